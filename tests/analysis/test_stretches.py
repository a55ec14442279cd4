"""A row as it is read: each text in its own order, whatever answers whatever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.compare import compare
from analysis.comparison.stretches import Stretch, stretches
from models.comparison import Alignment, Confidence, Link, Side
from models.document import Document
from tests.analysis.test_compare import document, link
from tests.analysis.test_laying import clause_paths

LISTED = document(
    (
        "変更",
        "当社は、次の場合に変更します。\n（１）甲の場合\n（２）乙の場合\n２ 変更は公表します。\n３ 契約者は解約できます。",
    )
)
PLAIN = document(("変更", "当社は、承諾なく変更します。\n２ 変更を公表します。\n３ 負担を増やすときは知らせます。"))
LEFT, RIGHT = clause_paths(LISTED), clause_paths(PLAIN)


def read(*pairs: tuple[str, str], documents: tuple[Document, Document] = (LISTED, PLAIN)) -> tuple[Stretch, ...]:
    """The only row of two documents of one article, as these clauses are linked."""
    one, other = documents
    clauses = tuple(Link(a, b, 1 - at / 50, Confidence.HIGH, ("語",)) for at, (a, b) in enumerate(pairs))
    (row,) = compare(one, other, Alignment((link(1, 1),), (), clauses=clauses)).rows
    return stretches(row, one, other)


def told(found: tuple[Stretch, ...]) -> list[tuple[str, str]]:
    """What stands beside what, by the ends of the paths; a later part of a strip in brackets."""

    def short(stretch: Stretch, side: Side) -> str:
        words = "・".join(path.removeprefix("本則/第1条/") for path, _ in stretch.cells(side))
        return f"({words})" if stretch.part else words

    return [(short(each, Side.LEFT), short(each, Side.RIGHT)) for each in found]


def test_neighbours_that_answer_one_are_read_in_one_go() -> None:
    found = told(read(*[(path, RIGHT[0]) for path in LEFT[:3]]))
    assert found[0] == ("第1項・第1項/第1号・第1項/第2号", "第1項")
    assert [beside for beside in found if "(" in "".join(beside)] == []


def test_what_has_no_counterpart_stands_between_the_two_it_stands_between_in_its_own_text() -> None:
    linked = (LEFT[0], RIGHT[0]), (LEFT[2], RIGHT[0]), (LEFT[3], RIGHT[1]), (LEFT[4], RIGHT[0])
    assert told(read(*linked)) == [
        ("第1項", "第1項"),
        ("第1項/第1号", ""),
        ("(第1項/第2号)", "()"),
        ("第2項", "第2項"),
        ("", "第3項"),
        ("(第3項)", "()"),
    ]


def test_on_the_right_too() -> None:
    turned = (PLAIN, LISTED)
    linked = (RIGHT[0], LEFT[0]), (RIGHT[0], LEFT[2]), (RIGHT[1], LEFT[3])
    assert told(read(*linked, documents=turned)) == [
        ("第1項", "第1項"),
        ("", "第1項/第1号"),
        ("()", "(第1項/第2号)"),
        ("第2項", "第2項"),
        ("", "第3項"),
        ("第3項", ""),
    ]


@given(st.lists(st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)), max_size=9, unique=True))
@settings(max_examples=80, deadline=None)
def test_however_clauses_are_linked_the_left_text_is_read_in_its_order_and_nothing_twice(
    pairs: list[tuple[str, str]],
) -> None:
    found = read(*pairs)
    assert [path for each in found for path, _ in each.left] == LEFT
    assert sorted(path for each in found for path, _ in each.right) == sorted(RIGHT)
    for each in found:
        assert each.left or each.right
        assert each.part == sum(other.at == each.at for other in found[: found.index(each)])
