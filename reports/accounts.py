"""改定履歴 held against what changed, and edits that a sibling did not get: as JSON values and as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from models.claims import Account, Held, Notice
from models.siblings import LeftBehind

Json = dict[str, Any]
RIGHT, WRONG = "✓", "✗"


def account_json(account: Account) -> Json:
    """Every finding with its articles (paths), how many are right and wrong, and the time of notice in days."""
    return {
        "told": account.told,
        "right": len(account.held) - len(account.wrong),
        "wrong": len(account.wrong),
        "findings": [_held(each) for each in account.held],
        "notices": [_notice(each) for each in account.notices],
    }


def _held(each: Held) -> Json:
    return {
        "truth": each.truth.name.lower(),
        "good": each.good,
        "claim": each.claim,
        "old": each.old,
        "new": each.new,
        "message": each.message,
        "place": list(each.place) if each.place else None,
    }


def _notice(each: Notice) -> Json:
    days = {"days": each.days, "promised": each.promised and each.promised.value, "kept": each.kept}
    return {"day": each.day, "noticed": each.noticed or None, "effective": each.effective or None, **days}


def left_behind_json(found: Sequence[LeftBehind]) -> list[Json]:
    """Every edit that a sibling did not get, with its places (paths) and the words."""
    return [
        {
            "old": each.old,
            "new": each.new,
            "sibling": each.sibling,
            "was": each.was,
            "became": each.became,
            "substantive": each.substantive,
            "message": each.message,
        }
        for each in found
    ]


def account_lines(account: Account) -> Iterator[str]:
    """How many claims are right and wrong, what is wrong, and the time of notice."""
    if not account.told:
        yield "改定履歴: この版にはありません"
        return
    yield f"改定履歴: {WRONG} {len(account.wrong)}・{RIGHT} {len(account.held) - len(account.wrong)}"
    yield from (f"  {WRONG}【{each.truth}】{each.message}" for each in account.wrong)
    yield from (f"  {notice_said(each)}" for each in account.notices)


def notice_said(notice: Notice) -> str:
    """The time of notice of one revision in a sentence."""
    promise = f"前の版の定めは{notice.promised.words}前まで" if notice.promised else "前の版に日数の定めなし"
    if notice.days is None:
        return f"周知期間: {notice.day} の改定には、周知の日の記載がありません（{promise}）。"
    mark = {True: RIGHT, False: WRONG, None: "―"}[notice.kept]
    until = notice.effective or notice.day
    return f"周知期間: {mark} 周知 {notice.noticed} → 施行 {until} の{notice.days}日（{promise}）。"
