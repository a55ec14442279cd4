"""Several processes at work: one that dies takes no file with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import library
from corpus.files import Given
from library import Library, importing, preparing
from library.preparing import Task
from library.refreshing import refresh_all
from models.library import Prepared
from tests.library.texts import terms

Step = Callable[[str], None]


def deadly(task: Task, step: Step) -> Prepared | str:
    """Ends the process for one file, and never ends another."""
    if "死" in task.name:
        os._exit(7)
    while "永" in task.name:
        re.fullmatch("(a+)+", "a" * 50 + "b")  # which hears nobody
    return importing.worked(task)


def test_a_file_that_ends_its_process_or_never_ends_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "told", deadly)
    monkeypatch.setenv("YAKKAN_FILE_SECONDS", "15")
    names = ["a.txt", "死.txt", "永.txt", "b.txt", "c.txt"]
    files = [Given(name, name, name, terms(service=f"月見{at}")) for at, name in enumerate(names)]
    with library.open(str(tmp_path / "library.db")) as shelf:
        outcomes = list(importing.add_all(shelf, files, jobs=2))
        assert [outcome.shown for outcome in outcomes] == names
        assert [bool(outcome.kept) for outcome in outcomes] == [True, False, False, True, True]
        assert "「死.txt」を読み込めません。処理している途中で、プログラムが止まりました。" in outcomes[1].error
        assert "「永.txt」を読み込めません。15 秒たっても処理が終わらないので、" in outcomes[2].error
        assert shelf.verify().whole


def refusing(task: Task, step: Step) -> Prepared | str:
    """Cannot read one file; its rules are others."""
    vars(preparing)["maker"] = tomorrow  # in the process that does it
    return "壊れています。" if task.data == terms("月見舟1") else importing.worked(task)


def tomorrow() -> str:
    """The rules of another day."""
    return "f" * 12


def test_versions_are_taken_apart_again_by_several_processes_and_one_that_cannot_be_costs_no_other(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [shelf.add("a.txt", terms(service=f"月見舟{at}")).version.uid for at in range(4)]
    monkeypatch.setattr("library.preparing.maker", tomorrow)
    monkeypatch.setattr(importing, "told", refusing)
    stale = shelf.stale()
    assert list(stale) == kept
    assert list(refresh_all(shelf, stale, jobs=2)) == ["", "壊れています。", "", ""]
    assert shelf.stale() == (kept[1],)
    assert shelf.verify().whole
