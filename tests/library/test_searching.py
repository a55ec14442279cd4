"""Search over the library: spellings, phrases, topics, values, whose and of when, and clauses like one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import library
from corpus.errors import UserError
from library import Library
from models.search import Found, Hit
from tests.library.texts import ARTICLES, terms, with_article

SERVERS = {
    "目的": "本規約は、ＶＰＮサーバーの貸出しについて定めます。",
    "中途解約": "契約者は、二か月前までに解約の申し込みを行うことにより、契約を解約することができる。",
    "遅延利息": "契約者が支払を遅滞したときは、年８％の遅延損害金を付す。",
    "サーバの停止": "当社は、保守のため、サーバを停止することがある。停止の申込は受け付けない。",
}
LATER = with_article("解約", "利用者は、解約を希望する日の１０日前までに電話で通知することにより、契約を解約できます。")


@pytest.fixture
def full(shelf: Library) -> Library:
    """Two versions of one service, and two other services."""
    shelf.add("a.txt", terms())
    shelf.add("b.txt", terms(date="２０２５年４月１日", articles=LATER))
    shelf.add(
        "c.txt", terms(service="甲斐サーバ", provider="甲斐通信株式会社", date="２０２３年１月１日", articles=SERVERS)
    )
    rules = {"返品": "解約 10% off_ %_~ のときは、返品の申込みを受け付けます。"}
    shelf.add("d.txt", terms(service="花見便", provider="花見商会株式会社", date="", articles=rules))
    return shelf


def where(found: Found) -> list[tuple[str, str]]:
    return [(hit.title.split()[1], hit.citation) for hit in found.hits]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


def test_a_clause_with_the_word_in_its_caption_comes_first(full: Library) -> None:
    found = where(full.search("解約"))
    assert set(found[:2]) == {("月見舟", "第4条"), ("甲斐サーバ", "第2条")}
    assert ("花見便", "第1条") in found


def test_two_characters_are_a_word(full: Library) -> None:
    assert where(full.search("転貸")) == [("月見舟", "第6条")]


@pytest.mark.parametrize("typed", ["申込", "申込み", "申し込み", "申しこみ"])
def test_spellings_find_each_other(full: Library, typed: str) -> None:
    assert {name for name, _ in where(full.search(typed))} == {"月見舟", "甲斐サーバ", "花見便"}


@pytest.mark.parametrize("typed", ["ＶＰＮ", "vpn", "サーバー", "サーバ"])
def test_width_case_and_long_vowels_do_not_matter(full: Library, typed: str) -> None:
    assert ("甲斐サーバ", "第1条") in where(full.search(typed))


def test_all_words_must_be_there(full: Library) -> None:
    assert where(full.search("解約 電話")) == [("月見舟", "第4条")]
    assert full.search("解約 書面").hits == ()


def test_a_phrase_is_words_in_a_row(full: Library) -> None:
    assert where(full.search("「解約の申込み」")) == [("甲斐サーバ", "第2条")]
    assert where(full.search('"停止の申込"')) == [("甲斐サーバ", "第4条")]
    assert full.search("「申込みの停止」").hits == ()


def test_the_words_are_marked_where_they_stand(full: Library) -> None:
    (hit,) = full.search("解約の申込み").hits
    assert marked(hit) == ["解約の申し込み"]
    (hit,) = full.search("電話").hits
    assert (hit.path, hit.clause, hit.heading, marked(hit)) == ("本則/第4条/第1項", "本則/第4条", "解約", ["電話"])


def test_a_hit_cites_the_provision_that_answers(full: Library) -> None:
    (hit,) = full.search("舟の数").hits
    assert hit.citation == "第2条第2項第2号"
    assert hit.text == "舟の数が足りないとき。"


def test_a_topic_finds_clauses_whatever_their_words(full: Library) -> None:
    clauses = {(hit.title.split()[1], hit.clause) for hit in full.search("主題:late_charge").hits}
    assert clauses >= {("月見舟", "本則/第3条"), ("甲斐サーバ", "本則/第3条")}
    assert where(full.search("主題:遅延損害金 付す")) == [("甲斐サーバ", "第3条")]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("解約予告 > 1ヶ月", ["甲斐サーバ"]),
        ("解約予告＞１か月", ["甲斐サーバ"]),
        ("解約予告 <= 2週間", ["月見舟"]),
        ("解約予告 = 10日", ["月見舟"]),
        ("解約予告 > 5日", ["甲斐サーバ", "月見舟"]),
        ("遅延損害金 >= 10%", ["月見舟"]),
        ("遅延損害金 < 年10％", ["甲斐サーバ"]),
        ("管轄 = 水辺地方裁判所", ["月見舟"]),
        ("解約予告 > 1週間 電話", ["月見舟"]),
        ("解約予告 > 1週間 遅延損害金 < 10%", ["甲斐サーバ"]),
    ],
)
def test_values_are_found_by_their_size(full: Library, typed: str, expected: list[str]) -> None:
    assert [name for name, _ in where(full.search(typed))] == expected


def test_a_value_is_told_with_its_provision(full: Library) -> None:
    (hit,) = full.search("解約予告 > 1ヶ月").hits
    assert hit.values == ("契約者からの解約予告: 2か月",)
    assert hit.citation == "第2条"
    assert marked(hit) == ["二か月"]


def test_words_of_a_caption_are_marked_there(full: Library) -> None:
    hit = full.search("解約").hits[0]
    assert [hit.heading[start:end] for start, end in hit.heading_marks] == ["解約"]


def test_earlier_versions_are_searched_when_asked_for(full: Library) -> None:
    assert full.search("４５日").hits == ()
    (hit,) = full.search("４５日 旧版も").hits
    assert (hit.date, hit.latest) == ("2024-04-01", False)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("申込 提供者:月見", {"月見舟"}),
        ("申込 提供者:甲斐 サービス:サーバ", {"甲斐サーバ"}),
        ("申込 提供者:%", set()),
        ("申込 提供者:雪見", set()),
        ("申込 から:2024", {"月見舟"}),
        ("申込 まで:2023-12", {"甲斐サーバ"}),
        ("申込 日付:2025-04", {"月見舟"}),
        ("主題:解約 提供者:甲斐", {"甲斐サーバ"}),
        ("解約予告 > 1日 提供者:月見", {"月見舟"}),
    ],
)
def test_whose_and_of_when_can_be_asked(full: Library, typed: str, expected: set[str]) -> None:
    assert {name for name, _ in where(full.search(typed))} == expected


def test_the_same_is_found_where_many_versions_are_meant(full: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few versions are told to the index by name; of many each clause is asked for its own."""
    queries = ["申込 から:2023", "解約 提供者:株式会社", "主題:解約 から:2020", "解約 から:2020 旧版も"]
    few = [full.search(typed) for typed in queries]
    monkeypatch.setattr("corpus.store.searching._FEW", 0)
    assert [full.search(typed) for typed in queries] == few
    assert all(found.hits for found in few)


