"""Linked articles of two services in strips: one 項 beside the several it answers, every provision exactly once."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment.align import align
from analysis.alignment.rulings import decide
from analysis.comparison.compare import compare
from analysis.text.noise import Noise
from models.comparison import Alignment, Comparison, Confidence, Grade, Link, Row, Side, State, Strip
from models.decisions import LinkSays
from models.document import Document, Kind
from tests.analysis.test_compare import CLAUSES, document, link, shown, texts
from tests.analysis.test_inside import ONE, OTHER, path

articles = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4)
numbers = st.integers(0, 30)


def clause_paths(held: Document) -> list[str]:
    kinds = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
    return [entry.path for entry in held.entries if entry.node.kind in kinds and entry.node.text]


@given(
    articles,
    articles,
    st.lists(st.tuples(numbers, numbers, st.floats(0, 1)), max_size=14),
    st.sets(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=5),
    st.sampled_from(Side),
    st.frozensets(st.sampled_from(Noise)),
)
@settings(max_examples=120, deadline=None)
def test_however_clauses_are_linked_every_text_of_both_sides_stands_in_the_strips_exactly_once(
    left: list[tuple[str, str]],
    right: list[tuple[str, str]],
    drawn: list[tuple[int, int, float]],
    linked: set[tuple[int, int]],
    order: Side,
    noise: frozenset[Noise],
) -> None:
    one, other = document(*left), document(*right)
    ours, theirs = clause_paths(one), clause_paths(other)
    clauses = tuple(
        Link(ours[a % len(ours)], theirs[b % len(theirs)], score, Confidence.LOW, ("語",)) for a, b, score in drawn
    )
    links = tuple(link(a, b) for a, b in sorted(linked) if a <= len(left) and b <= len(right))
    found = compare(one, other, Alignment(links, (), clauses=clauses), order, noise)
    for side, whole in ((Side.LEFT, one), (Side.RIGHT, other)):
        assert shown(found, side) == texts(whole)
        paths = Counter(path for row in found.rows for strip in row.strips for path in strip.paths(side))
        assert not paths or max(paths.values()) == 1
    for strip in (strip for row in found.rows for strip in row.strips):
        assert min(len(strip.paths(Side.LEFT)), len(strip.paths(Side.RIGHT))) <= 1


def strips(row: Row) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(strip.paths(Side.LEFT), strip.paths(Side.RIGHT)) for strip in row.strips]


def laid(*decisions: tuple[str, str, LinkSays]) -> Comparison:
    said = [decide((ONE, one), (OTHER, other), says, "法務 山田", "2026-11-20") for one, other, says in decisions]
    return compare(ONE, OTHER, align(ONE, OTHER, decisions=said))


def row_of(found: Comparison, side: Side, at: str) -> Row:
    return next(row for row in found.rows if (row.left if side is Side.LEFT else row.right) == at)


def strip_of(row: Row, at: str, side: Side = Side.RIGHT) -> Strip:
    return next(strip for strip in row.strips if at in strip.paths(side))


def test_a_paragraph_stands_beside_both_that_it_answers_and_each_keeps_its_own_words() -> None:
    row = row_of(laid(), Side.LEFT, path(1))
    assert strips(row)[:2] == [
        ((path(1, 1),), (path(1, 1), path(1, 2))),
        ((path(1, 2),), (path(1, 3),)),
    ]
    both = row.strips[0]
    assert [told.right for _, told in both.cells(Side.RIGHT)] == [
        "利用者は、当月分の利用料金を翌月25日までに支払うものとする。",
        "振込に係る手数料は利用者の負担とする。",
    ]
    assert "左の第1項は、右では第1項・第2項に分かれる" in both.reasons


def test_what_stands_alone_in_a_linked_article_says_why() -> None:
    strip = strip_of(row_of(laid(), Side.LEFT, path(1)), path(1, 4))
    assert strip.left is None
    assert strip.reasons


def test_a_paragraph_of_another_row_comes_to_what_it_answers_and_its_own_row_says_so() -> None:
    found = laid((path(2, 2), path(1, 4), LinkSays.ADD))
    row = row_of(found, Side.LEFT, path(2))
    assert ((path(2, 2),), (path(1, 4),)) in strips(row)
    assert strip_of(row, path(1, 4)).decision is not None
    home = row_of(found, Side.RIGHT, path(1))
    assert home.elsewhere == (path(1, 4),)
    assert home.state is State.CHANGED
    assert shown(found, Side.RIGHT) == texts(OTHER)


def test_an_article_all_of_which_stands_elsewhere_is_worth_what_it_is_worth_there() -> None:
    one = document(("解約", "会員は、30日前までに解約できます。\n２ 会員は、解約の料金を払います。"))
    other = document(("解約", "会員は、14日前までに解約できます。"), ("解約の料金", "会員は、解約の料金を払いません。"))
    clauses = (clause(one, 1, other, (1, 1)), clause(one, 2, other, (2, 1)))
    found = compare(one, other, Alignment((link(1, 1), link(1, 2, 0.7)), (), clauses=clauses))
    alone = row_of(found, Side.RIGHT, path(2))
    assert (alone.left, alone.strips, alone.elsewhere) == (None, (), (path(2, 1),))
    assert alone.grade is Grade.SUBSTANTIVE


def clause(one: Document, left: int, other: Document, right: tuple[int, int]) -> Link:
    assert path(1, left) in one.by_path
    assert path(*right) in other.by_path
    return Link(path(1, left), path(*right), 0.9, Confidence.HIGH, ("語",))


def test_what_a_reviewer_cut_stands_alone_with_his_word() -> None:
    found = laid((path(1, 1), path(1, 2), LinkSays.CUT))
    strip = strip_of(row_of(found, Side.LEFT, path(1)), path(1, 2))
    assert strip.left is None
    assert "人の判断：対応から外す" in strip.reasons[0]
    assert strip.nearest == path(1, 1)


def test_of_a_chain_of_links_the_weaker_one_is_named_beside() -> None:
    chain = [(path(1, 1), path(1, 1), 0.9), (path(1, 2), path(1, 1), 0.5), (path(1, 2), path(1, 3), 0.8)]
    clauses = tuple(Link(one, other, score, Confidence.HIGH, ("語",)) for one, other, score in chain)
    found = compare(ONE, OTHER, Alignment((link(1, 1),), (), clauses=clauses))
    row = row_of(found, Side.LEFT, path(1))
    assert strip_of(row, path(1, 2), Side.LEFT).paths(Side.RIGHT) == (path(1, 3),)
    assert strip_of(row, path(1, 2), Side.LEFT).also == ((Side.RIGHT, path(1, 1)),)
    assert strip_of(row, path(1, 1)).also == ((Side.LEFT, path(1, 2)),)
