"""Where the law speaks of what a provision states: neutral notes with the article, no verdict.

A row says of which values or words a reader should know what the statute says. The notes give the content of the
statute alone; whether it applies (is it a 消費者契約, a 定型約款?) is for the reader to say. In force as of April 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.parameters.clauses import sentences
from analysis.subjects.provisions import Provision, provisions
from analysis.text.written import plain
from models.document import Document, article_of
from models.parameters import Parameter, StatuteNote, Where
from models.values import worth

_FREE = r"(?:負(?:わ|い|う)|免(?:れ|責|除)|賠償(?:し|する|いた|致)|問われ)[^。、]{0,10}?(?:な|ませ|ず|免責|免れる|免除)|免責|免れ"
_GROSS = r"故意|重過失|重大な過失|悪意|責め?に帰すべき|責に帰す|過失(?:による|がある|のある|に基づく)"


@dataclass(frozen=True, slots=True)
class Statute:
    """One provision of a statute, when it is worth a note, and examples (written as in ``examples``)."""

    law: str
    note: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    keys: tuple[str, ...] = ()
    """Parameters it is about; none: sentences with the words of ``find``."""
    values: str = ""
    """What the whole value must look like."""
    least: str = ""
    """A value of the same scale below which no note is due."""
    find: str = ""
    """Words of the sentence; with ``keys``, words of the article."""
    unless: str = ""
    """Words of the article that make the note idle."""
    patterns: tuple[re.Pattern[str], re.Pattern[str] | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        away = re.compile(self.unless) if self.unless else None
        object.__setattr__(self, "patterns", (re.compile(self.find.replace("…", "[^。]{0,60}?")), away))


STATUTES: tuple[Statute, ...] = (
    Statute(
        "消費者契約法9条1項2号",
        "消費者契約では、支払期日に遅れた金銭についての損害賠償額の予定・違約金は、未払額に年14.6％の割合を乗じた額を超える部分が無効とされます。",
        keys=("late_interest.rate",),
        least="14.6%/year",
        yes=(
            "［遅延損害金］支払を怠った会員は、年14.6％の遅延損害金を支払う。",
            "［遅延損害金］支払を怠った会員は、日歩5銭の遅延損害金を支払う。",
        ),
        no=(
            "［遅延損害金］支払を怠った会員は、年8％の遅延損害金を支払う。",
            "［遅延損害金］支払を怠った会員は、法定利率による遅延損害金を支払う。",
        ),
    ),
    Statute(
        "民法404条2項・3項",
        "法定利率は年3％を出発点とし、3年を一期として一期ごとに変動します。",
        keys=("late_interest.rate",),
        values="statutory",
        yes=("［遅延損害金］支払を遅滞した会員は、法定利率による遅延損害金を支払う。",),
        no=("［遅延損害金］支払を遅滞した会員は、年3％の遅延損害金を支払う。",),
    ),
    Statute(
        "利息制限法4条1項・7条1項",
        "金銭の貸付けでは、返済の遅れについての賠償額の予定は、元本に対する割合が同法1条の率の1.46倍（営業的な貸付けでは年20％）を超える部分が無効とされます。",
        keys=("late_interest.rate",),
        least="0%/year",
        find="貸付|借入金|金銭消費貸借|融資|キャッシング|ローン",
        yes=("［遅延損害金］借入金の返済が遅れた会員は、年18％の遅延損害金を支払う。",),
        no=("［遅延損害金］会費の支払が遅れた会員は、年18％の遅延損害金を支払う。",),
    ),
    Statute(
        "消費者契約法9条1項1号",
        "消費者契約の解除に伴う損害賠償額の予定・違約金は、同種の契約の解除により事業者に生ずべき平均的な損害の額を超える部分が無効とされます。",
        keys=("early_termination.fee", "application_cancellation.fee", "cancellation.fee"),
        yes=(
            "［中途解約］最低利用期間中に解約した会員は、解約金として5,000円を支払う。",
            "［中途解約］最低利用期間中に解約した者は、残りの期間の利用料を一括で支払う。",
        ),
        no=("［解約］会員は、いつでも解約できる。", "［料金］料金は、月額5,000円とする。"),
    ),
    Statute(
        "民法420条",
        "債務不履行の損害賠償の額は予定することができ、違約金は賠償額の予定と推定されます。",
        keys=("surcharge.multiple", "early_termination.fee", "penalty.rate"),
        yes=("［割増金］料金を不正に免れた者は、その免れた額の３倍を支払う。",),
        no=("［料金］繁忙期の料金は、通常の1.5倍とする。",),
    ),
    Statute(
        "消費者契約法8条1項2号・4号",
        "消費者契約では、事業者の故意又は重大な過失による損害賠償責任の一部を免除する条項は無効とされます。この条には、故意・重過失の場合を別にする文言が見当たりません。",
        keys=("liability.cap",),
        unless=_GROSS,
        yes=("［損害賠償］当社の賠償は、１か月分の利用料金を上限とする。",),
        no=(
            "［損害賠償］当社の賠償は、１か月分の利用料金を上限とする。ただし、当社に故意又は重大な過失がある場合を除く。",
        ),
    ),
    Statute(
        "消費者契約法8条1項1号・3号",
        "消費者契約では、事業者の損害賠償責任の全部を免除する条項は無効とされます。この条には、故意・過失の場合を別にする文言が見当たりません。",
        find=rf"(?:損害|賠償)…一切…(?:責任|責め?|賠償|損害)…(?:{_FREE})|一切の?(?:損害賠償|賠償|損害)の?(?:責任|責め?)?…(?:{_FREE})",
        unless=_GROSS,
        yes=(
            "［免責］当社は、利用者に生じた損害について、一切の責任を負いません。",
            "［免責］当社は、一切の損害賠償責任を負わないものとします。",
        ),
        no=(
            "［免責］当社は、当社の故意又は過失による場合を除き、利用者に生じた損害について、一切の責任を負いません。",
            "［免責］利用者は、利用に伴う一切の損害を賠償する責任を負います。",
        ),
    ),
    Statute(
        "消費者契約法8条3項",
        "消費者契約では、損害賠償責任の一部を免除する条項で、重大な過失を除く過失の場合にだけ適用されることを明らかにしていないものは、無効とされます。",
        find=r"(?:法令|法律|適用法)(?:上|により|によって|で|の下で|において|が)?…(?:許|認め)…(?:範囲|限り|限度)…(?:責任|損害|賠償|免)|(?:責任|損害|賠償)…(?:法令|法律|適用法)…(?:許|認め)…(?:範囲|限り|限度)",
        yes=("［責任］当社は、法令により許される範囲において、損害の賠償責任を免れます。",),
        no=("［責任］当社は、法令に従い、損害を賠償します。",),
    ),
    Statute(
        "消費者契約法10条",
        "消費者の不作為をもって新たな契約の申込み又は承諾の意思表示をしたものとみなす条項などで、信義則に反して消費者の利益を一方的に害するものは、無効とされます。",
        find=r"(?:申し?出|申し?入れ|通知|連絡|手続|異議)…(?:な(?:い|かった|き)|ません|しない)…(?:申し?込(?:んだ|みをした|みがあった)|(?:契約|購入|加入)(?:に|を)?(?:承諾|同意|締結|申し?込)[^。]{0,4}?した|(?:契約|購入|加入)したもの)…みな",
        yes=("［無料期間］無料期間の満了までに申出がないときは、会員は、有料プランを申し込んだものとみなします。",),
        no=(
            "［無料期間］無料期間の満了までに申出がないときは、利用を終えたものとみなします。",
            "［申込み］会員が申込書を送ったときは、有料プランを申し込んだものとみなします。",
        ),
    ),
    Statute(
        "民法548条の2",
        "定型約款に当たる場合、契約の内容とする旨の合意をし、又はあらかじめその旨を表示していたときは、個別の条項にも合意したものとみなされます（相手方の利益を一方的に害する条項を除く）。",
        find=r"(?:規約|約款|規程|規定|利用条件)(?!の?(?:変更|改定|改訂|改正))[^。変改]{0,24}?(?:同意|承諾|合意)(?:した|いただいた|があった)もの?とみな",
        yes=("［適用］会員が利用を始めたときは、本規約に同意したものとみなします。",),
        no=(
            "［適用］会員は、本規約に同意のうえ申し込みます。",
            "［変更］変更の後に利用した会員は、規約の変更に同意したものとみなします。",
        ),
    ),
    Statute(
        "民法548条の4第1項",
        "定型約款に当たる場合、変更が相手方の一般の利益に適合するとき、又は契約の目的に反せず、必要性・相当性などの事情に照らして合理的なときは、個別の合意なしに変更できます。",
        keys=("terms_change.consent", "terms_change.deemed_consent"),
        values="(?!required).*",
        yes=("［規約の変更］当社は、会員の承諾を得ることなく、本規約を変更することができる。",),
        no=("［規約の変更］当社は、会員の承諾を得て、本規約を変更することができる。",),
    ),
    Statute(
        "民法548条の4第2項・3項",
        "定型約款に当たる場合、変更には効力発生時期を定め、変更する旨・変更後の内容・その時期を、インターネットの利用その他の適切な方法で周知することとされ、"
        "相手方の利益に適合する変更でなければ、その時期までに周知しないと効力を生じません。",
        keys=("terms_change.notice",),
        yes=(
            "［規約の変更］当社は、変更の30日前までに会員に通知して、本規約を変更する。",
            "［規約の変更］当社は、会員に予告することなく、本規約を変更することができる。",
        ),
        no=(
            "［サービスの変更］当社は、30日前までに通知して、サービスの内容を変更する。",
            "［規約の変更］当社は、本規約を変更することがある。",
        ),
    ),
    Statute(
        "民法97条1項",
        "意思表示は、その通知が相手方に到達した時から効力を生じます。",
        keys=("notice.deemed_arrival",),
        values="on_dispatch|on_posting",
        yes=("［通知］当社の会員への通知は、発信をもって到達したものとみなします。",),
        no=("［通知］当社の会員への通知は、到達をもって効力を生じます。",),
    ),
)
"""In the order in which they are shown."""

_SIGNS = re.compile("責|賠償|免|みな")
"""Without one of these no sentence has the words of a row."""
_OF_WORDS = tuple(row for row in STATUTES if not row.keys)


def statutes(document: Document, parameters: Iterable[Parameter]) -> tuple[StatuteNote, ...]:
    """The notes of a document: for each row one for each article that has the value or says the words, in their order.

    ``start``/``end`` delimit the words in the own text of the node at ``path``; for a value they are those of its
    quote.
    """
    articles = {each.path: each for each in provisions(document)}
    found = [*_of_values(parameters, articles), *_of_words(document, articles)]
    order = {entry.path: entry.index for entry in reversed(document.entries)}
    laws = [row.law for row in STATUTES]
    found.sort(key=lambda note: (order.get(note.path, -1), note.start, laws.index(note.law)))
    once: dict[tuple[str, str, str], StatuteNote] = {}
    for note in found:
        once.setdefault((note.law, note.key, article_of(note.path)), note)
    return tuple(once.values())


def _of_values(parameters: Iterable[Parameter], articles: dict[str, Provision]) -> Iterator[StatuteNote]:
    for parameter in parameters:
        if parameter.where is not Where.TEXT:
            continue
        text = _article(parameter.path, articles)
        for row in STATUTES:
            if parameter.key in row.keys and _values_fit(row, parameter.value) and _words_fit(row, text):
                yield StatuteNote(row.law, row.note, parameter.path, parameter.start, parameter.end, parameter.key)


def _of_words(document: Document, articles: dict[str, Provision]) -> Iterator[StatuteNote]:
    for entry in document.entries:
        if not _SIGNS.search(entry.node.text) or entry.path.startswith("改定履歴"):
            continue
        text = plain(entry.node.text)
        for start, end in sentences(text):
            for row in _rows(text[start:end]):
                if row.patterns[1] is None or not row.patterns[1].search(_article(entry.path, articles)):
                    yield StatuteNote(row.law, row.note, entry.path, start, end)


def _rows(sentence: str) -> Sequence[Statute]:
    if not _SIGNS.search(sentence):
        return ()
    return [row for row in _OF_WORDS if row.patterns[0].search(sentence)]


def _article(path: str, articles: dict[str, Provision]) -> str:
    """All that the article of a node says, with its caption."""
    article = articles.get(article_of(path))
    return plain(f"{article.heading}\n{article.text}") if article else ""


def _values_fit(row: Statute, value: str) -> bool:
    if row.values and not re.fullmatch(row.values, value):
        return False
    if not row.least:
        return True
    least, here = worth(row.least).amount, worth(value).amount
    return least is not None and here is not None and here.scale == least.scale and here.low >= least.low


def _words_fit(row: Statute, article: str) -> bool:
    here, away = row.patterns
    return bool(here.search(article)) and not (away and away.search(article))
