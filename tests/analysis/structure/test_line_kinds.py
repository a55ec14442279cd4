"""Every printed line is something, in the words in which a reviewer says what it is."""

from __future__ import annotations

from analysis.structure.line_kinds import decided_lines, line_kinds
from analysis.structure.segment import segment
from models.decisions import Says, StructureDecision
from models.source import Source, source_of_text

TEXT = """舟艇貸渡約款

第１章　総則
（目的）
第１条　次の舟を貸す。
(1) 和船
イ 櫓のあるもの
ロ 櫂のあるもの
第２条（料金）
１　料金は、月末に払う。
舟を返す日までに
払うこともできる。
２　怠ったときは、舟を返す。
"""


def source() -> Source:
    return source_of_text("舟.txt", TEXT)


def kinds() -> dict[str, Says]:
    read = source()
    return {read.lines[line].text[:4].strip(): says for line, says in line_kinds(segment(read)).items()}


def test_headings_captions_beginnings_and_text_are_told_apart() -> None:
    assert kinds() == {
        "第１章": Says.HEADING,
        "（目的）": Says.HEADING,
        "第１条": Says.ARTICLE,
        "(1)": Says.ITEM,
        "イ 櫓の": Says.SUBITEM,
        "ロ 櫂の": Says.SUBITEM,
        "第２条（": Says.ARTICLE,
        "１　料金": Says.PARAGRAPH,
        "舟を返す": Says.TEXT,
        "払うこと": Says.TEXT,
        "２　怠っ": Says.PARAGRAPH,
    }


def test_what_a_reviewer_says_of_a_line_is_what_it_is() -> None:
    read = source()
    line = next(i for i, line in enumerate(read.lines) if line.text.startswith("舟を返す"))
    said = StructureDecision("舟を返す日までに", 1, Says.FURNITURE, "法務 試験", "2026-11-20")
    assert decided_lines(read, [said]) == {line: said}
    assert line_kinds(segment(read, [said]))[line] is Says.FURNITURE


def test_a_decision_about_a_line_that_is_gone_is_about_no_line() -> None:
    said = StructureDecision("舟を買う日までに", 1, Says.TEXT, "法務 試験", "2026-11-20")
    assert decided_lines(source(), [said]) == {}
    assert decided_lines(source(), []) == {}
