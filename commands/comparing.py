"""Two files of a command laid side by side, as reports take them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pipeline
from analysis.text.noise import Noise, usual
from commands.deciding import adrift, decided, decided_links, decided_rows, decided_values
from commands.reading import analysed
from corpus.errors import UserError
from corpus.files import loaded
from models.analysis import Analysis
from models.comparison import Side
from models.document import Kind
from reports.comparison.sides import Compared
from reports.imprint import how_read

NOISE = {kind.name.lower(): kind for kind in Noise}


def compared(options: argparse.Namespace) -> tuple[Compared, tuple[str, ...]]:
    """``options.left`` beside ``options.right``, and what is to be said of the files and of lost decisions."""
    decisions, links = decided(options.decisions), decided_links(options.decisions)
    sides = [loaded(options.left), loaded(options.right)]
    values = decided_values(options.decisions)
    left, right = (analysed(given, decisions=decisions, values=values, ocr=options.ocr) for given in sides)
    origins = [pipeline.origin(g.name, g.data, a) for g, a in zip(sides, (left, right), strict=True)]
    noise = switched_off(options.noise)
    alignment, comparison = pipeline.compare(left, right, decisions=links, noise=noise)
    table = pipeline.matrix(list(zip(origins, (left, right), strict=True)), [decisions, decisions])
    kinds = usual(versions=alignment.versions) if noise is None else noise
    uncounted = ("数えない違い", "・".join(kind.value for kind in Noise if kind in kinds) or "なし")
    imprint = pipeline.imprint(origins, [*settings(options), uncounted])
    said = pipeline.reviewed(left, right, comparison, decided_rows(options.decisions))
    words = (*remarks(left), *remarks(right), *adrift(alignment.lost), *adrift(said.lost))
    return Compared(left, right, alignment, comparison, table, imprint, said), words


def of_versions(found: Compared) -> Iterator[str]:
    """What is odd about two files that are taken for the old and the new version of one text."""
    old, new = (found.origin(side).date for side in Side)
    if not found.alignment.versions:
        yield "二つの文書は、同じ約款の版ではないようです。別の約款との対比表は report sidebyside で作れます。"
    elif old and new and old > new:
        yield f"旧版の日付（{old}）が新版の日付（{new}）より後です。旧版と新版が逆でないか、確かめてください。"


def settings(options: argparse.Namespace) -> list[tuple[str, str]]:
    """What a report says of how it was made: (what, how)."""
    file: Path | None = options.decisions
    return how_read(ocr=options.ocr, decisions=[(file.name, loaded(file).data)] if file else [])


def switched_off(words: str | None) -> frozenset[Noise] | None:
    """The kinds of difference that are not to count, None for the usual ones; UserError for a word that is no kind."""
    if words is None:
        return None
    if words in ("all", "none"):
        return frozenset(Noise) if words == "all" else frozenset()
    asked = [word.strip() for word in words.split(",")]
    if unknown := next((word for word in asked if word not in NOISE), None):
        raise UserError(f"--noise に {unknown} は使えません（使えるもの: {'・'.join(NOISE)}・all・none）。")
    return frozenset(NOISE[word] for word in asked)


def remarks(analysis: Analysis) -> Iterator[str]:
    """What the user should know of a file that was read: how it was read, and whether it is terms at all."""
    document = analysis.document
    structured = any(entry.node.kind is Kind.ARTICLE for entry in document.entries)
    for sentence in (*document.source.notices, *(f.message for f in document.findings if not structured)):
        yield f"「{document.source.name}」: {sentence}"
