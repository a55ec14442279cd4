"""The cells of a matrix in words, the same in every format; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from models.matrix import Cell, ParameterRow, Place, Standing, TopicCell, TopicRow, Value

LEGEND = (
    ("定めが見当たらない", "全文を調べて、その事項の定めを見つけられなかったことを表します。"),
    ("未抽出", "その事項に触れる条文はありますが、値を読み取れませんでした。示した条文を確かめてください。"),
    (
        "◎ △",
        "契約者から見て最も有利な値と最も不利な値です。契約者にとっての向きがある項目で、互いに比べられる値だけに付けています。"
        "定めが見当たらない欄には付けません。",
    ),
    (
        "換算",
        "1年は12か月、1週間は7日、1日は24時間、年率は月率の12倍・日率の365倍として比べています。"
        "1か月は28日から31日、営業日は間に入る休日の分だけ幅があるものとし、幅が重なる値の大小は決めていません。",
    ),
    ("違い", "サービスの間で、換算しても定めが同じにならない項目です。"),
    ("字数", "その主題を扱う条または項の、空白を除いた字数です。"),
    ("✎", "人が条文の読み取りを決めたところです。誰がいつ決めたかを添えています。"),
    ("見当たらない（ほかの多くにある）", "その主題が、ほかのサービスの過半にはあることを表します。"),
)
"""(sign, what it means)"""
DIFFERS = "違う"


def spoken_with_places(cell: Cell) -> list[tuple[str, list[Value]]]:
    """Each value that a cell states, as a reader is told, with all that state it."""
    found: dict[str, list[Value]] = {}
    for value in cell.values:
        found.setdefault(value.spoken, []).append(value)
    return list(found.items())


def value_of(cell: Cell) -> str:
    """The values of a cell, ◎ or △ behind them; the standing where it has none."""
    if cell.standing is not Standing.STATED:
        return cell.standing.value
    values = "／".join(spoken for spoken, _ in spoken_with_places(cell))
    return f"{values} {cell.favour.value}" if cell.favour else values


def where(places: Iterable[Place]) -> str:
    """Citations with pages, each once."""
    return "・".join(dict.fromkeys(place.where for place in places))


def places_of(cell: Cell) -> str:
    """Where a cell's values are stated, or where its matter is spoken of; several values in the order of ``value_of``."""
    if cell.standing is not Standing.STATED:
        return where(cell.traces)
    return "／".join(where(value.place for value in values) for _, values in spoken_with_places(cell))


def quotes_of(cell: Cell) -> str:
    """The words of the documents: one line for each value, behind its citation."""
    return "\n".join(f"{value.place.where}「{value.quote}」" for value in cell.values)


def topic_value(cell: TopicCell) -> str:
    """Whether a service has a topic."""
    if cell.has:
        return "あり"
    return "見当たらない（ほかの多くにある）" if cell.missing else "見当たらない"


def length_of(cell: TopicCell) -> str:
    return f"{cell.length:,}字" if cell.has else ""


def direction_of(row: ParameterRow) -> str:
    """What is better for the customer, as 「…」ほうがよい or why nobody can tell."""
    sign = "◎＝" if row.direction.better else "向きなし："
    return f"{sign}{row.direction.reason}"


def gaps_first(rows: Iterable[TopicRow]) -> list[TopicRow]:
    """Topics that are missing though most have them first, those that nobody has last; else in their order."""
    return sorted(rows, key=lambda row: (row.count == 0, -row.gaps, not row.differs))
