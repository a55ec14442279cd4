"""The rows: what stands beside what, and how a difference is marked."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from models.analysis import Analysis
from models.comparison import Comparison, Confidence, Diff, Op, Piece, Row, Side, State, Strip
from reports.markup import visible
from tests.ui.small import LATE, article, document, main, shown
from tests.ui.test_markup import HOSTILE, Reading
from ui.comparison.laid import Shown
from ui.comparison.marks import Spot, marked
from ui.comparison.rows import rows
from ui.comparison.view import view
from ui.english import words


def text_of(html: str) -> str:
    return Reading(html).text


def test_each_side_of_a_diff_reads_exactly_as_its_document() -> None:
    for versions in (False, True):
        assert text_of(marked(LATE, Side.LEFT, versions=versions)) == LATE.left
        assert text_of(marked(LATE, Side.RIGHT, versions=versions)) == LATE.right


def test_between_two_services_words_are_marked_as_left_or_right_only() -> None:
    left, right = (marked(LATE, side, versions=False) for side in Side)
    assert '<mark class="lo">支払期日の翌日から</mark>' in left
    assert '<mark class="lo"><span class="num">年14.6％</span></mark>' in left
    assert '<mark class="ro"><span class="num">年14.5％</span></mark>' in right
    assert "<del>" not in left + right


def test_between_two_versions_words_are_struck_out_and_inserted() -> None:
    left, right = (marked(LATE, side, versions=True) for side in Side)
    assert "<del>支払期日の翌日から</del>" in left
    assert '<ins><span class="num">年14.5％</span></ins>' in right


def test_a_number_is_boxed_where_both_sides_agree() -> None:
    agreed = Diff((Piece(Op.SAME, "30日", "30日", number=True),))
    assert marked(agreed, Side.LEFT, versions=False) == '<span class="num">30日</span>'


def test_a_text_drafted_anew_is_shown_plainly_and_called_so() -> None:
    anew = Diff((Piece(Op.CHANGED, "甲は払う。", "乙が納める。"),), rewritten=True)
    row = Row(
        State.CHANGED, "本則/第1条", "本則/第1条", (Strip("本則/第1条/第1項", "本則/第1条/第1項", anew),), ("主題",)
    )
    left, right = (
        document(name, main(article(1, "料金", text))) for name, text in (("a", anew.left), ("b", anew.right))
    )
    html = rows(Shown(Analysis(left), Analysis(right), Comparison((row,))))
    assert html.count(">別文<") == 1
    assert "<mark" not in html


def test_equal_articles_are_folded_to_one_line_and_others_are_not() -> None:
    html = rows(shown())
    first, second = html.split("<article ")[1:3]
    assert "<details>" in first
    assert "＝ 一致" in first
    assert "<details" not in second


def test_a_row_says_why_its_articles_belong_together_and_how_sure_that_is() -> None:
    said = text_of(rows(shown()))
    assert "対応の理由：主題が同じ（遅延損害金）・同じ種類の値" in said
    assert "確からしさ 高" in said
    assert "0." not in said


def test_between_versions_only_what_is_not_evident_is_explained() -> None:
    said = text_of(rows(shown(versions=True)))
    assert "見出しが同じ" not in said, "第1条 beside 第1条, sure"
    assert "対応の理由：主題が同じ（遅延損害金）" in said, "第2条 beside 第4条"
    base = shown(versions=True)
    unsure = replace(base.comparison.rows[0], confidence=Confidence.MIDDLE)
    assert "見出しが同じ" in text_of(rows(replace(base, comparison=Comparison((unsure,)))))


def test_an_article_alone_says_so_with_its_nearest_candidate_and_why_that_is_none() -> None:
    html = rows(shown()).split("<article ")[3]
    assert "対応する条がありません近い候補：第4条（延滞利息） — 主題が違う" in text_of(html)
    assert 'class="none"' in html
    assert "<mark" not in html, "a whole article on one side needs no marks word by word"


def test_a_candidate_that_its_reason_names_is_named_once_and_led_to_in_either_language() -> None:
    base = shown()
    reason = "最も近い第4条（延滞利息）は主題が異なります（こちらは割増金、相手は遅延損害金）。"
    alone = replace(base.comparison.rows[2], reasons=(reason,))
    html = rows(replace(base, comparison=Comparison((alone,))))
    assert text_of(html).count("第4条（延滞利息）") == 1
    assert f"対応する条がありません{reason}" in text_of(html)
    english = words().markup(html)
    assert "The nearest, 第4条（延滞利息）, has another subject (here " in text_of(english)
    assert '<a href="?left=' in html.partition('class="near"')[2]


def test_a_paragraph_without_counterpart_leaves_a_cell_that_says_so() -> None:
    assert "（この項に当たる定めはありません）" in text_of(rows(shown()))


def test_between_versions_what_is_missing_is_new_or_gone() -> None:
    said = text_of(rows(shown(versions=True)))
    assert "（新設）" in said
    assert "（削る）" in said
    assert "対応する条がありません" not in said


def test_pages_stand_beside_captions_where_the_source_has_pages() -> None:
    assert "遅延損害金5頁" in text_of(rows(shown(pages=True)))
    assert "頁" not in text_of(rows(shown()))


def test_the_number_of_a_paragraph_hangs_before_its_text_as_printed() -> None:
    assert '<span class="n">2</span><div class="t"><mark class="ro">ただし、' in rows(shown())


def test_items_are_indented_by_their_depth() -> None:
    from models.document import Kind
    from tests.ui.small import Plan, only_left

    item = Plan(Kind.ITEM, "第1号", "(1)", "", "櫂を失ったとき。", [Plan(Kind.SUBITEM, "イ", "イ", "", "流したとき。")])
    paragraph = Plan(Kind.PARAGRAPH, "第1項", "", "", "次のとおり。", [item])
    left = document("a", main(Plan(Kind.ARTICLE, "第1条", "第1条", "", "", [paragraph])))
    paths = ("本則/第1条/第1項", "本則/第1条/第1項/第1号", "本則/第1条/第1項/第1号/イ")
    strips = tuple(Strip(path, None, only_left(left.by_path[path].node.text)) for path in paths)
    row = Row(State.LEFT_ONLY, "本則/第1条", None, strips)
    html = rows(Shown(Analysis(left), Analysis(left), Comparison((row,))))
    assert [f'class="k d{n}"' for n in "012" if f"k d{n}" in html] == ['class="k d0"', 'class="k d1"', 'class="k d2"']
    assert '<span class="n">(1)</span>' in html


def test_a_further_article_of_the_same_subject_is_named_and_linked() -> None:
    base = shown()
    first, second, *others = base.comparison.rows
    also = replace(second, also=((Side.RIGHT, "本則/第5条"),))
    html = rows(replace(base, comparison=Comparison((first, also, *others))))
    assert "右の第5条（備品）にも対応" in text_of(html)
    assert 'data-go="r3"' in html


def test_an_article_whose_counterpart_stands_in_another_row_is_not_called_alone() -> None:
    base = shown()
    alone = replace(
        base.comparison.rows[2],
        state=State.CHANGED,
        nearest=None,
        reasons=("主題が同じ",),
        confidence=Confidence.MIDDLE,
        also=((Side.RIGHT, "本則/第4条"),),
    )
    html = rows(replace(base, comparison=Comparison((base.comparison.rows[1], alone))))
    said = text_of(html.split("<article ")[2])
    assert "第4条（延滞利息）に対応（その条の行に並べています）" in said
    assert "対応の理由：主題が同じ確からしさ 中" in said
    assert "対応する条がありません" not in said


def test_between_versions_a_new_caption_is_marked() -> None:
    assert "<ins>延滞利息</ins>" in rows(shown(versions=True))
    assert "<del>遅延損害金</del>" in rows(shown(versions=True))
    assert "<del>" not in rows(shown())


def test_a_row_in_which_only_the_caption_differs_is_folded_and_says_so() -> None:
    base = shown()
    changed = replace(base.comparison.rows[0], state=State.CHANGED)
    assert "≈ 見出しだけ" in rows(replace(base, comparison=Comparison((changed,))))


def test_a_strip_from_another_article_than_the_heading_names_where_it_stands() -> None:
    base = shown()
    stray = Strip("本則/第3条/第1項", "本則/第4条/第1項", LATE)
    row = replace(base.comparison.rows[1], strips=(stray,))
    assert "第3条料金の支払" in text_of(rows(replace(base, comparison=Comparison((row,)))))


def test_cells_of_a_table_stay_apart() -> None:
    table = Diff((Piece(Op.SAME, "品名\t料金", "品名\t料金"),))
    assert '品名<i class="tab">\t</i>料金' in marked(table, Side.LEFT, versions=False)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_documents_change_no_element_of_the_view(text: str) -> None:
    def of(words: str) -> tuple[list[tuple[str, list[str]]], str]:
        clean = words.replace("\x00", "").replace("/", "／").strip() or "語"
        whole = article(1, clean, clean, clean, mark=clean)
        one = document(clean, main(whole), title=clean)
        alone = Diff((Piece(Op.LEFT, clean, ""),))
        strips = tuple(Strip(f"本則/第1条/第{n}項", None, alone) for n in (1, 2))
        row = Row(State.LEFT_ONLY, "本則/第1条", None, strips, (clean,), nearest="本則/第1条")
        laid = Shown(Analysis(one), Analysis(one), Comparison((row,)), (clean, clean), (clean, clean))
        seen = Reading(view(laid))
        return [(name, sorted(attributes)) for name, attributes in seen.elements], seen.text

    elements, said = of(text)
    assert elements == of("無害な語")[0]
    assert visible(text.replace("\x00", "").replace("/", "／").strip()) in said


def test_a_row_tells_what_its_differences_are_worth_with_the_words_that_decided() -> None:
    said = text_of(rows(shown()))
    assert "実質数値（年14.6%／年14.5%）" in said
    assert "「支払う」の主体が「当社」から「契約者」に移ります。" in said
    assert "実質数値（年14.6%→年14.5%）" in text_of(rows(shown(versions=True)))


def test_a_difference_of_substance_is_never_folded() -> None:
    base = shown()
    hidden = replace(base.comparison.rows[0], verdict=base.comparison.rows[1].verdict)
    assert "<details" not in rows(replace(base, comparison=Comparison((hidden,))))


def test_what_differs_in_noise_names_its_switch() -> None:
    typed = Diff((Piece(Op.SAME, "料金，", "料金、", noise=("句読点",)), Piece(Op.SAME, "は", "は")))
    assert marked(typed, Side.LEFT, versions=False) == '<span class="nz nz-mark">料金，</span>は'
    both = Diff((Piece(Op.SAME, "３ 日，", "3日、", noise=("全角・半角", "空白・改行", "句読点")),))
    assert 'class="nz nz-type nz-mark"' in marked(both, Side.RIGHT, versions=True)


def test_terms_and_references_point_somewhere_and_the_text_stays_as_it_is() -> None:
    spots = [Spot(0, 2, "0"), Spot(8, 16, "1", "?at=x", "r3")]
    html = marked(LATE, Side.LEFT, versions=False, spots=spots)
    assert text_of(html) == LATE.left
    assert '<span class="term" data-tip="0">料金</span>' in html
    assert html.count('data-tip="1"') == 2, "cut where the piece ends"
    assert 'href="?at=x" data-go="r3"' in html


def test_every_pair_of_a_row_can_be_told_in_the_form() -> None:
    base = shown()
    also = replace(base.comparison.rows[1], also=((Side.RIGHT, "本則/第5条"), (Side.LEFT, "本則/第3条")))
    html = rows(replace(base, comparison=Comparison((also,))))
    (attributes,) = [a for name, a in Reading(html).elements if name == "article"]
    assert (attributes["data-left"], attributes["data-right"]) == ("本則/第2条", "本則/第4条")
    assert json.loads(str(attributes["data-also"])) == [["本則/第2条", "本則/第5条"], ["本則/第3条", "本則/第4条"]]
