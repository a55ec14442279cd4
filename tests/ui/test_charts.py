"""The heat map of topics: in parts that a sheet holds, all of them in the same tints."""

from __future__ import annotations

from itertools import chain

from analysis.services.ranges import range_of
from reports.matrix.words import gaps_first
from tests.analysis.services import services
from tests.ui.gathering import gathering, of
from ui.matrix.charts import heat_map, heat_parts, range_chart


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


def test_long_names_over_a_heat_map_are_slanted_and_short_ones_are_not() -> None:
    def angles(*names: str) -> set[int]:
        found = of(services("貸舟", "納屋", "窯"), list(names))
        row = next(row for row in found.matrix.topics if row.count)
        return {layer["encoding"]["x"]["axis"]["labelAngle"] for layer in heat_map(found, [row]).to_dict()["layer"]}

    assert angles("貸舟", "納屋", "窯") == {0}
    assert angles("湖畔観光用手漕ぎ貸舟及び付帯設備の利用契約約款", "納屋", "窯") == {-40}


def test_the_names_over_a_chart_stand_in_columns_that_a_narrow_screen_holds() -> None:
    found = gathering()
    ranges = [each for row in found.matrix.parameters if (each := range_of(row))]
    chart = range_chart(found, [each for each in ranges if each.scale == ranges[0].scale]).to_dict()
    legends = [layer["encoding"]["color"].get("legend") for layer in chart["layer"]]
    assert all(legend["columns"] * legend["labelLimit"] < 900 for legend in legends)
