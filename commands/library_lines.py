"""What the library tells, in lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.parameters.labels import LABELS, spoken
from models.changes import Fate, Revision
from models.decisions import (
    LinkDecision,
    LinkSays,
    ParameterDecision,
    ParameterSays,
    RemarkDecision,
    RemarkSays,
    RowDecision,
    RowSays,
    Says,
    StructureDecision,
)
from models.document import citation
from models.history import History, InForce, Statement, Step, TimeLine
from models.library import Decision, Followed, Service, Version
from models.reviews import NameDecision, Review, Withdrawal
from models.search import Found, Hit

FATES = {
    Fate.SUBSTANTIVE: "実質変更",
    Fate.WORDING: "表現のみ",
    Fate.INSERTED: "追加",
    Fate.DELETED: "削除",
    Fate.MOVED: "移動",
    Fate.RENUMBERED: "番号",
    Fate.HEADING: "見出し",
    Fate.SPLIT: "分割",
    Fate.MERGED: "統合",
}
"""How the fates are said, the weightiest first."""
_SHORT = 90
"""Characters of a text in a line."""
_BEFORE = 20
"""Characters that are shown before the first word that was found."""


def lines_of_service(service: Service) -> Iterator[str]:
    """A service and its versions."""
    yield f"{service.uid[:8]}  {service.title}".strip()
    for version in service.versions:
        shape = f"{version.articles} 条・{version.size:,} バイト"
        yield f"  {version.uid[:8]}  {dated(version)}  {version.file}（{shape}）"


def dated(version: Version) -> str:
    return version.date or "日付不明"


def lines_of_decisions(followed: Sequence[Followed]) -> Iterator[str]:
    """What was decided about a service, and how it stands for its latest version."""
    if followed:
        yield "人の判断（最新の版について）"
    for each in followed:
        what = each.decided.what
        where = f"{citation(each.path)} " if each.path else ""
        why = f"（{what.why}）" if what.why and not isinstance(what, RowDecision) else ""
        yield f"  {each.standing.value}  {where}{_decided(what)}{why}  {what.who} {what.when[:10]}"


def _decided(what: Decision) -> str:
    """What a decision says."""
    match what:
        case StructureDecision():
            return f"「{what.line.strip()[:_BEFORE]}」は{_LINES[what.says]}"
        case LinkDecision():
            return f"{what.left} と {what.right}: {_LINKS[what.says]}"
        case RowDecision():
            return what.why if what.says is RowSays.COMMENT else _ROWS[what.says]
        case ParameterDecision():
            label = LABELS.get(what.key, what.key)
            values = [spoken(what.key, value) for value in (what.value, what.instead) if value]
            return f"{label}: {' → '.join(values)}（{_VALUES[what.says]}）"
        case RemarkDecision():
            return f"点検（{what.check}）: {_REMARKS[what.says]}"
        case NameDecision():
            return f"名前・日付: {' '.join(filter(None, (what.provider, what.service, what.date)))}"
        case Review():
            return " ".join(filter(None, (what.says.value, what.text)))
        case Withdrawal():
            return "取消"


_LINES = {
    Says.ARTICLE: "条の見出し",
    Says.PARAGRAPH: "項の始まり",
    Says.ITEM: "号の始まり",
    Says.SUBITEM: "号の細分の始まり",
    Says.TEXT: "本文の続き",
    Says.HEADING: "章などの見出し",
    Says.FURNITURE: "頁の飾り",
}
_LINKS = {LinkSays.CUT: "対応しない", LinkSays.ADD: "対応する", LinkSays.CONFIRM: "対応する（確認）"}
_ROWS = {RowSays.CHECKED: "確認済", RowSays.REOPENED: "確認を取消"}
_VALUES = {
    ParameterSays.CONFIRM: "確認",
    ParameterSays.CORRECT: "訂正",
    ParameterSays.REJECT: "値ではない",
    ParameterSays.ADD: "追加",
}
_REMARKS = {RemarkSays.DISMISSED: "了解", RemarkSays.TO_MEND: "直すべき"}


def lines_of_history(history: History) -> Iterator[str]:
    """Each step with its articles that changed, then each parameter that moved."""
    yield from lines_of_service(history.service)
    versions = {version.uid: version for version in history.service.versions}
    for step in history.steps:
        yield ""
        yield f"{dated(versions[step.old])} → {dated(versions[step.new])}  {_counted(step)}"
        if step.revisions:
            yield from (f"  {line}" for entry in step.revisions.entries if (line := _entry(entry)))
    moved = [line for line in history.lines if line.moved]
    if moved:
        yield ""
        yield "数値と条件の移り変わり"
        yield from (f"  {line.label}: {_moves(line, history.service.versions)}" for line in moved)


def _counted(step: Step) -> str:
    if step.revisions is None:
        return "文面は同じ（形式だけの違い）"
    counts = dict(step.counts)
    return "・".join(f"{words} {counts[fate]}" for fate, words in FATES.items() if fate in counts) or "変更なし"


def _entry(entry: Revision) -> str:
    """An article that changed in more than its number."""
    kinds = [words for fate, words in FATES.items() if fate in entry.kinds]
    if not kinds or kinds == [FATES[Fate.RENUMBERED]]:
        return ""
    places = [path.rpartition("/")[2] for path in dict.fromkeys((entry.old, entry.new)) if path]
    return f"{' → '.join(places)}  {'・'.join(kinds)}  {''.join(entry.reasons[:1])}".rstrip()


def _moves(line: TimeLine, versions: Sequence[Version]) -> str:
    return " → ".join(f"{_said(span.statements)}（{dated(versions[span.first])}）" for span in line.spans)


def _said(statements: Sequence[Statement]) -> str:
    return "、".join(dict.fromkeys(f"{each.spoken} {each.place.citation}" for each in statements)) or "定めなし"


def lines_of_day(found: InForce) -> Iterator[str]:
    """The version that held on a day, until when, and what is said of the passage to it."""
    until = f"{found.following.date} の版まで" if found.following else "いまも最新の版"
    yield f"{found.day}: {dated(found.version)} の版（{found.version.file}、{until}）"
    for each in found.supplements:
        text = " ".join(each.text.split())
        yield f"  {each.place.where}  {text[:_SHORT]}{'…' if len(text) > _SHORT else ''}"


def lines_of_found(found: Found) -> Iterator[str]:
    """Each clause in two lines: where it stands, and what it says around the words, which stand in [ ]."""
    for hit in found.hits:
        page = f"（{hit.page}頁）" if hit.page else ""
        yield f"{hit.title} {hit.date or '日付不明'}  {hit.citation}{page} {hit.heading}".rstrip()
        yield f"  {'・'.join((*hit.values, _excerpt(hit)))}"


def _excerpt(hit: Hit) -> str:
    begin = max(0, hit.marks[0][0] - _BEFORE) if hit.marks else 0
    pieces, at = [], begin
    for start, end in hit.marks:
        pieces += [hit.text[at:start], "[", hit.text[start:end], "]"]
        at = end
    whole = " ".join("".join([*pieces, hit.text[at:]]).split())
    return f"{'…' if begin else ''}{whole[:_SHORT]}{'…' if len(whole) > _SHORT else ''}"
