"""What was said of the rows of a comparison, as the view is told it: plain words, which it shows as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.comparison.reviews import Reviewed, Reviews
from analysis.parameters import LABELS, spoken
from models.comparison import Ruling, Side
from models.decisions import LinkDecision, LinkSays, RowDecision, RowSays
from models.parameters import ParameterRuling
from ui.comparison.laid import Shown, heading
from ui.comparison.market import market
from ui.comparison.rulings import Ruled
from ui.comparison.words import AGAIN, CHECKED, COMMENTED, LINK_SAID, LOST, REOPENED, STALE
from ui.values.words import TOLD
from ui.words import SIDE


def notes(reviews: Reviews) -> dict[str, Any]:
    """By the place of a row (as text): whether it is done with, by whom, and the comments."""
    return {str(at): _note(found) for at, found in reviews.rows.items()}


def _note(found: Reviewed) -> dict[str, Any]:
    checked = found.checked
    return {
        "checked": checked is not None and not found.stale,
        "said": f"{CHECKED}　{checked.who}　{checked.day}{STALE if found.stale else ''}" if checked else "",
        "comments": [f"{word.why}　— {word.who}　{word.day}" for word in found.comments],
    }


def record(shown: Shown, decisions: Ruled, reviews: Reviews) -> list[dict[str, Any]]:
    """Every decision about the two documents: what, who, when, why, and where it leads; the latest first."""
    rulings = {id(ruling.decision): ruling for ruling in shown.alignment.rulings}
    links = [_link(shown, number, each, rulings.get(id(each))) for number, each in enumerate(decisions.links)]
    rows = [_row(shown, number, each, lost=each in reviews.lost) for number, each in enumerate(decisions.rows)]
    values = [_value(shown, side, *each) for side in _sides(shown) for each in enumerate(shown.analysis(side).rulings)]
    oldest_first = sorted((*links, *rows, *values), key=lambda told: str(told["when"]))
    return oldest_first[::-1]  # two of one second as well


def _link(shown: Shown, number: int, decision: LinkDecision, ruling: Ruling | None) -> dict[str, Any]:
    pair = (ruling.left, ruling.right) if ruling and not ruling.lost else None
    said = LINK_SAID[LinkSays(decision.says)] + (AGAIN if ruling and ruling.changed else "")
    return _told(shown, "link", number, decision, pair, said)


def _row(shown: Shown, number: int, decision: RowDecision, *, lost: bool) -> dict[str, Any]:
    said = {RowSays.CHECKED: CHECKED, RowSays.REOPENED: REOPENED, RowSays.COMMENT: COMMENTED}[decision.says]
    return _told(
        shown, "row", number, decision, None if lost else (decision.left or None, decision.right or None), said
    )


def _sides(shown: Shown) -> tuple[Side, ...]:
    """The sides whose decisions are listed: one where the same document stands on both."""
    return (Side.LEFT,) if shown.ids[0] == shown.ids[1] else (Side.LEFT, Side.RIGHT)


def _value(shown: Shown, side: Side, number: int, ruling: ParameterRuling) -> dict[str, Any]:
    decision, path = ruling.decision, ruling.path or ruling.decision.path
    document = shown.document(side)
    key = dict(shown.analysis(side).own_keys).get(decision.key) or LABELS.get(decision.key, decision.key)
    was, now = (spoken(decision.key, each) if each else "" for each in (decision.value, decision.instead))
    return {
        "kind": side.value,
        "number": number,
        "what": f"{SIDE[side]}の{document.cited(path)}　{key}" + ("" if ruling.path else LOST),
        "said": f"{TOLD[decision.says]}：{' → '.join(filter(None, (was, now)))}",
        "who": f"{decision.who}　{decision.day}",
        "why": decision.why,
        "when": decision.moment.isoformat(),
        "go": (shown.anchor(side, path) or "") if ruling.path else "",
    }


def _told(
    shown: Shown,
    kind: str,
    number: int,
    decision: LinkDecision | RowDecision,
    pair: tuple[str | None, str | None] | None,
    said: str,
) -> dict[str, Any]:
    left, right = pair or (decision.left, decision.right)
    sides = [(side, path) for side, path in ((Side.LEFT, left), (Side.RIGHT, right)) if path]
    names = " ↔ ".join("　".join(filter(None, heading(shown.document(side), path))) for side, path in sides)
    go = next((anchor for side, path in sides if (anchor := shown.anchor(side, path))), "") if pair else ""
    return {
        "kind": kind,
        "number": number,
        "what": names if pair else f"{names}{LOST}",
        "said": said,
        "who": f"{decision.who}　{decision.day}",
        "why": decision.why,
        "when": decision.moment.isoformat(),
        "go": go if isinstance(decision, LinkDecision) and decision.inside else go.partition("s")[0],
    }


def told(
    shown: Shown,
    decisions: Ruled,
    reviews: Reviews,
    tips: Sequence[Mapping[str, Any]],
    *,
    who: str,
    look: Mapping[str, str],
) -> dict[str, Any]:
    """All that the view is told beside its HTML; ``who`` decided last, ``look`` is what the address asks for."""
    return {
        "notes": notes(reviews),
        "record": record(shown, decisions, reviews),
        "tips": tips,
        "who": who,
        "look": dict(look),
        "pair": list(shown.ids),
        "market": market(shown),
    }
