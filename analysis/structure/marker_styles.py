"""What the beginning of a line looks like: the numbers of 条, 項, 号 and below.

The table says what a mark *looks* like. Whether ``(1)`` is a 項 or a 号 here, and whether a line that begins
第34条（…）に定める is a heading at all, depends on its neighbours and is decided in ``skeleton`` and ``lists``.
Patterns match narrowed text (``analysis.text.narrow``) from the first printed character of a line on; ``markers`` finds
them. Sources: 法制執務 (numbering of statutes), the habits of service terms listed with the rules' examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.text.numerals import AIU, IROHA

_A = r"[0-9](?:\s?[0-9]){0,3}"
_K = "[〇一二三四五六七八九十百千]+"
N = rf"(?:{_A}|{_K})"
_B = rf"(?:[0-9]{{1,4}}|{_K})"  # no spaces between its figures where none stands before them: 第3条の7 1.
_KANA = f"{AIU}{IROHA}ｦｱ-ﾝ"
HALF_KANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"  # in the order of AIU
_MEASURE = (
    r"(?:日(?![本割常程])|月(?![額次末極]|会費)|年(?![額次度]|会費)|時(?!刻)|分(?![割担類析離])|秒|週(?!休)|円(?!滑)|名(?![称義目])|回(?![線収答])|件(?!名)"
    r"|[%倍条項号]|[ヶケか箇カヵ]所?月|[ヶか]所|営業日|ページ|パーセント)"
)
_COUNTER = rf"(?:{_MEASURE}|[人台個本枚社口通つ頁頭章節歳才]|種類|以[上下内外]|未満)"
_PRICED = r"\S{1,16}\s+(?:[月年日]額\s*)?[¥\\]?[0-9][0-9,]*円"
"""Behind a number: what it counts, and what that costs."""
_NOT_CITED = r"(?!\s*(?:の(?!れん)|に(?:[定掲係反準従対関基よ]|規定|該当|記載|つい|おい|おけ)|及び|および|又は|または|若しくは|もしくは|から|～|~|を除|、\s*[(①-⑳⑴-⒇]))"
"""Behind a number in brackets or a circle: words that make it a citation of the provision."""

_CITED = r"(?:[はがをにので][、0-9一-龠ァ-ヶ]|によ)"
"""Behind a number and its full stop: words that make it a citation of the provision."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A style of numbering. ``value`` names how the number is read, ``group`` the styles that one list may mix."""

    name: str
    group: str
    pattern: str  # group n: the number
    yes: tuple[str, ...]
    no: tuple[str, ...]
    value: str = "number"


