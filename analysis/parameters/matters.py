"""Whether two sentences that state a value speak of one matter: the same party, occasion, object and kind of customer.

Two values of one key are no contradiction where one of them is for others (法人の場合), for another time (更新後), or takes
the other back (ただし、…). The tables below say which words set a sentence apart; what none of them touches is one matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.parameters.clauses import NEAR, sentence_of, sentences
from analysis.parameters.vocabulary import CUSTOMER, PROVIDER
from analysis.text.written import figures, plain
from models.document import Document, Entry, Kind


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that set a sentence apart, on plain text, with sentences that hold them and sentences that do not."""

    about: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


APART = (
    Telling(
        "an exception",
        r"^\s*(?:ただし|但し|もっとも|なお|この場合|その場合|当該)|第\s*[0-9一二三四五六七八九十]+\s*号|にかかわらず|に拘らず|(?:を|は)?除(?:き|く|い)|以外|代え(?:て|る)|(?<!無)制限(?:し|する)ない"
        r"|(?:次|以下|左|下記)の(?:各号|各項|いずれ|場合|事由|行為|者|と(?:お|う)り)|次に掲げる|[①-⑳]"
        r"|別段|別途|別に定め|特段|特約|特則|読み替え|準用|延長|短縮|減じ|従前|経過措置|例による|異なる",
        yes=(
            "ただし、30日前とする。",
            "前項にかかわらず、14日とする。",
            "休日を除き3日とする。",
            "別に定める期間は1年とする。",
        ),
        no=("30日前までに通知する。",),
    ),
    Telling(
        "a range or a choice",
        r"(?:最短|最長|最低|最大|目安|標準|原則|通常|概ね|おおむね|場合により|いずれか(?!ら)|又は別|選択|から[^。、]{0,6}まで(?:の範囲|の間))",
        yes=("原則として7日とする。", "1年から3年までの間で選ぶ。"),
        no=("支払期日の翌日から支払う。",),
    ),
)
"""A sentence that says one of these stands beside any other."""
KINDS = (
    Telling(
        "whom",
        r"(?:法人|個人|消費者|事業者|学生|家族|世帯|団体|学校|自治体|官公庁)(?:の(?!名|氏)|で(?!も)|が|は|に|会員|契約|プラン|利用)|未成年|高齢|代理店|既存|新規|外国|非会員",
        yes=("法人の会員は、7日前とする。", "消費者は、年6％とする。"),
        no=("会員は、個人情報を消す。", "法人名に変更があったときは、届け出る。"),
    ),
    Telling(
        "which product",
        r"[一-龥ァ-ヶーA-Za-z0-9]{1,8}(?:会員|プラン|コース|タイプ|オプション|メニュー|品目|クラス|種別)|[第一二三四五六七八九十0-9A-Z]+(?:種|類|型|級)"
        r"|(?!本|当|各|同|利用)[一-龥ァ-ヶーA-Za-z]{2,8}サービス|付加|追加|特別|専用|専有|共用|共有|優先|限定|固定|変動|レンタル|有料|無償|無料|有償",
        yes=("専用サーバプランは36か月とする。", "特別会員は2年とする。", "第2種は6か月とする。"),
        no=("本サービスは1年とする。",),
    ),
    Telling(
        "where and how much",
        r"離島|海外|国外|国内|国際|沖縄|遠隔|一部|部分|少額|多額|過半|小|大口|軽微|重要|重大|緊急|至急|急迫|やむを得|災害|天災|不可抗力|故意|過失|不正|悪質|虚偽|詐取|紛失|破損|人身|対人|対物|身体",
        yes=("離島へは900円とする。", "緊急のときは、直ちに行う。"),
        no=("送料は300円とする。",),
    ),
)
"""Two sentences of one matter say the same of these."""
TIMES = (
    Telling(
        "which time",
        r"更新後|更新された|更新(?:の|時)|時効|再(?!委託|開示|発行|販売|配布|三)[一-龥ァ-ヶー]{1,4}|初回|初年|初月|最終|最後|途中|中途|早期|満了後|試用|体験|休会|休止|停止中|目以降|回目"
        r"|(?:期間|契約)(?:中|内)|前半|後半|前月|既に|すでに|残[りっ余期]|開始前|開始後|着手|完了前|当日|前日|即日|即時|平日|土曜|日曜|祝日|休日|夜間|深夜|営業時間外",
        yes=("更新後は1年とする。", "初回は当日とする。", "休会中は60日とする。"),
        no=("契約終了後3年とする。",),
    ),
)
"""The same for what stands before the value: behind it they speak of something else."""
EFFECTS = r"停止|解除|解約|退会|除名|明渡|失効|喪失"
"""What follows: it sets the values of these keys apart."""
BY_EFFECT = frozenset({"payment_default.trigger", "breach.cure_period"})
MEANS = r"口座振替|クレジット|カード|コンビニ|手形|現金|前払|後払|年払|月払|一括|分割|電子|メール|郵便|郵送|書留|ファク|FAX|電話|窓口|掲載|掲示|口頭|オンライン|手渡|持参"
"""How it is done: it sets values of these keys apart."""
BY_MEANS = frozenset({"notice.deemed_arrival", "payment.due"})

