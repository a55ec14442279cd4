"""How services answer a buyer's questions: 適合, 不適合, or 要確認 where a text alone makes nobody certain.

Nothing fits by silence, and nothing fits where the text makes an exception, gives several values of which not all fit,
or says a word (事前に) where a number is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum

from analysis.parameters.labels import spoken
from analysis.services.column import Column, human
from analysis.services.directions import SETS, better, members, placed
from analysis.services.nearest import nearest
from analysis.services.wishes import told
from analysis.subjects.provisions import whole
from analysis.text.narrow import fold
from models.analysis import Analysis
from models.decisions import StructureDecision
from models.matrix import Place, Standing
from models.origin import Origin
from models.parameters import Bound, Parameter
from models.questions import Answer, Bar, Clause, Fit, Presence, Question, Sheet, Wish
from models.scales import Amount
from models.search import Sign
from models.values import Choice, Name, worth

_SHOWN = 400
"""Characters of a provision that a report shows."""
_NOT = frozenset({"not_required", "prohibited", "not_during_term", "waived"})
"""Words by which a provision denies what its key speaks of: whether that is what a buyer means by あり is his to say."""
_ELSEWHERE = re.compile("所在地|住所|別途|定める|選択|又は|または|もしくは|若しくは")
"""Names that say who or what decides, not which."""
_TACIT = "全文を調べましたが、定めが見当たりません。"
_NO_TOPIC = "全文を調べましたが、この主題の定めが見当たりません。"


class Holds(IntEnum):
    """Whether a stated value is as wanted."""

    NO = 0
    UNSURE = 1
    YES = 2


Judged = tuple[Holds, str]
"""Whether it holds, and why not or why nobody can be sure."""


def answers(
    questions: Sequence[Question],
    services: Sequence[tuple[Origin, Analysis]],
    decisions: Sequence[Sequence[StructureDecision]] = (),
) -> Sheet:
    """Every question answered by every service, in their order; ``decisions``: what a human decided about each."""
    by_service = decisions or [()] * len(services)
    columns = [
        Column(analysis, human(analysis.document, by)) for (_, analysis), by in zip(services, by_service, strict=True)
    ]
    rows = tuple((each, tuple(answer(each, column) for column in columns)) for each in questions)
    return Sheet(tuple(origin for origin, _ in services), rows)


def answer(question: Question, column: Column) -> Answer:
    """How one service answers one question."""
    if not question.key:
        return _open(question, column, question.unknown or "項目が書かれていないため、判定していません。")
    return _of_topic(question, column) if question.topic else _of_parameter(question, column)


def _open(question: Question, column: Column, why: str) -> Answer:
    found = nearest(column, f"{question.label}\n{question.requirement.text}")
    return Answer(Fit.OPEN, why, nearest=_clause(column, found) if found else None)


def _clause(column: Column, place: Place) -> Clause:
    entry = column.document.by_path.get(place.path)
    text = whole(entry.node) if entry else ""
    return Clause(place, text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _of_topic(question: Question, column: Column) -> Answer:
    places = column.topics[question.key].places if question.key in column.topics else ()
    clauses = tuple(_clause(column, place) for place in places)
    wanted = question.wish.presence
    if not clauses:
        if wanted is Presence.THERE:
            found = _open(question, column, _NO_TOPIC)
            return Answer(Fit.FAILS, found.why, nearest=found.nearest)
        words = "ないことを約束する定めでもないため、判定していません。" if wanted else "判定していません。"
        return _open(question, column, f"{_NO_TOPIC}{words}")
    if wanted is None:
        why = "主題には値がないため、求める値との比較はしていません。" if question.wish.any_of else _NOTHING_WANTED
        return Answer(Fit.OPEN, why, clauses=clauses)
    about = {path for path, keys in column.analysis.topics if keys[:1] == (question.key,)}
    if not any(place.path in about for place in places):
        return Answer(Fit.OPEN, "ほかの主題の条の中で触れているだけです。", clauses=clauses)
    if wanted is Presence.THERE:
        return Answer(Fit.FITS, "この主題の条があります。", clauses=clauses)
    return Answer(Fit.FAILS, "この主題の条があります。", clauses=clauses)


_NOTHING_WANTED = "求める値が書かれていないため、定めだけを示します。"


def _of_parameter(question: Question, column: Column) -> Answer:
    cell, wanted = column.cell(question.key), question.wish
    if cell.standing is Standing.ABSENT:
        found = _open(question, column, f"{_TACIT}書かれていないことからは判定できません。")
        if wanted.presence is Presence.THERE:
            return Answer(Fit.FAILS, _TACIT, nearest=found.nearest)
        return found
    if cell.standing is Standing.UNREAD:
        clauses = tuple(_clause(column, place) for place in cell.traces)
        return Answer(Fit.OPEN, "触れる条文はありますが、値を読み取れませんでした。", clauses=clauses)
    fit, why = _judged(question, column.by_key[question.key])
    return Answer(fit, why, cell.values)


def _judged(question: Question, stated: Sequence[Parameter]) -> tuple[Fit, str]:
    """The verdict on all values that a service states for a parameter."""
    if question.wish == Wish():
        return Fit.OPEN, _NOTHING_WANTED
    found = {each: _holds(question.wish, each) for each in stated}
    verdicts = {holds for holds, _ in found.values()}
    why = "".join(dict.fromkeys(reason for holds, reason in found.values() if holds is not Holds.YES))
    if verdicts == {Holds.NO}:
        return Fit.FAILS, why
    if verdicts != {Holds.YES}:
        return Fit.OPEN, _mixed(question.key, found) if Holds.YES in verdicts else why
    if doubts := "".join(dict.fromkeys(doubt for each in stated for doubt in _doubts(each))):
        return Fit.OPEN, f"原則は求める値（{told(question.wish)}）に合います。{doubts}"
    return Fit.FITS, f"求める値（{told(question.wish)}）に合います。"


def _mixed(key: str, found: dict[Parameter, Judged]) -> str:
    good = "・".join(dict.fromkeys(spoken(key, each.value) for each, (holds, _) in found.items() if holds is Holds.YES))
    rest = "・".join(
        dict.fromkeys(spoken(key, each.value) for each, (holds, _) in found.items() if holds is not Holds.YES)
    )
    return f"場合によって違います（{good}は合い、{rest}は合うといえません）。"


def _doubts(stated: Parameter) -> Iterator[str]:
    """Why a value that is as wanted is not all there is."""
    if stated.exception:
        quote = " ".join(stated.exception.quote.split())
        yield f"例外の定めがあります（{quote[:60]}{'…' if len(quote) > 60 else ''}）。"
    if stated.bound is Bound.ABOUT:
        yield "おおよその値として書かれています。"


def _holds(wanted: Wish, stated: Parameter) -> Judged:
    if wanted.presence:
        return _there(wanted.presence, stated)
    tried = [_all(bars, stated) for bars in wanted.any_of]
    return max(tried, key=lambda judged: judged[0])


def _all(bars: Sequence[Bar], stated: Parameter) -> Judged:
    return min((_one(bar, stated) for bar in bars), key=lambda judged: judged[0])


def _there(wanted: Presence, stated: Parameter) -> Judged:
    said = spoken(stated.key, stated.value)
    if stated.value in _NOT:
        return Holds.UNSURE, f"「{said}」と定めています。"
    none = stated.value == "none"
    if none is (wanted is Presence.NONE):
        return Holds.YES, ""
    return Holds.NO, f"「{said}」と定めています。"


def _one(bar: Bar, stated: Parameter) -> Judged:
    """Whether one stated value passes one bar."""
    said = f"「{spoken(stated.key, stated.value)}」と定めています。"
    if bar.value == stated.value or fold(bar.spoken) == fold(spoken(stated.key, stated.value)):
        passes = bar.sign in (Sign.IS, Sign.AT_LEAST, Sign.AT_MOST)
        return (Holds.YES, "") if passes else (Holds.NO, said)
    if stated.key in SETS:
        return _set(bar, stated, said)
    here, there = placed(stated.key, stated.value), bar.amount
    words = [isinstance(worth(each), Choice | Name) for each in (stated.value, bar.value)]
    if words == [True, True]:
        return _words(bar, stated, said)
    if stated.value == "indefinite" and there is not None:
        return (Holds.YES, "") if bar.sign in (Sign.AT_LEAST, Sign.OVER) else (Holds.NO, said)
    if (words[0] and stated.value != "none") or here is None:
        return Holds.UNSURE, f"{said}求める値と大小を比べられません。"
    if there is None or words[1]:
        return Holds.UNSURE, f"{said}求める値を、比べられる数値として読み取れません。"
    if here.scale != there.scale:
        return Holds.UNSURE, f"{said}求める値と単位の種類が違い、換算できません。"
    holds = compared(here, there, bar.sign)
    if holds is Holds.UNSURE:
        return holds, f"{said}月の日数や休日の数で、合うかどうかが変わります。"
    if holds is Holds.NO and bar.sign is Sign.IS and better(stated.key, (stated.value,), (bar.value,)):
        return Holds.UNSURE, f"{said}求める値とは違いますが、契約者に有利です。"
    return holds, "" if holds is Holds.YES else said


def compared(here: Amount, there: Amount, sign: Sign) -> Holds:
    """Whether an amount is surely so, surely not, or either, beside another on the same scale.

    >>> from models.values import worth
    >>> month, thirty = worth("P1M").amount, worth("P30D").amount
    >>> [compared(month, thirty, sign).name for sign in (Sign.AT_MOST, Sign.UNDER, Sign.IS)]
    ['UNSURE', 'UNSURE', 'UNSURE']
    >>> compared(worth("P12M").amount, worth("P1Y").amount, Sign.IS).name
    'YES'
    """
    if here.exact == there.exact:
        return Holds.YES if sign in (Sign.IS, Sign.AT_LEAST, Sign.AT_MOST) else Holds.NO
    if here.high < there.low:
        return Holds.YES if sign in (Sign.UNDER, Sign.AT_MOST) else Holds.NO
    if there.high < here.low:
        return Holds.YES if sign in (Sign.OVER, Sign.AT_LEAST) else Holds.NO
    if sign is Sign.AT_MOST and here.high <= there.low:
        return Holds.YES
    if sign is Sign.AT_LEAST and here.low >= there.high:
        return Holds.YES
    return Holds.UNSURE


def _set(bar: Bar, stated: Parameter, said: str) -> Judged:
    """Kinds that hold together: the same ones or none of them, else a reader has to look."""
    ours, theirs = members(stated.value), members(bar.value)
    if ours == theirs:
        return Holds.YES, ""
    return (Holds.UNSURE, f"{said}一部だけが同じです。") if ours & theirs else (Holds.NO, said)


def _words(bar: Bar, stated: Parameter, said: str) -> Judged:
    """A word or a name beside another: the same, surely another one, or one that a reader has to look at."""
    one, other = _named(stated.value), _named(bar.value)
    if one == other:
        return Holds.YES, ""
    if isinstance(worth(stated.value), Name) or isinstance(worth(bar.value), Name):
        if one in other or other in one or _ELSEWHERE.search(stated.value) or isinstance(worth(stated.value), Choice):
            return Holds.UNSURE, f"{said}求める値と同じかどうかは、条文で確かめてください。"
        return Holds.NO, said
    here, there = placed(stated.key, stated.value), bar.amount
    if better(stated.key, (bar.value,), (stated.value,)) and here and there:
        return Holds.NO, said
    if better(stated.key, (stated.value,), (bar.value,)):
        return Holds.UNSURE, f"{said}求める値とは違いますが、契約者に有利です。"
    return Holds.UNSURE, f"{said}求める値と言葉が違います。"


def _named(value: str) -> str:
    """A name in one writing: 日本国法 is 日本法."""
    return re.sub("国(?=法$)", "", fold(value))
