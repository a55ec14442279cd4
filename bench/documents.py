"""Any number of invented terms to measure with: the same for the same number, each service in several versions.

A document has some fifty articles, as many characters as real terms have, and every few sentences a number that is a
parameter. A version differs from the one before in some articles, as revisions do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

VERSIONS = 5
"""Versions of each service."""
ARTICLES = 50
_EDITED = 6
"""Articles that a version words anew."""

_PLACES = [
    "月見",
    "雪見",
    "花見",
    "波音",
    "山彦",
    "夕凪",
    "朝霧",
    "風待",
    "若葉",
    "紅葉",
    "白樺",
    "黒潮",
    "青空",
    "星影",
    "虹橋",
    "深緑",
    "水面",
    "高原",
    "岬",
    "入江",
]
_TRADES = [
    "通信",
    "水運",
    "倉庫",
    "電力",
    "教育",
    "旅行",
    "印刷",
    "農園",
    "造園",
    "清掃",
    "警備",
    "配送",
    "保守",
    "設計",
    "映像",
    "音楽",
    "出版",
    "医療",
    "介護",
    "保育",
]
_THINGS = [
    "回線",
    "会議",
    "予約",
    "在庫",
    "名簿",
    "帳票",
    "決済",
    "広告",
    "翻訳",
    "監視",
    "点検",
    "録画",
    "地図",
    "学習",
    "求人",
    "診断",
    "配車",
    "観測",
    "署名",
    "保管",
]
_ACTORS = ["契約者", "当社", "利用者", "申込者", "管理者", "会員"]
_OBJECTS = [
    "利用料金",
    "登録情報",
    "端末設備",
    "認証番号",
    "申込書",
    "利用明細",
    "接続機器",
    "保証金",
    "個人情報",
    "秘密情報",
    "通信履歴",
    "電子証明書",
    "届出事項",
    "利用場所",
    "支払方法",
    "請求書",
    "変更内容",
    "障害情報",
    "復旧見込み",
    "作業報告",
    "預託物",
    "貸与品",
    "付属品",
    "説明資料",
    "見積書",
    "検査結果",
    "使用済み機器",
    "保守部品",
    "利用権限",
    "管理画面",
    "登録商標",
    "著作物",
    "試作品",
    "記録媒体",
    "保存データ",
    "予備機",
    "鍵",
    "通行証",
    "駐車場",
    "会議室",
]
_VERBS = [
    "届け出る",
    "提出する",
    "支払う",
    "保管する",
    "返還する",
    "公表する",
    "通知する",
    "変更する",
    "停止する",
    "再開する",
    "廃棄する",
    "点検する",
    "修理する",
    "交換する",
    "開示する",
    "複製する",
    "譲渡する",
    "貸与する",
    "設置する",
    "撤去する",
    "記録する",
    "確認する",
    "承諾する",
    "拒絶する",
    "請求する",
    "精算する",
]
_HOW = [
    "書面により",
    "あらかじめ",
    "遅滞なく",
    "速やかに",
    "当社所定の方法により",
    "自己の責任と費用で",
    "誠実に",
    "相当の期間を定めて",
    "無償で",
    "電子メールにより",
    "善良な管理者の注意をもって",
    "別途定める手続に従い",
    "相手方の承諾を得て",
    "理由を示して",
]
_WHEN = [
    "天災その他の事由により",
    "保守の作業を行うとき、",
    "申込みの内容に誤りがあるとき、",
    "支払期日を経過したとき、",
    "法令に定めがあるとき、",
    "契約が終了したとき、",
    "第三者から申立てがあったとき、",
    "設備に故障が生じたとき、",
    "利用場所を移転したとき、",
    "通信が著しく混雑したとき、",
    "当社が必要と認めたとき、",
    "登録した事項に変更があったとき、",
]
_ENDS = ("ものとします。", "ことができます。", "ことがあります。", "義務を負います。", "ことを妨げません。")
_NUMBERED = (
    ("解約", "契約者は、解約を希望する日の{days}日前までに書面で通知することにより、契約を解約することができます。"),
    ("遅延損害金", "支払を怠った契約者は、年{rate}％の割合による遅延損害金を支払うものとします。"),
    ("損害賠償の上限", "当社が賠償する損害の額は、契約者が支払った月額料金の{months}か月分を上限とします。"),
    ("約款の変更", "当社は、約款を変更するときは、{notice}日前までに契約者に通知するものとします。"),
    ("最低利用期間", "最低利用期間は、提供開始日から{years}年間とします。"),
    ("合意管轄", "この約款に関する紛争は、{place}地方裁判所を第一審の専属的合意管轄裁判所とします。"),
    ("サービスの廃止", "当社は、サービスを廃止するときは、{ending}か月前までに契約者に通知するものとします。"),
    ("契約の更新", "期間満了の{days}日前までに申出がないときは、契約は更に{years}年間更新されるものとします。"),
    ("秘密保持", "契約者及び当社は、契約終了後{years}年間、相手方の秘密情報を第三者に開示してはなりません。"),
)


class Text(NamedTuple):
    """A document: its file name and its bytes."""

    name: str
    data: bytes


def documents(count: int) -> Iterator[Text]:
    """So many documents, all versions of a service in a row."""
    for at in range(count):
        service, version = divmod(at, VERSIONS)
        yield Text(f"{service:05}-{2020 + version}.txt", document(service, version))


def document(service: int, version: int, count: int = ARTICLES) -> bytes:
    """One version of one service with so many articles, in UTF-8."""
    chance = random.Random(service)
    place, trade, thing = chance.choice(_PLACES), chance.choice(_TRADES), chance.choice(_THINGS)
    name = f"{place}{thing}{service}"
    articles = [_article(random.Random(f"{service}/{at}"), at) for at in range(count)]
    for later in range(1, version + 1):
        edits = random.Random(f"{service} {later}")
        for at in edits.sample(range(count), _EDITED):
            articles[at] = _article(random.Random(f"{service}/{at}/{later}"), at)
    lines = [
        f"{name}サービス　利用規約",
        "",
        f"{place}{trade}{service}株式会社（以下「当社」といいます。）は、{name}サービスの利用について定めます。",
    ]
    for number, (caption, paragraphs) in enumerate(articles, 1):
        lines += ["", f"第{number}条（{caption}）"]
        lines += paragraphs if len(paragraphs) == 1 else [f"{k}　{text}" for k, text in enumerate(paragraphs, 1)]
    lines += ["", "附　則", f"この規約は、{2020 + version}年4月1日から施行します。"]
    return "\n".join(lines).encode()


def _article(chance: random.Random, at: int) -> tuple[str, list[str]]:
    if at < len(_NUMBERED):
        caption, said = _NUMBERED[at]
        numbers = {
            "days": chance.choice((10, 14, 30, 45, 60, 90)),
            "rate": chance.choice(("3", "6", "8.2", "12", "14.5", "14.6")),
            "months": chance.choice((1, 3, 6, 12)),
            "notice": chance.choice((7, 14, 30, 60)),
            "years": chance.choice((1, 2, 3, 5)),
            "ending": chance.choice((1, 3, 6, 12)),
            "place": chance.choice(_PLACES),
        }
        return caption, [said.format(**numbers), _sentence(chance)]
    return f"{chance.choice(_OBJECTS)}の{chance.choice(('取扱い', '変更', '届出', '管理', '返還', '制限'))}", [
        "".join(_sentence(chance) for _ in range(chance.randint(1, 3))) for _ in range(chance.randint(1, 4))
    ]


def _sentence(chance: random.Random) -> str:
    actor, thing, other = chance.choice(_ACTORS), chance.choice(_OBJECTS), chance.choice(_OBJECTS)
    when = chance.choice(_WHEN) if chance.random() < 0.5 else ""
    how, verb = chance.choice(_HOW), chance.choice(_VERBS)
    return f"{actor}は、{when}{thing}及び{other}を{how}{verb}{chance.choice(_ENDS)}"
