"""How the rows of an article begin: the marks at their start, lists printed on one line, and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from analysis.structure import markers
from analysis.structure.skeleton import Text

_TABLE_WORD = re.compile(
    r"(?:用語|項目|内容|定義|意味|区分|料金|金額|品目|種別|種類|名称|備考|条件|単位|説明|単価|サービス名?|プラン|機能|対象|期間|数量|番号|No\.?)"
)


SPEAKS_OF_PARAGRAPHS = re.compile(
    r"(?:本条)?(?:前\s?(?:[二三四五六2-9]\s?)?項|前各項|第\s?[0-9一二三四五六七八九]+\s?項(?!に基づく政令))"
)
THE_ONE_ABOVE = re.compile(r"前\s?(?:[二三四五六2-9]\s?)?項")
SPEAKS_OF_ITEMS = re.compile(r"前号|前各号|前\s?[二三四五六2-9]\s?号")


class Unit(NamedTuple):
    """A row's beginning, or the rest of a heading's row: where it starts and the mark there."""

    row: int
    column: int
    mark: markers.Mark | None
    evidence: float
    left: float
    tabular: bool
    """It may be a row of a table."""


_LEAD = re.compile(
    r"(?:次の|以下の|下記|左の|次に|以下に|次のとおり|以下のとおり|各号|次の通り|以下の通り)[^。]{0,60}(?:[。:：]|$)[^。]{0,3}$|[:：]$"
)
_CALLED = re.compile(r"(?:次|以下|下記|左)の[^。]{0,40}。")


def runs_into_list(text: Text, before: str, following: Sequence[Unit]) -> bool:
    """Words run into the list that follows: 次の各号…; a list of nouns or definitions may be spoken of a sentence earlier."""
    if _LEAD.search(before):
        return True
    members = [_noun_or_definition(text.rows[unit.row].text, unit) for unit in following[:2]]
    return len(members) == 2 and all(members) and _CALLED.search(before) is not None


def _noun_or_definition(line: str, unit: Unit) -> bool:
    return line[-1] not in "。．" or (unit.mark is not None and line[unit.mark.end :].lstrip().startswith("「"))


def units(text: Text, row: int, column: int, last: int) -> list[Unit]:
    """The beginnings of all rows from (row, column) to before ``last``, marks in one row one after another."""
    found = []
    in_table = False
    for i in range(row, last):
        here = text.rows[i]
        at = column if i == row else 0
        if at >= len(here.text):
            continue
        in_table = in_table or table_header(here.text[at:] if at else here.text)
        if here.cell:
            found.append(Unit(i, at, None, 3.0, here.left, tabular=False))
            continue
        below_heading = i == row + 1 and column >= len(text.rows[row].text) > 0  # however far a caption reaches
        found += _row_units(text, i, at, in_table=in_table, begins=below_heading)
    return _numbered_once(found)


def _numbered_once(found: Sequence[Unit]) -> list[Unit]:
    """The units without the number of a list that prints each number twice: 1. a. …, 2. b. …; 1. (1) …, 2. (2) …

    The page counts the members and its author did as well; what the author wrote stays.
    """
    again = {k for k in range(1, len(found)) if _again(found[k - 1], found[k])}
    pairs = sorted(again)
    twice = {k for a, b in pairwise(pairs) if _counts_on(found[a - 1], found[b - 1]) for k in (a, b)}
    if not twice:
        return list(found)
    result = [unit._replace(column=found[k - 1].column) if k in twice else unit for k, unit in enumerate(found)]
    return [
        unit._replace(evidence=found[k - 1].evidence) if k in twice else unit
        for k, unit in enumerate(result)
        if k + 1 not in twice
    ]


def _again(first: Unit, second: Unit) -> bool:
    """Two marks of one row, one right behind the other, of two styles and with one number."""
    if first.row != second.row or not (first.mark and second.mark) or second.evidence < 1.0:
        return False
    groups = [{group for group, _ in unit.mark.readings} for unit in (first, second) if unit.mark]
    numbers = [{number for _, number in unit.mark.readings} for unit in (first, second) if unit.mark]
    return not groups[0] & groups[1] and bool(numbers[0] & numbers[1])


def _counts_on(first: Unit, second: Unit) -> bool:
    assert first.mark
    assert second.mark
    return bool(set(second.mark.readings) & _after(first.mark.readings, 1))


def _row_units(text: Text, i: int, at: int, *, in_table: bool, begins: bool) -> list[Unit]:
    """The beginning of one row, further marks that follow its mark at once, and a list that runs on inside the row."""
    here = text.rows[i]
    found: list[Unit] = []
    mark = _mark(here.text, at)
    evidence = 3.0 if at or begins else text.breaks[i]
    tabular = in_table and (mark is None or _tabular(here.text[mark.end :]))
    found.append(Unit(i, at, mark, evidence, here.left, tabular))
    while mark:
        at = mark.end
        while here.text[at : at + 1].isspace():
            at += 1
        mark = _mark(here.text, at) if at < len(here.text) else None
        if mark:
            found.append(Unit(i, at, mark, 1.0, here.left, tabular=False))
    if not in_table:
        inside = {
            *_run_together(here.text, at),
            *_counted_on(here.text, found[0].mark),
            *_paragraphs_inside(here.text, at),
        }
        found += [Unit(i, start, inner, 0.5, here.left, tabular=False) for start, inner in sorted(inside, key=_start)]
    return found


def _start(inside: tuple[int, markers.Mark]) -> int:
    return inside[0]


_NEXT = {
    "number_dot": re.compile(r"(?:(?<=[。．])|\s)\s*(?=[0-9]{1,2}[.．][^0-9])"),
    "number_paren": re.compile(r"(?<=[。、\s])(?=\([0-9])"),
    "number_circled": re.compile(r"(?<=[。、\s])(?=[①-⑳])"),
    "roman_paren": re.compile(r"(?<=[。)\s])(?=\([ivxⅰ-ⅻ])"),
    "kana_paren": re.compile(r"(?<=[。\s])(?=\([ァ-ヶ])"),
}


def _counted_on(line: str, first: markers.Mark | None) -> list[tuple[int, markers.Mark]]:
    """(start, mark) of what counts on inside a line that begins with a number: 1. 甲とする。 2. 乙とする。"""
    found: list[tuple[int, markers.Mark]] = []
    if first is None:
        return _behind_sentences(line)
    if first.marker.name not in _NEXT:
        return found
    for match in _NEXT[first.marker.name].finditer(line, first.end):
        mark = markers.list_mark(line, match.end())
        if mark and mark.marker is first.marker and set(mark.readings) & _after(first.readings, len(found) + 1):
            found.append((match.end(), mark))
    return found


_BEHIND_SENTENCE = re.compile(r"。(?=[2-9][.．][^\s0-9.．)])")


def _behind_sentences(line: str) -> list[tuple[int, markers.Mark]]:
    """(start, mark) of numbers right behind a sentence, in a row that goes on with the one above: …負いません。4.当社は."""
    found: list[tuple[int, markers.Mark]] = []
    for match in _BEHIND_SENTENCE.finditer(line):
        mark = markers.list_mark(line, match.end())
        if mark and mark.marker.name == "number_dot":
            found.append((match.end(), mark))
    return found


def _after(readings: Iterable[tuple[str, tuple[int, ...]]], count: int) -> set[tuple[str, tuple[int, ...]]]:
    """How the number ``count`` places behind a number can be read."""
    return {(group, (*numbers[:-1], numbers[-1] + count)) for group, numbers in readings}


_PARAGRAPH_INSIDE = re.compile(r"(?:(?<=[。．])\s+|\s(?=[0-9]{1,2} +前\S{0,2}項))(?=[0-9]{1,2} +[^\s0-9(])")
"""Before a number behind a sentence, or before one whose provision speaks of the 項 above it."""


def _paragraphs_inside(line: str, at: int) -> list[tuple[int, markers.Mark]]:
    """(start, mark) of the 項 that a text without line breaks prints in one line: …とする。 2 前項の… 3 会員は…."""
    found: list[tuple[int, markers.Mark]] = []
    for match in _PARAGRAPH_INSIDE.finditer(line, at + 1) if "。" in line[at:] or "項" in line[at:] else ():
        mark = markers.list_mark(line, match.end())
        number = mark.readings[0][1][0] if mark and mark.marker.name == "number_plain" else 0
        if mark and (number >= _SECOND if not found else number == found[-1][1].readings[0][1][0] + 1):
            found.append((match.end(), mark))
    return found


_SECOND = 2
_LISTED = re.compile(r"\([0-9]|[①-⑳]")
_INNER = re.compile(r"(?<=[。\s])(?:\([0-9]{1,2}\)|[①-⑳])")


def _run_together(line: str, at: int) -> list[tuple[int, markers.Mark]]:
    """(start, mark) of a list printed on one line: …次のとおりとします。(1) 申込書 (2) 写真 (3) 印鑑."""
    found = []
    for match in _INNER.finditer(line, at) if _LISTED.search(line, at + 1) else ():
        mark = markers.list_mark(line, match.start())
        if mark and match.start() > at:
            found.append((match.start(), mark))
    numbers = [mark.readings[0][1][0] for _, mark in found]
    counted = bool(found) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    many = len(found) >= _SECOND and numbers[0] <= _SECOND
    led = numbers[:1] == [1] and _LEAD.search(line[at : found[0][0]].rstrip()) is not None
    return found if counted and (many or led) else []


def _mark(line: str, at: int) -> markers.Mark | None:
    """The mark at ``at``, behind a bullet if there is one, with a number that was printed twice taken once."""
    begin = markers.bullet(line, at) if line[at : at + 1] in markers.SIGNS else None
    mark = markers.list_mark(line, at if begin is None else begin)
    if mark is None or mark.marker.group != "arabic":
        return mark
    again = markers.list_mark(line, len(line) - len(line[mark.end :].lstrip()))
    return replace(mark, end=again.end) if again and again.readings == mark.readings else mark


def table_header(line: str) -> bool:
    """A row of short words that head the columns of a table: 用語 用語の定義, 用　語　　　用　語　の　意　味."""
    if len(line) > 80 or "。" in line or "、" in line:
        return False
    line = _together(line) if _APART in line else line
    if not _TABLE_WORD.search(line) or markers.list_mark(line):
        return False
    words = line.split()
    if words[0][0] in markers.SIGNS:
        return False
    return 2 <= len(words) <= 8 and all(len(word) <= 9 for word in words)


_APART = "   "


def _together(line: str) -> str:
    """The line with words whose letters are spaced written together; wider white stands between words."""
    words = re.split(rf"{_APART} *", line)
    return " ".join("".join(word.split()) if all(len(c) == 1 for c in word.split()) else word for word in words)


def _tabular(rest: str) -> bool:
    """After the number comes a short term, a space and more: a row of a table, not a sentence."""
    return re.match(r"\s*[^\s。、はをが]{1,16}\s+\S", rest) is not None


def paragraph_groups(text: Text, headings: Collection[int] = ()) -> frozenset[str]:
    """The groups that mark 項 although they usually mark 号: provisions under them say 前項, and no plain numbers do the work.

    Plain numbers that begin again at 1 below ① or (1) are a list in it. ``headings``: rows that are headings, whose
    numbers do other work.
    """
    seen: dict[str, list[int]] = {}
    above, within = False, False
    for i, row in enumerate(text.rows):
        if i in headings:
            above, within = False, False
            for _, inner in _run_together(row.text, 0):  # in a text without line breaks
                counts = seen.setdefault(inner.readings[0][0], [0, 0])
                counts[0] += 1
                counts[1] += SPEAKS_OF_PARAGRAPHS.match(row.text[inner.end :].strip()) is not None
            continue
        mark = None if row.cell or text.breaks[i] < 0 else markers.list_mark(row.text)
        if mark is None:
            continue
        group, numbers = mark.readings[0]
        above, within = above or group in _MAY_BE_PARAGRAPHS, within and group not in _MAY_BE_PARAGRAPHS
        within = within or (above and group == "arabic" and numbers == (1,))
        counts = seen.setdefault(group, [0, 0])
        counts[0] += not (within and group == "arabic")
        counts[1] += SPEAKS_OF_PARAGRAPHS.match(row.text[mark.end :].strip()) is not None
    plain = seen.get("arabic", [0, 0])[0]
    referring = _referring(text, headings)
    groups = {
        g
        for g, (all_, said) in seen.items()
        if g in _MAY_BE_PARAGRAPHS and (said or g in referring) and plain <= 0.2 * all_
    }
    return frozenset(groups | {"block"}) if _blocks_refer(text, headings) else frozenset(groups)


_MAY_BE_PARAGRAPHS = ("paren", "rparen", "angle", "circle")


def _blocks_refer(text: Text, headings: Collection[int]) -> bool:
    """A sentence without a mark says 前項 in a 条 that numbers nothing: its blocks are 項."""
    numbered = True
    for i, row in enumerate(text.rows):
        if i in headings:
            numbered = False
            continue
        mark = None if row.cell else markers.list_mark(row.text)
        numbered = numbered or (mark is not None and mark.readings[0][0] in _PLAIN)
        after = mark is None and text.breaks[i] > 0 and i - 1 not in headings and not row.cell
        if after and not numbered and _calls_the_one_above(text, i):
            return True
    return False


def _calls_the_one_above(text: Text, i: int) -> bool:
    """Row ``i`` says 前項, also where the line breaks within the word."""
    line = text.rows[i].text
    if line[-1] == "前" and i + 1 < len(text.rows):
        line += text.rows[i + 1].text[:2]
    return THE_ONE_ABOVE.search(line) is not None


_PLAIN = ("arabic", "multi", "named", "paren", "rparen", "angle", "circle", "kanji")


def _referring(text: Text, headings: Collection[int]) -> set[str]:
    """The groups whose lists begin right below the heading of a 条 and say 前項 somewhere."""
    found: set[str] = set()
    group = ""
    for i, row in enumerate(text.rows):
        if i in headings or row.cell:
            group = ""
            continue
        if i - 1 in headings:
            mark = markers.list_mark(row.text)
            group = mark.readings[0][0] if mark and mark.readings[0][1] == (1,) else ""
        if group and _calls_the_one_above(text, i):
            found.add(group)
    return found
