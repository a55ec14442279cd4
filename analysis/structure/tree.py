"""Headings and list elements → nodes whose passages are true ranges of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.structure.beginnings import table_header
from analysis.structure.blocks import SAME_PARAGRAPH
from analysis.structure.bullets import NOTES
from analysis.structure.closing import ending
from analysis.structure.layout import SENTENCE_END
from analysis.structure.lists import Element, Habit, read
from analysis.structure.markers import SIGNS, bullet
from analysis.structure.skeleton import NOTE_OF_CHANGE, Heading, Span, Text, caption_row
from models.document import NOTHING, Kind, Node, Passage, Run
from models.source import Source

_IN_NUMBER = re.compile(r"[0-9][.,]?\n[.,]?[0-9]")


@dataclass(slots=True)
class Weaver:
    """Joins ranges of the source into passages: what a line break is worth depends on what it separates."""

    source: Source
    text: Text
    habit: Habit
    """What the document's lists are like; a part may differ."""

    def passage(self, spans: Sequence[Span], rows: Sequence[int] | None = None) -> Passage:
        """The spans joined; ``rows`` names the row of each, so that blocks and table cells are told apart."""
        if len(spans) == 1:
            start, end = spans[0]
            return Passage(self.source.text[start:end], (Run(0, start, end - start),)) if start < end else NOTHING
        pieces: list[str] = []
        runs: list[Run] = []
        at = 0
        for k, (start, end) in enumerate(spans):
            if start >= end:
                continue
            piece = self.source.text[start:end]
            if runs:
                join = self._join(pieces[-1], piece, rows[k - 1] if rows else None, rows[k] if rows else None)
                if join:
                    pieces.append(join)
                    at += len(join)
            pieces.append(piece)
            runs.append(Run(at, start, end - start))
            at += len(piece)
        return Passage("".join(pieces), tuple(runs)) if runs else NOTHING

    def _join(self, before: str, after: str, row_before: int | None, row: int | None) -> str:
        """Nothing inside Japanese, a space between Latin words, a tab between cells, a line feed between blocks."""
        if row is not None and row_before is not None:
            cell, cell_before = self.text.rows[row].cell, self.text.rows[row_before].cell
            if cell != cell_before:
                same_row = cell and cell_before and cell[:2] == cell_before[:2]
                return "\t" if same_row else "\n"
            if row != row_before and self.text.breaks[row] > 0:
                return "\n"
        if not ("!" <= before[-1] <= "~" and "!" <= after[0] <= "~") or before[-1] == "-":
            return ""
        return "" if _IN_NUMBER.search(f"{before[-2:]}\n{after[:2]}") else " "  # 30⏎,000円

    def lines(self, row: int, column: int, last_row: int, last_column: int) -> Passage:
        """The text from (row, column) to before (last_row, last_column)."""
        spans, rows = [], []
        for i in range(row, min(last_row + (last_column > 0), len(self.text.rows))):
            end = last_column if i == last_row else len(self.text.rows[i].text)
            span = self.text.span(i, column if i == row else 0, end)
            if span[0] < span[1]:
                spans.append(span)
                rows.append(i)
        return self.passage(spans, rows)

    def rows(self, indices: Sequence[int]) -> Passage:
        """Whole rows, not all of them neighbours."""
        return self.passage([self.text.span(i, 0, len(self.text.rows[i].text)) for i in indices], indices)


@dataclass(slots=True)
class _Draft:
    """A node while its children are still being collected."""

    depth: int
    label: str
    mark: Passage
    body: Passage
    children: list[_Draft]
    heading: Passage = NOTHING

    def node(self) -> Node:
        kind = (Kind.PARAGRAPH, Kind.ITEM)[self.depth] if self.depth < 2 else Kind.SUBITEM
        return Node(kind, self.label, self.mark, self.heading, self.body, tuple(c.node() for c in self.children))


_SUFFIX = ("項", "号")


