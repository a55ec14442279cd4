"""Words as search compares them."""

from __future__ import annotations

import pytest

from analysis.text.search import marks, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("申込み", "申し込み"),
        ("申込", "申し込み"),
        ("サーバ", "サーバー"),
        ("ＶＰＮ", "vpn"),
        ("支払い", "支払"),
        ("取消し", "取り消し"),
        ("１４．６", "14.6"),
    ],
)
def test_spellings_of_a_word_are_one_word(one: str, other: str) -> None:
    assert [word.form for word in words(one)] == [word.form for word in words(other)]


def test_words_stand_where_they_are_written() -> None:
    text = "解約の申込みは、ＶＰＮサーバの管理者に行います。"
    assert [text[word.start : word.end] for word in words(text)][:3] == ["解約", "申込み", "ＶＰＮ"]


def test_particles_and_signs_are_no_words() -> None:
    assert words("は、が。（を）") == ()


def test_a_phrase_is_marked_across_particles() -> None:
    text = "解約の申込み、解約申込、申込みの解約"
    assert [text[start:end] for start, end in marks(text, [("解約", "申し込み")])] == ["解約の申込み", "解約申込"]


def test_marks_do_not_overlap() -> None:
    text = "契約解除"
    assert marks(text, [("契約", "解除"), ("解除",)]) == ((0, 4),)
