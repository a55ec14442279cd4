"""The print of a document in its order: nothing left out, each stretch with the provision it belongs to."""

from __future__ import annotations

import pytest

from corpus.samples import Sample, samples
from models.document import Document, Kind, Node, Passage, Run
from models.source import source_of_text
from pipeline import analyse
from tests.ui.boats import opened
from ui.documents.blocks import Role, blocks


def printed(document: Document) -> str:
    """All that the blocks hold, without white space."""
    pieces = (piece for block in blocks(document) for piece in block.pieces)
    return "".join("".join(document.source.text[piece.start : piece.end].split()) for piece in pieces)


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: str(sample.id))
def test_every_character_of_a_document_stands_in_a_block_in_its_order(sample: Sample, suffix: str) -> None:
    document = analyse(sample.name(suffix), sample.read(suffix), only_structure=True).document
    assert printed(document) == "".join(document.source.text.split())


def test_a_stretch_never_runs_over_a_line_end() -> None:
    document = opened().document
    for block in blocks(document):
        for piece in block.pieces:
            assert "\n" not in document.source.text[piece.start : piece.end]
            assert document.source.line_at(piece.start) == piece.line


def test_what_is_set_aside_within_a_text_stays_there_and_between_two_stands_alone() -> None:
    found = opened().blocks
    within = next(block for block in found if block.of(Role.BODY) and block.of(Role.ASIDE))
    assert [piece.role for piece in within.pieces] == [Role.BODY, Role.ASIDE, Role.BODY]
    assert within.of(Role.ASIDE)[0].why == "頁番号"
    assert found[-1].entry is None
    assert found[-1].role is Role.ASIDE


def test_a_latter_part_behind_the_items_is_a_second_block_of_its_paragraph() -> None:
    text = "第1条\n次のとおり。\n(1) 和船\nほかは、貸さない。"
    after = text.index("ほか")
    item = Node(Kind.ITEM, "第1号", Passage("(1)", (Run(0, 11, 3),)), body=Passage("和船", (Run(0, 15, 2),)))
    body = Passage("次のとおり。\nほかは、貸さない。", (Run(0, 4, 6), Run(7, after, 9)))
    paragraph = Node(Kind.PARAGRAPH, "第1項", body=body, children=(item,))
    article = Node(Kind.ARTICLE, "第1条", Passage("第1条", (Run(0, 0, 3),)), children=(paragraph,))
    document = Document(source_of_text("舟", text), Passage(), (Node(Kind.PART, "本則", children=(article,)),))
    paths = [(block.entry.path.rpartition("/")[2], block.opens) for block in blocks(document) if block.entry]
    assert paths == [("第1条", True), ("第1項", True), ("第1号", True), ("第1項", False)]


def test_joints_tell_what_stands_between_two_lines_of_a_passage() -> None:
    text = "第1条 雨の日は貸さな\nい。"
    body = Passage("雨の日は貸さない。", (Run(0, 4, 7), Run(7, 12, 2)))
    article = Node(Kind.ARTICLE, "第1条", Passage("第1条", (Run(0, 0, 3),)), body=body)
    document = Document(source_of_text("舟", text), Passage(), (Node(Kind.PART, "本則", children=(article,)),))
    (block,) = blocks(document)
    assert [piece.joint for piece in block.of(Role.BODY)] == ["", ""]
    assert [piece.line for piece in block.of(Role.BODY)] == [0, 1]
