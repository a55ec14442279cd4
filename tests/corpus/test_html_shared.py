"""The real web editions beside the checkout: the same provisions as their texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.structure.segment import segment
from corpus.readers import read
from models.document import Document


def provisions(document: Document) -> set[tuple[str, str]]:
    """Path and folded text of every provision."""
    return {
        (entry.path, "".join(entry.node.text.split()))
        for entry in document.entries
        if not entry.path.startswith(("前文", "末尾", "改定履歴"))
    }


@pytest.mark.shared
def test_the_web_editions_hold_the_provisions_of_the_texts(shared: Path) -> None:
    pages = sorted((shared / "corpus" / "html").glob("*.html"))
    assert pages
    for page in pages:
        printed = shared / "corpus" / f"{page.stem}.txt"
        one = provisions(segment(read(page.name, page.read_bytes())))
        other = provisions(segment(read(printed.name, printed.read_bytes())))
        assert len(one & other) >= 0.98 * len(one | other), page.name
