"""What became of every 項 and 号 of an article: the same kinds as for articles."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from analysis.changes.revisions import revisions
from analysis.structure.segment import segment
from corpus import samples
from corpus.readers import read
from models.changes import Fate, Revision
from models.document import Document, Kind
from models.source import source_of_text

PARAGRAPHS = [
    "利用者は、貸出しの期間が終わる日の午後五時までに、農機具を洗って返却します。",
    "返却が遅れた利用者は、一日につき五百円の延長料を当社に支払います。",
    "当社は、返却された農機具を点検し、傷があれば写真を添えて利用者に知らせます。",
    "利用者は、傷についての知らせに異議があるときは、七日以内に当社に申し出ます。",
]
ITEMS = [
    "農機具を第三者に転貸すること",
    "農機具の安全装置を取り外すこと",
    "公道で許可なく農機具を運転すること",
    "当社の承諾なく農機具を改造すること",
]
LEAD = "利用者は、次の行為をしてはなりません。"
NEW = "農機具の鍵は、返却口の箱に入れます。"


def document(*articles: str) -> Document:
    return segment(source_of_text("試し", "農機具貸出規約\n" + "".join(articles)))


def by_paragraph(texts: list[str], number: int = 1, caption: str = "返却") -> str:
    return f"第{number}条（{caption}）\n" + "".join(f"{n}. {text}\n" for n, text in enumerate(texts, 1))


def by_item(texts: list[str]) -> str:
    return f"第1条（禁止）\n{LEAD}\n" + "".join(f"({n}) {text}\n" for n, text in enumerate(texts, 1))


def told(entries: tuple[Revision, ...]) -> set[str]:
    """Every clause that is not the same: last segments of both paths, and kinds."""
    found = set[str]()
    for each in entries:
        sides = ("—" if path is None else path.rpartition("/")[2] for path in (each.old, each.new))
        if each.kinds != (Fate.SAME,):
            found.add(f"{' → '.join(sides)}: {' '.join(kind.value for kind in each.kinds)}")
    return found


def between(old: list[str], new: list[str], printed: Callable[[list[str]], str]) -> set[str]:
    return told(revisions(document(printed(old)), document(printed(new))).entries[0].clauses)


WAYS = [(PARAGRAPHS, by_paragraph, "項"), (ITEMS, by_item, "号")]


@pytest.mark.parametrize(("texts", "printed", "unit"), WAYS, ids=["項", "号"])
def test_a_clause_put_between_others_is_inserted_and_moves_their_numbers(
    texts: list[str], printed: Callable[[list[str]], str], unit: str
) -> None:
    found = between(texts, [texts[0], NEW, *texts[1:]], printed)
    assert found == {
        f"— → 第2{unit}: inserted",
        *(f"第{n}{unit} → 第{n + 1}{unit}: renumbered" for n in (2, 3, 4)),
    }


@pytest.mark.parametrize(("texts", "printed", "unit"), WAYS, ids=["項", "号"])
def test_a_clause_taken_out_is_deleted(texts: list[str], printed: Callable[[list[str]], str], unit: str) -> None:
    found = between(texts, [texts[0], *texts[2:]], printed)
    assert found == {f"第2{unit} → —: deleted", *(f"第{n}{unit} → 第{n - 1}{unit}: renumbered" for n in (3, 4))}


@pytest.mark.parametrize(("texts", "printed", "unit"), WAYS, ids=["項", "号"])
def test_a_clause_that_goes_to_the_end_is_moved(
    texts: list[str], printed: Callable[[list[str]], str], unit: str
) -> None:
    found = between(texts, [*texts[1:], texts[0]], printed)
    assert found == {
        f"第1{unit} → 第4{unit}: renumbered moved",
        *(f"第{n}{unit} → 第{n - 1}{unit}: renumbered" for n in (2, 3, 4)),
    }


@pytest.mark.parametrize(("texts", "printed", "unit"), WAYS, ids=["項", "号"])
def test_an_edit_inside_a_moved_clause_stays_visible(
    texts: list[str], printed: Callable[[list[str]], str], unit: str
) -> None:
    changed = texts[0].replace("洗って", "洗わずに").replace("第三者", "家族")
    old, new = document(printed(texts)), document(printed([*texts[1:], changed]))
    (moved,) = [c for c in revisions(old, new).entries[0].clauses if Fate.MOVED in c.kinds]
    assert set(moved.kinds) == {Fate.RENUMBERED, Fate.MOVED, Fate.SUBSTANTIVE}
    assert any(change.right in ("家族", "ずに") for change in moved.verdict.changes)
    for change in moved.verdict.changes:
        assert new.by_path[change.right_path].node.text[change.right_start :].startswith(change.right)


def test_a_paragraph_cut_in_two_was_split_and_two_that_became_one_were_merged() -> None:
    two = "利用者は、農機具を洗って返却します。返却が遅れた利用者は、一日につき五百円の延長料を当社に支払います。"
    first, second = (part + "。" for part in two.removesuffix("。").split("。"))
    assert between([two, PARAGRAPHS[2]], [first, second, PARAGRAPHS[2]], by_paragraph) == {
        "第1項 → 第1項: wording split",
        "第1項 → 第2項: wording split",
        "第2項 → 第3項: renumbered",
    }
    assert between([first, second, PARAGRAPHS[2]], [two, PARAGRAPHS[2]], by_paragraph) == {
        "第1項 → 第1項: wording merged",
        "第2項 → 第1項: wording merged",
        "第3項 → 第2項: renumbered",
    }


def test_a_paragraph_that_went_to_another_article_is_found_there() -> None:
    other = ["料金は、料金表に定めます。", "料金は、貸出しの日に現金で支払います。"]
    old = document(by_paragraph(PARAGRAPHS), by_paragraph(other, 2, "料金"))
    kept, gone = [PARAGRAPHS[0], *PARAGRAPHS[2:]], PARAGRAPHS[1].replace("五百円", "七百円")
    new = document(by_paragraph(kept), by_paragraph([*other, gone], 2, "料金"))
    one, two = revisions(old, new).entries
    assert "第2項 → 第3項: renumbered moved substantive" in told(one.clauses)
    (moved,) = [clause for clause in two.clauses if Fate.MOVED in clause.kinds]
    assert (moved.old, moved.new) == ("本則/第1条/第2項", "本則/第2条/第3項")
    assert moved.reasons[-1] == "第1条第2項が第2条第3項に移りました。"
    assert moved in one.clauses


def test_a_paragraph_rewritten_in_its_place_is_carried_on() -> None:
    new = [*PARAGRAPHS[:3], "異議は、書面に限り、三日のうちに当社の窓口で受け付けます。"]
    assert between(PARAGRAPHS, new, by_paragraph) == {"第4項 → 第4項: substantive"}


def test_an_article_without_change_tells_nothing_of_its_clauses() -> None:
    found = revisions(document(by_paragraph(PARAGRAPHS)), document(by_paragraph(PARAGRAPHS)))
    assert found.entries[0].clauses == ()


@cache
def sample(name: str) -> Document:
    found = samples.find(name)
    return segment(read(found.file, found.read()))


def lists(name: str) -> Iterator[list[str]]:
    """The texts of the 項, and of the 号, of the articles of a sample that have three or more of them."""
    for entry in sample(name).entries:
        held = [child.text for child in entry.node.children if child.kind in (Kind.PARAGRAPH, Kind.ITEM)]
        if entry.node.kind in (Kind.ARTICLE, Kind.PARAGRAPH) and len(held) >= 3 and all(held):
            yield [" ".join(text.split()) for text in held]


@pytest.mark.parametrize("name", ["minato-2022", "tobiume-2023", "haruka-2024"])
def test_clauses_of_the_samples_are_followed_through_every_edit(name: str) -> None:
    rng = random.Random(7)
    for texts in lists(name):
        printed, unit = (by_item, "号") if len(max(texts, key=len)) < 40 else (by_paragraph, "項")
        at, to = rng.randrange(len(texts)), rng.randrange(len(texts) + 1)
        rest = texts[:at] + texts[at + 1 :]
        gone, put = between(texts, rest, printed), between(texts, [*texts[:to], NEW, *texts[to:]], printed)
        assert f"第{at + 1}{unit} → —: deleted" in gone, texts
        assert f"— → 第{to + 1}{unit}: inserted" in put, texts
        assert {line.rpartition(": ")[2] for line in gone | put} <= {"deleted", "inserted", "renumbered"}
        moved = between(texts, [*texts[1:], texts[0]], printed)
        assert f"第1{unit} → 第{len(texts)}{unit}: renumbered moved" in moved, texts
