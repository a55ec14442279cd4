"""Every figure on a screen is one of the command line's: read off the screens in the browser, held against its JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import cli
import library
from corpus.samples import samples
from library.preparing import Said
from tests.browser.conftest import Visit, serving, settled

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TEXTS, DRAFT = SAMPLES / "text", SAMPLES / "drafts" / "minato-draft.txt"
NEWEST = ("minato-2025", "haruka-2024", "tobiume-2023")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("figures")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A server with the samples in its library."""
    with library.open(str(folder / "library.db")) as kept:
        for sample in samples():
            kept.add(sample.file, sample.read(), said=Said(sample.provider, sample.service))
    with serving(folder) as there:
        yield there


def text(name: str) -> str:
    return str(TEXTS / f"{name}.txt")


def written(out: Path, *words: str) -> Any:
    """What a command writes into a file."""
    assert cli.main([*words, "--out", str(out)]) == 0
    found = out / f"{Path(words[1]).stem}.json" if out.is_dir() else out
    return json.loads(found.read_text(encoding="utf-8"))


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What a command prints."""
    capsys.readouterr()
    assert cli.main(list(words)) == 0
    return json.loads(capsys.readouterr().out)


def figure(place: Locator) -> int:
    """The last number of a text, which may be written with commas."""
    return int(re.findall(r"[0-9,]+", place.first.inner_text())[-1].replace(",", ""))


def opened(visit: Visit, path: str, there: str) -> Page:
    visit.page.goto(f"{visit.address}/{path}")
    visit.page.locator(there).first.wait_for(state="attached")
    return settled(visit.page)


def stated(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if any(cell["standing"] == "stated" for cell in row["cells"])]


def test_the_comparison(visit: Visit, tmp_path: Path) -> None:
    found = written(tmp_path / "a.json", "compare", text("minato-2025"), text("haruka-2024"))
    page = opened(visit, "?left=minato-2025&right=haruka-2024", ".view .row")
    grades = found["grades"]
    chips = {
        "all": len(found["rows"]),
        "substance": grades["substantive"],
        "wording": grades["wording"] + grades["numbering"],
        "left": grades["left_only"],
        "right": grades["right_only"],
        "same": grades["same"],
        "open": len(found["rows"]) - grades["same"],
    }
    assert {name: figure(page.locator(f"button[data-filter={name}]")) for name in chips} == chips
    assert figure(page.locator("[data-tab=numbers][role=tab]")) == len(stated(found["parameters"]))
    assert figure(page.locator("[data-tab=terms][role=tab]")) == len(found["definitions"])
    assert figure(page.locator("[data-taken]")) == sum(found["noise"].values())
    page.locator("[data-tab=numbers][role=tab]").click()
    for row in stated(found["parameters"]):
        line = page.locator(".table.numbers tbody tr").filter(has=page.locator("th", has_text=row["label"])).first
        for side, cell in enumerate(row["cells"]):
            values = line.locator("td").nth(side).locator(".v > b").all_inner_texts()
            assert values == [value["spoken"] for value in cell["values"]], row["label"]


def test_the_matrix(visit: Visit, tmp_path: Path) -> None:
    found = written(tmp_path / "a.json", "matrix", *map(text, NEWEST))
    page = opened(visit, "一覧?" + "&".join(f"service={id_}" for id_ in NEWEST), ".grid tr.r")
    rows = [row for row in found["parameters"] if any(cell["standing"] != "absent" for cell in row["cells"])]
    tabs = page.get_by_role("tab")
    assert figure(tabs.nth(0)) == len(rows)
    assert figure(tabs.nth(1)) == sum(row["count"] > 0 for row in found["topics"])
    groups = Counter(row["group"] for row in rows), Counter(row["group"] for row in rows if row["differs"])
    for group, count in groups[0].items():
        head = page.locator("[data-panel=n] tr", has_text=f"{count} 項目").filter(has_text=group).first.inner_text()
        assert f"違い {groups[1][group]}" in head, group
    for row in rows:
        line = page.locator(f"[data-panel=n] tr[data-key='{row['key']}']")
        for at, cell in enumerate(row["cells"]):
            said = line.locator("td").nth(at).inner_text()
            assert all(value["spoken"] in said for value in cell["values"]), row["label"]
            assert ("◎" in said) == (cell["favour"] == "best"), row["label"]
            assert ("△" in said) == (cell["favour"] == "worst"), row["label"]


def test_the_revisions(visit: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    versions = ("minato-2022", "minato-2023", "minato-2025")
    found = printed(capsys, "history", *map(text, versions), "--json")
    page = opened(visit, "改定?" + "&".join(f"v={id_}" for id_ in versions), ".past-of .past")
    for at, version in enumerate(found["versions"]):
        assert f"{version['articles']} 条" in page.locator(".version").nth(at).inner_text()
        assert version["date"] in page.locator(".version").nth(at).inner_text()
    words = {"substantive": "実質", "inserted": "新設", "deleted": "削る", "moved": "移動", "heading": "見出し"}
    words |= {"wording": "表現・番号のみ", "renumbered": "条ずれ"}
    for step, drawn in zip(found["steps"], page.locator(".step").all(), strict=True):
        said = dict(re.findall(r"(\S+) (\d+)", drawn.inner_text()))
        assert {name: int(said.get(words[name], 0)) for name in step["counts"]} == step["counts"]
    moved = [row for row in found["parameters"] if len(row["spans"]) > 1]
    assert page.locator("tr.moved").count() == len(moved)
    for row in moved:
        line = page.locator("tr.moved").filter(has=page.locator("th", has_text=row["label"])).first.inner_text()
        for span in row["spans"]:
            assert all(value["spoken"] in line and value["citation"] in line for value in span["values"]), row["label"]
    still = len(found["parameters"]) - len(moved)
    expect(page.get_by_text(f"変わらない項目 {still} 件も見せる")).to_be_visible()
    wrong = page.get_by_role("tab", name=re.compile("改定履歴の確認"))
    assert figure(wrong) == found["accounts"][-1]["wrong"]


def test_the_checks(visit: Visit, tmp_path: Path) -> None:
    found = written(tmp_path / "a.json", "check", str(DRAFT), "--old", text("minato-2025"))
    page = opened(visit, "点検?doc=minato-draft&old=minato-2025", ".view.remarks-of")
    chips = [figure(chip) for chip in page.locator(".chip").all()]
    counts = found["counts"]
    assert chips == [len(found["remarks"]), counts["serious"], counts["warning"], counts["note"]]
    shown = Counter(page.locator(".rm h3 > b").all_inner_texts())
    assert shown == Counter(remark["what"] for remark in found["remarks"])


def test_the_search(visit: Visit, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = "解約 主題:解約"
    found = printed(capsys, "library", "search", *asked.split(), "--json", "--library", str(folder / "library.db"))
    page = opened(visit, f"検索?q={asked}", ".hit")
    assert page.locator(".hit").count() == len(found["hits"])
    bold = [int(each) for each in page.locator(".search .counts b, .found .counts b, .bar .counts b").all_inner_texts()]
    assert bold == [len(found["hits"]), len({hit["service"] for hit in found["hits"]})]


def test_a_document(visit: Visit, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    found = written(out, "analyze", text("haruka-2024"))
    page = opened(visit, "文書?doc=haruka-2024", ".view .b")
    kinds = Counter(node["kind"] for node in found["nodes"])
    said = {
        unit: int(count)
        for count, unit in re.findall(r"(\d+) (号の下|条|項|号|頁)", page.locator(".bar .counts").inner_text())
    }
    assert said == {"条": kinds["article"], "項": kinds["paragraph"], "号": kinds["item"], "号の下": kinds["subitem"]}
    assert figure(page.locator(".unread h2 b")) == len(found["unread"])
    assert figure(page.locator(".laws h2 b")) == len(found["statutes"])
    assert page.locator(".odds").count() == bool(found["findings"])


def test_the_library(visit: Visit, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ("--library", str(folder / "library.db"))
    found = printed(capsys, "library", "list", "--json", *where)["services"]
    page = opened(visit, "文書", ".shelves tbody tr")
    assert figure(page.locator(".shelves .counts")) == len(found)
    for service in found:
        cells = page.locator(".shelves tbody tr").filter(has_text=service["name"]).first.locator("td")
        whole = printed(capsys, "library", "show", service["service"], "--json", *where)
        assert cells.nth(3).inner_text().split() == [version["date"] for version in reversed(whole["versions"])]
        assert figure(cells.nth(4)) == whole["versions"][-1]["articles"]
        assert figure(cells.nth(6)) == len(whole["decisions"])
    page = opened(visit, "設定", ".st-key-settings")
    capsys.readouterr()
    assert cli.main(["library", "verify", *where]) == 0
    counted = dict(re.findall(r"(\S+?) ([0-9,]+) 件", capsys.readouterr().out.replace("・", " ")))
    told = dict(re.findall(r"(サービス|版|人の判断) ([0-9,]+)", page.locator(".st-key-settings").inner_text()))
    assert told == {name: counted[name] for name in told}
