"""What became of an article, told: in a few English words for scripts, in Japanese sentences for screens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.text.narrow import fold
from models.changes import Change, Fate, Ground, Verdict
from models.document import article_of, citation

_WORDS = {
    Ground.NUMBER: "number",
    Ground.DEADLINE: "deadline",
    Ground.PARTY: "party",
    Ground.DUTY: "duty or right",
    Ground.NEGATION: "negation",
    Ground.SCOPE: "scope",
    Ground.EXCEPTION: "exception",
    Ground.REFERENCE: "reference leads elsewhere",
    Ground.ADDED: "text added",
    Ground.REMOVED: "text removed",
    Ground.CONTENT: "content",
    Ground.RENUMBERED: "references follow the renumbering",
    Ground.SIGN: "punctuation",
    Ground.SPELLING: "spelling",
    Ground.SYNONYM: "reworded",
    Ground.NAME: "new name",
    Ground.MISPRINT: "misprint",
    Ground.ORDER: "order",
}
_UNITS = {
    "営業日": "business days",
    "か月": "months",
    "日": "days",
    "週": "weeks",
    "年": "years",
    "時間": "hours",
    "%": "percent",
    "円": "yen",
    "倍": "times",
}
_FIGURE = re.compile(rf"(?P<year>年)?(?P<n>[0-9.]+)(?P<unit>{'|'.join(_UNITS)})")
_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_LEAST = {Fate.SPLIT: "part of it", Fate.MERGED: "taken in"}


def why(verdict: Verdict, fates: Sequence[Fate], topic: str = "") -> str:
    """What changed in at most eight English words; empty where nothing did. ``topic`` is the key of its subject."""
    if Fate.SAME in fates:
        return ""
    if Fate.INSERTED in fates or Fate.DELETED in fates:
        said = "new article" if Fate.INSERTED in fates else "dropped"
        return " ".join(f"{said}: {topic.replace('_', ' ')}".split()[:8]) if topic else said
    words = _figures(verdict.deciding) or _grounds(verdict.deciding)
    words = words or ", ".join(_LEAST.get(fate, fate.value) for fate in fates if fate not in (Fate.WORDING,))
    return " ".join((words or "wording").split()[:8]).rstrip(",;")


def _figures(changes: Sequence[Change]) -> str:
    """The first number that is another now."""
    for change in changes:
        if change.ground in (Ground.NUMBER, Ground.DEADLINE) and len(change.words) == 2:
            old, new = map(_english, change.words)
            if old and new:
                return f"{new}, was {old}"
    return ""


def _english(figure: str) -> str:
    if date := _DATE.fullmatch(figure):
        return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}"
    found = _FIGURE.fullmatch(figure)
    return f"{found['n']} {_UNITS[found['unit']]}" if found else ""


def _grounds(changes: Sequence[Change]) -> str:
    grounds = dict.fromkeys(_WORDS[change.ground] for change in changes)
    return ", ".join(list(grounds)[:3])


_MOST = 4


def reasons(
    verdict: Verdict,
    fates: Sequence[Fate],
    old: tuple[str, str] | None,
    new: tuple[str, str] | None,
    what: str = "条文",
) -> tuple[str, ...]:
    """What changed, in Japanese, the weightiest first. ``old`` and ``new`` are path and heading of either side."""
    if old is None or new is None:
        return (f"新設された{what}です。" if new else "旧版にだけあり、新版に引き継がれていません。",)
    found = []
    if Fate.SPLIT in fates:
        found.append(f"{citation(old[0])}が分けられ、その一部がここにあります。")
    if Fate.MERGED in fates:
        found.append(f"{citation(old[0])}が{citation(new[0])}にまとめられました。")
    found += dict.fromkeys(_told(change) for change in verdict.deciding[:_MOST])
    if len(verdict.deciding) > _MOST:
        found.append(f"このほか{len(verdict.deciding) - _MOST}か所。")
    found += verdict.aids
    if Fate.HEADING in fates:
        found.append(f"見出しが「{old[1]}」から「{new[1]}」に改められました。")
    if Fate.RENUMBERED in fates:
        found.append(f"{citation(old[0])}から{citation(new[0])}に番号が変わりました。")
    if Fate.MOVED in fates:
        found.append(_moved(old[0], new[0], what))
    return tuple(found)


def _moved(old: str, new: str, what: str) -> str:
    if what != "条文" and article_of(old) != article_of(new):
        return f"{citation(old)}が{citation(new)}に移りました。"
    return f"ほかの{what}との並び順が変わりました。"


def _told(change: Change) -> str:
    name = f"{change.substance.value}（{change.ground.value}）"
    left, right = (_short(text) for text in (change.left, change.right))
    if change.ground is Ground.ORDER:
        return f"{name}：「{left or right}」の位置が変わりました。"
    if left and right:
        return f"{name}：「{left}」→「{right}」"
    return f"{name}：「{right}」が加わりました。" if right else f"{name}：「{left}」がなくなりました。"


_LONG = 30


def _short(text: str) -> str:
    plain = "".join(text.split()) if not fold(text).isascii() else text.strip()
    return plain if len(plain) <= _LONG else plain[: _LONG - 1] + "…"