LIST_MARKERS = (  # the first match wins
    Marker(
        "number_multi",
        "multi",
        rf"(?P<n>[0-9]{{1,2}}(?:[.\-][0-9]{{1,2}}){{1,3}})(?!\.?{_CITED})\.?(?=\s|(?!営業日)[^0-9.\-%年月日時円歳才,)/])",
        yes=(
            "1.1 適用範囲",
            "1.1.はじめに",
            "1.1はじめに",
            "2-1がん保険",
            "2.1.がん保険",
            "３．２　利用者は、",
            "2.3.1 当社は",
            "１-２ 手数料",
        ),
        no=(
            "1.5％の割合",
            "10.5円",
            "1. 適用",
            "３．２．は前項に優先する",
            "7-1に所要の事項を",
            "2.3の方法",
            "2024.4.1 改定",
            "03-1234-5678",
        ),
        value="multi",
    ),
    Marker(
        "number_branched",
        "arabic",
        r"(?P<n>[0-9]{1,2}(?:\s?の\s?[0-9]{1,2})+)(?=\s)",
        yes=("２の２　前項の", "3の2 料金"),
        no=("2の規定", "２の２に定める", "2 前項"),
        value="branched",
    ),
    Marker(
        "number_paren_branched",
        "paren",
        r"\((?P<n>[0-9]{1,2}\)(?:\s?の\s?[0-9]{1,2})+)(?=\s)",
        yes=("(1)の 2 支社", "(1)の2 支線", "（３）の２　駅"),
        no=("(1)の規定", "(1)の２に定める", "(1) 本線"),
        value="branched",
    ),
    Marker(
        "number_paren",
        "paren",
        rf"\(\s?(?P<n>[0-9]{{1,2}})\s?\)[.,、]?{_NOT_CITED}",
        yes=("（１）本サービス", "(2) 契約者", "(1). 申込", "（10）コンテンツ", "( 3 ) 料 金", "(4 )料 金"),
        no=("（１の場合を除く）", "(2)に定める場合", "(注1)", "(1)及び(2)", "(1)または(2)に", "（２）によって当社が"),
    ),
    Marker(
        "number_parenthesized",
        "paren",
        rf"(?P<n>[⑴-⒇]){_NOT_CITED}",
        yes=("⑴ 法令に違反したとき", "⑿他の利用者"),
        no=("①当社", "(1)"),
        value="parenthesized",
    ),
    Marker(
        "number_angle",
        "angle",
        rf"[<〈≪\[](?P<n>[0-9]{{1,2}})[>〉≫\]]{_NOT_CITED}",
        yes=("＜１＞入会申込者", "〈2〉契約者", "［3］料金"),
        no=("<b>料金", "[注1]", "[1]に定める"),
    ),
    Marker(
        "number_rparen",
        "rparen",
        r"(?P<n>[0-9]{1,2})\)",
        yes=("1) 申込者", "２）料金"),
        no=("1. 適用", "(1) 適用", "12/29)"),
    ),
    Marker(
        "number_dot",
        "arabic",
        rf"(?P<n>[0-9]{{1,3}})\s?(?:[.．、:]|,(?!\s*[0-9]))(?![0-9](?![0-9]?\.{_CITED}|[0-9]{{1,2}}(?:[歳才]|日(?!本)|営業日))|で[一-龠])",
        yes=(
            "２．18歳未満の方は",
            "3.14日以内に",
            "1,本規約は、",
            "1.  契約者は、",
            "２．前項の",
            "3、当社は",
            "10 . 本規約",
            "1.",
            "１：利用者は、",
            "３．２．は前項に優先する",
        ),
        no=("1.5倍の額を", "2.で定めた日", "２０２４年４月１日", "1,000円", "1, 2, 3", "(1) 当社", "9:00から"),
    ),
    Marker(
        "number_of_paragraph",
        "arabic",
        r"(?P<n>[0-9]{1,2})項\s+(?![のにをはがとで及又])",
        yes=("1項 会員とは、", "２項　前項の申込は"),
        no=("2項の規定", "2項 の規定", "3項目", "3項"),
    ),
    Marker(
        "name_of_paragraph",
        "named",
        rf"(?=第|{_K})第?\s?(?P<n>{N})\s?項(?=$|\s*\([^()]*\)$|\s+(?![のにをはがとでや及又若各本前後第]|ただし書|から|まで|、))",
        yes=("第1項", "一項", "第二項（定時総会）", "第３項　会員は、"),
        no=("第1項の規定", "第1項 及び第2項", "第2項 ただし書", "一項目", "3項", "第1項（前条を除く。）の規定"),
    ),
    Marker(
        "number_of_item",
        "paren",
        r"(?P<n>[0-9]{1,2})号\s+(?![のにをはがとで及又])",
        yes=("1号 虚偽の申告", "２号　不払い"),
        no=("2号の規定", "2号 又は", "第1号 会員", "3号室", "3号"),
    ),
    Marker(
        "number_circled",
        "circle",
        rf"(?P<n>[①-⑳㉑-㉟]){_NOT_CITED}",
        yes=("①当社に対する", "⑫ その他"),
        no=("(1)", "⑴", "①から③までの事由に", "②又は③の場合"),
        value="circled",
    ),
    Marker(
        "number_plain",
        "arabic",
        rf"(?P<n>[0-9]{{1,3}})(?:\s+(?!{_MEASURE}|[0-9.,:/%()\-~]+(?:\s|$))|$)",
        yes=(
            "１ 当社は、",
            "１ 本サービスは、",
            "２ 円滑な提供",
            "1　年会費は、",
            "２　前項の",
            "3 契約者",
            "12 その他",
        ),
        no=("10日以内に", "24時間365日", "2024年4月1日", "1 ヶ月前まで", "30 日以内", "100円", "1 2 3 4 5", "1.5 倍"),
    ),
    Marker(
        "number_tight",
        "arabic",
        rf"(?P<n>[0-9]{{1,2}})(?=(?!{_COUNTER}|{_PRICED})[^\s0-9A-Za-z.,:/%()\-~、。・のにはをがでと])",
        yes=("２前項の規定", "3当社は"),
        no=(
            "2つの",
            "10日以内",
            "3名の",
            "2以上の部門",
            "１の利用契約",
            "2 前項",
            "１ラック　月額５０，０００円",
            "1契約ごと 500円",
        ),
    ),
    Marker(
        "kanji_paren",
        "pkanji",
        rf"\((?P<n>{_K})\)(?!の|に|及び|又は)",
        yes=("（一）自ら又は", "(二) 法令"),
        no=("（一の場合を除く）", "(一)の場合"),
    ),
    Marker(
        "kanji_parenthesized",
        "pkanji",
        r"(?P<n>[㈠-㈩])",
        yes=("㈠ 法令", "㈡契約"),
        no=("(一)", "一　法令"),
        value="parenthesized_kanji",
    ),
    Marker(
        "kanji_plain",
        "kanji",
        rf"(?P<n>{_K}(?:の{_K})*)(?:\s+|$|[.．、](?=\s|[^〇一二三四五六七八九十百千]|{_K}[歳人名回個年月日円台件時分]))",
        yes=("一　家畜市場の位置", "二十一 その他", "三、甲が", "四の二　前号", "一、十八歳以上の方", "一"),
        no=("一、二及び三", "一般の利用者", "一の本サービスごとに", "二以上の", "一切の責任"),
        value="branched",
    ),
    Marker(
        "kana_paren",
        "pkana",
        rf"\((?P<n>[{_KANA}])\)",
        yes=("（イ）暴力団", "(ロ) 役員", "（ア）ヒアリング", "(ｱ) 開通"),
        no=("(イの場合)", "イ　暴力団", "(アの場合)"),
        value="kana",
    ),
    Marker(
        "kana",
        "kana",
        rf"(?P<n>[{_KANA}])(?!\s*、\s*[{_KANA}](?:又は|若しくは|及び|並びに|、|から|に|の))(?:\s+|$|[.．、)]\s*)",
        yes=(
            "イ",
            "イ　単位療養",
            "ロ．役員",
            "ハ）その他",
            "ニ 療養",
            "ア　初期設定",
            "ウ．保守",
            "ｱ 開通",
            "ﾛ 溶ける物",
        ),
        no=("イベント", "ハードウェア", "イ又はロに", "イ、ロ又はハに定める", "アカウント", "ウェブサイト"),
        value="kana",
    ),
    Marker(
        "kana_tight",
        "kana",
        rf"(?P<n>[{AIU}{IROHA}])(?=[一-龥「](?<![又及若並号項条列欄表]))",
        yes=("ア自然の脅威", "ロ人間の脅威", "イ「甲」とは"),
        no=("イ又はロに", "ロ及びハ", "アカウント", "ア　初期設定", "イ号の", "イの場合"),
        value="kana",
    ),
    Marker(
        "roman",
        "roman",
        r"(?P<n>[IVX]{1,5}|[ivx]{1,5}|[Ⅰ-Ⅻ]|[ⅰ-ⅻ])(?:\s*[.．、)]\s*(?![A-Za-z0-9])|\s+(?=[^A-Za-z0-9\s]))",
        yes=("Ⅰ．総則", "ii. 契約者", "ⅳ　その他", "IV. 料金", "i. 公知"),
        no=("IDの管理", "VPN サービス", "I am", "XML 形式"),
        value="roman",
    ),
    Marker(
        "roman_paren",
        "proman",
        r"\((?P<n>[IVX]{1,5}|[ivx]{1,5}|[Ⅰ-Ⅻ]|[ⅰ-ⅻ])\)",
        yes=("(ii) 契約者", "（ⅲ）その他", "(i) 公知"),
        no=("(ID)", "ii. 契約者"),
        value="roman",
    ),
    Marker(
        "alpha_paren",
        "palpha",
        r"\((?P<n>[a-zA-Z])\)",
        yes=("(a) 公知", "（ｂ）独自に"),
        no=("(ab)", "a. 公知"),
        value="alpha",
    ),
    Marker(
        "alpha",
        "alpha",
        r"(?P<n>[a-zA-Z])(?:[.．、)](?=\s|[^A-Za-z0-9\s.])|,(?=[^\x00-\x7f])|\s+(?=[^A-Za-z0-9\s]))",
        yes=("a. 公知の情報", "ｂ．独自に", "c) 第三者", "D,その他", "ａ　公知の情報"),
        no=("A社は", "e.g. foo", "a.com", "A plan", "A, B及びC"),
        value="alpha",
    ),
)
_SIGNS = "・●○◯◎■□◆◇▪▫•⚫⦁※★☆▼▶→➢✓✔❖"
DASHES = "-‐–—*"
SIGNS = frozenset(_SIGNS + DASHES)
"""What a bullet begins with."""
BULLET = Marker(
    "bullet",
    "bullet",
    rf"(?P<n>)(?:[{_SIGNS}]\s*|[{DASHES}]\s+)",
    yes=("・1契約ごと", "● 料金", "- 当社は", "※ 詳細は", "⚫ 2024年"),
    no=("-- 12 --", "1. 当社", "当社・契約者", "-5度"),
    value="none",
)

