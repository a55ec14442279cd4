"""Which way each parameter is better for the customer: a table with reasons, and comparing two cells by it.

Only what a customer would hardly ever see the other way round has a direction. A value is compared where it has a
place: on a scale (``models.scales``), in the order of words that the row of its key gives, or as a set that another one
contains. All others are compared with nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from models.matrix import Better, Direction
from models.scales import Amount, hull, less
from models.values import worth

Stretch = tuple[float, float]
"""Where a word stands on the scale of its key, from … to."""


@dataclass(frozen=True, slots=True)
class Way:
    """One key: which values are better for the customer, why, and the places of the words among its values.

    ``scale`` is the one on which the words stand with the other values; ``better`` None where nobody can tell.
    """

    key: str
    better: Better | None
    reason: str
    words: Mapping[str, Stretch] = field(default_factory=dict)
    scale: str = "順"


_MORE, _LESS = Better.MORE, Better.LESS
_ANY = (0.0, math.inf)
_AHEAD = {"none": (-1.0, -1.0), "prior": (0.0, 0.0), "reasonable": _ANY}
"""予告なし is worse than 事前に (which promises no day), and that is no better than any number of days."""


def _ranked(*words: str) -> dict[str, Stretch]:
    """Words from the least to the most."""
    return {word: (float(place), float(place)) for place, word in enumerate(words)}


WAYS: tuple[Way, ...] = (
    Way("late_interest.rate", _LESS, "支払が遅れたときの負担が軽い"),
    Way("late_interest.grace", _MORE, "遅れても利息のかからない期間が長い", scale="期間"),
    Way("surcharge.multiple", _LESS, "割増しの負担が軽い"),
    Way("application_cancellation.fee", _LESS, "申込みを取り消す負担が軽い", {"none": (0.0, 0.0)}, "金額"),
    Way("refund", _MORE, "支払った料金が戻る範囲が広い", _ranked("none", "prorated", "full")),
    Way("payment_default.trigger", _MORE, "支払が遅れてから停止・解除までの猶予が長い", scale="期間"),
    Way("minimum_term.length", _LESS, "契約に縛られる期間が短い", {"none": (0.0, 0.0)}, "期間"),
    Way("renewal.length", None, "更新の長さだけでは有利とも不利ともいえない"),
    Way("renewal.opt_out_notice", _LESS, "更新を断る通知が満了の間際でも間に合う", scale="期間"),
    Way("termination_by_customer.notice", _LESS, "やめると決めてから早くやめられる", scale="期間"),
    Way("early_termination.fee", _LESS, "途中でやめる負担が軽い", {"none": (0.0, 0.0)}, "金額"),
    Way("additional_service.notice", _LESS, "付加サービスを早く変えられる", scale="期間"),
    Way("breach.cure_period", _MORE, "解除の前に違反を正す猶予が長い", scale="期間"),
    Way("liability.cap", _MORE, "賠償を受けられる額が大きい"),
    Way("liability.outage_threshold", _LESS, "短い停止から賠償の対象になる", scale="期間"),
    Way("liability.claim_deadline", _MORE, "賠償を請求できる期間が長い", scale="期間"),
    Way("liability.excluded", _LESS, "賠償から除かれる損害の種類が少ない"),
    Way("force_majeure.termination_after", None, "双方が解約できる定めが多く、どちらに有利ともいえない"),
    Way("terms_change.notice", _MORE, "約款の変更に備える時間が長い", _AHEAD, "期間"),
    Way("terms_change.consent", _MORE, "承諾なしに約款が変わらない", _ranked("not_required", "required")),
    Way("discontinuation.notice", _MORE, "サービスの廃止に備える時間が長い", _AHEAD, "期間"),
    Way("customer_info_change.notice", None, "届出の時期の違いで、有利とも不利ともいえない"),
    Way(
        "notice.deemed_arrival",
        _MORE,
        "届かない通知が届いたことにされにくい",
        {
            "on_dispatch": (0.0, 0.0),
            "on_posting": (0.0, 0.0),
            "usual_arrival": (0.1, math.inf),
            "on_arrival": (0.1, math.inf),
        },
        "期間",
    ),
    Way("confidentiality.survival", None, "双方が負う義務で、どちらに有利ともいえない"),
    Way("confidentiality.oral_writing_deadline", None, "双方が負う義務で、どちらに有利ともいえない"),
    Way(
        "subcontracting.consent",
        _MORE,
        "知らないうちに再委託されない",
        _ranked("not_required", "required", "prohibited"),
    ),
    Way("assignment.by_customer", _MORE, "契約者が権利を譲り渡す道がある", _ranked("prohibited", "consent_required")),
    Way("governing_law", None, "契約者の所在による"),
    Way("jurisdiction.court", None, "契約者の所在による"),
    Way("arbitration.institution", None, "契約者の所在による"),
    Way("arbitration.seat", None, "契約者の所在による"),
    Way("service_hours", None, "時間帯の長短だけでは比べられない"),
    Way("sla.recovery_time", _LESS, "障害から早く復旧する", scale="期間"),
    Way("backup.retention", _MORE, "控えが長く残る", scale="期間"),
    Way("equipment.warranty", _MORE, "無償で直してもらえる期間が長い", scale="期間"),
    Way("effective_date", None, "版の日付"),
    Way("revision_date", None, "版の日付"),
    Way("payment.due", None, "締め日との組み合わせによる"),
    Way("billing.closing", None, "締め日だけでは有利とも不利ともいえない"),
    Way("billing.cycle", None, "前払いか後払いか、割引の有無による"),
    Way("transfer_fee.bearer", _MORE, "振込手数料を負担しなくてよい", _ranked("customer", "both", "provider")),
    Way("proration", None, "月の途中の開始と終了のどちらに及ぶかによる"),
    Way("price_change.notice", _MORE, "料金の変更に備える時間が長い", _AHEAD, "期間"),
    Way("cancellation.fee", None, "段階の組み合わせによる"),
    Way("penalty.rate", None, "どちらが払う違約金かによる"),
    Way("lawyers_fees.bearer", _MORE, "一方だけが弁護士費用を負うことがない", _ranked("customer", "breaching_party")),
    Way("acceleration.kind", _MORE, "請求を受けるまでは分割の利益が残る", _ranked("automatic", "on_demand")),
    Way("contract.formation", None, "成立の時期の違いで、有利とも不利ともいえない"),
    Way("eligibility", None, "契約しようとする者による"),
    Way("cooling_off", _MORE, "無条件でやめられる期間が長い", scale="期間"),
    Way("plan_change.notice", _LESS, "プランを早く変えられる", scale="期間"),
    Way("plan_change.limit", None, "制限の種類による"),
    Way("suspension.notice", _MORE, "利用を止められる前に備える時間が長い", _AHEAD, "期間"),
    Way("termination_by_provider.notice", _MORE, "契約を解かれる前に備える時間が長い", _AHEAD, "期間"),
    Way("termination_by_provider.no_answer", _MORE, "答えを待ってもらえる期間が長い", scale="期間"),
    Way("liability.cap_lifted", None, "重過失とだけ書かれていても、故意を含むと読まれる"),
    Way("defect.liability", None, "契約者が売主・受託者にもなるため、一概にはいえない"),
    Way("acceptance.period", None, "検査に使える時間と、支払を受ける時期とによる"),
    Way("acceptance.deemed", None, "検査する側とされる側とによる"),
    Way("terms_change.deemed_consent", None, "みなされ方の違いで、有利とも不利ともいえない"),
    Way(
        "assignment.by_provider",
        _MORE,
        "知らない相手に契約が移らない",
        _ranked("permitted", "business_transfer", "consent_required", "prohibited"),
    ),
    Way("results.ownership", _MORE, "成果物の権利が契約者に残る", _ranked("provider", "shared", "both", "customer")),
    Way("data.ownership", _MORE, "データの権利が契約者に残る", _ranked("provider", "shared", "both", "customer")),
    Way("data_after_end.deletion", None, "早い削除を望むか、残すことを望むかによる"),
    Way("data_after_end.retrieval", _MORE, "終了後にデータを取り出せる期間が長い", scale="期間"),
    Way("service_area", None, "契約者の所在による"),
    Way("support.hours", None, "時間帯の長短だけでは比べられない"),
    Way("interruption.notice", _MORE, "中断に備える時間が長い", _AHEAD, "期間"),
    Way("interruption.fees", _MORE, "使えない間の料金がかからない", _ranked("charged", "waived")),
)
_BY_KEY = {way.key: way for way in WAYS}
_NO_WAY = Way("", None, "向きを決めていない項目")
SETS = frozenset({"liability.excluded", "liability.cap_lifted", "eligibility"})
"""Keys whose values are sets of words."""


def direction(key: str) -> Direction:
    """Which way a key is better for the customer, and why."""
    way = _BY_KEY.get(key, _NO_WAY)
    return Direction(way.better, way.reason)


def placed(key: str, value: str) -> Amount | None:
    """The place of a value among those of its key, None where it cannot be compared.

    >>> placed("terms_change.notice", "prior").high < placed("terms_change.notice", "P30D").low
    True
    >>> placed("early_termination.fee", "remaining_term_fee") is None
    True
    """
    way = _BY_KEY.get(key, _NO_WAY)
    if value in way.words:
        low, high = way.words[value]
        mark = list(way.words).index(value)
        return Amount(way.scale, low, high, (Fraction(-1), Fraction(mark)))
    return worth(value).amount


def members(value: str) -> frozenset[str]:
    """The members of a set."""
    return frozenset(value.split("|"))


def better(key: str, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the values of one cell are surely better for the customer than those of another.

    >>> better("termination_by_customer.notice", ("P1M",), ("P3M",)), better("late_interest.rate", ("14.6%/year",), ("14.5%/year",))
    (True, False)
    >>> better("liability.excluded", ("indirect",), ("indirect|lost_profits",))
    True
    """
    way = _BY_KEY.get(key, _NO_WAY)
    if way.better is None:
        return False
    if key in SETS:
        ours, theirs = (frozenset[str]().union(*map(members, values)) for values in (one, other))
        return ours < theirs
    ours_at, theirs_at = _stretch(key, one), _stretch(key, other)
    if ours_at is None or theirs_at is None:
        return False
    return less(ours_at, theirs_at) if way.better is _LESS else less(theirs_at, ours_at)


@lru_cache(maxsize=4096)
def _stretch(key: str, values: tuple[str, ...]) -> Amount | None:
    """Where all values of a cell lie together; None where one of them cannot be compared."""
    amounts = [placed(key, value) for value in values]
    found = [each for each in amounts if each is not None]
    return hull(found) if len(found) == len(values) else None
