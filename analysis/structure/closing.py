"""Loose text after the last provision: 以上, copyright, dates, who signed, tables without a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.structure import markers
from analysis.structure.skeleton import NOTE_OF_CHANGE, Text, caption_row, has_mark
from analysis.structure.spaced_captions import RANK

_DATE = r"(?:(?:19|20)\d\d|(?:令和|平成|昭和)\s*(?:\d{1,2}|元))\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?"
_BLANK = r"(?:令和|平成|西暦|20)?\s*[0-9_]{0,4}\s*年\s+[0-9_]{0,2}\s*月\s+[0-9_]{0,2}\s*日"
"""A date to be filled in."""
_EVENT = "制定|改定|改訂|改正|施行|実施|発効|更新|策定|公開|適用"
_WHAT = r"(?:第?\d{1,3}[回版]\s*|最終|一部)?"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a row that stands behind the last provision looks like, from its first character on."""

    name: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


ENDINGS = (
    Ending(
        "the_end",
        r"[-―─=*~\s]*(?:(?:本|利用)?[一-龥ァ-ヶー]{2,8}は、?)?以\s*上(?:です|となります|になります)?\s*[-―─=*~。]*$|[(【]?以下\s*余白[)】]?$",
        yes=("以上", "以　上", "（以下余白）", "- 以上 -", "--- 利用規約は以上です ---", "以上です。"),
        no=("以上の者は", "以上を", "対象は18歳以上です。"),
    ),
    Ending(
        "way_back",
        r"[<＜〈←▲△《\[(]?\s*[^。、]{0,12}(?:トップ|ホーム|TOP|HOME|前の|元の)[^。、]{0,6}(?:に|へ)(?:戻る|もどる)[^。、]{0,12}$",
        yes=("← トップに戻る", "＜支部のトップに戻る＞", "店のホームへ戻る / 利用規約", "前のページに戻る"),
        no=("前の状態に戻ることを防ぐ。", "契約前の状態に戻すものとします", "ホームに戻る方は、"),
    ),
    Ending(
        "rights",
        r"©.*|copyright\b.*|\(c\)\s*(?:copyright|(?:19|20)\d\d|[a-z][^。]*(?:reserved|inc|ltd|corp)\b).*",
        yes=("© 2020 ひなた", "Copyright (C) 2020", "(C) 2020 ひなた", "(c) Hinata Inc."),
        no=("著作権は、当社に帰属します。", "(c) 契約者が退会した場合", "（Ｃ）に定める額"),
    ),
    Ending(
        "attestation",
        r"(?:以上|上記|後日|(?:本|この)[一-龥]{1,6})[^。]{0,40}?"
        r"(?:を証し|を?証する|の証(?:し)?として|を証明する|[0-9一二三四五六七八九十弐参壱]\s*通を?(?:作成|作製|作り)"
        r"|(?<=設立)(?:のため|するため)[^。]{0,60}定款を作成)",
        yes=(
            "本契約の成立を証するため、本書２通を作成し、",
            "上記契約の締結を証するため",
            "以上、契約締結の証として本書を",
            "以上、有限会社ひなたの設立のため、発起人は、本定款を作成し、",
            "以上、ひなた法人を設立するため、この定款を作成し、",
        ),
        no=("本契約の当事者は、", "以上の場合には、証明書を", "本人は、身分を示す書類を"),
    ),
    Ending(
        "date",
        rf"[(【\[]?\s*(?:{_DATE}|{_BLANK})\s*[)】\]]?$",
        yes=("2024年4月1日", "令和６年４月１日", "（2024.4.1）", "令和　　年　　月　　日", "年　　月　　日"),
        no=("2024年4月1日から施行する。", "2024年4月1日改定", "年月日", "毎年　月　日"),
    ),
    Ending(
        "event",
        rf"[(【\[]?\s*(?:附則\s*)?(?:[本当]?(?:利用|会員)?(?:規約|約款|会則|ポリシー))?{_WHAT}(?:(?:{_EVENT})年?月?日?)?\s*[:：]?\s*{_DATE}\s*{_WHAT}(?:(?:{_EVENT}|版)(?:日|する)?)?"
        rf"(?:\s*[・/]?\s*(?:{_EVENT}))?(?:[\s、/]+{_DATE}\s*{_WHAT}(?:{_EVENT}))*\s*[)】\]]?$",
        yes=(
            "2024年4月1日改定",
            "規約制定：2024年4月1日",
            "制定日：2020年4月1日",
            "2020年4月1日　制定・施行",
            "（最終改定：2023/10/01）",
            "2021年10月1日制定　2023年4月1日改定",
        ),
        no=("2024年4月1日に改定した料金は、", "改定日の翌日", "2021年10月1日制定、2023年4月1日改定の規約"),
    ),
)
_PATTERNS = {rule.name: re.compile(rule.pattern, re.IGNORECASE) for rule in ENDINGS}


