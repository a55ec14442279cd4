"""Automatic numbers of Word files: what Word shows, written into the text."""

from __future__ import annotations

import pytest

from corpus.readers.docx.formats import FORMATS, written
from tests.corpus.word import a_list, definition, level, p, texts


def style(name: str, numbering: str = "", *, based_on: str = "", more: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" {more} w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr><w:numPr>{numbering}</w:numPr></w:pPr></w:style>"
    )


ARTICLES = definition(
    0,
    level(0, "decimal", "第%1条"),
    level(1, "decimalFullWidth", "%2"),
    level(2, "japaneseCounting", "（%3）"),
    level(3, "irohaFullWidth", "%4"),
)


@pytest.mark.parametrize(
    ("form", "shown"),
    {
        "decimal": "1 2 10 21 101",
        "decimalFullWidth": "１ ２ １０ ２１ １０１",
        "decimalZero": "01 02 10 21 101",
        "decimalEnclosedCircle": "① ② ⑩ 21 101",
        "decimalEnclosedParen": "⑴ ⑵ ⑽ 21 101",
        "japaneseCounting": "一 二 十 二十一 百一",
        "ideographDigital": "一 二 一〇 二一 一〇一",
        "japaneseLegal": "壱 弐 壱拾 弐拾壱 壱百壱",
        "aiueo": "ｱ ｲ ｺ ﾅ ｹ",
        "aiueoFullWidth": "ア イ コ ナ ケ",
        "iroha": "ｲ ﾛ ﾇ ﾅ ﾎ",
        "irohaFullWidth": "イ ロ ヌ ナ ホ",
        "upperRoman": "I II X XXI CI",
        "lowerRoman": "i ii x xxi ci",
        "upperLetter": "A B J U WWWW",
        "lowerLetter": "a b j u wwww",
        "ideographTraditional": "甲 乙 癸 甲 甲",
        "ordinal": "1st 2nd 10th 21st 101st",
        "numberInDash": "- 1 - - 2 - - 10 - - 21 - - 101 -",
        "custom:001, 002, 003, ...": "001 002 010 021 101",
        "thaiNumbers": "1 2 10 21 101",
        "none": "    ",
    }.items(),
)
def test_numbers_are_written_as_word_writes_them(form: str, shown: str) -> None:
    assert " ".join(written(n, form) for n in (1, 2, 10, 21, 101)) == shown


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("number", [-1, 0, 1, 46, 47, 9999, 10000, 32767, 32768, 2**40])
def test_no_number_is_too_small_or_too_great_for_a_format(form: str, number: int) -> None:
    assert 0 < len(written(number, form)) < 50


def test_levels_count_by_themselves_and_begin_again_below_a_higher_one() -> None:
    assert texts(
        p("（目的）", of=(1, 0)),
        p("当社は", of=(1, 1)),
        p("契約者は", of=(1, 1)),
        p("売ること", of=(1, 2)),
        p("貸すこと", of=(1, 2)),
        p("車", of=(1, 3)),
        p("船", of=(1, 3)),
        p("料金は", of=(1, 1)),
        p("払うこと", of=(1, 2)),
        p("（終わり）", of=(1, 0)),
        p("この規約は", of=(1, 1)),
        numbering=ARTICLES + a_list(1, 0),
    ) == [
        "第1条 （目的）",
        "１ 当社は",
        "２ 契約者は",
        "（一） 売ること",
        "（二） 貸すこと",
        "イ 車",
        "ロ 船",
        "３ 料金は",
        "（一） 払うこと",
        "第2条 （終わり）",
        "１ この規約は",
    ]


def test_text_between_does_not_disturb_a_list() -> None:
    assert texts(p("甲", of=(1, 1)), p("地の文"), p(), p("乙", of=(1, 1)), numbering=ARTICLES + a_list(1, 0)) == [
        "１ 甲",
        "地の文",
        "",
        "２ 乙",
    ]


def test_lists_of_one_definition_go_on_counting_and_those_of_another_do_not() -> None:
    numbering = ARTICLES + definition(1, level(0, "decimal", "%1.")) + a_list(1, 0) + a_list(2, 0) + a_list(3, 1)
    assert texts(
        p("甲", of=(1, 0)), p("乙", of=(2, 0)), p("丙", of=(3, 0)), p("丁", of=(1, 0)), numbering=numbering
    ) == [
        "第1条 甲",
        "第2条 乙",
        "1. 丙",
        "第3条 丁",
    ]


