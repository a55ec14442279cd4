"""A user's table of further keys: a CSV or TSV file with one row for each way in which documents state a value.

    キー,項目名,話題,値の書き方,除く,当たる例,当たらない例
    audit.notice,監査の予告,監査｜立入検査,〔期間〕前,,監査の10日前までに知らせる。→10日,監査は10日で終わる。

The first row names the columns (in Japanese, or key, label, about, value, unless, yes, no), in any order; 話題 and 除く may
be missing. Several examples in a cell stand on lines of their own or are divided by //.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from corpus.errors import UserError, shown_name
from models.keys import KeyRow

LIMIT = 1_000_000
"""Bytes; a thousand rows have about half of it."""
COLUMNS: Mapping[str, str] = {
    "key": "キー",
    "label": "項目名",
    "about": "話題",
    "value": "値の書き方",
    "unless": "除く",
    "yes": "当たる例",
    "no": "当たらない例",
}
_MAY_BE_MISSING = ("about", "unless")


class UnreadableKeys(UserError):  # noqa: N818 -- it says what the file is
    """A table that cannot be read, or a row that is wrong: ``reason`` says what is, ``remedy`` what to do."""

    def __init__(self, name: str, reason: str, remedy: str, line: int | None = None) -> None:
        where = f"「{shown_name(name)}」の {line} 行目" if line else f"「{shown_name(name)}」"
        super().__init__(f"{where}を、項目の表として使えません。{reason}{remedy}")


def read_keys(name: str, data: bytes) -> tuple[KeyRow, ...]:
    """The rows of a table, or UnreadableKeys. ``name`` tells a TSV by its ending and stands in the message."""
    if len(data) > LIMIT:
        raise UnreadableKeys(name, f"大きすぎます（{LIMIT // 1_000_000} MB まで）。", "行を分けてください。")
    text = _text(name, data)
    tabs = PurePath(name).suffix.lower() == ".tsv" or "\t" in text.partition("\n")[0]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True))
    except csv.Error:
        raise UnreadableKeys(
            name, "表の区切りか引用符が壊れています。", "CSV か TSV で保存し直してください。"
        ) from None
    if not rows or not any(map(str.strip, rows[0])):
        raise UnreadableKeys(name, "空です。", _HEADS)
    return tuple(_rows(name, _places(name, rows[0]), rows[1:]))


_HEADS = f"一行目に {'・'.join(COLUMNS.values())} の列を書いてください。"


def _text(name: str, data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise UnreadableKeys(name, "文字コードが読めません。", "UTF-8 か Shift_JIS で保存してください。")


def _places(name: str, heads: Sequence[str]) -> dict[str, int]:
    """Column → its place in the rows."""
    said = [head.strip() for head in heads]
    places = {key: at for key, word in COLUMNS.items() for at, head in enumerate(said) if head in (key, word)}
    missing = [word for key, word in COLUMNS.items() if key not in places and key not in _MAY_BE_MISSING]
    if missing:
        raise UnreadableKeys(name, f"{'・'.join(missing)} の列がありません。", _HEADS)
    return places


def _rows(name: str, places: Mapping[str, int], rows: Sequence[Sequence[str]]) -> Iterator[KeyRow]:
    for line, row in enumerate(rows, 2):
        cells = {key: row[at].strip() if at < len(row) else "" for key, at in places.items()}
        if not any(cells.values()):
            continue
        empty = [COLUMNS[key] for key in COLUMNS if key not in _MAY_BE_MISSING and not cells[key]]
        if empty:
            raise UnreadableKeys(name, f"{'・'.join(empty)} が空です。", "その欄を書いてください。", line)
        yes = tuple((text.strip(), worth.strip()) for text, _, worth in (e.partition("→") for e in _each(cells["yes"])))
        yield KeyRow(
            line,
            cells["key"],
            cells["label"],
            cells.get("about", ""),
            cells["value"],
            cells.get("unless", ""),
            yes,
            tuple(_each(cells["no"])),
        )


def _each(cell: str) -> Iterator[str]:
    """The examples of a cell."""
    for line in cell.replace("//", "\n").splitlines():
        if line.strip():
            yield line.strip()
