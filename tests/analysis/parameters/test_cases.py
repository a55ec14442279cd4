"""Contracts of some twenty-five trades, written with their annotation before the rules had seen them, and what is read in each.

A line of a .tsv is key, value and article (or part); ``?`` behind it marks what may be found or not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.parameters import extract
from analysis.parameters.labels import NEW
from analysis.structure.segment import segment
from models.document import article_of
from models.source import source_of_text
from tests.analysis.parameters.test_extract import assert_no_number_is_skipped

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_contract_gives_what_its_annotation_says_and_loses_no_number(case: Path) -> None:
    lines = case.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines]
    must, may = {row for row in rows if len(row) == 3}, {row[:3] for row in rows if len(row) == 4}
    read = segment(source_of_text(case.name, case.read_text(encoding="utf-8")))
    found = {(p.key, p.value, article_of(p.path)) for p in extract(read) if p.key not in NEW}
    assert sorted(must - found) == []
    assert sorted(found - must - may) == []
    assert_no_number_is_skipped(read)
