"""How buyers write the words of the value grammar, and names, in a 求める値: 要承諾, 東京地裁, 日本の法律, 24時間365日."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.text.narrow import fold


@dataclass(frozen=True, slots=True)
class Saying:
    """A way to ask for a word: ``pattern`` is the whole of the folded value; ``keys`` those of which it is said."""

    keys: frozenset[str]
    word: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


_ASKED = "(?:事前の?|書面(?:による|での)?|あらかじめの?|当社の|発注者の|契約者の)*(?:承諾|同意|承認|許可|許諾)"
_NEEDED = rf"(?:要{_ASKED}|{_ASKED}(?:が|を)?(?:必要|必須|要(?:する|すること)?|得る(?:こと)?|あれば可|制))"
_NEEDLESS = rf"{_ASKED}?(?:が|は|を)?(?:不要|なし|無し|要しない|なくても可|なしで可)"
_SWITCHES = frozenset({"subcontracting.consent", "terms_change.consent"})
_PASSING = frozenset({"assignment.by_customer"})
SAYINGS = (
    Saying(_SWITCHES, "required", _NEEDED, ("事前の承諾が必要", "要承諾", "当社の同意が必要", "同意を得ること"), ("承諾は不要", "必要")),
    Saying(_SWITCHES, "not_required", _NEEDLESS, ("承諾は不要", "同意なしで可", "不要"), ("承諾が必要",)),
    Saying(_SWITCHES | _PASSING, "prohibited", "(?:全面)?(?:禁止|不可|認めない|できないこと)", ("禁止", "不可"), ("可",)),
    Saying(_PASSING, "consent_required", rf"{_NEEDED}|条件付きで?可", ("承諾があれば可", "要承諾"), ("不可",)),
    Saying(frozenset({"refund"}), "prorated", "(?:日割り?|月割り?|残期間分?)(?:計算)?(?:で)?(?:の?返金|で返す)?", ("日割り", "残期間分の返金"), ("全額",)),
    Saying(frozenset({"refund"}), "full", "全額(?:の?返金)?", ("全額返金",), ("日割り",)),
    Saying(frozenset({"service_hours", "support.hours"}), "always", "(?:24時間(?:・|、|/)?365日|24h?/?365d?|常時|終日)(?:対応|提供|稼働)?", ("24時間365日", "24/365", "常時"), ("平日9時から17時",)),
    Saying(frozenset({"confidentiality.survival"}), "indefinite", "無期限|期間の定め(?:なし|がない)|永久", ("無期限",), ("3年",)),
)  # fmt: skip
_FREE = frozenset({"liability.cap"})
FREE = re.compile("(?:上限|制限|限度)(?:額)?(?:は|が|を設け)?(?:なし|無し|ない(?:こと)?)|無制限|青天井")
"""For keys of limits: that there is none."""
_COURT = re.compile("(地|簡|高)裁")
_COURTS = {"地": "地方裁判所", "簡": "簡易裁判所", "高": "高等裁判所"}
_JAPANESE = re.compile("日本(?:国)?(?:の)?(?:法律|法令|法)?(?:に準拠|による)?")


def word(key: str, written: str) -> str | None:
    """The word of the value grammar that a buyer asks for, None where nothing is known.

    >>> word("subcontracting.consent", "事前の承諾が必要"), word("service_hours", "２４時間３６５日"), word("refund", "少し")
    ('required', 'always', None)
    """
    said = fold(written)
    return next((s.word for s in SAYINGS if key in s.keys and re.fullmatch(s.pattern, said)), None)


def unlimited(key: str, written: str) -> bool:
    """Whether a value asks that there be no limit.

    >>> unlimited("liability.cap", "上限なし"), unlimited("liability.cap", "12か月分"), unlimited("refund", "上限なし")
    (True, False, False)
    """
    return key in _FREE and FREE.fullmatch(fold(written)) is not None


NAMES: Mapping[str, str] = {"jurisdiction.court": "court", "governing_law": "law"}


def name(key: str, written: str) -> str:
    """A court or a law by its full name.

    >>> name("jurisdiction.court", "東京地裁"), name("governing_law", "日本の法律"), name("arbitration.seat", "東京地裁")
    ('東京地方裁判所', '日本法', '東京地裁')
    """
    kind = NAMES.get(key)
    if kind == "court":
        return _COURT.sub(lambda found: _COURTS[found[1]], written)
    return "日本法" if kind == "law" and _JAPANESE.fullmatch(fold(written)) else written
