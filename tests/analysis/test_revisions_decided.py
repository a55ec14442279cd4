"""A reviewer's decisions about what carries on what: revisions obey them and tell whose word it was."""

from __future__ import annotations

from analysis.alignment.rulings import decide
from analysis.changes.revisions import revisions
from analysis.structure.segment import segment
from models.changes import Fate, Revision, Revisions
from models.decisions import LinkDecision, LinkSays
from models.document import Document
from models.source import source_of_text

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
