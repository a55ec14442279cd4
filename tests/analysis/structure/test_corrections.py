"""What a reviewer says of a line holds, the rest is read around it, and what came to nothing is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.structure.answers import DANGLING, decided, told
from analysis.structure.corrections import decide
from analysis.structure.segment import segment
from models.decisions import Says, StructureDecision
from models.document import Document
from models.source import Cell, Line, Source, source_of_text
from tests.analysis.structure.test_segment import printed

WHO, WHEN = "法務 試験", "2026-11-20T10:00:00+09:00"


def says(line: str, what: str, occurrence: int = 1, when: str = WHEN) -> StructureDecision:
    return StructureDecision(line, occurrence, Says(what), WHO, when)


def read(text: str, *decisions: StructureDecision) -> Document:
    return segment(source_of_text("試験", text), decisions)


def paths(document: Document, part: str = "本則/") -> list[str]:
    """The paths below a part, the part itself left out."""
    return [entry.path.removeprefix(part) for entry in document.entries if entry.path.startswith(part)]


def own(document: Document, path: str) -> str:
    return document.by_path[f"本則/{path}"].node.text


LIST = "第1条（書類）\n次の書類を提出する。\n(1) 申込書\n(2) 写真\n第2条（他）\n別に定める。"


def test_a_line_that_is_said_to_be_a_paragraph_is_one_with_its_printed_number() -> None:
    assert paths(read(LIST)) == [
        "第1条",
        "第1条/第1項",
        "第1条/第1項/第1号",
        "第1条/第1項/第2号",
        "第2条",
        "第2条/第1項",
    ]
    document = read(LIST, says("(2) 写真", "paragraph"))
    assert paths(document)[:4] == ["第1条", "第1条/第1項", "第1条/第1項/第1号", "第1条/第2項"]
    assert document.findings == ()


def test_a_line_without_number_that_is_said_to_be_an_item_is_counted() -> None:
    text = "第1条（書類）\n次の書類を提出する。\n(1) 申込書\n写真\n第2条（他）\n別に定める。"
    document = read(text, says("写真", "item"))
    assert paths(document)[2:4] == ["第1条/第1項/第1号", "第1条/第1項/第2号"]
    assert own(document, "第1条/第1項/第2号") == "写真"
    assert not document.by_path["本則/第1条/第1項/第2号"].node.mark


def test_a_line_that_is_said_to_be_text_opens_nothing() -> None:
    document = read(LIST, says("(2) 写真", "text"))
    assert paths(document)[:3] == ["第1条", "第1条/第1項", "第1条/第1項/第1号"]
    assert own(document, "第1条/第1項/第1号") == "申込書\n(2) 写真"


def test_the_list_after_a_corrected_line_is_read_anew() -> None:
    text = "第1条（書類）\n1. 次の書類を提出する。\n1. 申込書\n2. 写真\n3. 印鑑\n第2条（他）\n別に定める。"
    document = read(text, says("1. 申込書", "item"), says("2. 写真", "item"))
    assert paths(document)[1:5] == ["第1条/第1項", "第1条/第1項/第1号", "第1条/第1項/第2号", "第1条/第1項/第3号"]


def test_a_line_below_an_item_is_a_subitem_with_its_own_letter() -> None:
    text = "第1条（書類）\n次の書類を提出する。\n(1) 申込書\n甲 正本\n乙 副本\n第2条（他）\n別に定める。"
    document = read(text, says("甲 正本", "subitem"), says("乙 副本", "subitem"))
    assert paths(document)[3:5] == ["第1条/第1項/第1号/1", "第1条/第1項/第1号/2"]


WRAPPED = "第1条（目的）\n目的を定める。\n第2条（適用）\n適用を定める。\n第3条（通知）\nによるほか、定めない。\n第3条（通知）\n通知を定める。"


def test_what_is_said_to_be_no_heading_is_text() -> None:
    document = read(WRAPPED, says("第3条（通知）", "text", 1))
    assert paths(document) == ["第1条", "第1条/第1項", "第2条", "第2条/第1項", "第3条", "第3条/第1項"]
    assert own(document, "第2条/第1項") == "適用を定める。\n第3条（通知）\nによるほか、定めない。"
    assert own(document, "第3条/第1項") == "通知を定める。"


@pytest.mark.parametrize(
    ("line", "path", "caption"),
    [
        ("第２条 に定める通知", "第2条", "に定める通知"),
        ("２．通知", "第2条", "通知"),
        ("（1） 通知", "第2条", "通知"),
        ("第5章 通知", "第2条", "第5章 通知"),
        ("通知", "第2条", "通知"),
        ("第2条の2", "第2条の2", ""),
    ],
)
def test_what_is_said_to_be_the_heading_of_an_article_is_one(line: str, path: str, caption: str) -> None:
    text = f"第1条（目的）\n目的を定める。\n{line}\n通知を定める。\n第3条（他）\n別に定める。"
    document = read(text, says(line, "article"))
    assert [p for p in paths(document) if "/" not in p] == ["第1条", path, "第3条"]
    assert document.by_path[f"本則/{path}"].node.title == caption
    assert own(document, f"{path}/第1項") == "通知を定める。"


def test_articles_without_numbers_are_counted_again_around_a_new_one() -> None:
    text = "【目的】\n目的を定める。\n【適用】\n適用を定める。\n通知\n通知を定める。\n【雑則】\n雑則を定める。"
    document = read(text, says("通知", "article"))
    assert [(e.path, e.node.title) for e in document.entries if e.path.count("/") == 1] == [
        ("本則/第1条", "目的"),
        ("本則/第2条", "適用"),
        ("本則/第3条", "通知"),
        ("本則/第4条", "雑則"),
    ]


def test_a_heading_that_was_not_seen_is_one_of_its_rank() -> None:
    text = (
        "第1条（目的）\n目的を定める。\n第２章 契約の手続について、次のように、定める。\n第2条（適用）\n適用を定める。"
    )
    assert "第2章" not in paths(read(text))
    document = read(text, says("第２章 契約の手続について、次のように、定める。", "heading"))
    assert paths(document) == ["第1条", "第1条/第1項", "第2章", "第2条", "第2条/第1項"]


def test_a_line_above_an_article_that_is_said_to_be_a_heading_is_its_caption() -> None:
    text = "第1条（目的）\n目的を定める。\n適用の範囲\n第2条\n適用を定める。\n第3条（他）\n別に定める。"
    assert read(text).by_path["本則/第2条"].node.title == ""
    document = read(text, says("適用の範囲", "heading"))
    assert document.by_path["本則/第2条"].node.title == "適用の範囲"
    assert own(document, "第1条/第1項") == "目的を定める。"


def test_a_caption_that_is_said_to_be_text_goes_back_to_the_text() -> None:
    text = "第1条（目的）\n目的を定める。\n（注を含む）\n第2条\n適用を定める。"
    assert read(text).by_path["本則/第2条"].node.title == "注を含む"
    document = read(text, says("（注を含む）", "text"))
    assert document.by_path["本則/第2条"].node.title == ""
    assert own(document, "第1条/第1項") == "目的を定める。\n（注を含む）"


def test_lines_of_the_page_are_put_out_and_taken_back() -> None:
    text = "第1条（目的）\n目的を定める。\n社外秘\nこれは、秘密とする。\n- 3 -\n第2条（他）\n別に定める。"
    document = read(text, says("社外秘", "furniture"), says("- 3 -", "text"))
    assert [(document.source.text[f.start : f.end], f.why) for f in document.furniture] == [("社外秘", "人の判断")]
    assert own(document, "第1条/第1項").endswith("- 3 -")


def test_a_paragraph_without_number_is_cut_where_a_reviewer_says() -> None:
    text = "第1条（目的）\n目的を定める\nただし、例外を除く。\nなお、別に定める。\n第2条（他）\n別に定める。"
    document = read(text, says("なお、別に定める。", "paragraph"))
    assert paths(document)[:3] == ["第1条", "第1条/第1項", "第1条/第2項"]
    assert own(document, "第1条/第2項") == "なお、別に定める。"


def test_a_title_that_is_said_to_be_something_else_is_none() -> None:
    text = "利用規約\n第1条（目的）\n目的を定める。\n第2条（他）\n別に定める。"
    assert read(text).title.text == "利用規約"
    document = read(text, says("利用規約", "text"))
    assert (document.title.text, document.by_path["前文"].node.text) == ("", "利用規約")


def test_a_provision_behind_the_closing_words_keeps_its_place() -> None:
    text = "第1条（目的）\n1. 目的を定める。\n2. 別に定める。\n以上\n3. 追って定める。"
    document = read(text, says("3. 追って定める。", "paragraph"))
    assert paths(document) == ["第1条", "第1条/第1項", "第1条/第2項", "第1条/第3項"]


def test_a_cell_of_a_table_can_be_an_item() -> None:
    cells = [Line(f"{n} 書類{n}", cell=Cell(0, n, 0)) for n in (1, 2)]
    source = Source("表", (Line("第1条（書類）"), Line("次の書類を提出する。"), *cells))
    document = segment(source, [decide(source, 2 + n, Says.ITEM, WHO, WHEN) for n in (0, 1)])
    assert paths(document) == ["第1条", "第1条/第1項", "第1条/第1項/第1号", "第1条/第1項/第2号"]


def test_a_finding_that_a_decision_answers_is_gone() -> None:
    text = "第1条（甲）\n甲を定める。\n第3条（乙）\n乙を定める。"
    assert [f.what for f in read(text).findings] == ["欠番"]
    assert read(text, says("第3条（乙）", "article")).findings == ()


def test_a_decision_whose_line_is_gone_or_that_cannot_be_obeyed_is_a_finding() -> None:
    document = read(LIST, says("(3) 印鑑", "item"), says("(1) 申込書", "item", 2), says("第1条（書類）", "subitem"))
    found = [(f.what, document.source.text[f.start : f.end]) for f in document.findings if f.what == DANGLING]
    assert found == [(DANGLING, ""), (DANGLING, ""), (DANGLING, "第1条（書類）")]
    assert next(f.message for f in document.findings if f.what == DANGLING) == (
        "「(3) 印鑑」を号とした判断（法務 試験）は、その行が見つからないので使っていません。"
    )


def test_decisions_outlive_other_spaces_widths_and_lines() -> None:
    decision = decide(source_of_text("初め", LIST), 3, Says.PARAGRAPH, WHO, WHEN)
    again = "表紙\n\n" + LIST.replace("(2) 写真", "　（２）　写 真")
    document = read(again, decision)
    assert "第1条/第2項" in paths(document)
    assert document.findings == ()


def test_of_two_decisions_about_a_line_the_later_one_holds() -> None:
    early, late = says("(2) 写真", "text"), says("(2) 写真", "paragraph", when="2026-11-21")
    assert read(LIST, late, early) == read(LIST, late)


def test_times_are_compared_as_times() -> None:
    early = says("(2) 写真", "text", when="2026-11-20T10:00:00+09:00")
    late = says("(2) 写真", "paragraph", when="2026-11-20T02:00:00+00:00")
    assert read(LIST, late, early) == read(LIST, late)


def test_a_tree_that_the_file_states_gets_its_findings_and_is_not_changed() -> None:
    plain = segment(source_of_text("試験", "第1条（甲）\n甲を定める。\n第3条（乙）\n乙を定める。"))
    document = told(plain, [says("乙を定める。", "item")])
    assert document.parts == plain.parts
    assert [f.what for f in document.findings] == ["欠番", DANGLING]


def test_the_provisions_of_a_human_are_told() -> None:
    decision = says("(2) 写真", "paragraph")
    assert decided(read(LIST, decision), [decision]) == (("本則/第1条/第2項", decision),)


def test_decisions_that_say_what_is_read_anyway_change_nothing() -> None:
    lines = {"第1条（書類）": "article", "(1) 申込書": "item", "(2) 写真": "item", "第2条（他）": "article"}
    assert read(LIST, *(says(line, what) for line, what in lines.items())) == read(LIST)


LINES = st.sampled_from(
    ["第1条（目的）", "第２条", "（定義）", "1. 当社は、", "２　契約者は、", "（１）申込書", "イ　乙", "附則", "別表１", "改定履歴", "目次", "以上", "第1章 総則", "12",
     "", "次の各号のとおりとする。", "料金を定める。", "利用規約", "- 3 -", "写真"]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(LINES, max_size=25), st.data())
def test_nothing_is_lost_whatever_a_reviewer_says(lines: list[str], data: st.DataObject) -> None:
    source = source_of_text("試験", "\n".join(lines))
    chosen = [i for i, line in enumerate(lines) if line and data.draw(st.integers(0, 3)) == 0]
    decisions = [decide(source, i, data.draw(st.sampled_from(list(Says))), WHO, WHEN) for i in chosen]
    document = segment(source, decisions)
    assert len(printed(document)) == len("".join("".join(lines).split()))
    assert segment(source, decisions) == document


def test_a_line_that_holds_a_heading_behind_a_sentence_is_found_as_the_whole_line() -> None:
    line = "1. 本規約は、申込みの時に効力を生じます。第2条（変更）"
    text = f"第1条（適用）\n{line}\n1. 当社は、本規約を変更します。\n第3条（他）\n別に定めます。"
    assert "第2条" in paths(read(text))
    document = read(text, says(line, "item"))
    assert "第1条/第1項/第1号" in paths(document)
    assert DANGLING not in {finding.what for finding in document.findings}