def _label(element: Element) -> str:
    """第2項, 第1号の2, イ."""
    if element.depth >= 2:
        return element.label.replace("/", "／")
    chained = len(element.numbers) > 1 and re.search(r"[.-]", element.label)  # 1.2, 1-2; but 四の二
    numbers = element.numbers[-1:] if chained else element.numbers
    return f"第{numbers[0]}{_SUFFIX[element.depth]}" + "".join(f"の{n}" for n in numbers[1:])


def provisions(
    weaver: Weaver, row: int, column: int, last: int, habit: Habit, *, own: bool
) -> tuple[Passage, tuple[Node, ...]]:
    """The own text of an article (or part) and its 項, from the rows (row, column) to before ``last``.

    ``own``: text without any number belongs to the article or part itself, not to a 第1項.
    """
    text = weaver.text
    elements = read(text, row, column, last, habit)
    if not elements or (not own and all(e.depth == 0 and e.end == e.column for e in elements)):
        return _unnumbered(weaver, row, column, last, own=own)
    captions = _captions(text, elements, row + (column > 0), habit)
    body, roots = NOTHING, []
    first = elements[0]
    top = captions.get(0)
    lead = weaver.lines(row, column, first.row if top is None else top, first.column if top is None else 0)
    open_drafts: list[_Draft] = []
    if first.depth > 0 or (first.numbers == (2,) and lead):
        head, lead = _lead_caption(weaver, row, column, lead)
        sign, lead = _lead_bullet(weaver, lead)
        open_drafts = [_Draft(0, "第1項", sign, lead, [], head)]
        roots.append(open_drafts[0])
    else:
        body = lead
    for k, element in enumerate(elements):
        draft = _draft(weaver, elements, k, last, captions)
        while open_drafts and open_drafts[-1].depth >= draft.depth:
            open_drafts.pop()
        (open_drafts[-1].children if open_drafts else roots).append(draft)
        open_drafts.append(draft)
        if k + 1 == len(elements) or elements[k + 1].depth == 0:
            _latter_part(weaver, element, draft, open_drafts)
    return body, tuple(draft.node() for draft in roots)


def _captions(text: Text, elements: Sequence[Element], first_row: int, habit: Habit) -> dict[int, int]:
    """Element → the row above it that is nothing but its caption."""
    return {
        k: e.row - 1
        for k, e in enumerate(elements)
        if e.depth == 0 and e.column == 0 and e.row - 1 >= first_row and caption_row(text.rows[e.row - 1])
        and (k == 0 or elements[k - 1].row < e.row - 1) and e.row - 1 not in habit.said
    }  # fmt: skip


def _lead_caption(weaver: Weaver, row: int, column: int, lead: Passage) -> tuple[Passage, Passage]:
    """The caption of an unnumbered first 項, split off its text."""
    above = column == 0 and len(lead.runs) > 1 and row not in weaver.habit.said
    if above and caption_row(weaver.text.rows[row]):
        cut = lead.runs[1].at
        rest = Passage(lead.text[cut:], tuple(replace(r, at=r.at - cut) for r in lead.runs[1:]))
        return Passage(lead.text[: lead.runs[0].length], lead.runs[:1]), rest
    return NOTHING, lead


def _lead_bullet(weaver: Weaver, lead: Passage) -> tuple[Passage, Passage]:
    """The only bullet of a first 項, split off its text: ・利用者は、次の行為をしてはならない."""
    if (
        not lead
        or lead.text[0] not in SIGNS
        or lead.text[0] in NOTES
        or any(lead.text[run.at] in SIGNS for run in lead.runs[1:])
    ):
        return NOTHING, lead
    run, cut = lead.runs[0], bullet(lead.text) or 0
    if not 0 < cut < run.length:
        return NOTHING, lead
    runs = (Run(0, run.start + cut, run.length - cut), *(replace(r, at=r.at - cut) for r in lead.runs[1:]))
    return weaver.passage([(run.start, run.start + 1)]), Passage(lead.text[cut:], runs)


