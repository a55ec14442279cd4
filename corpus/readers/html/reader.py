"""Web pages: the lines that a reader of the page sees, without the site around them. Nothing is fetched or executed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.errors import UnreadableFile
from corpus.readers import text as plain_text
from corpus.readers.html.chrome import left_out, shown
from corpus.readers.html.encoding import decode_page
from corpus.readers.html.flow import Flow, Piece, flow
from corpus.readers.html.marks import heading_of, mark_of, narrowed, only_mark
from corpus.readers.html.tables import contents_of, holds_data
from corpus.readers.html.tree import Page, TooDeep, parse
from corpus.readers.mending import mend
from corpus.readers.signature import kind_of
from models.source import Cell, Line, Source

LIMIT = 50_000_000
"""Bytes. Pages saved with their pictures in them are large; the text of the longest terms is about one million."""

_FEWEST = 30  # characters
_SHORT = 600  # characters: messages of a site are shorter, terms are longer
_PRINT = "ブラウザーで約款を表示し、印刷の画面で PDF に保存したものを選んでください。"
_AGAIN = "保存やダウンロードをやり直して、もう一度選んでください。"
_TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
_BINARY = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ARCHIVE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}content-type:\s*multipart/related", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b|not found|forbidden|access denied|unauthorized|error|見つかりません|存在しません|エラー|アクセスできません|表示できません|メンテナンス中|削除された可能性",
    re.IGNORECASE,
)
_TITLE_AT_MOST = 40  # characters
_FIRST_LINES = 2
_SITE_NAME = re.compile(r"\s*[|｜»≫]\s*|\s+[-–—―:：]\s+|\s*[–—―]\s*")
_NAMES_A_TEXT = re.compile(r"(?:約款|規約|契約書?|規程|規定|規則|条件書?|特約|ポリシー|ガイドライン|要領|条項|覚書|細則)(?:\s*[(（【].*)?$")  # fmt: skip


def read(name: str, data: bytes) -> Source:
    """The lines of a web page; cells of tables that hold data carry their place.

    Lines left out (menus, contents, footers, hidden text) are counted in the notices. Raises UnreadableFile.
    """
    _refuse(name, data)
    decoded = decode_page(data)
    if decoded is None:
        raise UnreadableFile(name, "文字コードがわからず、文字として読めません。", _PRINT)
    if len(_BINARY.findall(decoded.text)) > len(decoded.text) * 0.001:
        raise UnreadableFile(name, "文字ではないデータが含まれていて、Web ページではないようです。", _AGAIN)
    if not _TAG.search(decoded.text):
        return plain_text.read(name, data)
    try:
        page = parse(decoded.text, xml=name.lower().endswith(".xhtml"))
    except TooDeep:
        raise UnreadableFile(name, "要素の入れ子が深すぎて、ページを組み立てられません。", _PRINT) from None
    lines, notices = lines_of(page)
    _refuse_empty(name, page, lines)
    return Source(name, lines, (*decoded.notices, *notices))


def lines_of(page: Page) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a page, and sentences about what was left out."""
    printed = flow(page)
    whole, hidden = shown(printed.pieces)
    notices = _hidden_notices(printed.pieces, kept=whole)
    if hidden and not whole:
        printed = _without_hidden(printed)
    out = left_out(printed)
    pieces = [piece for k, piece in enumerate(printed.pieces) if k not in out]
    count = sum(bool(printed.pieces[k].text) for k in out)
    if count:
        notices += (f"メニュー・目次・フッターなど、本文ではない {count:,} 行は読み込んでいません。",)
    if printed.struck:
        notices += (f"取り消し線のある箇所（{printed.struck:,} か所）は読み込んでいません。",)
    return _with_title(page, pieces, _lines(printed, pieces)), notices


def fragment(markup: str) -> tuple[Line, ...] | None:
    """The lines of a piece of markup, such as a table in another kind of file; None where it is nested too deeply.

    Nothing in it is left out as navigation.
    """
    try:
        printed = flow(parse(markup))
    except TooDeep:
        return None
    return _lines(printed, [piece for piece in printed.pieces if not piece.hidden])


def _hidden_notices(pieces: Sequence[Piece], *, kept: bool) -> tuple[str, ...]:
    count = sum(piece.hidden and bool(piece.text) for piece in pieces)
    if not count:
        return ()
    if kept:
        return (f"画面では折りたたまれている {count:,} 行も読み込みました。",)
    return (f"画面に表示されない {count:,} 行は読み込んでいません。",)


def _without_hidden(printed: Flow) -> Flow:
    kept = [k for k, piece in enumerate(printed.pieces) if not piece.hidden]
    places = [0] * (len(printed.pieces) + 1)
    for k in kept:
        places[k + 1] = 1
    for k in range(len(printed.pieces)):
        places[k + 1] += places[k]
    spans = [replace(span, first=places[span.first], last=places[span.last]) for span in printed.spans]
    return replace(printed, pieces=[printed.pieces[k] for k in kept], spans=spans)


