"""The noise switches: kinds of difference that count or not, four switches for six kinds, and how much each takes away."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.comparison.danger import danger
from analysis.text.noise import Noise, usual
from models.comparison import Order
from reports.markup import tag
from ui.comparison.laid import Shown

SWITCHES = {
    "type": ("全半角・漢数字・空白", (Noise.WIDTH, Noise.NUMERALS, Noise.SPACE)),
    "mark": ("句読点", (Noise.PUNCTUATION,)),
    "term": ("定義語", (Noise.TERMS,)),
    "ref": ("条ずれの参照", (Noise.REFERENCES,)),
}
"""Name in the view → words on the screen, and the kinds it stands for."""
_OF_KIND = {kind.value: name for name, (_, kinds) in SWITCHES.items() for kind in kinds}


def switches_of(kinds: Iterable[str]) -> list[str]:
    """The switches that stand for some kinds, by their names on the screen."""
    found = {_OF_KIND[kind] for kind in kinds}
    return [name for name in SWITCHES if name in found]


def shown_at_first(shown: Shown) -> frozenset[str]:
    """The switches that are off when nobody said otherwise: what the usual noise does not hold."""
    off = frozenset(Noise) - usual(versions=shown.alignment.versions)
    return frozenset(switches_of(kind.value for kind in off))


def kinds_of(switches: Iterable[str]) -> frozenset[str]:
    """The kinds that some switches stand for, by their names."""
    return frozenset(kind.value for name in switches for kind in SWITCHES[name][1])


def places(shown: Shown, order: Order) -> tuple[int, ...]:
    """The rows in an order of reading; what matters is judged with the noise that is shown at first."""
    if order is Order.DANGER:
        return danger(shown.comparison.rows, kinds_of(shown_at_first(shown)))
    return shown.comparison.places(order)


def noise_bar(shown: Shown) -> str:
    """The switches as HTML, each with the number of places it takes away, and how many that is together."""
    off, taken = shown_at_first(shown), shown.comparison.taken
    boxes = "".join(
        _switch(name, sum(taken[k.value] for k in SWITCHES[name][1]), on=name not in off) for name in SWITCHES
    )
    total = sum(taken[kind] for kind in taken if _OF_KIND[kind] not in off)
    words = tag("span", "ノイズ除去 " + tag("b", _taken(total), data_taken=True), title="印を付けない違いの数です")
    return tag("div", words + boxes, class_="noise on-text", role="group", aria_label="ノイズ除去")


def _switch(name: str, count: int, *, on: bool) -> str:
    box = tag("input", type="checkbox", data_noise=name, data_count=str(count), checked=on)
    return tag(
        "label", box + f" {SWITCHES[name][0]} " + tag("small", _taken(count) if on else str(count)), class_="switch"
    )


def _taken(count: int) -> str:
    """How much is taken away; nothing has no sign."""
    return f"−{count}" if count else "0"
