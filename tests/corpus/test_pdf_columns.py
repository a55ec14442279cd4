"""Columns told by the white between them, in files that write their lines in any order."""

from __future__ import annotations

import random
from itertools import accumulate

from analysis.structure.segment import outline, segment
from corpus.readers import read
from corpus.readers.pdf.columns import columnwise, parting
from corpus.readers.pdf.order import Extent
from models.document import Kind
from tests.corpus.pages import Pages
from tests.corpus.test_pdf_order import column

LEFT, MIDDLE, RIGHT = (60, 200), (220, 360), (380, 520)
TOPS = range(100, 260, 16)


def alternating(*edges: tuple[float, float]) -> list[Extent]:
    """Full lines of columns as a file holds them that writes line by line across the page."""
    return [Extent(x0, top, x1, top + 10) for top in TOPS for x0, x1 in edges]


def lefts(extents: list[Extent]) -> list[float]:
    return [extents[at].x0 for at in columnwise(extents)]


def test_two_columns_written_line_by_line_are_read_one_after_the_other() -> None:
    extents = alternating(LEFT, RIGHT)
    assert lefts(extents) == [60] * len(TOPS) + [380] * len(TOPS)


def test_three_columns_written_in_any_order_are_read_one_after_the_other() -> None:
    extents = alternating(LEFT, MIDDLE, RIGHT)
    random.Random(7).shuffle(extents)
    assert sorted(lefts(extents)) == lefts(extents)
    order = columnwise(extents)
    assert [extents[at].top for at in order] == [*TOPS] * 3


def test_a_title_above_and_a_foot_below_columns_belong_to_none() -> None:
    title, foot = Extent(230, 60, 330, 76), Extent(280, 320, 300, 330)
    assert lefts([foot, *alternating(LEFT, MIDDLE, RIGHT), title])[0] == 230
    assert lefts([foot, *alternating(LEFT, MIDDLE, RIGHT), title])[-1] == 280


def test_a_table_in_a_column_is_read_with_it() -> None:
    left = [Extent(60, top, 280, top + 10) for top in range(100, 400, 16)]
    table = Extent(310, 100, 530, 380)
    assert columnwise([*left[:3], table, *left[3:]]) == [0, 1, 2, *range(4, 20), 3]


def test_labels_beside_their_texts_are_no_column() -> None:
    labels = [Extent(60, top, 60 + width, top + 10) for top, width in zip(TOPS, range(20, 120, 10), strict=True)]
    texts = column(200, 520, *TOPS)
    assert parting([*labels, *texts]) is None


def test_lines_of_one_column_are_no_columns() -> None:
    assert parting(column(60, 520, *TOPS)) is None


def test_terms_in_two_columns_written_line_by_line_keep_their_articles() -> None:
    page = Pages()
    left = [
        "第１条（適用）　この規約は、貸会議室の利用に適用",
        "します。利用者は、申込みの前に、この規約をお読み",
        "ください。",
    ]
    left += ["第２条（利用料）　利用料は、次の各号に掲げる額の", "合計とします。", "（１）室料　一時間につき3,000円を基本とし、時間外", "は割増しとします。", "（２）備品の使用料"]  # fmt: skip
    right = ["２　利用料は、利用する日の前日までに、当社の指定", "する口座に振り込んでください。振込みに要する費用", "は、利用者の負担とします。", "第３条（取消し）　利用者は、利用する日の七日前ま"]  # fmt: skip
    right += [
        "で、申込みを無償で取り消すことができます。ただし",
        "七日前を過ぎたときは、利用料の半額をいただくもの",
        "とし、当日は全額をいただきます。",
    ]
    for at in range(max(len(left), len(right))):
        for x, lines in ((45, left), (315, right)):
            if at < len(lines):
                page.write(x, 100 + 16 * at, lines[at])
    document = segment(read("会議室.pdf", page.data()))
    assert outline(document).splitlines()[-5:] == [
        "本則/第2条/第1項/第1号 室料 一時間につき3,000円を基本とし、時間外",
        "本則/第2条/第1項/第2号 備品の使用料",
        "本則/第2条/第2項 利用料は、利用する日の前日までに、当社の指定する",
        "本則/第3条 【取消し】",
        "本則/第3条/第1項 利用者は、利用する日の七日前まで、申込みを無償で",
    ]


