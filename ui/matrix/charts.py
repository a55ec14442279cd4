"""The charts of 一覧: where the values of many services lie, and which topics each has, drawn with Altair."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from analysis.services.ranges import Range, range_of
from models.matrix import TopicRow
from reports.markup import escape, tag, visible
from reports.matrix.words import gaps_first, where
from ui.language import say, spoken
from ui.matrix.gathered import Gathered
from ui.matrix.words import HEAT_HINT, HEAT_TITLE, NOTHING_TO_DRAW, RANGE_HINT, SCALES

_INK, _MUTE, _LINE = "#1d2433", "#5b677a", "#d9dee7"
_COLOURS = ("#274b7a", "#c77700", "#2f6f4f", "#8e3b76", "#b3261e", "#0f7c8a")
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
_FEW = len(_COLOURS)
"""So many services have a colour and a shape of their own; of more the number at one place is drawn."""
_LEGEND = 3
"""Names beside each other over a chart: more are cut off on a narrow screen."""
_ROW, _HEAT_ROW = 34, 22
_HEADS = 850
"""Pixels for the names over a heat map on a narrow screen; a full-width letter takes ``_LETTER`` of them."""
_LETTER = 12.5
_HEAT_ROWS = 30
"""So many topics stand under one head: the screen shows it with them, and so does a sheet of A4 on its side."""
_DAYS = {
    0: "即時", 1: "1日", 7: "1週間", 30: "1か月", 90: "3か月", 180: "6か月", 365: "1年", 730: "2年", 1825: "5年",
    3650: "10年", 10950: "30年",
}  # fmt: skip
"""Where the axis of periods has a mark, and its words."""


def draw(gathered: Gathered) -> None:
    """Ranges scale by scale, then the heat map of topics."""
    ranges = [found for row in gathered.matrix.parameters if (found := range_of(row))]
    drawn = 0
    for scale in dict.fromkeys((*SCALES, *(each.scale for each in ranges))):
        title, _ = named_scale(scale)
        these = [each for each in ranges if each.scale == scale]
        if these:
            drawn += 1
            st.html(spoken(tag("h2", escape(title), class_="chart")))
            chart = range_chart(gathered, these, named=drawn == 1)
            st.altair_chart(chart, width="stretch", theme=None, alt=say(title))
            if said := left_out(gathered, these):
                st.html(spoken(tag("p", escape(said), class_="said drawn")))
    if not ranges:
        st.html(spoken(tag("p", NOTHING_TO_DRAW, class_="said drawn")))
    else:
        st.html(spoken(tag("p", escape(RANGE_HINT), class_="said drawn")))
    if gathered.topics:
        st.html(spoken(tag("h2", escape(HEAT_TITLE), class_="chart")))
        for rows in heat_parts(gathered.matrix.topics):
            st.altair_chart(heat_map(gathered, rows), width="stretch", theme=None, alt=say(HEAT_TITLE))
        st.html(spoken(tag("p", escape(HEAT_HINT), class_="said drawn")))


def named_scale(scale: str) -> tuple[str, str]:
    """The heading of a chart and the unit on its axis; a scale of its own (金額（USD）) is its own heading."""
    return SCALES.get(scale, (scale, ""))


def names(gathered: Gathered) -> list[str]:
    """A name for each service; those that would be the same are told apart by version or number."""
    plain = [visible(choice.name) for choice in gathered.choices]
    dated = [
        f"{name} {choice.version}".strip() if plain.count(name) > 1 else name
        for name, choice in zip(plain, gathered.choices, strict=True)
    ]
    return [f"{name}（{at}）" if dated.count(name) > 1 else name for at, name in enumerate(dated, 1)]


def points(gathered: Gathered, ranges: Sequence[Range]) -> list[dict[str, Any]]:
    """What is drawn: one line for each value, with how many services stand at the same place."""
    shown = names(gathered)
    found = []
    for each in ranges:
        for point in each.points:
            same = {p.service for p in each.points if (p.low, p.high) == (point.low, point.high)}
            said = "、".join(shown[service] for service in sorted(same))
            found.append(
                {
                    "項目": say(each.label),
                    "サービス": shown[point.service],
                    "低": point.low,
                    "高": point.high,
                    "中": (point.low + point.high) / 2,
                    "値": point.spoken,
                    "条": point.citation,
                    "数": len(same),
                    "同じ値": said,
                }
            )
    return found


def left_out(gathered: Gathered, ranges: Sequence[Range]) -> str:
    """What has no place on the scale, in words; empty where all has."""
    shown = names(gathered)
    said = [f"{each.label}（{shown[service]}：{words}）" for each in ranges for service, words in each.left_out]
    return f"換算できないため図にないもの：{'、'.join(said)}" if said else ""


def range_chart(gathered: Gathered, ranges: Sequence[Range], *, named: bool = True) -> Any:
    """One line for each parameter, one mark for each service; a bar where the calendar leaves the length open.

    ``named``: with what the colours and shapes stand for.
    """
    import altair as alt

    scale = ranges[0].scale
    few = len(gathered.choices) <= _FEW
    values = points(gathered, ranges)
    data = alt.InlineData(values=values if few else list({(v["項目"], v["低"], v["高"]): v for v in values}.values()))
    order = [say(each.label) for each in ranges]
    place = alt.Y("項目:N", sort=order, title=None, axis=_labels(alt))
    across = _across(alt, scale, ranges)
    low, middle = (alt.X(f"{name}:Q", title=None, **across) for name in ("低", "中"))
    tips = [alt.Tooltip(f"{name}:N", title=say(name)) for name in ("項目", "値", "同じ値", "条")]
    base = alt.Chart(data)
    stretch = base.mark_rule(strokeWidth=7, opacity=0.28).encode(x=low, x2="高:Q", y=place, tooltip=tips)
    if few:
        shown = names(gathered)
        colour = alt.Color("サービス:N", sort=shown, scale=alt.Scale(domain=shown, range=list(_COLOURS[: len(shown)])))
        shape = alt.Shape("サービス:N", sort=shown, scale=alt.Scale(domain=shown, range=list(_SHAPES[: len(shown)])))
        looks: dict[str, Any] = {"labelLimit": 290, "labelFontSize": 13, "symbolSize": 110, "symbolOpacity": 1}
        legend = alt.Legend(title=None, orient="top", columns=_LEGEND, **looks) if named else None
        aside = alt.YOffset("サービス:N", sort=shown, scale=alt.Scale(domain=shown))
        marks = base.mark_point(size=95, filled=True, opacity=1).encode(
            x=middle, y=place, color=colour.legend(legend), shape=shape.legend(legend), yOffset=aside, tooltip=tips
        )
        stretch = stretch.encode(color=colour.legend(legend), yOffset=aside)
        layers = [stretch, marks]
    else:
        size = alt.Size("数:Q", scale=alt.Scale(domain=[1, len(gathered.choices)], range=[60, 900]), legend=None)
        marks = base.mark_circle(color=_COLOURS[0], opacity=0.35).encode(x=middle, y=place, size=size, tooltip=tips)
        several = base.transform_filter("datum['数'] > 1")
        count = several.mark_text(fontSize=11.5, color=_INK).encode(x=middle, y=place, text="数:Q", tooltip=tips)
        layers = [marks, count]
    height: dict[str, Any] = {"step": max(_ROW, 14 * len(gathered.choices)) if few else _ROW, "for": "position"}
    return _dressed(alt.layer(*layers).properties(width="container", height=alt.Step(**height)))


def _across(alt_: Any, scale: str, ranges: Sequence[Range]) -> dict[str, Any]:
    """The axis: lengths of time by the logarithm (but from zero), so that days and years are both seen; all else from zero."""
    style = {"grid": True, "gridColor": "#eef0f4", "domainColor": _LINE, "tickColor": _LINE, "labelFontSize": 12.5}
    most = max(point.high for each in ranges for point in each.points) or 1
    if scale == "期間":
        days = [day for day in _DAYS if day <= most * 1.3]
        words = json.dumps({str(day): say(_DAYS[day]) for day in days}, ensure_ascii=False)
        axis = alt_.Axis(orient="top", values=days, labelExpr=f"{words}[toString(datum.value)]", **style)
        return {"scale": alt_.Scale(type="symlog", constant=1, domain=[0, most * 1.15]), "axis": axis}
    _, unit = named_scale(scale)
    said = say(unit) if say(unit) == unit else f" {say(unit)}"
    axis = alt_.Axis(orient="top", labelExpr=f"format(datum.value, ',') + '{said}'", tickCount=8, **style)
    return {"scale": alt_.Scale(domain=[0, most * 1.06]), "axis": axis}


def _labels(alt_: Any) -> Any:
    return alt_.Axis(
        labelLimit=260, labelFontSize=13, labelColor=_INK, domain=False, ticks=False, labelPadding=18, minExtent=220
    )


def _dressed(chart: Any) -> Any:
    """Our letters and inks; no frame."""
    letters = '"BIZ UDPGothic", "Hiragino Sans", "Yu Gothic", "Meiryo", "Noto Sans CJK JP", sans-serif'
    plain = chart.configure(font=letters, background="#ffffff", padding=14)
    return plain.configure_view(stroke=None).configure_axis(labelColor=_MUTE)


def heat_parts(topics: Sequence[TopicRow]) -> list[Sequence[TopicRow]]:
    """The topics that any service has, in parts of about the same length, each of which gets a head of its own."""
    rows = [row for row in gaps_first(topics) if row.count]
    size = math.ceil(len(rows) / max(1, math.ceil(len(rows) / _HEAT_ROWS)))
    return [rows[at : at + size] for at in range(0, len(rows), max(1, size))]


def _side_by_side(shown: Sequence[str]) -> bool:
    """Whether all names have room in one line over their columns."""
    letters = max(sum(0.55 if letter.isascii() else 1 for letter in name) for name in shown)
    return letters * _LETTER + 8 <= _HEADS / len(shown)


def heat_map(gathered: Gathered, rows: Sequence[TopicRow]) -> Any:
    """Topics by services: the darker, the longer of all topics; what is missing though most have it has a cross."""
    import altair as alt

    shown = names(gathered)
    longest = max((cell.length for row in gathered.matrix.topics for cell in row.cells), default=0)
    values = [
        {
            "主題": say(row.label),
            "サービス": shown[at],
            "字数": cell.length,
            "印": "" if cell.has else "×" if cell.missing else "－",
            "条": where(cell.places) or say("見当たらない"),
        }
        for row in rows
        for at, cell in enumerate(row.cells)
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "サービス:N",
            sort=shown,
            title=None,
            axis=alt.Axis(
                orient="top",
                labelAngle=0 if _side_by_side(shown) else -40,
                labelLimit=180,
                labelFontSize=12.5,
                domain=False,
                ticks=False,
            ),
        ),
        y=alt.Y("主題:N", sort=[say(row.label) for row in rows], title=None, axis=_labels(alt)),
        tooltip=[
            *(alt.Tooltip(f"{name}:N", title=say(name)) for name in ("主題", "サービス", "条")),
            alt.Tooltip("字数:Q", title=say("字数"), format=","),
        ],
    )
    tint = alt.Scale(type="sqrt", domain=[0, max(1, longest)], range=["#eef3fa", "#274b7a"])
    filled = base.mark_rect(stroke="#fff", strokeWidth=1.5).encode(
        color=alt.condition(
            "datum['字数'] > 0",
            alt.Color("字数:Q", scale=tint, legend=alt.Legend(title=say("字数"), orient="right")),
            alt.value("#ffffff"),
        )
    )
    cross = base.mark_text(fontSize=13, fontWeight="bold").encode(
        text="印:N", color=alt.condition("datum['印'] == '×'", alt.value("#b3261e"), alt.value(_MUTE))
    )
    return _dressed(alt.layer(filled, cross).properties(width="container", height=alt.Step(_HEAT_ROW)))
