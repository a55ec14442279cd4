"""pdfplumber's reading of a page, for pages where pdfium's is none."""

from __future__ import annotations

import io
import logging
from types import TracebackType
from typing import Any

from corpus.readers.pdf.characters import ASCENT, Characters, Frame, Glyph

_PATIENCE = 3  # pages without a better reading before it is asked no more: it takes a tenth of a second each


class SecondOpinion:
    """The same PDF, opened in pdfplumber when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None
        self._patience = _PATIENCE

    def __enter__(self) -> SecondOpinion:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def characters(self, number: int) -> Characters | None:
        """The words of page ``number`` (from 1), or None where pdfplumber knows no better."""
        if not self._patience:
            return None
        self._patience -= 1
        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings would reach the user's terminal
        try:
            return self._read(number)
        except Exception:  # the page is doubtful: whatever pdfminer stumbles over there, it knows no better
            return None

    def helped(self) -> None:
        """The last reading was used: ask again."""
        self._patience = _PATIENCE

    def _read(self, number: int) -> Characters:
        import pdfplumber

        if self._pdf is None:
            self._pdf = pdfplumber.open(io.BytesIO(self._data))
        page = self._pdf.pages[number - 1]
        try:
            words = page.extract_words(use_text_flow=True, extra_attrs=["size"])
        finally:
            page.close()
        glyphs: list[Glyph] = []
        for word in words:
            base = word["top"] + ASCENT * word["size"]
            if glyphs:
                glyphs.append(Glyph(" ", word["x0"], word["x0"], base, word["size"]))
            glyphs.append(Glyph(word["text"], word["x0"], word["x1"], base, word["size"]))
        return Characters(Frame(0, 0.0, 0.0, float(page.width), float(page.height)), tuple(glyphs))
