"""Written values, in the habits of many drafters: what must be read and what must not stands in written_values.tsv."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from analysis.text.bounds import bound
from analysis.text.written import Figure, figures, plain
from models.values import Date, Duration, Money, MonthDay, Multiple, Rate, Worth, worth

NOTHING = "—"
KINDS: Mapping[str, Callable[[Worth | None], bool]] = {
    "率": lambda value: isinstance(value, Rate) and value.per is not None,
    "割合": lambda value: isinstance(value, Rate) and value.per is None,
    "期間": lambda value: isinstance(value, Duration),
    "金額": lambda value: isinstance(value, Money),
    "倍率": lambda value: isinstance(value, Multiple),
    "日付": lambda value: isinstance(value, (Date, MonthDay)),
}
with (Path(__file__).parent / "written_values.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(field or "" for field in row.values()) for row in csv.DictReader(table, delimiter="\t")]
READ = [row for row in ROWS if row[2] != NOTHING]
LEFT = [row[:2] for row in ROWS if row[2] == NOTHING]


def found(kind: str, written: str) -> tuple[str, list[Figure]]:
    """The plain sentence around a writing (⏎ is the end of a line), and its figures of one kind."""
    text = plain(f"これは、{written}、とする。".replace("⏎", "\n"))
    return text, [figure for figure in figures(text) if KINDS[kind](figure.value)]


@pytest.mark.parametrize(("kind", "written", "value", "bound_by"), READ)
def test_a_written_value_is_read_whole(kind: str, written: str, value: str, bound_by: str) -> None:
    text, those = found(kind, written)
    assert [str(figure.value) for figure in those] == [value]
    binds = bound(text, those[0].start, those[0].end)
    tax = getattr(those[0].value, "tax", None)
    assert bound_by == (binds.value if binds else tax.value if tax else "")


@pytest.mark.parametrize(("kind", "written"), LEFT)
def test_what_only_looks_like_a_value_is_none(kind: str, written: str) -> None:
    assert found(kind, written)[1] == []


def test_the_table_is_long_and_holds_both_ways_for_every_kind() -> None:
    assert len(ROWS) >= 240
    assert len(set(ROWS)) == len(ROWS)
    for kind in KINDS:
        assert sum(row[0] == kind for row in READ) >= 5, kind
        assert sum(row[0] == kind for row in LEFT) >= 5, kind


@pytest.mark.parametrize("value", sorted({row[2] for row in READ}))
def test_a_value_of_the_table_is_written_as_its_type_writes_it(value: str) -> None:
    assert str(worth(value)) == value
    assert any(look(worth(value)) for look in KINDS.values())


def test_a_range_of_plain_text_is_a_range_of_the_text() -> None:
    text = "料金は，３０，０００円（税別）とし，年１４．６％を加算する。"
    assert len(plain(text)) == len(text)
    assert [text[f.start : f.end] for f in figures(plain(text))] == ["３０，０００円", "年１４．６％"]