_APART = re.compile("|".join(row.pattern for row in APART))
_KINDS = re.compile("|".join(row.pattern for row in KINDS))
_TIMES = re.compile("|".join(row.pattern for row in TIMES))
_EFFECTS = re.compile(EFFECTS)
_MEANS = re.compile(MEANS)
_DUTY = re.compile(
    r"[一-龥ァ-ヶー]{0,10}(?:料金|料(?!率)|費用|費|代金|賃料|家賃|報酬|対価|保証金|敷金|預り金|会費|手数料|返金|保険金|賞金|ロイヤルティ)"
)
_PLAIN_DUTY = re.compile(
    r"^(?:毎月|月額|月|年|各月|当該|当月|本|利用|ご利用|サービス|その他|契約|の|翌月|翌月分|所定|基本)*(?:(?:料金?|費用?|代金|会費|賃料|家賃|報酬|対価)$)?"
)
_LATE = re.compile(r"(?:遅延|延滞)(?:損害金|利息|利子|金|料)|損害金|違約金|割増金")
_LISTED = re.compile(r"(?:次|以下|下記)の(?:と(?:お|う)り|通り)")
"""What a 柱書 says whose 号 state terms, not cases."""
_OCCASION = re.compile(
    rf"(?:^|、|(?:{CUSTOMER}|{PROVIDER}|[甲乙])(?:は|が|から|より))([^、。]{{2,80}}?)(?:場合|とき|時|際|後|限)(?:に|は|、|で|$)"
)
_WORD = re.compile(r"[一-龥々ァ-ヶーA-Za-z]{2,}|[一-龥]")
_COMMON = re.compile(
    rf"{CUSTOMER}|{PROVIDER}|[甲乙丙]|相手方|当事者|第三者|解約|解除|解消|退会|退所|脱会|終了|中止|廃止|満了|更新|契約|規約|約款|規程|条件|内容|変更|改定|改訂|改正|効力|発生|施行"
    r"|料金|利用料|会費|代金|債務|委託料|賃料|報酬|費用|金銭|支払い?|弁済|納付|入金|遅延|遅滞|延滞|滞納|怠|履行|期日|期限|翌日|完済|支払済|違反|不履行|是正|催告|通知|届出|届|申出|申入|連絡|告知|周知|提出|請求|知|損害|賠償|責任|責|負"
    r"|希望|予定|書面|所定|方法|当該|場合|期間|相当|前|後|日|月|年|分|以内|以上|以下|経過|発生|各|本|同|等|者|旨|定|行|用|上|下|中|内|外|間|他|全|全部|一切|当|双方|何|異議|意思表示|意思|表示|一方|自己|義務|名称|氏名|住所|電話|番号|連絡先|届|事項|情報|秘密|開示|口頭|条|項|号|規定|サービス|利用|提供|データ|登録|保存|バックアップ|取得|作成|機器|故障|障害|受領|発行|請求書|検査|検収|納入|成果物|期|提起|行使|被|生"
)
"""Words of an occasion that every sentence of its key says in one way or another."""


