"""The gaps of one service in words, the same in every format; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.gaps import Apart, Gap
from models.origin import Origin

HEADINGS = {
    Apart.LACKS: "ほかの多くのサービスにあり、このサービスに見当たらない定め",
    Apart.ALONE: "このサービスにあり、ほかの多くのサービスに見当たらない定め",
}
NONE = {
    Apart.LACKS: "ほかの過半のサービスにある定めは、すべて見つかりました。",
    Apart.ALONE: "このサービスだけが定めていることは見つかりませんでした。",
}
LEGEND = (
    ("多く", "このサービスを除いた、ほかのサービスの過半です。数は、定めのあるサービス／ほかのサービスです。"),
    (
        "見当たらない",
        "全文を調べて、その主題の条または項、その数値・条件に触れる条文を見つけられなかったことを表します。"
        "触れる条文があり、値だけを読み取れなかったものは含みません。",
    ),
    ("書きぶり", "定めのあるサービスの条文です。条・項の全文を示します。"),
)
COUNT = "定めのある数"


@dataclass(frozen=True)
class Told:
    """Services (the first one is looked at, the others are its peers) and its gaps, what it lacks first."""

    services: tuple[Origin, ...]
    gaps: tuple[Gap, ...]

    def __post_init__(self) -> None:
        if any(gap.service for gap in self.gaps):
            raise ValueError("the gaps are those of the first service")

    def of(self, apart: Apart) -> list[Gap]:
        """The gaps of one kind, those that most of the peers share first."""
        lacks = apart is Apart.LACKS
        return sorted((gap for gap in self.gaps if gap.apart is apart), key=lambda g: -g.having if lacks else g.having)


def titled(told: Told) -> str:
    """○○　ほかのサービスとの差"""
    return f"{told.services[0].name}　ほかのサービスとの差"


def count(gap: Gap) -> str:
    """3／4"""
    return f"{gap.having}／{gap.others}"


def wordings(told: Told, gap: Gap) -> Iterator[tuple[str, str, str]]:
    """The name of the service, the provision with its caption, and all that it says."""
    for each in gap.wordings:
        place = each.place
        yield told.services[each.service].name, f"{place.where} {place.heading}".strip(), each.text
