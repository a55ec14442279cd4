"""A reviewer's decisions about links: cut, add, confirm, and the rest linked around them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.alignment.align import align
from analysis.alignment.evidence import Evidence, weigh
from analysis.alignment.fingerprint import fingerprint, likeness
from analysis.alignment.kinship import Kinship, kinship
from analysis.alignment.reading import read
from analysis.alignment.rulings import decide, paired, settle
from analysis.comparison.compare import compare
from analysis.structure.segment import segment
from models.comparison import Alignment, Confidence, Side
from models.decisions import LinkDecision, LinkSays
from models.document import Document
from models.source import source_of_text

BOATS = [
    ("適用", "本規約は、当社が営む貸舟の利用に関する一切の関係に適用されます。"),
    ("料金の支払", "利用者は、料金表に定める料金を毎月末日までに当社に支払うものとします。"),
    ("遅延損害金", "利用者は、料金の支払を怠ったときは、年１０％の割合による遅延損害金を支払うものとします。"),
    ("解約", "利用者は、１か月前までに当社に通知することにより、契約を解約することができます。"),
    ("責任の制限", "当社が利用者に対して負う損害賠償の額は、１か月分の料金に相当する額を上限とします。"),
    ("船着場の清掃", "利用者は、船着場を使った後に落葉を掃き、縄を巻いて所定の杭に掛けます。"),
]
BARNS = [
    ("約款の適用", "この約款は、納屋の賃貸に関し、当社と会員との間に適用する。"),
    ("会費", "会員は、別表に定める会費を、当社が指定する期日までに銀行振込により支払う。"),
    ("延滞利息", "会員は、会費の支払が遅れたときは、年８％の延滞利息を支払う。"),
    ("中途解約", "会員は、２か月前までに書面で通知して、賃貸借を解約することができる。"),
    ("賠償の限度", "当社の賠償責任は、当社の責めに帰すべき事由による場合に限り、会費１か月分を限度とする。"),
    ("梯子の使い方", "会員は、二階に上がるときは備付けの梯子を壁に立てて使い、下りた後は元に戻す。"),
]


def document(clauses: list[tuple[str, str]]) -> Document:
    lines = [f"第{number}条（{caption}）\n{text}" for number, (caption, text) in enumerate(clauses, 1)]
    return segment(source_of_text("試し", "\n".join(lines)))


BOAT, BARN = document(BOATS), document(BARNS)
PLAIN = align(BOAT, BARN)


def at(number: int) -> str:
    return f"本則/第{number}条"


def pairs(alignment: Alignment) -> list[tuple[int, int]]:
    def number(path: str) -> int:
        return int(path.removeprefix("本則/第").removesuffix("条"))

    return [(number(link.left), number(link.right)) for link in alignment.links]


def said(says: LinkSays, left: int, right: int, when: str = "2026-11-20", why: str = "") -> LinkDecision:
    return decide((BOAT, at(left)), (BARN, at(right)), says, "法務 試験", when, why)


def ruled(*decisions: LinkDecision, left: Document = BOAT, right: Document = BARN) -> Alignment:
    return align(left, right, decisions=decisions)


def test_without_decisions_nothing_is_a_humans() -> None:
    assert [(n, n) for n in range(1, 6)] == pairs(PLAIN)
    assert not PLAIN.rulings
    assert all(link.decision is None for link in PLAIN.links)


@pytest.mark.parametrize("pair", pairs(PLAIN))
def test_a_cut_link_is_never_given_again(pair: tuple[int, int]) -> None:
    found = ruled(said(LinkSays.CUT, *pair, why="主題が違う"))
    assert pair not in pairs(found)
    assert set(pairs(PLAIN)) - {pair} <= set(pairs(found))
    alone = {(each.side, each.path): each for each in found.unlinked}
    why = alone[Side.LEFT, at(pair[0])]
    assert why.nearest == at(pair[1])
    assert f"第{pair[1]}条" in why.why
    assert "人の判断：対応から外す（法務 試験、2026-11-20）。主題が違う" in why.why


def test_a_link_that_is_cut_frees_both_articles_for_others() -> None:
    left = document([("解約", BOATS[3][1])])
    right = document([("解約", BOATS[3][1]), ("解約の方法", BARNS[3][1])])
    assert pairs(align(left, right))[0] == (1, 1)
    cut = decide((left, at(1)), (right, at(1)), LinkSays.CUT, "法務 試験", "2026-11-20")
    assert pairs(ruled(cut, left=left, right=right)) == [(1, 2)]


def test_an_added_link_is_always_given_and_marked_as_a_humans() -> None:
    for row in range(1, 7):
        for column in range(1, 7):
            decision = said(LinkSays.ADD, row, column, why="どちらも利用の作法")
            found = ruled(decision)
            link = next(link for link in found.links if (link.left, link.right) == (at(row), at(column)))
            assert link.decision == decision
            assert link.confidence is Confidence.HIGH
            assert link.reasons[0] == "人の判断：対応とする（法務 試験、2026-11-20）。どちらも利用の作法"


def test_an_added_link_takes_nobodys_only_counterpart_away() -> None:
    for row in range(1, 7):
        for column in range(1, 7):
            found = ruled(said(LinkSays.ADD, row, column))
            assert {link.left for link in PLAIN.links} <= {link.left for link in found.links}
            assert {link.right for link in PLAIN.links} <= {link.right for link in found.links}


def best_pairing(evidence: Evidence, kin: Kinship) -> dict[tuple[int, int], float]:
    """The best one-to-one pairing by the subject alone, of what scores half."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(evidence.subject, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {pair: score for pair in pairs if (score := float(evidence.subject[pair])) >= 0.5}