def test_a_start_of_its_own_begins_a_list_anew_once() -> None:
    numbering = ARTICLES + a_list(1, 0) + a_list(2, 0, {0: 1}) + a_list(3, 0, {0: 7})
    blocks = [p("条", of=(num_id, 0)) for num_id in (1, 1, 2, 2, 3, 2, 1)]
    assert texts(*blocks, numbering=numbering) == [f"第{n}条 条" for n in (1, 2, 1, 2, 7, 8, 9)]


def test_a_start_of_its_own_holds_each_time_the_level_begins_again() -> None:
    numbering = ARTICLES + a_list(1, 0, {1: 2})
    blocks = [p("文", of=(1, at)) for at in (0, 1, 1, 0, 1)]
    assert texts(*blocks, numbering=numbering) == ["第1条 文", "２ 文", "３ 文", "第2条 文", "２ 文"]


def test_a_list_may_have_another_look_for_one_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1．", start=3)}</w:lvlOverride>'
    numbering = ARTICLES + a_list(1, 0, overrides=override)
    assert texts(p("総則", of=(1, 0)), p("目的", of=(1, 1)), numbering=numbering) == ["III． 総則", "１ 目的"]


@pytest.mark.parametrize(
    ("restart", "shown"), [(0, "1 2 3 4"), (1, "1 2 3 1"), (2, "1 2 1 1"), (9, "1 2 1 1"), (None, "1 2 1 1")]
)
def test_a_level_begins_again_where_its_definition_says(restart: int | None, shown: str) -> None:
    more = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    numbering = definition(
        0, level(0, "decimal", "第%1章"), level(1, "decimal", "第%2節"), level(2, "decimal", "%3", more=more)
    ) + a_list(1, 0)
    blocks = [p("x", of=(1, at)) for at in (0, 1, 2, 2, 1, 2, 0, 2)]
    assert " ".join(t.split()[0] for t in texts(*blocks, numbering=numbering) if "第" not in t) == shown


def test_a_number_may_hold_those_above_it_and_a_level_never_used_counts_as_begun() -> None:
    numbering = definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1-%2")) + a_list(1, 0)
    blocks = [p("x", of=(1, at)) for at in (1, 1, 0, 1)]
    assert texts(*blocks, numbering=numbering) == ["I-1 x", "I-2 x", "II. x", "II-1 x"]


def test_legal_numbering_shows_figures_at_every_level() -> None:
    numbering = definition(
        0, level(0, "japaneseCounting", "第%1条"), level(1, "irohaFullWidth", "第%1条の%2", more="<w:isLgl/>")
    ) + a_list(1, 0)
    assert texts(p("甲", of=(1, 0)), p("乙", of=(1, 1)), numbering=numbering) == ["第一条 甲", "第1条の1 乙"]


