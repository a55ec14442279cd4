"""The page 検索: what is asked for, what is found, and how it is shown."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

import library
from corpus.errors import UserError
from models.search import Found, Hit
from tests.library.texts import ARTICLES, terms, with_article
from tests.ui.test_markup import Reading
from ui.search.asking import MOST, Asked
from ui.search.view import excerpt, results
from ui.search.words import EXAMPLES

OTHER = terms(
    "星見車",
    "星見交通株式会社",
    articles=with_article("解約", "利用者は、６０日前までに書面で知らせて、契約を解約できます。", ARTICLES),
)


def _search() -> None:
    from ui.search import page as search

    search.page()


def visit(**address: str) -> AppTest:
    app = AppTest.from_function(_search, default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def html(app: AppTest) -> str:
    assert not app.exception
    (view,) = app.get("bidi_component")
    return str(json.loads(view.proto.json)[0]["html"])


def said(app: AppTest) -> str:
    assert not app.exception
    return " ".join(Reading(part.proto.body).text for part in app.get("html"))


@pytest.fixture
def uid(place: str) -> str:
    """Two services in the library; the version of the first."""
    with library.open(place) as shelf:
        shelf.add("b.txt", OTHER)
        return shelf.add("a.txt", terms()).version.uid


def test_as_long_as_nothing_is_kept_the_samples_are_searched_and_no_library_is_made(place: str) -> None:
    app = visit(q="解約")
    assert "文書庫がまだ空なので、見本" in said(app)
    assert "みなとクラウド会計" in Reading(html(app)).text
    assert "文書?doc=minato-2025&amp;at=" in html(app)
    assert not library.there(place)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_finds_something_in_the_samples(place: str, example: str) -> None:
    assert 'class="hit' in html(visit(q=example))


def test_clauses_like_one_of_a_sample_are_looked_for_among_the_samples() -> None:
    app = visit(like="minato-2025", at="本則/第27条")
    assert "契約者による解約" in said(app)
    assert "はるかプライベートリンク" in Reading(html(app)).text


def test_a_search_without_words_explains_itself_by_examples(uid: str) -> None:
    app = visit()
    assert "すべてを含む条文を探します。" in said(app)
    next(button for button in app.button if "解約 書面" in button.label).click().run()
    assert app.query_params["q"] == "解約 書面"
    assert "2 件・2 サービス" in Reading(html(app)).text


def test_words_typed_stand_in_the_address_and_the_answers_stand_by_service(uid: str) -> None:
    app = visit()
    app.text_input(key="search_q").input("解約").run()
    assert app.query_params["q"] == "解約"
    text = Reading(html(app)).text
    assert "株式会社月見水運 月見舟 利用規約1 件第4条" in text
    assert "星見交通株式会社 星見車 利用規約1 件第4条" in text
    assert f"文書?doc=v-{uid[:16]}&amp;at=%E6%9C%AC%E5%89%87/%E7%AC%AC4%E6%9D%A1" in html(app)


def test_filters_narrow_the_answers_and_stand_in_the_address(uid: str) -> None:
    app = visit(q="解約")
    app.selectbox(key="search_provider").select("星見交通株式会社").run()
    assert app.query_params["provider"] == "星見交通株式会社"
    assert "1 件・1 サービス" in Reading(html(app)).text
    app.text_input(key="search_since").input("2030").run()
    assert "当てはまる条文はありません。" in said(app)
    assert app.query_params["since"] == "2030"


def test_values_are_asked_for_by_their_range(uid: str) -> None:
    text = Reading(html(visit(q="解約予告>50日"))).text
    assert "1 件・1 サービス" in text
    assert "60日" in text


def test_what_cannot_be_asked_for_gets_a_sentence(uid: str) -> None:
    assert "検索の言葉を読み取れません。「天気」という数値・条件はありません。" in said(visit(q="天気>3日"))


def test_clauses_like_one_are_found_in_other_services(uid: str) -> None:
    app = visit(like=f"v-{uid[:16]}", at="本則/第4条")
    assert "月見舟 利用規約　第4条" in said(app)
    text = Reading(html(app)).text
    assert "星見車" in text
    assert "月見舟" not in text
    app.button(key="anew").click().run()
    assert "like" not in app.query_params


@pytest.mark.parametrize("at", ["", "本則/第99条", "<script>"])
def test_a_clause_that_is_not_there_is_said_not_to_be_there(uid: str, at: str) -> None:
    assert "このURLが指す条は、文書庫にありません。" in said(visit(like=f"v-{uid[:16]}", at=at))
    assert "このURLが指す条は、文書庫にありません。" in said(visit(like="v-gone", at=at))


@pytest.mark.parametrize(
    "words", ['"', "主題:", "から:<b>", "「", ">", "解約予告>", '提供者:"', "\x00", "a" * 5000, "NEAR(", "* AND"]
)
def test_odd_words_break_nothing(uid: str, words: str) -> None:
    assert said(visit(q=words))


def test_a_filter_cannot_end_the_field_it_stands_in() -> None:
    assert Asked("解約", provider='a" 旧版も "').query() is not None
    found = Asked("解約", provider='a" 旧版も "').query()
    assert found is not None
    assert not found.earlier
    assert found.providers == ("a 旧版も",)
    with pytest.raises(UserError):
        Asked("解約", since="来月").query()


def test_no_more_than_a_screen_can_bear_is_asked_for(uid: str) -> None:
    assert "件・" in Reading(html(visit(q="契約", n="99999"))).text
    assert MOST <= 200


def test_a_text_is_shown_around_its_first_mark_and_hostile_words_stay_text() -> None:
    assert excerpt("あ" * 100 + "書面" + "い" * 300, [(100, 102)]) == "…" + "あ" * 30 + "<b>書面</b>" + "い" * 188 + "…"
    assert excerpt("<b>書面\nで", [(3, 5)]) == "&lt;b&gt;<b>書面</b> で"
    assert excerpt("書面", [(0, 2), (1, 2)]) == "<b>書面</b>"
    hit = Hit("s", "<i>甲</i>", "0" * 64, "", True, "本則/第1条", "本則/第1条", "第1条", "<img src=x>", None, "x")
    seen = Reading(results(Found((hit,))))
    assert not {"i", "img"} & {name for name, _ in seen.elements}
    assert "第1条 <img src=x>" in seen.text


def test_a_word_of_the_caption_is_marked_and_a_text_without_a_day_says_so() -> None:
    hit = Hit(
        "s",
        "甲",
        "0" * 64,
        "",
        True,
        "本則/第1条",
        "本則/第1条",
        "第1条",
        "解約<i>",
        None,
        "x",
        heading_marks=((0, 2),),
    )
    html = results(Found((hit,)))
    assert "第1条 <b>解約</b>&lt;i&gt;" in html
    assert "日付不明" in html
    assert "日付不明 版" not in html