@pytest.mark.parametrize(
    ("first", "expected"),
    [(0.62, {(0, 1), (1, 0)}), (0.9, {(0, 1), (0, 0)})],
    ids=["an unsure one gives way", "a sure one stays"],
)
def test_the_rest_is_linked_around_an_added_link(first: float, expected: set[tuple[int, int]]) -> None:
    two = weigh(read(document(BOATS[:2])), read(document(BARNS[:2])))
    kin = kinship(two)
    evidence = replace(two, subject=np.array([[first, 0.0], [0.6, 0.0]]))
    assert set(best_pairing(evidence, kin)) == {(0, 0)}
    add = LinkDecision(at(1), "", at(2), "", LinkSays.ADD, "法務 試験", "2026-11-20")
    rulings = settle(two.left.provisions, two.right.provisions, [add])
    assert set(paired(evidence, kin, rulings, best_pairing)) == expected


def test_a_confirmed_link_changes_nothing_but_who_says_so() -> None:
    for pair in pairs(PLAIN):
        found = ruled(said(LinkSays.CONFIRM, *pair))
        assert pairs(found) == pairs(PLAIN)
        assert found.unlinked == PLAIN.unlinked
        link = found.links[pairs(found).index(pair)]
        assert link.decision is not None
        assert link.reasons[0].startswith("人の判断：対応を確認（")
        assert link.reasons[1:] == PLAIN.links[pairs(PLAIN).index(pair)].reasons


def test_a_confirmed_link_stays_though_the_program_no_longer_sees_it() -> None:
    assert (6, 6) in pairs(ruled(said(LinkSays.CONFIRM, 6, 6)))


def test_an_added_link_that_nothing_else_speaks_for_has_no_reason_but_the_human() -> None:
    found = ruled(said(LinkSays.ADD, 6, 3))
    link = next(link for link in found.links if link.decision)
    assert link.reasons == ("人の判断：対応とする（法務 試験、2026-11-20）",)


def test_of_two_decisions_about_one_pair_the_later_holds() -> None:
    cut, add = said(LinkSays.CUT, 3, 3, "2026-11-20T09:00:00"), said(LinkSays.ADD, 3, 3, "2026-11-20T10:00:00")
    later = said(LinkSays.CUT, 3, 3, "2026-11-20T02:00:00+00:00")  # eleven o'clock in Japan
    assert (3, 3) in pairs(ruled(cut, add))
    assert (3, 3) in pairs(ruled(add, cut))
    assert (3, 3) not in pairs(ruled(later, add, cut))


def test_all_decisions_hold_together() -> None:
    found = pairs(ruled(said(LinkSays.CUT, 3, 3), said(LinkSays.ADD, 3, 6), said(LinkSays.CONFIRM, 4, 4)))
    assert (3, 3) not in found
    assert {(3, 6), (4, 4), (1, 1), (2, 2), (5, 5)} <= set(found)


def test_a_decision_follows_its_article_to_another_number_and_through_a_small_change() -> None:
    changed = ("遅延損害金", BOATS[2][1].replace("１０％", "１２％"))
    later = document([("目的", "本規約は、貸舟を楽しく使うことを目的とします。"), *BOATS[:2], changed, *BOATS[3:]])
    found = ruled(said(LinkSays.CUT, 3, 3), left=later)
    assert (4, 3) not in pairs(found)
    (ruling,) = found.rulings
    assert (ruling.left, ruling.right) == (at(4), at(3))


def test_a_decision_does_not_hold_for_another_article_under_the_old_number() -> None:
    other = document([*BOATS[:2], ("ペットの同乗", "利用者は、犬及び猫を舟に乗せることができます。"), *BOATS[3:]])
    found = ruled(said(LinkSays.ADD, 3, 6), left=other)
    assert (3, 6) not in pairs(found)
    assert [decision.left for decision in found.lost] == [at(3)]
    assert found.rulings[0].left is None
    assert found.rulings[0].right == at(6)


