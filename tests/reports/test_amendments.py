"""The 新旧対照表: what changed marked on both sides, the rest as （略）, in Word and in Excel alike."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

import pipeline
from corpus.errors import UserError
from corpus.house_style import read as read_style
from corpus.samples import find
from models.house_style import HouseStyle, Mark, Sides
from models.origin import Imprint
from reports.amendments.docx import amendments_docx
from reports.amendments.table import Amendment, Line, amendments
from reports.amendments.xlsx import TABLE, amendments_xlsx
from reports.comparison.sides import Compared
from reports.spreadsheet import is_formula

OLD = """配食利用規約
第1条（目的）
本規約は、配食の条件を定めます。
第2条（料金）
1. 料金は、月額1,000円とします。
2. 料金は、月末までに支払います。
3. 料金は、返しません。
第3条（禁止事項）
次の各号の行為を禁じます。
(1) 転売
(2) 譲渡
(3) 改造
第4条（雑則）
協議します。
第5条（管轄）
東京地方裁判所とします。
"""
NEW = """配食利用規約
第1条（目的）
本規約は、配食の条件を定めます。
第2条（利用料金）
1. 料金は、月額1,200円とします。
2. 料金は、月末までに支払います。
3. 料金は、返しません。
第3条（通知）
1. 当社は、会員に通知します。
2. 通知は、電子メールによります。
第4条（禁止事項）
次の各号の行為を禁じます。
(1) 転売
(2) 譲渡
(3) 貸与
(4) 改造
第5条（管轄）
東京地方裁判所とします。
"""


def compared(old: str, new: str) -> Compared:
    files = [("旧.txt", old.encode()), ("新.txt", new.encode())]
    left, right = (pipeline.analyse(*file) for file in files)
    origins = [pipeline.origin(name, data, found) for (name, data), found in zip(files, (left, right), strict=True)]
    alignment, comparison = pipeline.compare(left, right)
    table = pipeline.matrix(list(zip(origins, (left, right), strict=True)), [(), ()])
    imprint = Imprint("0" * 12, table.services, (("人の判断", "なし"),))
    return Compared(left, right, alignment, comparison, table, imprint)


TWO = compared(OLD, NEW)
SAMPLES = compared(find("minato-2023").read().decode(), find("minato-2025").read().decode())


def marked(line: Line) -> str:
    return "　" * line.depth + "".join(f"[{words.text}]" if words.changed else words.text for words in line.words)


def told(
    found: tuple[Amendment, ...], new: str | None, old: str | None
) -> tuple[list[str], list[str], tuple[str, ...]]:
    one = next(each for each in found if (each.new, each.old) == (new, old))
    return (
        [marked(line) for band in one.bands for line in band.new],
        [marked(line) for band in one.bands for line in band.old],
        one.remarks,
    )


class TestTable:
    found = amendments(TWO)

    def test_articles_that_did_not_change_are_left_out_unless_asked_for(self) -> None:
        assert [each.new for each in self.found] == ["本則/第2条", "本則/第3条", "本則/第4条", None]
        assert amendments(TWO, all_articles=True)[0].new == "本則/第1条"

    def test_changed_words_are_marked_on_both_sides_and_the_rest_is_omitted_with_its_numbers(self) -> None:
        new, old, remarks = told(self.found, "本則/第2条", "本則/第2条")
        assert new == ["第2条[（利用料金）]", "1.　料金は、月額[1,200円]とします。", "2.・3.　（略）"]
        assert old == ["第2条[（料金）]", "1.　料金は、月額[1,000円]とします。", "2.・3.　（略）"]
        assert remarks[0] == "見出しの変更"
        assert remarks[1].startswith("実質：数値")

    def test_a_new_article_stands_beside_shinsetsu(self) -> None:
        new, old, remarks = told(self.found, "本則/第3条", None)
        assert new == ["[第3条（通知）]", "[1.　当社は、会員に通知します。]", "[2.　通知は、電子メールによります。]"]
        assert (old, remarks) == (["（新設）"], ("新設",))

    def test_a_deleted_article_stands_beside_kezuru(self) -> None:
        new, old, remarks = told(self.found, None, "本則/第4条")
        assert (new, remarks) == (["（削る）"], ("削除",))
        assert old == ["[第4条（雑則）]", "[協議します。]"]

    def test_a_new_item_among_others_moves_their_numbers_and_nothing_else(self) -> None:
        new, old, remarks = told(self.found, "本則/第4条", "本則/第3条")
        assert new[-3:] == ["　(1)・(2)　（略）", "　[(3)　貸与]", "　[(4)]　改造"]
        assert old[-3:] == ["　(1)・(2)　（略）", "　（新設）", "　[(3)]　改造"]
        assert remarks[0] == "条ずれ（旧第3条）"


class TestLedElsewhere:
    """第2条 names another article than before in the same words, and a row comes into a table."""

    terms = "農園利用規約\n第1条（解約）\n第2条の料金は、返しません。\n{}\n別表\n区画\t月額\n小\t980円\n大\t1,480円{}\n"
    fee, ban = "第{}条（料金）\n料金は、月末に支払います。", "第{}条（禁止）\n区画の転貸を禁じます。"
    two = compared(
        terms.format(f"{fee.format(2)}\n{ban.format(3)}", ""),
        terms.format(f"{ban.format(2)}\n{fee.format(3)}", "\n特大\t2,580円"),
    )

    def test_words_that_stand_on_both_sides_are_not_marked_but_told_as_a_reference_that_leads_elsewhere(self) -> None:
        new, old, remarks = told(amendments(self.two), "本則/第1条", "本則/第1条")
        assert new == old == ["第1条（解約）", "第2条の料金は、返しません。"]
        assert "引用先の変更（第2条）" in remarks

    def test_an_annex_bears_its_number_once(self) -> None:
        new, _, _ = told(amendments(self.two), "別表1", "別表1")
        assert "".join(new).count("別表") == 1
        assert new[-1] == "[特大　2,580円]"


def word_rows(data: bytes) -> list[list[Any]]:
    table = docx.Document(io.BytesIO(data)).tables[0]
    return [list(row.cells) for row in table.rows]


class TestWord:
    def test_the_cells_hold_the_lines_and_the_marks_of_the_table(self) -> None:
        rows = word_rows(amendments_docx(SAMPLES, HouseStyle()))
        bands = [band for each in amendments(SAMPLES) for band in each.bands]
        assert [cell.text.partition("（")[0] for cell in rows[0]] == ["改正後", "改正前", "備考"]
        assert len(rows) - 1 == len(bands)
        for cells, band in zip(rows[1:], bands, strict=True):
            for cell, lines in zip(cells, (band.new, band.old), strict=False):
                assert cell.text == "\n".join(line.text for line in lines)
                runs = [run for paragraph in cell.paragraphs for run in paragraph.runs]
                assert "".join(run.text for run in runs if run.underline) == "".join(
                    words.text for line in lines for words in line.words if words.changed
                )

    def test_the_heads_tell_the_days_of_the_versions_as_they_are_written_in_japanese(self) -> None:
        heads = [cell.text for cell in word_rows(amendments_docx(SAMPLES, HouseStyle()))[0]]
        assert heads == ["改正後（2025年4月1日）", "改正前（2023年10月1日）", "備考"]

    def test_the_house_says_which_version_stands_left_and_how_changes_are_marked(self) -> None:
        style = HouseStyle(mark=Mark.RED, sides=Sides.OLD_LEFT, remarks=False)
        rows = word_rows(amendments_docx(TWO, style))
        assert [cell.text.partition("（")[0] for cell in rows[0]] == ["改正前", "改正後"]
        runs = [run for cell in rows[2] for run in cell.paragraphs[0].runs if run.underline]
        assert {str(run.font.color.rgb) for run in runs} == {"C00000"}

    def test_the_page_is_landscape_and_the_head_of_the_table_repeats(self) -> None:
        document = docx.Document(io.BytesIO(amendments_docx(TWO, HouseStyle())))
        section = document.sections[0]
        assert (section.page_width or 0) > (section.page_height or 0)
        assert "tblHeader" in document.tables[0].rows[0]._tr.xml
        assert "配食利用規約　新旧対照表" in section.header.paragraphs[0].text

    def test_where_it_comes_from_stands_at_its_end(self) -> None:
        text = "\n".join(p.text for p in docx.Document(io.BytesIO(amendments_docx(TWO, HouseStyle()))).paragraphs)
        assert all(origin.sha256 in text for origin in TWO.imprint.origins)

    def test_two_versions_that_say_the_same_make_a_file_that_says_so(self) -> None:
        document = docx.Document(io.BytesIO(amendments_docx(compared(OLD, OLD), HouseStyle())))
        assert not document.tables
        assert "変更された条はありません。" in [paragraph.text for paragraph in document.paragraphs]


class TestExcel:
    def test_the_cells_hold_the_lines_and_the_marks_of_the_table(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(amendments_xlsx(SAMPLES, HouseStyle())), rich_text=True)
        bands = [band for each in amendments(SAMPLES) for band in each.bands]
        for column, sides in ((1, [band.new for band in bands]), (2, [band.old for band in bands])):
            lines = [line for side in sides for line in side]
            cells = [row[column - 1].value for row in book[TABLE].iter_rows(min_row=3)]
            values = [cell if isinstance(cell, CellRichText) else CellRichText([cell]) for cell in cells if cell]
            assert "\n".join(map(str, values)) == "\n".join("　" * line.depth + line.text for line in lines)
            pieces = [piece for value in values for piece in value if isinstance(piece, TextBlock)]
            assert "".join(piece.text for piece in pieces) == "".join(
                words.text for line in lines for words in line.words if words.changed
            )

    def test_no_row_is_taller_than_excel_takes_and_long_provisions_go_on_in_the_next(self) -> None:
        long = compared(OLD, OLD.replace("協議します。", "協議します。" + "話し合いは、書面で行います。" * 300))
        book = openpyxl.load_workbook(io.BytesIO(amendments_xlsx(long, HouseStyle())))
        sheet = book[TABLE]
        assert max(sheet.row_dimensions[row].height for row in range(3, sheet.max_row + 1)) < 409
        text = "".join(str(row[0].value or "") for row in sheet.iter_rows(min_row=3))
        assert text.count("話し合いは、書面で行います。") == 300
        assert len(list(sheet.merged_cells.ranges)) == 1

    def test_no_text_is_taken_for_a_formula(self) -> None:
        evil = compared(OLD, OLD.replace("協議します。", "=1+1 と協議します。"))
        book = openpyxl.load_workbook(io.BytesIO(amendments_xlsx(evil, HouseStyle())), rich_text=True)
        for row in book[TABLE].iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not is_formula(str(cell.value or "")) or cell.quotePrefix


def test_the_same_versions_are_the_same_bytes() -> None:
    for made in (amendments_docx, amendments_xlsx):
        assert made(TWO, HouseStyle()) == made(compared(OLD, NEW), HouseStyle())


class TestStyleFile:
    def test_every_word_of_it_counts(self) -> None:
        text = "変更箇所 = 赤字\n並び = 旧左  # 左に古い版\n書体 = 游明朝\n備考 = なし\n全条 = あり\n"
        assert read_style("様式.toml", text.encode()) == HouseStyle(Mark.RED, Sides.OLD_LEFT, "游明朝", False, True)

    def test_an_empty_one_is_the_usual_style(self) -> None:
        assert read_style("様式.toml", b"") == HouseStyle()

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("変更箇所 = 青字", "「変更箇所」は、下線・傍線・赤字 のどれか"),
            ("色 = 青", "知らない項目「色」"),
            ("備考 = 1", "「備考」は、あり・なし のどれか"),
            ("並び", "一行に一つ"),
            ("[別の見出し]\n並び = 新左", "囲んだ見出しの行"),
            ("並び = 新左\n並び = 旧左", "一行に一つ"),
        ],
    )
    def test_what_is_wrong_with_it_is_said_in_a_sentence(self, text: str, said: str) -> None:
        with pytest.raises(UserError, match=said):
            read_style("様式.toml", text.encode())
