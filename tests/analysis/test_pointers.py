"""Defined terms and references as ranges of the text, with what they point to."""

from __future__ import annotations

from analysis.comparison.pointers import pointers
from analysis.structure.segment import segment
from models.document import Document
from models.source import source_of_text

TEXT = """第1条（定義）
「会員」とは、当社の承諾を得て舟を借りる者をいいます。
第2条（料金）
１ 会 員は、第 ３ 条第１項の料金を支払います。会員は、領収書を求めることができます。
２ 前項の額（以下本条において「基本額」といいます。）は、別表によります。
３ 基本額は、返しません。
第3条（額）
料金の基本額は、第9条に定めます。船舶法第2条に従います。
"""


def document(text: str = TEXT) -> Document:
    return segment(source_of_text("舟", text))


def said(path: str, text: str = TEXT) -> list[tuple[str, str, bool]]:
    held = document(text)
    node = held.by_path[path].node
    return [(node.text[p.start : p.end], p.target, p.term is not None) for p in pointers(held).get(path, ())]


def test_terms_and_references_are_ranges_of_the_text_as_printed() -> None:
    assert said("本則/第2条/第1項") == [
        ("会 員", "本則/第1条/第1項", True),
        ("第 ３ 条第１項", "本則/第3条", False),
    ]


def test_a_reference_by_relation_leads_to_the_provision_it_means() -> None:
    assert said("本則/第2条/第2項")[0] == ("前項", "本則/第2条/第1項", False)


def test_a_term_points_nowhere_beyond_its_reach() -> None:
    assert ("基本額", "本則/第2条/第2項", True) in said("本則/第2条/第3項")
    assert "基本額" not in [words for words, _, _ in said("本則/第3条/第1項")]


def test_a_definition_does_not_point_to_itself() -> None:
    assert said("本則/第1条/第1項") == []


def test_references_to_laws_point_nowhere_and_missing_articles_are_named() -> None:
    assert said("本則/第3条/第1項") == [("第9条", "本則/第9条", False)]
