"""A source → its document: parts, 章, 条, 項, 号 and below, and what belongs to no provision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.structure import answers, closing, corrections, furniture, layout, skeleton
from analysis.structure.beginnings import paragraph_groups, table_header
from analysis.structure.captions import captioned, numbers_behind
from analysis.structure.cited import cited
from analysis.structure.clauses import counted_headings
from analysis.structure.contents import contents
from analysis.structure.displaced import with_displaced
from analysis.structure.divisions import (
    ANNEX,
    CLOSING,
    HISTORY,
    MAIN,
    MANY,
    PREFACE,
    SUPPLEMENT,
    Division,
    annexed_ordinals,
    divisions,
    part_headings,
    titled,
)
from analysis.structure.findings import findings
from analysis.structure.group_captions import GROUP, group_captions
from analysis.structure.lists import Habit
from analysis.structure.markers import list_mark
from analysis.structure.sections import sections
from analysis.structure.skeleton import Heading, Text
from analysis.structure.title import STAMP, Title, find_title, stamps
from analysis.structure.tree import Weaver, heading_passages, provisions
from models.decisions import Says, StructureDecision
from models.document import NOTHING, Document, Furniture, Kind, Node
from models.source import Source

_NUMBERED_PARTS = ("附則", "別表", "別紙", "別記", "特約")
_SIGN = "見出し記号"
_OWN_LEAD = ("特約", "別表", "別紙", "別記")


def segment(source: Source, decisions: Sequence[StructureDecision] = ()) -> Document:
    """The tree of a document. Never fails on text: what cannot be read as provisions is the text of its part.

    ``decisions`` are a reviewer's: what they say of their lines holds, and the rest is read around them.
    """
    rows = layout.rows(source)
    placed = corrections.place(source, rows, decisions)
    away = furniture.furniture(rows)
    away = corrections.furniture(away | dict.fromkeys(group_captions(rows, away), GROUP), placed)
    indices = [i for i in range(len(rows)) if i not in away]
    text = Text(rows, indices)
    said = corrections.of_text(placed, indices)
    text.breaks = corrections.breaks(text.breaks, said)
    headings = find_headings(text, said)
    paragraphs = paragraph_groups(text, {h.row for h in headings})
    habit = Habit(paragraphs=paragraphs, cited=cited(text, headings), said=corrections.depths(said))
    weaver = Weaver(source, text, habit)
    title = find_title(text, headings[0].first if headings else None)
    title = Title(0, 0, 0) if corrections.no_title(title, said) else title
    away |= dict.fromkeys((indices[i] for i in stamps(text, title)), STAMP)
    outside = (
        *(Furniture(rows[i].start, rows[i].end, why) for i, why in sorted(away.items())),
        *(Furniture(*h.sign, _SIGN) for h in headings if h.sign),
    )
    parts = tuple(_parts(weaver, headings, title))
    words = weaver.lines(title.first, title.column, title.behind, 0)
    if title.column:
        start = text.rows[title.first].start
        outside = (
            *outside,
            Furniture(start, start + len(text.rows[title.first].text[: title.column].rstrip()), _SIGN),
        )
    document = Document(source, words, parts, outside)
    return document.with_findings(answers.findings(document, findings(document), rows, placed))


def find_headings(text: Text, said: Mapping[int, Says]) -> list[Heading]:
    """The headings of parts, chapters and articles in order."""
    first, behind = contents(text)
    allowed = corrections.allowed([not first <= i < behind for i in range(len(text.rows))], said)
    if first < behind < len(text.rows):
        text.breaks[behind] = 3.0
    parts = titled(text, part_headings(text, allowed))
    for heading, following in zip(parts, [*(p.first for p in parts[1:]), len(text.rows)], strict=False):
        if heading.label == HISTORY:
            allowed[heading.first : following] = [False] * (following - heading.first)
    candidates = corrections.candidates(text, skeleton.article_candidates(text, allowed), said)
    articles = skeleton.best_sequence(candidates, [p.row for p in parts])
    articles = list(with_displaced(candidates, articles, [p.row for p in parts]))
    for find in (numbers_behind, skeleton.ordinals) if not articles else ():
        rarer = skeleton.best_sequence(find(text, allowed), [p.row for p in parts])
        articles = articles or (rarer if len(rarer) >= MANY else [])
    chapters = []
    if articles:
        annexed = annexed_ordinals(text, articles, parts, allowed)
        articles = captioned(text, sorted((*articles, *annexed), key=lambda h: h.first), [p.first for p in parts])
        chapters = sections(text, articles, allowed)
    else:
        articles = counted_headings(text, allowed, [p.row for p in parts])
        ranked = all(text.rows[h.row].rank and h.kind is Kind.ARTICLE for h in articles)
        chapters = sections(text, articles, allowed) if ranked else []
    taken = {h.row for h in articles}
    chapters = [h for h in skeleton.chapter_headings(text, allowed) if h.row not in taken] or chapters
    return corrections.headings(text, sorted((*parts, *chapters, *articles), key=lambda h: h.first), said)


def _parts(weaver: Weaver, headings: Sequence[Heading], title: Title) -> Iterator[Node]:
    """All parts in order, numbered where there may be several."""
    text = weaver.text
    if not headings:
        yield _bare_part(weaver, title.behind)
        return
    preface, headings = _preface(weaver, headings, title)
    if preface.body or preface.mark:
        yield preface
    first = headings[0].first if headings else len(text.rows)
    counts: dict[str, int] = {}
    divided = list(divisions(text, headings, first, len(text.rows)))
    for k, part in enumerate(divided):
        counts[part.label] = counts.get(part.label, 0) + 1
        closing = _closing(weaver, part, last=k == len(divided) - 1)
        number = str(counts[part.label]) if part.label in _NUMBERED_PARTS or counts[part.label] > 1 else ""
        yield _part(weaver, part._replace(last=closing), part.label + number)
        if closing < part.last:
            yield Node(Kind.PART, CLOSING, body=weaver.lines(closing, 0, part.last, 0))


def _preface(weaver: Weaver, headings: Sequence[Heading], title: Title) -> tuple[Node, Sequence[Heading]]:
    """What stands above the first heading, with a heading of its own or without, and the headings behind it."""
    text = weaver.text
    above = [i for i in range(title.first) if i not in stamps(text, title)]
    opening, *behind = headings
    rows = [*above, *range(title.behind, opening.first)]
    if opening.label != PREFACE:
        return Node(Kind.PART, PREFACE, body=weaver.rows(rows)), headings
    last = behind[0].first if behind else len(text.rows)
    if rows:
        return Node(Kind.PART, PREFACE, body=weaver.rows([*rows, *range(opening.first, last)])), behind
    mark, caption = heading_passages(weaver, opening)
    return Node(Kind.PART, PREFACE, mark, caption, weaver.lines(opening.row, opening.column, last, 0)), behind


def _bare_part(weaver: Weaver, first: int) -> Node:
    """A text without any heading: its blocks are 項 of 本則."""
    own, nodes = provisions(weaver, first, 0, len(weaver.text.rows), weaver.habit, own=False)
    return Node(Kind.PART, MAIN, body=own, children=nodes)


def _closing(weaver: Weaver, part: Division, *, last: bool) -> int:
    """Where the loose text after the last provision of a part begins."""
    if part.label == HISTORY:
        return part.last
    text, annex = weaver.text, part.label in ANNEX
    provision = (row for row in weaver.habit.said if part.first <= row < part.last)
    begin = max(part.inner[-1].row if part.inner else part.first, *provision, 0) + 1
    end = closing.closing_rows(text, begin, part.last, annex=annex, supplement=part.label == SUPPLEMENT)
    if not last or annex:
        return end
    if part.heading is None or part.label == SUPPLEMENT:
        above = part.inner[-1] if part.inner else part.heading
        if above:
            spoken = above.column < len(text.rows[above.row].text)  # text begins on the row of the heading
            end = closing.headed_rows(text, begin - spoken, end, text.rows[above.row].rank)
    dated = end < part.last and closing.ending(text.rows[end].text) in ("date", "event")
    signed = closing.signature_rows(text, begin, end) if dated or end == part.last else end
    return min(signed, closing.table_rows(text, begin, end) if part.inner else end)


def _beginning(text: Text, part: Division) -> tuple[int, int]:
    """Row and column where the own text of a part begins: on the line of its heading where that says more."""
    if part.heading is None:
        return part.first, 0
    row, column = part.heading.row, part.heading.column
    return (row, column) if column < len(text.rows[row].text) else (row + 1, 0)


def _part(weaver: Weaver, part: Division, label: str) -> Node:
    """A part with its chapters and articles."""
    mark, caption = heading_passages(weaver, part.heading) if part.heading else (NOTHING, NOTHING)
    row, column = _beginning(weaver.text, part)
    if part.label == MAIN and part.inner and part.first < part.inner[0].first:  # the title of a further document
        caption, row = weaver.lines(row, 0, row + 1, 0), row + 1
    stop = part.inner[0].first if part.inner else part.last
    if part.label in (HISTORY, PREFACE):
        return Node(Kind.PART, label, mark, caption, weaver.lines(row, column, part.last, 0))
    annex = part.label in ANNEX and not part.inner and _tabular(weaver.text, part)
    habit = weaver.habit._replace(lead_is_own=part.label in _OWN_LEAD, strict=annex)
    body, loose = provisions(weaver, row, column, stop, habit, own=part.label in _OWN_LEAD or part.label == MAIN)
    return Node(Kind.PART, label, mark, caption, body, (*loose, *_nested(weaver, part.inner, part.last)))


def _tabular(text: Text, part: Division) -> bool:
    """An annex of tables: 別表, one with cells or a row that heads columns, or one whose first numbers do not count on."""
    rows = text.rows[part.first + 1 : part.last]
    if part.label == "別表" or any(row.cell or table_header(row.text) for row in rows):
        return True
    marks = [mark for row in rows if (mark := list_mark(row.text))]
    counted = [mark.readings[0][1] for mark in marks if mark.marker is marks[0].marker]
    return len(counted) < 2 or counted != [(n,) for n in range(1, len(counted) + 1)]


def _nested(weaver: Weaver, inner: Sequence[Heading], last: int) -> tuple[Node, ...]:
    """Chapters and articles as a tree: a chapter holds what follows it down to the next one of its rank."""
    stops = [h.first for h in inner[1:]] + [last]
    nodes: list[Node] = []
    k = 0
    while k < len(inner):
        here = inner[k]
        mark, caption = heading_passages(weaver, here)
        if here.kind is Kind.ARTICLE:
            body, children = provisions(weaver, here.row, here.column, stops[k], weaver.habit, own=False)
            nodes.append(Node(Kind.ARTICLE, here.label, mark, caption, body, children))
            k += 1
            continue
        end = next(
            (j for j in range(k + 1, len(inner)) if inner[j].kind is Kind.CHAPTER and inner[j].level <= here.level),
            len(inner),
        )
        body = weaver.lines(here.row, here.column, stops[k], 0)
        children = _nested(weaver, inner[k + 1 : end], stops[end - 1])
        nodes.append(Node(Kind.CHAPTER, here.label, mark, caption, body, children))
        k = end
    return tuple(nodes)


def outline(document: Document) -> str:
    """One line for each node: its path, its caption, the first words of its own text. For tests and for reading."""
    lines = []
    for entry in document.entries:
        words = [
            entry.path,
            f"【{entry.node.title}】" if entry.node.title else "",
            " ".join(entry.node.text.split())[:24],
        ]
        lines.append(" ".join(w for w in words if w))
    return "\n".join(lines)
