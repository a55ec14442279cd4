"""What README.md says can be done, can be done."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line)[2:] for line in re.findall(r"^python cli\.py .+$", README, re.MULTILINE)]
EXCERPTS = re.findall(r"From `out/([^`]+)`:\n\n```json\n(.+?)\n```", README, re.DOTALL)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of all commands, run in the order in which they are printed."""
    folder = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for words in COMMANDS:
            there = [re.sub("^out(?=/|$)", str(folder), word) for word in words]
            assert cli.main(there) == 0, words
    return folder


def assert_within(excerpt: Any, whole: Any) -> None:
    """An excerpt leaves out fields and members of lists, and invents none."""
    if isinstance(excerpt, dict):
        for key, value in excerpt.items():
            assert_within(value, whole[key])
    elif isinstance(excerpt, list) and all(isinstance(member, dict) for member in excerpt):
        for member in excerpt:
            same = [m for m in whole if all(m.get(k) == v for k, v in member.items())]
            assert same, f"not in the output: {member}"
    else:
        assert excerpt == whole


def test_every_command_of_the_shell_is_shown_and_writes_what_it_says(out: Path) -> None:
    assert {words[0] for words in COMMANDS} == {
        "analyze",
        "align",
        "outline",
        "export",
        "compare",
        "revisions",
        "history",
        "matrix",
        "library",
        "rules",
        "check",
        "watch",
        "report",
    }
    for words in COMMANDS:
        if words[-1].startswith("out/"):
            assert (out / words[-1].removeprefix("out/")).stat().st_size > 500


@pytest.mark.parametrize(("name", "excerpt"), EXCERPTS, ids=[name for name, _ in EXCERPTS])
def test_the_commands_print_what_readme_shows(name: str, excerpt: str, out: Path) -> None:
    assert_within(json.loads(excerpt), json.loads((out / name).read_text(encoding="utf-8")))


def test_both_kinds_of_output_are_shown() -> None:
    assert len(EXCERPTS) == 2


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z]+)", README))
    assert {"run", "test"} <= named
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_files_and_folders_exist() -> None:
    house = README.partition("## The house")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?`(?:, `.+?`)*) \|", house, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(.+?)`", row)]
    assert len(named) >= 8
    assert [name for name in named if not (ROOT / name).exists()] == []
