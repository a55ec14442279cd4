"""The library from the shell: lines for people, JSON for scripts, one sentence for each trouble."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

import cli
import library
import pipeline
from library import importing
from library.preparing import Task
from models.decisions import (
    ParameterDecision,
    ParameterSays,
    RemarkDecision,
    RemarkSays,
    Says,
    StructureDecision,
)
from models.library import Prepared
from tests.library.texts import terms, with_article

CHANGED = with_article(
    "解約", "利用者は、解約を希望する日の６０日前までに書面で通知することにより、契約を解約できます。"
)


class Shell:
    """Runs commands on one library."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *words: str | Path) -> tuple[int, str, str]:
        """Exit status, what was printed, and what was said on standard error."""
        status = cli.main(["library", *map(str, words), "--library", str(self.folder / "library.db")])
        said = self.capsys.readouterr()
        return status, said.out, said.err

    def json(self, *words: str | Path) -> Any:
        status, out, _ = self(*words, "--json")
        assert status == 0
        return json.loads(out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions of a service, another service in a zip, a file that is no terms, and one that cannot be read."""
    place = tmp_path / "規約"
    (place / "旧").mkdir(parents=True)
    (place / "旧" / "月見舟.txt").write_bytes(terms())
    (place / "月見舟.txt").write_bytes(terms(date="２０２５年４月１日", articles=CHANGED))
    (place / "壊れ.pdf").write_bytes(b"%PDF-1.4")
    (place / "表.xlsx").write_bytes(b"not for us")
    (place / ".隠し.txt").write_bytes(b"not for us")
    with zipfile.ZipFile(place / "ほか.zip", "w") as archive:
        archive.writestr("馬車.txt", terms(service="花見馬車", provider="花見馬車株式会社"))
    return place


def test_a_folder_is_added_and_a_bad_file_stops_no_other(shell: Shell, folder: Path) -> None:
    status, out, err = shell("add", folder, "--jobs", "1")
    assert status == 2
    assert "新しいサービス 2 件、新しい版 1 件、読み込めないファイル 1 件" in out
    assert [line for line in err.splitlines() if "壊れ.pdf" in line]
    assert "表.xlsx" not in out + err


def test_several_processes_do_what_one_does(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell("add", folder, "--jobs", "2")
    several = shell.json("list")
    (tmp_path / "library.db").unlink()
    shell("add", folder, "--jobs", "1")
    alone = shell.json("list")
    for found in (several, alone):
        for service in found["services"]:
            for version in service["versions"]:
                del version["added"]
    assert several == alone


def test_adding_again_adds_nothing(shell: Shell, folder: Path) -> None:
    shell("add", folder, "--jobs", "1")
    before = shell.json("list")
    status, out, _ = shell("add", folder, "--jobs", "1")
    assert (status, out.splitlines()[-1]) == (2, "すでにあります 3 件、読み込めないファイル 1 件")
    assert shell.json("list") == before


def test_a_run_that_was_broken_off_is_taken_up_again(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from library import Library

    keep = Library.keep
    kept: list[Any] = []

    def interrupted(self: Library, *words: Any) -> Any:
        if kept:
            raise KeyboardInterrupt
        kept.append(keep(self, *words))
        return kept[0]

    with monkeypatch.context() as patched:
        patched.setattr(Library, "keep", interrupted)
        status, _, err = shell("add", folder, "--jobs", "1")
        assert status == 2
        assert "もう一度実行すると" in err
    _, out, _ = shell("add", folder, "--jobs", "1")
    assert "すでにあります 1 件" in out
    assert sum(len(service["versions"]) for service in shell.json("list")["services"]) == 3


def faulty(task: Task, step: Callable[[str], None]) -> Prepared | str:
    """Has a bug that one file brings to light."""
    fault = RuntimeError("一度だけ") if "馬車" in task.name else None
    with patch("pipeline.analyse", wraps=pipeline.analyse, side_effect=fault):
        return importing.worked(task)


def test_a_fault_of_the_program_costs_one_file_only(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "told", faulty)
    status, out, err = shell("add", folder, "--jobs", "1")
    assert status == 2
    assert "RuntimeError" in err
    assert "新しい版 1 件、読み込めないファイル 2 件" in out


def test_what_the_user_says_of_a_file_counts(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(terms(provider="", date="", title=""))
    shell("add", tmp_path / "a.txt", "--provider", "山田商店", "--service", "貸ボート", "--date", "2023-05-01")
    (tmp_path / "b.txt").write_bytes(terms(date="", articles={"全部": "新しくなりました。"}))
    shell("add", tmp_path / "b.txt", "--service", "貸ボート", "--date", "2024-05-01")
    (service,) = shell.json("list")["services"]
    assert (service["provider"], service["name"]) == ("山田商店", "貸ボート")
    assert [version["date"] for version in service["versions"]] == ["2023-05-01", "2024-05-01"]


def test_a_service_is_shown_with_its_versions(shell: Shell, folder: Path) -> None:
    shell("add", folder, "--jobs", "1")
    status, out, _ = shell("show", "月見舟")
    assert status == 0
    assert out.index("2024-04-01") < out.index("2025-04-01")
    assert shell("list")[1].count("\n") == 2


def test_what_humans_decided_is_shown_with_a_service(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell("add", folder, "--jobs", "1")
    rate = (
        "late_interest.rate",
        "本則/第3条/第2項",
        "",
        "12.5%/year",
        ParameterSays.CORRECT,
        "14.6%/year",
        "年１２．５％",
    )
    with library.open(str(tmp_path / "library.db")) as shelf:
        version = shelf.find("月見舟").latest.uid
        shelf.decide(ParameterDecision(*rate, "法務 山田", "2026-11-20T10:00:00+09:00", "別紙のとおり"), version)
        shelf.decide(
            RemarkDecision("wording", "本則/第4条", "0" * 64, RemarkSays.DISMISSED, "佐藤", "2026-11-21"), version
        )
        shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "佐藤", "2026-11-22"), version)
    _, out, _ = shell("show", "月見舟")
    assert out.splitlines()[-4:] == [
        "人の判断（最新の版について）",
        "  有効  第3条第2項 遅延損害金の率: 年12.5％ → 年14.6％（訂正）（別紙のとおり）  法務 山田 2026-11-20",
        "  有効  第4条 点検（wording）: 了解  佐藤 2026-11-21",
        "  有効  「（２）舟の数が足りないとき。」は本文の続き  佐藤 2026-11-22",
    ]
    told = shell.json("show", "月見舟")["decisions"]
    assert [(each["kind"], each["standing"], each["who"]) for each in told] == [
        ("parameter", "有効", "法務 山田"),
        ("remark", "有効", "佐藤"),
        ("structure", "有効", "佐藤"),
    ]


def test_the_history_of_a_service_is_told(shell: Shell, folder: Path) -> None:
    shell("add", folder, "--jobs", "1")
    status, out, _ = shell("history", "月見舟")
    assert status == 0
    assert "2024-04-01 → 2025-04-01  実質変更 2" in out
    assert "契約者からの解約予告: 45日 第4条（2024-04-01） → 60日 第4条（2025-04-01）" in out
    found = shell.json("history", "月見舟")
    assert [step["substantive"] for step in found["steps"]] == [True]
    assert {"old": "本則/第4条", "new": "本則/第4条", "change": ["substantive"]}.items() <= next(
        entry for entry in found["steps"][0]["articles"] if entry["new"] == "本則/第4条"
    ).items()


def test_the_history_is_held_against_what_the_document_tells_and_against_siblings(shell: Shell, tmp_path: Path) -> None:
    texts = Path(__file__).parents[2] / "corpus" / "samples" / "text"
    old, new = ((texts / f"minato-{year}.txt").read_text("utf-8") for year in (2023, 2025))
    for name, text in (
        ("a.txt", old),
        ("b.txt", new.replace("年14.6％から年12.0％に", "年14.6％から年10.0％に")),
        ("給与.txt", old.replace("クラウド会計", "クラウド給与")),
    ):
        (tmp_path / name).write_text(text, "utf-8")
        assert shell("add", tmp_path / name)[0] == 0
    services = shell.json("list")["services"]
    assert sorted(len(each["versions"]) for each in services) == [1, 2]
    uid = next(each["service"] for each in services if len(each["versions"]) == 2)
    out = shell("history", uid)[1]
    assert "✗【内容の食い違い】第14条（遅延損害金）は、「年10.0%」に改めたとありますが" in out
    assert "14.6％" in out.partition("に及んでいない改定")[2]
    found = shell.json("history", uid)
    assert [each["wrong"] for each in found["accounts"]] == [1]
    assert [each["service"] for each in found["siblings"]] == [s["service"] for s in services if s["service"] != uid]
    assert any("14.6％" in edit["was"] for edit in found["siblings"][0]["edits"])


def test_what_held_on_a_day_is_told(shell: Shell, folder: Path) -> None:
    shell("add", folder, "--jobs", "1")
    assert "2024-04-01 の版（月見舟.txt、2025-04-01 の版まで）" in shell("history", "月見舟", "--on", "2024-12-31")[1]
    assert shell.json("history", "月見舟", "--on", "2025-04-01")["version"]["date"] == "2025-04-01"
    status, _, err = shell("history", "月見舟", "--on", "2020-01-01")
    assert status == 2
    assert "2020-01-01" in err


def test_export_import_and_verify(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell("add", folder, "--jobs", "1")
    assert shell("export", tmp_path / "out.zip")[0] == 0
    assert "欠けや食い違いはありません" in shell("verify", tmp_path / "out.zip")[1]
    assert "欠けや食い違いはありません" in shell("verify")[1]
    (tmp_path / "library.db").unlink()
    assert "版 3 件" in shell("import", tmp_path / "out.zip")[1]
    (tmp_path / "cut.zip").write_bytes((tmp_path / "out.zip").read_bytes()[:-40])
    assert shell("verify", tmp_path / "cut.zip")[0] == 2


@pytest.mark.parametrize(
    "words",
    [["add", "ない.txt"], ["add", "x.txt", "--date", "2024"], ["show", "ない"], ["import", "ない.zip"], []],
    ids=["a missing file", "no day", "no such service", "no such export", "no command"],
)
def test_trouble_is_one_sentence(shell: Shell, words: list[str]) -> None:
    try:
        status, _, err = shell(*words)
    except SystemExit as ended:
        status, err = int(str(ended.code)), shell.capsys.readouterr().err
    assert status == 2
    assert len(err.splitlines()) == 1


def test_an_empty_library_says_so(shell: Shell) -> None:
    status, out, err = shell("list")
    assert (status, out) == (0, "")
    assert "空です" in err


def test_clauses_are_searched(shell: Shell, folder: Path) -> None:
    shell("add", folder, "--jobs", "1")
    status, out, _ = shell("search", "転貸", "サービス:月見")
    assert (status, out.splitlines()) == (
        0,
        [
            "株式会社月見水運 月見舟 利用規約 2025-04-01  第6条 禁止事項",
            "  利用者は、舟を第三者に[転貸]し、又は湖の外へ持ち出してはなりません。",
        ],
    )
    (hit,) = shell.json("search", "解約予告>50日")["hits"]
    assert (hit["citation"], hit["values"]) == ("第4条", ["契約者からの解約予告: 60日"])
    assert "ありません" in shell("search", "宇宙船")[2]
    assert shell("search", "天気>3")[0] == 2


def test_clauses_like_one_are_shown(shell: Shell, folder: Path) -> None:
    shell("add", folder, "--jobs", "1")
    assert shell("like", "月見舟", "第4条")[1].startswith("花見馬車株式会社 花見馬車 利用規約 2024-04-01  第4条 解約")
    assert shell("like", "月見舟", "第99条")[0] == 2


@pytest.mark.parametrize("words", ["第4条", "４", "第４条第1項", "本則/第4条"])
def test_a_clause_is_named_as_a_person_names_it(shell: Shell, folder: Path, words: str) -> None:
    shell("add", folder, "--jobs", "1")
    assert "第4条 解約" in shell("like", "月見舟", words)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "解約", "--limit", "0"), "--limit に「0」は使えません"),
        (("search", "解約", "--limit", "多"), "--limit に「多」は使えません"),
        (("add", "a.txt", "--jobs", "-1"), "--jobs に「-1」は使えません"),
    ],
)
def test_a_number_that_is_none_gets_a_sentence(
    shell: Shell, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        shell(*words)
    assert said in capsys.readouterr().err


def test_a_version_of_a_text_without_a_name_is_told_by_another_file_of_it(shell: Shell, tmp_path: Path) -> None:
    for name, date in (("元.txt", "２０２５年４月１日"), ("前.txt", "２０２４年４月１日")):
        (tmp_path / name).write_bytes(terms(provider="", title="", date=date))
        out = shell("add", tmp_path / name)[1]
    assert "前.txt → 元.txt（2024-04-01）" in out


def test_what_other_rules_took_apart_is_taken_apart_again(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched, library.open(str(shell.folder / "library.db")) as shelf:
        patched.setattr("library.preparing.maker", lambda: "0" * 12)
        for at in range(3):
            shelf.add(f"{at}.txt", terms(f"月見舟{at}"))
    assert shell("refresh", "--jobs", "1") == (0, "3 件を読み取り直しました。\n", "")
    assert shell("refresh") == (0, "0 件を読み取り直しました。\n", "")
