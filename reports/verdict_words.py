"""What the differences of a row are worth, in the words of screens and reports: 実質：期限（14日→30日）・義務の向き（負担）."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    said = list(dict.fromkeys(filter(None, (_words(change, versions=versions) for change in changes))))
    rest = f" ほか {len(said) - _EXAMPLES}" if len(said) > _EXAMPLES else ""
    return f"{name}（{'、'.join(said[:_EXAMPLES])}{rest}）" if said else name


def _words(change: Change, *, versions: bool) -> str:
    between = "→" if versions else "／"
    if change.left and change.right:
        if len(change.words) == 2:
            return between.join(change.words)
        return "・".join(change.words) or between.join(map(_short, (change.left, change.right)))
    words = "・".join(change.words) or _short(change.left or change.right)
    if change.ground in (Ground.ADDED, Ground.REMOVED):
        return words
    return words + (("の追加" if versions else "は右だけ") if change.right else ("の削除" if versions else "は左だけ"))


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
