"""What 検索 looks through: the library, or the samples as long as nothing is kept there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

import library
from corpus.samples import samples
from library import Library
from models.document import Document
from ui import shelf


def providers() -> list[str]:
    """Who provides what there is to look through."""
    kept = shelf.stock().services
    return sorted({each.provider for each in kept or samples() if each.provider})


def only_samples() -> bool:
    """Whether nothing is kept yet, in a library that opens."""
    return not shelf.stock().services and not shelf.trouble()


def opened() -> Library:
    """The library to look through; UserError where the user's own cannot be opened."""
    own = shelf.opened()
    return _of_samples()[0] if own is None or only_samples() else own


def stock() -> shelf.Stock:
    """What is in it."""
    return _of_samples()[1] if only_samples() else shelf.stock()


def document(version: str) -> Document:
    """The text of a version (its uid)."""
    return _of_samples()[0].analysis(version).document if only_samples() else shelf.analysis(version).document


@st.cache_resource(show_spinner=False)
def _of_samples() -> tuple[Library, shelf.Stock, TemporaryDirectory[str]]:
    """A library of the samples, in a folder that goes with the process; the user's own stays unmade."""
    folder = TemporaryDirectory(prefix="yakkan-samples-")
    made = library.open(str(Path(folder.name) / "samples.db"))
    for sample in samples():
        made.add(sample.file, sample.read())
    return made, shelf.Stock(made.services()), folder
