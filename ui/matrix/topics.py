"""The table 条項: topics by services, what most have and some have not first, lengths as quiet bars."""

from __future__ import annotations

from models.matrix import Place, TopicCell, TopicRow
from reports.markup import escape, tag
from reports.matrix.words import gaps_first, length_of
from ui.matrix.gathered import TOPICS, Gathered
from ui.matrix.heads import elsewhere, heads
from ui.matrix.words import TOPIC_NOT_FOUND
from ui.words import HUMAN

_PLACES = 3


def topics(gathered: Gathered) -> str:
    """The table as HTML, followed by the topics that no service has."""
    if not gathered.topics:
        return tag("p", "どのサービスにも、主題の分かる条が見当たりませんでした。", class_="hint")
    rows = [row for row in gaps_first(gathered.matrix.topics) if row.count]
    longest = max(cell.length for row in rows for cell in row.cells)
    body = tag("tbody", "".join(_row(row, longest) for row in rows))
    table = tag("table", heads("主題", gathered.choices) + body)
    silent = "、".join(row.label for row in gathered.matrix.topics if not row.count)
    said = tag("p", escape(f"どのサービスにも見当たらない主題：{silent}"), class_="hint") if silent else ""
    return tag("div", table, class_="wide", tabindex="0") + said


def _row(row: TopicRow, longest: int) -> str:
    return tag(
        "tr",
        _label(row) + "".join(_cell(row, at, longest) for at in range(len(row.cells))),
        class_="r",
        id=f"{TOPICS}-{row.key}",
        data_key=row.key,
        data_differs=row.differs,
        data_kinds=str(len(row.cells) - row.count),
        data_gaps=str(len(row.cells) - row.count),
    )


def _label(row: TopicRow) -> str:
    sign = (
        tag("i", "≠", title="ないサービスがあります")
        if row.differs
        else tag("i", "＝", class_="same", title="すべてにあります")
    )
    order = tag("button", "⇄", type="button", data_across=row.key, title="列をこの主題の字数の少ない順に並べます")
    said = f"{row.count} / {len(row.cells)} サービスにあり" + (f"　欠け {row.gaps}" if row.gaps else "")
    return tag("th", tag("div", sign + tag("span", escape(row.label)) + order) + tag("small", said), scope="row")


def _cell(row: TopicRow, at: int, longest: int) -> str:
    cell = row.cells[at]
    return tag(
        "td",
        tag("button", _there(cell, longest) if cell.has else _not_there(row, cell), type="button", class_="o"),
        class_=None if cell.has else "none gap" if cell.missing else "none",
        data_s=str(at),
        data_v=str(cell.length),
        data_w=str(4 if cell.has else 1 if cell.missing else 6),
    )


def _not_there(row: TopicRow, cell: TopicCell) -> str:
    small = tag("small", elsewhere(row.count, len(row.cells) - 1)) if cell.missing else ""
    return tag("span", TOPIC_NOT_FOUND, class_="absent") + small


def _there(cell: TopicCell, longest: int) -> str:
    named = [_place(place) for place in cell.places[:_PLACES]]
    more = f"　ほか {len(cell.places) - _PLACES} か所" if len(cell.places) > _PLACES else ""
    share = max(2, round(100 * cell.length / longest)) if longest else 2
    bar = tag("span", tag("i", "", data_bar=str(share)), class_="track")
    bar = tag("span", bar + tag("small", length_of(cell)), class_="bar-of")
    return "".join(named) + (tag("small", more) if more else "") + bar


def _place(place: Place) -> str:
    human = tag("i", HUMAN, class_="by", title=place.human) if place.human else ""
    return tag(
        "span", human + tag("b", escape(place.citation)) + tag("small", escape(place.heading)), class_="at", lang="ja"
    )
