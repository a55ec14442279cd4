"""A reviewer's decisions about what carries on what: revisions obey them and tell whose word it was."""

from __future__ import annotations

from analysis.alignment.align import align
from analysis.alignment.rulings import decide
from analysis.changes.revisions import revisions
from analysis.comparison.compare import compare
from analysis.structure.segment import segment
from models.changes import Fate, Revision, Revisions
from models.comparison import Side
from models.decisions import LinkDecision, LinkSays
from models.document import Document
from models.source import source_of_text
from tests.analysis.test_compare import shown, texts

TERMS = (
    ("適用", "本規約は、当社が貸し出す農機具の利用に関する一切の関係に適用されます。"),
    ("料金", "利用者は、料金表に定める料金を当社に支払うものとします。"),
    ("点検", "当社は、貸出しの前に農機具を点検し、点検簿に結果を記録します。"),
    ("返却", "利用者は、貸出しの期間が終わる日の午後五時までに、農機具を洗って返却します。"),
)
LOTS = ("抽選", "希望者が多い日は、前月の末日に抽選を行い、当選した方の氏名を掲示します。")


def clauses(*held: tuple[str, str]) -> Document:
    lines = [f"第{n}条（{caption}）\n{text}" for n, (caption, text) in enumerate(held, 1)]
    return segment(source_of_text("試し", "\n".join(lines)))


OLD, NEW = clauses(*TERMS), clauses(*TERMS[:2], LOTS, TERMS[3])


def at(number: int) -> str:
    return f"本則/第{number}条"


def said(says: LinkSays, left: int, right: int, new: Document = NEW) -> LinkDecision:
    return decide((OLD, at(left)), (new, at(right)), says, "法務 試験", "2026-11-20T09:00", "窓口の説明による")


def of(found: Revisions, old: int | None, new: int | None) -> Revision:
    sides = tuple(None if number is None else at(number) for number in (old, new))
    return next(entry for entry in found.entries if (entry.old, entry.new) == sides)


def test_without_decisions_another_subject_is_deleted_and_inserted() -> None:
    found = revisions(OLD, NEW)
    assert of(found, 3, None).kinds == (Fate.DELETED,)
    assert of(found, None, 3).kinds == (Fate.INSERTED,)


def test_what_was_added_is_carried_on_and_says_whose_word_it_was() -> None:
    decision = said(LinkSays.ADD, 3, 3)
    entry = of(revisions(OLD, NEW, decisions=[decision]), 3, 3)
    assert entry.kinds == (Fate.HEADING, Fate.SUBSTANTIVE)
    assert entry.decision == decision
    assert entry.reasons[0] == "人の判断：対応とする（法務 試験、2026-11-20）。窓口の説明による"


def test_what_was_cut_is_carried_on_no_more() -> None:
    decision = said(LinkSays.CUT, 2, 2)
    found = revisions(OLD, NEW, decisions=[decision])
    assert of(found, 2, None).kinds == (Fate.DELETED,)
    assert of(found, None, 2).kinds == (Fate.INSERTED,)
    assert of(found, None, 2).decision == decision
    assert "対応から外す" in of(found, 2, None).reasons[0]
    assert of(found, 4, 4).kinds == (Fate.SAME,)


def test_an_article_added_to_one_that_stays_was_split_off_it() -> None:
    found = revisions(OLD, NEW, decisions=[said(LinkSays.ADD, 2, 3)])
    assert {entry.new for entry in found.entries if Fate.SPLIT in entry.kinds} == {at(2), at(3)}
    assert of(found, 3, None).kinds == (Fate.DELETED,)


def test_an_article_that_is_added_to_the_partner_of_another_was_merged_into_it() -> None:
    found = revisions(OLD, NEW, decisions=[said(LinkSays.ADD, 3, 2)])
    assert {entry.old for entry in found.entries if Fate.MERGED in entry.kinds} == {at(2), at(3)}
    assert of(found, None, 3).kinds == (Fate.INSERTED,)


