"""One side of a diff as HTML: its text exactly, with what stands on it alone, numbers, terms and references marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.comparison import Diff, Op, Piece, Side
from reports.markup import escape, tag
from ui.comparison.noise import switches_of


class Spot(NamedTuple):
    """A stretch of the text of one side that points somewhere: a tip (by number), and the place to go to for a reference."""

    start: int
    end: int
    tip: str
    href: str = ""
    go: str | None = None


def marked(diff: Diff, side: Side, *, versions: bool, bare: bool = False, spots: Sequence[Spot] = ()) -> str:
    """One side of a diff as HTML.

    Between two services the marks say left only and right only; between two versions of one, deleted and inserted.
    Nothing is marked but the numbers where the whole was drafted anew (別文), and where ``bare`` says that the row
    already tells that all of it stands on one side. Places that differ in noise carry the names of its switches.
    """
    found, at = [], 0
    for piece in diff.pieces:
        text = piece.left if side is Side.LEFT else piece.right
        if text:
            inner = "".join(_pointing(text, at, spots))
            found.append(_piece(piece, inner, side, versions, plain=diff.rewritten or bare))
        at += len(text)
    return "".join(found)


def _pointing(text: str, at: int, spots: Sequence[Spot]) -> Iterator[str]:
    """A stretch that begins ``at`` code points into the text, with the parts of it that point somewhere."""
    done = at
    for spot in spots:
        start, end = max(spot.start, done), min(spot.end, at + len(text))
        if start >= end:
            continue
        yield _plain(text[done - at : start - at])
        yield _spot(spot, _plain(text[start - at : end - at]))
        done = end
    yield _plain(text[done - at :])


def _plain(text: str) -> str:
    return escape(text).replace("\t", '<i class="tab">\t</i>')


def _spot(spot: Spot, inner: str) -> str:
    if spot.go is None:
        return tag("span", inner, class_="term", data_tip=spot.tip)
    return tag("a", inner, class_="ref", href=spot.href, data_go=spot.go, data_tip=spot.tip)


def _piece(piece: Piece, inner: str, side: Side, versions: bool, *, plain: bool) -> str:
    if piece.number:
        inner = tag("span", inner, class_="num")
    if piece.noise:
        return tag("span", inner, class_=" ".join(["nz", *(f"nz-{name}" for name in switches_of(piece.noise))]))
    if piece.op is Op.SAME or plain:
        return inner
    if versions:
        return tag("del" if side is Side.LEFT else "ins", inner)
    return tag("mark", inner, class_="lo" if side is Side.LEFT else "ro")
