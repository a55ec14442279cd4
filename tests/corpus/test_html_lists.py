"""Numbers that a page prints without having them in its text: lists, counters, styles of its own."""

from __future__ import annotations

import pytest

from corpus.readers.html.css import media_applies
from corpus.readers.html.numbers import STYLES, NumberStyle, printed
from corpus.readers.html.selectors import parse_selector
from corpus.readers.html.tree import Element, parse
from tests.corpus.html_pages import SENTENCES, texts

S = SENTENCES[0]


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.name)
def test_a_number_style_writes_its_own_examples(style: NumberStyle) -> None:
    assert style.yes
    assert {number: printed(style, number) for number in style.yes} == style.yes


def listed(markup: str, css: str = "") -> list[str]:
    """The lines of a list, without indentation."""
    return [line.strip() for line in texts(f"<h1>規約</h1><p>{S * 2}</p>{markup}", head=f"<style>{css}</style>")[2:]]


ITEMS = "<li>甲とする</li><li>乙とする</li>"


@pytest.mark.parametrize(
    ("markup", "marks"),
    [
        (f"<ol>{ITEMS}</ol>", ["1. ", "2. "]),
        (f"<ol start=4>{ITEMS}</ol>", ["4. ", "5. "]),
        (f"<ol start=-1>{ITEMS}</ol>", ["-1. ", "0. "]),
        (f"<ol start=x>{ITEMS}</ol>", ["1. ", "2. "]),
        (f"<ol reversed>{ITEMS}</ol>", ["2. ", "1. "]),
        (f"<ol reversed start=9>{ITEMS}</ol>", ["9. ", "8. "]),
        ("<ol><li value=3>甲とする<li>乙とする</ol>", ["3. ", "4. "]),
        ("<ol><li>甲とする<li value=7>乙とする</ol>", ["1. ", "7. "]),
        (f"<ol type=a>{ITEMS}</ol>", ["a. ", "b. "]),
        (f"<ol type=A>{ITEMS}</ol>", ["A. ", "B. "]),
        (f"<ol type=i>{ITEMS}</ol>", ["i. ", "ii. "]),
        (f"<ol type=I start=4>{ITEMS}</ol>", ["IV. ", "V. "]),
        (f"<ol style='list-style-type:katakana-iroha'>{ITEMS}</ol>", ["イ、", "ロ、"]),
        (f"<ol style='list-style: cjk-ideographic inside'>{ITEMS}</ol>", ["一、", "二、"]),
        (f"<ol style='list-style:none'>{ITEMS}</ol>", ["", ""]),
        (f"<ol style='LIST-STYLE-TYPE: none'>{ITEMS}</ol>", ["", ""]),
        (f"<ol style=\"list-style-type:'※ '\">{ITEMS}</ol>", ["※ ", "※ "]),
        ("<ol><li type=a>甲とする<li>乙とする</ol>", ["a. ", "2. "]),
        (f"<ul>{ITEMS}</ul>", ["・", "・"]),
        (f"<ul type=none>{ITEMS}</ul>", ["", ""]),
        ("<ul><li>甲とする</ul><ul><li>乙とする</ul>", ["・", "・"]),
        ("<ul class=a><li>甲とする</ul><ul class=b><li>乙とする</ul>", ["", ""]),
        ("<ul><li>甲とする</ul><div><ul><li>乙とする</ul></div>", ["", ""]),
        ("<ol><li></li><li>甲とする<li><br>乙とする</ol>", ["2. ", "3. "]),
        ("<ol><p>甲とする</p><li>乙とする</ol>", ["", "1. "]),
        ("<ol><li style='display:inline'>甲とする<li style='display:block'>乙とする</ol>", ["", ""]),
    ],
)
def test_lists_print_their_marks(markup: str, marks: list[str]) -> None:
    assert listed(markup) == [f"{mark}{text}" for mark, text in zip(marks, ("甲とする", "乙とする"), strict=True)]


def test_lists_within_lists_count_for_themselves_and_stand_further_in() -> None:
    markup = "<ol><li>甲<ol type=a><li>乙<li>丙<ul><li>丁<li>戊</ul></ol>後<li><p>己</p><p>庚</p></ol>"
    lines = texts(f"<h1>規約</h1><p>{S * 2}</p>{markup}")[2:]
    assert lines == ["  1. 甲", "    a. 乙", "    b. 丙", "      ・丁", "      ・戊", "  後", "  2. 己", "  庚"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["1. 甲", "2. 乙", "3. 丙"], ["1. 甲", "2. 乙", "3. 丙"]),
        (["（１）甲", "（２）乙"], ["（１）甲", "（２）乙"]),
        (["第１条（目的）", "第２条（料金）"], ["第１条（目的）", "第２条（料金）"]),
        (["一　甲", "二　乙", "三　丙"], ["一　甲", "二　乙", "三　丙"]),
        (["③ 甲", "④ 乙"], ["③ 甲", "④ 乙"]),
        (["1. 甲", "乙", "3. 丙", "4. 丁"], ["1. 甲", "乙", "3. 丙", "4. 丁"]),
        (["1. 甲"], ["1. 甲"]),
        (["甲", "2 乙", "3 丙", "（1）丁", "（2）戊"], ["甲", "2 乙", "3 丙", "（1）丁", "（2）戊"]),
        (["甲", "（1）乙", "（2）丙", "丁", "2 戊"], ["甲", "（1）乙", "（2）丙", "丁", "2 戊"]),
        (["甲", "乙", "丙", "（1）丁", "（2）戊"], ["1. 甲", "2. 乙", "3. 丙", "4. （1）丁", "5. （2）戊"]),
        (["24時間", "365日"], ["1. 24時間", "2. 365日"]),
        (["甲", "1. 乙"], ["1. 甲", "2. 1. 乙"]),
        (["5. 甲", "9. 乙"], ["1. 5. 甲", "2. 9. 乙"]),
    ],
)
def test_numbers_that_the_author_typed_are_not_printed_twice(typed: list[str], shown: list[str]) -> None:
    assert listed("<ol>" + "".join(f"<li>{text}</li>" for text in typed) + "</ol>") == shown


