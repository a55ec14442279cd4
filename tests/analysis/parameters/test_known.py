"""What is found in a sentence that was read before is what would be found in it anew."""

from __future__ import annotations

import pytest

from analysis.parameters import extract, known
from analysis.parameters.clauses import clauses
from analysis.parameters.engine import captions, run
from analysis.parameters.parties import Role, parties
from analysis.parameters.tables import NAMED, RULES
from analysis.structure.segment import segment
from bench.documents import document
from models.document import Document
from models.source import source_of_text

LETTERS = """第1条（解約）
甲は、30日前までに乙に通知して、本契約を解約することができる。
第2条（遅延損害金）
乙は、第1条による解約の後に支払うべき料金を怠ったときは、年14.6％の割合による遅延損害金を支払う。
"""
OTHERS = LETTERS.replace("甲は", "丙は").replace("乙は", "甲は").replace("丙は", "乙は").replace("（解約）", "（廃止）")


def texts() -> list[Document]:
    found = [document(service, version).decode() for service in (1, 2) for version in range(3)]
    return [segment(source_of_text("試し", text)) for text in (*found, LETTERS, OTHERS, LETTERS)]


def test_versions_read_one_after_another_say_what_each_would_say_alone() -> None:
    known._found.cache_clear()
    together = [extract(each) for each in texts()]
    assert known._found.cache_info().hits > 100
    for each, found in zip(texts(), together, strict=True):
        known._found.cache_clear()
        assert extract(each) == found
    assert any(found for found in together)


@pytest.mark.parametrize(
    "names", [{}, {"甲": Role.CUSTOMER, "乙": Role.PROVIDER}, {"甲": Role.PROVIDER, "乙": Role.CUSTOMER}]
)
def test_who_is_who_and_what_is_cited_count_beside_the_sentence(names: dict[str, Role]) -> None:
    for each in texts():
        titles, told = captions(each), names or parties(each.source.text)
        for clause in clauses(each):
            assert list(known.found(clause, told, titles)) == list(run(RULES, clause, told, titles, NAMED))
