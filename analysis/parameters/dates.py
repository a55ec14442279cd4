"""Dates of a version: when it takes effect and when it was revised, on cover, in 附則, at the end and in the 改定履歴."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.text.written import PATTERNS, date, plain
from models.document import Document, Entry
from models.parameters import Parameter, Where

KEYS: Mapping[str, str] = {
    "enacted": r"制定|策定|発行|初版",
    "revision_date": r"改[訂定]第?[0-9.]*版|(?:最終|一部を?)?(?:改定|改訂|改正|更新|変更)|改版|(?i:last\s+updated|revised)",
    "effective_date": r"施行|実施|発効|適用(?:開始)?|効力(?=を|が|の?発生)|版|現在|(?i:effective)",
}
"""Key → the words that stand beside its dates. The date of 制定 counts as that of effect where no other is given."""

_DATE = re.compile(rf"(?<![0-9.])(?:{PATTERNS['date']})(?!\s*(?:法律|政令|省令|府令|条例|告示|[(]?法律))")
_WORDS = re.compile("|".join(f"(?P<{key}>{words})" for key, words in KEYS.items()))
_LINK = r"(?:\s*(?:・|/|、|及び|および|並びに|兼)\s*)"
_AFTER = re.compile(
    rf"[\s)\]】〕]*(?:より|から|付け?(?:で|に)?|に|をもって|(?:以降|以後)(?:に[^。\n]{{1,24}}?に(?:ついて)?)?)?、?\s*(?:これを)?\s*(?:第\s*[0-9一二三四五六七八九十]+\s*[回次]\s*)?(?P<said>{_WORDS.pattern})"
)
_AND = re.compile(r"\s*(?:[、・/,]|及び|および|並びに|\s)\s*")
"""Between two dates of one list: 改正　2019年4月1日、2021年7月1日."""
_BESIDE = re.compile(rf"(?:{_LINK}|(?=施行|実施|発効|適用))(?:{_WORDS.pattern})")
_BEFORE = re.compile(rf"(?P<said>{_WORDS.pattern})(?:年月日|日|開始日)?\s*(?:[:：=]|は、?)?[\s(\[【〔]*$")
_STATED = re.compile(
    r"(?:本|この|当|改正後の|変更後の)[^。]{0,16}?(?:約款|規約|規程|規則|契約|会則|ポリシー|規定|条件|覚書|要領|約定)[^。]{0,24}?(?:施行|実施|発効|効力|改定|改訂|改正|適用)"
)
_CAPTION = re.compile(r"附\s*則|施行|実施|発効|効力|改定|改訂|改正|制定")
_SIGNED = re.compile(r"[甲乙]\s*[:：]|署名|記名|押印|住\s*所")
_CONTRACT = re.compile(
    r"(?:本書|本契約書|この契約書)[^。\n]{0,12}[0-9一二三四五]\s*通|各自?\s*[1一]\s*通|記名押印|署名押印"
)
"""What is said where a contract is signed: a date that stands alone is then the day of signing."""


@dataclass(frozen=True, slots=True)
class _Dated:
    start: int
    end: int
    value: str
    after: tuple[str, ...]
    before: tuple[str, ...]


def dates(document: Document) -> Iterator[Parameter]:
    """The dates of the version, each beside the word that says what happened on it."""
    found = list(_of_passage("前文", document.title.text, Where.TITLE))
    found += [dated for entry in document.entries for dated in _of_entry(entry)]
    if _is_contract(document):
        found = [(key, parameter) for key, parameter in found if key != "alone"]
    keys = {key for key, _ in found}
    for key, parameter in found:
        if key == "alone" and "effective_date" in keys:
            continue
        if key == "enacted" and keys & {"effective_date", "revision_date", "alone"}:
            continue
        yield parameter


def _is_contract(document: Document) -> bool:
    """Whether the text is signed by two parties; terms for all (約款, 規約) are not."""
    title = "".join(document.title.text.split())
    if re.search(r"(?:契約|協定|合意)書|覚書$", title):
        return True
    return any(_CONTRACT.search(plain(entry.node.text)) for entry in document.entries)


def _of_entry(entry: Entry) -> Iterator[tuple[str, Parameter]]:
    part = entry.path.partition("/")[0]
    outside = not re.match("本則|特約|別表|別記", part)
    if outside:
        yield from _of_passage(entry.path, entry.node.heading.text, Where.HEADING)
    text = entry.node.text
    if outside or _CAPTION.search(entry.node.title) or _STATED.search(plain(text)):
        alone = outside and part != "改定履歴" and not _SIGNED.search(plain(text))
        yield from _of_passage(entry.path, text, Where.TEXT, alone=alone)


def _of_passage(path: str, raw: str, where: Where, *, alone: bool = False) -> Iterator[tuple[str, Parameter]]:
    """The dates with what happened on them; ``alone``: whether a date that fills its line counts."""
    text, offset = plain(raw), 0
    if not _DATE.search(text):
        return
    for line in text.split("\n"):
        dated = list(_dated(line))
        forward = sum(bool(d.before) for d in dated) > sum(bool(d.after) for d in dated)
        listed: tuple[str, ...] = ()
        reached = 0
        for d in dated:
            words = (d.before or d.after) if forward else (d.after or (d.before if len(dated) == 1 else ()))
            if forward and not words and _AND.fullmatch(line, reached, d.start):
                words = listed
            listed, reached = words, d.end
            for key in words or _alone(line, d, alone):
                start, end = offset + d.start, offset + d.end
                real = "revision_date" if key == "revision_date" else "effective_date"
                yield key, Parameter(real, d.value, path, start, end, raw[start:end], where)
        offset += len(line) + 1


def _dated(line: str) -> Iterator[_Dated]:
    """The dates of a line with the words directly after and before each."""
    matches = list(_DATE.finditer(line))
    for at, match in enumerate(matches):
        value = date(line, *match.span())
        if value is None:
            continue
        last = matches[at - 1].end() if at else 0
        following = matches[at + 1].start() if at + 1 < len(matches) else len(line)
        after = _AFTER.match(line, match.end(), following)
        before = _BEFORE.search(line[last : match.start()])
        end = after.end() if after else match.end()
        start = last + before.start() if before and not after else match.start()
        beside = _BESIDE.match(line, end, following) if after else None
        said = tuple(key for m in (after, beside) if m for key in KEYS if m[key])
        yield _Dated(start, end, str(value), said, tuple(key for key in KEYS if before and before[key]))


def _alone(line: str, dated: _Dated, allowed: bool) -> tuple[str, ...]:
    """A date that fills its line says which version this is."""
    rest = line[: dated.start] + line[dated.end :]
    return ("alone",) if allowed and not re.sub(r"[\s()\[\]【】以上第版付.]", "", rest) else ()
