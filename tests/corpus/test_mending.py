"""Look-alike characters become the ones meant, one for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.mending import mend


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("⽤⽉⽇⾦", "用月日金"),
        ("⻑⻄⻘⻤⻩⺠", "長西青鬼黄民"),
        ("⼾⿊⾭", "戸黒青"),  # NFKC would give the traditional 戶黑靑
        ("3∕4", "3/4"),
        ("KLM\u0002VPN\ufffe", "KLM-VPN-"),
        ("甲\u00a0乙\x07丙", "甲 乙 丙"),
    ],
)
def test_a_look_alike_becomes_the_character_meant(found: str, meant: str) -> None:
    assert mend(found) == meant


@pytest.mark.parametrize("text", ["ｱｲｳ", "１２３", "①㈱⑴", "神﨑髙", "A－B", "表\tの\n列", "令和㋿"])
def test_what_the_author_wrote_stays(text: str) -> None:
    assert mend(text) == text


@given(st.text())
def test_mending_keeps_every_place(text: str) -> None:
    assert len(mend(text)) == len(text)


def test_no_kangxi_radical_is_left() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    assert not any("KANGXI" in unicodedata.name(c) for c in mend(radicals))
