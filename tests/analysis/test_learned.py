"""What was learned of topics, and how it is kept."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.subjects.learned import weights
from analysis.subjects.learned.beliefs import Learned, beliefs, packed, unpacked
from analysis.subjects.learned.grams import spelt, stretches
from analysis.subjects.parties import Roles, mask
from analysis.subjects.topics import read
from learning.marked import examples, fingerprint

PLAIN = (
    ("governing_law", "どこの法律によるか", "この取決めの読み方は、日本の法律に従います。"),
    ("antisocial", "暴力団等との関わり", "暴力団員であることが分かったときは、直ちに約束を解きます。"),
    ("service_hours", "あいている時間", "窯場は朝九時に開き、夕方五時に閉めます。"),
    ("tax", "消費税", "前条の額には、消費税に相当する額が加わります。"),
    ("subcontracting", "外注", "窯元は、絵付けの仕事を他の職人に請け負わせることができます。"),
)


def likeliest(caption: str, text: str) -> str:
    likely = beliefs(mask(caption, Roles()), mask(text, Roles()))
    return max(likely, key=lambda key: likely[key])


@pytest.mark.parametrize(("topic", "caption", "text"), PLAIN)
def test_a_topic_is_learned_that_no_document_words_in_this_way(topic: str, caption: str, text: str) -> None:
    assert likeliest(caption, text) == topic
    assert not any(text.rstrip("。") in each.text for each in examples())


def test_what_was_learned_belongs_to_the_documents_that_are_there() -> None:
    assert fingerprint() == weights.LEARNED_FROM, "python -m learning"


def test_where_nothing_speaks_nothing_is_believed_to_be_certain() -> None:
    assert read(mask("標識", Roles()), (mask("標識は、入口の見やすい場所に掲げる。", Roles()),)).keys == ("other",)


def test_saying_a_thing_twice_makes_it_no_likelier() -> None:
    assert beliefs("", "料金を支払う。" * 2) == beliefs("", "料金を支払う。" * 5)


@given(st.text(max_size=40), st.text(max_size=400))
def test_beliefs_are_shares_whatever_the_text(caption: str, text: str) -> None:
    assert all(0 <= belief <= 1 for belief in beliefs(caption, text).values())


@given(st.text(st.characters(max_codepoint=0xFFFF, min_codepoint=0x20, exclude_categories=["Cs"]), max_size=40))
def test_each_stretch_stands_in_the_text_it_comes_from(text: str) -> None:
    found = stretches("", text).text
    assert all(spelt(gram) in text for gram in found)
    assert len(set(found.tolist())) == len(found)


def tables() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    known = stretches("料金", "利用料金を支払う").text
    steps = np.arange(len(known) * 2, dtype=np.int8).reshape(-1, 2)
    return known, np.full(len(known), 1.5, dtype=np.float32), steps, np.array([0.25, -3.0], dtype=np.float32)


def test_tables_are_unpacked_as_they_were_packed() -> None:
    known, rarity, steps, bias = tables()
    learned = unpacked(("fees", "payment"), 0.5, packed(known, rarity, steps, bias))
    assert np.array_equal(learned.known, known)
    assert np.array_equal(learned.rarity, rarity)
    assert np.array_equal(learned.weights, steps * 0.5)
    assert np.array_equal(learned.bias, bias)


def test_tables_that_do_not_fit_together_are_refused() -> None:
    known, rarity, steps, bias = tables()
    with pytest.raises(ValueError, match="fit together"):
        Learned(("fees",), known, rarity, steps.astype(np.float32), bias)
    with pytest.raises(ValueError, match="ascend"):
        Learned(("fees", "payment"), known[::-1], rarity, steps.astype(np.float32), bias)