WORDS_LIKE_PARTICLES = "はじめ|はがき|はっきり|とくに|ところ|ときに|とり[けわやき]|でき(?:る|ない|ません)|でんわ|もし(?!くは)|もっ|もう|もめ|もとも|やむ|やめ|やり|や[っさすわ]|また[貸が]|まち|のれん|がん|かぎ|かんたん"
"""Words that open a caption or a sentence, and begin like a particle behind a citation."""
PARTICLE_START = re.compile(
    rf"(?!{WORDS_LIKE_PARTICLES})(?:[のにをはがとでへもや、。,)）]|から|まで|及び|又は|並び|若し)"
)
"""How a sentence goes on behind a number that it cites."""
_NOT_A_HEADING = rf"(?!第[0-9〇一二三四五六七八九十百]|\s*(?!{WORDS_LIKE_PARTICLES})(?:[のにをはがとでかへも、。,及又若乃ま各]|から|より|並び|ない?し|[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）]\s*(?:[のにをはがとでか、。及又若乃並各]|から|まで|第[0-9〇一二三四五六七八九十百]+\s?[章節款項号]|(?<!\s)第[0-9〇一二三四五六七八九十百]+\s?条|第[0-9〇一二三四五六七八九十百]+\s?条(?:[\s(（、。・]|$)|ただし書)))"
ARTICLE = Marker(
    "article",
    "article",
    rf"第\s*(?P<n>{N})(?P<within>(?:[-－][0-9]{{1,2}})?)\s*条(?P<b>(?:\s*の(?:\s+{N}|{_B})(?!の(?!\s*[0-9一二三四五六七八九十])|[あ-ねは-ん])|[-－]\s?[0-9]{{1,2}})*)(?P<to>\s*(?:から|及び|・)\s*第\s*{N}\s*条(?:の{N})*(?:まで)?(?=\s+削除|\s*$))?{_NOT_A_HEADING}",
    yes=(
        "第１８条（解約）",
        "第三条の二　料金",
        "第 2 条 定義",
        "第1条【目的】",
        "第9条（ 契約",
        "第21 条",
        "第1条",
        "第八条から第十条まで　削除",
        "第５条の３ 通知",
        "第4条の3の2　電線",
        "第1条　はじめに",
        "第16条 また貸しの禁止",
        "第20条　もし困ったら",
        "第8条　やめるとき",
        "第4-1条【購入】",
        "第7条（役員の任期） 第6条第一号の役員の任期は、",
        "第44条（損害賠償）第三者から請求を受けたときは、",
    ),
    no=(
        "第18条に定める場合を除き、",
        "第３条の規定により",
        "第34条（本サービス提供の中止）に定める場合",
        "第3条（甲（乙を含む。））に定める",
        "第１条第２項の",
        "第五条、第六条",
        "第7条及び第8条の定め",
        "第１条 、第２条",
        "第4-1条の定め",
        "第3条（目的）第2項の",
        "第3条（目的）第4条",
        "第3条（目的） 第2項の",
        "第3条（目的） 第4条（定義）",
    ),
    value="article",
)
CHAPTER = Marker(
    "chapter",
    "chapter",
    rf"第\s*(?P<n>{N})\s*(?P<l>[編章節款目])(?P<b>(?:\s*の\s*{N})*){_NOT_A_HEADING}",
    yes=("第１章 総則", "第二節の二　料金", "第 2 編", "第１章総則"),
    no=("第３章に定める", "第２章第１３条（契約期間）", "第1節及び第2節"),
    value="article",
)

ORDINAL = Marker(
    "ordinal",
    "ordinal",
    rf"第\s*(?P<n>{N})(?P<b>(?:の{N})*)(?P<to>)(?=\s|$|[(【\[.．、])(?!\s*(?:[のにをはがとでへも、。,]|から|及び|又は))",
    yes=("第１　趣旨", "第2 使用の範囲", "第３", "第１（目的）", "第２の２　特例", "第一　総則"),
    no=("第1条　目的", "第三者", "第1回の", "第１、第２", "第１章 総則", "第２ の規定"),
    value="article",
)
"""第１　趣旨: how guidelines of authorities (要領, 要綱) number what other texts call 条."""
