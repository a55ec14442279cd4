from __future__ import annotations

from analysis.alignment.align import align
from analysis.comparison.compare import compare
from analysis.comparison.sights import of_strip, sight
from analysis.structure.segment import segment
from models.changes import Ground, Substance, Verdict
from models.comparison import Alignment, Comparison, Confidence, Link
from models.document import Document
from models.source import source_of_text

OLD = """第1条（適用）
本規約は、当社が会員に貸す農機具に適用します。
第2条（料金）
会員は、料金表に定める料金を、毎月末日までに当社に支払うものとします。
第3条（解約）
会員は、第2条の料金を支払い、30日前に当社に届け出て解約することができます。
"""
NEW = """第1条（適用）
本規約は、当社が利用者に貸す農機具に適用します。
第2条（登録）
利用者は、氏名及び住所を当社に登録します。
第3条（料金）
利用者は、料金表に定める料金を、毎月末日までに当社に支払います。
第4条（解約）
利用者は、第3条の料金を支払い、60日前に当社に届け出て解約できます。
"""
OTHER = """第1条（適用）
この約款は、弊社が契約者に貸す農機具に適用します。
第2条（料金の支払）
契約者は、料金表に定める料金を、毎月末日までに弊社に支払う。
"""


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


def verdicts(left: Document, right: Document, alignment: Alignment) -> dict[tuple[str | None, str | None], Verdict]:
    seen = sight(left, right, alignment)
    rows: Comparison = compare(left, right, alignment)
    return {(strip.left, strip.right): of_strip(strip, seen) for row in rows.rows for strip in row.strips}


def test_the_strips_of_two_versions_are_judged_with_references_followed_and_names_known() -> None:
    old, new = document(OLD), document(NEW)
    found = verdicts(old, new, align(old, new))
    assert found["本則/第1条/第1項", "本則/第1条/第1項"].substance is Substance.WORDING
    assert found["本則/第2条/第1項", "本則/第3条/第1項"].substance is Substance.WORDING
    assert found[None, "本則/第2条/第1項"].substance is Substance.SUBSTANTIVE
    deciding = found["本則/第3条/第1項", "本則/第4条/第1項"].deciding
    assert [(change.ground, change.words) for change in deciding] == [(Ground.DEADLINE, ("30日", "60日"))]


def test_two_services_are_judged_by_what_each_calls_its_parties() -> None:
    one, other = document(OLD), document(OTHER)
    links = (
        Link("本則/第1条", "本則/第1条", 0.9, Confidence.HIGH, ("主題が同じ",)),
        Link("本則/第2条", "本則/第2条", 0.9, Confidence.HIGH, ("主題が同じ",)),
    )
    found = verdicts(one, other, Alignment(links, ()))
    assert found["本則/第1条/第1項", "本則/第1条/第1項"].substance is Substance.WORDING
    assert found["本則/第2条/第1項", "本則/第2条/第1項"].substance is Substance.WORDING


def test_a_strip_without_change_has_no_verdict() -> None:
    old = document(OLD)
    assert set(verdicts(old, old, align(old, old)).values()) == {Verdict()}
