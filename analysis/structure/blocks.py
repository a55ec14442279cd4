"""項 that print no number, in an article whose 号 print one: blocks of text, and dashes that are whole sentences.

Which blocks of an article without any marks are 項 is decided in ``tree``; here they stand among marks, and the search
in
``lists`` needs them as units: the 号 below the second block are those of 第2項.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.structure import markers
from analysis.structure.beginnings import SPEAKS_OF_PARAGRAPHS, THE_ONE_ABOVE, Unit, runs_into_list
from analysis.structure.bullets import SET_IN, begins
from analysis.structure.skeleton import Text, caption_row

BLOCK = markers.Marker("block", "block", "", yes=(), no=(), value="none")
SAME_PARAGRAPH = re.compile(
    r"(?:ただし|但し|なお|尚[、,]|また|この場合|これらの|上記|前記|以上の|前各号|前号|その他前|[(（\[［【]?注|[(（【]?(?:変更|改[正定訂])[前後](?![のに])|[・※○●\-])"
)
"""What goes on with the 項 above it, in a block of its own."""
_NUMBERED = ("arabic", "multi")
_INTRODUCES = re.compile(r"次|以下|下記|左記|左の|[:：]$")


def with_blocks(text: Text, found: Sequence[Unit], paragraphs: frozenset[str]) -> list[Unit]:
    """The units with those that begin an unnumbered 項 counted, where there are several above or between lists.

    ``paragraphs``: the groups that mark 項 in this document, "block" where its blocks are 項 anywhere.
    """
    groups = {group for unit in found if unit.mark for group, _ in unit.mark.readings}
    dashes = begins(text, found[0]) or _behind_bullet(text, found)
    if not (groups or dashes) or (groups & {*_NUMBERED, *paragraphs} and not _led(text, found, groups)):
        return list(found)
    result = [u._replace(mark=None) if dashes and u.mark and u.mark.marker is markers.BULLET else u for u in found]
    begin = _dashes(text, result) if dashes else _blocks(text, found, paragraphs)
    if len(begin) < 2 - dashes:
        return list(found)
    for number, k in enumerate(begin, 1):
        unit = found[k]
        end = markers.bullet(text.rows[unit.row].text) or 0 if dashes and not unit.column else unit.column
        result[k] = unit._replace(mark=markers.Mark(BLOCK, (("block", (number,)),), end, str(number)))
    if dashes:
        _renumber(text, result)
    return result


_LEAD_ROWS = 3


def _led(text: Text, found: Sequence[Unit], groups: set[str]) -> bool:
    """The block above the first list runs into it: (1) is a 号 there, also where it marks 項 in other 条."""
    first = next((k for k, unit in enumerate(found) if unit.mark), 0)
    above = "".join(text.rows[unit.row].text for unit in found[max(0, first - _LEAD_ROWS) : first])
    return groups.isdisjoint(_NUMBERED) and runs_into_list(text, above, found[first : first + 2])


def _blocks(text: Text, found: Sequence[Unit], paragraphs: frozenset[str]) -> list[int]:
    """The units that begin blocks: those above the first list, and those below one where a block says 前項."""
    first = next(k for k, unit in enumerate(found) if unit.mark)
    if first == 0 or caption_row(text.rows[found[0].row]):
        return []
    begin = [0, *(k for k in range(1, len(found)) if _new(text, found, k))]
    counted = any(_speaks_of_another(text.rows[found[k].row].text) for k in begin[1:])
    return begin if counted or "block" in paragraphs else [k for k in begin if k < first]


def _speaks_of_another(line: str) -> bool:
    """The block calls another block a 項: 前項の, 同意した者は、前項第1号の."""
    return SPEAKS_OF_PARAGRAPHS.match(line) is not None or THE_ONE_ABOVE.search(line) is not None


def _new(text: Text, found: Sequence[Unit], k: int) -> bool:
    """A finished sentence stands above, and the unit begins another, as far from the margin as the first or nearer."""
    unit = found[k]
    row, above = text.rows[unit.row], text.rows[unit.row - 1]
    if unit.mark or unit.column or unit.tabular or row.cell or above.cell or text.breaks[unit.row] <= 0:
        return False
    if above.full and not row.gap and -SET_IN < row.left - above.left < 0.5:
        return False
    in_list = found[k - 1].mark is not None
    after = above.text[-1] in "。．" or in_list
    return after and not SAME_PARAGRAPH.match(row.text) and _sentence(text, found, k)


def _sentence(text: Text, found: Sequence[Unit], k: int) -> bool:
    """The block ends with a full stop, or a list follows it."""
    last = k
    while last + 1 < len(found) and not found[last + 1].mark and text.breaks[found[last + 1].row] <= 0:
        last += 1
    listed = last + 1 < len(found) and found[last + 1].mark is not None
    return text.rows[found[last].row].text[-1] in "。．" or listed


def _behind_bullet(text: Text, found: Sequence[Unit]) -> bool:
    """The heading above the first 項 stands behind a bullet too, on the row where that begins: every line of the page does."""
    row = text.rows[found[0].row].text
    return found[0].column > 0 and row[0] in markers.SIGNS and markers.bullet(row) is not None


def _dashes(text: Text, found: Sequence[Unit]) -> list[int]:
    """The dashes of an article of dashes that are whole sentences, where others below them are members of a list."""
    headed = _behind_bullet(text, found)
    top = [k for k, unit in enumerate(found) if begins(text, unit) and unit.left - found[0].left < SET_IN]
    spoken = [k for k in (0, *top) if _sentence_of_dash(text, found, k)] if headed else []
    if headed:
        return spoken if len(spoken) == len(top) + 1 > 1 else []
    spoken = [k for k in top if _sentence_of_dash(text, found, k)]
    members = len([unit for unit in found if unit.mark or begins(text, unit)]) - len(spoken)
    introduced = any(_INTRODUCES.search(text.rows[found[k].row].text) for k in spoken)
    return spoken if spoken[:1] == [0] and members and introduced else []


def _sentence_of_dash(text: Text, found: Sequence[Unit], k: int) -> bool:
    last = found[k].row
    while last + 1 < len(text.rows) and text.breaks[last + 1] <= 0:
        last += 1
    line = text.rows[last].text
    return line[-1] in "。．" and not _MEMBER.search(line)


_MEMBER = re.compile(r"(?:こと|とき|場合|[ぁ-ん](?:者|方|もの|人)|行為)[。．]$")
"""Members of a list may have full stops, and are no sentences."""


def _renumber(text: Text, units: list[Unit]) -> None:
    """The dashes between sentences count from 1 below each of them."""
    number = 0
    for k, unit in enumerate(units):
        if unit.mark and unit.mark.marker is BLOCK:
            number = 0
        elif begins(text, unit):
            number += 1
            end = markers.bullet(text.rows[unit.row].text) or 0
            mark = markers.Mark(markers.BULLET, (("bullet", (number,)),), end, str(number))
            units[k] = unit._replace(mark=mark)
