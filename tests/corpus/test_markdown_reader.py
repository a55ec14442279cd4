"""Markdown files to lines: as authors write them, which is not always as the standard has it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers import read, text
from corpus.readers.markdown import reader as markdown
from corpus.readers.markdown.inline import MARKUPS, Markup, plain
from models.source import Source


def source_of(written: str) -> Source:
    return markdown.read("規約.md", written.encode("utf-8"))


def lines(written: str) -> list[str]:
    return [line.text for line in source_of(written).lines if line.text]


@pytest.mark.parametrize("markup", MARKUPS, ids=lambda markup: markup.name)
def test_a_markup_is_reduced_to_its_words_and_other_text_stays(markup: Markup) -> None:
    pattern = re.compile(markup.pattern, re.IGNORECASE)
    for written, words in markup.yes.items():
        assert pattern.sub(markup.remains, written) == words
    for written in markup.no:
        assert pattern.sub(markup.remains, written) == written


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**第1条**（[目的](a.html)）", ("第1条（目的）",)),
        ("***重要***な", ("重要な",)),
        ("`**x**` と \\*印\\*", ("**x** と *印*",)),
        ("甲&nbsp;乙 &lt;丙&gt;", ("甲\xa0乙 <丙>",)),
        ("前段<br>後段<BR />末尾", ("前段", "後段", "末尾")),
        ("[約款](https://example.jp/a_(1).html 'x')の", ("約款の",)),
        ("[![絵](a.png)](b.html)本文", ("絵本文",)),
        ("<https://example.jp/?a_b_c>", ("https://example.jp/?a_b_c",)),
        ("1\\. 甲", ("1. 甲",)),
        ("第1条[^1]", ("第1条[1]",)),
        ("別紙[1](第3条関係)", ("別紙[1](第3条関係)",)),
        ("税率は 3 * 4 * 5、*1 と *2", ("税率は 3 * 4 * 5、*1 と *2",)),
        ("file_name_x と __init__.py", ("file_name_x と init.py",)),
    ],
)
def test_a_line_is_reduced_to_what_is_read(written: str, words: tuple[str, ...]) -> None:
    assert plain(written)[0] == words


def test_headings_keep_their_text_and_rank() -> None:
    source = source_of("# 倉庫規約 #\n##第1条（目的）\n\n第2条（料金）\n---\n\n倉庫\n===\n本文です。\n#タグ a\n#1 a")
    assert [(line.text, line.heading) for line in source.lines if line.text] == [
        ("倉庫規約", 1),
        ("第1条（目的）", 2),
        ("第2条（料金）", 2),
        ("倉庫", 1),
        ("本文です。", 0),
        ("タグ a", 1),
        ("#1 a", 0),
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (["1. 甲", "2. 乙", "5. 丙"], ["1. 甲", "2. 乙", "5. 丙"]),
        (["1. 甲", "1. 乙", "1. 丙"], ["1. 甲", "2. 乙", "3. 丙"]),
        (["3) 甲", "3) 乙"], ["3) 甲", "4) 乙"]),
        (["1. 甲", "", "1. 乙", "", "   続き", "", "1. 丙"], ["1. 甲", "2. 乙", "   続き", "3. 丙"]),
        (["1. 甲", "  1. 乙", "  1. 丙", "1. 丁"], ["1. 甲", "  1. 乙", "  2. 丙", "2. 丁"]),
        (["1. 甲", "    1. 乙", "        1. 丙", "    1. 丁"], ["1. 甲", "    1. 乙", "        1. 丙", "    2. 丁"]),
        (["1. 甲", "  - 乙", "  - 丙", "1. 丁"], ["1. 甲", "  - 乙", "  - 丙", "2. 丁"]),
        (["1. 甲", "# 第2条", "1. 乙"], ["1. 甲", "第2条", "1. 乙"]),
        (["1. 甲", "", "本文", "", "1. 乙"], ["1. 甲", "本文", "1. 乙"]),
        (["1. 甲", "1) 乙"], ["1. 甲", "1) 乙"]),
        (["* 甲", "+ 乙", "- [ ] 丙", "  * 丁", "  * 戊"], ["- 甲", "- 乙", "- 丙", "  - 丁", "  - 戊"]),
        (["- (1) 甲", "- (2) 乙", "- 丙"], ["(1) 甲", "(2) 乙", "丙"]),
        (["甲", "  - 乙", "丙"], ["甲", "  乙", "丙"]),
        (["１．甲", "１．乙", "(1) 丙", "1.5倍"], ["１．甲", "１．乙", "(1) 丙", "1.5倍"]),
    ],
)
def test_lists_keep_their_numbers_and_places(written: list[str], read_as: list[str]) -> None:
    assert lines("\n".join(written)) == read_as


def test_tables_are_cells() -> None:
    source = source_of(
        "前\n\n| 区分 | 料金 |\n|:--|--:|\n| **大人** | 500円<br>（税込） |\n| | `a|b` |\n\n後\n\n甲 | 乙\n--|--\n丙 | 丁\n"
    )
    assert [(line.text, line.cell and (line.cell.table, line.cell.row, line.cell.column)) for line in source.lines if line.text] == [
        ("前", None),
        ("区分", (0, 0, 0)),
        ("料金", (0, 0, 1)),
        ("大人", (0, 1, 0)),
        ("500円", (0, 1, 1)),
        ("（税込）", (0, 1, 1)),
        ("a|b", (0, 2, 1)),
        ("後", None),
        ("甲", (1, 0, 0)),
        ("乙", (1, 0, 1)),
        ("丙", (1, 1, 0)),
        ("丁", (1, 1, 1)),
    ]  # fmt: skip


def test_html_inside_is_read_as_html() -> None:
    written = (
        "<details>\n<summary>第1条（目的）</summary>\n\n本文**です**。\n</details>\n<!-- 一\n二 -->\n"
        "| 甲 |\n|--|\n\n<table>\n<tr><td>用語<td>意味</tr>\n</table>\n<ol start=3>\n<li>甲乙<li>丙丁\n</ol>\n<table>\n\n後"
    )
    source = source_of(written)
    assert lines(written) == ["第1条（目的）", "本文です。", "甲", "用語", "意味", "  3. 甲乙", "  4. 丙丁", "後"]
    assert [line.cell.table for line in source.lines if line.cell] == [0, 1, 1]


def test_the_settings_at_the_beginning_are_left_out_and_told() -> None:
    source = source_of("---\ntitle: '倉庫規約'\ntags:\n  - 規約\n---\n## 第1条\n本文")
    assert [line.text for line in source.lines] == ["倉庫規約", "第1条", "本文"]
    assert source.notices == ("ファイルの先頭の設定（5 行）は読み込んでいません。",)


@pytest.mark.parametrize("written", ["---\n第1条\n本文です。\n---\n第2条", "---\n第1条　目的"])
def test_a_rule_at_the_beginning_is_no_setting(written: str) -> None:
    assert "第1条" in source_of(written).text
    assert source_of(written).notices == ()


def test_what_only_serves_the_markup_is_dropped() -> None:
    written = "> 引用\n> > 奥\n\n***\n\n- - -\n```yaml\n# 値\n**a**\n```\n[1]: https://example.jp '題'\n[約款][1]と[別紙][2]。\\\n改行  \n~~旧~~新"
    source = source_of(written)
    assert [line.text.rstrip() for line in source.lines if line.text] == [
        "引用",
        "奥",
        "# 値",
        "**a**",
        "約款と[別紙][2]。",
        "改行",
        "新",
    ]
    assert source.notices == ("取り消し線のある箇所（1 か所）は読み込んでいません。",)


@pytest.mark.parametrize("codec", ["utf-8-sig", "cp932", "euc_jp", "utf-16"])
def test_other_encodings_are_read(codec: str) -> None:
    written = "# 倉庫規約\n\n1. 当社は、この規約に従って、倉庫のサービスを提供します。\n"
    assert markdown.read("a.md", written.encode(codec)).text == source_of(written).text


TERMS = """倉　庫　規　約
第１条（目的）
　当社は、この規約に従って、倉庫のサービスを提供します。※別表_1_参照
２　次の各号のいずれかに該当するときは、この限りではありません。
（１）　料金（１日＝500円）を支払わないとき
　　イ　督促したとき　　　＜第2条＞
・倉庫の鍵を失ったとき
第２条 * 料金
附　則
"""


def test_a_plain_text_with_this_ending_reads_as_what_it_is() -> None:
    assert read("a.md", TERMS.encode()).text == read("a.txt", TERMS.encode()).text


JAPANESE = st.text("第１２条（目的）一二イロ号項当社は、契約者。・　\n", max_size=80).filter(str.strip)


@given(JAPANESE)
def test_japanese_text_without_markup_is_never_changed(written: str) -> None:
    data = written.encode("utf-8")
    assert markdown.read("a.md", data).text == text.read("a.md", data).text


@given(st.text("#*_`|-[](){}<>!\\~=1.) \n甲乙:&;\"'", max_size=80))
def test_any_markup_is_read(written: str) -> None:
    try:
        source = source_of(written)
    except UnreadableFile:
        assert not written.strip() or "<" in written
    else:
        assert sum(map(source.text.count, "甲乙")) <= sum(map(written.count, "甲乙"))


@pytest.mark.parametrize(
    "piece", ["**a ", "`a ``b ", "[a](b", "[[a]", "<!-- ", "<rt>", "~~a ", "- ", "<table>", "  ", "|"]
)
def test_hostile_lines_are_read(piece: str) -> None:
    assert "第1条" in source_of(f"# 第1条\n{piece * 20_000}\n本文です。").text
