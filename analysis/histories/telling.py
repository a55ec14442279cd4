"""A document's 改定履歴 read as data: days, reasons, 改定箇所 and what is said of each.

Providers write it as a table (改定箇所 | 改定の内容), as a list of articles below a day, or as one line a revision
(2023/10/1　第3条、第5条第2項改定).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.changes.references import label
from analysis.text.narrow import fold, narrow
from analysis.text.written import PATTERNS, date
from models.claims import Amendment, Claim, Place, Said
from models.document import Document

PART = "改定履歴"
_N = "(?:[0-9]+|[〇一二三四五六七八九十百]+)"
_ARTICLE = f"第 ?{_N} ?条(?: ?の ?{_N}(?![か箇ヶカヵ年月日]))*"
_BELOW = f"(?:第 ?{_N} ?項(?: ?の ?{_N})?)?(?:第 ?{_N} ?号(?: ?の ?{_N})?)?"
_PART = "附則|前文|特約|別表(?:第?[0-9一二三四五六七八九十]+)?|別紙(?:第?[0-9一二三四五六七八九十]+)?|別記"
_CAPTION = r"(?: ?[(\[【]([^()\[\]【】]{1,40})[)\]】])?"
_PLACE = re.compile(
    rf"(?P<old>旧|改[定正]前の?)?(?:本則)?(?P<label>{_ARTICLE}|{_PART}){_CAPTION}(?P<below>{_BELOW})"
    rf"(?P<more>(?: ?(?:及び|並びに|、|,|・|と|から|~|〜) ?(?:第 ?{_N} ?[項号])+(?:まで)?)*)"
    rf"(?: ?(?:から|ないし|乃至|~|〜|-) ?(?:旧)?(?P<last>{_ARTICLE})(?: ?まで)?)?"
)
_JOIN = re.compile(r"^\s*(?:及び|並びに|、|,|・|と|/|;)?\s*$")
_UNIT = re.compile(rf"第 ?{_N} ?([項号])")
_BULLET = re.compile(r"^[\s⚫●■○◆・*\-※]*")
_DATE = re.compile(PATTERNS["date"])
_REASON = re.compile("^(?:改[定訂正]の?)?(?:理由|趣旨|目的)[ :]?")
_HEADER = re.compile("^(?:改[定訂正]箇所|変更箇所|対象条項|条項|箇所|版数?|日付)[ :]*(?:$|\t)")
_NOTICE = re.compile("(?:公表|周知|掲載|告知|公布|発表|通知)")
_EFFECT = re.compile("(?:施行|適用|効力|実施|発効)")

_SAID = (
    (Said.REFERENCES, re.compile("引用(?:する|条|箇所).{0,6}番号|条番号の(?:修正|整理|変更)|参照.{0,4}(?:番号|条)")),
    (Said.RENUMBERED, re.compile("繰り?[下上]げ|条ずれ|条番号を?.{0,6}(?:変更|ずら)|番号を(?:改め|変更)")),
    (Said.MOVED, re.compile("移動(?!に伴)|移した|移設|に移(?:し|す)")),
    (Said.HEADING, re.compile("見出し")),
    (Said.INSERTED, re.compile("新設(?!に伴)|新たに(?:設け|追加|規定)|^追加|条を追加")),
    (Said.DELETED, re.compile("(?:を|^)?(?:全部)?削除(?!に伴)(?:した|しました|。|$)|廃止した")),
    (
        Said.WORDING,
        re.compile(
            "字句|軽微|誤[字記植]|表記の|表現の|内容の変更は(?:ない|ありません)|実質的?な?変更は(?:ない|ありません)|本文の変更は(?:ない|ありません)"
        ),
    ),
)


@dataclass(slots=True)
class _Draft:
    day: str
    start: int
    end: int
    claims: list[Claim] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    noticed: str = ""
    effective: str = ""
    in_reason: bool = False

    def made(self) -> Amendment:
        reason = " ".join(self.reasons)
        return Amendment(self.day, tuple(self.claims), reason, self.start, self.end, self.noticed, self.effective)


def told(document: Document) -> tuple[Amendment, ...]:
    """The revisions that a document tells of itself, the oldest first; nothing where it has no 改定履歴."""
    entry = next((e for e in document.entries if e.path.startswith(PART) and e.node.text), None)
    if entry is None:
        return ()
    headings = frozenset(fold(each.node.title) for each in document.entries if each.node.heading)
    drafts: list[_Draft] = []
    at = 0
    for line in entry.node.text.split("\n"):
        _read_line(line, at, drafts, headings)
        at += len(line) + 1
    return tuple(sorted((draft.made() for draft in drafts), key=lambda each: each.day))


def _read_line(line: str, at: int, drafts: list[_Draft], headings: frozenset[str]) -> None:
    """Adds what one line says to the drafts: a new revision, a reason, a claim."""
    plain = _plain(line)
    day = _day_of(plain)
    if day:
        found, end = day
        drafts.append(_Draft(found, at, at + len(line)))
        _days(plain, drafts[-1])
        at, plain, line = at + end, plain[end:], line[end:]
    if not drafts:
        return
    draft = drafts[-1]
    draft.end = max(draft.end, at + len(line))
    if reason := _REASON.match(plain.strip()):
        draft.in_reason = True
        draft.reasons.append(plain.strip()[reason.end() :])
        return
    if _HEADER.match(plain.strip()):
        draft.in_reason = False
        return
    claims = list(_claims(line, plain, at, headings))
    if claims:
        draft.in_reason = False
        draft.claims += claims
    elif draft.in_reason and not day:
        draft.reasons.append(plain.strip())


_BRACKETS = str.maketrans("［］【】〔〕", "[][][]")


def _plain(line: str) -> str:
    """Narrow signs, one for each of the line; the tabs between cells stay."""
    return "\t".join(narrow(cell) for cell in line.split("\t")).translate(_BRACKETS)


def _day_of(plain: str) -> tuple[str, int] | None:
    """The day with which a line begins, and where it ends; in a table also in its second or third cell."""
    start = 0
    for cell in plain.split("\t")[:3]:
        lead = _BULLET.match(cell)
        begin = start + (lead.end() if lead else 0)
        found = _DATE.match(plain, begin)
        if found and (day := date(plain, *found.span())):
            return str(day), found.end()
        start += len(cell) + 1
    return None


def _days(plain: str, draft: _Draft) -> None:
    """The days of notice and of effect that the line of a revision gives: 2025年3月1日公表、2025年4月1日施行."""
    for found in _DATE.finditer(plain):
        day = date(plain, *found.span())
        if day is None:
            continue
        before, after = plain[max(0, found.start() - 6) : found.start()], plain[found.end() : found.end() + 6]
        if _EFFECT.search(after) or (_EFFECT.search(before) and not _NOTICE.search(after)):
            draft.effective = str(day)
        elif _NOTICE.search(after) or _NOTICE.search(before):
            draft.noticed = str(day)


def _claims(line: str, plain: str, at: int, headings: frozenset[str]) -> Iterator[Claim]:
    """The claims of a line: places in the first cell and words in the next, or places with the words behind them."""
    cells = plain.split("\t")
    if len(cells) > 1:
        first = next((k for k, cell in enumerate(cells) if _PLACE.match(cell.strip())), None)
        if first is None:
            return
        start = at + sum(len(cell) + 1 for cell in cells[:first])
        offset = start - at
        words = line[offset + len(cells[first]) + 1 :]
        places = list(_places(cells[first], start))
        yield Claim(tuple(places), _said(narrow(words) or cells[first]), words.replace("\t", " ").strip())
        return
    yield from _in_line(line, plain, at, headings)


def _in_line(line: str, plain: str, at: int, headings: frozenset[str]) -> Iterator[Claim]:
    """Claims of a line without cells; each run of places takes the words up to the next one.

    第6条 申込の承諾 in a list of articles has its caption without brackets.
    """
    found = [match for match in _PLACE.finditer(plain) if _begins(plain, match)]
    groups: list[list[re.Match[str]]] = []
    for match in found:
        if groups and _JOIN.match(plain[groups[-1][-1].end() : match.start()]):
            groups[-1].append(match)
        else:
            groups.append([match])
    for k, group in enumerate(groups):
        end = groups[k + 1][0].start() if k + 1 < len(groups) else len(plain)
        words = line[group[-1].end() : end].strip()
        places = [_place(match, at) for match in group]
        bare = narrow(words)
        if len(places) == 1 and not places[0].caption and (_is_caption(bare) or fold(bare) in headings):
            places, words = [replace(places[0], caption=bare)], ""
        yield Claim(tuple(places), _said(bare), words)


def _begins(plain: str, match: re.Match[str]) -> bool:
    """Whether a number stands at the beginning of what is said of it, and not within a sentence."""
    start = match.start()
    return (
        start == 0
        or not plain[start - 1].isalnum()
        or plain[start - 1] in "条項号旧前"
        or (plain[match.end() : match.end() + 1] == " " and "条" in match["label"])
    )


_VERBS = re.compile("変更|改[定訂正め]|追加|削除|修正|新設|移|繰|見直|整理|[。、]|した|する|ます")


def _is_caption(words: str) -> bool:
    return 2 <= len(words) <= 60 and not _VERBS.search(words[-6:])


def _places(cell: str, at: int) -> Iterator[Place]:
    for found in _PLACE.finditer(cell):
        yield _place(found, at)


def _place(found: re.Match[str], at: int) -> Place:
    name, last = _label(found["label"]), _label(found["last"]) if found["last"] else ""
    caption = found.group(3) or ""
    below = tuple(_below(found["below"], found["more"] or ""))
    old = bool(found["old"])
    return Place(name, last or name, below, caption, old, at + found.start(), at + found.end())


def _label(written: str) -> str:
    return label(written.replace(" ", ""))


def _below(first: str, more: str) -> Iterator[str]:
    """第2項, 第1項/第6号 … of 第2項, 第6号, and 第1項及び第3項; a 号 without 項 is one of the first 項 or of the only one."""
    paragraph = ""
    text = (first + more).replace(" ", "")
    if not text:
        return
    for found in re.finditer(rf"(?:(?P<p>第{_N}項(?:の{_N})?))?(?P<i>第{_N}号(?:の{_N})?)?", text):
        if not found.group():
            continue
        if found["p"]:
            paragraph = label(found["p"])
        if found["i"]:
            yield f"{paragraph or '第1項'}/{label(found['i'])}"
        else:
            yield paragraph


def _said(words: str) -> frozenset[Said]:
    """What a row says became of its places; that they changed, where it says nothing else."""
    found = {kind for kind, pattern in _SAID if pattern.search(words)}
    if Said.REFERENCES in found:
        found.discard(Said.RENUMBERED)  # 引用する条の番号を改めた
    return frozenset(found or {Said.CHANGED})
