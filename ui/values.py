"""Parameter values as people write them: ``14.6%/year`` → 年14.6％."""

from __future__ import annotations

import re
from collections.abc import Mapping

_UNITS = {"Y": "年", "M": "か月", "W": "週間", "D": "日", "BD": "営業日"}
_TIME_UNITS = {"H": "時間", "M": "分", "S": "秒"}
_PER = {"year": "年", "month": "月", "day": "日"}

WORDS: Mapping[str, str] = {
    "statutory": "法定利率",
    "same_term": "同じ期間",
    "end_of_previous_month": "前月の末日まで",
    "end_of_month": "当月の末日まで",
    "end_of_next_month": "翌月の末日まで",
    "prior": "事前（期間の定めなし）",
    "indefinite": "期限なく続く",
    "reasonable": "相当の期間",
    "promptly": "速やかに",
    "immediately": "直ちに",
    "without_delay": "遅滞なく",
    "on_dispatch": "発信した時",
    "on_posting": "掲載した時",
    "on_arrival": "到達した時",
    "usual_arrival": "通常到達すべき時",
    "required": "承諾が必要",
    "not_required": "承諾は不要",
    "consent_required": "承諾が必要",
    "prohibited": "禁止",
    "prorated": "残りの期間分を返す",
    "full": "全額を返す",
    "remaining_term_fee": "残りの期間の料金",
    "daily_fee*days": "日割りの料金×日数",
    "paid_fees": "支払済みの料金",
    "contract_amount": "契約・委託料の額",
    "declared_value": "申告した価額",
    "lost_profits": "逸失利益",
    "special": "特別損害",
    "indirect": "間接損害",
    "data_loss": "データの損失",
    "interruption": "使用の中断",
    "always": "24時間365日",
}
BY_KEY: Mapping[tuple[str, str], str] = {
    ("refund", "none"): "返金しない",
    ("terms_change.notice", "none"): "予告なし",
    ("payment_default.trigger", "P0D"): "遅れたとき直ちに",
}
"""Values that say something else, or something plainer, under one key."""


def value_text(key: str, value: str) -> str:
    """A value of the grammar as a reader says it; what no rule knows is given back as it is.

    >>> value_text("late_interest.rate", "14.6%/year"), value_text("liability.cap", "12*monthly_fee")
    ('年14.6％', '月額料金の12か月分')
    >>> value_text("termination_by_customer.notice", "P1M+P5BD"), value_text("liability.excluded", "indirect|special")
    ('1か月と5営業日', '間接損害・特別損害')
    """
    if (key, value) in BY_KEY:
        return BY_KEY[key, value]
    return "・".join(_member(member) for member in value.split("|"))


def _member(value: str) -> str:
    return WORDS.get(value) or _pattern(value) or value


def _pattern(value: str) -> str:
    if found := re.fullmatch(r"([\d.]+)%/(year|month|day)", value):
        return f"{_PER[found[2]]}{found[1]}％"
    if found := re.fullmatch(r"x([\d.]+)", value):
        return f"{found[1]}倍"
    if found := re.fullmatch(r"JPY(\d+)", value):
        return f"{int(found[1]):,}円"
    if found := re.fullmatch(r"([\d./]+)\*monthly_fee", value):
        return f"月額料金の{found[1]}か月分"
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value):
        return f"{found[1]}年{int(found[2])}月{int(found[3])}日"
    return _duration(value)


def _duration(value: str) -> str:
    """P1M → 1か月, PT24H → 24時間, P1M+5BD → 1か月と5営業日; empty for anything else."""
    said = []
    for part in value.split("+"):
        plain = part.removeprefix("P")
        units = _TIME_UNITS if plain.startswith("T") else _UNITS
        counts = re.findall(r"([\d.]+)(BD|[A-Z])", plain.removeprefix("T"))
        if (
            not counts
            or "".join(n + u for n, u in counts) != plain.removeprefix("T")
            or any(u not in units for _, u in counts)
        ):
            return ""
        said.append("".join(number + units[unit] for number, unit in counts))
    return "と".join(said)
