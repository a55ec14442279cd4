"""The style sheet keeps its promises: readable colours, marks that need no colour, nothing from outside."""

from __future__ import annotations

import re

import pytest

from ui.component import asset

CSS = asset("view.css") + asset("compare.css")
TOKENS = dict(re.findall(r"--([a-z-]+): (#[0-9a-fA-F]{3,6});", CSS))


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "paper"),
        ("ink", "bg"),
        ("mute", "paper"),
        ("mute", "bg"),
        ("mute", "head"),
        ("mute", "soft"),
        ("accent", "paper"),
        ("accent", "cur"),
        ("del", "del-bg"),
        ("ins", "ins-bg"),
        ("lo", "lo-bg"),
        ("num", "num-bg"),
        ("ok", "paper"),
        ("lo", "paper"),
        ("ins", "paper"),
        ("del", "paper"),
        ("num", "paper"),
        ("num", "cur"),
        ("ink", "cur"),
        ("del", "cur"),
        ("accent", "head"),
        ("accent", "bg"),
    ],
)
def test_text_stands_out_from_its_ground_by_the_measure_of_wcag_aa(ink: str, paper: str) -> None:
    lighter, darker = sorted((luminance(TOKENS[ink]), luminance(TOKENS[paper])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("mark", "line"),
    [(".lo", "underline solid"), (".ro", "underline double"), ("del", "line-through"), ("ins", "double")],
)
def test_every_mark_has_a_line_of_its_own_beside_its_colour(mark: str, line: str) -> None:
    assert re.search(rf"\.view {re.escape(mark)} {{[^}}]*{line}", CSS)


SCRIPTS = [
    "view.js",
    "compare.js",
    "document.js",
    "grid.js",
    "clause.js",
    "drop.js",
    "intake.js",
    "shelves.js",
    "search.js",
    "revisions.js",
    "checks.js",
]
SHEETS = [
    "view.css",
    "compare.css",
    "document.css",
    "page.css",
    "grid.css",
    "clause.css",
    "services.css",
    "revisions.css",
    "checks.css",
    "drop.css",
    "intake.css",
    "shelves.css",
    "search.css",
    "library.css",
]


@pytest.mark.parametrize("name", [*SCRIPTS, *SHEETS, "icon.svg", "wordmark.svg"])
def test_nothing_is_fetched(name: str) -> None:
    addresses = set(re.findall(r"https?://[^\"' )]+", asset(name)))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in asset(name)
    assert "url(" not in asset(name)
