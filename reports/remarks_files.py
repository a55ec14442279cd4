"""点検 as a Word file and as an Excel workbook: every remark with its place, the gravest first, and what a reviewer said of it."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.checks.rulings import Judged
from models.document import Document
from models.origin import Imprint, Origin
from models.remarks import Severity
from reports import word
from reports.remarks import HEADS, cells, count
from reports.spreadsheet import saved
from reports.word_table import HATCHED, Row, add_table, heads, plain
from reports.workbook import HEAD, TEXT, about_sheet, blank, layout, line

FACE = "ＭＳ 明朝"
SHEET = "点検"
_NONE = "指摘はありません。"
_SMALL = 9
_WIDTHS = (13, 26, 26, 10, 40, 62, 62, 27)
"""Millimetres of the columns of ``HEADS``."""
_QUOTED = 120
"""Characters of a place that stand on paper: a whole 改定履歴 would fill the sheet."""
LEGEND = (
    ("重大", "条文の参照先がない、二つの定めが食い違うなど、権利や義務がはっきりしないおそれがあるものです。"),
    ("注意", "意味は分かりますが、読み手が補わなければならないものです。"),
    ("参考", "表記のゆれなど、意味に影響しないものです。"),
    ("了解", "人が見て、このままでよいとした指摘です。条文が変わると、もう一度示します。"),
)


def remarks_docx(document: Document, found: Sequence[Judged], origin: Origin, imprint: Imprint) -> bytes:
    """The file, A4 landscape; what was dismissed stands in it too, shaded."""
    title = f"{origin.name}　{SHEET}"
    file = word.blank(FACE, 10, title=title, landscape=True)
    word.head_and_foot(file, title)
    word.titled(file, title)
    word.line(file, _counted(found))
    if found:
        rows = [_row(document, each) for each in _gravest(found)]
        add_table(file, _WIDTHS, (heads(*HEADS, size=_SMALL), *rows))
    else:
        word.line(file, _NONE, 10)
    word.section(file, "言葉")
    for what, meaning in LEGEND:
        word.line(file, f"{what}：{meaning}", 8)
    word.imprint(file, imprint)
    return word.saved(file)


def _row(document: Document, each: Judged) -> Row:
    shade = "" if each.open else HATCHED
    texts, place = list(cells(document, each)), HEADS.index("箇所")
    if len(texts[place]) > _QUOTED:
        texts[place] = f"{texts[place][:_QUOTED]}…（ほか {len(texts[place]) - _QUOTED} 字）"
    return Row(tuple(plain(text, _SMALL, shade=shade) for text in texts), whole=True)


def _gravest(found: Sequence[Judged]) -> list[Judged]:
    """The open ones by severity, then those that were dismissed; each in the order of the text."""
    grades = list(Severity)
    return sorted(found, key=lambda each: (not each.open, grades.index(each.remark.severity)))


def _counted(found: Sequence[Judged]) -> str:
    told = "・".join(f"{severity} {count(found, severity)}" for severity in Severity)
    dismissed = sum(not each.open for each in found)
    return f"指摘 {len(found) - dismissed} 件（{told}）" + (f"、了解済み {dismissed} 件" if dismissed else "")


def remarks_xlsx(document: Document, found: Sequence[Judged], origin: Origin, imprint: Imprint) -> bytes:
    """The workbook: columns to filter by, pages as numbers."""
    book = blank(f"{origin.name}　{SHEET}")
    sheet = book.create_sheet(SHEET)
    line(sheet, 1, HEADS, HEAD)
    page = HEADS.index("頁") + 1
    for at, each in enumerate(_gravest(found), 2):
        texts = list(cells(document, each))
        number, texts[page - 1] = texts[page - 1], ""
        line(sheet, at, texts, TEXT)
        if number:
            sheet.cell(at, page).value = int(number)
    layout(sheet, "C2", [8, 18, 20, 6, 34, 50, 48, 30])
    about_sheet(book, imprint, LEGEND, [("文書", origin.name), ("件数", _counted(found))])
    return saved(book)
