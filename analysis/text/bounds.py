"""以内・以上・超・未満・上限・前まで: how a number binds, told by the words around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from models.parameters import Bound


@dataclass(frozen=True, slots=True)
class Row:
    """One way to bind; the patterns stand directly before or after the number, in plain text."""

    bound: Bound
    after: str
    yes: Mapping[str, str]
    """Sentence → the number in it that is bound so."""
    no: Mapping[str, str]
    """Sentence → the number in it that is not."""
    before: str = ""
    patterns: tuple[re.Pattern[str] | None, re.Pattern[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        before = re.compile(rf"(?:{self.before})\s*$") if self.before else None
        object.__setattr__(
            self, "patterns", (before, re.compile(rf"\s*(?:間|分|相当額)?(?:{_NOTE})?\s*(?:{self.after})"))
        )


_NOTE = r"\([^()\n]{1,20}\)"
ROWS: tuple[Row, ...] = (
    Row(
        Bound.CAP,
        r"(?:に相当する[^。、]{1,8})?(?:を|が)\s*(?:その)?(?:上限|限度|最大|最高)|を超えない|を超えて[^。、]{0,14}(?:ない|ません|ず)",
        before=r"(?:上限|限度|最大|最高|最長)(?:額|金額|期間|は|として|で|を|:|、)*",
        yes={
            "賠償は、30万円を上限とする。": "30万円",
            "上限額は5,000円とする。": "5,000円",
            "最長3年まで延長できる。": "3年",
            "年14.6%を超えない率とする。": "年14.6%",
        },
        no={
            "30万円を超えたときは、断る。": "30万円",
            "30万円を前払いする。": "30万円",
            "上限は別に定め、1年とする。": "1年",
            "5,000円に上限はない。": "5,000円",
        },
    ),
    Row(
        Bound.BEFORE,
        r"(?:以上|の)?\s*前(?!後|払|項|条|年|月|記|金)",
        yes={
            "退会日の30日前までに届け出る。": "30日",
            "1か月以上前に知らせる。": "1か月",
            "14日間前に送る。": "14日間",
        },
        no={"30日前後で届く。": "30日", "1か月前払いとする。": "1か月", "30日を前に控える。": "30日"},
    ),
    Row(
        Bound.WITHIN,
        r"の?(?:以内|うちに|内(?![容部訳外]))",
        yes={
            "30日以内に支払う。": "30日",
            "到達後5営業日内に行う。": "5営業日",
            "10日(休日を除く)以内に返す。": "10日",
        },
        no={"30日の内訳を示す。": "30日", "5営業日に行う。": "5営業日", "10日内外を要する。": "10日"},
    ),
    Row(
        Bound.AT_LEAST,
        "以上",
        before="少なくとも|最低でも|最低限?|最短で?",
        yes={"3か月以上滞納した。": "3か月", "少なくとも10日の猶予を置く。": "10日"},
        no={"3か月分を滞納した。": "3か月", "少なくとも当社は10日待つ。": "10日"},
    ),
    Row(
        Bound.OVER,
        r"を?[超越](?:え|す|過)|超(?![一-龥])",
        yes={"24時間を超えて止まる。": "24時間", "24時間超の停止": "24時間"},
        no={"24時間止まる。": "24時間", "1日超音波を当てる。": "1日"},
    ),
    Row(
        Bound.UNDER,
        "未満|に満たな|を(?:下回|割り込)",
        yes={"24時間未満は数えない。": "24時間", "1か月に満たない月": "1か月"},
        no={"24時間に満ちた。": "24時間", "1か月を満たす。": "1か月"},
    ),
    Row(
        Bound.AT_MOST,
        "以下",
        yes={"10%以下とする。": "10%"},
        no={"10%(以下「率」という)を乗じる。": "10%"},
    ),
    Row(
        Bound.AFTER,
        r"(?:を|が)?経過|後(?!半)|(?:を|が)過ぎ",
        yes={"1年を経過した日": "1年", "5日後に到達する。": "5日"},
        no={"1年の経過を見る。": "1年", "5日後半の便": "5日"},
    ),
    Row(
        Bound.FROM,
        "から|より(?!も)|以降|以後",
        yes={"2024年4月1日から施行する。": "2024年4月1日", "2024年4月1日以降に申し込む。": "2024年4月1日"},
        no={"2024年4月1日に施行する。": "2024年4月1日", "2024年4月1日よりも前でない。": "2024年4月1日"},
    ),
    Row(
        Bound.UNTIL,
        "まで",
        yes={"2025年3月31日までとする。": "2025年3月31日"},
        no={"2025年3月31日とする。": "2025年3月31日"},
    ),
    Row(
        Bound.ABOUT,
        "程度|前後|ほど|くらい|ぐらい|内外|弱|強(?!制|化)",
        before="(?<![契条規特誓協])約|およそ|概ね|おおむね",
        yes={"3日程度を要する。": "3日", "約2週間かかる。": "2週間"},
        no={"3日の程度を定める。": "3日", "契約2週間の後": "2週間"},
    ),
)
"""In the order in which they are asked; the first that fits counts."""


def bound(text: str, start: int, end: int) -> Bound | None:
    """How the number at ``start`` … ``end`` of a plain text binds, None where nothing is said of it.

    >>> bound("到達した日から30日以内に", 7, 10), bound("30日の猶予", 0, 3)
    (<Bound.WITHIN: '以内'>, None)
    """
    ahead = text[max(0, start - 12) : start]
    for row in ROWS:
        before, after = row.patterns
        if after.match(text, end) or (before is not None and before.search(ahead)):
            return row.bound
    return None