def _draft(weaver: Weaver, elements: Sequence[Element], k: int, last: int, captions: dict[int, int]) -> _Draft:
    element = elements[k]
    if k + 1 == len(elements):
        end_row, end_column = last, 0
    elif k + 1 in captions:
        end_row, end_column = captions[k + 1], 0
    else:
        end_row, end_column = elements[k + 1].row, elements[k + 1].column
    text = weaver.text
    mark = weaver.passage([text.span(element.row, element.column, element.end)])
    body = weaver.lines(element.row, element.end, end_row, end_column)
    heading = NOTHING
    if k in captions:
        heading = weaver.passage([text.span(captions[k], 0, len(text.rows[captions[k]].text))])
    return _Draft(element.depth, _label(element), mark, body, [], heading)


_LATTER = re.compile(
    r"(?:この場合|ただし|但し|なお|尚[、,]|また[、,，]|前[項各]|上記(?!以外)|前記|以上の|これらの|その他前)"
)
_NEW_SENTENCE = re.compile(r"(?:この場合において|ただし[、,]|但し[、,]|なお[、,]|尚[、,])")


def _latter_part(weaver: Weaver, element: Element, draft: _Draft, open_drafts: Sequence[_Draft]) -> None:
    """後段: a new block after the last 号 that speaks of the whole 項 again goes back to the 項."""
    if element.depth == 0 or not open_drafts or open_drafts[0].depth != 0:
        return
    siblings = open_drafts[-2].children if len(open_drafts) > 1 else []
    explained = any("\n" in other.body.text for other in siblings if other is not draft)
    for k, run in enumerate(draft.body.runs[1:], 1):
        i = weaver.text.at.get(run.start)
        if i is None or not _returns(weaver.text, element, i, explained=explained):
            continue
        last = draft.body.runs[k - 1]
        open_drafts[0].body = _rejoin(open_drafts[0].body, draft.body, k)
        draft.body = Passage(draft.body.text[: last.at + last.length], draft.body.runs[:k])
        return


def _returns(text: Text, element: Element, i: int, *, explained: bool) -> bool:
    """Row ``i`` begins a sentence about the whole 項; one that follows a bare noun can be nothing else.

    ``explained``: other members of the list have further blocks of their own: （１）料金⏎料金は月額とします。
    """
    line = text.rows[i].text
    if text.breaks[i] <= 0:
        return text.rows[i - 1].text[-1] not in "。、,(" and _NEW_SENTENCE.match(line) is not None
    if element.end == element.column or text.rows[element.row].text[element.column] in SIGNS:
        return text.rows[i].left < text.rows[element.row].left + 1.5 and not text.rows[i].cell
    if _LATTER.match(line) is not None:
        return True
    return not explained and (_less_indented(text, element, i) or _after_nouns(text, element, i))


def _after_nouns(text: Text, element: Element, i: int) -> bool:
    """A sentence below a member of a list that is none: text of a page whose lines are all as far from the margin."""
    above, row = text.rows[i - 1], text.rows[i]
    noun = i - 1 == element.row and above.text[-1] not in "。．:：" and not text.wrapped
    return noun and row.text[-1] == "。" and abs(row.left - above.left) < 1.5 and not row.cell and not above.cell


def _rejoin(lead: Passage, body: Passage, k: int) -> Passage:
    """``lead`` followed, on a new line, by what stands in ``body`` from its run ``k`` on."""
    cut = body.runs[k].at
    shift = len(lead.text) + (1 if lead else 0) - cut
    joined = lead.text + ("\n" if lead else "") + body.text[cut:]
    return Passage(joined, (*lead.runs, *(replace(r, at=r.at + shift) for r in body.runs[k:])))


def _less_indented(text: Text, element: Element, row: int) -> bool:
    """The row begins left of the list, after a finished sentence or, where no line wraps, as one itself."""
    finished = text.rows[row - 1].text[-1] in SENTENCE_END or (not text.wrapped and text.rows[row].text[-1] == "。")
    return finished and text.rows[row].left + 1.5 < text.rows[element.row].left


