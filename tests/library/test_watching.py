"""A watched folder: versions are known for what they are, changes are told, other forms of one text raise no alarm."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

import cli
import library
from corpus.samples import find
from library import Library
from library.watching import Asked, glimpses, nobody, take_in
from models.arrivals import Arrival, Came
from models.library import NEW

OLD, NEWER = find("minato-2023"), find("minato-2025")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    with library.open(str(tmp_path / "library.db")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def one(shelf: Library, file: Path, ask: Asked = nobody) -> Arrival:
    (found,) = take_in(shelf, file, ask)
    return found


def test_a_new_text_of_a_known_service_is_a_version_and_its_changes_are_told(shelf: Library, folder: Path) -> None:
    first = one(shelf, put(folder, "2023.txt", OLD.read()))
    assert (first.came, first.alarm) == (Came.SERVICE, False)
    second = one(shelf, put(folder, "2025.txt", NEWER.read()))
    assert (second.came, second.alarm, second.format_only) == (Came.VERSION, True, False)
    assert second.step is not None
    assert second.step.substantive
    assert one(shelf, folder / "2025.txt").came is Came.KNOWN


def test_another_form_of_the_same_text_raises_no_alarm(shelf: Library, folder: Path) -> None:
    one(shelf, put(folder, "2025.txt", NEWER.read()))
    again = one(shelf, put(folder, "2025.docx", NEWER.read(".docx")))
    assert (again.came, again.format_only, again.alarm) == (Came.VERSION, True, False)


def test_a_file_that_cannot_be_read_gets_its_sentence(shelf: Library, folder: Path) -> None:
    bad = one(shelf, put(folder, "壊れた.pdf", b"%PDF-1.7 nothing"))
    assert (bad.came, bad.alarm) == (Came.BAD, True)
    assert bad.message


def another_service() -> bytes:
    """Terms of another name and provider with most of the clauses of the sample."""
    text = OLD.read().decode()
    return text.replace("みなとクラウド会計", "いそべ家計簿").replace(OLD.provider, "株式会社いそべ").encode()


def test_nothing_is_kept_of_a_file_of_which_nobody_is_sure_until_somebody_says_so(shelf: Library, folder: Path) -> None:
    one(shelf, put(folder, "2023.txt", OLD.read()))
    file = put(folder, "似た規約.txt", another_service())
    unsure = one(shelf, file)
    assert (unsure.came, unsure.alarm, len(shelf.services())) == (Came.UNSURE, True, 1)
    assert unsure.like is not None
    assert one(shelf, file, lambda *_: NEW).came is Came.SERVICE
    assert len(shelf.services()) == 2


def test_of_each_file_in_a_zip_file_somebody_is_asked_by_its_name(shelf: Library, folder: Path) -> None:
    known = one(shelf, put(folder, "2023.txt", OLD.read())).kept
    assert known is not None
    with zipfile.ZipFile(folder / "二社.zip", "w") as made:
        made.writestr("甲/規約.txt", another_service())
        made.writestr("乙.txt", another_service().replace("いそべ".encode(), "はまべ".encode()))
    answers = {"二社.zip の 規約.txt": NEW, "二社.zip の 乙.txt": known.service.uid}
    found = list(take_in(shelf, folder / "二社.zip", lambda file, _: answers[file]))
    assert [(each.file, each.came) for each in found] == list(zip(answers, (Came.SERVICE, Came.VERSION), strict=True))


def test_a_file_that_is_still_being_written_looks_otherwise_the_next_time(folder: Path) -> None:
    put(folder, "規約.txt", b"half")
    before = glimpses(folder)
    put(folder, "規約.txt", b"half and the rest")
    assert not before & glimpses(folder)


def test_the_command_writes_reports_for_scripts_and_for_mail(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, place = tmp_path / "out", str(tmp_path / "library.db")
    words = ["watch", str(folder), "--once", "--library", place, "--out", str(out)]
    put(folder, "2023.txt", OLD.read())
    assert cli.main(words) == 0
    put(folder, "2025.txt", NEWER.read())
    assert cli.main(words) == 0
    assert "新しい版　2025.txt" in capsys.readouterr().out
    found = json.loads((out / "0002-変更.json").read_text("utf-8"))
    assert found["alarm"]
    (arrival,) = found["arrivals"]
    assert arrival["step"]["counts"]["inserted"] == 1
    page = html.document_fromstring((out / "0002-変更.html").read_bytes())
    cells = [cell.text_content() for cell in page.xpath("//tr[2]/td")]
    assert cells[1]
    assert not page.xpath("//script | //style | //link")
    assert cli.main(words) == 0
    assert not (out / "0003-変更.json").exists()


def test_hostile_names_and_texts_are_no_markup_in_the_mail(folder: Path, tmp_path: Path) -> None:
    out, place = tmp_path / "out", str(tmp_path / "library.db")
    evil = "第1条（<script>alert(1)</script>）\n本規約は、適用します。\n第2条（料金）\n月額とします。\n".encode()
    put(folder, "<b>規約.txt", evil)
    assert cli.main(["watch", str(folder), "--once", "--library", place, "--out", str(out)]) == 0
    assert "<script" not in (out / "0001-変更.html").read_text("utf-8")
    assert "<b>" not in (out / "0001-変更.html").read_text("utf-8")


def test_a_folder_that_is_not_there_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["watch", str(tmp_path / "ない"), "--once"]) == 2
    assert "というフォルダがありません。" in capsys.readouterr().err


def test_a_place_for_reports_that_cannot_be_gets_a_sentence_before_anything_is_kept(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("第1条（目的）")
    out, place = folder / "a.txt" / "out", tmp_path / "library.db"
    assert cli.main(["watch", str(folder), "--once", "--out", str(out), "--library", str(place)]) == 2
    assert "書き込めるフォルダを指定してください" in capsys.readouterr().err
    assert not place.exists()
