"""Several processes at work: one that dies takes no file with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import library
from corpus.files import Given
from library import Library, importing
from library.preparing import Task
from library.renewing import refresh_all
from models.library import Prepared
from tests.library.texts import terms

_REAL = importing.worked


def deadly(task: Task) -> Prepared | str:
    """Ends the process for one file."""
    if "死" in task.name:
        os._exit(7)
    return _REAL(task)


def test_a_file_that_ends_its_process_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "worked", deadly)
    monkeypatch.setattr(importing, "_BEGUN", "fork")  # in a blink
    names = ["a.txt", "死.txt", "b.txt", "c.txt"]
    files = [Given(name, name, name, terms(service=f"月見{at}")) for at, name in enumerate(names)]
    with library.open(str(tmp_path / "library.db")) as shelf:
        outcomes = list(importing.add_all(shelf, files, jobs=2))
        assert [outcome.shown for outcome in outcomes] == names
        assert [bool(outcome.kept) for outcome in outcomes] == [True, False, True, True]
        assert "死.txt" in outcomes[1].error
        assert shelf.verify().whole


def refusing(task: Task) -> Prepared | str:
    """Cannot read one file."""
    return "壊れています。" if task.data == terms("月見舟1") else _REAL(task)


def test_versions_are_taken_apart_again_by_several_processes_and_one_that_cannot_be_costs_no_other(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [shelf.add("a.txt", terms(service=f"月見舟{at}")).version.uid for at in range(4)]
    monkeypatch.setattr(importing, "_BEGUN", "fork")  # in a blink, with what is patched here
    monkeypatch.setattr("library.preparing.maker", lambda: "f" * 12)
    monkeypatch.setattr(importing, "worked", refusing)
    stale = shelf.stale()
    assert list(stale) == kept
    assert list(refresh_all(shelf, stale, jobs=2)) == ["", "壊れています。", "", ""]
    assert shelf.stale() == (kept[1],)
    assert shelf.verify().whole
