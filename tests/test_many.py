"""Every two of many documents, by one process or by several."""

from __future__ import annotations

import pipeline
from corpus.samples import find

IDS = ("minato-2022", "minato-2025", "haruka-2024")


def test_every_two_are_aligned_as_if_they_were_alone_by_however_many_processes() -> None:
    analyses = [pipeline.analyse(find(name).file, find(name).read()) for name in IDS]
    alone = [(i, j, pipeline.align(analyses[i], analyses[j])) for i, j in ((0, 1), (0, 2), (1, 2))]
    assert list(pipeline.align_all(analyses)) == alone
    assert list(pipeline.align_all(analyses, processes=2)) == alone


def test_one_document_makes_no_pair() -> None:
    only = pipeline.analyse(find(IDS[0]).file, find(IDS[0]).read())
    assert list(pipeline.align_all([only], processes=2)) == []
