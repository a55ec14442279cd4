"""Notes on statutes: every row against its own sentences, and what a note carries."""

from __future__ import annotations

import pytest

from analysis.parameters import LABELS, extract, statutes
from analysis.parameters.examples import document
from analysis.parameters.statutes import STATUTES, Statute


def told(example: str) -> list[str]:
    read = document(example)
    return [note.law for note in statutes(read, extract(read))]


@pytest.mark.parametrize("row", STATUTES, ids=lambda row: row.law)
def test_a_statute_is_told_of_its_own_provisions_and_no_others(row: Statute) -> None:
    assert [example for example in row.yes if row.law not in told(example)] == []
    assert [example for example in row.no if row.law in told(example)] == []
    assert len(row.no) >= len(row.yes)


def test_every_row_is_about_known_keys_or_about_words_and_passes_no_verdict() -> None:
    assert len({row.law for row in STATUTES}) == len(STATUTES)
    for row in STATUTES:
        assert set(row.keys) <= LABELS.keys()
        assert row.keys or row.find
        assert row.note.endswith("。")
        assert not any(word in row.note for word in ("違法", "違反", "問題があり", "おそれ", "べきでは"))


def test_a_note_stands_where_the_value_or_the_words_stand() -> None:
    read = document(
        "［遅延損害金］会員は、年20％の遅延損害金を支払う。◆［免責］当社は、会員の損害について、一切の責任を負わない。"
    )
    notes = statutes(read, extract(read))
    assert [(note.law, note.key, note.path) for note in notes] == [
        ("消費者契約法9条1項2号", "late_interest.rate", "本則/第1条/第1項"),
        ("消費者契約法8条1項1号・3号", "", "本則/第2条/第1項"),
    ]
    texts = [entry.node.text for note in notes for entry in read.entries if entry.path == note.path]
    assert [text[note.start : note.end] for text, note in zip(texts, notes, strict=True)] == [
        "年20％",
        "当社は、会員の損害について、一切の責任を負わない。",
    ]


def test_one_article_has_a_note_once() -> None:
    free = "当社は、会員の損害について、一切の責任を負わない。"
    assert told(f"［免責］{free}¶{free}") == ["消費者契約法8条1項1号・3号"]
    assert told(f"［免責］{free}◆［雑則］{free}") == ["消費者契約法8条1項1号・3号"] * 2
