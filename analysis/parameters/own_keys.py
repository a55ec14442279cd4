"""Keys that a user adds: rows in a small language of words, alternatives and values, made into rules.

    監査｜立入検査              one of two words
    〔期間〕（以上｜）前        a length of time, 以上 perhaps, 前
    違約金…〔金額〕             up to forty characters of the same sentence between

Values are 〔期間〕 〔率〕 〔割合〕 〔金額〕 〔倍率〕 〔月日〕 and 〔数値〕 (any of the first five). A pattern without one gives the words
that it finds. It is no regular expression: words are taken as they stand, of alternatives the longest that fits counts
and is not tried again, and there are few gaps, so that no row and no document can keep the program busy for long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.parameters.aliases import renaming
from analysis.parameters.circumstances import circumstances
from analysis.parameters.clauses import clauses
from analysis.parameters.engine import captions, run
from analysis.parameters.examples import document as example_document
from analysis.parameters.labels import LABELS, spoken
from analysis.parameters.parties import parties
from analysis.parameters.rules import Rule
from analysis.parameters.rulings import ordered
from analysis.parameters.vocabulary import compiled
from analysis.text.narrow import fold
from analysis.text.written import plain
from models.document import Document
from models.keys import KeyRow
from models.parameters import Parameter

SLOTS = {"期間": "期間", "率": "率", "割合": "歩合", "金額": "金額", "倍率": "倍率", "月日": "月日"}
"""A value as a user writes it → as patterns of rules do."""
ANY = "数値"
_LONGEST, _MOST_GAPS, _MOST_WORDS = 200, 2, 40
_EDGE = "、。，．, \t\n　"
_KEY = re.compile(r"[a-z][a-z0-9_]{0,40}(?:\.[a-z][a-z0-9_]{0,40})?")
_PARTS = re.compile(r"〔([^〔〕]*)〕|[（(]([^（()）]*)[)）]|(…+|〜)|([^〔〕（()）…〜]+)|(.)")


class WrongRow(ValueError):  # noqa: N818 -- it says what the row is
    """A row that cannot be a rule: ``reason`` and ``remedy`` are Japanese sentences for whoever wrote it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}{remedy}")
        self.reason, self.remedy = reason, remedy


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key that a user added: how it is called, the row it comes from, and the rules that find it."""

    key: str
    label: str
    row: KeyRow
    rules: tuple[Rule, ...]


def own_key(row: KeyRow, first: OwnKey | None = None) -> OwnKey:
    """The key of one row, or WrongRow; ``first`` is what an earlier row made of the same key."""
    if first and first.label != row.label:
        raise WrongRow(f"「{row.key}」に二つの項目名があります。", "同じキーの行には同じ項目名を書いてください。")
    if not _KEY.fullmatch(row.key):
        raise WrongRow(
            f"キー「{row.key[:40]}」は使えません。", "audit.notice のように、英小文字と下線で書いてください。"
        )
    if row.key in LABELS:
        raise WrongRow(f"キー「{row.key}」は組み込みの項目です。", "別の名前を付けてください。")
    if not row.yes or not row.no:
        raise WrongRow("例が足りません。", "当たる例と当たらない例を、少なくとも一つずつ書いてください。")
    return OwnKey(row.key, row.label, row, tuple(_rules(row)))


def _rules(row: KeyRow) -> Iterator[Rule]:
    slots = re.findall("〔([^〔〕]*)〕", row.value)
    if len(slots) > 1:
        raise WrongRow("値の書き方に〔…〕が二つ以上あります。", "値は一つの行に一つにしてください。")
    kinds = list(SLOTS)[:5] if slots == [ANY] else slots[:1]
    about, unless = regular(row.about, "話題"), regular(row.unless, "除く")
    for kind in kinds or [""]:
        find = regular(row.value, "値の書き方", kind)
        if not find:
            raise WrongRow("値の書き方が空です。", "見つける言葉か〔期間〕などを書いてください。")
        if compiled(find).match(""):
            raise WrongRow(
                "値の書き方が、何もないところにも当たります。", "必ず現れる言葉か〔期間〕などを書いてください。"
            )
        value = f"{{{SLOTS[kind]}}}" if kind else "{名}"
        words = f"《{find}》" if kind else f"《(?P<名>{find})》"
        yield Rule(row.key, find=words, value=value, about=about, unless=unless, yes=dict(row.yes), no=row.no)


def regular(pattern: str, column: str, slot: str = "") -> str:
    """A pattern of the small language as one of rules; ``slot`` is the value that 〔…〕 stands for (empty: none may).

    >>> regular("監査｜立入検査", "話題")
    '(?>立入検査|監査)'
    >>> regular("〔期間〕（以上｜）前", "値の書き方", "期間")
    '【期間】(?>以上|)前'
    """
    pattern = plain(pattern.strip())
    if len(pattern) > _LONGEST:
        raise WrongRow(f"{column}が長すぎます（{_LONGEST} 字まで）。", "行を分けてください。")
    if not pattern:
        return ""
    if stray := re.search("[【】《》]", pattern):
        raise WrongRow(f"{column}に {stray[0]} は使えません。", "除いてください。")
    if not re.search("[〔…〜(]", pattern):
        return _choice(pattern, column)
    found, gaps = "", 0
    for value, choice, gap, words, stray in _PARTS.findall(pattern):
        if stray or (not words and not gap and not choice and not value):
            raise WrongRow(f"{column}の括弧が閉じていません。", "〔 〕と（ ）を対にし、中に括弧を入れないでください。")
        if words and not words.strip(_EDGE):
            raise WrongRow(f"{column}に、句読点だけの言葉があります。", "言葉をつなげて書いてください。")
        gaps += bool(gap)
        if value:
            found += _slot(value, column, slot)
        elif words and "|" in words:
            raise WrongRow(f"{column}の ｜ の範囲が分かりません。", "（前｜以内）のように括弧で囲んでください。")
        else:
            found += "〜" if gap else re.escape(words) if words else _choice(choice, column)
    if gaps > _MOST_GAPS:
        raise WrongRow(f"{column}の … が多すぎます（{_MOST_GAPS} つまで）。", "減らしてください。")
    if found.startswith("〜") or found.endswith("〜"):
        raise WrongRow(f"{column}が … で始まるか終わっています。", "端の … を除いてください。")
    return found


def _slot(name: str, column: str, slot: str) -> str:
    known = "・".join(f"〔{each}〕" for each in (*SLOTS, ANY))
    if not slot:
        raise WrongRow(f"{column}には〔{name[:20]}〕を書けません。", "〔…〕は値の書き方の列だけに書いてください。")
    if name not in (*SLOTS, ANY):
        raise WrongRow(f"〔{name[:20]}〕という値はありません。", f"使えるのは {known} です。")
    return f"【{SLOTS[slot]}】"


def _choice(words: str, column: str) -> str:
    """One of several words, the longest first; none of them is tried again."""
    each = list(dict.fromkeys(words.split("|")))
    if any(word and not word.strip(_EDGE) for word in each):
        raise WrongRow(f"{column}に、句読点だけの言葉があります。", "言葉をつなげて書いてください。")
    if len(each) > _MOST_WORDS:
        raise WrongRow(f"{column}の選択肢が多すぎます（{_MOST_WORDS} 個まで）。", "行を分けてください。")
    if not any(each):
        raise WrongRow(f"{column}の（ ）が空です。", "言葉を書いてください。")
    longest = sorted(each, key=len, reverse=True)
    return f"(?>{'|'.join(map(re.escape, longest))})" if len(each) > 1 else re.escape(each[0])


def extracted(document: Document, keys: Sequence[OwnKey]) -> tuple[Parameter, ...]:
    """Every value of added keys, in document order; of two that overlap the one with more words."""
    rules = [rule for each in keys for rule in each.rules]
    if not rules:
        return ()
    whole, titles = plain(document.source.text), captions(document)
    names, renamed = parties(whole), renaming(whole)
    signs = {"": tuple(each.key for each in keys)}
    found = [
        parameter
        for clause in clauses(document, renamed)
        for rule in rules
        for _, parameter in run((rule,), clause, names, titles, signs)
    ]
    kept: dict[tuple[str, str, int], Parameter] = {}
    for p in sorted(set(found), key=lambda p: (p.start - p.end, p.key, p.path, p.start, p.value)):
        if not any((k.key, k.path) == (p.key, p.path) and k.start < p.end and p.start < k.end for k in kept.values()):
            kept[p.key, p.path, p.start] = p
    return tuple(circumstances(document, ordered(document, kept.values()), renamed))


def faults(own: OwnKey) -> Iterator[str]:
    """A Japanese sentence for each example that does not come out as the row says."""
    for example, expected in own.row.yes:
        values = [p.value for p in extracted(example_document(example), (own,))]
        if not values or not all(right(own, value, expected) for value in values):
            wanted = expected or "何かの値"
            yield f"当たる例「{example}」から {wanted} が読み取れるはずが、{said_of(own, values)} でした。"
    for example in own.row.no:
        if values := [p.value for p in extracted(example_document(example), (own,))]:
            yield f"当たらない例「{example}」から {said_of(own, values)} が読み取られました。"


def right(own: OwnKey, value: str, expected: str) -> bool:
    """Whether a value is the expected one, written as in the grammar, as a reader is told, or as the text has it."""
    return not expected or fold(expected) in (fold(value), fold(spoken(own.key, value)))


def said_of(own: OwnKey, found: Sequence[str]) -> str:
    """Values that were found, as a reader is told."""
    return "・".join(spoken(own.key, value) for value in found) or "なし"