def _lines(printed: Flow, pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """Lines with cells; the number of a layout table goes before the text beside it."""
    characters = sum(piece.characters for piece in pieces)
    contents = contents_of(pieces, dict(enumerate(printed.tables)), characters)
    data = {table: k for k, table in enumerate(t for t, found in sorted(contents.items()) if holds_data(found))}
    result: list[Line] = []
    waiting: Piece | None = None
    for piece in pieces:
        text, joined = mend(piece.text), False
        if waiting and piece.text:
            joined = _beside(waiting, piece, data)
            if joined:
                text = f"{mend(waiting.text).rstrip()} {text.lstrip()}"
            else:
                result.append(Line(mend(waiting.text), heading=waiting.heading))
            waiting = None
        cell = next((slot for slot in reversed(piece.slots) if slot.table in data), None)
        if cell is None and not joined and only_mark(piece.text):
            waiting = piece
            continue
        place = Cell(data[cell.table], cell.row, cell.column) if cell else None
        if text or (result and result[-1].text):
            result.append(Line(text, cell=place, heading=piece.heading))
    return (*result, *([Line(mend(waiting.text), heading=waiting.heading)] if waiting else []))


def _beside(number: Piece, text: Piece, data: dict[int, int]) -> bool:
    """The text belongs to the number: it stands in a further cell of the same row of a layout table, or in the next line.

    第３条 alone on its line is a heading, outside of tables.
    """
    if any(slot.table in data for slot in text.slots):
        return False
    if not number.slots:
        alone = not number.text.lstrip().startswith("第") and not number.heading
        return alone and not text.slots and not text.heading and mark_of(text.text) is None
    here = number.slots[-1]
    depth = len(number.slots) - 1
    if len(text.slots) <= depth:
        return False
    there = text.slots[depth]
    return there[:2] == here[:2] and there.column > here.column


def _with_title(page: Page, pieces: Sequence[Piece], lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The title of the window stands for a heading, where the page has none."""
    title = _title(page.title)
    if not title or any(piece.heading == 1 for piece in pieces):
        return lines
    first = next((k for k, line in enumerate(lines) if heading_of(line.text)), 8)
    head = ["".join(narrowed(line.text).split()) for line in lines[: max(first, 1)]]
    folded = "".join(narrowed(title).split())
    if any(line and (line in folded or folded in line) for line in head if len(line) > 3):
        return lines
    if any(len(line) <= _TITLE_AT_MOST and _NAMES_A_TEXT.search(line) for line in head[:_FIRST_LINES]):
        return lines
    return (Line(mend(title), heading=1), *lines)


def _title(words: str) -> str:
    """The part of a window's title that names the text: before the name of the site.

    >>> _title("利用規約 | みなと倉庫"), _title("みなと倉庫 － ご案内｜倉庫寄託約款"), _title("")
    ('利用規約', '倉庫寄託約款', '')
    """
    parts = [part for part in _SITE_NAME.split(words.strip()) if part.strip()]
    return next((part for part in parts if _NAMES_A_TEXT.search(part)), parts[0] if parts else "")


def _refuse(name: str, data: bytes) -> None:
    if not data.strip():
        raise UnreadableFile(name, "文字が一つもありません（空のファイルです）。", _AGAIN)
    kind = kind_of(data)
    if kind and "HTML" not in kind:
        raise UnreadableFile(
            name, f"名前は Web ページですが、中身は{kind}です。", "正しい名前に直すか、元のファイルを選んでください。"
        )
    if data.startswith(b"bplist00") or _ARCHIVE.match(data[:4096].lstrip()):
        raise UnreadableFile(name, *ARCHIVE)
    if len(data) > LIMIT:
        raise UnreadableFile(
            name,
            f"Web ページは {LIMIT // 1_000_000} MB までですが、{len(data) / 1_000_000:,.0f} MB あります。",
            _PRINT,
        )


ARCHIVE = (
    "ページと画像を一つにまとめた保存形式（.mht・.webarchive）です。",
    "ブラウザーで開き、「Web ページ、HTML のみ」で保存し直すか、印刷の画面で PDF に保存して選んでください。",
)
"""What is wrong with a saved archive of a page, and what to do."""


def _refuse_empty(name: str, page: Page, lines: Sequence[Line]) -> None:
    """A page that holds no terms: a message of the site, a form to log in, a frame around other pages."""
    words = "".join("".join(line.text.split()) for line in lines)
    articles = any(heading_of(line.text) for line in lines)
    if len(words) >= _FEWEST and (len(words) > _SHORT or articles):
        return
    if page.asks_password and not articles:
        raise UnreadableFile(
            name, "ログインの画面を保存したもので、約款の本文がありません。", f"ログインしてから、{_PRINT}"
        )
    if not articles and (_ERROR.search(page.title) or _ERROR.search(words[:80])):
        raise UnreadableFile(
            name, "エラーを知らせるページで、約款の本文がありません。", f"ページの場所を確かめ、{_PRINT}"
        )
    if len(words) < _FEWEST:
        raise UnreadableFile(name, f"ページに文字がほとんどありません（{len(words)} 文字）。{_cause(page)}", _PRINT)


def _cause(page: Page) -> str:
    if page.tags & {"frameset", "iframe", "frame"}:
        return "別のページを枠の中に表示するページのようです。"
    if "script" in page.tags:
        return "表示するときに本文を取りに行くページのようで、保存したファイルに本文が入っていません。"
    return ""
