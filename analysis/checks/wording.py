"""Slips of the pen: doubled words, sentences that stop, brackets left open, misprints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.checks.subject import Check, Subject
from analysis.text.noise import Cleaned
from models.document import Entry, Kind
from models.remarks import Remark, Severity

DOUBLED = Check(
    "doubled_words",
    "語の重複",
    Severity.WARNING,
    yes=(
        "第1条（解約）\n会員は、一月前までにまでに届け出ます。\n第2条（料金）\n料金は月額とします。",
        "第1条（解約）\n会員は、農具をを返します。\n第2条（料金）\n料金は、、月額とします。",
        "第1条（承諾）\n会員は、承諾を得る得るものとします。\n第2条（料金）\n料金は月額とします。",
        "第1条（解約）\n会員が負担する費用費用は返しません。\n第2条（料金）\n料金は月額とします。",
    ),
    no=(
        "第1条（解約）\n会員は、そもそも届け出たものの、それぞれ返すこととします。\n第2条（料金）\n料金はますます高くなるとともに、各々が払います。",
        "第1条（代行）\n申請の届出を申請の届出を行おうとする者に代わって行います。\n第2条（料金）\n料金は月額とします。",
        "第1条（期間）\n期間は一年とし、年ごとに更新します。\n第2条（料金）\n日々の料金は、個々の会員が払います。",
    ),
)
BROKEN = Check(
    "broken_sentence",
    "途中で切れた文",
    Severity.WARNING,
    yes=(
        "第1条（解約）\n1. 会員は、届け出て解約します。\n2. 当社は、会員に対して\n3. 会員は、農具を返します。\n第2条（料金）\n料金は月額とします。",
        "第1条（購入）\n会員は、種を購入し、又は当社から\n第2条（料金）\n料金は月額とします。\n第3条（解約）\n解約できます。",
        "第1条（解約）\n1. 会員は、届け出て解約します。\n2. 当社は、鍵を受け取らなければ\n第2条（料金）\n料金は月額とします。",
    ),
    no=(
        "第1条（解約）\n1. 会員は、次の各号により解約します。\n(1) 届出を出すこと\n(2) 鍵を返すこと\n2. 当社は、畑を空けます。\n第2条（料金）\n料金は月額とします。",
        "第1条（役員）\n1. 次の役員を置きます。\n(1) 会長　1名、\n(2) 副会長　2名、\n2. 任期は一年です。\n第2条（料金）\n料金は月額とします。",
        "第1条（連絡先）\n連絡先は、次のとおりとします。\n電話 0120-000-000\n第2条（料金）\n料金は月額とする",
    ),
)
OPEN = Check(
    "open_bracket",
    "括弧の不一致",
    Severity.WARNING,
    yes=(
        "第1条（目的）\n当社（以下「甲」という。は、役務を提供します。\n第2条（料金）\n料金は月額とします。",
        "第1条（目的）\n当社は「申込書を受け取ります。\n第2条（料金）\n料金は月額とします。",
    ),
    no=(
        "第1条（準用）\n第2条中「当社（本社」とあるのは「会員（本人」と、「者）」とあるのは「人）」と読み替えます。\n第2条（料金）\n料金は月額とします。",
        "第1条（目的）\n当社（以下「甲」という。）は、a）及びb）の役務を提供します。\n第2条（料金）\n料金は１）月額、２）年額とします。",
    ),
)
MISPRINT = Check(
    "misprint",
    "誤記",
    Severity.WARNING,
    yes=(
        "第1条（目的）\n契約者乃び当社は、誠実に協議します。\n第2条（料金）\n料金は月額とします。",
        "第1条（目的）\n会員又わ当社が負担します。\n第2条（料金）\n料金は月額とするものとするものとする。",
    ),
    no=(
        "第1条（目的）\n契約者及び当社は、並びに会員又は利用者が、若しくは誰かが、或いは乃至何かを負担します。\n第2条（料金）\n月額とします。",
    ),
)
CHECKS = (DOUBLED, BROKEN, OPEN, MISPRINT)


@dataclass(frozen=True, slots=True)
class Slip:
    """A misprint that no reading makes sense of; ``instead`` is what was meant. Examples as in ``Check``, sentences each."""

    pattern: str
    instead: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


SLIPS = (
    Slip("乃び", "及び", ("契約者乃び当社",), ("三日乃至五日", "契約者及び当社")),
    Slip("又[わハ](?![ぁ-ん])", "又は", ("会員又わ当社",), ("会員又は当社", "又わかりやすく示す")),
    Slip("(?<![普言波遡追論企])及(?![びぼんぶばべ第])(?=[一-龥])(?![^。]{0,20}[ニヲハ][一-龥])", "及び", ("料金及税金",), ("料金及び税金", "影響を及ぼす", "言及する", "普及率", "遡及効", "橋梁及渡船場ニ関スル法律")),
    Slip("並(?=[一-龥ァ-ヶ])(?![列行木立])", "並びに", ("料金並税金",), ("料金並びに税金", "並行して行う", "並列に置く")),
    Slip("若しく(?!は)", "若しくは", ("会員若しく当社",), ("会員若しくは当社",)),
    Slip("もしく(?!は)", "もしくは", ("会員もしく当社",), ("会員もしくは当社",)),
    Slip("ものとするものとする|ものとしますものとします", "ものとする", ("支払うものとするものとする。",), ("支払うものとする。",)),
    Slip("に関しする|についする|に対しする", "に関する・についての・に対する", ("料金に関しする定め",), ("料金に関する定め", "料金に関しては")),
    Slip("責を負わないわない|いたしまする|しますする|[すせれえけめべねてげでら]るる|まま(?:せん|す(?=[。、]))|ですす|(?<!ま)ますす|するする|したした(?!が)", "一度だけ書く", ("料金としますする。", "月額とするる。", "承継させるる。", "負いまません。"), ("料金とします。", "月額とする。", "そのまますすめる", "そのままです")),
    Slip("(?<=[一-龥ぁ-んァ-ヶ])(?:。、|、。|。。|、、)", "句読点を一つに", ("払います。。", "会員は、、払う"), ("払います。会員は、払う",)),
    Slip("だたし|ただだし|たたし、", "ただし", ("だたし、この限りでない。",), ("ただし、この限りでない。",)),
    Slip("いずか(?!ら)|いずれのか|いずれれ", "いずれか", ("次のいずかに該当",), ("次のいずれかに該当",)),
    Slip("該答|該等する", "該当", ("前項に該答する",), ("前項に該当する",)),
    Slip("契訳|契薬|規訳", "契約・約款・規約", ("利用契訳を結ぶ",), ("利用契約を結ぶ", "約款")),
    Slip("(?:損害)?倍償|損賠償|賠賞", "賠償", ("損害倍償を請求", "その損害を倍償する"), ("損害賠償を請求", "二倍の償い")),
    Slip("債務不覆行|債務不履用|債務不履行行", "債務不履行", ("債務不履用による",), ("債務不履行による",)),
    Slip("瑕庇|暇疵", "瑕疵", ("瑕庇がある",), ("瑕疵がある",)),
    Slip("準処法|準拠方(?![法針式])", "準拠法", ("準処法は日本法",), ("準拠法は日本法", "準拠方法")),
)  # fmt: skip
_SLIPS = tuple((slip, re.compile(slip.pattern)) for slip in SLIPS)

_PARTICLE = re.compile(
    "(?<=[一-龥ァ-ヶーぁ-ん」)])(?:をを|(?<!か)がが|(?<!た)にに|はは|へへ|(?<![こひもっ])とと(?!もに|の[わうえお])|(?<![もこそ])のの|(?<!ま)でで(?!ん))(?=[一-龥ァ-ヶーぁ-ん「、])"
)
_REPEATED = re.compile(
    r"(?P<word>(?:(?![〇一二三四五六七八九十百千第])[一-龥]){2,6}|(?:(?![〇一二三四五六七八九十百千第])[一-龥ぁ-んァ-ヶー]){3,10}|から|まで|より|です|する|した|して|こと|もの|また|など)(?P=word)"
)
_VERB_TWICE = re.compile(r"(?!見る|知る)([一-龥][るくすむつうぬぶぐ])\1(?![ぁ-ん](?<![ものことか]))")
_KANJI = re.compile("[一-龥ァ-ヶー]")
_FINE = re.compile(
    "それぞれ|そもそも|いろいろ|さまざま|おのおの|しばしば|ところどころ|つぎつぎ|かえすがえす|一つ一つ|ひとつひとつ|一人一人|ひとりひとり|都度都度"
)
_FOR_ANOTHER = re.compile("を(?:行(?:う|おうとする)|し(?:ようと)?する)者")
"""届出を届出を行う者に代わって行う: no slip."""
_STOPS = re.compile(
    r"(?:[をがにはへ、]|(?<!ま)で|ただし|及び|又は|または|および|ならびに|並びに|もしくは|若しくは|により|によって|について|に関して?|に対して?|ければ|において|する場合は)$"
)
_WAITS = re.compile(r"(?:から|より|ため、?|とともに)$")
"""How a sentence of a 項 does not end, though a 号 may."""
_ENDS = ("。", "．", ".", "！", "」", "）", ")", "、")
_READ_AS = re.compile("とあるのは")
"""Words of other texts, cut out of their sentences with one bracket or the other."""
_LIST_SIGN = re.compile(r"(?<![(（])(?:[0-9A-Za-z]{1,3}|[ア-ンｱ-ﾝ一二三四五六七八九十①-⑳ⅰ-ⅹⅠ-Ⅹ])[)）]$")
_PAIRS = ("()", "「」", "『』", "【】", "[]", "〔〕", "｢｣", "（）")


def remarks(subject: Subject) -> Iterator[Remark]:
    """Slips in the sentences of a document, in its order."""
    finished = _finished(subject)
    for entry, text in subject.provisions:
        slips = list(_misprints(entry, text))
        yield from slips
        for doubled in _doubled(entry, text):
            if not any(slip.start < doubled.end and doubled.start < slip.end for slip in slips):
                yield doubled
        yield from _brackets(entry, text)
        if finished:
            yield from _broken(entry, text)


def _doubled(entry: Entry, text: Cleaned) -> Iterator[Remark]:
    for pattern in (_PARTICLE, _REPEATED, _VERB_TWICE):
        for found in pattern.finditer(text.text):
            compound = _KANJI.match(found.group()[-1]) and _KANJI.match(text.text, found.end())
            fine = _FINE.fullmatch(found.group()) or _FOR_ANOTHER.match(text.text, found.end() - 1)
            if fine or compound or _crosses(entry, text, found.start(), found.end()):
                continue
            yield DOUBLED.at(entry, text, found.start(), found.end(), f"「{found.group()}」と、語が重なっています。")


def _crosses(entry: Entry, text: Cleaned, start: int, end: int) -> bool:
    """Whether a stretch goes over the end of a line or a cell, or a space, where a word may well stand again."""
    return any(sign.isspace() for sign in entry.node.text[text.places[start] : text.places[end - 1]])


def _misprints(entry: Entry, text: Cleaned) -> Iterator[Remark]:
    for slip, pattern in _SLIPS:
        for found in pattern.finditer(text.text):
            message = f"「{found.group()}」は誤記と思われます。"
            yield MISPRINT.at(entry, text, found.start(), found.end(), message, f"「{slip.instead}」ではありませんか。")


def _brackets(entry: Entry, text: Cleaned) -> Iterator[Remark]:
    """A bracket without its fellow; the number of a list (1） has none by custom."""
    if "\t" in entry.node.text or _READ_AS.search(text.text):
        return
    waiting: list[tuple[str, int]] = []
    for at, sign in enumerate(text.text):
        pair = next((p for p in _PAIRS if sign in p), None)
        if pair is None:
            continue
        if sign == pair[0]:
            waiting.append((pair[1], at))
        elif waiting and waiting[-1][0] == sign:
            waiting.pop()
        elif waiting and any(pair[1] == sign for pair in _PAIRS if text.text[waiting[0][1]] == pair[0]):
            break
        elif not _LIST_SIGN.search(text.text[max(0, at - 4) : at + 1]):
            yield OPEN.at(entry, text, at, at + 1, f"「{sign}」に対応する始めの括弧がありません。")
            return
    if waiting:
        at = waiting[-1][1]
        yield OPEN.at(entry, text, at, at + 1, f"「{text.text[at]}」が閉じられていません。")


def _finished(subject: Subject) -> bool:
    """Whether the sentences of the 項 of a document end with a full stop, as nearly all do."""
    ends = [text.text[-1] in _ENDS for entry, text in subject.provisions if _sentence(entry, text)]
    return bool(ends) and sum(ends) >= 0.6 * len(ends)


def _sentence(entry: Entry, text: Cleaned) -> bool:
    return (
        entry.node.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM) and bool(text.text) and "\t" not in entry.node.text
    )


def _broken(entry: Entry, text: Cleaned) -> Iterator[Remark]:
    """A provision with nothing below it whose last words wait for more."""
    if not _sentence(entry, text) or entry.node.children:
        return
    stop = _STOPS.search(text.text) or (entry.node.kind is Kind.PARAGRAPH and _WAITS.search(text.text))
    if stop and not (entry.node.kind is not Kind.PARAGRAPH and stop.group() == "、"):
        start = max(0, len(text.text) - 12)
        yield BROKEN.at(entry, text, start, len(text.text), f"「…{text.text[start:]}」で文が切れています。")
