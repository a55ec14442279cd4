"""What the tests of the screens share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the library of one test lies; there is none until something is kept."""
    where = f"sqlite:///{tmp_path / 'library.db'}"
    monkeypatch.setenv("YAKKAN_DATABASE_URL", where)
    return where
