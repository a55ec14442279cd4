from __future__ import annotations

import pytest

from analysis.changes.definitions import WAYS, Way, definitions, differences, same_thing, terms
from analysis.structure.segment import segment
from models.document import Document
from models.source import source_of_text
from models.terms import Definition


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_way_to_define_finds_the_terms_of_its_examples_and_no_others(way: Way) -> None:
    for text, expected in way.yes.items():
        assert tuple(term for term, *_ in terms(text, way.only_in_lists)) == expected, text
    for text in way.no:
        assert not list(terms(text, way.only_in_lists)), text


TEXT = """第1条（目的）
山裾農園合同会社（以下「甲」という。）及び畑の利用者（以下「乙」という。）は、貸農園の利用（以下「本利用」という。）について定める。
第2条（用語の定義）
この契約の用語は、次のとおりとする。
（1）「区画」とは、甲が乙に貸す畑の一つをいう。
（2）「農具」とは、甲が備える道具をいう。
第3条（料金）
乙は、月額の料金（以下この条において「賃料」という。）を払う。
"""


def test_terms_are_found_with_their_place_meaning_and_scope() -> None:
    found = {each.term: each for each in definitions(document(TEXT))}
    assert list(found) == ["甲", "乙", "本利用", "区画", "農具", "賃料"]
    assert found["甲"].meaning == "山裾農園合同会社"
    assert found["乙"].meaning == "畑の利用者"
    assert found["区画"].path == "本則/第2条/第1項/第1号"
    assert found["区画"].meaning == "甲が乙に貸す畑の一つをいう"
    assert (found["甲"].scope, found["賃料"].scope) == ("", "本則/第3条")


def test_a_meaning_before_its_term_does_not_begin_with_what_joins_it_to_the_term_before() -> None:
    text = "当社は、この乗船約款（以下「約款」といいます。）により、湖上の渡し舟（以下「本サービス」といいます。）を運航します。"
    assert [(term, meaning) for term, _, meaning, _ in terms(text)] == [
        ("約款", "当社は、この乗船約款"),
        ("本サービス", "湖上の渡し舟"),
    ]


def test_every_term_stands_where_it_says() -> None:
    whole = document(TEXT)
    for each in definitions(whole):
        assert whole.by_path[each.path].node.text[each.start : each.end] == each.term


def test_a_word_that_is_defined_otherwise_is_a_finding() -> None:
    wider = TEXT.replace("甲が備える道具", "甲が備える道具及び機械").replace(
        "以下この条において「賃料」", "以下「賃料」"
    )
    found = differences(definitions(document(TEXT)), definitions(document(wider)))
    assert [each.message for each in found] == [
        "「農具」の定義が異なります。",
        "「賃料」は、右では文書全体、左では一部にだけ及びます。",
    ]


def test_two_names_with_one_meaning_are_one_thing() -> None:
    one = Definition("区画", "本則/第2条", 0, 2, "甲が乙に貸す畑の一つをいう")
    assert same_thing(one, Definition("畑地", "本則/第2条", 0, 2, "甲が乙に貸す畑の一つをいいます"))
    assert not same_thing(one, Definition("農具", "本則/第2条", 0, 2, "甲が備える道具をいう"))


def test_a_definition_covers_its_term() -> None:
    with pytest.raises(ValueError, match="range"):
        Definition("区画", "本則/第2条", 0, 1, "畑")
