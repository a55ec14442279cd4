"""Several processes at work: one that dies takes no file with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import library
from corpus.files import Given
from library import importing
from library.preparing import Said
from models.library import Prepared
from tests.library.texts import terms

_REAL = importing.taken_apart


def deadly(name: str, data: bytes, said: Said, ocr: bool) -> Prepared | str:
    """Ends the process for one file."""
    if "死" in name:
        os._exit(7)
    return _REAL(name, data, said, ocr)


def test_a_file_that_ends_its_process_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "taken_apart", deadly)
    monkeypatch.setattr(importing, "_BEGUN", "fork")  # in a blink
    names = ["a.txt", "死.txt", "b.txt", "c.txt"]
    files = [Given(name, name, name, terms(service=f"月見{at}")) for at, name in enumerate(names)]
    with library.open(str(tmp_path / "library.db")) as shelf:
        outcomes = list(importing.add_all(shelf, files, jobs=2))
        assert [outcome.shown for outcome in outcomes] == names
        assert [bool(outcome.kept) for outcome in outcomes] == [True, False, True, True]
        assert "死.txt" in outcomes[1].error
        assert shelf.verify().whole
