"""What a Word file prints: text, changes, fields, tables, and what stands beside the text."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from docx import Document

from analysis.structure.segment import segment
from corpus.readers import read
from corpus.readers.mending import mend
from corpus.samples import Sample, samples
from models.source import Cell
from tests.corpus.word import a_list, box, converted, definition, field, level, p, r, source, table, texts, word

FIXTURE = Path(__file__).parent / "fixtures" / "word_by_libreoffice"
HIDDEN = "<w:vanish/>"


def changed(kind: str, content: str) -> str:
    return f'<w:{kind} w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z">{content}</w:{kind}>'


def mark(kind: str) -> str:
    """The end mark of a paragraph is inserted, deleted or moved."""
    return f'<w:rPr><w:{kind} w:id="2" w:author="甲"/></w:rPr>'


def deleted(text: str) -> str:
    return f"<w:r><w:delText>{text}</w:delText></w:r>"


class TestParagraphs:
    def test_runs_are_joined_and_empty_paragraphs_are_empty_lines(self) -> None:
        assert texts(p(r("第") + r("１") + r("条　目的")), p(), p("当社は、")) == ["第１条　目的", "", "当社は、"]

    def test_a_line_break_begins_a_new_line_and_a_page_break_at_an_end_does_not(self) -> None:
        page = '<w:r><w:br w:type="page"/></w:r>'
        assert texts(p(page + r("定義")), p(r("甲") + page + r("乙")), p(r("丙") + "<w:r><w:br/></w:r>" + r("丁"))) == [
            "定義",
            "甲",
            "乙",
            "丙",
            "丁",
        ]

    def test_tabs_hyphens_and_white_space_are_those_that_word_prints(self) -> None:
        run = (
            "<w:r><w:tab/><w:t>KLM</w:t><w:noBreakHyphen/><w:t> VPN </w:t><w:softHyphen/><w:t>回\n線\xad網</w:t></w:r>"
        )
        assert texts(p(run)) == ["\tKLM-VPN回 線網"]

    def test_characters_of_symbol_fonts_are_those_that_every_font_has(self) -> None:
        symbols = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="ＭＳ 明朝" w:char="2460"/></w:r>'
        odd = '<w:r><w:sym w:font="Wingdings" w:char="F001"/><w:sym w:font="Symbol" w:char="zz"/></w:r>'
        private = r("\uf06c", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
        assert texts(p(symbols + odd + private)) == ["☑①〓〓●"]

    def test_hidden_text_is_dropped_by_run_and_by_style(self) -> None:
        styles = (
            f'<w:style w:type="character" w:styleId="Secret"><w:name w:val="s"/><w:rPr>{HIDDEN}</w:rPr></w:style>'
            f'<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="n"/><w:rPr>{HIDDEN}</w:rPr></w:style>'
        )
        assert texts(
            p(r("見える") + r("見えない", HIDDEN) + r("隠す", '<w:rStyle w:val="Secret"/>')),
            p(r("隠す") + r("出す", '<w:vanish w:val="0"/>'), style="Note"),
            styles=styles,
        ) == ["見える", "出す"]

    def test_a_paragraph_hidden_with_its_end_has_no_line_and_no_number(self) -> None:
        numbering = definition(0, level(0, "decimal", "%1.")) + a_list(1, 0)
        hidden = p(r("隠す", HIDDEN), of=(1, 0), properties=f"<w:rPr>{HIDDEN}</w:rPr>")
        assert texts(p("甲", of=(1, 0)), hidden, p("乙", of=(1, 0)), numbering=numbering) == ["1. 甲", "2. 乙"]

    def test_furigana_is_set_aside(self) -> None:
        ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('そうこ')}</w:rt><w:rubyBase>{r('倉庫')}</w:rubyBase></w:ruby>"
        old = field(r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(やっかん),約款)", "")
        assert texts(p(r("この") + f"<w:r>{ruby}</w:r>" + r("の"))) == ["この倉庫の"]
        unfinished = old.replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "")
        assert texts(p(unfinished + r("の"))) == ["約款の"]

    def test_what_only_wraps_text_is_looked_through(self) -> None:
        wrapped = (
            f'<w:smartTag w:element="x"><w:smartTagPr/>{r("東京")}</w:smartTag>'
            f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('都')}</w:sdtContent></w:sdt>"
            f'<w:customXml w:element="x">{r("中央")}</w:customXml><w:hyperlink w:anchor="a">{r("区")}</w:hyperlink>'
            f'<w:bookmarkStart w:id="1" w:name="a"/><w:commentRangeStart w:id="1"/>{r("一")}<w:commentRangeEnd w:id="1"/>'
            '<w:r><w:commentReference w:id="1"/></w:r><!-- 注 --><?pi x?>'
        )
        block = f"<w:sdt><w:sdtPr/><w:sdtContent>{p(wrapped)}</w:sdtContent></w:sdt>"
        assert texts(block) == ["東京都中央区一"]

    def test_a_formula_keeps_its_letters(self) -> None:
        fraction = "<m:f><m:num><m:r><m:t>月額</m:t></m:r></m:num><m:den><m:r><m:t>30</m:t></m:r></m:den></m:f>"
        assert texts(p(r("料金は") + f"<m:oMath>{fraction}</m:oMath>" + r("とします。"))) == ["料金は月額/30とします。"]

    def test_characters_are_mended_one_for_one(self) -> None:
        assert texts(p("⽤語と⻑期")) == [mend("⽤語と⻑期")] == ["用語と長期"]


class TestIndents:
    """Leading ideographic spaces say where the text of a paragraph begins, as in a text file."""

    def test_the_text_of_a_paragraph_begins_at_its_indent_and_first_line(self) -> None:
        assert texts(
            p("甲", properties='<w:ind w:left="420"/>'),
            p("乙", properties='<w:ind w:left="420" w:firstLine="210"/>'),
            p("丙", properties='<w:ind w:start="420" w:hanging="420"/>'),
            p("丁", properties='<w:ind w:left="-420"/>'),
            p("戊", properties='<w:ind w:left="9999999" w:firstLine="2cm"/>'),
        ) == ["　　甲", "　　　乙", "　　丙", "丁", "　" * 20 + "戊"]

    def test_own_indents_go_before_those_of_the_list_and_these_before_those_of_the_style(self) -> None:
        numbering = definition(0, level(0, "decimal", "%1.", more='<w:pPr><w:ind w:left="420"/></w:pPr>')) + a_list(
            1, 0
        )
        styles = (
            '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="d"/>'
            '<w:pPr><w:ind w:left="840" w:firstLine="210"/></w:pPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="l"/><w:basedOn w:val="Deep"/>'
            '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
        assert texts(
            p("甲", style="Deep"),
            p("乙", style="Deep", of=(1, 0)),
            p("丙", style="Deep", of=(1, 0), properties='<w:ind w:left="0" w:firstLine="0"/>'),
            p("丁", style="Listed"),
            numbering=numbering,
            styles=styles,
        ) == ["　　　　　甲", "　　　1. 乙", "2. 丙", "　　　　　3. 丁"]

    def test_a_cell_has_none(self) -> None:
        assert texts(table([p("甲", properties='<w:ind w:left="420"/>'), "乙"])) == ["甲", "乙"]

    def test_the_latter_part_of_a_paragraph_is_told_from_its_last_item(self) -> None:
        indents = {0: (0, 0), 1: (420, 420), 2: (840, 420)}
        numbering = definition(
            0,
            *(
                level(at, "decimal", text, more=f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>')
                for (at, (left, hanging)), text in zip(indents.items(), ("第%1条", "%2", "(%3)"), strict=True)
            ),
        ) + a_list(1, 0)
        found = source(
            p("（禁止）", of=(1, 0)),
            p("契約者は、次の各号の行為をしてはなりません。", of=(1, 1)),
            p("人を害すること。", of=(1, 2)),
            p("物を壊すこと。", of=(1, 2)),
            p("これに反したときは、当社は契約を解けます。", properties='<w:ind w:left="420" w:firstLine="210"/>'),
            numbering=numbering,
        )
        paths = segment(found).by_path
        assert paths["本則/第1条/第1項/第2号"].node.text == "物を壊すこと。"
        assert paths["本則/第1条/第1項"].node.text.endswith("当社は契約を解けます。")


class TestFields:
    def test_results_are_read_and_codes_are_not(self) -> None:
        simple = f'<w:fldSimple w:instr=" PAGE ">{r("3")}</w:fldSimple>'
        inner = field(" IF 1 = 1 ", "甲").replace(
            "IF 1", "IF</w:instrText></w:r>" + field("REF a", "9") + "<w:r><w:instrText>1"
        )
        assert texts(p(r("第") + field(r" REF _Ref1 \r \h ", "5") + r("条・") + simple + inner)) == ["第5条・3甲"]

    def test_a_circle_around_a_number_is_the_circled_number(self) -> None:
        code = (
            r(r"x")
            .replace("<w:t ", "<w:instrText ")
            .replace("</w:t>", "</w:instrText>")
            .replace(">x<", r">eq \o\ac(○,21)<")
        )
        marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
        assert texts(p(marks[0] + code + marks[1] + r("その他"))) == ["㉑その他"]

    def test_a_field_runs_over_paragraphs(self) -> None:
        begin, end = field("TOC", "第1条 目的\t1").split(r("第1条 目的\t1"))
        first, last = p(begin + r("第1条 目的") + "<w:r><w:tab/></w:r>" + r("1")), p(r("第2条 料金\t12") + end)
        assert texts(first, last, p("第1条 目的\t1")) == ["第1条 目的 ……… 1", "第2条 料金 ……… 12", "第1条 目的\t1"]

    def test_a_field_that_is_never_closed_swallows_one_paragraph_at_most(self) -> None:
        opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
        assert texts(p(r("甲") + opened + r("乙")), p("丙")) == ["甲", "丙"]

    def test_numbers_that_only_word_can_work_out_are_told(self) -> None:
        found = source(p('<w:fldSimple w:instr=" LISTNUM "/>' + r("甲")))
        assert [line.text for line in found.lines] == ["甲"]
        assert "フィールドで付けた番号（1 か所）" in found.notices[0]


class TestTrackedChanges:
    def test_insertions_stand_deletions_do_not_and_the_reader_is_told(self) -> None:
        found = source(p(r("支払は") + changed("del", deleted("三日")) + changed("ins", r("五日")) + r("以内")))
        assert found.text == "支払は五日以内"
        assert found.notices[0].startswith("変更履歴（挿入 1 か所・削除 1 か所）を反映した文面で読みました。")

    def test_moved_text_stands_where_it_went(self) -> None:
        found = source(p(changed("moveFrom", r("甲は")) + r("乙は")), p(changed("moveTo", r("甲は"))))
        assert [line.text for line in found.lines] == ["乙は", "甲は"]

    @pytest.mark.parametrize("kind", ["del", "moveFrom"])
    def test_a_paragraph_without_its_end_goes_on_in_the_next_and_takes_its_number(self, kind: str) -> None:
        numbering = definition(0, level(0, "decimal", "%1.")) + a_list(1, 0)
        found = source(
            p("甲は、", of=(1, 0), properties=mark(kind)), p("乙と", of=(1, 0)), p("丙", of=(1, 0)), numbering=numbering
        )
        assert [line.text for line in found.lines] == ["1. 甲は、乙と", "2. 丙"]
        assert "削除 1 か所" in found.notices[0]

    def test_a_paragraph_deleted_with_its_end_leaves_no_line(self) -> None:
        gone = p(changed("del", deleted("消した")), properties=mark("del"))
        found = source(p("甲"), gone, p("乙"), gone)
        assert [line.text for line in found.lines] == ["甲", "乙"]
        assert "削除 2 か所" in found.notices[0]

    def test_an_inserted_paragraph_stands_and_an_old_format_does_not_count(self) -> None:
        old = '<w:pPrChange w:id="3" w:author="甲"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
        numbering = definition(0, level(0, "decimal", "%1.")) + a_list(1, 0)
        assert texts(p("甲", properties=mark("ins") + old), numbering=numbering) == ["甲"]

    def test_deleted_rows_and_cells_are_gone(self) -> None:
        row = f"<w:tr><w:trPr>{changed('del', '')}</w:trPr><w:tc>{p('消した')}</w:tc></w:tr>"
        cell = f"<w:tc><w:tcPr>{changed('cellDel', '')}</w:tcPr>{p('消した')}</w:tc>"
        assert texts(f"<w:tbl>{row}<w:tr><w:tc>{p('甲')}</w:tc>{cell}<w:tc>{p('乙')}</w:tc></w:tr></w:tbl>") == [
            "甲",
            "乙",
        ]

    def test_a_file_without_changes_says_nothing(self) -> None:
        assert source(p("甲")).notices == ()


class TestTables:
    def test_cells_come_row_by_row_with_their_place(self) -> None:
        found = source(p("料金"), table(["品", "額"], [p("棚") + p("（小）"), "500円"]), table(["甲", "乙"]), p("以上"))
        assert [(line.text, line.cell) for line in found.lines] == [
            ("料金", None),
            ("品", Cell(0, 0, 0)),
            ("額", Cell(0, 0, 1)),
            ("棚", Cell(0, 1, 0)),
            ("（小）", Cell(0, 1, 0)),
            ("500円", Cell(0, 1, 1)),
            ("甲", Cell(1, 0, 0)),
            ("乙", Cell(1, 0, 1)),
            ("以上", None),
        ]

    def test_merged_cells_stand_once_and_the_others_keep_their_column(self) -> None:
        document = Document()
        made = document.add_table(rows=3, cols=3)
        for y, row in enumerate(made.rows):
            for x, cell in enumerate(row.cells):
                cell.text = f"{y}{x}"
        made.cell(0, 0).merge(made.cell(0, 1)).text = "横"
        made.cell(1, 0).merge(made.cell(2, 0)).text = "縦"
        file = io.BytesIO()
        document.save(file)
        found = read("表.docx", file.getvalue())
        cells = [(line.text, line.cell.row, line.cell.column) for line in found.lines if line.cell]
        assert cells == [
            ("横", 0, 0),
            ("02", 0, 2),
            ("縦", 1, 0),
            ("11", 1, 1),
            ("12", 1, 2),
            ("21", 2, 1),
            ("22", 2, 2),
        ]

    def test_a_table_in_a_cell_belongs_to_the_cell(self) -> None:
        inner = p("内訳") + table(["甲", "1"], ["乙", "2"]) + p()
        found = source(table(["品", inner], ["計", "3"]))
        assert [line.text for line in found.lines if line.cell == Cell(0, 0, 1)] == ["内訳", "甲", "1", "乙", "2"]
        assert found.lines[-1].cell == Cell(0, 1, 1)

    def test_a_single_cell_is_a_frame_around_text(self) -> None:
        found = source(table([p("第1条（目的）") + p() + p("当社は、")]))
        assert [(line.text, line.cell) for line in found.lines] == [
            ("第1条（目的）", None),
            ("", None),
            ("当社は、", None),
        ]

    def test_lists_count_on_from_cell_to_cell(self) -> None:
        numbering = definition(0, level(0, "decimal", "%1.")) + a_list(1, 0)
        blocks = table([p("甲", of=(1, 0)), p("乙", of=(1, 0))], [p("丙", of=(1, 0)), "丁"])
        assert texts(blocks, p("戊", of=(1, 0)), numbering=numbering) == ["1. 甲", "2. 乙", "3. 丙", "丁", "4. 戊"]

    def test_a_table_for_each_clause_is_read_as_text_and_one_of_fees_stays(self) -> None:
        clauses = [
            table([f"第{n}条（見出し）", p("１　甲は、これを守ります。") + p("２　前項は、重要です。")])
            for n in (1, 2, 3)
        ]
        found = source(*clauses, p("別表"), table(["品", "100円"], ["茶", "80円"]))
        assert [line.text for line in found.lines if line.cell] == ["品", "100円", "茶", "80円"]
        assert [line.text for line in found.lines[:2]] == ["第1条（見出し）", "１　甲は、これを守ります。"]

    def test_a_table_that_only_places_clauses_is_read_as_text(self) -> None:
        rows = [
            ["第１条（目的）", ""],
            ["１", p("この規約は、利用を定めます。")],
            ["第２条（料金）", ""],
            ["１", "料金は別に定めます。"],
        ]
        found = source(table(*rows))
        assert [line.text for line in found.lines] == [
            "第１条（目的）",
            "１ この規約は、利用を定めます。",
            "第２条（料金）",
            "１ 料金は別に定めます。",
        ]
        assert all(line.cell is None for line in found.lines)


class TestBesideTheText:
    def test_a_short_text_box_is_told_and_not_read(self) -> None:
        found = source(p(box(p("ご案内"), p("Web もご覧ください。")) + r("第1条（目的）")), p("当社は、" * 9))
        assert found.lines[0].text == "第1条（目的）"
        assert found.notices == ("テキストボックス（1 個）は本文に入れていません。「ご案内 Web もご覧ください。」",)

    def test_a_long_text_box_is_text_behind_its_paragraph(self) -> None:
        found = source(p(r("甲") + box(p("乙は、" * 70))), p("丙は、" * 90))
        assert [line.text[0] for line in found.lines] == ["甲", "乙", "丙"]
        assert found.notices == ()

    def test_boxes_are_the_text_where_there_is_hardly_any_other(self) -> None:
        assert texts(p(box(p("第1条（目的）"))), p(box(p("当社は、"))), p("印")) == [
            "",
            "第1条（目的）",
            "",
            "当社は、",
            "印",
        ]

    def test_footnotes_are_told_and_leave_no_mark_in_the_text(self) -> None:
        note = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" 別に案内します。"))}</w:footnote>'
        call = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r>'
        found = source(p(r("再委託") + call + r("できます。")), notes=note)
        assert found.text == "再委託できます。"
        assert found.notices == ("脚注・文末脚注（1 件）は本文に入れていません。「別に案内します。」",)

    def test_headers_and_footers_are_not_read(self) -> None:
        document = Document()
        document.sections[0].header.paragraphs[0].text = "社外秘"
        document.sections[0].footer.paragraphs[0].text = "1"
        document.add_paragraph("第1条（目的）")
        file = io.BytesIO()
        document.save(file)
        assert read("規約.docx", file.getvalue()).text == "第1条（目的）"

    def test_another_file_inside_is_told(self) -> None:
        found = source(p("甲"), '<w:altChunk r:id="rId77"/>')
        assert found.text == "甲"
        assert "差し込まれた別のファイル（1 か所）は読み込んでいません。" in found.notices[0]


class TestMakers:
    def test_lists_of_python_docx_have_their_numbers(self) -> None:
        document = Document()
        document.add_heading("第1条 目的", 1)
        for text in ("甲", "乙"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("丙", style="List Bullet")
        document.add_paragraph("丁", style="List Number")
        file = io.BytesIO()
        document.save(file)
        assert read("規約.docx", file.getvalue()).text.split("\n") == [
            "第1条 目的",
            "　　1. 甲",
            "　　2. 乙",
            "　　• 丙",
            "　　3. 丁",
        ]

    def test_files_of_libreoffice_are_read_with_their_lists_changes_and_notes(self) -> None:
        self.holds_the_invented_terms(FIXTURE.with_suffix(".docx").read_bytes())

    def test_so_are_those_of_the_libreoffice_installed_here(self, tmp_path: Path) -> None:
        data = converted(FIXTURE.with_suffix(".fodt"), tmp_path)
        if data is None:
            pytest.skip("LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-writer")
        self.holds_the_invented_terms(data)

    def holds_the_invented_terms(self, data: bytes) -> None:
        found = read("倉庫.docx", data)
        lines = [unicodedata.normalize("NFKC", line.text).replace(" ", "") for line in found.lines if line.text.strip()]
        assert lines == [
            "架空倉庫サービス規約",
            "第1条(目的)",
            "この規約は、倉庫の利用を定めます。",
            "2預かる物は五日以内に知らせてください。",
            "3次の物は預かりません。",
            "(一)生き物",
            "(二)危ない物",
            "火薬など",
            "イ燃える物",
            "ロ溶ける物",
            "1氷",
            "第2条(料金)",
            "料金は次の表のとおりとし、第1条の倉庫ごとに数えます。",
            "料金",
            "棚",
            "月500円",
            "・鍵つき",
            "年5,000円",
            "2前項の料金は、次の方法で支払います。",
            "ア.振込",
            "イ.振替",
            "a)銀行",
            "第5条(終わり)",
            "別に定めます。",
        ]
        assert [(line.cell.row, line.cell.column) for line in found.lines if line.cell] == [
            (0, 0),
            (1, 0),
            (1, 1),
            (1, 1),
            (2, 1),
        ]
        assert [notice.split("（")[0] for notice in found.notices] == ["変更履歴", "テキストボックス", "脚注・文末脚注"]

    @pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
    def test_the_word_file_of_a_sample_has_the_provisions_of_its_text(self, sample: Sample) -> None:
        assert provisions(sample.name(".docx"), sample.read(".docx")) == provisions(sample.file, sample.read())


def provisions(name: str, data: bytes) -> list[tuple[str, str, str]]:
    """Paths, captions and texts, without white space."""
    entries = segment(read(name, data)).entries
    return [(entry.path, "".join(entry.node.title.split()), "".join(entry.node.text.split())) for entry in entries]


def test_a_file_is_read_twice_with_the_same_result() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + a_list(1, 0)
    data = word(p("甲", of=(1, 0)), table(["乙", "丙"]), numbering=numbering)
    assert read("規約.docx", data) == read("規約.docx", data)
