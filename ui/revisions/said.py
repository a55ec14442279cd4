"""The lines over 改定: what the page is for, what is shown, and what is to be known of the versions."""

from __future__ import annotations

from ui.revisions.past import Past
from ui.revisions.words import BY_HAND, ONE_VERSION, SAMPLE, UNDATED, WHAT_FOR


def remarks(past: Past, notice: str) -> list[str]:
    """The lines; ``notice`` is said first."""
    lines = [notice] if notice else []
    lines.append(WHAT_FOR + (SAMPLE if all(choice.sample for choice in past.choices) else ""))
    if len(past.versions) == 1:
        lines.append(ONE_VERSION)
    dates = [version.date for version in past.versions if version.date]
    undated = [version.file for version in past.versions if not version.date]
    if undated and len(past.versions) > 1:
        lines.append(UNDATED.format(names="・".join(undated)))
    if dates != sorted(dates):
        lines.append(BY_HAND)
    return lines
