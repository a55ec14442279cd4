"""Documents made of random trees, printed in random styles at random widths, are read back exactly."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.structure.segment import segment
from analysis.text.narrow import fold
from models.document import Kind
from models.source import source_of_text
from tests.analysis.printing import ARTICLES, ITEMS, PARAGRAPHS, SUBITEMS, Style, expected, printed, tree

STYLES = st.builds(
    Style,
    article=st.sampled_from(ARTICLES),
    paragraph=st.sampled_from(PARAGRAPHS),
    item=st.sampled_from(ITEMS),
    subitem=st.sampled_from(SUBITEMS),
    width=st.sampled_from([0, 60, 72, 80, 90]),
    doubled=st.booleans(),
    page=st.sampled_from([0, 0, 25, 40]),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.integers(0, 10**6), STYLES)
def test_a_printed_tree_is_read_back_exactly(seed: int, style: Style) -> None:
    articles = tree(random.Random(seed))
    document = segment(source_of_text("印刷", printed(articles, style)))
    found = [
        (e.path, fold(e.node.title if e.node.kind is Kind.ARTICLE else e.node.text))
        for e in document.entries
        if e.node.kind is not Kind.PART
    ]
    assert found == [(path, fold(text)) for path, text in expected(articles, style)]
