"""法令標準XML: what is written keeps the rules of the schema, and is read back as the same tree."""

from __future__ import annotations

import random
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.structure.segment import segment
from analysis.text.narrow import fold
from corpus.readers import read
from corpus.readers.statute.reader import document as read_back
from corpus.samples import Sample, samples
from models.document import Document, Kind, Node, Passage, Run
from models.source import Cell, Line, Source, source_of_text
from reports.statute.xml import to_xml
from tests.analysis.printing import ARTICLES, ITEMS, PARAGRAPHS, SUBITEMS, Style, printed, tree
from tests.reports.statute_schema import breaches


def of_text(text: str) -> Document:
    return segment(source_of_text("試験", text))


def written(document: Document) -> Element:
    return ElementTree.fromstring(to_xml(document))


def nodes(document: Document) -> list[tuple[str, ...]]:
    """Path, kind, number as printed, caption and own text of every node, folded."""
    return [
        (e.path, str(e.node.kind), fold(e.node.mark.text), fold(e.node.heading.text), fold(e.node.text))
        for e in document.entries
    ]


def comes_back(document: Document) -> None:
    """The rules are kept and the tree is the same; a second turn changes not a byte."""
    data = to_xml(document)
    assert list(breaches(ElementTree.fromstring(data))) == []
    again = read_back("往復.xml", data)
    assert nodes(again) == nodes(document)
    assert fold(again.title.text) == fold(document.title.text)
    assert to_xml(read_back("往復.xml", to_xml(again))) == to_xml(again)


STYLES = st.builds(
    Style,
    article=st.sampled_from(ARTICLES),
    paragraph=st.sampled_from(PARAGRAPHS),
    item=st.sampled_from(ITEMS),
    subitem=st.sampled_from(SUBITEMS),
    width=st.sampled_from([0, 72]),
    doubled=st.booleans(),
    page=st.sampled_from([0, 25]),
)


@settings(max_examples=60)
@given(st.integers(0, 10**6), STYLES)
def test_a_printed_tree_comes_back(seed: int, style: Style) -> None:
    comes_back(of_text(printed(tree(random.Random(seed)), style)))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_a_sample_comes_back(sample: Sample, suffix: str) -> None:
    comes_back(segment(read(sample.name(suffix), sample.read(suffix))))


@pytest.mark.shared
def test_the_real_documents_and_the_statutes_come_back(shared: Path) -> None:
    corpus = shared / "corpus"
    for path in sorted([*corpus.glob("*.txt"), *corpus.glob("statutes/*.txt"), *corpus.glob("pdf/*.pdf")]):
        comes_back(segment(read(path.name, path.read_bytes())))


LINES = st.sampled_from(
    ["第1条（目的）", "第２条", "（定義）", "第三条　料金は、別に定める。", "1. 当社は、", "２　契約者は、", "（１）申込書", "①甲", "イ　乙", "一　丙", "附則", "別表１",
     "改定履歴", "目次", "以上", "第1章 総則", "第2節 料金", "第3款 割引", "第1編 総論", "12", "- 3 -", "", "次の各号のとおりとする。", "第5条（通知）に定める",
     "用語 用語の意味", "a. x", "ただし、この限りでない。", "特約 乙の特約", "別表第二（第三条関係）", "前文", "附則（令和六年法律第三号）抄", "利用規約",
     "第4目 雑則", "別紙　様式", "（令和六年政令第三号）", "第2章　細則（第三条―第五条）", "二の三　丁", "第2条の3から第2条の5まで　削除"]
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(LINES, LINES, st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30)), max_size=40
    )
)
def test_any_text_comes_back(lines: list[str]) -> None:
    document = of_text("\n".join(lines))
    assume(any("".join(words[2:]) for words in nodes(document)))
    comes_back(document)


@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=20))
def test_what_xml_cannot_hold_breaks_no_file(lines: list[str]) -> None:
    text = "\n".join(line.replace("\r", " ").replace("\n", " ") for line in lines)
    assert list(breaches(written(of_text(text)))) == []


def test_the_same_document_gives_the_same_bytes() -> None:
    text = "規約\n第1条（目的）\n1. 甲は、次のものを支払う。\n(1) 料金\n(2) 手数料\n2. 乙は、払わない。"
    assert to_xml(of_text(text)) == to_xml(of_text(text))
    assert to_xml(of_text(text)).decode("utf-8").startswith('<?xml version="1.0" encoding="UTF-8"?>\n<Law Era=')