def test_a_decision_holds_with_the_documents_the_other_way_round() -> None:
    found = align(BARN, BOAT, decisions=[said(LinkSays.ADD, 6, 3)])
    assert (at(3), at(6)) in {(link.left, link.right) for link in found.links}
    assert not found.lost


def test_a_decision_without_fingerprints_holds_for_the_paths() -> None:
    bare = LinkDecision(at(6), "", at(6), "", LinkSays.ADD, "法務 試験", "2026-11-20")
    assert (6, 6) in pairs(ruled(bare))
    gone = LinkDecision(at(6), "", at(99), "", LinkSays.ADD, "法務 試験", "2026-11-20")
    assert ruled(gone).lost == (gone,)


def test_decisions_hold_between_versions_too() -> None:
    later = document([*BOATS[:3], ("退会", BOATS[3][1].replace("１か月", "３か月")), *BOATS[4:]])
    cut = decide((BOAT, at(4)), (later, at(4)), LinkSays.CUT, "法務 試験", "2026-11-20")
    assert (4, 4) in pairs(align(BOAT, later))
    found = pairs(ruled(cut, left=BOAT, right=later))
    assert [pair for pair in found if 4 in pair] == []
    add = decide((BOAT, at(4)), (later, at(6)), LinkSays.ADD, "法務 試験", "2026-11-20")
    found = pairs(ruled(add, left=BOAT, right=later))
    assert {(4, 6), (4, 4), (6, 6)} <= set(found)


def test_the_same_number_printed_twice_is_told_apart_by_its_text() -> None:
    twice = segment(
        source_of_text(
            "重", f"第1条（適用）\n{BOATS[0][1]}\n第2条（解約）\n{BOATS[3][1]}\n第2条（掃除）\n{BOATS[5][1]}"
        )
    )
    found = align(twice, BARN, decisions=[said(LinkSays.ADD, 6, 6)])
    (ruling,) = found.rulings
    assert ruling.left == at(2)
    assert any(link.decision and link.right == at(6) for link in found.links)


def test_only_a_provision_can_be_decided_about() -> None:
    with pytest.raises(KeyError):
        decide((BOAT, at(99)), (BARN, at(1)), LinkSays.ADD, "法務 試験", "2026-11-20")


BAD = ({"left": " "}, {"right": ""}, {"who": " "}, {"when": "昨日"}, {"left_print": "ff"}, {"right_print": "g" * 64})


@pytest.mark.parametrize("changes", BAD, ids=str)
def test_a_decision_without_article_person_or_day_is_none(changes: dict[str, str]) -> None:
    fields = {"left": at(1), "left_print": "", "right": at(1), "right_print": "", "who": "人", "when": "2026-11-20"}
    with pytest.raises(ValueError, match=r"needs|fingerprint|isoformat"):
        LinkDecision(**{**fields, **changes}, says=LinkSays.CUT)


def test_fingerprints_tell_a_changed_text_from_another_one() -> None:
    texts = [f"{caption}\n{text}" for caption, text in (*BOATS, *BARNS)]
    for text in texts:
        near = likeness(fingerprint(text), fingerprint(text.replace("当社", "弊社", 1).replace("、", "，")))
        assert near > max(likeness(fingerprint(text), fingerprint(other)) for other in texts if other != text)
    assert likeness(fingerprint(""), fingerprint("")) == 1.0


def test_a_row_tells_whose_word_put_it_together() -> None:
    decision = said(LinkSays.ADD, 6, 3)
    rows = compare(BOAT, BARN, ruled(decision)).rows
    row = next(row for row in rows if row.left == at(6))
    assert (row.right, row.decision) == (at(3), decision)
    assert sum(row.decision is not None for row in rows) == 1


def test_a_preamble_that_was_cut_from_the_other_stands_alone() -> None:
    one, other = (
        segment(source_of_text("前", f"規約\n{words}\n第1条（適用）\n{BOATS[0][1]}"))
        for words in ("この規約は、舟を愛する人のためのものです。", "納屋を大切に使う人に読んでほしい約款である。")
    )
    assert any(row.left == row.right == "前文" for row in compare(one, other, align(one, other)).rows)
    cut = decide((one, "前文"), (other, "前文"), LinkSays.CUT, "法務 試験", "2026-11-20")
    rows = compare(one, other, ruled(cut, left=one, right=other)).rows
    assert not any(row.left == row.right == "前文" for row in rows)
    assert {row.left for row in rows if row.right is None} >= {"前文"}
