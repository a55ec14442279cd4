"""What was said of a row is found again, and known to be about another text where the text has changed."""

from __future__ import annotations

from analysis.alignment.align import align
from analysis.comparison.compare import compare
from analysis.comparison.reviews import Reviews, of_pairs, reviews, say
from analysis.structure.segment import segment
from models.decisions import RowDecision, RowSays
from models.document import Document
from models.source import source_of_text

OLD = """第1条（目的）
この規約は、当社が貸す舟の利用について定めます。
第2条（料金）
会員は、料金表に定める料金を、毎月末日までに当社に支払うものとします。
第3条（返却）
会員は、借りた舟を、利用の期間が終わる日までに桟橋に返すものとします。
"""
NEW = OLD.replace("第2条", "第2条（登録）\n会員は、氏名を当社に登録します。\n第4条", 1).replace(
    "第3条（返", "第5条（返"
)
WHO, WHEN = "法務 山田", "2026-11-20T10:00:00+09:00"


def document(text: str) -> Document:
    return segment(source_of_text("舟", text))


def word(says: RowSays, left: str, right: str, when: str = WHEN, why: str = "", right_text: str = NEW) -> RowDecision:
    return say((document(OLD), left), (document(right_text), right), says, WHO, when, why)


def said(
    *words: RowDecision, left: str = OLD, right: str = NEW
) -> tuple[Reviews, dict[int, tuple[str | None, str | None]]]:
    one, other = document(left), document(right)
    found = compare(one, other, align(one, other))
    told = reviews(one, other, found, words)
    return told, {at: (found.rows[at].left, found.rows[at].right) for at in told.rows}


CHECKED = word(RowSays.CHECKED, "本則/第2条", "本則/第4条")


def test_a_row_that_was_checked_is_found_by_both_articles() -> None:
    told, places = said(CHECKED)
    assert list(places.values()) == [("本則/第2条", "本則/第4条")]
    assert all(told.checked(at) for at in places)


def test_a_row_on_one_side_can_be_checked_too() -> None:
    told, places = said(word(RowSays.CHECKED, "", "本則/第2条"))
    assert list(places.values()) == [(None, "本則/第2条")]
    assert told.checked(next(iter(places)))


def test_the_documents_may_change_places() -> None:
    _, places = said(CHECKED, left=NEW, right=OLD)
    assert list(places.values()) == [("本則/第4条", "本則/第2条")]


def test_another_text_has_to_be_read_again() -> None:
    told, places = said(CHECKED, right=NEW.replace("毎月末日", "毎月20日"))
    (at,) = places
    assert told.rows[at].stale
    assert not told.checked(at)


def test_the_latest_word_holds_and_comments_stay() -> None:
    comment = word(RowSays.COMMENT, "本則/第2条", "本則/第4条", "2026-11-20T10:05:00+09:00", "支払日に注意")
    reopened = word(RowSays.REOPENED, "本則/第2条", "本則/第4条", "2026-11-20T11:00:00+09:00")
    told, places = said(reopened, CHECKED, comment)
    (at,) = places
    assert not told.checked(at)
    assert [each.why for each in told.rows[at].comments] == ["支払日に注意"]


def test_a_word_about_a_row_that_is_gone_is_told() -> None:
    gone = RowDecision("本則/第9条", "", "本則/第9条", "", RowSays.CHECKED, WHO, WHEN)
    assert said(gone)[0].lost == (gone,)


def test_rows_can_be_given_by_the_articles_of_both_sides() -> None:
    pairs = [("本則/第1条", "本則/第1条"), ("本則/第2条", "本則/第4条"), ("", "本則/第2条")]
    told = of_pairs(document(OLD), document(NEW), pairs, [CHECKED])
    assert [told.checked(at) for at in range(3)] == [False, True, False]
