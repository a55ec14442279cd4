"""What is drawn on a PDF page besides text: the rulings of tables, and how much of it is a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.readers.pdf.characters import Frame, Matrix

_THIN = 3.0  # points; a filled rectangle no thicker than this is a line
_SHORT = 2.0  # shorter lines are dots and parts of signs
_STRAIGHT = 0.5  # points that a line may lean
_NESTING = 4  # forms within forms
_CROWDED = 5000  # paths; more are a drawing or letters in outline, and no table


class Edge(NamedTuple):
    """A level or upright ruling, in points from the top left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Drawings:
    edges: tuple[Edge, ...]
    pictures: float
    """Share of the page that its pictures cover (a scan may come in strips), 0 for none."""
    strokes: int
    """How many paths are drawn: letters turned to outlines make thousands."""


def read_drawings(page: Any, frame: Frame) -> Drawings:
    """The rulings and pictures of a pypdfium2 page, placed in ``frame``."""
    edges: list[Edge] = []
    pictures, strokes = 0.0, 0
    for item, kind, matrix in _items(page.raw, frame.matrix):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += _area(item, matrix) / (frame.width * frame.height)
        elif strokes < _CROWDED:
            strokes += 1
            edges += _edges(item, matrix)
    return Drawings(tuple(edges) if strokes < _CROWDED else (), pictures, strokes)


def _items(raw: Any, outer: Matrix) -> Iterator[tuple[Any, int, Matrix]]:
    """The paths and pictures of a page, those within its forms too: item, kind, matrix of what surrounds it."""
    for at in range(pdfium.FPDFPage_CountObjects(raw)):
        yield from _within(pdfium.FPDFPage_GetObject(raw, at), outer, _NESTING)


def _within(item: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
        yield item, kind, outer
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
        matrix = _own_matrix(item).then(outer)
        for at in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _within(pdfium.FPDFFormObj_GetObject(item, at), matrix, depth - 1)


def _own_matrix(item: Any) -> Matrix:
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own))
    return Matrix(own.a, own.b, own.c, own.d, own.e, own.f)


def _area(picture: Any, outer: Matrix) -> float:
    """Square points of the parallelogram that a picture fills: its matrix maps the unit square onto it."""
    matrix = _own_matrix(picture).then(outer)
    return abs(matrix.a * matrix.d - matrix.b * matrix.c)


def _edges(path: Any, outer: Matrix) -> Iterator[Edge]:
    """The level and upright lines of a path that leaves a mark on the page."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    matrix = _own_matrix(path).then(outer)
    for points in _figures(path, matrix):
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if min(right - left, bottom - top) <= _THIN:
            yield from _line(left, top, right, bottom)
        elif stroke.value or not _white(path):
            for (x, y), (to_x, to_y) in pairwise(points):
                if abs(x - to_x) < _STRAIGHT or abs(y - to_y) < _STRAIGHT:
                    yield from _line(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _line(x0: float, top: float, x1: float, bottom: float) -> Iterator[Edge]:
    """The middle line of a thin rectangle, unless it is too short to be a ruling."""
    if x1 - x0 >= bottom - top:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    if max(x1 - x0, bottom - top) > _SHORT:
        yield Edge(x0, top, x1, bottom)


def _figures(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The corners of each figure that a path draws, the first one again at the end of a closed one."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    points: list[tuple[float, float]] = []
    for at in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x_at, y_at)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _white(path: Any) -> bool:
    """Whether a path is filled with white or with nothing: no reader sees where it ends."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    parts = [ctypes.byref(part) for part in (red, green, blue, alpha)]
    pdfium.FPDFPageObj_GetFillColor(path, *parts)
    return alpha.value == 0 or min(red.value, green.value, blue.value) > 250
