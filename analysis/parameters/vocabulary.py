"""The words that patterns of rules are built from: 【契約者】 in a pattern stands for every way to name the customer.

A pattern is a regular expression on plain text in which ``【…】`` is a word of this table or a written value, ``〜`` is
anything up to forty characters of the same sentence, and ``《…》`` encloses what is quoted (else the whole match is).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from analysis.text import written
from analysis.text.narrow import fold
from analysis.text.numerals import amount
from models.values import Period, Rate, Worth, short

PROVIDER = (
    r"(?:当(?:社|行|会社|会(?!員)|協会|組合|金庫|財団|法人|機構|学院|学園|大学|校|館|ホテル|旅館|店|施設|事務[所局]|団体|クラブ|方|塾|園|宿|院|所(?!有)|スクール|教室|サロン|ジム|スタジオ|公社|研究所|センター)"
    r"|弊社|(?<!利用)(?<!外国)(?<!関連)会社(?=[はがのにと])|本会(?!員)|運営者|運営会社|(?<!情報)提供者|貸主|賃貸人|貸渡人|受託者|受注者|請負者|請負人"
    r"|(?<!被)保険者|旅行業者|販売者|売主|運送人|倉庫業者|許諾者|ライセンサー|指定管理者|市長|町長|村長|知事|教育委員会|主催者)"
)
CUSTOMER = (
    r"(?:契約者|利用者|お客様|お客さま|会員|ユーザー?|登録者|申込者|加入者|購入者|委託者|発注者|注文者|借主|賃借人|借受人|受講者|受講生|旅行者"
    r"|宿泊客|宿泊者|被保険者|入居者|顧客|クライアント|貴社|利用企業|出店者|出展者|参加者|買主|寄託者|荷送人|申込人|利用法人|使用者|利用団体|塾生|生徒|保護者|申請者|需要家|メンバー|テナント|ライセンシー|使用権者|被許諾者|加盟店|加盟者|広告主|荷主|施主|旅客|依頼者|依頼主|組合員|購読者|預金者|視聴者|ゲスト)"
)
_NO = r"(?:を?\s*(?:得る|得|受ける|行う|する|要する|要|経る)?\s*(?:こと)?\s*(?:なく|なしに|無く|無しに)|を?(?:得|せ|要せ|経)ず(?:に|とも)?|を?(?:要しない|要さず|不要))"

WORDS: Mapping[str, str] = {
    "当社": PROVIDER,
    "契約者": CUSTOMER,
    "者": rf"(?:{PROVIDER}|{CUSTOMER}|[甲乙]|相手方|当事者)",
    "約款": (
        r"(?:約款|規約|規程|会則|利用条件|契約条件|提供条件|(?:本|この|利用|サービス|基本)契約(?:の(?:内容|条件|条項))?|(?:本|この)協定|本条件|本書|諸規定|諸規則"
        r"|(?:本|利用|この)(?:規則|規定|ルール|ポリシー|約定)|ガイドライン)"
    ),
    "変える": r"(?:変更|改定|改訂|改正|修正|改廃|変え)",
    "料金": (
        r"(?:月額(?:の?[一-龥]{0,6}料(?:金|(?!金)))?|(?<![資材燃原飲無有食肥塗染衣香給史])料(?:金|(?![金理亭]))|(?<![消自])費(?:用|(?![用者]))|代金|工事代|対価|報酬|家賃|月謝|請負金|掛金|負担金)"
    ),
    "退": r"(?:解約|解除|脱[退会]|退[会塾園学校室所部去団寮店館]|利用終了)",
    "解約": r"(?:解約|解除|脱[退会]|退[会塾園学校室所部去団寮店館]|(?:契約|利用|サービス|賃貸借|使用|登録)(?:を|の)?(?:終了|終え|取りやめ|取り止め|廃止|停止|やめ|抹消))",
    "知らせる": (
        r"(?:通知|届け?出|届け|連絡|申し?出|申し?入れ|告知|予告|報告|申告|周知|公表|掲載|掲示|送付|提出|表示|案内|知らせ|手続|申請|申し?込|意思表示)"
    ),
    "承諾": r"(?:承諾|同意|承認|了承|了解|合意|許可)",
    "なく": _NO,
    "払わない": (
        r"(?:(?:の|を|が|について)?[^。、]{0,12}(?:支払い?|納付|納入|入金|決済|弁済|履行)(?:債務)?(?:の履行)?[をがに]?\s*"
        r"(?:怠|遅滞|遅延|遅れ|滞|しな|せず|しない|完了しな|行わな|され(?:な|ず)|わな|わず|なき|なか|ない|ありませ|ができな|が確認できな|がなされな|が(?:行われ|完了し)な)"
        r"|[^。、]{0,12}(?:滞納|延滞|未払い?|不払い?|遅滞))"
    ),
    "予告": r"(?:予告|猶予|告知|通知|周知)期間",
    "事前": r"(?:事前に?|あらかじめ|予め|前もって)",
    "満了": r"(?:満了|終了|更新)(?:する)?(?:日|時|月)?(?:の|より|から)?",
    "損害": r"(?:損害|賠償|責任|補償|債務不履行)",
    "秘密": r"(?:秘密|機密|守秘|営業秘密|NDA)",
    "所在": (
        rf"(?:{PROVIDER}|{CUSTOMER}|[甲乙]|被告|原告|(?:本|対象|賃貸)?(?:物件|建物|土地|工事|施設|事務所|店舗)|[一-龥]{{2,4}}[都道府県市区])"
    ),
    "機器": r"(?:機器|端末|ルータ|装置|設備|製品|商品|物品|ハードウ[ェエ]ア|USB|キー|トークン|カード|STB|ONU|モデム|タブレット|パソコン|電話機|チューナー|アダプター?|媒体|ディスク|部品|器具|本体|物件|機械|貸与品|レンタル品|目的物)",
}
"""Word in a pattern → what it stands for."""


def _name(text: str, start: int, end: int) -> str:
    return fold(text[start:end])


def _months(text: str, start: int, end: int) -> str | None:
    span = text[start:end]
    count = amount(re.sub(r"[^0-9〇一二三四五六七八九十壱弐参拾百千,.]", "", span))
    return None if count is None else short(count * (12 if "年" in span else 1))


def _per_year(text: str, start: int, end: int) -> Rate | None:
    share = written.share(text, start, end)
    return None if share is None else Rate(share.percent, Period.YEAR)


_NO_DATE = (
    r"(?<!月)(?<!月 )(?:(?<!月の)(?<!月の )|(?=[0-9〇一二三四五六七八九十]{1,3}\s*(?:[かヶカケヵ箇]\s*月|週)))(?<!第)(?<!令和)(?<!平成)(?<!昭和)(?<!/)(?![12][0-9]{3}\s*年)"
    r"(?![0-9〇一二三四五六七八九十]{1,3}\s*分の)(?:"
)
"""What a length of time is not: the last figures of a date, 2024年, 30分の1."""

SLOTS: Mapping[str, tuple[str, Callable[[str, int, int], Worth | str | None]]] = {
    "期間": (_NO_DATE + written.PATTERNS["duration"] + ")", written.duration),
    "率": (written.PATTERNS["rate"], written.rate),
    "割合": (written.PATTERNS["share"], _per_year),
    "金額": (written.PATTERNS["money"], written.money),
    "倍率": (written.PATTERNS["multiple"], written.multiple),
    "歩合": (written.PATTERNS["share"], written.share),
    "月数": (rf"{written.NUMBER}\s*(?:{written.MONTH}|年)", _months),
    "月日": (written.DAY_OF, written.month_day),
    "だれ": (WORDS["者"] + r"(?:等|側)?", _name),
    "名": ("", _name),
    "類": ("", _name),
}
"""Values in a pattern: what they look like, and their reader. 【名:…】 takes the pattern after the colon; 類 is a name that
may be empty.

