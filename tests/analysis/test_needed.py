"""A sieve of many patterns passes by none that is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.subjects.lexicon import OUTSIDE, ROWS
from analysis.subjects.lexicon.row import Row
from analysis.text.needed import Sieve, needed
from corpus.samples import samples

PATTERNS = (
    "料金|会費(?:等)?の支払",
    "(?:解約|退会)[^。]{0,9}?(?:届|申出)",
    "(?<!未)払い?込",
    "^[一-龥]{1,3}料$",
    "[甲乙]は、?[^。]*負担",
    "(?:請求|支払)(?=方法)",
    "(?:ab){2}c?",
    "(?i:Ab)c",
    "x*",
    "[^a]b",
    "(?:|b)c{0,2}",
    "[]a-]b|[料金]x{,2}c{1}",
    r"\u6599\x61+?\.|\d\n[\]\u91d1][^\]x]",
    "(?P<one>料|金)(?P=one)支",
    "(料|金)\\1払{2,}",
    "a{b}|c{,}x|[a-c-]料金",
    r"\b(?:料金)*支払\Z|\AX",
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("料金|会費", {"料金", "会費"}),
        ("[甲乙]は.*負担する", {"負担する"}),
        ("(?:初期|月額)費用", {"初期費用", "月額費用"}),
        ("いろは?", {"いろ", "いろは"}),
        ("(?:いろは)+に", {"いろは"}),
        ("(?i:ab)", None),
        ("(?i)ab", None),
        ("a*|b", None),
        ("[0-9]円?", None),
        (r"\u6599金\.", {"料金."}),
        ("(?:から|まで)(?=(?:請求|届出)があ)", {"から", "まで"}),
        ("(?P<one>料金)(?P=one)|(?!会)会費", {"料金", "会費"}),
        ("[]料-]金|(?#[()支", {"]金", "料金", "-金", "支"}),
        ("(?x: a b)支", None),
        ("(?x) 料 金", None),
        ("料{1}金{0,1}|会{2,3}[^費]", {"料", "会"}),
        ("いろ|いろは|a{b}", {"いろ", "いろは", "a{b}"}),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, words: set[str] | None) -> None:
    assert needed(pattern) == words


@given(st.sampled_from(PATTERNS), st.data())
def test_whatever_a_pattern_finds_has_a_word_that_it_needs(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    words = needed(pattern)
    assert words is None or any(word in text for word in words)


@given(st.text("料金会費等の支払解約退会届申出未込甲乙は、負担。abcx", max_size=30))
def test_no_pattern_is_passed_by_that_is_found(text: str) -> None:
    possible = Sieve([needed(pattern) for pattern in PATTERNS]).possible(text)
    assert possible == sorted(possible)
    assert {at for at, pattern in enumerate(PATTERNS) if re.search(pattern, text)} <= set(possible)


@pytest.mark.parametrize("row", [*ROWS, *OUTSIDE], ids=lambda row: row.key)
def test_no_cue_of_the_lexicon_is_passed_by_that_is_found(row: Row) -> None:
    cues = (*row.heading_cues, *row.text_cues)
    sieve = Sieve([needed(cue.regex.pattern) for cue in cues])
    paragraphs = [text for sample in samples() for text in sample.read().decode().split("\n") if text]
    for text in (*row.yes, *row.no, *paragraphs[::7]):
        assert {at for at, cue in enumerate(cues) if cue(text)} <= set(sieve.possible(text))
