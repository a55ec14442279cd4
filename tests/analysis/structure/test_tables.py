"""Tables are kept as rows and cells, each cell with its place in the source; one over several pages is one."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from analysis.structure.segment import segment
from analysis.structure.tables import tables
from analysis.text.narrow import fold
from corpus.readers import read
from models.document import Document
from models.source import Box, Cell, Line, Source, source_of_text
from models.table import Table
from tests.corpus.pages import MINCHO

Grid = Sequence[Sequence[str]]
HEAD = ("用語", "用語の意味")
ROWS = [
    ("端末", "利用者が用意する機器をいいます。"),
    ("回線", "当社が用意する設備をいいます。"),
    ("鍵", "利用者ごとに定める符号をいいます。"),
]


def cells(grid: Grid, *, table: int = 0, page: int = 1, top: float = 100, x0: float = 60) -> Iterator[Line]:
    """The lines of a table as a reader gives them: one for each filled cell."""
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            for at, part in enumerate(text.split("\n") if text else ()):
                left, upper = x0 + 120 * column, top + 40 * row + 14 * at
                yield Line(
                    part, page, Box(left, upper, left + 10 * len(part), upper + 10, 10), Cell(table, row, column)
                )


def text(words: str, page: int, top: float) -> Line:
    return Line(words, page, Box(60, top, 60 + 10 * len(words), top + 10, 10))


ABOVE = (text("第1条（定義）", 1, 60), text("次の用語は、次の意味で用います。", 1, 80))
FOOT, BELOW = text("- 1 -", 1, 800), text("第2条（適用）", 2, 500)
REST = text("本約款は、すべての利用者に適用します。", 2, 520)


def document(*lines: Line) -> Document:
    return segment(Source("約款", lines))


def only(found: Document, path: str = "本則/第1条/第1項") -> Table:
    (table,) = tables(found)[path]
    assert set(tables(found)) == {path}
    return table


def away(found: Document) -> list[str]:
    return [found.source.text[f.start : f.end] for f in found.furniture if f.why == "表の見出しの繰り返し"]


def test_a_table_belongs_to_the_paragraph_that_it_follows() -> None:
    table = only(document(*ABOVE, *cells([HEAD, *ROWS]), BELOW, REST))
    assert table.texts == (HEAD, *ROWS)
    assert table.header == 0


def test_every_cell_points_home() -> None:
    found = document(
        *ABOVE, *cells([HEAD, ("端末", "利用者が用意する、表示と入力ので\nきる機器をいいます。")]), BELOW, REST
    )
    cell = only(found).rows[1][1]
    assert cell.text == "利用者が用意する、表示と入力のできる機器をいいます。"
    assert [found.source.text[run.start : run.start + run.length] for run in cell.runs] == [
        "利用者が用意する、表示と入力ので",
        "きる機器をいいます。",
    ]
    assert found.source.text[cell.origin(cell.text.index("機器")) :].startswith("機器をいいます。")


def test_a_table_over_a_page_break_is_one_and_its_repeated_header_is_furniture() -> None:
    first, second = cells([HEAD, *ROWS[:2]]), cells([HEAD, *ROWS[2:]], table=1, page=2, top=60)
    found = document(*ABOVE, *first, FOOT, *second, BELOW, REST)
    table = only(found)
    assert table.texts == (HEAD, *ROWS)
    assert table.header == 0
    assert away(found) == list(HEAD)


def test_a_header_over_two_rows_is_found_again_on_every_page() -> None:
    head = [("プラン", "料金"), ("（税別）", "（月額）")]
    pages = [[(f"{page}型", f"{page},000円")] for page in (1, 2, 3)]
    lines = [
        line
        for k, rows in enumerate(pages)
        for line in (*cells([*head, *rows], table=k, page=k + 1), text(f"- {k + 1} -", k + 1, 800))
    ]
    found = document(*ABOVE, *lines)
    assert only(found).texts == (*head, *(row for rows in pages for row in rows))
    assert len(away(found)) == 8


def test_a_table_goes_on_without_a_header_too_and_so_does_a_row() -> None:
    first = cells([HEAD, ROWS[0], ("回線", "当社が用意")])
    second = cells([("", "する設備をいいます。"), ROWS[2]], table=1, page=2)
    assert only(document(*ABOVE, *first, FOOT, *second, BELOW, REST)).texts == (HEAD, *ROWS)


SEPARATE = {
    "on one page": ((*cells([HEAD, *ROWS]), *cells([HEAD, *ROWS], table=1, top=400)), 2),
    "with text between": ((*cells([HEAD, *ROWS]), text("また、次のとおりとします。", 2, 60), *cells([HEAD, *ROWS], table=1, page=2)), 2),
    "with more columns": ((*cells([HEAD, *ROWS]), *cells([("区分", "料金", "備考"), ("甲", "1円", "なし")], table=1, page=2)), 2),
    "elsewhere on the page": ((*cells([HEAD, *ROWS]), *cells(ROWS, table=1, page=2, x0=200)), 2),
}  # fmt: skip


@pytest.mark.parametrize("case", SEPARATE)
def test_tables_that_stand_apart_stay_two(case: str) -> None:
    lines, count = SEPARATE[case]
    found = document(*ABOVE, *lines, BELOW, REST)
    assert sum(map(len, tables(found).values())) == count
    assert away(found) == []


def test_merged_cells_leave_the_rest_empty() -> None:
    grid = [("機種", ""), ("A300", "A-n50"), ("", "A-n100")]
    table = only(document(*ABOVE, *cells(grid), BELOW, REST))
    assert [list(row) for row in table.texts] == [list(row) for row in grid]
    assert table.header == 0


def test_a_provision_without_a_table_has_none() -> None:
    assert tables(document(*ABOVE, BELOW, REST)) == {}


def plain(*lines: str) -> Document:
    return segment(source_of_text("約款", "\n".join(("第1条（料金）", "料金は、次のとおりとします。", *lines))))


def test_lines_with_tabs_are_a_table() -> None:
    table = only(
        plain("区分\t料金\t備考", "基本料\t1,000円\t", "付加料\t\t別途", "第2条（適用）", "本約款は、適用します。")
    )
    assert table.texts == (("区分", "料金", "備考"), ("基本料", "1,000円", ""), ("付加料", "", "別途"))
    assert table.header == 0


def test_two_tabs_that_only_align_leave_no_cell_empty() -> None:
    table = only(plain("区分\t\t料金", "一般の利用者の基本料\t1,000円"))
    assert table.texts == (("区分", "料金"), ("一般の利用者の基本料", "1,000円"))


@pytest.mark.parametrize("white", ["\t", ""], ids=["behind a tab", "at the margin"])
def test_a_cell_with_tabs_may_go_on_in_the_next_line(white: str) -> None:
    lines = (
        "区分\t内容",
        "基本料\t一般の利用者が、毎月支払う料",
        f"{white}金です。",
        "付加料\tその他の料金です。",
        "付加料は、変わることがあります。",
    )
    table = only(plain(*lines))
    assert table.texts == (
        ("区分", "内容"),
        ("基本料", "一般の利用者が、毎月支払う料金です。"),
        ("付加料", "その他の料金です。"),
    )


def test_columns_of_spaces_under_headings_are_a_table_and_wrapped_cells_are_joined() -> None:
    table = only(
        plain(
            "用語          用語の意味",
            "端末          利用者が用意する機器のうち、表示と入力ので",
            "              きるものをいいます。",
            "通信回線      当社が用意する設備をいいます。",
            "以上のほか、用語の意味は、法令によります。",
        )
    )
    assert table.texts == (
        ("用語", "用語の意味"),
        ("端末", "利用者が用意する機器のうち、表示と入力のできるものをいいます。"),
        ("通信回線", "当社が用意する設備をいいます。"),
    )
    assert table.header == 0


def test_the_header_of_a_plain_table_that_comes_again_after_a_page_number_is_furniture() -> None:
    found = plain(
        "区分　　　　　料金",
        "基本料　　　　1,000円",
        "",
        "- 1 -",
        "",
        "区分　　　　　料金",
        "付加料　　　　500円",
    )
    assert away(found) == ["区分　　　　　料金"]
    assert only(found).texts == (("区分", "料金"), ("基本料", "1,000円"), ("付加料", "500円"))


@pytest.mark.parametrize(
    "lines",
    [
        ("利用者は、　料金を支払うものとします。", "当社は、　これを受け取ります。"),
        ("料金\t1,000円",),
        ("区分  料金", "基本料と付加料の区別は、当社が定めます。"),
        ("甲    東京都", "乙    大阪府"),
        ("イ\t東京都に住む者", "ロ\t大阪府に住む者"),
    ],
)
def test_text_with_white_space_is_no_table(lines: tuple[str, ...]) -> None:
    assert tables(plain(*lines)) == {}


WORDS = st.sampled_from(
    ["区分", "料金", "1,000円", "利用者は、料金を支払う。", "\t", "\t\t", "　", "    ", "1.", "イ", "内容", "VPN"]
)


@given(st.lists(st.lists(WORDS, max_size=6).map("".join), max_size=12))
def test_whatever_the_text_each_cell_says_what_stands_at_its_place(lines: list[str]) -> None:
    found = plain(*lines)
    for here in tables(found).values():
        for cell in (cell for table in here for row in table.rows for cell in row):
            for run in cell.runs:
                assert found.source.text[run.start : run.start + run.length] == cell.text[run.at : run.at + run.length]


def test_a_table_made_by_a_program_over_three_pages_is_one() -> None:
    style = ParagraphStyle("本文", fontName=MINCHO, fontSize=10, leading=16, wordWrap="CJK")
    grid = [
        ["項番", "作業の内容"],
        *([f"{n}番", f"{n}番目の機器を点検し、結果を書面で報告します。"] for n in range(1, 91)),
    ]
    ruled = LongTable([[Paragraph(cell, style) for cell in row] for row in grid], colWidths=[80, 300], repeatRows=1)
    ruled.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build([
        Paragraph("第1条（点検）", style), Paragraph("当社は、次のとおり点検します。", style), ruled,
        Paragraph("第2条（報告）", style), Paragraph("当社は、遅滞なく報告します。", style),
    ])  # fmt: skip
    found = segment(read("約款.pdf", buffer.getvalue()))
    pages = {line.page for line in found.source.lines}
    assert len(pages) >= 3
    assert [list(row) for row in only(found).texts] == grid
    assert len(away(found)) == 2 * (len(pages) - 1)


SIZES = {  # rows × columns of the tables of the real documents, in order, and whether they have headers
    "000": [("本則/第3条/第1項", 16, 2, 0), ("特約2/第1項", 3, 2, 0)],
    "001": [("本則/第3条/第1項", 15, 2, 0)],
    "002": [("本則/第3条/第1項", 17, 2, 0)],
    "003": [("末尾", 3, 25, 0), ("末尾", 2, 2, None)],
    "004": [
        ("本則/第3条/第1項", 3, 2, 0),
        ("本則/第6条/第1項", 4, 2, 0),
        ("本則/第23条/第1項", 17, 2, 0),
        ("本則/第32条/第1項", 5, 2, 0),
        ("別記1/第1項", 2, 2, None),
    ],
}


@pytest.mark.shared
@pytest.mark.parametrize("number", SIZES)
def test_the_tables_of_the_real_documents_are_whole(shared: Path, number: str) -> None:
    (printed,) = (shared / "corpus" / "pdf").glob(f"{number}_*.pdf")
    (plain_text,) = (shared / "corpus").glob(f"{number}_*.txt")
    found = tables(segment(read(printed.name, printed.read_bytes())))
    sizes = [(path, len(t.rows), len(t.rows[0]), t.header) for path, here in found.items() for t in here]
    assert sizes == SIZES[number]
    right = fold(read(plain_text.name, plain_text.read_bytes()).text)
    said = [text for here in found.values() for table in here for row in table.texts for text in row]
    assert [text for text in said if fold(text) not in right] == []


@pytest.mark.shared
def test_the_real_documents_have_198_cells(shared: Path) -> None:
    found = [tables(segment(read(p.name, p.read_bytes()))) for p in sorted((shared / "corpus" / "pdf").glob("*.pdf"))]
    cells_of = [
        cell for each in found for here in each.values() for table in here for row in table.rows for cell in row
    ]
    assert sum(bool(cell) for cell in cells_of) == 198
