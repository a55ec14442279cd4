"""Inside linked articles 項 and 号 are linked m:n, with reasons, and around what a reviewer decided."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from analysis.alignment.acts import ACTS, Act, acts
from analysis.alignment.align import align
from analysis.alignment.inside import inside
from analysis.alignment.reading import read
from analysis.alignment.rulings import decide
from analysis.structure.segment import segment
from models.comparison import Alignment, Confidence
from models.decisions import LinkDecision, LinkSays
from models.document import Document
from models.source import source_of_text
from tests.analysis.clause_cases import FOLDER, Case, Pairs, cases

LEAST = {"first": 0.90, "second": 0.86, "third": 0.82}
"""F1 over the links; one-to-one in the order of the text reaches 0.57, 0.39 and 0.44."""


def found(case: Case) -> Pairs:
    left, right = read(case.left), read(case.right)
    articles = [(left.index[one], right.index[other]) for one, other in case.articles]
    pairs = inside(left, right, articles).pairs
    paths = ((left.clauses[a][i].path, right.clauses[b][j].path) for (a, i), (b, j) in pairs)
    return frozenset(paths) - case.optional


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_clauses_are_linked_as_a_reviewer_links_them(file: Path) -> None:
    told = [(found(case), case.links) for case in cases(file)]
    right = sum(len(ours & gold) for ours, gold in told)
    assert 2 * right / sum(len(ours) + len(gold) for ours, gold in told) >= LEAST[file.stem]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_the_cases_speak_of_clauses_that_are_there(file: Path) -> None:
    for case in cases(file):
        for one, other in case.links | case.optional:
            assert one in case.left.by_path, (case.name, one)
            assert other in case.right.by_path, (case.name, other)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_is_told_by_its_own_sentences_and_by_no_others(act: Act) -> None:
    assert all(act.name in acts(text) for text in act.yes)
    assert not any(act.name in acts(text) for text in act.no)


LEFT = """第1条（料金の支払）
1 会員は、毎月の会費を翌月末日までに支払います。支払に要する振込手数料は、会員が負担します。
2 支払が遅れたときは、年10％の遅延損害金を申し受けます。
第2条（退会）
1 会員は、15日前までに届け出て、退会することができます。
2 退会した会員の記録は、1年間保存します。
"""
RIGHT = """第1条（支払）
1 利用者は、当月分の利用料金を翌月25日までに支払うものとする。
2 振込に係る手数料は利用者の負担とする。
3 利用者が支払を怠ったときは、年14.6％の割合による遅延損害金を支払う。
4 領収書は、発行しない。
第2条（解約）
1 利用者は、1か月前までに届け出て、解約することができる。
2 解約の場合でも、受領した料金は返還しない。
"""


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


ONE, OTHER = document(LEFT), document(RIGHT)


def path(article: int, *below: int) -> str:
    return "/".join((f"本則/第{article}条", *(f"第{n}{kind}" for n, kind in zip(below, "項号", strict=False))))


def aligned(decisions: Iterable[LinkDecision] = (), left: Document = ONE, right: Document = OTHER) -> Alignment:
    return align(left, right, decisions=decisions)


def pairs(alignment: Alignment) -> set[tuple[str, str]]:
    return {(link.left, link.right) for link in alignment.clauses}


def ruling(left: str, right: str, says: LinkSays, when: str = "2026-11-20") -> LinkDecision:
    return decide((ONE, left), (OTHER, right), says, "法務 山田", when, "支払の話")


def test_a_paragraph_that_says_what_two_say_is_linked_to_both_and_says_so() -> None:
    found = aligned()
    assert {(path(1, 1), path(1, 1)), (path(1, 1), path(1, 2)), (path(1, 2), path(1, 3))} <= pairs(found)
    (link,) = [each for each in found.clauses if (each.left, each.right) == (path(1, 1), path(1, 2))]
    assert "左の第1項は、右では第1項・第2項に分かれる" in link.reasons
    (late,) = [each for each in found.clauses if each.right == path(1, 3)]
    assert "どちらにも割合の定め" in late.reasons
    assert late.confidence is Confidence.HIGH


def test_what_nothing_answers_names_what_comes_nearest_and_why_it_is_not_enough() -> None:
    alone = {gap.path: gap for gap in aligned().alone}
    assert path(1, 4) in alone
    assert all(gap.why for gap in alone.values())
    nearest = alone[path(2, 2)]
    assert nearest.nearest is None or nearest.nearest.startswith("本則/")


def test_a_cut_pair_is_not_given_and_the_clause_says_whose_word_it_was() -> None:
    found = aligned([ruling(path(1, 1), path(1, 2), LinkSays.CUT)])
    assert (path(1, 1), path(1, 2)) not in pairs(found)
    (gap,) = [gap for gap in found.alone if gap.path == path(1, 2)]
    assert "人の判断：対応から外す（法務 山田、2026-11-20）" in gap.why


def test_an_added_pair_is_given_whatever_the_program_thinks_and_marked_as_a_humans() -> None:
    found = aligned([ruling(path(2, 2), path(1, 4), LinkSays.ADD)])
    (link,) = [each for each in found.clauses if (each.left, each.right) == (path(2, 2), path(1, 4))]
    assert link.decision is not None
    assert link.reasons[0] == "人の判断：対応とする（法務 山田、2026-11-20）。支払の話"


def test_what_stood_where_an_added_pair_stands_is_paired_anew() -> None:
    natural = pairs(aligned())
    taken = aligned([ruling(path(1, 2), path(1, 2), LinkSays.ADD)])
    assert (path(1, 2), path(1, 2)) in pairs(taken)
    assert (path(2, 1), path(2, 1)) in pairs(taken) & natural, "nobody spoke of these"
    assert {(path(1, 1), path(1, 1)), (path(1, 2), path(1, 3))} <= pairs(taken), "sure, or the only counterpart"


def test_a_confirmed_pair_is_given_and_moves_nothing() -> None:
    natural, confirmed = aligned(), aligned([ruling(path(1, 1), path(1, 1), LinkSays.CONFIRM)])
    assert pairs(natural) == pairs(confirmed)
    (link,) = [each for each in confirmed.clauses if each.decision]
    assert link.confidence is Confidence.HIGH


def test_of_two_decisions_about_one_pair_the_later_holds() -> None:
    pair = path(1, 1), path(1, 2)
    said = [ruling(*pair, LinkSays.CUT, "2026-11-21"), ruling(*pair, LinkSays.CONFIRM, "2026-11-20")]
    assert pair not in pairs(aligned(said))


def test_a_decision_follows_its_clause_to_another_number() -> None:
    said = ruling(path(2, 2), path(1, 4), LinkSays.ADD)
    moved = document(LEFT.replace("2 退会した", "2 退会の手続は、窓口で行います。\n3 退会した"))
    found = aligned([said], left=moved)
    assert (path(2, 3), path(1, 4)) in pairs(found)
    assert found.rulings[0].left == path(2, 3)
    assert not found.rulings[0].changed
    assert not found.lost


def test_a_decision_about_a_text_that_was_changed_holds_and_is_to_be_looked_at_again() -> None:
    said = ruling(path(2, 2), path(1, 4), LinkSays.ADD)
    found = aligned([said], left=document(LEFT.replace("1年間保存", "3年間保存")))
    assert (path(2, 2), path(1, 4)) in pairs(found)
    assert found.rulings[0].changed


def test_a_decision_made_the_other_way_round_holds() -> None:
    said = decide((OTHER, path(1, 4)), (ONE, path(2, 2)), LinkSays.ADD, "法務 山田", "2026-11-20")
    assert (path(2, 2), path(1, 4)) in pairs(aligned([said]))


def test_a_decision_whose_clause_is_gone_is_lost() -> None:
    said = ruling(path(2, 2), path(1, 4), LinkSays.ADD)
    found = aligned([said], right=document(RIGHT.replace("4 領収書は、発行しない。\n", "")))
    assert found.lost == (said,)


def test_an_added_pair_may_join_articles_that_are_not_linked() -> None:
    found = aligned([ruling(path(2, 1), path(1, 2), LinkSays.ADD)])
    assert (path(2, 1), path(1, 2)) in pairs(found)


def test_articles_of_very_many_sentences_go_by_their_numbers() -> None:
    many = "\n".join(f"{n} 会員は、第{n}号室の鍵を返します。会費を払います。" for n in range(1, 131))
    left, right = read(document(f"第1条（鍵）\n{many}")), read(document(f"第1条（鍵の返却）\n{many}"))
    found = inside(left, right, [(0, 0)]).pairs
    assert {(left.clauses[a][i].path, right.clauses[b][j].path) for (a, i), (b, j) in found} == {
        (path(1, n), path(1, n)) for n in range(1, 131)
    }
