"""What the readings of marks in ``lists`` cost, by style and group, in the scale of a log likelihood, roughly."""

from __future__ import annotations

FIRST_COST = {
    "named": (0.0, 9.0, 9.0),
    "arabic": (0.0, 1.5, 1.5),
    "multi": (0.0, 1.0, 1.0),
    "paren": (3.0, 0.0, 0.3),
    "rparen": (2.5, 0.3, 0.3),
    "angle": (3.0, 0.3, 0.0),
    "circle": (3.0, 0.5, 0.0),
    "kanji": (4.0, 0.0, 1.0),
    "pkanji": (3.0, 0.0, 0.5),
    "kana": (6.0, 1.5, 0.0),
    "pkana": (6.0, 1.5, 0.0),
    "roman": (3.0, 0.8, 0.3),
    "proman": (4.0, 0.8, 0.3),
    "alpha": (4.0, 1.0, 0.0),
    "palpha": (5.0, 1.0, 0.0),
    "bullet": (9.0, 0.0, 9.0),
    "block": (0.0, 9.0, 9.0),
}
"""Group → the cost of opening a list as 項, as 号, below."""
TEXT_COST = {
    "bullet": 1.5,
    "number_plain": 3.0,
    "number_tight": 0.5,
    "kana_tight": 0.5,
    "kanji_plain": 4.0,
    "roman": 2.5,
    "alpha": 3.0,
    "kana": 4.0,
}
"""Style → the cost of taking its mark for text; 5 for the others."""
KIN = {
    frozenset(("paren", "rparen")),
    frozenset(("paren", "circle")),
    frozenset(("alpha", "palpha")),
    frozenset(("kanji", "pkanji")),
}
"""Groups that one list may mix."""
