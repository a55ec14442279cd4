from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import rulebook
from analysis.parameters import traces
from analysis.services import directions
from models.matrix import Better

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def forgotten() -> None:
    rulebook.digest.cache_clear()


def test_the_digest_is_short_and_the_same_in_every_process() -> None:
    program = "from analysis.rulebook import digest; print(digest())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert runs == {rulebook.digest()}
    assert re.fullmatch("[0-9a-f]{12}", rulebook.digest())


def test_the_digest_changes_with_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rulebook.digest()
    changed = replace(directions.WAYS[0], better=Better.MORE)
    monkeypatch.setattr(directions, "WAYS", (changed, *directions.WAYS[1:]))
    rulebook.digest.cache_clear()
    after = rulebook.digest()
    assert after != before
    monkeypatch.setattr(traces, "TRACES", traces.TRACES[1:])
    rulebook.digest.cache_clear()
    assert rulebook.digest() not in {before, after}
    rulebook.digest.cache_clear()
