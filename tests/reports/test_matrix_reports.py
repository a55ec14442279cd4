"""A matrix as workbook, CSV, HTML and JSON: everything is in them, nothing acts, the same input is the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest
from lxml import html
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from analysis.services.matrix import matrix
from models.analysis import Analysis
from models.matrix import Favour, Matrix, Standing
from models.origin import Imprint, Origin
from reports.matrix.csv import matrix_csv
from reports.matrix.html import matrix_html
from reports.matrix.json import matrix_json
from reports.matrix.words import gaps_first
from reports.matrix.xlsx import PARAMETERS, TOPICS, VALUES, matrix_xlsx
from reports.spreadsheet import LIMIT, guarded, is_formula
from reports.workbook import ABOUT
from tests.analysis.services import BARN, BOAT, analysed, origin, paged, services

ALL = matrix(services("貸舟", "納屋", "窯"))
IMPRINT = Imprint("0123456789ab", ALL.services, (("文字認識（OCR）", "使っていません"),))

EVIL = '=HYPERLINK("http://example.invalid","押す")'
EVIL_NAMES = (EVIL, "+81\t@SUM(A1)", "-2+3", "@cmd", "\t=1", "<script>alert(1)</script>", 'x" onmouseover="alert(1)')
EVIL_TEXT = BOAT.replace("松江地方裁判所", "<img src=x onerror=alert(1)>地方裁判所").replace(
    "支払を怠った利用者は、", "支払を怠った利用者（</td><script>alert(2)</script>\u202e&amp;\x0b）は、"
)


def evil() -> tuple[Matrix, Imprint]:
    columns: list[tuple[Origin, Analysis]] = [
        (origin(name, name, "2024-04-01", ("=1+1", "<b>太字</b>")), paged(EVIL_TEXT)) for name in EVIL_NAMES
    ]
    columns.append((origin("窯\x00\ud800\ufffe", date="2024-04-01"), analysed(BARN)))
    found = matrix(columns)
    return found, Imprint("0" * 12, found.services, ((EVIL, "=2"),))


def book(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def texts(sheet: Worksheet) -> list[list[str]]:
    return [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]


class TestWorkbook:
    sheets = book(matrix_xlsx(ALL, IMPRINT))

    def test_every_cell_of_the_parameters_is_the_cell_of_the_matrix(self) -> None:
        sheet = self.sheets[PARAMETERS]
        rows = texts(sheet)
        assert rows[0] == ["分類", "項目", "違い", "貸舟", "納屋", "窯", "契約者から見て", "比べ方"]
        expected = [(group.name, row) for group in ALL.groups for row in group.rows]
        assert len(rows) == 1 + len(expected)
        for at, (name, row) in enumerate(expected, 2):
            first = rows[at - 1][:3]
            assert first == [name, row.label, "違う" if row.differs else "同じ"]
            for column, cell in enumerate(row.cells, 4):
                shown, note = str(sheet.cell(at, column).value), sheet.cell(at, column).comment
                if cell.standing is not Standing.STATED:
                    assert shown.startswith(cell.standing.value)
                assert (note is not None) == (cell.standing is not Standing.ABSENT)
                for value in cell.values:
                    assert value.spoken in shown
                    assert value.place.citation in shown
                    assert f"{value.place.where}「{value.sentence}」" in note.text
                for place in cell.traces:
                    assert place.citation in shown
                    assert place.heading in note.text
                assert ("◎" in shown) == (cell.favour is Favour.BEST)
                assert ("△" in shown) == (cell.favour is Favour.WORST)

    def test_a_cell_reads_as_a_lawyer_would_write_it(self) -> None:
        found = {row[1]: row[3:6] for row in texts(self.sheets[PARAMETERS])}
        assert found["遅延損害金の率"] == ["年12.5％ △\n第3条第2項", "年8％ ◎\n第3条", "未抽出\n第2条第2項"]
        assert found["最低利用期間・当初の契約期間"] == ["1年\n第2条", "12か月\n第2条", "定めが見当たらない"]

    def test_every_cell_of_the_topics_is_the_cell_of_the_matrix(self) -> None:
        rows = texts(self.sheets[TOPICS])[1:]
        expected = gaps_first(ALL.topics)
        assert [row[0] for row in rows] == [row.label for row in expected]
        for shown, row in zip(rows, expected, strict=True):
            assert shown[1:3] == [str(row.count), str(row.gaps)]
            for text, cell in zip(shown[3:], row.cells, strict=True):
                assert text.startswith("あり" if cell.has else "見当たらない")
                assert all(place.citation in text for place in cell.places)
                assert (f"{cell.length:,}字" in text) == cell.has
                assert ("ほかの多くにある" in text) == cell.missing
        assert rows[0][2] != "0"

    def test_every_value_has_a_row_of_its_own_with_its_words(self) -> None:
        rows = texts(self.sheets[VALUES])[1:]
        stated = [row for row in rows if row[3] == "定めあり"]
        values = [
            (service.name, row.label, value)
            for row in ALL.parameters
            for service, cell in zip(ALL.services, row.cells, strict=True)
            for value in cell.values
        ]
        assert len(stated) == len(values)
        for shown, (name, label, value) in zip(stated, values, strict=True):
            assert shown[:1] + shown[2:3] == [name, label]
            assert shown[4:6] == [value.spoken, value.value]
            assert shown[7] == value.place.citation
            assert shown[9:] == [value.quote, value.sentence, "\n".join(value.conditions)]
        assert {row[3] for row in rows} == {standing.value for standing in Standing}

    def test_panes_are_frozen_and_columns_can_be_filtered(self) -> None:
        for name in (PARAMETERS, TOPICS, VALUES):
            sheet = self.sheets[name]
            assert sheet.freeze_panes == "D2"
            assert sheet.auto_filter.ref == sheet.dimensions

    def test_rows_are_as_tall_as_their_text(self) -> None:
        sheet = self.sheets[PARAMETERS]
        tall = {str(row[1].value): sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
        assert tall["遅延損害金の率"] >= 2 * 13.5  # value and citation
        assert all(
            height <= 409 for sheet in self.sheets for height in [r.height for r in sheet.row_dimensions.values()]
        )

    def test_pages_are_numbers(self) -> None:
        found = matrix([(origin("貸舟"), paged(BOAT))])
        sheet = book(matrix_xlsx(found, Imprint("0" * 12, found.services)))[VALUES]
        pages = {str(row[2].value): row[8].value for row in sheet.iter_rows(min_row=2) if row[3].value == "定めあり"}
        assert pages["遅延損害金の率"] == 2

    def test_the_sheet_of_origins_names_program_rules_settings_files_and_digests(self) -> None:
        rows = texts(self.sheets[ABOUT])
        assert rows[0][:2] == ["プログラム", "約款くらべ 0.1.0"]
        assert rows[1][:2] == ["規則の版", "0123456789ab"]
        assert rows[2][:2] == ["文字認識（OCR）", "使っていません"]
        for service in ALL.services:
            assert [service.name, service.file, "不明", service.sha256] in [row[:4] for row in rows]

    def test_nothing_a_document_says_is_a_formula(self) -> None:
        data = matrix_xlsx(*evil())
        for sheet in book(data):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type in {"s", "n"}, cell.value
                    assert cell.data_type == "s" or cell.value is None or isinstance(cell.value, int)
                    if isinstance(cell.value, str) and is_formula(cell.value):
                        assert cell.quotePrefix, cell.value
        heads = texts(book(data)[PARAMETERS])[0]
        assert [head.strip() for head in heads[3:10]] == [f"{name}\n2024-04-01".strip() for name in EVIL_NAMES]
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
        assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets)

    def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so(self) -> None:
        long = origin("長" * 40_000)
        heads = texts(book(matrix_xlsx(*_one(long)))[PARAMETERS])[0]
        assert len(heads[3]) == LIMIT
        assert heads[3].endswith("…（以下略）")

    def test_no_time_of_day_is_in_the_file(self) -> None:
        data = matrix_xlsx(ALL, IMPRINT)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = package.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d{2}-\d{2}T", core)) == {"1980-01-01T"}
        assert data == matrix_xlsx(matrix(services("貸舟", "納屋", "窯")), IMPRINT)


def _one(of: Origin) -> tuple[Matrix, Imprint]:
    found = matrix([(of, analysed(BOAT))])
    return found, Imprint("0" * 12, found.services)


class TestCsv:
    def rows(self, of: Matrix = ALL, imprint: Imprint = IMPRINT) -> list[list[str]]:
        return list(csv.reader(io.StringIO(matrix_csv(of, imprint).decode("utf-8-sig"), newline="")))

    def test_it_begins_with_the_mark_that_excel_looks_for(self) -> None:
        assert matrix_csv(ALL, IMPRINT).startswith(b"\xef\xbb\xbf")
        assert matrix_csv(ALL, IMPRINT) == matrix_csv(ALL, IMPRINT)

    def test_every_item_is_a_row_with_value_place_and_quote_of_each_service(self) -> None:
        head, *rows = self.rows()
        assert head[:8] == ["種別", "分類", "項目", "キー", "違い", "貸舟", "貸舟 条", "貸舟 引用"]
        by_key = {row[3]: row for row in rows if len(row) == len(head) and row[0] == "数値と条件"}
        assert list(by_key) == [row.key for row in ALL.parameters]
        rate = by_key["late_interest.rate"]
        assert rate[4:8] == ["違う", "年12.5％ △", "第3条第2項", "第3条第2項「年１２．５％」"]
        assert rate[11:14] == ["未抽出", "第2条第2項", ""]
        topics = {row[3]: row for row in rows if len(row) == len(head) and row[0] == "主題"}
        assert set(topics) == {row.key for row in ALL.topics}
        assert topics["jurisdiction"][5:7] == ["あり", "第6条"]
        assert topics["jurisdiction"][8] == "見当たらない（ほかの多くにある）"

    def test_it_names_its_sources(self) -> None:
        flat = ["\t".join(row) for row in self.rows()]
        assert "プログラム\t約款くらべ 0.1.0" in flat
        assert any(service.sha256 in line for service in ALL.services for line in flat)

    def test_no_field_can_be_taken_for_a_formula(self) -> None:
        fields = [field for row in self.rows(*evil()) for field in row]
        assert not any(is_formula(field) for field in fields)
        assert f"'{EVIL}" in fields
        assert any("窯〔U+0000〕〔U+D800〕〔U+FFFE〕" in field for field in fields)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "　+"])
def test_a_guarded_text_is_no_formula(start: str) -> None:
    assert is_formula(f"{start}1")
    assert guarded(f"{start}1").startswith("'")


@pytest.mark.parametrize("text", ["年14.6％", "第1条", "1-2", "", "（-）", "a=b"])
def test_an_innocent_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


class TestHtml:
    page = html.document_fromstring(matrix_html(ALL, IMPRINT))

    def test_every_value_stands_in_its_cell_and_leads_to_its_words(self) -> None:
        (rates,) = [row for row in self.page.iter("tr") if row.xpath("./th[starts-with(., '遅延損害金の率')]")]
        shown = [cell.text_content() for cell in rates.iter("td")]
        assert shown == ["年12.5％△第3条第2項", "年8％◎第3条", "未抽出第2条第2項"]
        targets = {element.get("id") for element in self.page.iter() if element.get("id")}
        links = [link.get("href") for link in self.page.iter("a")]
        assert links
        assert {link.removeprefix("#") for link in links} <= targets
        quotes = self.page.xpath("//table[@class='quotes']//tr")[1:]
        values = [value for row in ALL.parameters for cell in row.cells for value in cell.values]
        assert [row.xpath("./td[5]")[0].text_content() for row in quotes] == [value.sentence for value in values]
        assert [row.xpath(".//span[@class='num']")[0].text_content() for row in quotes] == [v.quote for v in values]

    def test_what_nobody_has_is_said_in_one_line(self) -> None:
        text = self.page.text_content()
        assert re.search("どのサービスにも定めが見当たらない項目：[^。]*仲裁地", text)
        assert not self.page.xpath("//tr[th[starts-with(., '仲裁地')]]")

    def test_rows_that_agree_can_be_hidden(self) -> None:
        same = matrix([*services("貸舟"), *services("貸舟")])
        found = html.document_fromstring(matrix_html(same, IMPRINT))
        assert found.xpath("//tbody/tr[not(@class='g') and not(ancestor::table[@class])]/@class") != []
        assert set(found.xpath("//div[@class='wide']//tbody/tr/@class")) == {"g", "same"}

    def test_it_needs_nothing_from_outside_and_runs_nothing(self) -> None:
        for data in (matrix_html(ALL, IMPRINT), matrix_html(*evil())):
            found = html.document_fromstring(data)
            assert {element.tag for element in found.iter() if isinstance(element.tag, str)} <= {
                *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "input", "label", "div", "table"),
                *("thead", "tbody", "tr", "th", "td", "b", "i", "small", "a", "span", "footer", "dl", "dt", "dd"),
            }
            names = {name for element in found.iter() for name in element.keys()}  # noqa: SIM118
            assert not [name for name in names if name.startswith("on") or name in {"src", "srcdoc", "action"}]
            assert all(link.startswith("#q") for link in found.xpath("//@href"))
            policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
            assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]

    def test_hostile_text_is_shown_as_it_is(self) -> None:
        text = html.document_fromstring(matrix_html(*evil())).text_content()
        assert "<script>alert(1)</script>" in text
        assert "</td><script>alert(2)</script>〔U+202E〕&amp;" in text
        assert EVIL in text

    def test_it_names_its_sources_and_explains_its_signs(self) -> None:
        text = self.page.text_content()
        for words in (
            "約款くらべ 0.1.0",
            "0123456789ab",
            "使っていません",
            "未抽出",
            *(s.sha256 for s in ALL.services),
        ):
            assert words in text

    def test_the_same_matrix_is_the_same_file(self) -> None:
        assert matrix_html(ALL, IMPRINT) == matrix_html(matrix(services("貸舟", "納屋", "窯")), IMPRINT)


class TestJson:
    def test_it_holds_the_whole_matrix(self) -> None:
        found: dict[str, Any] = json.loads(json.dumps(matrix_json(ALL, IMPRINT)))
        assert found["program"] == "約款くらべ 0.1.0"
        assert found["rules"] == "0123456789ab"
        assert found["settings"] == {"文字認識（OCR）": "使っていません"}
        assert [service["sha256"] for service in found["services"]] == [s.sha256 for s in ALL.services]
        rate = next(row for row in found["parameters"] if row["key"] == "late_interest.rate")
        assert (rate["group"], rate["better"], rate["differs"]) == ("料金・支払", "less", True)
        assert [cell["standing"] for cell in rate["cells"]] == ["stated", "stated", "unread"]
        assert [cell["favour"] for cell in rate["cells"]] == ["worst", "best", None]
        assert [cell["alike"] for cell in rate["cells"]] == [0, 1, 2]
        assert rate["count"] == 3
        assert rate["cells"][0]["values"][0]["quote"] == "年１２．５％"
        assert rate["cells"][2]["traces"][0]["citation"] == "第2条第2項"
        court = next(row for row in found["topics"] if row["key"] == "jurisdiction")
        assert [cell["missing"] for cell in court["cells"]] == [False, True, False]


def test_more_services_than_paper_is_wide_are_printed_in_blocks_that_say_the_same() -> None:
    names = [("貸舟", "納屋", "窯")[at % 3] for at in range(20)]
    found = html.document_fromstring(matrix_html(matrix(services(*names)), IMPRINT))
    wide, blocks = found.xpath("//div[@class='wide screen']/table")[0], found.xpath("//div[@class='paper'][1]/table")
    heads = [cell.text_content() for cell in wide.xpath("./thead/tr/th")]
    rows = {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in wide.xpath(".//tr[td]")}
    assert [len(block.xpath("./thead/tr/th")) - 1 for block in blocks] == [7, 7, 6]
    assert [c.text_content() for block in blocks for c in block.xpath("./thead/tr/th[position() > 1]")] == heads[1:]
    for label, cells in rows.items():
        told = [row for block in blocks for row in block.xpath(".//tr[td]") if row[0].text_content() == label]
        assert [cell.text_content() for row in told for cell in row[1:]] == cells
    assert not found.xpath("//div[@class='paper']//a")
    assert len(found.xpath("//@id")) == len(set(found.xpath("//@id")))


def test_a_workbook_wider_than_its_paper_goes_on_beside_with_its_first_columns() -> None:
    few, many = (
        load_workbook(io.BytesIO(matrix_xlsx(matrix(services(*["貸舟", "納屋"] * count)), IMPRINT)))["数値と条件"]
        for count in (2, 12)
    )
    assert few.page_setup.orientation == many.page_setup.orientation == "landscape"
    assert (few.page_setup.fitToWidth, many.page_setup.fitToWidth) == (1, 3)
    assert few.page_setup.fitToHeight == many.page_setup.fitToHeight == 0
    assert few.print_title_rows == many.print_title_rows == "$1:$1"
    assert (few.print_title_cols, many.print_title_cols) == (None, "$A:$C")
