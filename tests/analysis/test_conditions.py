"""On what terms a value holds: quoted from the document, never made up."""

from __future__ import annotations

import pytest

from analysis.services.conditions import CONDITIONS, Condition, conditions
from analysis.services.matrix import matrix
from models.matrix import Value
from tests.analysis.services import analysed, origin


def of(sentence: str, quote: str = "", behind: str = "") -> tuple[str, ...]:
    return conditions(sentence, behind, sentence.index(quote), quote)


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
def test_a_kind_of_words_is_found_where_it_stands_and_nowhere_else(condition: Condition) -> None:
    for sentence, words in condition.yes.items():
        assert condition.core in sentence
        found = condition.pattern.search(sentence)
        assert found is not None
        assert found[0] == words
    for sentence in condition.no:
        assert not condition.pattern.search(sentence), sentence


def test_a_condition_stands_in_the_words_of_the_document() -> None:
    sentence = "会員は、支払期日の翌日から支払の日まで、年三分の利息を払う。"
    assert of(sentence, "年三分") == ("支払期日の翌日から",)


def test_the_proviso_behind_a_value_is_one_of_its_terms_and_another_sentence_is_not() -> None:
    sentence = "会員は、年三分の利息を払う。"
    assert of(sentence, "年三分", "ただし、十日以内に払ったときは、この限りでない。") == (
        "ただし、十日以内に払ったときは、この限りでない",
    )
    assert of(sentence, "年三分", "利息は、支払期日の翌日から数える。") == ()


def test_words_that_say_nothing_but_the_value_are_no_condition() -> None:
    sentence = "舟が出せない状態が三日以上続いたときは、料金を返す。"
    assert of(sentence, "舟が出せない状態が三日以上続いたとき") == ()
    assert of(sentence, "三日") == ("舟が出せない状態が三日以上続いたとき",)


def test_long_words_end_at_a_comma() -> None:
    sentence = "ただし、" + "岸に着いた舟については、" * 8 + "この限りでない。"
    (found,) = of("舟を返す。", "舟を返す", sentence)
    assert len(found) <= 48
    assert found.endswith("、")
    assert sentence.startswith(found)


def test_a_value_of_the_matrix_carries_its_conditions() -> None:
    text = "貸舟規約\n\n第１条（遅延損害金）\n会員は、支払期日の翌日から年８％の遅延損害金を支払います。ただし、１０日以内に支払ったときは、この限りではありません。\n"
    found = matrix([(origin("貸舟"), analysed(text))])
    (value,) = next(row for row in found.parameters if row.key == "late_interest.rate").cells[0].values
    assert isinstance(value, Value)
    assert value.conditions == ("支払期日の翌日から", "ただし、１０日以内に支払ったときは、この限りではありません")
