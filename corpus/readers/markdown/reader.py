"""Markdown files, as authors of terms write them: lists nested by two columns, numbers typed or all the same.

Lines stay the lines of the file, so that a plain text file with this ending reads as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.readers import html, text
from corpus.readers.layout_tables import without_clause_tables
from corpus.readers.markdown.inline import plain
from corpus.readers.markdown.lists import RULE, numbered
from corpus.readers.mending import mend
from models.source import Cell, Line, Source

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^\x00-\x7f]))(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})[^`]*$")
_QUOTE = re.compile(r"^\s{0,3}(?:>[ ]?)+")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_REFERENCE = re.compile(r" {0,3}\[([^\]^][^\]]*)\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*$")
_BULLET = re.compile(r"^(\s*)[*+-]([ \t]+)(?:\[[ xX]\][ \t]+)?(?=\S)")
_SETTING = re.compile(r"[\w-]+\s*:|\s+\S|\s*-\s|\s*#|\s*$")
_STRUCTURE = re.compile(r"\s*<(table|ol|ul|dl|pre)\b", re.IGNORECASE)
_SETTINGS_AT_MOST = 200  # lines
_BLOCK_AT_MOST = 5000  # lines
_HEADING_AT_MOST = 60  # characters of a line that is underlined


def read(name: str, data: bytes) -> Source:
    """The lines of a Markdown file without its markup; cells of tables carry their place. Raises UnreadableFile."""
    source = text.read(name, data, keep_rules=True)
    document = _Markdown(source.lines)
    return Source(name, tuple(without_clause_tables(document.lines)), (*source.notices, *document.notices))


@dataclass(slots=True)
class _Markdown:
    """Takes the lines of a file one by one; ``lines`` and ``notices`` are what comes out."""

    written: Sequence[Line]
    lines: list[Line] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    _references: frozenset[str] = frozenset()
    _struck: int = 0
    _tables: int = 0

    def __post_init__(self) -> None:
        start, title = self._settings()
        texts = [line.text for line in self.written]
        self._references = frozenset(m[1].lower() for line in texts if (m := _REFERENCE.match(line)))
        texts[start:] = numbered(texts[start:])
        at = start
        while at < len(texts):
            at = self._block(texts, at)
        if title and not any(line.heading == 1 for line in self.lines):
            self.lines.insert(0, Line(title, heading=1))
        if start:
            self.notices.append(f"ファイルの先頭の設定（{start:,} 行）は読み込んでいません。")
        if self._struck:
            self.notices.append(f"取り消し線のある箇所（{self._struck:,} か所）は読み込んでいません。")

    def _settings(self) -> tuple[int, str]:
        """How many lines the front matter has, and the title that it gives."""
        if not self.written or self.written[0].text.strip() != "---":
            return 0, ""
        title = ""
        for k, line in enumerate(self.written[1:_SETTINGS_AT_MOST], 1):
            if line.text.strip() in ("---", "..."):
                return k + 1, title
            if not _SETTING.match(line.text):
                break
            if found := re.match(r"title\s*:\s*[\"']?(.*?)[\"']?\s*$", line.text):
                title = found[1]
        return 0, ""

    def _block(self, texts: Sequence[str], at: int) -> int:
        """Take what begins at ``at``; returns where the next begins."""
        line = texts[at]
        if fence := _FENCE.match(line):
            return self._code(texts, at + 1, fence[1])
        if "<!--" in line and "-->" not in line:
            return self._comment(texts, at)
        if structure := _STRUCTURE.match(line):
            return self._html(texts, at, structure[1].lower())
        if "|" in line and at + 1 < len(texts) and _heads_table(line, texts[at + 1]):
            return self._table(texts, at)
        if RULE.match(line) and not self._underlines(texts, at):
            return at + 1
        if _REFERENCE.match(line):
            return at + 1
        if found := _HEADING.match(line):
            self._add(found[2].strip(), at, heading=len(found[1]))
        elif self._underlines(texts, at + 1):
            self._add(line.strip(), at, heading=1 if texts[at + 1].strip()[0] == "=" else 2)
            return at + 2
        else:
            self._add(_BULLET.sub(r"\1-\2", _QUOTE.sub("", line)), at)
        return at + 1

    def _underlines(self, texts: Sequence[str], at: int) -> bool:
        """The line at ``at`` makes the one above it a heading."""
        if not 0 < at < len(texts) or not _UNDERLINE.match(texts[at]):
            return False
        above, before = texts[at - 1].strip(), texts[at - 2].strip() if at > 1 else ""
        short = 0 < len(above) <= _HEADING_AT_MOST and not above.endswith("。")
        return short and not before and not re.match(r"[#>|`-]|\d+[.)]\s", above)

    def _add(self, written: str, at: int, *, heading: int = 0, cell: Cell | None = None) -> None:
        words, struck = plain(written, self._references)
        self._struck += struck
        if written.strip() and not any(word.strip() for word in words):
            return
        for word in words:
            self.lines.append(Line(mend(word.removesuffix("\\")), self.written[at].page, None, cell, heading))

    def _code(self, texts: Sequence[str], at: int, fence: str) -> int:
        """The lines of a code block as they stand."""
        while at < len(texts) and not texts[at].strip().startswith(fence):
            self.lines.append(Line(texts[at], self.written[at].page))
            at += 1
        return at + 1

    def _comment(self, texts: Sequence[str], at: int) -> int:
        """A comment over several lines; one that is never closed is text."""
        end = next((k for k in range(at, min(len(texts), at + _BLOCK_AT_MOST)) if "-->" in texts[k]), None)
        before, _, _ = texts[at].partition("<!--")
        if end is None:
            self._add(texts[at], at)
            return at + 1
        rest = before + texts[end].partition("-->")[2]
        if rest.strip():
            self._add(rest, at)
        return end + 1

    def _html(self, texts: Sequence[str], at: int, tag: str) -> int:
        """A table or list written in HTML, to where it is closed, or to the next blank line where it never is."""
        end = _closing(texts, at, tag)
        found = html.fragment("\n".join(texts[at:end]))
        for k in range(at, end) if found is None else ():
            self._add(texts[k], k)
        for line in found or ():
            cell = line.cell and replace(line.cell, table=line.cell.table + self._tables)
            self.lines.append(replace(line, cell=cell, page=self.written[at].page))
        self._tables = max((line.cell.table + 1 for line in self.lines if line.cell), default=0)
        return end

    def _table(self, texts: Sequence[str], at: int) -> int:
        row = 0
        for k in range(at, len(texts)):
            if k == at + 1:
                continue
            if "|" not in texts[k]:
                break
            for column, cell in enumerate(_cells(texts[k])):
                if cell:
                    self._add(cell, k, cell=Cell(self._tables, row, column))
            row += 1
        else:
            k = len(texts)
        self._tables += 1
        return k


def _heads_table(line: str, below: str) -> bool:
    return "-" in below and _DELIMITER.match(below) is not None and len(_cells(line)) == len(_cells(below))


def _cells(line: str) -> list[str]:
    """The cells of a row of a table; a bar in code or behind a backslash parts none.

    >>> _cells("| 用語 | `a|b` |"), _cells("項目|内容")
    (['用語', '`a|b`'], ['項目', '内容'])
    """
    inner = line.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _bars(inner)]


def _bars(line: str) -> Iterator[str]:
    start = 0
    for found in re.finditer(r"`[^`]*`|\\.|\|", line):
        if found[0] == "|":
            yield line[start : found.start()]
            start = found.end()
    yield line[start:]


def _closing(texts: Sequence[str], at: int, tag: str) -> int:
    """Behind the line that closes the element that begins at ``at``."""
    depth = 0
    opened, closed = re.compile(rf"<{tag}\b", re.IGNORECASE), re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    for k in range(at, min(len(texts), at + _BLOCK_AT_MOST)):
        depth += len(opened.findall(texts[k])) - len(closed.findall(texts[k]))
        if depth <= 0:
            return k + 1
    return next((k for k in range(at, len(texts)) if not texts[k].strip()), len(texts))