def test_an_item_that_only_holds_a_list_of_typed_numbers_prints_none_of_its_own() -> None:
    assert listed("<ol><li><ol><li>（1）甲</li><li>（2）乙</li></ol></li></ol>") == ["（1）甲", "（2）乙"]


def test_a_list_set_between_the_items_of_another_leaves_their_numbers_alone() -> None:
    markup = "<ol><li>甲</li><li>乙</li><ol><li>丙</li><li>丁</li></ol><li>戊</li></ol>"
    assert listed(markup) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁", "3. 戊"]


@pytest.mark.parametrize("text", ["・甲", "(1) 甲", "１．甲", "※ 甲", "第1条　甲", "● 甲", "イ　甲"])
def test_no_bullet_stands_before_a_mark_that_the_author_typed(text: str) -> None:
    assert listed(f"<ul><li>{text}<li>{text}</ul>") == [text, text]


def test_the_sentences_of_an_article_in_a_list_are_no_bullets() -> None:
    markup = f"<h3>第1条</h3><ul><li>{S}<li>{SENTENCES[1]}<ul><li>甲<li>乙</ul></ul><p>次のとおり。</p><ul><li>丙。<li>丁。</ul>"
    assert listed(markup) == ["第1条", S, SENTENCES[1], "・甲", "・乙", "次のとおり。", "・丙。", "・丁。"]


def test_an_unnumbered_item_among_numbered_ones_is_no_bullet() -> None:
    assert listed("<ul><li>甲とする<li>２　乙とする</ul>") == ["甲とする", "２　乙とする"]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p><span>１</span>甲とする", ["１ 甲とする"]),
        ("<p><b>第１条</b>（目的）", ["第１条（目的）"]),
        ("<p><ruby>一<rt>いっ</rt></ruby>般の", ["一般の"]),
        ("<div>(1)</div><div>甲とする</div>", ["(1) 甲とする"]),
        ("<dl><dt>イ<dd>甲とする<dt>ロ<dd>乙とする</dl>", ["イ 甲とする", "ロ 乙とする"]),
        ("<div>1</div><div>2</div><div>3</div>", ["1", "2", "3"]),
        ("<h3>1.</h3><p>甲とする", ["1.", "甲とする"]),
        ("<p>第１条<p>（目的）", ["第１条", "（目的）"]),
    ],
)
def test_a_number_in_an_element_of_its_own_stands_before_its_text(markup: str, lines: list[str]) -> None:
    assert listed(markup) == lines


def test_counters_number_articles_paragraphs_and_items() -> None:
    css = """
      body { counter-reset: jo }
      h3 { counter-increment: jo; counter-reset: ko }
      h3::before { content: "第" counter(jo) "条　" }
      p.ko { counter-increment: ko } .ko:before { content: counter(ko) }
      ol.go { list-style: none; counter-reset: go }
      ol.go > li:before { counter-increment: go; content: "（" counter(go, cjk-ideographic) "）" }
    """
    article = "<h3>（目的）</h3><p class=ko>甲</p><p class='x ko'>乙</p><ol class=go><li>丙<li><p>丁</p></ol>"
    once = ["1 甲", "2 乙", "（一） 丙", "（二） 丁"]
    assert listed(article * 2, css) == ["第1条 （目的）", *once, "第2条 （目的）", *once]