@pytest.mark.parametrize(
    ("text", "suffix", "line"),
    [
        ("第%1条", "tab", "第1条 24時間"),
        ("第%1条", "space", "第1条 24時間"),
        ("(%1)", "nothing", "(1)24時間"),
        ("%1", "nothing", "1 24時間"),
        ("第%1条　", "tab", "第1条　24時間"),
        ("", "tab", "24時間"),
    ],
)
def test_a_number_is_parted_from_the_text_as_its_level_says(text: str, suffix: str, line: str) -> None:
    numbering = definition(0, level(0, "decimal", text, suffix=suffix)) + a_list(1, 0)
    assert texts(p("24時間", of=(1, 0)), numbering=numbering) == [line]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("・", "ＭＳ 明朝", "・ 品"),
        ("-", "ＭＳ 明朝", "- 品"),
        ("l", "Wingdings", "● 品"),
        ("\uf06c", "Wingdings", "● 品"),
        ("\uf0b7", "Symbol", "• 品"),
        ("o", "Courier New", "○ 品"),
        ("\uf0d8", "Wingdings", "➢ 品"),
        ("\uf001", "Wingdings", "・ 品"),
        ("", "Symbol", "品"),
    ],
)
def test_bullets_are_characters_that_every_font_has(text: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    numbering = definition(0, level(0, "bullet", text, more=fonts)) + a_list(1, 0)
    assert texts(p("品", of=(1, 0)), numbering=numbering) == [shown]


def test_numbers_come_from_styles_and_from_those_that_these_are_based_on() -> None:
    numbering = definition(
        0,
        level(0, "decimal", "第%1条", more='<w:pStyle w:val="Jo"/>'),
        level(1, "decimal", "%2.", more='<w:pStyle w:val="Kou"/>'),
    ) + a_list(1, 0)
    styles = (
        style("Jo", '<w:numId w:val="1"/>')
        + style("Kou", '<w:ilvl w:val="1"/>', based_on="Jo")
        + style("KouNarrow", based_on="Kou")
        + style("Plain", '<w:numId w:val="0"/>', based_on="Kou")
        + style("Round", '<w:numId w:val="1"/>', based_on="Square")
        + style("Square", based_on="Round")
    )
    blocks = [p("文", style=name) for name in ("Jo", "Kou", "KouNarrow", "Plain", "Nowhere", "Jo", "Round")]
    assert texts(*blocks, numbering=numbering, styles=styles) == [
        "第1条 文",
        "1. 文",
        "2. 文",
        "文",
        "文",
        "第2条 文",
        "第3条 文",
    ]


def test_a_level_finds_its_style_where_the_style_names_no_level() -> None:
    numbering = definition(
        0, level(0, "decimal", "第%1章"), level(1, "decimal", "第%2条", more='<w:pStyle w:val="Jo"/>')
    ) + a_list(1, 0)
    styles = style("Jo", '<w:numId w:val="1"/>') + style("JoNarrow", based_on="Jo")
    blocks = [p("総則", of=(1, 0)), p("目的", style="Jo"), p("定義", style="JoNarrow")]
    assert texts(*blocks, numbering=numbering, styles=styles) == ["第1章 総則", "第1条 目的", "第2条 定義"]


def test_list_zero_takes_the_number_of_a_style_away_and_does_not_count() -> None:
    styles = style("Jo", '<w:numId w:val="1"/>')
    blocks = [p("甲", style="Jo"), p("乙", style="Jo", of=(0, 0)), p("丙", style="Jo")]
    assert texts(*blocks, numbering=ARTICLES + a_list(1, 0), styles=styles) == ["第1条 甲", "乙", "第2条 丙"]


def test_a_paragraph_may_change_only_the_level_of_its_style() -> None:
    styles = style("Jo", '<w:numId w:val="1"/>')
    only_level = p("乙", style="Jo", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert texts(p("甲", style="Jo"), only_level, numbering=ARTICLES + a_list(1, 0), styles=styles) == [
        "第1条 甲",
        "１ 乙",
    ]


def test_a_definition_may_be_that_of_a_list_style() -> None:
    numbering = (
        definition(0, '<w:styleLink w:val="Clauses"/>', level(0, "decimal", "第%1条"))
        + definition(1, '<w:numStyleLink w:val="Clauses"/>')
        + definition(2, '<w:numStyleLink w:val="Lost"/>')
        + a_list(1, 0)
        + a_list(2, 1)
        + a_list(3, 2)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Clauses"><w:name w:val="Clauses"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    blocks = [p("甲", of=(2, 0)), p("乙", of=(1, 0)), p("丙", of=(3, 0))]
    assert texts(*blocks, numbering=numbering, styles=styles) == ["第1条 甲", "第2条 乙", "丙"]


@pytest.mark.parametrize(
    "numbering",
    [
        '<w:num w:numId="1"/>',
        '<w:num w:numId="1"><w:abstractNumId w:val="x"/></w:num>',
        a_list(1, 5),
        definition(0, '<w:lvl w:ilvl="x"/>') + a_list(1, 0),
        definition(0, '<w:numStyleLink w:val="A"/>') + definition(1, '<w:numStyleLink w:val="A"/>') + a_list(1, 0),
        definition(0, '<w:lvl w:ilvl="0"><w:start w:val=""/><w:lvlText/></w:lvl>') + a_list(1, 0, {99: 1}),
    ],
)
def test_broken_definitions_cost_only_their_numbers(numbering: str) -> None:
    assert texts(p("甲", of=(1, 0)), p("乙", of=(1, 8)), p("丙", of=(77, 0)), numbering=numbering) == ["甲", "乙", "丙"]


def test_a_format_that_old_words_do_not_know_is_taken_from_the_newer_branch() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = definition(0, f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{form}<w:lvlText w:val="%1."/></w:lvl>') + a_list(
        1, 0
    )
    assert texts(p("甲", of=(1, 0)), p("乙", of=(1, 0)), numbering=numbering) == ["009. 甲", "010. 乙"]
