"""A buyer's sheet of requirements (.xlsx, .csv): one row for each, under the heads 要件, 項目, 求める値.

    要件,項目,求める値
    解約は一か月前までに申し出ればよい,契約者からの解約予告,1か月以内

The heads stand in one of the first rows, in any order, and other columns are passed over. 項目 and 求める値 may be empty in
a row.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from corpus.errors import UserError, shown_name
from models.questions import Requirement

LIMIT, UNPACKED, ROWS = 5_000_000, 60_000_000, 2_000
"""Bytes of the file, bytes of what is packed in it, and requirements."""
LONGEST = 2_000
"""Characters of a cell."""
HEADS: Mapping[str, tuple[str, ...]] = {
    "text": ("要件", "要求", "要求事項", "requirement"),
    "item": ("項目", "キー", "主題", "item", "key"),
    "wanted": ("求める値", "値", "基準", "wanted", "value"),
}
"""Column → the words that head it, the usual one first."""
_WITHIN = 20
"""Rows in which the heads are looked for."""
_REMEDY = "「要件」「項目」「求める値」の列を作ってください。report questions --template で見本を書き出せます。"


class UnreadableRequirements(UserError):  # noqa: N818 -- it says what the file is
    """A sheet that cannot be read, or a row that cannot be understood: ``reason`` says why, ``remedy`` what to do."""

    def __init__(self, name: str, reason: str, remedy: str, line: int | None = None) -> None:
        where = f"「{shown_name(name)}」の {line} 行目" if line else f"「{shown_name(name)}」"
        super().__init__(f"{where}を、要件の表として読めません。{reason}{remedy}")


def read_requirements(name: str, data: bytes) -> tuple[Requirement, ...]:
    """The requirements of a sheet in their order, or UnreadableRequirements. ``name`` tells the format by its ending."""
    if len(data) > LIMIT:
        raise UnreadableRequirements(name, f"大きすぎます（{LIMIT // 1_000_000} MB まで）。", "表を分けてください。")
    readers = {".xlsx": _of_workbook, ".csv": _of_csv, ".tsv": _of_csv}
    reader = readers.get(PurePath(name).suffix.lower())
    if reader is None:
        raise UnreadableRequirements(name, "対応していない形式です。", ".xlsx か .csv で保存してください。")
    for rows in reader(name, data):
        if (found := _headed(rows)) is not None:
            return tuple(_requirements(name, rows, *found))
    raise UnreadableRequirements(name, "見出しの行が見つかりません。", _REMEDY)


def _headed(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """Which row holds the heads, and the place of each column."""
    for line, row in enumerate(rows[:_WITHIN]):
        said = [cell.strip().lower() for cell in row]
        places = {
            column: next((at for word in words for at, head in enumerate(said) if head == word), -1)
            for column, words in HEADS.items()
        }
        if min(places.values()) >= 0:
            return line, places
    return None


def _requirements(
    name: str, rows: Sequence[Sequence[str]], heads: int, places: Mapping[str, int]
) -> Iterator[Requirement]:
    count = 0
    for line, row in enumerate(rows[heads + 1 :], heads + 2):
        cells = {column: row[at].strip() if at < len(row) else "" for column, at in places.items()}
        if not any(cells.values()):
            continue
        if long := next((column for column, cell in cells.items() if len(cell) > LONGEST), None):
            reason = f"「{HEADS[long][0]}」が長すぎます（{LONGEST:,} 字まで）。"
            raise UnreadableRequirements(name, reason, "要件を分けてください。", line)
        if not cells["text"] and not cells["item"]:
            raise UnreadableRequirements(name, "「要件」と「項目」が空です。", "どちらかを書いてください。", line)
        count += 1
        if count > ROWS:
            raise UnreadableRequirements(name, f"要件が多すぎます（{ROWS:,} 件まで）。", "表を分けてください。")
        yield Requirement(line, cells["text"], cells["item"], cells["wanted"])
    if not count:
        raise UnreadableRequirements(name, "見出しの下に要件がありません。", "一行に一つずつ書いてください。")


def _of_csv(name: str, data: bytes) -> Iterator[list[list[str]]]:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding).replace("\0", "")
            break
        except UnicodeDecodeError:
            continue
    else:
        raise UnreadableRequirements(name, "文字コードが読めません。", "UTF-8 か Shift_JIS で保存してください。")
    tabs = PurePath(name).suffix.lower() == ".tsv" or "\t" in text.partition("\n")[0]
    try:
        yield list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True))
    except csv.Error:
        raise UnreadableRequirements(
            name, "表の区切りか引用符が壊れています。", "CSV で保存し直してください。"
        ) from None


def _of_workbook(name: str, data: bytes) -> Iterator[list[list[str]]]:
    """The sheets of a workbook, as what their cells show; what a formula comes to is taken, the formula is not."""
    import openpyxl

    broken = UnreadableRequirements(
        name, "Excel のブックとして開けません。", "Excel で開き、.xlsx で保存し直してください。"
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > UNPACKED:
                raise UnreadableRequirements(name, "展開すると大きすぎます。", "要件の表だけのブックにしてください。")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            [[_shown(cell) for cell in row[:50]] for row in sheet.iter_rows(max_row=_WITHIN + ROWS + 2, max_col=50)]
            for sheet in book.worksheets
        ]
    except UserError:
        raise
    except Exception:  # whatever a damaged package makes openpyxl stumble over
        raise broken from None
    yield from sheets


def _shown(cell: Any) -> str:
    """A cell as it is shown: 0.146 in a column of per cent is 14.6%, a day is 2024-04-01."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "あり" if value else "なし"
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float):
        per_cent = "%" in (cell.number_format or "")
        return f"{value * 100:.10g}%" if per_cent else f"{value:.15g}"
    return str(value)
