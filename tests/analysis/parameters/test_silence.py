"""未抽出 is told from 定めが見当たらない, for one document."""

from __future__ import annotations

import pipeline
from analysis.parameters import LABELS, absent
from models.analysis import Analysis


def read(text: str) -> Analysis:
    return pipeline.analyse("約款.txt", text.encode())


TEXT = """第１条（料金の支払）
会員は、毎月の会費を支払います。
２　会費の支払を怠った会員は、所定の遅延損害金を支払います。

第２条（解約）
会員は、３０日前までに届け出ることにより、契約を解約できます。
"""


def test_what_is_spoken_of_without_a_value_is_unread_with_its_place() -> None:
    analysis = read(TEXT)
    assert dict(analysis.unread)["late_interest.rate"] == ("本則/第1条/第2項",)


def test_every_key_is_stated_unread_or_absent_and_only_one_of_them() -> None:
    analysis = read(TEXT)
    stated, spoken_of = {p.key for p in analysis.parameters}, {key for key, _ in analysis.unread}
    missing = set(absent(analysis.parameters, analysis.unread))
    assert stated | spoken_of | missing == set(LABELS)
    assert not stated & spoken_of
    assert not missing & (stated | spoken_of)
    assert "termination_by_customer.notice" in stated
    assert "jurisdiction.court" in missing


def test_a_document_that_says_nothing_has_nothing_unread() -> None:
    analysis = read("第１条（目的）\n本規約は、庭の歩き方を定めます。\n")
    assert analysis.unread == ()
    assert absent(analysis.parameters, analysis.unread) == tuple(LABELS)
