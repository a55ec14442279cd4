from __future__ import annotations

from analysis.changes.revisions import revisions
from analysis.histories.siblings import left_behind
from analysis.structure.segment import segment
from corpus.samples import find
from models.document import Document
from models.siblings import LeftBehind
from models.source import source_of_text


def document(text: str) -> Document:
    return segment(source_of_text("試し.txt", text))


OLD, NEW = (find(name).read().decode() for name in ("minato-2023", "minato-2025"))
NAME = "みなとクラウド会計"
SIBLING = OLD.replace(NAME, "みなとクラウド給与")


def behind(old: str, new: str, sibling: str) -> tuple[LeftBehind, ...]:
    before, after = document(old), document(new)
    return left_behind(before, after, revisions(before, after), document(sibling))


def test_an_edit_that_a_sibling_did_not_get_is_found_with_its_words() -> None:
    found = behind(OLD, OLD.replace("解約を希望する日の60日前", "解約を希望する日の30日前"), SIBLING)
    assert len(found) == 1
    assert (found[0].was, found[0].became, found[0].substantive) == ("60日", "30日", True)
    assert found[0].sibling is not None
    assert found[0].sibling.startswith("本則/第27条")


def test_nothing_is_found_where_the_sibling_got_the_same_edits() -> None:
    assert behind(OLD, NEW, NEW.replace(NAME, "みなとクラウド給与")) == ()


def test_every_edit_of_a_revision_is_found_in_a_sibling_that_stayed_as_it_was() -> None:
    messages = [each.message for each in behind(OLD, NEW, SIBLING)]
    assert any(
        "第7条（申込みの取消し）は削除されましたが、同じ定めが第7条に残っています。" in each for each in messages
    )
    assert any("新設された第19条（AI補助機能の利用）にあたる定めがありません。" in each for each in messages)
    assert any("14.6％" in each and "12.0％" in each for each in messages)


def test_services_that_share_no_clauses_are_no_siblings() -> None:
    assert behind(OLD, NEW, find("haruka-2024").read().decode()) == ()
