"""What a sentence does, whatever its words: it sets a term, makes an exception, forbids. A table, for clauses inside articles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that sentences do: its name in a reason, the pattern by which it is told, sentences that do it and some that don't."""

    name: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    finds: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "finds", re.compile(self.pattern))


_N = "[0-9０-９一二三四五六七八九十百]"

ACTS = (
    Act(
        "期間",
        rf"{_N} ?(?:日|週間?|[かヶヵカケ箇]月|年(?!度)|時間)(?!付)",
        yes=("終了の30日前までに届け出る。", "一箇月分を上限とする。", "２週間以内に返す。"),
        no=("毎月末日に支払う。", "2024年度の料金は、別に定める。"),
    ),
    Act(
        "割合",
        r"[%％]|パーセント|割合",
        yes=("年３％の利息を付す。", "日数の割合により減額する。"),
        no=("割引の対象としない。",),
    ),
    Act(
        "例外",
        r"ただし|但し|を除[きくいす]|除外|限りで(?:は)?な|かかわらず|対象外|含まな|含みませ",
        yes=("ただし、急を要するときは、この限りでない。", "操作の説明は、対象外です。"),
        no=("障害を取り除き、再開する。", "会員に限り、使用できる。"),
    ),
    Act(
        "みなし",
        r"みな(?:し|す|さ[れな])|ものとして扱",
        yes=("到達したものとみなします。", "届いたものとして扱います。"),
        no=("みなさまにお知らせします。",),
    ),
    Act(
        "禁止",
        r"ては(?:な(?:らな|りませ)|いけませ)|禁止|禁じ|(?:こと|もの)(?:が|は)?できな|できません",
        yes=("第三者に譲渡してはならない。", "転載を禁じます。", "解約することはできません。"),
        no=("禁煙の席を用意する。", "支払わなければならない。"),
    ),
    Act(
        "権限",
        r"(?:ことが|ものと)?でき(?:る|ます)(?![^。]*でき(?:な|ませ))|ことがあ(?:る|り)",
        yes=("料金を改定することができる。", "停止することがあります。"),
        no=("譲渡することができない。", "速やかに返却する。"),
    ),
)
"""What is read is one sentence or a part of one, printed as it is."""


def acts(text: str) -> tuple[str, ...]:
    """The names of what a sentence does, in the order of the table.

    >>> acts("ただし、10日前までに届け出たときは、解約できる。")
    ('期間', '例外', '権限')
    """
    return tuple(act.name for act in ACTS if act.finds.search(text))
