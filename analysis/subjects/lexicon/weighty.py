"""Words that carry rights and duties: a change that touches one of them is never a matter of wording.

The first row that is found in a change, where the names of parties count as found for ``PARTY``, names it. Patterns are
for folded text. ``yes`` are pairs (before, after) whose change the row names; ``no`` are pairs of mere wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from models.changes import Ground

Pair = tuple[str, str]


@dataclass(frozen=True)
class Weight:
    """What a change is about where it touches one of some words."""

    ground: Ground
    pattern: str
    yes: tuple[Pair, ...]
    no: tuple[Pair, ...] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


_PERIOD = r"営業日|[日週月年時](?:間|末|分)?(?:以内|前|後|まで|から)|以内|期限|期日|期間|末日|当日|前日|翌日|翌月|当月|前月|満了|満期"

WEIGHTS: tuple[Weight, ...] = (
    Weight(
        Ground.EXCEPTION,
        r"ただし|但し|この限り|場合を除|ときを除|を除[きく]|別段の|例外|にかかわらず|特約がない",
        yes=(
            ("料金は返還しない。", "料金は返還しない。ただし、当社の過失によるときはこの限りでない。"),
            ("会員は退会することができる。", "会員は、前条の場合を除き、退会することができる。"),
        ),
        no=(("ただし、この限りではありません。", "ただし、この限りでない。"),),
    ),
    Weight(
        Ground.NEGATION,
        r"(?<!なければなら)(?<!ねばなら)(?<!てはなら)ない|(?<!なければなり)(?<!てはなり)ません|ず(?=[、にや。]|$)|ぬ(?![ぐき])|不(?=[可能要当正適])|非(?=[公開営])|無効|禁止|禁じ|免れ|免責|拒",
        yes=(
            ("当社は責任を負う。", "当社は責任を負わない。"),
            ("転貸を認める。", "転貸を禁止する。"),
        ),
        no=(("責任を負わない。", "責任を負いません。"), ("届け出なければならない。", "届け出なければならぬ。")),
    ),
    Weight(
        Ground.DUTY,
        r"なければならない|出来る|でき|てはならない|義務|権利|努め|努力|責任|責め|債務|債権|負担|負う|請求|賠償|補償|保証|保障|承諾|同意|承認|許諾"
        r"|みなす|みなし|推定|催告|失効|無償|有償|無料|有料|必要|ください|下さい|お願い",
        yes=(
            ("会員は届け出ることができる。", "会員は届け出なければならない。"),
            ("会員は保険に加入しなければならない。", "会員は保険に加入するよう努める。"),
            ("教材は無償で配布する。", "教材は有償で配布する。"),
            ("会員は届け出るものとする。", "会員は届け出なければならない。"),
            ("会員は届け出てください。", "会員は届け出るものとする。"),
        ),
        # 「ものとする」 gives the principle and leaves room for good reasons, 「しなければならない」 does not（法令用語としての
        # 使い分け）: a lawyer who exchanges them means it.
        no=(
            ("届け出ることができる。", "届け出ることができます。"),
            ("当社の承諾を得る。", "当社の承認を得る。"),
            ("届け出るものとする。", "届け出る。"),
        ),
    ),
    Weight(
        Ground.DEADLINE,
        rf"直ちに|速やか|遅滞なく|即時|即日|{_PERIOD}|事前に|事後|随時|毎月|毎年|遡及|遡って",
        yes=(
            ("会員は速やかに届け出る。", "会員は直ちに届け出る。"),
            ("会費は当月分を支払う。", "会費は翌月分を支払う。"),
        ),
        no=(("すみやかに届け出る。", "速やかに届け出る。"), ("あらかじめ知らせる。", "事前に知らせる。")),
    ),
    Weight(
        Ground.SCOPE,
        r"一切|すべて|全て|全部|一部|原則|重大|重過失|軽過失|故意|過失|直接|間接|通常|特別|逸失|現実に|合理的|正当|やむを得|著しく"
        r"|のみ|(?<!いた)だけ|限り|限る|限定|以上|以下|以外|超え|未満|上限|下限|最低|最大|等|又は|及び|かつ|いずれか|各|も|自ら|第三者|書面|電磁的",
        yes=(
            ("損害を賠償する。", "直接の損害を賠償する。"),
            ("当社は過失があるときに限り賠償する。", "当社は重大な過失があるときに限り賠償する。"),
            ("入会金は返還しない。", "入会金は原則として返還しない。"),
            ("書面又は電話で届け出る。", "書面及び電話で届け出る。"),
        ),
        no=(("全ての会員", "すべての会員"), ("書面又は電話で届け出る。", "書面または電話で届け出る。")),
    ),
    Weight(
        Ground.PARTY,
        r"[一-龥]{2,8}裁判所|[一-龥ァ-ヶーA-Za-z]*(?:株式|有限|合同)会社[一-龥ァ-ヶーA-Za-z]*",
        yes=(
            ("振込手数料は会員が払う。", "振込手数料は当社が払う。"),
            ("札幌地方裁判所を管轄裁判所とする。", "函館地方裁判所を管轄裁判所とする。"),
        ),
        no=(("会員が支払う。", "会員は支払う。"),),
    ),
)
