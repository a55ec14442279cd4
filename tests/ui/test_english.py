"""English screens: what the table says is put in the place of our words, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from lxml import html

import pipeline
from corpus.samples import find
from tests.ui.gathering import gathering
from ui.checks.found import Checked
from ui.checks.view import view as remarks
from ui.comparison.view import view
from ui.documents.opened import Opened
from ui.documents.view import view as sheet
from ui.english import JAPANESE, Words, names, script, words
from ui.library import Choice
from ui.matrix.grid import grid

TABLE = Words(
    {
        "保存": "Save",
        "料金": "Fees",
        "理由：{reasons}": "Because: {reasons}",
        "主題が同じ（{topic}）": "same subject ({topic})",
        "同じ語：{*words}": "same words: {words}",
        "{reasons}・同じ語：{*words}": "{reasons} · same words: {words}",
        "数値（{~words}）": "figure ({words})",
        "右だけ：{*words}": "right only: {words}",
        "{#count} 条を畳んでいます{button}": "Folded: {count} {count|article|articles}{button}",
        "「{*name}」を {#count} 件": "{count} of “{name}”",
        "一つめ。二つめ。": "One, two.",
        "三つめ。": "Three.",
    }
)
SIGN = "鰯"
"""A letter that no word of ours has."""


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("保存", "Save"),
        (" 保存 ", " Save "),
        ("知らない言葉", "知らない言葉"),
        ("plain", "plain"),
        ("「料金」を 1 件", "1 of “料金”"),
        ("主題が同じ（料金）", "same subject (Fees)"),
        ("主題が同じ（料金）・同じ語：料金", "same subject (Fees) · same words: 料金"),
        ("数値（料金・保存）", "figure (料金・保存)"),
        ("数値（右だけ：料金）", "figure (right only: 料金)"),
        ("≠ 保存", "≠ Save"),
        ("第3条 保存", "第3条 保存"),
        ("一つめ。二つめ。三つめ。", "One, two. Three."),
        ("料金：保存", "Fees: Save"),
        ("料金：知らない", "料金：知らない"),
        ("壱 条を畳んでいます×", "壱 条を畳んでいます×"),
    ],
)
def test_words_of_ours_are_said_and_those_of_others_stay(japanese: str, english: str) -> None:
    assert TABLE.plain(japanese) == english


def test_a_sentence_around_elements_is_said_as_a_whole() -> None:
    page = "<p><b>3</b> 条を畳んでいます<button>保存</button></p>"
    assert TABLE.markup(page) == "<p>Folded: <b>3</b> articles<button>Save</button></p>"


def test_a_sentence_that_is_not_known_as_a_whole_is_said_bit_by_bit() -> None:
    assert TABLE.markup("<label> 料金 <input title='x' placeholder=\"保存\"></label>") == (
        "<label> Fees <input title='x' placeholder=\"Save\"></label>"
    )


def test_what_is_marked_as_japanese_is_left_alone() -> None:
    page = '<div lang="ja">保存<p title="保存">料金</p></div><p title="保存">料金</p>'
    assert TABLE.markup(page) == '<div lang="ja">保存<p title="保存">料金</p></div><p title="Save">Fees</p>'


def test_words_of_others_inside_a_sentence_are_marked_as_japanese() -> None:
    assert TABLE.markup("<p>同じ語：料金</p>") == '<p>same words: <span lang="ja">料金</span></p>'


def test_markup_in_words_stays_text() -> None:
    page = "<p>同じ語：&lt;b&gt;料&amp;</p><p>理由：&lt;i&gt;・料金</p>"
    said = TABLE.markup(page)
    assert [element.tag for element in html.fragment_fromstring(said, create_parent=True).iter()].count("b") == 0
    assert "&lt;b&gt;料&amp;" in said
    assert "&lt;i&gt;" in said


def test_a_script_is_said_in_its_quotes_and_keeps_what_it_puts_in() -> None:
    source = 'a.textContent = open ? "保存" : `「${f("料金")}」を ${n} 件`; // 保存'
    assert script(source, TABLE) == 'a.textContent = open ? "Save" : `${n} of “${f("Fees")}”`; // 保存'


def test_the_english_may_not_name_a_place_that_the_japanese_has_not() -> None:
    with pytest.raises(ValueError, match="place"):
        Words({"{#count} 件": "{number} found"})


def test_every_line_of_the_table_has_both_sides_and_the_same_places() -> None:
    for japanese, english in words().table.items():
        assert JAPANESE.search(japanese) or names(japanese), japanese
        assert english.strip(), japanese
        assert names(english) <= names(japanese), (japanese, english)
        kept = re.sub(
            "である|です・ます|新旧対照表|(?:1ヶ月, 14.6%, 10万円|解約予告 > 1ヶ月|提供者:月見|30日|年14.6％|月額料金3か月分|解約 書面|第1条)|キー.*当たらない例",
            "",
            english,
        )
        assert not JAPANESE.search(kept), english


def of_others(page: str) -> int:
    """How often the sign stands in the text of a page."""
    return str(html.fragment_fromstring(page, create_parent=True).text_content()).count(SIGN)


def marked(page: str) -> int:
    """How often it does in what is marked as Japanese."""
    outermost = html.fragment_fromstring(page, create_parent=True).xpath(
        ".//*[@lang='ja'][not(ancestor::*[@lang='ja'])]"
    )
    return sum(str(each.text_content()).count(SIGN) for each in outermost)


TEXT = (
    find("minato-draft")
    .read()
    .decode()
    .replace("は、", f"は{SIGN}、")
    .replace("（", f"（{SIGN}")
    .replace("第", f"{SIGN}第", 3)
)
OTHER = find("haruka-2024").read().decode().replace("は、", f"は{SIGN}、").replace("）\n", f"{SIGN}）\n")
CHOICE = Choice("a", f"舟{SIGN}", f"a{SIGN}.txt", own=True)


def pages() -> dict[str, str]:
    analysis, other = (pipeline.analyse("a.txt", text.encode()) for text in (TEXT, OTHER))
    alignment, comparison = pipeline.compare(analysis, other)
    from ui.comparison.laid import Shown

    both = Shown(analysis, other, comparison, ("a", "b"), (CHOICE.title, CHOICE.title), alignment=alignment)
    return {
        "compare": view(both),
        "document": sheet(Opened(analysis.document, "a", CHOICE.title)),
        "checks": remarks(Checked(CHOICE, analysis, pipeline.check(analysis, None, ()))),
    }


@pytest.fixture(scope="module")
def of_a_document() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", ["compare", "document", "checks"])
def test_the_words_of_a_document_stay_and_are_marked(of_a_document: dict[str, str], name: str) -> None:
    japanese = of_a_document[name]
    english = words().markup(japanese)
    assert of_others(japanese) > 20
    assert of_others(english) == of_others(japanese)
    assert marked(english) == of_others(english)


@pytest.mark.parametrize("name", ["compare", "document", "checks"])
def test_nothing_of_ours_stays_japanese(of_a_document: dict[str, str], name: str) -> None:
    assert unsaid(words().markup(of_a_document[name])) == []


def test_the_matrix_is_said_but_for_values_and_names() -> None:
    assert unsaid(words().markup(grid(gathering()))) == []


def unsaid(page: str) -> list[str]:
    """Japanese outside of what is marked as Japanese."""
    tree = html.fragment_fromstring(page, create_parent=True)
    texts = tree.xpath(".//text()[not(ancestor::*[@lang='ja'])]")
    return [text for text in texts if JAPANESE.search(text)]
