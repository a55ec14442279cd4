"""The redline: accepted it is the new text, rejected the old one, character for character."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.samples import find
from models.comparison import Side
from reports.comparison.sides import Compared
from reports.printed import paragraphs
from reports.redline.docx import redline_docx
from reports.redline.steps import Way, steps
from tests.reports.test_amendments import NEW, OLD, compared

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VERSIONS = ("minato-2022", "minato-2023", "minato-2025")


def settled(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs that a program leaves when all changes are accepted or rejected (ECMA-376 part 1, 17.13.5)."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    gone = {W + tag for tag in (("del", "moveFrom") if accept else ("ins", "moveTo"))}
    found, open_text = [], ""
    for paragraph in root.iter(W + "p"):
        open_text += words(paragraph, gone)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and any(child.tag in gone for child in mark):
            continue
        found.append(open_text)
        open_text = ""
    return found


def words(element: etree._Element, gone: set[str]) -> str:
    if element.tag in gone or element.tag == W + "pPr":
        return ""
    plain = {W + "br": "\n", W + "tab": "\t", W + "t": element.text or "", W + "delText": element.text or ""}
    return plain[element.tag] if element.tag in plain else "".join(words(child, gone) for child in element)


def text(of: Compared, side: Side) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(of.document(side))]


def assert_true(of: Compared) -> None:
    data = redline_docx(of)
    assert settled(data, accept=True) == text(of, Side.RIGHT)
    assert settled(data, accept=False) == text(of, Side.LEFT)


@pytest.mark.parametrize("old", VERSIONS)
@pytest.mark.parametrize("new", VERSIONS)
def test_every_two_versions_of_a_sample_are_both_in_their_redline(old: str, new: str) -> None:
    assert_true(compared(find(old).read().decode(), find(new).read().decode()))


def test_two_services_are_both_in_their_redline_too() -> None:
    assert_true(compared(find("haruka-2024").read().decode(), find("tobiume-2023").read().decode()))


def test_a_row_that_comes_into_a_table_leaves_the_row_above_as_it_is() -> None:
    terms = "規約\n第1条（料金）\n料金は、別表によります。\n第2条（解約）\n解約できます。\n別表\n区画\t月額\n小\t980円\n大\t1,480円{}\n"
    two = compared(terms.format(""), terms.format("\n特大\t2,580円"))
    assert_true(two)
    (table,) = [step for step in steps(two) if "1,480円" in step.paragraph.text]
    assert [piece.left for piece in table.pieces if not piece.right] == []
    assert [piece.right for piece in table.pieces if piece.left == piece.right][-1] == "1,480円"


@pytest.mark.shared
def test_two_real_documents_taken_as_versions_are_both_in_their_redline(shared: Path) -> None:
    old, new = (next((shared / "corpus").glob(f"{number}*.txt")).read_text("utf-8-sig") for number in ("000", "002"))
    assert_true(compared(old, new))


@given(st.permutations(OLD.split("\n第")[1:]), st.permutations(NEW.split("\n第")[1:]))
@settings(max_examples=15)
def test_articles_in_any_order_are_both_in_their_redline(old: list[str], new: list[str]) -> None:
    assert_true(compared(*("\n第".join(["配食利用規約", *pieces]) for pieces in (old, new))))


MOVED = compared(
    OLD.replace("(3) 改造", "(3) 借りた機器の改造"),
    """配食利用規約
第1条（禁止事項）
次の各号の行為を禁じます。
(1) 転売
(2) 譲渡
(3) 借りた機器の改良
第2条（目的）
本規約は、配食の条件を定めます。
第3条（料金）
1. 料金は、月額1,000円とします。
2. 料金は、月末までに支払います。
3. 料金は、返しません。
第4条（雑則）
協議します。
第5条（管轄）
東京地方裁判所とします。
""",
)


def test_what_moved_is_a_move_and_the_edits_inside_it_stay_visible() -> None:
    assert_true(MOVED)
    taken = [step for step in steps(MOVED) if step.way is Way.MOVED_TO]
    left = [step for step in steps(MOVED) if step.way is Way.MOVED_FROM]
    assert sorted(step.number for step in taken) == sorted(step.number for step in left)
    assert any(piece.left and piece.right and piece.left != piece.right for step in taken for piece in step.pieces)
    body = zipfile.ZipFile(io.BytesIO(redline_docx(MOVED))).read("word/document.xml").decode()
    assert body.count("<w:moveToRangeStart") == body.count("<w:moveFromRangeStart") == len(taken) > 0


def test_every_change_has_a_number_of_its_own() -> None:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(redline_docx(MOVED))).read("word/document.xml"))
    numbers = [
        element.get(W + "id")
        for element in root.iter()
        if element.get(W + "author") is not None and element.get(W + "id") is not None
    ]
    assert numbers
    assert len(numbers) == len(set(numbers))


def test_the_same_versions_are_the_same_bytes() -> None:
    assert redline_docx(compared(OLD, NEW)) == redline_docx(compared(OLD, NEW))


def test_of_a_heading_only_the_number_is_changed() -> None:
    renumbered = compared(
        OLD, OLD.replace("第1条（目的）\n本規約は、配食の条件を定めます。\n", "").replace("第2条", "第1条")
    )
    assert_true(renumbered)
    heading = next(step for step in steps(renumbered) if step.paragraph.text.startswith("第1条（料金）"))
    assert [(piece.left, piece.right) for piece in heading.pieces] == [("第2条", "第1条"), ("（料金）", "（料金）")]


def changes(of: Compared) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(redline_docx(of))).read("word/document.xml"))


class TestWhatLibreOfficeNeeds:
    """It takes insertions of one author for one where they are nested or only the end of a paragraph is between them."""

    def test_words_deleted_inside_a_move_are_another_authors_than_the_move(self) -> None:
        inner = changes(MOVED).xpath("//w:moveTo/w:del", namespaces={"w": W[1:-1]})
        assert inner
        assert all(each.get(W + "author") != each.getparent().get(W + "author") for each in inner)

    def test_words_inserted_at_two_sides_of_the_end_of_a_paragraph_have_two_authors(self) -> None:
        old = "規約\n第1条　料金\n料金は、月額とします。\n第2条　協議\n協議します。\n"
        new = old.replace("条　料金", "条　料金及び支払").replace("料金は、", "なお、料金は、")
        insides = [[e for e in p if e.tag != W + "pPr"] for p in changes(compared(old, new)).iter(W + "p")]
        sides = [(p[-1], q[0]) for p, q in pairwise(insides) if p[-1].tag == q[0].tag == W + "ins"]
        assert len(sides) == 1
        assert all(last.get(W + "author") != first.get(W + "author") for last, first in sides)

    def test_the_end_of_a_paragraph_that_came_is_as_its_last_words_are(self) -> None:
        for paragraph in changes(MOVED).iter(W + "p"):
            sign = paragraph.find(f"{W}pPr/{W}rPr/*")
            last = next(child for child in reversed(paragraph) if not child.tag.endswith("RangeEnd"))
            if sign is not None and {sign.tag, last.tag} <= {W + "ins", W + "moveTo"}:
                assert sign.tag == last.tag
