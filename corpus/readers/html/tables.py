"""Tables that hold data, and tables that only lay out a page: judged by what stands in them.

The rules are asked in order, and the first one that says something decides. In a layout table each cell gives plain
lines; a cell that holds nothing but a number stands on the line of the text beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.readers.html.flow import Piece
from corpus.readers.html.grid import Slot
from corpus.readers.html.marks import heading_of, mark_of, only_mark
from corpus.readers.html.tree import Element

_MOST = 0.5  # of the text of the page in one cell: the cell is a column of the page
_SENTENCE = 12  # characters from which on a text with a 。 is a sentence and not an entry
_SHARE = 0.6
_MANY = 5


@dataclass(frozen=True, slots=True)
class Contents:
    """A table as its cells show it: row by row, each cell with its lines. Empty cells are left away."""

    rows: tuple[tuple[tuple[Slot, tuple[str, ...]], ...], ...]
    role: str = ""
    nested: bool = False
    """Another table stands in one of its cells."""
    page_share: float = 0.0
    """The share of the page's text that its longest cell holds."""


@dataclass(frozen=True, slots=True)
class TableRule:
    """``says`` gives True for data, False for layout, None for no opinion. Examples: rows, cells parted by |."""

    name: str
    says: Callable[[Contents], bool | None]
    data: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def _by_role(table: Contents) -> bool | None:
    return False if table.role in ("presentation", "none") else None


def _frame(table: Contents) -> bool | None:
    """One cell in each row, or a cell with most of the page: a box around text."""
    return False if all(len(row) < 2 for row in table.rows) or table.page_share > _MOST else None


def _around_tables(table: Contents) -> bool | None:
    return False if table.nested else None


def _whole_terms(table: Contents) -> bool | None:
    """Cells of one column, and of no other, have the headings of several 条."""
    columns = {
        slot.column
        for row in table.rows
        for slot, lines in row
        if sum(heading_of(line) is not None for line in lines) > 1
    }
    return False if len(columns) == 1 else None


def _headed(table: Contents) -> bool:
    """The first row heads the columns: all th, or words without number or sentence over rows that have other things."""
    first = next(row for row in table.rows if len(row) > 1)
    if all(slot.head for slot, _ in first) and len(table.rows) > 1:
        return True
    return not any("。" in line or only_mark(line) or heading_of(line) for _, lines in first for line in lines)


def _article_column(table: Contents) -> bool | None:
    """第１条（目的） heads the cells of one column, and one column has the sentences.

    Old and new wording side by side are two columns of sentences. A list of changed 条 has a row that heads its columns,
    as terms may have; but it does not count from 第１条 on without a gap.
    """
    begins = [(slot.column, label) for row in table.rows for slot, lines in row if (label := heading_of(lines[0]))]
    told = [slot.column for row in table.rows for slot, lines in row if any(_sentence(line) for line in lines)]
    if len({column for column, _ in begins}) != 1 or len(set(told)) != 1 or len(told) < _SHARE * len(begins):
        return None
    counted = [mark[1] for _, label in begins if (mark := mark_of(label)) and label.endswith("条")]
    all_there = len(counted) >= _MANY and counted == list(range(1, len(counted) + 1))
    return False if all_there or not _headed(table) else None


def _number_column(table: Contents) -> bool | None:
    """A number alone in the first cell and one text beside it, without a row that heads them."""
    pairs = [row for row in table.rows if len(row) > 1]
    numbered = [row for row in pairs if len(row) == 2 and _numbers(row[0][1], row[1][1])]
    return False if numbered and 2 * len(numbered) >= len(pairs) and not _headed(table) else None


def _numbers(cell: Sequence[str], beside: Sequence[str]) -> bool:
    """A number alone in its cell; a capital letter may also name something, so it needs a sentence beside it."""
    if len(cell) != 1 or not only_mark(cell[0]):
        return False
    return not cell[0].strip().isupper() or any(_sentence(line) for line in beside)


def _sentence(line: str) -> bool:
    return "。" in line and len(line) >= _SENTENCE


def _anything(table: Contents) -> bool | None:
    return True


_WORDS = "契約者は、当社の定める方法により申し込みます。"
TABLE_RULES = (
    TableRule("role", _by_role, unsure=("用語|意味 / 契約者|申込者",)),
    TableRule("frame", _frame, layout=(f"{_WORDS}", f"第1条（目的） / {_WORDS}"), unsure=("料金|100円",)),
    TableRule("around_tables", _around_tables, unsure=("料金|100円",)),
    TableRule(
        "whole_terms",
        _whole_terms,
        layout=(f"案内|第1条（目的）;{_WORDS};第2条（定義）;{_WORDS}",),
        unsure=(
            f"第1条（目的）|{_WORDS}",
            "改定箇所|第1条に定める料金;第2条に定める期間",
            f"第1条（目的）;{_WORDS};第2条（定義）;{_WORDS}|第1条（目的）;{_WORDS};第2条（用語）;{_WORDS}",
        ),
    ),
    TableRule(
        "article_column",
        _article_column,
        layout=(
            f"第1条（目的）|{_WORDS} / 第2条（定義）|{_WORDS}",
            f"第1条|（目的）|{_WORDS}",
            "条|内容 / " + " / ".join(f"第{n}条|{_WORDS}" for n in range(1, 7)),
        ),
        unsure=(
            f"条項|変更 / 第3条|{_WORDS} / 第5条|{_WORDS}",
            "第3条|料金 / 第5条|期間",
            f"第1条|{_WORDS}|{_WORDS} / 第2条|{_WORDS}|{_WORDS}",
        ),
    ),
    TableRule(
        "number_column",
        _number_column,
        layout=(
            f"第2条（定義） / １．|{_WORDS} / ２．|{_WORDS}",
            "(1)|本サービス / (2)|契約者",
            "ａ|公知の情報",
            "①|氏名",
        ),
        unsure=("No.|項目 / 1|氏名 / 2|住所", "A|1,000円 / B|2,000円", "1|基本料金|1,000円", "契約者|申込者"),
    ),
    TableRule("otherwise", _anything, data=("用語|意味 / 契約者|申込者", "プラン|月額 / 標準|1,000円")),
)


def holds_data(table: Contents) -> bool:
    """Whether the cells of a table are told apart, or its text is that of a page."""
    return next(opinion for rule in TABLE_RULES if (opinion := rule.says(table)) is not None)


def contents_of(pieces: Sequence[Piece], tables: Mapping[int, Element], characters: int) -> dict[int, Contents]:
    """What stands in each table; ``characters``: how many the page has."""
    cells: dict[int, dict[Slot, list[str]]] = defaultdict(lambda: defaultdict(list))
    nested: set[int] = set()
    sizes: dict[Slot, int] = defaultdict(int)
    for piece in pieces:
        if not piece.text:
            continue
        nested.update(slot.table for slot in piece.slots[:-1])
        for slot in piece.slots:
            cells[slot.table][slot].append(piece.text.strip())
            sizes[slot] += piece.characters
    return {
        number: Contents(
            _rows(found),
            tables[number].attributes.get("role", "").lower(),
            number in nested,
            max(sizes[slot] for slot in found) / max(1, characters),
        )
        for number, found in cells.items()
    }


def _rows(cells: Mapping[Slot, Sequence[str]]) -> tuple[tuple[tuple[Slot, tuple[str, ...]], ...], ...]:
    rows: dict[int, list[tuple[Slot, tuple[str, ...]]]] = defaultdict(list)
    for slot, lines in cells.items():
        rows[slot.row].append((slot, tuple(lines)))
    return tuple(tuple(row) for row in rows.values())
