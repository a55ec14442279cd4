"""What is shown over terms and references: definition and clause, each once."""

from __future__ import annotations

from analysis.alignment.align import align
from analysis.comparison.compare import compare
from analysis.structure.segment import segment
from models.analysis import Analysis
from models.comparison import Side
from models.source import source_of_text
from ui.comparison.laid import Shown
from ui.comparison.tips import Tips

LEFT = """第1条（定義）
「会員」とは、当社の承諾を得て舟を借りる者をいいます。
第2条（料金）
会員は、第3条の料金を支払います。会員は、第9条に従います。
第3条（額）
料金は、別表によります。
"""
RIGHT = LEFT.replace("舟を借りる者", "舟又は櫂を借りる法人")


def tips() -> Tips:
    one, other = (segment(source_of_text(name, text)) for name, text in (("左", LEFT), ("右", RIGHT)))
    alignment = align(one, other)
    return Tips(Shown(Analysis(one), Analysis(other), compare(one, other, alignment), alignment=alignment))


def test_a_term_shows_its_definition_and_that_the_other_document_means_something_else() -> None:
    found = tips()
    spot = found.spots(Side.LEFT, "本則/第2条/第1項")[0]
    assert (spot.start, spot.end, spot.go) == (0, 2, None)
    assert found.table[int(spot.tip)] == {
        "head": "「会員」　第1条",
        "text": "当社の承諾を得て舟を借りる者をいいます",
        "note": "「会員」の定義が異なります。",
    }


def test_a_reference_shows_its_clause_and_leads_there() -> None:
    found = tips()
    spot = next(s for s in found.spots(Side.LEFT, "本則/第2条/第1項") if s.href)
    assert found.table[int(spot.tip)] == {"head": "第3条（額）", "text": "料金は、別表によります。"}
    assert spot.go is not None
    assert spot.href.endswith("%E7%AC%AC3%E6%9D%A1")


def test_a_reference_that_leads_nowhere_says_so() -> None:
    found = tips()
    spot = found.spots(Side.LEFT, "本則/第2条/第1項")[-1]
    assert spot.go is None
    assert found.table[int(spot.tip)] == {"head": "第9条", "text": "この文書に、この条項は見当たりません。"}


def test_each_is_told_once_however_often_it_is_pointed_to() -> None:
    found = tips()
    first = [spot.tip for spot in found.spots(Side.LEFT, "本則/第2条/第1項")]
    assert [spot.tip for spot in found.spots(Side.LEFT, "本則/第2条/第1項")] == first
    assert len(found.table) == len(set(first))
