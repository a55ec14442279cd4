"""What was found as one HTML string: clauses by service, each with its place and two lines of text, the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from models.search import Found, Hit
from reports.markup import escape, tag
from ui.library_words import DATE_UNKNOWN
from ui.search.words import FOUND, FOUND_MORE, LIKE, OLDER
from ui.shelf import id_of

_BEFORE, _SHOWN = 30, 220
"""Characters of a text that are shown before the first word found, and in all; two lines of them are seen."""


def results(found: Found) -> str:
    """Everything under the field."""
    groups: dict[str, list[tuple[int, Hit]]] = {}
    for at, hit in enumerate(found.hits):
        groups.setdefault(hit.service, []).append((at, hit))
    words = (FOUND_MORE if found.more else FOUND).format(
        count=tag("b", str(len(found.hits))), services=tag("b", str(len(groups)))
    )
    bar = tag("div", tag("span", words, class_="counts", role="status") + _steps(), class_="bar")
    body = "".join(_group([hit for _, hit in hits], [at for at, _ in hits]) for hits in groups.values())
    return tag("div", bar + tag("div", body, class_="found"), class_="view search")


def _steps() -> str:
    back = tag("button", "↑ 前", type="button", data_step="-1", title="k キー")
    forth = tag("button", "↓ 次", type="button", data_step="1", title="j キー")
    return tag("div", back + forth, class_="steps")


def _group(hits: Sequence[Hit], places: Sequence[int]) -> str:
    head = tag("h2", tag("span", escape(hits[0].title), lang="ja") + tag("small", f"{len(hits)} 件"))
    listed = "".join(_hit(hit, at) for hit, at in zip(hits, places, strict=True))
    return tag("section", head + listed, class_="group")


def _hit(hit: Hit, at: int) -> str:
    """A clause: where it stands, which values answer, and what it says around the words."""
    where = f"{escape(hit.citation)} {excerpt(hit.heading, hit.heading_marks)}".strip()
    about = [
        f"{hit.date} 版" if hit.date else DATE_UNKNOWN,
        *([f"{hit.page}頁"] if hit.page else []),
        *([] if hit.latest else [OLDER]),
    ]
    link = tag("a", where, class_="c", href=in_document(hit.version, hit.path), data_page=True, lang="ja")
    near = tag("a", LIKE, class_="like", href=alike(hit.version, hit.clause), data_page=True)
    top = tag("div", link + tag("small", escape("・".join(about))) + near, class_="top")
    values = tag(
        "p", "".join(tag("span", escape(value), class_="num", lang="ja") for value in hit.values), class_="values"
    )
    text = tag("p", excerpt(hit.text, hit.marks), class_="t", lang="ja")
    return tag("article", top + (values if hit.values else "") + text, class_="hit", id=f"h{at}", tabindex="-1")


def excerpt(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """A text from shortly before its first mark on, the marks in bold.

    >>> excerpt("解約は、書面による。", [(4, 6)])
    '解約は、<b>書面</b>による。'
    """
    found = sorted(marks)
    begin = max(0, found[0][0] - _BEFORE) if found and found[0][0] > 2 * _BEFORE else 0
    end = min(len(text), begin + _SHOWN)
    inner, at = "…" if begin else "", begin
    for start, last in found:
        if at <= start < end:
            stop = min(last, end)
            inner += escape(_flat(text[at:start])) + tag("b", escape(_flat(text[start:stop])))
            at = stop
    return inner + escape(_flat(text[at:end])) + ("…" if end < len(text) else "")


def _flat(text: str) -> str:
    return " ".join(text.replace("\n", " ").split(" "))


def in_document(version: str, path: str) -> str:
    """The address of a provision of a version on the page 文書."""
    return f"文書?doc={id_of(version)}&at={quote(path, safe='/:', errors='replace')}"


def alike(version: str, clause: str) -> str:
    """The address that asks for clauses like this one."""
    return f"検索?like={id_of(version)}&at={quote(clause, safe='/:', errors='replace')}"
