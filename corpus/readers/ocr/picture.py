"""The picture of a page before its words are read: set straight, and searched for the rulings of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.readers.pdf.drawings import Edge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    """Rows of pixels, 0 black to 255 white."""

DPI = 250
"""Between 200 and 400, Tesseract errs by half a percent everywhere; 250 is as good as 400 in two thirds of the time."""

_MOST_PIXELS = 30_000_000  # an A4 page has six million
_DARK = 140
_BLANK = 0.0002  # share of the page that is dark at least where anything is printed
_LEAN = 6.0  # degrees that a page may lie askew on the scanner; above one, Tesseract reads nonsense
_STEPS = (0.25, 0.05)
_SHRUNK = 3  # times, to measure the lean: eighty pixels an inch are enough
_LEVEL, _UPRIGHT = 24.0, 16.0  # points; the least length of a ruling: strokes of characters are shorter
_MOST_RUNS = 20_000  # more are a photograph


class Scan(NamedTuple):
    """The picture of a page, and points per pixel."""

    pixels: Grey
    scale: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.pixels.shape
        return width * self.scale, height * self.scale


def scan(page: Any) -> Scan:
    """A pypdfium2 page as it is shown, in grey."""
    width, height = page.get_size()
    scale = min(DPI / 72, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels = bitmap.to_numpy().copy()  # the bitmap's own memory goes with it
    finally:
        bitmap.close()
    return Scan(pixels.reshape(pixels.shape[:2]), 1 / scale)


def is_blank(picture: Scan) -> bool:
    """Next to nothing is printed there."""
    return float((picture.pixels < _DARK).mean()) < _BLANK


def turned(picture: Scan, quarters: int) -> Scan:
    """The picture turned by quarters, counter-clockwise."""
    import numpy as np

    return Scan(np.ascontiguousarray(np.rot90(picture.pixels, quarters)), picture.scale)


def straightened(picture: Scan) -> Scan:
    """The picture turned so that its lines are level."""
    import numpy as np
    from PIL import Image

    angle = lean(picture)
    if abs(angle) < _STEPS[-1]:
        return picture
    image = Image.fromarray(picture.pixels).rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return Scan(np.asarray(image), picture.scale)


def lean(picture: Scan) -> float:
    """Degrees, clockwise, by which the lines of a page fall to the right: the angle at which ink and white differ most."""
    import numpy as np
    from PIL import Image

    small = np.asarray(Image.fromarray(picture.pixels).reduce(_SHRUNK))
    ys, xs = np.nonzero(small < _DARK + 20)
    if not len(xs):
        return 0.0
    reach = int(np.hypot(*small.shape))

    def contrast(degrees: float) -> float:
        heights = (ys - xs * np.tan(np.radians(degrees)) + reach + 0.5).astype(np.int64)
        return float((np.bincount(heights).astype(np.float64) ** 2).sum())

    best, span = 0.0, _LEAN
    for step in _STEPS:
        steps = round(span / step)
        best = max((best + step * k for k in range(-steps, steps + 1)), key=contrast)
        span = step
    return round(best, 2)


def rulings(picture: Scan) -> tuple[Edge, ...]:
    """The level and upright lines of a straight picture, in points; a broken one comes in pieces."""
    dark = _halved(picture.pixels) < _DARK
    s = 2 * picture.scale
    level = list(_runs(dark, round(_LEVEL / s)))
    upright = list(_runs(dark.T, round(_UPRIGHT / s)))
    return (
        *(Edge(x0 * s, y * s, x1 * s, y * s) for y, x0, x1 in level),
        *(Edge(x * s, y0 * s, x * s, y1 * s) for x, y0, y1 in upright),
    )


def _halved(pixels: Grey) -> Grey:
    """Every four pixels as one, the darkest: a thin line stays."""
    import numpy as np

    height, width = pixels.shape[0] // 2 * 2, pixels.shape[1] // 2 * 2
    rows = np.minimum(pixels[0:height:2, :width], pixels[1:height:2, :width])
    return np.minimum(rows[:, 0::2], rows[:, 1::2])


def _runs(dark: NDArray[np.bool_], least: int) -> Iterator[tuple[int, int, int]]:
    """Row, first column and column behind the last of every run of dark pixels that is at least so long.

    Runs on neighbouring rows that overlap are one line, at the height of the longest of them. None of a photograph.
    """
    import numpy as np

    height, width = dark.shape
    padded = np.zeros((height, width + 1), dtype=np.int8)  # no run goes on in the next row
    padded[:, :width] = dark
    steps = np.diff(padded.ravel(), prepend=np.int8(0))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    long = ends - starts >= least
    rows, columns = np.divmod(starts[long], padded.shape[1])
    if len(rows) > _MOST_RUNS:
        return
    lines: list[_Line] = []
    for y, x0, length in zip(rows.tolist(), columns.tolist(), (ends - starts)[long].tolist(), strict=True):
        same = next((line for line in lines if line.meets(y, x0, x0 + length)), None)
        if same:
            lines[lines.index(same)] = same.with_run(y, x0, x0 + length)
            continue
        yield from ((line.y, line.x0, line.x1) for line in lines if y - line.last > 1)
        lines = [line for line in lines if y - line.last <= 1]
        lines.append(_Line(y, x0, x0 + length, y, length))
    yield from ((line.y, line.x0, line.x1) for line in lines)


class _Line(NamedTuple):
    """Runs on neighbouring rows: the row and length of the longest, the columns of all, and the last row."""

    y: int
    x0: int
    x1: int
    last: int
    longest: int

    def meets(self, y: int, x0: int, x1: int) -> bool:
        return y - self.last <= 1 and self.x0 < x1 and x0 < self.x1

    def with_run(self, y: int, x0: int, x1: int) -> _Line:
        longer = x1 - x0 > self.longest
        at = y if longer else self.y
        return _Line(at, min(self.x0, x0), max(self.x1, x1), y, max(self.longest, x1 - x0))
