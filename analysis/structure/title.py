"""The title of a document among the rows before its first heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.structure.row import Row
from analysis.structure.skeleton import Text

_TITLE_WORD = re.compile(
    r"(?:約款|規約|契約書?|約定書|規程|規定|法律?|政?令|規則|条例|ポリシー|条件書?|特約|要[領綱項]|細則|合意書|協定書|覚書|憲章|仕様書|ガイドライン|条項|特記事項|会則|定款|方針|指針|ルール|同意書|誓約書|確認書|念書|承諾書|規範|表記|について|Terms.*|Agreement)"
    r"(?:\s*[(（【\[].*[)）】\]])?\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}\s*[年./]|(?:令和|平成|昭和)|https?:|目\s*次|^制定|^改[定訂]")
_STAMP = re.compile(r"^[(（【\[]?\s*(?:収入\s*印紙|印\s*紙|案|雛形|ひな形|サンプル|社外秘|様式)")
"""What is printed in a corner above the title of a contract."""
_EYEBROW = re.compile(
    r"(?:contracts?|terms?(?: (?:of|and|&) ?[a-z ]+)?|(?:privacy )?policy|agreements?|rules?|regulations?|membership|legal|top of page)$",
    re.IGNORECASE,
)
"""What a page prints above a title: what it is, in English, or where it stands."""
_IN_ENGLISH = re.compile(r"^[A-Za-z][A-Za-z .&/|-]*")
"""Before the words of a title that a page prints above it in small type as well: TERMS 利用規約."""
_WAY = re.compile(
    r"^[^<>]*[^<>\s]\s*[>›»]\s*\S|^(?:トップ|ホーム|top|home)(?:ページ)?$|へ(?:戻る|もどる|移動)$|\S\s*[|｜]\s*\S+\s*[|｜]\s*\S",
    re.IGNORECASE,
)
"""What a printed web page shows of the ways through its site: ホーム › 規約, 一覧へ戻る."""
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
_PATH = re.compile(r"\s+[|｜>›»−–—-]\s+")
"""Between the names of a site and of its page: みなと会について − 定款."""
_MOST = 3
"""Rows of a title."""
_SHORT = 12
STAMP = "欄外"
"""Why such a row is furniture."""
_SIGN = re.compile(r"#{1,6}\s+|[○◎●](?=[^\s○◎●])|[■□◆◇]\s?(?=[^\s■□◆◇])")
"""What may stand before a title: ○ in collections of the rules of a town, ■ on a page."""


_SPREAD = re.compile(r"\S(?:\s+\S)+")
"""A title set over the width of its line."""
_DEFINES = re.compile(r"[(（]以下、?[「『]")
"""In a title nothing is named for later; a sentence that wraps there does so: …業務委託契約（以下「本契約」という。）."""


class Title(NamedTuple):
    """The rows of the title: from ``first`` (at ``column``) to before ``behind``; equal where there is none."""

    first: int
    column: int
    behind: int


def names_a_text(line: str) -> bool:
    """A short row that ends with a word for a kind of text: …利用規約, …契約書, 契 約 書."""
    words = line.strip("〔〕《》≪≫<>") if line[0] in "〔《≪<" else line
    if _SPREAD.fullmatch(words):
        words = "".join(words.split())
    named = len(line) <= 60 and line[-1] not in "。、" and _TITLE_WORD.search(words) is not None
    return named and not _DEFINES.search(words)


def find_title(text: Text, first_heading: int | None) -> Title:
    """The row that names the kind of text, with a row above it that begins the same title; else a short first row.

    ``first_heading``: the row of the first heading; None where the document has none, then only a first row that names
    the kind of text is a title.
    """
    rows = text.rows
    limit = min(8 if first_heading is not None else 1, len(rows) if first_heading is None else first_heading)
    for i in range(limit):
        over = _WAY.search(rows[i].text) or _over_a_title(text, i, limit)
        last = _named(rows, i)
        if last and not over and not (_DATED.search(rows[i].text) and i + 1 < limit):
            joins = i == 1 and _goes_with_title(rows[0].text) and not _over_a_title(text, 0, limit)
            begin = i - 1 if joins and rows[0].rank >= min(rows[1].rank, 1) else _in_one_type(rows, i)
            return _title(text, begin, last)
    if limit and first_heading is not None and _goes_with_title(rows[0].text):
        return _title(text, 0, 1)
    return Title(0, 0, 0)


def _named(rows: Sequence[Row], i: int) -> int:
    """The row behind the title that begins at row ``i``, on its own or with the rows of one larger type below; 0 for none."""
    last = i + 1
    while last < min(len(rows), i + _MOST) and _one_type(rows[i], rows[last]):
        last += 1
    whole = "".join(row.text for row in rows[i:last])
    return next((end for end, line in ((i + 1, rows[i].text), (last, whole)) if names_a_text(line)), 0)


def _in_one_type(rows: Sequence[Row], i: int) -> int:
    """The first of the rows above row ``i`` that are set in its larger type: the title is all that they say."""
    first = i
    while first and i - first < _MOST and _one_type(rows[i], rows[first - 1]) and rows[first - 1].text != rows[i].text:
        first -= 1
    return first


def _one_type(row: Row, other: Row) -> bool:
    return bool(row.rank) and (row.rank, row.size, row.page) == (other.rank, other.size, other.page)


def stamps(text: Text, title: Title) -> list[int]:
    """The rows above the title that only mark the sheet or the page: 収入印紙, 様式第1号, PRIVACY POLICY, ホーム › 規約."""
    above = text.rows[: title.first]
    stamped = [
        bool((len(row.text) <= _SHORT and _STAMP.match(row.text)) or (row.size and _WAY.search(row.text)))
        for row in above  # a text without places may be a page's words in any order
    ]
    return [i for i, stamp in enumerate(stamped) if stamp or _over_a_title(text, i, title.behind)]


def _over_a_title(text: Text, i: int, last: int) -> bool:
    """Row ``i`` is what a page prints above its title, which stands below it, before row ``last``."""
    row = text.rows[i]
    below = [other for other in text.rows[i + 1 : last] if names_a_text(other.text) and not _EYEBROW.match(other.text)]
    named = any(_repeated(row.text, other.text) or _short_for(row, other) for other in below)
    return bool(below) and (_EYEBROW.match(row.text) is not None or named)


def _short_for(row: Row, title: Row) -> bool:
    """利用規約 over 店の利用規約, where the file does not mark the short one alone as a heading."""
    return len(row.text) <= _SHORT and title.text.endswith(row.text) and (not row.rank or title.rank > 0)


def _repeated(line: str, title: str) -> bool:
    """The line is the title, or that with what is no part of it.

    店の名前 | 利用規約, ホーム 利用規約, 店の名前 利用規約 第1章 総則, 就業規則(1) over 就業規則.
    """
    if line == title or line.startswith(f"{title} "):
        return True
    *site, page = _PATH.split(line)
    if _NOTE.sub("", line) == title or (site and title.endswith(page)):
        return True
    in_japanese = _IN_ENGLISH.sub("", line)
    if in_japanese != line and in_japanese and title.endswith(in_japanese):
        return True
    return line.endswith(title) and line[: -len(title)].endswith((" ", "|", "｜", ">", "»", "›"))


def _title(text: Text, first: int, behind: int) -> Title:
    sign = _SIGN.match(text.rows[first].text)
    while behind < len(text.rows) and _wraps(text.rows[behind - 1], text.rows[behind]):
        behind += 1
    return Title(first, sign.end() if sign else 0, behind)


def _wraps(row: Row, following: Row) -> bool:
    """Whether a printed title goes on: both rows in the same larger type, with no white between them."""
    same = row.page == following.page is not None and row.size == following.size and row.rank == following.rank
    return same and bool(row.rank) and row.full


def _goes_with_title(line: str) -> bool:
    stands_apart = _DATED.search(line) or _STAMP.search(line) or _WAY.search(line)
    return len(line) <= 40 and line[-1] not in "。、" and not stands_apart