def _unnumbered(weaver: Weaver, row: int, column: int, last: int, *, own: bool) -> tuple[Passage, tuple[Node, ...]]:
    """Text without any number: one 項, or one for each block that visibly begins a new paragraph."""
    text = weaver.text
    if own:
        return weaver.lines(row, column, last, 0), ()
    head, body = _lead_caption(weaver, row, column, weaver.lines(row, column, last, 0))
    if not body:
        return NOTHING, ()
    table = any(table_header(r.text) or r.cell for r in text.rows[row + (column > 0) : last])
    plain = not head and not table and (body.text[-1] in "。．)）」" or ending(text.rows[last - 1].text) == "event")
    sign, rest = _lead_bullet(weaver, body)
    if sign and not head:
        return NOTHING, (Node(Kind.PARAGRAPH, "第1項", sign, NOTHING, rest),)
    cuts = [k for k, run in enumerate(body.runs) if k and _cut(weaver, body, run, plain=plain)]
    dashes = [_dash(weaver, body.runs[k]) for k in (0, *cuts)]
    nodes = []
    for n, (a, b) in enumerate(zip((0, *cuts), (*cuts, len(body.runs)), strict=True)):
        mark, runs = NOTHING, body.runs[a:b]
        if all(dashes) and not head:
            dash = dashes[n]
            mark = weaver.passage([(runs[0].start, runs[0].start + 1)])
            runs = (Run(runs[0].at + dash, runs[0].start + dash, runs[0].length - dash), *runs[1:])
        begin, end = runs[0].at, runs[-1].at + runs[-1].length
        piece = Passage(body.text[begin:end], tuple(replace(r, at=r.at - begin) for r in runs))
        nodes.append(Node(Kind.PARAGRAPH, f"第{n + 1}項", mark, NOTHING if n else head, piece))
    return NOTHING, tuple(nodes)


def _dash(weaver: Weaver, run: Run) -> int:
    """How many characters a dash or a dot of a list and its space take at the start of a run; 0 where there is none."""
    found = re.match(r"(?:[-‐–—]\s|[・•●◆▪⚫]\s?)\s*(?=\S)", weaver.source.text[run.start : run.start + run.length])
    return found.end() if found else 0


def _cut(weaver: Weaver, body: Passage, run: Run, *, plain: bool) -> bool:
    """A 項 without number begins at the run: as a reviewer says, else where plain text shows it."""
    depths = weaver.habit.said.get(weaver.text.at.get(run.start, -1))
    return bool(depths) if depths is not None else plain and _new_paragraph(weaver.text, body, run)


def _runs_on_below(text: Text, i: int) -> bool:
    """Row ``i`` stands where a row that goes on with the full one above it would, and bears no sign."""
    row, above = text.rows[i], text.rows[i - 1]
    if row.gap or bullet(row.text) is not None:
        return False
    step = row.left - above.left
    below = text.rows[i + 1] if i + 1 < len(text.rows) and text.breaks[i + 1] < 0 else None
    hangs = below is not None and below.left > row.left - 0.5  # all rows but the first one are set in
    return -_HANGING < step < 0.5 or (step > 0 and hangs)


_HANGING = 1.5
"""Columns by which the first row of a block stands out to the left where its other rows hang."""


def _new_paragraph(text: Text, body: Passage, run: Run) -> bool:
    """The run begins a block of its own after a finished sentence; one that ended by chance at the margin begins none."""
    i = text.at.get(run.start)
    if i is not None and body.text[run.at - 1] == "\n" and ending(text.rows[i].text) == "event":
        return True
    if body.text[run.at - 1] != "\n" or body.text[run.at - 2] not in "。．":
        return False
    if i is not None and text.rows[i - 1].full and _runs_on_below(text, i):
        return False
    alone = body.text[run.at] in SIGNS and body.text[run.at + 1 : run.at + 2] == "\n"  # a sign alone on its row
    block = body.text[run.at + 2 * alone :].partition("\n")[0]
    if block[-1] not in "。．)）」" or (i is not None and NOTE_OF_CHANGE.match(text.rows[i].text)):
        return False
    head = block[:6]
    return SAME_PARAGRAPH.match(head) is None or re.match(r"[-‐–—]\s", head) is not None


def heading_passages(weaver: Weaver, heading: Heading) -> tuple[Passage, Passage]:
    """The mark and the caption of a heading."""
    mark = weaver.passage([heading.mark]) if heading.mark else NOTHING
    return mark, weaver.passage(heading.caption)
