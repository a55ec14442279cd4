"""Shortcuts of alignment give what the long way gives, to the last bit."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from analysis.alignment import evidence
from analysis.alignment.carried import sentences
from analysis.alignment.letters import Letters
from analysis.alignment.reading import Weights
from analysis.text.units import units

SAID = st.lists(st.dictionaries(st.sampled_from("約款料金解約通知"), st.floats(0.01, 9), max_size=6), max_size=7)
WORDS = st.lists(st.sampled_from(["契約", "を", "解約", "する", "", "30日前"]), max_size=12)


def cosine(one: Weights, other: Weights) -> float:
    """As one would write it down, key by key in the order of the first."""
    product = 0.0
    for key, weight in one.items():
        if key in other:
            product += weight * other[key]
    lengths = [sqrt(sum(weight * weight for weight in each.values())) or 1.0 for each in (one, other)]
    return product / (lengths[0] * lengths[1])


@pytest.mark.parametrize("at_once", [1, 3, 500_000])
@given(left=SAID, right=SAID)
def test_the_cosines_of_all_pairs_are_those_of_each_pair(
    left: list[Weights], right: list[Weights], at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evidence, "_AT_ONCE", at_once)
        found = evidence._cosines(left, right)
    assert found.shape == (len(left), len(right))
    assert found.tolist() == [[cosine(one, other) for other in right] for one in left]


@given(SAID, SAID)
def test_rare_words_weigh_as_if_each_weight_had_been_multiplied_before(
    left: list[Weights], right: list[Weights]
) -> None:
    rarity = {key: 1 / (at + 3) for at, key in enumerate("約款料金解約通知")}
    ours, theirs = (
        [{key: weight * rarity[key] for key, weight in each.items()} for each in side] for side in (left, right)
    )
    assert np.array_equal(evidence._cosines(left, right, rarity), evidence._cosines(ours, theirs))


@given(WORDS, WORDS)
def test_words_spelled_by_letters_are_as_alike_as_the_words(one: list[str], other: list[str]) -> None:
    letters = Letters()
    spelled = letters.spelled(one), letters.spelled(other)
    assert Indel.normalized_similarity(*spelled) == Indel.normalized_similarity(one, other)


@given(st.text("約款を解約する。\n3０日 、", max_size=40))
def test_the_sentences_of_a_text_have_all_of_its_units_and_characters(text: str) -> None:
    letters = Letters()
    found = sentences([text], letters)
    assert "".join(sentence.units for sentence in found) == letters.spelled(units(text).keys if found else ())
    assert sum(sentence.size for sentence in found) == len(text.lstrip("。\n"))
