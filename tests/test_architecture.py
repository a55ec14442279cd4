"""The import arrows of the house: models ← corpus, analysis ← reports, ui ← app, cli."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "models": set(),
    "corpus": {"models"},
    "analysis": {"models"},
    "pipeline": {"models", "corpus", "analysis"},
    "apart": {"corpus"},
    "library": {"models", "corpus", "analysis", "pipeline", "apart"},
    "reports": {"models", "analysis"},
    "ui": {"models", "analysis", "reports", "corpus", "pipeline", "library", "apart"},
    "app": {"ui"},
    "learning": {"models", "analysis"},
    "commands": {"models", "corpus", "analysis", "reports", "pipeline", "library", "apart"},
    "cli": {"models", "corpus", "analysis", "reports", "pipeline", "commands", "apart"},
}
OURS = set(MAY_IMPORT)
BARRED_FROM_ANALYSIS = {
    "os",
    "io",
    "pathlib",
    "time",
    "datetime",
    "random",
    "sqlite3",
    "streamlit",
    "socket",
    "urllib",
    "requests",
    "locale",
    "subprocess",
    "tempfile",
}


def modules(room: str) -> list[Path]:
    single = ROOT / f"{room}.py"
    return [single] if single.exists() else sorted((ROOT / room).rglob("*.py"))


def imports(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room: str) -> None:
    for module in modules(room):
        wrong = (imports(module) & OURS) - MAY_IMPORT[room] - {room}
        assert not wrong, f"{module.relative_to(ROOT)} imports {sorted(wrong)}"


def test_analysis_touches_no_file_screen_database_or_clock() -> None:
    for module in modules("analysis"):
        wrong = imports(module) & BARRED_FROM_ANALYSIS
        assert not wrong, f"{module.relative_to(ROOT)} imports {sorted(wrong)}"


def test_corpus_and_analysis_meet_only_in_the_pipeline_and_the_library() -> None:
    both = [
        module.relative_to(ROOT).as_posix()
        for room in ("models", "corpus", "analysis", "reports")
        for module in modules(room)
        if {"corpus", "analysis"} <= imports(module)
    ]
    assert both == []
