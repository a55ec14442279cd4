"""What the differences of a row are worth, in the words of screens and reports: 実質：期限（14日→30日）・義務の向き（負担）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analysis.text.narrow import fold
from models.changes import Change, Ground, Substance, Verdict
from models.comparison import Grade, Row

_ORDER = (
    Ground.NUMBER,
    Ground.DEADLINE,
    Ground.PARTY,
    Ground.DUTY,
    Ground.NEGATION,
    Ground.EXCEPTION,
    Ground.SCOPE,
    Ground.REFERENCE,
    Ground.REMOVED,
    Ground.ADDED,
    Ground.CONTENT,
)
"""The grounds of a change of substance in the order in which they are told; those of other changes follow as they come."""
_TELLING = frozenset(_ORDER[:7])
"""Grounds whose words say something of two services too; what else two drafts have in other words is only counted."""
_BETWEEN_SERVICES = {Ground.ADDED: "右だけの文", Ground.REMOVED: "左だけの文", Ground.CONTENT: "ほかの語句"}
_EXAMPLES, _LONG = 3, 18


def grounds_told(verdict: Verdict, *, versions: bool) -> tuple[str, ...]:
    """What the deciding changes are about, each ground once with the words that decided, the weightiest first."""
    by_ground: dict[Ground, list[Change]] = {}
    for change in verdict.deciding:
        by_ground.setdefault(change.ground, []).append(change)
    told = sorted(by_ground, key=lambda ground: _ORDER.index(ground) if ground in _ORDER else len(_ORDER))
    return tuple(_told(ground, by_ground[ground], versions=versions) for ground in told)


def _told(ground: Ground, changes: Sequence[Change], *, versions: bool) -> str:
    name = ground.value if versions else _BETWEEN_SERVICES.get(ground, ground.value)
    if not versions and ground not in _TELLING and ground in _ORDER:
        return f"{name} {len(changes)} か所"
    if not versions and ground in _TELLING:
        return f"{name}（{told}）" if (told := _beside(changes)) else name
    said = list(dict.fromkeys(filter(None, (_words(change, versions=versions) for change in changes))))
    rest = f" ほか {len(said) - _EXAMPLES}" if len(said) > _EXAMPLES else ""
    return f"{name}（{'、'.join(said[:_EXAMPLES])}{rest}）" if said else name


def _beside(changes: Sequence[Change]) -> str:
    """The words that stand on the left only, beside those of the right: 30日・前日／20日."""
    lefts, rights = dict[str, None](), dict[str, None]()
    for change in changes:
        paired = len(change.words) == 2 and change.left and change.right
        for at, word in enumerate(change.words):
            here, there = _stands(word, change.left), _stands(word, change.right)
            left = at == 0 if paired and here == there else here > there or (here == there and not change.right)
            (lefts if left else rights).setdefault(word)
    ours, theirs = ([word for word in one if word not in other] for one, other in ((lefts, rights), (rights, lefts)))
    if ours and theirs:
        return f"{_listed(ours)}／{_listed(theirs)}"
    return f"左だけ：{_listed(ours)}" if ours else f"右だけ：{_listed(theirs)}" if theirs else ""


def _stands(word: str, text: str) -> bool:
    """Whether a word that decided stands in a text; of a number, which is told in one writing for all, its digits."""
    digits = re.findall("[0-9]+", word)
    folded = fold(text)
    return word in folded or (bool(digits) and all(each in folded for each in digits))


def _listed(words: Sequence[str]) -> str:
    return "・".join(words[:_EXAMPLES]) + (f" ほか{len(words) - _EXAMPLES}" if len(words) > _EXAMPLES else "")


def _words(change: Change, *, versions: bool) -> str:
    """What one change says: 14日→30日 between versions, 14日／30日 between services."""
    between = "→" if versions else "／"
    if change.left and change.right:
        if len(change.words) == 2:
            return between.join(change.words)
        return "・".join(change.words) or between.join(map(_short, (change.left, change.right)))
    words = "・".join(change.words) or _short(change.left or change.right)
    if change.ground in (Ground.ADDED, Ground.REMOVED):
        return words
    if versions:
        return words + ("の追加" if change.right else "の削除")
    return f"{'右' if change.right else '左'}だけ：{words}"


def _short(text: str) -> str:
    plain = "".join(text.split())
    return plain if len(plain) <= _LONG else plain[: _LONG - 1] + "…"


def graded(row: Row, *, versions: bool) -> tuple[str, tuple[str, ...]]:
    """The grade of a row in a word, and what decided; a row that nothing decided about has no words."""
    if row.grade is Grade.SAME or row.left is None or row.right is None:
        return row.grade.value, ()
    told = grounds_told(row.verdict, versions=versions)
    if row.quiet and row.grade is Grade.NUMBERING:
        return row.grade.value, ("位置が変わりました",)
    if row.verdict.substance is Substance.SAME:
        return row.grade.value, ("見出し",) if row.quiet else ("約物・空白",)
    return row.grade.value, told


def sentence(row: Row, *, versions: bool) -> str:
    """The same in one line of text, with what helps to read it."""
    name, told = graded(row, versions=versions)
    return "　".join((name + (f"：{'・'.join(told)}" if told else ""), *_aids(row)))


def _aids(row: Row) -> Iterable[str]:
    return row.verdict.aids if row.left is not None and row.right is not None else ()