def test_numbers_stand_in_attributes_as_in_statutes() -> None:
    law = written(
        of_text(
            "第1章 総則\n第3条の2（目的）\n1. 甲は、次のものを支払う。\n(1) 料金\nイ　基本料\nロ　従量料\n(2) 手数料\n2. 乙は、払わない。\n"
            "第4条から第6条まで　削除\n第7条（雑則）\nこの約款に定めのない事項は、協議する。"
        )
    )
    found = {
        tag: [e.get("Num") for e in law.iter(tag)] for tag in ("Chapter", "Article", "Paragraph", "Item", "Subitem1")
    }
    assert found == {
        "Chapter": ["1"],
        "Article": ["3_2", "4:6", "7"],
        "Paragraph": ["1", "2", "1", "1"],
        "Item": ["1", "2"],
        "Subitem1": ["1", "2"],
    }
    assert [e.text for e in law.iter("ArticleCaption")] == ["（目的）", "（雑則）"]
    assert [e.text for e in law.iter("Subitem1Title")] == ["イ", "ロ"]


def test_a_law_number_below_the_title_becomes_the_attributes_of_the_law() -> None:
    text = "試験に関する法律\n（平成十五年法律第百二十三号）\n第一章　総則\n第一条　この法律は、試験を定める。\n第二条　試験は、毎年行う。"
    law = written(of_text(text))
    assert law.attrib == {"Era": "Heisei", "Year": "15", "Num": "123", "LawType": "Act", "Lang": "ja"}
    assert law.findtext("LawNum") == "平成十五年法律第百二十三号"
    comes_back(of_text(text))


def test_a_proviso_is_a_sentence_of_its_own() -> None:
    law = written(
        of_text(
            "第1条（目的）\n甲は、料金（税を含む。以下同じ。）を支払う。ただし、乙が認めた場合を除く。\n第2条（他）\n乙は、払わない。"
        )
    )
    found = [(e.text, e.get("Function")) for e in law.iter("Sentence")]
    assert found == [
        ("甲は、料金（税を含む。以下同じ。）を支払う。", "main"),
        ("ただし、乙が認めた場合を除く。", "proviso"),
        ("乙は、払わない。", None),
    ]


LATTER = (
    "第1条（解除）\n乙は、次の各号のいずれかに該当した場合、契約を解除することができる。\n（1）支払を怠ったとき\n（2）破産の申立てがあったとき\n"
    "この場合において、甲は、損害を賠償するものとする。\n第2条（他）\n乙は、払わない。"
)


def test_what_follows_the_items_of_a_paragraph_stands_behind_them_as_a_list() -> None:
    document = of_text(LATTER)
    paragraph = next(written(document).iter("Paragraph"))
    assert [child.tag for child in paragraph] == ["ParagraphNum", "ParagraphSentence", "Item", "Item", "List"]
    assert "".join(paragraph[-1].itertext()).strip() == "この場合において、甲は、損害を賠償するものとする。"
    comes_back(document)


def test_a_table_of_contents_before_the_first_heading_becomes_one() -> None:
    document = of_text(
        "利用規約\n2024年4月1日制定\n目次\n第1章　総則（第1条）\n第2章　料金（第2条・第3条）\n附則\n\n第1章　総則\n第1条（目的）\n目的を定める。\n"
        "第2章　料金\n第2条（料金）\n料金を定める。\n第3条（支払）\n支払を定める。\n附則\nこの規約は、公布の日から施行する。"
    )
    law = written(document)
    body = law.find("LawBody")
    assert body is not None
    assert [e.tag for e in body] == ["LawTitle", "EnactStatement", "TOC", "MainProvision", "SupplProvision"]
    assert [e.text for e in law.iter("ArticleRange")] == ["（第1条）", "（第2条・第3条）"]
    comes_back(document)


def test_an_amendment_is_named_in_the_attributes_of_its_supplementary_provisions() -> None:
    document = of_text(
        "第一条　甲を定める。\n第二条　乙を定める。\n第三条　丙を定める。\n附　則\nこの法律は、公布の日から施行する。\n"
        "附　則（令和六年五月一日法律第三号）　抄\nこの法律は、公布の日から施行する。"
    )
    found = [e.attrib for e in written(document).iter("SupplProvision")]
    assert found == [{}, {"Type": "Amend", "AmendLawNum": "令和六年五月一日法律第三号", "Extract": "true"}]
    comes_back(document)


