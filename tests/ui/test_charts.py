"""The heat map of topics: in parts that a sheet holds, all of them in the same tints."""

from __future__ import annotations

from itertools import chain

from reports.matrix.words import gaps_first
from tests.ui.gathering import gathering
from ui.matrix.charts import heat_map, heat_parts


def test_a_few_topics_stand_in_one_part_and_topics_that_nobody_has_in_none() -> None:
    topics = gathering().matrix.topics
    (part,) = heat_parts(topics)
    assert list(part) == [row for row in gaps_first(topics) if row.count]
    assert heat_parts([]) == []


def test_many_topics_stand_in_parts_of_about_the_same_length_and_none_is_lost() -> None:
    had = [row for row in gathering().matrix.topics if row.count]
    for count in (30, 31, 58, 61):
        many = [had[at % len(had)] for at in range(count)]
        parts = heat_parts(many)
        assert list(chain(*parts)) == gaps_first(many)
        assert len(parts) == -(-count // 30)
        assert max(map(len, parts)) <= 30
        assert max(map(len, parts)) - min(map(len, parts)) <= len(parts)


def test_the_same_tint_is_the_same_length_in_every_part() -> None:
    found = gathering()
    had = [row for row in found.matrix.topics if row.count]
    longest = max(cell.length for row in had for cell in row.cells)
    for row in had:
        layers = heat_map(found, [row]).to_dict()["layer"]
        scales = [layer["encoding"]["color"]["condition"].get("scale") for layer in layers]
        assert {"type": "sqrt", "domain": [0, longest], "range": ["#eef3fa", "#274b7a"]} in scales