def ending(line: str) -> str | None:
    """The first rule of ENDINGS that a narrowed line follows."""
    return next((name for name, pattern in _PATTERNS.items() if pattern.match(line)), None)


def closing_rows(text: Text, first: int, last: int, *, annex: bool, supplement: bool) -> int:
    """Where loose text after the last provision begins (以上, copyright, dates); ``last`` if nowhere.

    ``annex``: tables may hold dates anywhere; only an unbroken run of such rows at the end closes one.
    ``supplement``: in a 附則, 2024年4月1日改定 is a provision.
    """
    if annex:
        begin = last
        while begin > first and _ends(text, begin - 1, (None,)):
            begin -= 1
        return begin
    none = (None, "event") if supplement else (None,)
    return next((i for i in range(first, last) if _ends(text, i, none)), last)


def _ends(text: Text, i: int, none: tuple[str | None, ...]) -> bool:
    """Row ``i`` closes the text: it begins anew there, or says so below white however full the row above is (以上)."""
    name = ending(text.rows[i].text)
    return name not in none and (text.breaks[i] > 0 or (name == "the_end" and text.rows[i].gap > 0))


def headed_rows(text: Text, first: int, last: int, rank: int) -> int:
    """Where a heading begins what a web page says behind the terms (お問い合わせ, 同意); ``last`` if nowhere.

    The file marks it as a heading, of the rank of the 条 or above (``rank``; of any rank where they have none).
    """
    for i in range(first, last):
        row = text.rows[i]
        ends = text.rows[i - 1].text[-1] in _ENDED or text.rows[i - 1].cell is not None
        heads = 0 < row.rank < RANK and (row.rank <= rank or not rank) and not caption_row(row)
        if heads and i > first and ends and not has_mark(row.text):
            return i
    return last


_ENDED = "。．)）」"
_SIGNED = re.compile(
    r"株式会社|有限会社|合同会社|法人|組合|協会|代表|住所|所在地|〒|電話|TEL|Ver|版|[0-9]\s*年|[0-9]{4}[./]",
    re.IGNORECASE,
)


def signature_rows(text: Text, first: int, last: int) -> int:
    """Where lines of who and when (company, representative, version) begin after the last sentence; ``last`` if nowhere."""
    begin = last
    while begin > first and _loose(text, begin - 1):
        begin -= 1
    rows = text.rows[begin:last]
    if (
        not rows
        or begin == first
        or not text.rows[begin - 1].text.endswith("。")
        or _INTRODUCES.search(text.rows[begin - 1].text)
    ):
        return last
    return begin if any(_SIGNED.search(row.text) for row in rows) else last


def _loose(text: Text, i: int) -> bool:
    """A short row that is no sentence, bears no mark and begins a block."""
    row = text.rows[i]
    short = len(row.text) <= 40 and "。" not in row.text and not row.cell
    plain = not has_mark(row.text) and markers.bullet(row.text) is None and ending(row.text) != "event"
    plain = plain and not NOTE_OF_CHANGE.match(row.text)
    return short and text.breaks[i] > 0 and plain


_INTRODUCES = re.compile(r"次の|以下の|下記|下表|[とど]おり|通り|表に")


def table_rows(text: Text, first: int, last: int) -> int:
    """Where a table without heading begins after the last sentence; ``last`` where everything is sentences."""
    for i in range(first, last):
        row = text.rows[i]
        if i == first or "。" in row.text or text.breaks[i] <= 0 or not text.rows[i - 1].text.endswith("。"):
            continue
        if _INTRODUCES.search(text.rows[i - 1].text):
            continue
        if (row.cell and not text.rows[i - 1].cell) or (len(row.text.split()) >= 5 and not has_mark(row.text)):
            return i
    return last
