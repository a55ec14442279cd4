"""The samples of the library against lists that were written by reading them."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.parameters import extract
from analysis.structure.segment import segment
from corpus.readers import read
from corpus.samples import Sample, samples
from models.document import Document
from tests.analysis.parameters.test_extract import assert_no_number_is_skipped

LISTS = Path(__file__).parent / "samples"


def opened(sample: Sample) -> Document:
    return segment(read(sample.file, sample.read()))


def listed(sample: Sample) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """What must be found, and what may be: key, value, place."""
    lines = (LISTS / f"{sample.id}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines]
    return {row for row in rows if len(row) == 3}, {row[:3] for row in rows if len(row) == 4}


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_sample_gives_what_a_reader_finds_in_it(sample: Sample) -> None:
    must, may = listed(sample)
    found = {(p.key, p.value, p.path) for p in extract(opened(sample))}
    assert sorted(must - found) == []
    assert sorted(found - must - may) == []


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_no_number_of_a_sample_is_lost(sample: Sample) -> None:
    assert_no_number_is_skipped(opened(sample))