def table_document() -> Document:
    lines = [Line(words) for words in ("第1条（料金）", "料金は、次の表のとおりとする。")]
    cells = [Line(f"{r}-{c}", cell=Cell(0, r, c)) for r, c in ((0, 0), (0, 1), (1, 1), (2, 0), (2, 1))]
    return segment(
        Source("表", (*lines, *cells, Line("備考　税を含む。"), Line("第2条（支払）"), Line("支払は、毎月とする。")))
    )


def test_cells_of_a_table_stand_in_rows_and_columns() -> None:
    document = table_document()
    rows = [["".join(c.itertext()).strip() for c in row] for row in written(document).iter("TableRow")]
    assert rows == [["0-0", "0-1"], ["", "1-1"], ["2-0", "2-1"]]
    comes_back(document)
    cells = [line.cell for line in read_back("表.xml", to_xml(document)).source.lines if line.cell]
    assert cells == [Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 1), Cell(0, 2, 0), Cell(0, 2, 1)]


def test_an_annex_of_a_table_names_the_articles_it_belongs_to() -> None:
    document = of_text(
        "第1条（料金）\n料金は、別表第一のとおりとする。\n第2条（支払）\n支払は、毎月とする。\n別表第一（第1条関係）\n基本料　百円\n従量料　十円"
    )
    annex = next(written(document).iter("AppdxTable"))
    assert (annex.get("Num"), annex.findtext("AppdxTableTitle"), annex.findtext("RelatedArticleNum")) == (
        "1",
        "別表第一",
        "（第1条関係）",
    )
    comes_back(document)


def plain(text: str, *nodes: Node) -> Document:
    return Document(source_of_text("試験", text), Passage(), nodes)


def passage(text: str, words: str) -> Passage:
    return Passage(words, (Run(0, text.index(words), len(words)),))


TEXT = "甲乙丙丁戊己庚辛"


@pytest.mark.parametrize(
    "parts",
    [
        (Node(Kind.PART, "本則", body=passage(TEXT, TEXT)),),
        (Node(Kind.PART, "本則", children=(Node(Kind.CHAPTER, "第1款", passage(TEXT, TEXT)),)),),
        (
            Node(
                Kind.PART,
                "本則",
                children=(
                    Node(Kind.PARAGRAPH, "第1項", body=passage(TEXT, "甲")),
                    Node(Kind.ARTICLE, "第1条", passage(TEXT, "乙")),
                    Node(Kind.CHAPTER, "第1章", passage(TEXT, "丙"), body=passage(TEXT, "丁")),
                    Node(Kind.CHAPTER, "第1編", passage(TEXT, "戊己庚辛")),
                ),
            ),
        ),
        (
            Node(Kind.PART, "特約1", passage(TEXT, "甲乙丙")),
            Node(Kind.PART, "本則", children=(Node(Kind.PARAGRAPH, "第2項の2", body=passage(TEXT, "丁戊己庚辛")),)),
        ),
        (
            Node(Kind.PART, "末尾", body=passage(TEXT, "甲乙丙丁")),
            Node(Kind.PART, "末尾", body=passage(TEXT, "戊己庚辛")),
        ),
        (Node(Kind.PART, "附則1", passage(TEXT, TEXT), children=(Node(Kind.CHAPTER, "第1編"),)),),
        (
            Node(
                Kind.PART,
                "別表1",
                passage(TEXT, "甲"),
                children=(
                    Node(
                        Kind.PARAGRAPH,
                        "第1項",
                        passage(TEXT, "乙"),
                        passage(TEXT, "丙"),
                        children=(
                            Node(Kind.ITEM, "第1号", passage(TEXT, "丁"), body=passage(TEXT, "戊己庚")),
                            Node(Kind.ITEM, "第2号", children=(Node(Kind.SUBITEM, "辛", passage(TEXT, "辛")),)),
                        ),
                    ),
                ),
            ),
        ),
    ],
    ids=["own text", "a level too low", "mixed", "before the main part", "twice", "too high", "annex with items"],
)
def test_what_the_schema_has_no_word_for_comes_back_all_the_same(parts: tuple[Node, ...]) -> None:
    comes_back(plain(TEXT, *parts))


def test_the_rules_do_find_what_they_forbid() -> None:
    law = written(of_text(LATTER))
    paragraph = next(law.iter("Paragraph"))
    paragraph.remove(paragraph[0])
    paragraph.set("Num", "1_2")
    next(law.iter("ItemSentence")).text = "甲"
    assert [breach.partition(" ")[0] for breach in breaches(law)] == ["Paragraph", "Paragraph", "ItemSentence"]