def test_a_caption_in_the_margin_is_a_line_of_its_own() -> None:
    page = Pages()
    for at, caption in enumerate(("（適用）", "（申込み）", "（取消し）", "（その他）")):
        page.write(40, 100 + 60 * at, caption, size=9)
        page.write(
            96,
            100 + 60 * at,
            f"第{at + 1}条　利用者は、この規約を守ってください。",
            "次の行も、同じところから始まります。",
        )
    document = segment(read("欄外.pdf", page.data()))
    captions = [entry.node.title for entry in document.entries if entry.node.kind is Kind.ARTICLE]
    assert captions == ["適用", "申込み", "取消し", "その他"]


def test_small_figures_before_every_line_are_line_numbers() -> None:
    page = Pages()
    lines = [
        "第１条（貸出し）",
        "１　会館は、道具を貸す。",
        "２　借主は、次の道具を自分で運ぶ。",
        "（１）太鼓",
        "（２）屋台",
        "第２条（返却）",
        "借主は、翌日に返す。",
    ]
    for at, line in enumerate(lines, 1):
        page.write(34, 100 + 22 * at, str(at), size=7)
        page.write(71, 100 + 22 * at, line, size=10)
    document = segment(read("行番号.pdf", page.data()))
    assert outline(document).splitlines() == [
        "本則",
        "本則/第1条 【貸出し】",
        "本則/第1条/第1項 会館は、道具を貸す。",
        "本則/第1条/第2項 借主は、次の道具を自分で運ぶ。",
        "本則/第1条/第2項/第1号 太鼓",
        "本則/第1条/第2項/第2号 屋台",
        "本則/第2条 【返却】",
        "本則/第2条/第1項 借主は、翌日に返す。",
    ]


def test_a_heading_over_columns_is_read_between_what_stands_above_and_below_it() -> None:
    upper = [Extent(x0, top, x1, top + 10) for top in range(100, 200, 16) for x0, x1 in (LEFT, RIGHT)]
    heading = Extent(60, 222, 110, 234)
    lower = [Extent(x0, top, x1, top + 10) for top in range(250, 300, 16) for x0, x1 in (LEFT, RIGHT)]
    order = columnwise([*upper, heading, *lower])
    places = [(extents.x0, extents.top) for extents in ([*upper, heading, *lower][at] for at in order)]
    right_above, left_below = places.index((380, 100)), places.index((60, 250))
    assert places.index((60, 100)) < right_above < places.index((60, 222)) < left_below < places.index((380, 250))


def test_columns_with_a_narrow_gutter_written_as_one_line_are_cut_apart() -> None:
    page = Pages()
    left = ["第１条（会員）　会員とは、この会則を認めたう", "えで入会を申し込み、当会が承認した者をいいま", "す。"]
    left += [
        "第２条（会費）　会員は、会費を毎年四月の末日",
        "までに納めなければなりません。納めた会費は、",
        "退会したときも返しません。",
    ]
    left += ["第３条（退会）　会員は、退会するときは、その", "旨を書面で届け出なければなりません。"]
    right = [
        "第４条（総会）　総会は、毎年五月に開き、会員",
        "の半数の出席で成立します。出席できない者は、",
        "委任状を出すことができます。",
    ]
    right += [
        "第５条（役員）　役員は、会長一名、会計一名、",
        "監事一名とし、総会で選びます。任期は二年と",
        "し、再任を妨げません。",
        "第６条（雑則）　この会則に定めがない事項は、",
        "会長が定め、会員に通知するものとします。",
    ]
    for at, text in enumerate(left):
        page.write(60, 100 + 16 * at, text)
        if at < len(right):
            page.write(60 + 23.5 * 10, 100 + 16 * at, right[at])
    source = read("会則.pdf", page.data())
    assert any(line.text == "第１条（会員）　会員とは、この会則を認めたう" for line in source.lines)
    captions = [entry.node.title for entry in segment(source).entries if entry.node.kind is Kind.ARTICLE]
    assert captions == ["会員", "会費", "退会", "総会", "役員", "雑則"]