@dataclass(frozen=True)
class Around:
    """A node of the 本則 with what stands above it, all plain and with the parties by the names of the vocabulary."""

    entry: Entry
    above: tuple[Entry, ...]
    renamed: Callable[[str], str]

    @cached_property
    def text(self) -> str:
        return self.renamed(plain(self.entry.node.text))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where its sentences begin and end."""
        return list(sentences(self.text))

    @cached_property
    def captions(self) -> str:
        return plain("\n".join(each.node.title for each in (*self.above, self.entry)))

    @cached_property
    def lead(self) -> str:
        """The 柱書 above it."""
        said = [each.node.text[-NEAR:] for each in self.above if each.node.kind is not Kind.PART]
        return self.renamed(plain("\n".join(said).strip()))

    @property
    def item(self) -> bool:
        """Whether it is a 号, or below one, that a 柱書 stands over."""
        return bool(self.lead) and self.entry.node.kind in (Kind.ITEM, Kind.SUBITEM)


def around(document: Document, renamed: Callable[[str], str]) -> Iterator[Around]:
    """The nodes of the 本則 in their order; ``renamed`` as in ``clauses``."""
    above: tuple[Entry, ...] = ()
    for entry in document.entries:
        above = tuple(each for each in above if each.depth < entry.depth)
        if entry.path.startswith("本則/"):
            yield Around(entry, above, renamed)
        above = (*above, entry)


@dataclass(frozen=True)
class Statement:
    """A value in its sentence; ``start``/``end`` delimit it in the own text of its node."""

    home: Around
    start: int
    end: int

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where its sentence begins and ends."""
        at = sentence_of(self.home.spans, self.start)
        return (self.start, self.end) if at is None else self.home.spans[at]

    @cached_property
    def sentence(self) -> str:
        return self.home.text[slice(*self.span)].strip()

    @cached_property
    def ahead(self) -> str:
        """The sentence up to the value."""
        return self.home.text[self.span[0] : self.start]

    @cached_property
    def apart(self) -> bool:
        """Whether it is an exception, a choice, one of several cases or a row of a table."""
        case = self.home.item and not _LISTED.search(self.home.lead)
        return case or "\t" in self.sentence or any(map(_APART.search, (self.sentence, self.home.captions)))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """For whom, what and when it holds, where it says so."""
        around = f"{self.home.captions}\n{self.home.lead}\n"
        told = (*_KINDS.finditer(around + self.sentence), *_TIMES.finditer(around + self.ahead))
        return frozenset(found[0] for found in told)

    @cached_property
    def means(self) -> frozenset[str]:
        return frozenset(
            found[0] for found in _MEANS.finditer(f"{self.home.captions}\n{self.home.lead}\n{self.sentence}")
        )

    @cached_property
    def effects(self) -> frozenset[str]:
        return frozenset(
            found[0] for found in _EFFECTS.finditer(f"{self.home.lead}\n{self.home.text[self.end : self.span[1]]}")
        )

    @cached_property
    def duties(self) -> frozenset[str]:
        """What is owed (延長料金), without the words that all fees share; empty words for a mere 料金."""
        said = _LATE.sub("", f"{self.home.lead}\n{self.sentence}")
        return frozenset(_PLAIN_DUTY.sub("", found[0]) for found in _DUTY.finditer(said))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers that stand before it."""
        return frozenset(str(figure.value) for figure in figures(self.ahead))

    @cached_property
    def occasion(self) -> frozenset[str]:
        """The telling words of its conditions."""
        said = [found[1] for found in _OCCASION.finditer(f"{self.home.lead}\n{self.ahead}、")]
        return frozenset(word for words in said for word in _words(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(_COMMON.sub(" ", text))


def one_matter(one: Statement, other: Statement, key: str) -> bool:
    """Whether nothing sets two values of one key apart."""
    if one.apart or other.apart or (one.home is other.home and one.span == other.span):
        return False
    if one.home.item and other.home.item and one.home.above == other.home.above:
        return False
    if one.kinds != other.kinds or one.figures != other.figures or (key in BY_MEANS and one.means != other.means):
        return False
    if key in BY_EFFECT and one.effects.isdisjoint(other.effects):
        return False
    if one.duties and other.duties and one.duties.isdisjoint(other.duties):
        return False
    return _heard(one.occasion, other) and _heard(other.occasion, one)


def _heard(words: frozenset[str], other: Statement) -> bool:
    """Whether the words of one's occasion stand anywhere in the other."""
    said = f"{other.home.captions}\n{other.home.lead}\n{other.sentence}"
    return all(word in said for word in words)
