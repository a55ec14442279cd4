"""What all reports promise: the same bytes for the same input, where they come from, and text as nothing but text."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import docx
import openpyxl
import pytest
from lxml import etree, html

import pipeline
from models.analysis import Analysis
from models.comparison import Order
from models.house_style import HouseStyle
from models.origin import Imprint, Origin
from models.questions import Requirement
from models.source import source_of_text
from reports.amendments.docx import amendments_docx
from reports.amendments.xlsx import amendments_xlsx
from reports.comparison.sides import Compared
from reports.formats import COMPARISON, MATRIX, as_json
from reports.gaps.csv import gaps_csv
from reports.gaps.docx import gaps_docx
from reports.gaps.json import gaps_json
from reports.gaps.told import Told
from reports.gaps.xlsx import gaps_xlsx
from reports.questions.csv import questions_csv
from reports.questions.json import questions_json
from reports.questions.xlsx import questions_xlsx
from reports.redline.docx import redline_docx
from reports.remarks import remarks_csv, remarks_json
from reports.remarks_files import remarks_docx, remarks_xlsx
from reports.revisions.csv import revisions_csv
from reports.revisions.json import revisions_json
from reports.sidebyside.docx import sidebyside_docx
from reports.spreadsheet import is_formula
from tests.reports.wordprocessing import faults

GOOD = """{name}利用規約
第1条（料金）
料金は、月額1,000円とします。第9条によります。
第2条（解約）
会員は、30日前までに通知して解約できます。
第3条（合意管轄）
松江地方裁判所を専属的合意管轄裁判所とします。
"""
EVIL = """=HYPERLINK("http://x")規約
第1条（=1+1）
=cmd|'/c calc'!A1 は、月額1,000円とします。第9条によります。\x0b\x07\x1b[31m
第2条（<script>alert(1)</script>）
会員は、\u202e30日前\u202cまでに通知して解約できます。</w:t></w:r><w:del/>
第3条（@SUM(1)）
+81 松江地方裁判所を専属的合意管轄裁判所とします。\ufffe\u2028&amp;&#x0;
第4条（長い）
{long}
"""
LONG = "あ" * 40_000
RULES = "0123456789ab"
SETTINGS = (("人の判断", "判断.json（SHA-256 " + "e" * 64 + "）"),)


def made(texts: Mapping[str, str]) -> dict[str, Callable[[], bytes]]:
    """Every report of the first two of some services, or of all of them."""
    found = []
    for name, text in texts.items():
        data = text.encode("utf-8", "surrogatepass")
        analysis = pipeline.understand(source_of_text(name, text))
        found.append((pipeline.origin(name, data, analysis), analysis))
    imprint = Imprint(RULES, tuple(origin for origin, _ in found), SETTINGS)
    alignment, comparison = pipeline.compare(found[0][1], found[1][1])
    two = pipeline.matrix(found[:2])
    compared = Compared(found[0][1], found[1][1], alignment, comparison, two, Imprint(RULES, two.services, SETTINGS))
    table = pipeline.matrix(found)
    revisions = pipeline.revisions(found[0][1], found[1][1])
    document, origin = found[0][1].document, found[0][0]
    ruled = pipeline.check(found[0][1]).remarks
    alone = Imprint(RULES, (origin,), SETTINGS)
    return {
        "amendments.docx": lambda: amendments_docx(compared, HouseStyle(all_articles=True)),
        "amendments.xlsx": lambda: amendments_xlsx(compared, HouseStyle(all_articles=True)),
        "redline.docx": lambda: redline_docx(compared),
        "sidebyside.docx": lambda: sidebyside_docx(compared, Order.RIGHT),
        **{f"compare{ending}": partial(write, compared) for ending, write in COMPARISON.items()},
        **{f"matrix{ending}": partial(write, table, imprint) for ending, write in MATRIX.items()},
        "revisions.csv": lambda: revisions_csv(
            found[0][1].document, found[1][1].document, revisions, Imprint(RULES, two.services, SETTINGS)
        ),
        "revisions.json": lambda: as_json(revisions_json(revisions, Imprint(RULES, two.services, SETTINGS))),
        **_of_services(found, imprint),
        "check.docx": lambda: remarks_docx(document, ruled, origin, alone),
        "check.xlsx": lambda: remarks_xlsx(document, ruled, origin, alone),
        "check.csv": lambda: remarks_csv(document, ruled, alone),
        "check.json": lambda: as_json(remarks_json(document, ruled, origin, alone)),
    }


def _of_services(found: list[tuple[Origin, Analysis]], imprint: Imprint) -> dict[str, Callable[[], bytes]]:
    from analysis.services.gaps import gaps
    from analysis.services.wishes import question

    rows = [
        Requirement(2, "=1+1 <b>\x07", "解約予告", "30日以内"),
        Requirement(3, "松江", "", "@SUM"),
        Requirement(4, "", "主題：料金", "あり"),
    ]
    sheet = pipeline.answers([question(each) for each in rows], found)
    every = gaps(pipeline.matrix(found), [analysis.document for _, analysis in found])
    told = Told(imprint.origins, tuple(gap for gap in every if gap.service == 0))
    return {
        "questions.xlsx": lambda: questions_xlsx(sheet, imprint),
        "questions.csv": lambda: questions_csv(sheet, imprint),
        "questions.json": lambda: as_json(questions_json(sheet, imprint)),
        "gaps.docx": lambda: gaps_docx(told, imprint),
        "gaps.xlsx": lambda: gaps_xlsx(told, imprint),
        "gaps.csv": lambda: gaps_csv(told, imprint),
        "gaps.json": lambda: as_json(gaps_json(told, imprint)),
    }


TEXTS = {f"{name}.txt": GOOD.format(name=name) for name in ("舟", "窯", "畑")}
TEXTS["窯.txt"] += "第4条（休業）\n当社は、休業します。\n"
TEXTS["畑.txt"] += "第4条（秘密保持）\n会員は、秘密を漏らしてはなりません。\n"
HOSTILE = {
    "=1+1.txt": EVIL.format(long=LONG),
    "a<b>&\u202e.txt": EVIL.format(long=LONG[:-5] + "。いう。"),
    "../@x.txt": GOOD.format(name="\x01"),
}
REPORTS, AGAIN = made(TEXTS), made(TEXTS)


@pytest.fixture(scope="module")
def hostile() -> dict[str, Callable[[], bytes]]:
    return made(HOSTILE)


def parts(name: str, data: bytes) -> dict[str, bytes]:
    """The XML, HTML, CSV or JSON of a report."""
    if not name.endswith(("x",)):
        return {name: data}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {each: package.read(each) for each in package.namelist()}


def text_of(name: str, data: bytes) -> str:
    texts = []
    for part, content in parts(name, data).items():
        if part.endswith((".xml", ".rels", ".vml")):
            texts.append("".join(map(str, etree.fromstring(content).itertext())))
        elif part.endswith((".html", ".csv", ".json")):
            texts.append(content.decode("utf-8-sig"))
    return "\n".join(texts)


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    first = REPORTS[name]()
    assert first == REPORTS[name]()
    assert first == AGAIN[name]()


@pytest.mark.parametrize("name", REPORTS)
def test_it_says_from_what_by_which_rules_with_which_settings_and_decisions_it_was_made(name: str) -> None:
    text = text_of(name, REPORTS[name]())
    files = ("舟.txt",) if name.startswith("check") else tuple(TEXTS)[:2]
    for file in files:
        assert file in text
        assert pipeline.digest(TEXTS[file].encode()) in text
    assert RULES in text
    assert "約款くらべ 0.1.0" in text
    assert "e" * 64 in text


@pytest.mark.parametrize("name", REPORTS)
def test_hostile_text_leaves_every_file_whole(name: str, hostile: dict[str, Callable[[], bytes]]) -> None:
    data = hostile[name]()
    for part, content in parts(name, data).items():
        if part.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(content, etree.XMLParser(huge_tree=True))
        if part.endswith(".json"):
            json.loads(content)
        if part.endswith((".xml", ".rels", ".vml", ".html")):
            assert not set(content.decode("utf-8", "replace")) & set("\x07\x0b\x1b\u202e\u2028\ufffe")


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith(".xlsx")])
def test_no_cell_of_a_workbook_is_a_formula(name: str, hostile: dict[str, Callable[[], bytes]]) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(hostile[name]())).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not is_formula(str(cell.value or "")) or cell.quotePrefix or not isinstance(cell.value, str)
                assert len(str(cell.value or "")) <= 32_767


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith(".csv")])
def test_no_field_of_a_csv_is_a_formula(name: str, hostile: dict[str, Callable[[], bytes]]) -> None:
    csv.field_size_limit(10_000_000)
    for row in csv.reader(io.StringIO(hostile[name]().decode("utf-8-sig"), newline="")):
        assert not [field for field in row if is_formula(field)]


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith(".html")])
def test_a_page_is_one_file_that_asks_for_nothing_and_runs_nothing(
    name: str, hostile: dict[str, Callable[[], bytes]]
) -> None:
    data = hostile[name]()
    tree = html.document_fromstring(data, parser=html.HTMLParser(huge_tree=True, encoding="utf-8"))
    assert not tree.xpath("//script|//link|//img|//iframe|//object|//embed|//form|//base")
    assert not [each for each in tree.xpath("//@href|//@src") if not each.startswith("#")]
    assert not [attribute for attribute in tree.xpath("//@*") if attribute.attrname.startswith("on")]
    assert b"@page" in data
    assert "url(" not in "".join(tree.xpath("//style/text()"))


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith(".docx")])
def test_a_word_file_links_to_nothing_outside(name: str, hostile: dict[str, Callable[[], bytes]]) -> None:
    for part, content in parts(name, hostile[name]()).items():
        if part.endswith(".rels"):
            assert b'TargetMode="External"' not in content


@pytest.mark.parametrize("name", [name for name in REPORTS if name.endswith(".docx")])
@pytest.mark.parametrize("text", ["good", "hostile"])
def test_a_word_file_keeps_the_rules_of_its_format(
    name: str, text: str, hostile: dict[str, Callable[[], bytes]]
) -> None:
    package = parts(name, (hostile if text == "hostile" else REPORTS)[name]())
    told = [each for each in package if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", each)]
    assert len(told) >= 3
    for part in told:
        assert not list(faults(etree.fromstring(package[part], etree.XMLParser(huge_tree=True))))


def test_a_sheet_of_remarks_says_how_much_of_a_long_place_it_leaves_out() -> None:
    words = "会員は、" + "長い前置きのあとに、" * 30 + "第９条によります。"
    analysis = pipeline.understand(source_of_text("a.txt", f"規約\n第1条（料金）\n{words}\n"))
    origin = pipeline.origin("a.txt", b"", analysis)
    (each, *_) = pipeline.check(analysis).remarks
    long = replace(each, remark=replace(each.remark, start=0, end=len(words), quote=words))
    data = remarks_docx(analysis.document, [long], origin, Imprint(RULES, (origin,), ()))
    texts = [cell.text for cell in docx.Document(io.BytesIO(data)).tables[0].rows[1].cells]
    assert f"{words[:120]}…（ほか {len(words) - 120} 字）" in texts
