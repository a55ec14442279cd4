"""Columns told by the white between them, in files that write their lines in any order."""

from __future__ import annotations

import random

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
