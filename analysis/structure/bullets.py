"""号 that print no number: bullets below the text of a 項, and lines below a sentence that calls them 各号.

A reader cites the second bullet below a sentence as 第2号 where the sentence says 次の各号, and knows no better name for it
elsewhere. One bullet is no list, and bullets with nothing above them are the text of their article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.structure import markers
from analysis.structure.beginnings import Unit
from analysis.structure.layout import SENTENCE_END
from analysis.structure.skeleton import Text, caption_row

NOTES = "※★☆▼→□"
"""Signs of remarks and pointers, and boxes to tick."""
SET_IN = 1.5


def with_bullets(text: Text, found: Sequence[Unit]) -> list[Unit]:
    """The units with those that bullets begin counted, list by list."""
    result = list(found)
    runs = list(_runs(text, found)) if any(text.rows[u.row].text[0] in markers.SIGNS for u in found) else []
    for run in (*runs, *_bare_runs(text, found), *_runs_set_in(text, found)):
        for number, k in enumerate(run, 1):
            result[k] = result[k]._replace(mark=_mark(text, found[k], number))
    return result


_COUNTED = re.compile(r"(?:次|以下|下記|左)の?各号[^。]*(?:。|[:：]|$)$")
_NAMED = re.compile(r"(?:次|以下|下記|左)(?:に掲げる|に定める|に該当する|の)[^。]*(?:。|[:：]|$)$")
_OTHER = re.compile(
    r"(?:前[二三四五六七八九十]?号|前各号)(?:に(?:掲げる|定める|規定する)[^。、]{0,12})?(?:の(?:ほか|他|外)|に(?:準|類)(?:ずる|じる|する))"
)
"""The last member of a list of 号, which speaks of the others."""
_AGAIN = re.compile(r"(?:この場合|ただし|但し|なお|尚[、,]|また[、,，]|前[項各]|上記|前記|以上の|これらの|[(（]?※|注)")


def _bare_runs(text: Text, found: Sequence[Unit]) -> Iterator[list[int]]:
    """Lines without any mark below 次の各号, as a page prints a list whose signs its style sheet takes away."""
    for k in range(len(found) - 2):
        above = text.rows[found[k].row]
        counted = _COUNTED.search(above.text) is not None
        if not (counted or _NAMED.search(above.text)) or above.cell:
            continue
        run: list[int] = []
        for j in range(k + 1, len(found)):
            if not _bare(text, found[j]) or (run and not _alike(text, found[run[0]], found[j])):
                break
            run.append(j)
        if len(run) > 1 and (counted or _OTHER.match(text.rows[found[run[-1]].row].text)):
            yield run


_MEMBERS = re.compile(
    r"(?:次|以下|下記|左)(?:の|に掲げる|に定める|に該当する)(?:いずれかの|全ての|すべての)?[^。、のに]{0,8}?"
    r"(?:行為|事項|場合|事由|こと|者|情報|もの|義務|書類|目的)(?:[^。]*(?:。|[:：]|$))$"
)
"""What is said of the members of a list; 次のとおり is said of tables and names as well."""
_SPREAD = re.compile(r"\s{2}|\S\s+\S*[0-9][^ぁ-ん]*$|[:：]\s*$")
"""What the rows of a table look like where its rulings are lost."""
_END, _FEW_ROWS = 100, 6


def _runs_set_in(text: Text, found: Sequence[Unit]) -> Iterator[list[int]]:
    """Lines without any mark set in below 次の行為…, no sentences: a list whose bullets a printer drew as dots."""
    k = 0
    while k < len(found) - 2:
        words, left = _said_above(text, found, k) if text.rows[found[k].row].text[-1] in SENTENCE_END else ("", 0.0)
        run: list[int] = []
        for j in range(k + 1, len(found) if _MEMBERS.search(words) and not _COUNTED.search(words) else 0):
            row = text.rows[found[j].row]
            if run and text.breaks[found[j].row] <= 0 and not found[j].mark and not row.cell:
                continue
            if not _member_set_in(text, found[j], left) or (
                run and abs(row.left - text.rows[found[run[0]].row].left) >= SET_IN
            ):
                break
            run.append(j)
        if len(run) > 1 and not any(_SPREAD.search(text.rows[found[j].row].text[-_END:]) for j in run):
            yield run
        k = run[-1] if run else k + 1


def _said_above(text: Text, found: Sequence[Unit], k: int) -> tuple[str, float]:
    """The end of the sentence that ends in the row of unit ``k``, over a few rows, and where its rows begin."""
    last = first = found[k].row
    while first > max(found[0].row, last - _FEW_ROWS) and text.breaks[first] <= 0:
        first -= 1
    rows = text.rows[first : last + 1]
    return "".join(row.text for row in rows)[-2 * _END :], min(row.left for row in rows)


def _member_set_in(text: Text, unit: Unit, left: float) -> bool:
    """A row without a mark that begins right of ``left`` and is no sentence."""
    row = text.rows[unit.row]
    plain = not (unit.mark or unit.column or unit.tabular or row.cell or caption_row(row))
    if not plain or text.breaks[unit.row] <= 0 or row.left - left < SET_IN or _AGAIN.match(row.text):
        return False
    return row.text[0] not in markers.SIGNS and not _SENTENCE.search(row.text)


def _bare(text: Text, unit: Unit) -> bool:
    """A row of its own without a mark, a bullet or a full line."""
    row = text.rows[unit.row]
    plain = not (unit.mark or unit.column or unit.tabular or row.cell or row.full or caption_row(row))
    again = _AGAIN.match(row.text) and not (_OTHER.match(row.text) and not _SENTENCE.search(row.text))
    return plain and text.breaks[unit.row] > 0 and row.text[0] not in markers.SIGNS and not again


_SENTENCE = re.compile(r"(?<!こと)(?<!とき)(?<!もの)(?<![者場]合)(?<!者)(?<!行為)(?<!事項)。$")
"""A member of a list may end with a full stop, and is no sentence."""


def _alike(text: Text, first: Unit, unit: Unit) -> bool:
    """Both begin as far from the margin, and both or neither are sentences."""
    stops = [text.rows[u.row].text[-1] == "。" for u in (first, unit)]
    return abs(first.left - unit.left) < SET_IN and stops[0] == stops[1]


def _runs(text: Text, found: Sequence[Unit]) -> Iterator[list[int]]:
    """Units that follow each other with the same sign, those set in further and lines that run on passed over."""
    run: list[int] = []
    for k, unit in enumerate(found):
        if run and (unit.row == found[run[-1]].row or text.breaks[unit.row] <= 0):
            continue
        bulleted = k > 0 and begins(text, unit)
        if run and bulleted and unit.left - found[run[0]].left >= SET_IN:
            continue
        if run and bulleted and _sign(text, unit) == _sign(text, found[run[0]]):
            run.append(k)
            continue
        if len(run) > 1:
            yield run
        run = [k] if bulleted and _introduced(text, unit) and not _goes_on(text, found[0], unit) else []
    if len(run) > 1:
        yield run


def _goes_on(text: Text, first: Unit, unit: Unit) -> bool:
    """The article itself begins with such a bullet: nothing stands above the list."""
    return begins(text, first) and _sign(text, unit) == _sign(text, first) and unit.left - first.left < SET_IN


def begins(text: Text, unit: Unit) -> bool:
    """A bullet and words begin the row of a unit that has no mark."""
    row = text.rows[unit.row]
    if unit.column or unit.mark or unit.tabular or row.cell or row.text[0] not in markers.SIGNS or row.text[0] in NOTES:
        return False
    end = markers.bullet(row.text)
    return end is not None and end < len(row.text)


def _introduced(text: Text, unit: Unit) -> bool:
    """A dash may stand for an empty cell; below the end of a sentence it is a bullet."""
    dash = _sign(text, unit) in markers.DASHES
    return not dash or text.rows[unit.row - 1].text[-1] in SENTENCE_END


def _sign(text: Text, unit: Unit) -> str:
    return text.rows[unit.row].text[0]


def _mark(text: Text, unit: Unit, number: int) -> markers.Mark:
    bullet = text.rows[unit.row].text[0] in markers.SIGNS
    end = (markers.bullet(text.rows[unit.row].text) or 0) if bullet else unit.column
    return markers.Mark(markers.BULLET, (("bullet", (number,)),), end, str(number))
