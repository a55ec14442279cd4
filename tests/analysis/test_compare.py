from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment.align import align
from analysis.alignment.order import longest_run
from analysis.comparison.compare import compare
from analysis.structure.segment import segment
from analysis.text.noise import USUAL, Noise
from models.comparison import Alignment, Comparison, Confidence, Grade, Link, Op, Order, Row, Side, State, Unlinked
from models.document import NOTHING, Document, Furniture, Kind, Node, Passage, Run
from models.source import source_of_text

CLAUSES = (
    ("適用", "本規約は、当社が提供する配食サービスの利用に関する一切の関係に適用されます。"),
    ("料金", "契約者は、料金表に定める料金を当社に支払うものとします。\n２ 料金には、消費税を加算します。"),
    ("遅延損害金", "契約者は、料金の支払を怠ったときは、年１０％の割合による遅延損害金を支払うものとします。"),
    (
        "禁止事項",
        "契約者は、次の行為をしてはなりません。\n（１）公序良俗に反する行為\n（２）当社の業務を妨害する行為\n（３）第三者の権利を侵害する行為",
    ),
    ("解約", "契約者は、１か月前までに当社に通知することにより、契約を解約することができます。"),
    ("個人情報", "当社は、契約者の個人情報を当社のプライバシーポリシーに従い適切に取り扱います。"),
    ("合意管轄", "本規約に関する訴訟は、盛岡地方裁判所を第一審の専属的合意管轄裁判所とします。"),
)
clauses = st.lists(st.sampled_from(CLAUSES), max_size=6)


def document(*held: tuple[str, str]) -> Document:
    lines = [f"第{number}条（{caption}）\n{text}" for number, (caption, text) in enumerate(held, 1)]
    return segment(source_of_text("試し", "\n".join(lines)))


def link(left: int, right: int, score: float = 0.9) -> Link:
    return Link(f"本則/第{left}条", f"本則/第{right}条", score, Confidence.HIGH, ("主題が同じ",))


def places(found: Comparison) -> list[tuple[str | None, str | None]]:
    return [(short(row.left), short(row.right)) for row in found.rows]


def short(path: str | None) -> str | None:
    return path and path.removeprefix("本則/")


def texts(document: Document) -> Counter[str]:
    return Counter(entry.node.text for entry in document.entries if entry.node.text)


def shown(found: Comparison, side: Side) -> Counter[str]:
    cells = [cell for row in found.rows for strip in row.strips for cell in strip.cells(side)]
    return Counter(diff.left if side is Side.LEFT else diff.right for _, diff in cells)


@given(clauses, clauses, st.sets(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=8), st.sampled_from(Side))
@settings(max_examples=150, deadline=None)
def test_every_text_of_both_sides_stands_in_the_strips_exactly_once(
    left: list[tuple[str, str]], right: list[tuple[str, str]], linked: set[tuple[int, int]], order: Side
) -> None:
    one, other = document(*left), document(*right)
    links = [link(a, b, 1 / (a + b)) for a, b in sorted(linked) if a <= len(left) and b <= len(right)]
    found = compare(one, other, Alignment(tuple(links), ()), order)
    assert shown(found, Side.LEFT) == texts(one)
    assert shown(found, Side.RIGHT) == texts(other)


