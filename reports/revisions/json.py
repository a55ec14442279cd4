"""What became of every article from one version to the next, as plain JSON values."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from models.changes import Revisions
from models.origin import Imprint
from reports.matrix.json import imprint_json, origin_json
from reports.measures import of_revisions


def revisions_json(found: Revisions, imprint: Imprint) -> dict[str, Any]:
    """``of_revisions`` with where it comes from; ``sources`` are the old and the new version."""
    old, new = (PurePath(origin.file).stem for origin in imprint.origins)
    sources = [origin_json(origin) for origin in imprint.origins]
    return {**of_revisions(old, new, found), **imprint_json(imprint), "sources": sources}