def test_more_is_said_to_be_there(full: Library) -> None:
    found = full.search("申込", limit=2)
    assert (len(found.hits), found.more) == (2, True)
    assert not full.search("申込").more


@pytest.mark.parametrize(
    "typed", ["", "提供者:月見", "天気 > 3", "管轄 > 東京", "主題:天気", "解約 から:春", "は が を", "。"]
)
def test_what_cannot_be_asked_is_answered_in_a_sentence(full: Library, typed: str) -> None:
    with pytest.raises(UserError):
        full.search(typed)


@pytest.mark.parametrize(
    "typed", ["解約 OR 1", "NEAR(解約 申込)", "解約*", "(解約", "'; DROP TABLE--", "解約:A & !申込", "tags : v1"]
)
def test_no_sign_of_the_database_has_a_meaning(full: Library, typed: str) -> None:
    full.search(typed)
    assert full.verify().whole


def test_clauses_like_one_are_found_in_other_services(full: Library) -> None:
    service = full.find("月見舟")
    found = full.like(service.latest.uid, "本則/第4条")
    assert where(found)[0] == ("甲斐サーバ", "第2条")
    assert "月見舟" not in {name for name, _ in where(found)}
    with pytest.raises(KeyError):
        full.like(service.latest.uid, "本則/第99条")


def test_the_same_words_are_the_most_alike(shelf: Library) -> None:
    first = shelf.add("a.txt", terms())
    shelf.add("b.txt", terms(service="甲斐サーバ", provider="甲斐通信株式会社", articles=SERVERS))
    moved = {"雑則": "舟は大切に扱います。", **ARTICLES}
    shelf.add("c.txt", terms(service="雪見船", provider="雪見海運株式会社", articles=moved))
    assert where(shelf.like(first.version.uid, "本則/第5条"))[0] == ("雪見船", "第6条")


def test_what_was_taken_apart_again_is_found_once(full: Library) -> None:
    for service in full.services():
        full.refresh(service.latest.uid)
    assert where(full.search("転貸")) == [("月見舟", "第6条")]
    assert [name for name, _ in where(full.search("解約予告 > 1ヶ月"))] == ["甲斐サーバ"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """More clauses with a word than are looked at."""
    place: Path = tmp_path_factory.mktemp("large") / "library.db"
    with library.open(str(place)) as shelf:
        for at in range(8):
            articles = {f"定め{at}の{n}": f"利用者は、第{n}の桟橋で舟を返します。" for n in range(40)}
            shelf.add("a.txt", terms(service=f"月見{at}号", articles=articles))
        yield shelf


def test_a_common_word_gives_as_many_as_are_asked_for(large: Library) -> None:
    found = large.search("桟橋", limit=50)
    assert (len(found.hits), found.more) == (50, True)