@given(clauses, clauses)
@settings(max_examples=40, deadline=None)
def test_the_same_holds_for_what_alignment_finds(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> None:
    one, other = document(*left), document(*right)
    found = compare(one, other, align(one, other))
    assert shown(found, Side.LEFT) == texts(one)
    assert shown(found, Side.RIGHT) == texts(other)


def test_rows_stand_in_the_order_of_the_left_and_what_the_right_has_alone_behind_its_neighbour() -> None:
    one, other = document(*CLAUSES[:3]), document(CLAUSES[2], CLAUSES[5], CLAUSES[0], CLAUSES[6])
    alignment = Alignment((link(1, 3), link(3, 1)), ())
    assert places(compare(one, other, alignment)) == [
        ("第1条", "第3条"),
        (None, "第4条"),
        ("第2条", None),
        ("第3条", "第1条"),
        (None, "第2条"),
    ]


def test_rows_in_the_order_of_the_right_keep_the_sides() -> None:
    one, other = document(*CLAUSES[:3]), document(CLAUSES[2], CLAUSES[5], CLAUSES[0])
    alignment = Alignment((link(1, 3), link(3, 1)), ())
    assert places(compare(one, other, alignment, Side.RIGHT)) == [
        ("第3条", "第1条"),
        (None, "第2条"),
        ("第1条", "第3条"),
        ("第2条", None),
    ]


def test_what_stands_first_and_alone_on_the_other_side_comes_first() -> None:
    found = compare(document(CLAUSES[0]), document(CLAUSES[6], CLAUSES[0]), Alignment((link(1, 2),), ()))
    assert places(found) == [(None, "第1条"), ("第1条", "第2条")]


def test_further_links_are_named_and_their_texts_stand_behind_the_counterpart() -> None:
    one = document(("料金及び支払", "料金は、別表に定める。\n２ 料金は、月末に支払う。"))
    other = document(("料金", "料金は、別表に定める。"), ("支払", "料金は、月末に支払う。"), CLAUSES[6])
    found = compare(one, other, Alignment((link(1, 1, 0.9), link(1, 2, 0.8)), ()))
    first, second, third = found.rows
    assert (first.left, first.right, first.also) == ("本則/第1条", "本則/第1条", ((Side.RIGHT, "本則/第2条"),))
    assert (second.left, second.right, second.also) == (None, "本則/第2条", ((Side.LEFT, "本則/第1条"),))
    assert second.state is State.CHANGED
    assert third.state is State.RIGHT_ONLY


def test_states_say_what_became_of_each_article() -> None:
    changed = ("遅延損害金", CLAUSES[2][1].replace("１０％", "８％"))
    one, other = document(*CLAUSES[:4]), document(CLAUSES[0], changed, CLAUSES[3], CLAUSES[6])
    found = compare(one, other, align(one, other))
    assert {(short(row.left), short(row.right)): row.state for row in found.rows} == {
        ("第1条", "第1条"): State.SAME,
        ("第2条", None): State.LEFT_ONLY,
        ("第3条", "第2条"): State.CHANGED,
        ("第4条", "第3条"): State.SAME,
        (None, "第4条"): State.RIGHT_ONLY,
    }
    assert found.count(State.SAME) == 2


def test_a_new_caption_alone_is_a_change() -> None:
    one, other = document(CLAUSES[0]), document(("本規約の適用", CLAUSES[0][1]))
    (row,) = compare(one, other, Alignment((link(1, 1),), ())).rows
    assert row.state is State.CHANGED
    assert all(strip.diff.same for strip in row.strips)


def test_a_moved_article_is_said_to_be_moved_and_its_edits_stay_visible() -> None:
    edited = ("適用", CLAUSES[0][1].replace("配食", "宅配"))
    one, other = document(*CLAUSES), document(*CLAUSES[1:], edited)
    found = compare(one, other, align(one, other))
    moved = [row for row in found.rows if row.state is State.MOVED]
    assert [(row.left, row.right) for row in moved] == [("本則/第1条", "本則/第7条")]
    assert [(p.left, p.right) for s in moved[0].strips for p in s.diff.pieces if p.op is Op.CHANGED] == [
        ("配食", "宅配")
    ]


def test_documents_drafted_apart_know_no_moves() -> None:
    one = document(*CLAUSES)
    other = document(
        ("裁判所", "この約款に関する紛争は、高知地方裁判所で争う。"),
        ("延滞利息", "会員は、会費が遅れたら年８％の利息を納める。"),
        ("目的", "この約款は、倉庫の保管について定める。"),
    )
    found = compare(one, other, Alignment((link(1, 3), link(3, 2), link(7, 1)), ()))
    assert found.count(State.MOVED) == 0


def test_the_fewest_and_least_displaced_pairs_are_lifted_out() -> None:
    assert longest_run([(0, 0), (1, 2), (2, 1), (3, 3)]) in ([(0, 0), (1, 2), (3, 3)], [(0, 0), (2, 1), (3, 3)])
    assert longest_run([(0, 5), (5, 0)]) in ([(0, 5)], [(5, 0)])
    assert longest_run([]) == []


def strips(row: Row) -> list[tuple[str | None, str | None]]:
    def last(path: str | None) -> str | None:
        return path and path.removeprefix("本則/第1条/")

    return [(last(strip.left), last(strip.right)) for strip in row.strips]


def test_paragraphs_and_items_stand_beside_their_counterparts_in_order() -> None:
    lead = "契約者は、次の行為をしてはなりません。"
    one = document(("禁止", f"{lead}\n（１）公序良俗に反する行為\n（２）当社の業務を妨害する行為"))
    other = document(("禁止", f"{lead}\n（１）公序良俗に反する行為\n（２）虚偽の届出\n（３）当社の業務を妨害する行為"))
    (row,) = compare(one, other, Alignment((link(1, 1),), ())).rows
    assert strips(row) == [
        ("第1項", "第1項"),
        ("第1項/第1号", "第1項/第1号"),
        (None, "第1項/第2号"),
        ("第1項/第2号", "第1項/第3号"),
    ]
    assert [strip.diff.same for strip in row.strips] == [True, True, False, True]


def test_a_paragraph_without_counterpart_stands_alone() -> None:
    one = document(("料金", "料金は、別表に定める額とする。"))
    other = document(("料金", "当社は、請求書を毎月送付する。\n２ 料金は、別表に定める額とする。"))
    (row,) = compare(one, other, Alignment((link(1, 1),), ())).rows
    assert strips(row) == [(None, "第1項"), ("第1項", "第2項")]


def test_two_single_paragraphs_stand_beside_each_other_however_different() -> None:
    one, other = document(("料金", "別表による。")), document(("会費", "会員は毎年四月に所定の額を納める。"))
    (row,) = compare(one, other, Alignment((link(1, 1),), ())).rows
    assert strips(row) == [("第1項", "第1項")]


def test_an_article_without_text_still_has_its_row() -> None:
    article = Node(Kind.ARTICLE, "第1条")
    source = source_of_text("空", "第1条")
    empty = Document(source, NOTHING, (Node(Kind.PART, "本則", children=(article,)),), (Furniture(0, 3, "試し"),))
    (row,) = compare(empty, Document(source_of_text("無", ""), NOTHING, ()), Alignment((), ())).rows
    assert (row.state, row.left, row.strips) == (State.LEFT_ONLY, "本則/第1条", ())


def test_words_that_stand_directly_in_a_chapter_are_not_lost() -> None:
    text = "この章は、料金について定める。\n料金は、別表による。"
    source = source_of_text("試し", text)
    first, second = (
        Passage(line, (Run(0, at, len(line)),)) for line, at in zip(text.split("\n"), source.starts, strict=True)
    )
    chapter = Node(Kind.CHAPTER, "第1章", body=first, children=(Node(Kind.ARTICLE, "第1条", body=second),))
    one = Document(source, NOTHING, (Node(Kind.PART, "本則", children=(chapter,)),))
    found = compare(one, one, align(one, one))
    assert [(row.left, row.right, row.state) for row in found.rows] == [
        ("本則/第1章", "本則/第1章", State.SAME),
        ("本則/第1条", "本則/第1条", State.SAME),
    ]


def test_a_row_carries_the_reasons_of_its_link_or_of_its_gap() -> None:
    one, other = document(*CLAUSES[:2]), document(CLAUSES[0])
    gap = Unlinked(Side.LEFT, "本則/第2条", "本則/第1条", "主題が異なります。")
    linked, alone = compare(one, other, Alignment((link(1, 1),), (gap,))).rows
    assert (linked.reasons, linked.confidence, linked.nearest) == (("主題が同じ",), Confidence.HIGH, None)
    assert (alone.reasons, alone.confidence, alone.nearest) == (("主題が異なります。",), None, "本則/第1条")


def test_a_row_is_graded_by_what_its_differences_are_worth() -> None:
    rate = ("遅延損害金", CLAUSES[2][1].replace("１０％", "８％"))
    polite = ("解約", CLAUSES[4][1].replace("解約することができます", "解約できます"))
    one, other = document(*CLAUSES), document(CLAUSES[0], CLAUSES[1], rate, CLAUSES[3], polite, CLAUSES[6])
    found = compare(one, other, align(one, other))
    assert [row.grade.value for row in found.rows] == ["一致", "一致", "実質", "一致", "表現", "左のみ", "一致"]
    assert [(c.ground.value, c.words) for c in found.rows[2].verdict.deciding] == [("数値", ("年10%", "年8%"))]
    assert found.graded(Grade.SAME) == 4
    assert found.places(Order.DANGER)[:3] == (2, 5, 4)


def test_noise_alone_makes_no_row_differ_until_it_is_shown() -> None:
    typed = tuple((caption, text.replace("、", "，")) for caption, text in CLAUSES)
    one, other = document(*CLAUSES), document(*typed)
    quiet = compare(one, other, align(one, other), noise=frozenset(Noise))
    loud = compare(one, other, align(one, other), noise=frozenset(Noise) - {Noise.PUNCTUATION})
    assert quiet.graded(Grade.SAME) == len(CLAUSES)
    assert quiet.taken["句読点"] == sum(text.count("、") for _, text in CLAUSES)
    assert loud.graded(Grade.WORDING) == sum("、" in text for _, text in CLAUSES)
    assert not loud.taken


def test_a_renamed_party_may_be_hidden_but_one_in_the_place_of_the_other_never() -> None:
    text = "料金の徴収に要する費用は、{}が負担します。当社は、{}に届け出ます。{}は、当社に払います。"
    one = document(*CLAUSES[:3], ("費用", text.format("契約者", "契約者", "契約者")))
    other = document(*CLAUSES[:3], ("費用", text.format("当社", "契約者", "契約者")))
    (row,) = [
        row for row in compare(one, other, align(one, other), noise=frozenset(Noise)).rows if row.left == "本則/第4条"
    ]
    assert row.grade is Grade.SUBSTANTIVE
    assert row.verdict.aids == ("「負担します」の主体が「契約者」から「当社」に移ります。",)


WEIGHTY = (
    ("30日以内に返す", "20日以内に返す"),
    ("年10%の利息を払う", "年12%の利息を払う"),
    ("会員が費用を負担する", "当社が費用を負担する"),
    ("返還する", "返還しない"),
    ("届け出ることができる", "届け出なければならない"),
    ("舟を返す。", "舟を返す。ただし、荒天のときはこの限りでない。"),
    ("責任を負わない", "一切の責任を負わない"),
    ("過失によるときを除く", "重大な過失によるときを除く"),
    ("料金は返さない", "料金は、原則として返さない"),
    ("直ちに通知する", "遅滞なく通知する"),
)


@pytest.mark.parametrize(("old", "new"), [*WEIGHTY, *((new, old) for old, new in WEIGHTY)])
def test_no_switch_makes_a_change_of_substance_look_like_wording(old: str, new: str) -> None:
    frame = "当社と会員の約束として、会員は、桟橋の規則に従うほか、{}ものとし、詳細は別表に定める。"
    one = document(*CLAUSES[:4], ("約束", frame.format(old)))
    other = document(*CLAUSES[:4], ("約束", frame.format(new)))
    for noise in (frozenset[Noise](), USUAL, frozenset(Noise)):
        found = compare(one, other, align(one, other), noise=noise)
        assert [row.grade for row in found.rows][-1] is Grade.SUBSTANTIVE


def test_of_a_text_drafted_anew_nobody_says_who_bears_what_instead() -> None:
    one = document(("費用", "舟の修理に要する費用は、当社が負担するものとします。"))
    other = document(("費用", "会員が負担する額は、別に定める手続により、その都度通知する。"))
    alignment = Alignment((link(1, 1),), ())
    (row,) = compare(one, other, alignment).rows
    assert row.strips[0].diff.rewritten
    assert row.grade is Grade.SUBSTANTIVE
    assert row.verdict.aids == ()


def test_what_is_carried_on_elsewhere_word_for_word_is_neither_added_nor_removed() -> None:
    first, second = "料金は、別表に定める額とします。", "契約者は、料金を毎月末日までに支払うものとします。"
    one = document(*CLAUSES[:1], ("料金", f"{first}\n２ {second}"), *CLAUSES[3:])
    other = document(*CLAUSES[:1], ("料金", first), ("支払", second), *CLAUSES[3:])
    found = compare(one, other, align(one, other))
    split = [row for row in found.rows if {row.left, row.right} & {"本則/第2条", "本則/第3条"} and row.also]
    assert len(split) == 2
    assert {row.grade for row in split} == {Grade.WORDING}


def test_words_that_both_documents_define_otherwise_are_told() -> None:
    one = document(("定義", "「区画」とは、当社が貸す畑の一つをいう。"))
    other = document(("定義", "「区画」とは、当社が貸す畑及び小屋をいう。"))
    (told,) = compare(one, other, align(one, other)).terms
    assert (told.left.term, told.left.path, told.right.path) == ("区画", "本則/第1条/第1項", "本則/第1条/第1項")


@given(clauses, clauses)
@settings(max_examples=30, deadline=None)
def test_every_order_holds_every_row_once(left: list[tuple[str, str]], right: list[tuple[str, str]]) -> None:
    one, other = document(*left), document(*right)
    found = compare(one, other, align(one, other))
    assert found.places(Order.LEFT) == tuple(range(len(found.rows)))
    turned = compare(one, other, align(one, other), Side.RIGHT)
    assert [found.rows[at] for at in found.places(Order.RIGHT)] == list(turned.rows)
