"""Which report a file name asks for by its ending, and the bytes of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from models.matrix import Matrix
from models.origin import Imprint
from reports.comparison.sides import Compared


def as_json(found: Mapping[str, Any]) -> bytes:
    """UTF-8; a lone surrogate, which it cannot hold, is written as its escape."""
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _matrix_xlsx(matrix: Matrix, imprint: Imprint) -> bytes:
    from reports.matrix.xlsx import matrix_xlsx

    return matrix_xlsx(matrix, imprint)


def _matrix_csv(matrix: Matrix, imprint: Imprint) -> bytes:
    from reports.matrix.csv import matrix_csv

    return matrix_csv(matrix, imprint)


def _matrix_html(matrix: Matrix, imprint: Imprint) -> bytes:
    from reports.matrix.html import matrix_html

    return matrix_html(matrix, imprint)


def _matrix_json(matrix: Matrix, imprint: Imprint) -> bytes:
    from reports.matrix.json import matrix_json

    return as_json(matrix_json(matrix, imprint))


def _comparison_html(compared: Compared) -> bytes:
    from reports.comparison.html import comparison_html

    return comparison_html(compared)


def _comparison_json(compared: Compared) -> bytes:
    from reports.comparison.json import comparison_json

    return as_json(comparison_json(compared))


def _comparison_csv(compared: Compared) -> bytes:
    from reports.comparison.csv import comparison_csv

    return comparison_csv(compared)


MATRIX: Mapping[str, Callable[[Matrix, Imprint], bytes]] = {
    ".xlsx": _matrix_xlsx,
    ".csv": _matrix_csv,
    ".html": _matrix_html,
    ".json": _matrix_json,
}
COMPARISON: Mapping[str, Callable[[Compared], bytes]] = {
    ".html": _comparison_html,
    ".csv": _comparison_csv,
    ".json": _comparison_json,
}
