from __future__ import annotations

from hashlib import sha256

from analysis.checks.check import check
from analysis.checks.rulings import judged
from analysis.structure.segment import segment
from analysis.text.narrow import fold
from models.decisions import RemarkDecision, RemarkSays
from models.document import Document
from models.source import source_of_text

TEXT = "第1条（目的）\n第9条によります。\n第2条（料金）\n会員又わ当社が払います。"
LATER = "第1条（目的）\n第9条によります。\n第2条（会員）\n会員を置きます。\n第3条（料金）\n会員又わ当社が払います。"


def document(text: str) -> Document:
    return segment(source_of_text("試し.txt", text))


def said(of: Document, key: str, says: RemarkSays, when: str = "2026-11-20") -> RemarkDecision:
    each = next(each for each in judged(of, check(of)).remarks if each.remark.check == key)
    return RemarkDecision(key, each.remark.path, each.print, says, "山田", when)


def open_checks(of: Document, *decisions: RemarkDecision) -> list[str]:
    return [remark.check for remark in judged(of, check(of), decisions).open]


OLD, NEW = document(TEXT), document(LATER)


def test_a_dismissed_remark_stays_dismissed_where_the_article_got_another_number() -> None:
    dismissed = said(OLD, "misprint", RemarkSays.DISMISSED)
    assert open_checks(OLD) == ["missing_target", "misprint"]
    assert open_checks(OLD, dismissed) == open_checks(NEW, dismissed) == ["missing_target"]


def test_it_comes_back_when_the_text_is_another_one_and_the_decision_is_told_as_lost() -> None:
    dismissed = said(OLD, "misprint", RemarkSays.DISMISSED)
    changed = document(TEXT.replace("払います", "すぐ払います"))
    assert "misprint" in open_checks(changed, dismissed)
    assert judged(changed, check(changed), [dismissed]).lost == (dismissed,)


def test_the_last_word_counts() -> None:
    first = said(OLD, "misprint", RemarkSays.DISMISSED, "2026-11-19")
    last = said(OLD, "misprint", RemarkSays.TO_MEND, "2026-11-20")
    assert open_checks(OLD, last, first) == ["missing_target", "misprint"]


def test_equal_remarks_of_equal_texts_are_told_apart_by_their_order() -> None:
    twice = document("第1条（目的）\n第9条によります。\n第2条（適用）\n第9条によります。")
    prints = [each.print for each in judged(twice, check(twice)).remarks]
    assert len(prints) == len(set(prints)) == 2


def test_a_remark_keeps_its_fingerprint_for_ever() -> None:
    (missing, _) = judged(OLD, check(OLD)).remarks
    core = "\0".join(("missing_target", fold("第9条によります。"), "第9条", "1"))
    assert missing.print == sha256(core.encode()).hexdigest()
