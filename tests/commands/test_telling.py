"""What changed from version to version is found when documents come in, are taken apart again or are taken over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import cli
import library
import pipeline
from library import Library
from library.steps import Between
from tests.library.texts import terms, with_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three versions of one service."""
    place = tmp_path / "規約"
    place.mkdir()
    for at in range(3):
        clause = with_article("適用", f"本規約は、{at}番の舟に適用します。")
        (place / f"{at}.txt").write_bytes(terms(date=f"２０２{at}年４月１日", articles=clause))
    return place


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "library.db")


def added(folder: Path, place: str) -> int:
    return cli.main(["library", "add", str(folder), "--jobs", "1", "--library", place])


def untold(place: str) -> int:
    with library.open(place) as shelf:
        return len(shelf.untold())


def test_a_history_is_there_when_its_versions_are(folder: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert added(folder, place) == 0

    def never(*_: object, **__: object) -> None:
        raise AssertionError("found again")

    monkeypatch.setattr(pipeline, "revisions", never)
    assert cli.main(["library", "history", "月見舟", "--library", place]) == 0


def test_what_was_broken_off_is_found_the_next_time_the_files_are_added(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: Library, wanted: list[Between], *__: object) -> Iterator[str]:
        raise KeyboardInterrupt
        yield ""

    with monkeypatch.context() as patch:
        patch.setattr(Library, "tell", interrupted)
        assert added(folder, place) == 0
    said = capsys.readouterr()
    assert "版の比較を途中でやめました" in said.err
    assert "新しい版 2 件" in said.out
    assert untold(place) == 2
    assert added(folder, place) == 0
    assert untold(place) == 0


def test_an_older_version_is_taken_apart_again_before_it_is_compared(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, library.open(place) as shelf:
        patch.setattr("library.preparing.maker", lambda: "0" * 12)
        shelf.add("0.txt", (folder / "0.txt").read_bytes())
    assert added(folder, place) == 0
    with library.open(place) as shelf:
        assert shelf.stale() == ()
        assert shelf.untold() == []
        (service,) = shelf.services()
        assert len(shelf.history(service.uid).steps) == 2


def test_a_library_that_was_taken_over_has_its_steps(folder: Path, place: str, tmp_path: Path) -> None:
    assert added(folder, place) == 0
    out, other = str(tmp_path / "out.zip"), str(tmp_path / "other.db")
    assert cli.main(["library", "export", out, "--library", place]) == 0
    assert cli.main(["library", "import", out, "--library", other]) == 0
    assert untold(other) == 0


def test_a_fault_of_the_program_is_said_and_costs_no_document(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError("欠陥")

    monkeypatch.setattr(pipeline, "revisions", faulty)
    assert added(folder, place) == 0
    said = capsys.readouterr()
    assert "版の比較 2 件が、プログラムの誤りで終わりませんでした（ZeroDivisionError: 欠陥）" in said.err
    assert "新しい版 2 件" in said.out