def test_a_confirmed_pair_changes_nothing_but_is_marked() -> None:
    decision = said(LinkSays.CONFIRM, 4, 4)
    found = revisions(OLD, NEW, decisions=[decision])
    assert [entry.kinds for entry in found.entries] == [entry.kinds for entry in revisions(OLD, NEW).entries]
    assert of(found, 4, 4).decision == decision


def test_decisions_whose_article_is_gone_are_told() -> None:
    gone = said(LinkSays.CUT, 3, 3)
    assert revisions(OLD, clauses(*TERMS[:2]), decisions=[gone]).lost == (gone,)
    assert revisions(OLD, NEW, decisions=[gone]).lost == ()


def test_every_article_stands_in_an_entry_whatever_was_decided() -> None:
    for says in LinkSays:
        for left in range(1, 5):
            for right in range(1, 5):
                found = revisions(OLD, NEW, decisions=[said(says, left, right)])
                assert {entry.old for entry in found.entries} >= {at(n) for n in range(1, 5)}
                assert {entry.new for entry in found.entries} >= {at(n) for n in range(1, 5)}


RULES = "1 利用者は、農機具を畑の外へ持ち出してはなりません。\n2 利用者は、鍵を毎朝窓口で受け取ります。\n3 当社は、農機具を三年ごとに買い替えます。"
LATER = "1 利用者は、農機具を畑の外へ持ち出してはなりません。\n2 当社は、農機具を五年ごとに買い替えます。\n3 鍵は、利用者へ前夜に送る暗証番号で開けます。"
BEFORE, AFTER = clauses(*TERMS, ("利用", RULES)), clauses(*TERMS, ("利用", LATER))


def inner(says: LinkSays, left: int, right: int) -> LinkDecision:
    sides = (BEFORE, f"{at(5)}/第{left}項"), (AFTER, f"{at(5)}/第{right}項")
    return decide(*sides, says, "法務 試験", "2026-11-20T09:00", "鍵の話")


def of_clauses(found: Revisions) -> dict[tuple[str, str], Revision]:
    entry = of(found, 5, 5)
    return {((e.old or "").rpartition("/")[2], (e.new or "").rpartition("/")[2]): e for e in entry.clauses}


def test_a_paragraph_that_was_rewritten_is_carried_on_where_a_reviewer_says_so() -> None:
    assert ("第2項", "") in of_clauses(revisions(BEFORE, AFTER))
    found = of_clauses(revisions(BEFORE, AFTER, decisions=[inner(LinkSays.ADD, 2, 3)]))
    carried = found["第2項", "第3項"]
    assert Fate.SUBSTANTIVE in carried.kinds
    assert carried.decision is not None
    assert carried.reasons[0] == "人の判断：対応とする（法務 試験、2026-11-20）。鍵の話"
    assert ("第3項", "第2項") in found, "nobody spoke of it"


def test_a_paragraph_is_not_carried_on_where_a_reviewer_cut_it() -> None:
    assert ("第3項", "第2項") in of_clauses(revisions(BEFORE, AFTER))
    cuts = [inner(LinkSays.CUT, 3, new) for new in (2, 3)]
    found = of_clauses(revisions(BEFORE, AFTER, decisions=cuts))
    assert found["第3項", ""].decision is not None
    assert "人の判断：対応から外す" in found["第3項", ""].reasons[0]


def test_a_decision_about_a_paragraph_that_is_gone_is_lost() -> None:
    decision = inner(LinkSays.ADD, 2, 3)
    assert revisions(BEFORE, clauses(*TERMS), decisions=[decision]).lost == (decision,)
    assert revisions(BEFORE, AFTER, decisions=[decision]).lost == ()


def test_versions_side_by_side_heed_it_too_and_lose_nothing() -> None:
    decision = inner(LinkSays.ADD, 2, 3)
    alignment = align(BEFORE, AFTER, decisions=[decision])
    assert alignment.versions
    found = compare(BEFORE, AFTER, alignment)
    (strip,) = [strip for row in found.rows for strip in row.strips if strip.decision]
    assert (strip.left, strip.right) == (decision.left, decision.right)
    assert shown(found, Side.LEFT) == texts(BEFORE)
    assert shown(found, Side.RIGHT) == texts(AFTER)