割合 is a share in a year, 歩合 one of a sum; だれ is a party, whose side the engine tells."""

NAMES = frozenset({"名", "類"})
PARTY = "だれ"
NUMBERS = frozenset(SLOTS) - NAMES - {PARTY, "月日"}
"""Values without whose figures a sentence need not be looked at."""
_LOOKS = {slot: re.compile(SLOTS[slot][0]) for slot in NUMBERS}
_FIGURE = re.compile("[0-9〇零一二三四五六七八九十百千壱弐参拾]|倍額|半年")


def numbers(text: str) -> frozenset[str]:
    """The kinds of number that a sentence holds.

    >>> sorted(numbers("30日前までに2倍を"))
    ['倍率', '期間']
    """
    if not _FIGURE.search(text):
        return frozenset()
    return frozenset(slot for slot, look in _LOOKS.items() if look.search(text))


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a rule as a regular expression; a value becomes a group of its name, the quote the group 引用.

    >>> compiled("解約日の《【期間】前》まで").search("解約日の30日前まで")["引用"]
    '30日前'
    """

    def expand(match: re.Match[str]) -> str:
        word, _, own = match[1].partition(":")
        if word in SLOTS:
            whole = (
                ""
                if word in NAMES
                else r"(?<![0-9.,])(?<![〇一二三四五六七八九十百千])(?<![〇一二三四五六七八九十][・.])"
            )
            return f"{whole}(?P<{word}>{own or SLOTS[word][0]})"
        return WORDS[word]

    pattern = re.sub(r"【([^】]+)】", expand, pattern)
    pattern = pattern.replace("〜", r"[^。\n]{0,40}?").replace("《", "(?P<引用>").replace("》", ")")
    return re.compile(pattern)