def test_values_beside_their_labels_are_read_with_them() -> None:
    page = Pages()
    labels = ["基本料金", "延長料金", "備品の使用料", "照明", "冷房及び暖房の料金", "清掃", "保険料", "合計", "消費税"]
    for at, label in enumerate(labels):
        page.write(60, 100 + 16 * at, label).write(200, 100 + 16 * at, f"{at + 1},000円")
    words = "".join(line.text for line in read("料金.pdf", page.data()).lines)
    assert "".join(words.split()) == "".join(f"{label}{at + 1},000円" for at, label in enumerate(labels))


def test_a_menu_beside_the_text_is_read_before_it() -> None:
    menu = [Extent(30, top, 80, top + 9) for top in range(47, 200, 14)]
    text = [Extent(155, top, 300 + 20 * (at % 9), top + 10) for at, top in enumerate(range(60, 700, 17))]
    assert columnwise([*text, *menu]) == [*range(len(text), len(text) + len(menu)), *range(len(text))]


def test_captions_in_the_margin_are_no_menu() -> None:
    captions = [Extent(30, top, 80, top + 9) for top in (60, 111, 196, 230, 332, 366, 451)]
    text = [Extent(155, top, 300 + 20 * (at % 9), top + 10) for at, top in enumerate(range(60, 700, 17))]
    assert parting([*captions, *text]) is None


def test_terms_in_a_ruled_table_of_one_row_for_each_article_are_text() -> None:
    page = Pages().grid([60, 180, 540], [80, 130, 180, 230])
    for at, caption in enumerate(("（目的）", "（料金）", "（解約）")):
        page.write(66, 96 + 50 * at, f"第{at + 1}条", caption)
        page.write(186, 96 + 50 * at, "利用者は、別に定めるところにより、", "当会に申し出るものとします。")
    document = segment(read("表.pdf", page.data()))
    captions = [entry.node.title for entry in document.entries if entry.node.kind is Kind.ARTICLE]
    assert captions == ["目的", "料金", "解約"]
    assert (
        document.by_path["本則/第2条/第1項"].node.text
        == "利用者は、別に定めるところにより、当会に申し出るものとします。"
    )


def ragged(x0: float, chance: random.Random) -> list[Extent]:
    """Lines of a column that seldom reach its edge, as those of lists, with some white between them here and there."""
    tops = accumulate((chance.choice((16, 16, 16, 22)) for _ in range(14)), initial=100)
    return [Extent(x0, top, x0 + chance.choice((60, 85, 110, 140, 200)), top + 10) for top in tops]


def test_columns_of_short_lines_are_told_by_the_order_of_the_file() -> None:
    for seed in range(8):
        chance = random.Random(seed)
        extents = [line for x0 in (40, 260, 480) for line in ragged(x0, chance)]
        assert columnwise(extents) == [*range(len(extents))]


def test_labels_written_before_their_texts_are_no_column() -> None:
    labels = [Extent(60, 100 + 16 * at, 80 + 8 * (at % 8), 110 + 16 * at) for at in range(14)]
    assert parting([*labels, *column(200, 520, *range(100, 100 + 16 * 14, 16))]) is None


def test_a_full_line_with_white_around_it_is_no_heading_over_both_columns() -> None:
    left = [Extent(60, top, 280, top + 8) for top in (100, 116, 132, 156, 172, 188)]
    right = [Extent(300, top, 520, top + 8) for top in (100, 114, 128, 142, 174, 188)]
    assert lefts([*left, *right]) == [60] * 6 + [300] * 6
    heading = Extent(60, 156, 150, 164)
    apart = [*right[:3], *right[4:]]
    assert lefts([*left[:3], heading, *left[4:], *apart]) == [60] * 3 + [300] * 3 + [60] * 3 + [300] * 2