@pytest.mark.parametrize(
    ("css", "lines"),
    [
        ("li{counter-increment:c 2} li::before{content:counter(c) '）'}", ["2） 甲", "4） 乙"]),
        ("ol{counter-reset:c 4} li{counter-increment:c} li::before{content:counter(c)}", ["5 甲", "6 乙"]),
        ("li::before{content:counter(list-item, upper-roman) '. '}", ["I. 甲", "II. 乙"]),
        ("li::before{content:counters(list-item,'-') ' '}", ["1 甲", "2 乙"]),
        ("li::before{content:'\\7B2C' counter(list-item) '\\6761'}", ["第1条 甲", "第2条 乙"]),
        ("li::before{content:attr(data-n) '：'}", ["五：甲", "六：乙"]),
        ("li::before{content:'■'}", ["■甲", "■乙"]),
        ("li::before{content:'\\f105'} li::after{content:'、'}", ["甲、", "乙、"]),
        ("li::before{content:url(a.png) / '絵'}", ["甲", "乙"]),
        ("li::before{content:'■';display:none}", ["甲", "乙"]),
        ("li::before{content:'■'} li:last-child::before{content:none}", ["■甲", "乙"]),
        ("li::before{content:'■' !important} ol li::before{content:'●'}", ["■甲", "■乙"]),
        ("@media print{li::before{content:'■'}}", ["甲", "乙"]),
        ("@supports (x:y){@media (min-width:500px){li::before{content:'■'}}}", ["■甲", "■乙"]),
    ],
)
def test_generated_content_is_printed(css: str, lines: list[str]) -> None:
    assert listed("<ol><li data-n=五>甲<li data-n=六>乙</ol>", f"ol{{list-style:none}} {css}") == lines


@pytest.mark.parametrize(
    ("css", "marks"),
    [
        ("@counter-style x{system:extends decimal;prefix:'第';suffix:'号 '}", ["第1号 ", "第2号 "]),
        ("@counter-style x{system:extends decimal;suffix:' '}", ["1 ", "2 "]),
        ("@counter-style x{system:fixed;symbols:'①' '②';suffix:' '}", ["① ", "② "]),
        ("@counter-style x{system:cyclic;symbols:'◆';suffix:' '}", ["◆ ", "◆ "]),
        ("@counter-style x{system:numeric;symbols:'０' '１' '２'}", ["１. ", "２. "]),
        ("@counter-style x{system:alphabetic;symbols:ア イ;suffix:'　'}", ["ア　", "イ　"]),
        ("ol.n li::marker{content:'(' counter(list-item) ') '}", ["(1) ", "(2) "]),
        ("li{list-style-type:lower-alpha}", ["a. ", "b. "]),
        ("ol.n{list-style:x}", ["1. ", "2. "]),
    ],
)
def test_a_page_defines_its_own_list_styles(css: str, marks: list[str]) -> None:
    lines = listed(f"<ol class=n>{ITEMS}</ol>", f"ol.n{{list-style:x}} {css}")
    assert lines == [f"{mark}{text}" for mark, text in zip(marks, ("甲とする", "乙とする"), strict=True)]


def element(path: str) -> Element:
    """The innermost of nested elements: "main#a p.x.y" - each the only child of the one before."""
    markup = ""
    for step in path.split():
        name, _, rest = step.replace("#", ".#").partition(".")
        words = rest.split(".") if rest else []
        ids = [w[1:] for w in words if w.startswith("#")]
        markup += (
            f'<{name} class="{" ".join(w for w in words if not w.startswith("#"))}" id="{"".join(ids)}" data-k="a-b c">'
        )
    found = parse(f"<body>{markup}").root
    while inner := next(found.elements, None):
        found = inner
    return found


@pytest.mark.parametrize(
    ("selector", "yes", "no"),
    [
        ("p", "div p", "div"),
        ("*", "div", None),
        ("div p", "div section p", "main p"),
        ("div > p", "div p", "div section p"),
        ("#a .x", "div#a p.x", "div#b p.x"),
        ("p.x.y", "p.y.z.x", "p.x"),
        ("main div > p.x", "main section div p.x", "main div section p.x"),
        ("p:not(.x)", "p.y", "p.x"),
        ("p:first-child", "div p", None),
        ("p:nth-child(2n+1)", "div p", None),
        ("p:nth-child(2)", None, "div p"),
        ("[data-k]", "p", None),
        ("p[data-k='a-b c'][data-k~=c][data-k|=a][data-k^=a][data-k$=c][data-k*='b c']", "p", "div"),
        (".md\\:x", "p.md:x", "p.x"),
        ("p:hover", None, "p"),
        ("p::before", "p", None),
        (":root p", "div p", None),
        ("p +", None, "p"),
        ("!", None, "p"),
    ],
)
def test_selectors_match_what_they_should(selector: str, yes: str | None, no: str | None) -> None:
    found = parse_selector(selector)
    if yes:
        assert found
        assert found.matches(element(yes))
    if no:
        assert not (found and found.matches(element(no)))


def test_siblings_are_matched() -> None:
    assert listed("<p>甲<p class=a>乙<p>丙<p>丁", ".a + p::before{content:'＋'}") == ["甲", "乙", "＋丙", "丁"]
    assert listed("<p>甲<p class=a>乙<p>丙<p>丁", ".a ~ p::before{content:'～'}") == ["甲", "乙", "～丙", "～丁"]


@pytest.mark.parametrize(
    ("query", "applies"),
    [
        ("", True),
        ("all", True),
        ("only screen", True),
        ("print", False),
        ("not print", True),
        ("(hover: hover)", False),
    ],
)
def test_media_queries_are_asked_for_a_usual_screen(query: str, applies: bool) -> None:
    assert media_applies(query) is applies
