"""What can be looked at, as a table: the reader's own documents, the services of the library, the samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from reports.markup import escape, tag
from ui.library import Choice
from ui.library_words import DATE_UNKNOWN, MORE, OF_ALL, ONLY_HERE, SAMPLE

_AT_ONCE = 4
"""Versions of a service that are listed at once; older ones open on a click."""


@dataclass(frozen=True, slots=True)
class Line:
    """One service: its versions from the newest on, and what is known of the newest; None is not counted."""

    provider: str
    name: str
    versions: tuple[Choice, ...]
    articles: int | None = None
    findings: int | None = None
    decisions: int | None = None

    @property
    def latest(self) -> Choice:
        return self.versions[0]


def shelves(lines: Sequence[Line], *, every: int, pages: Sequence[str]) -> str:
    """The table as HTML; ``every`` counts the services there are, ``pages`` are those that a service can be opened on.

    Boxes choose what is opened beside each other.
    """
    heads = ("選択", "提供者", "サービス", "版（新しい順）", "条", "気づいた点", "判断", "開く")
    head = tag("thead", tag("tr", "".join(tag("th", escape(words), scope="col") for words in heads)))
    body = tag("tbody", "".join(_line(line, pages) for line in lines))
    more = tag("p", MORE.format(count=every - len(lines)), class_="hint") if every > len(lines) else ""
    return tag(
        "div",
        _bar(len(lines), every) + tag("div", tag("table", head + body), class_="wide") + more,
        class_="view shelves",
    )


def _bar(shown: int, every: int) -> str:
    count = tag("span", OF_ALL.format(shown=tag("b", str(shown)), all=every), class_="counts")
    both = tag("button", "選んだ二つを比較", type="button", data_open="compare", disabled=True)
    many = tag("button", "選んだものを一覧に", type="button", data_open="matrix", disabled=True)
    return tag("div", count + tag("div", both + many, class_="open"), class_="bar")


def _line(line: Line, pages: Sequence[str]) -> str:
    latest = line.latest
    label = f"{latest.title}を選ぶ"
    check = tag("input", type="checkbox", value=latest.id, data_pick=True, aria_label=label)
    kind = SAMPLE if latest.sample else ONLY_HERE if latest.own else ""
    name = tag("b", _open(latest, line.name)) + (tag("small", kind, class_="kind") if kind else "")
    cells = (
        check,
        tag("span", escape(line.provider), lang="ja"),
        name,
        _versions(line.versions),
        _figure(line.articles),
        _figure(line.findings),
        _figure(line.decisions),
        _links(line, pages),
    )
    return tag("tr", "".join(tag("td", cell) for cell in cells), data_id=latest.id)


def _figure(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def _open(choice: Choice, words: str) -> str:
    own = None if words == DATE_UNKNOWN else "ja"
    return tag("a", escape(words), href=address("文書", doc=choice.id), data_page=True, lang=own)


def _versions(versions: Sequence[Choice]) -> str:
    links = [_open(choice, choice.version or DATE_UNKNOWN) for choice in versions]
    shown = "　".join(links[:_AT_ONCE])
    if len(links) > _AT_ONCE:
        shown += tag("details", tag("summary", f"ほか {len(links) - _AT_ONCE} 版") + "　".join(links[_AT_ONCE:]))
    return shown


def _links(line: Line, pages: Sequence[str]) -> str:
    """Two versions beside each other, and the pages that take one document."""
    found = []
    if len(line.versions) > 1:
        there = address("./", left=line.versions[1].id, right=line.latest.id)
        found.append(tag("a", "前の版と比較", href=there, data_page=True))
    for page in pages:
        there = on(page, line.latest.id, [choice.id for choice in reversed(line.versions)])
        found += [tag("a", page, href=there, data_page=True)] if there else []
    return " ".join(found)


def address(page: str, **query: str | Sequence[str]) -> str:
    """The address of a page of ours with a query; several values of a name stand one after another."""
    return f"{page}?{urlencode(query, doseq=True)}"


_ONE, _ALL = ("点検", "doc"), ("改定", "v")


def on(page: str, one: str, versions: Sequence[str]) -> str:
    """The address of a page about a version (its id), or all of its service (from the oldest on); empty for none.

    >>> on("改定", "b", ["a", "b"]), on("点検", "b", ["a", "b"]), on("改定", "a", ["a"])
    ('改定?v=a&v=b', '点検?doc=b', '')
    """
    if page == _ALL[0]:
        return address(page, **{_ALL[1]: versions}) if len(versions) > 1 else ""
    return address(page, **{_ONE[1]: one}) if page == _ONE[0] else address(page, service=one)
