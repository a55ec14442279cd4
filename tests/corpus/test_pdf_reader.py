"""PDF files: lines with page, place and cell in the order in which a person reads them."""

from __future__ import annotations

import pytest

from corpus.readers import read
from models.source import Line
from tests.corpus.pages import HEIGHT, VERTICAL, WIDTH, Pages, mapped, near

BODY = ("第１条（目的）", "この約款は、倉庫の利用条件を定めます。", "２　契約者は、料金を支払います。")


def lines_of(data: bytes) -> list[Line]:
    return list(read("約款.pdf", data).lines)


def texts_of(data: bytes) -> list[str]:
    return [line.text for line in lines_of(data)]


def cells_of(data: bytes) -> list[tuple[int, int, int, str] | str]:
    """Each line: its table, row, column and text; the text alone outside of tables."""
    return [
        (line.cell.table, line.cell.row, line.cell.column, line.text) if line.cell else line.text
        for line in lines_of(data)
    ]


def test_each_printed_line_has_its_page_place_and_size() -> None:
    first, second = lines_of(Pages().write(60, 100, "第１条").next().write(80, 200, "契約者", size=12).data())
    assert (first.text, first.page, second.text, second.page) == ("第１条", 1, "契約者", 2)
    assert first.box is not None
    assert second.box is not None
    assert near(first.box.x0, 60)
    assert near(first.box.x1, 90)
    assert near(first.box.size, 10)
    assert near(second.box.x0, 80)
    assert near(second.box.size, 12)
    assert first.box.top < 100 < first.box.bottom


def test_the_size_is_that_on_paper_though_the_page_is_scaled() -> None:
    pages = Pages()
    pages.canvas.scale(0.75, 0.75)
    (line,) = lines_of(pages.write(60, 100, "契約者は", size=14).data())
    assert line.box is not None
    assert near(line.box.size, 10.5)


def test_a_number_keeps_its_distance_from_the_text() -> None:
    data = (
        Pages()
        .write(60, 100, "１")
        .write(82, 100, "当社は、")
        .write(60, 130, "第２条")
        .write(120, 130, "（料金）")
        .data()
    )
    assert texts_of(data) == ["１ 当社は、", "第２条 （料金）"]


def test_latin_words_keep_their_spaces_and_hyphens() -> None:
    data = Pages().write(60, 100, "This agreement is up-", "to-date. KLM-", "VPN service").data()
    assert texts_of(data) == ["This agreement is up-", "to-date. KLM-", "VPN service"]


def test_a_title_set_wide_is_one_line() -> None:
    (line,) = texts_of(Pages().spread(60, 100, "利用規約", 30).data())
    assert line.replace(" ", "") == "利用規約"


def test_a_heading_spread_unevenly_over_its_width_is_one_line() -> None:
    pages = Pages().write(60, 140, *["契約者は、当社が別に定める料金を支払うものとします。"] * 3)
    for x, letter in ((200, "第"), (220, "一"), (240, "章"), (280, "総"), (338, "則")):
        pages.write(x, 100, letter)
    assert texts_of(pages.data())[0].replace(" ", "") == "第一章総則"


def test_slightly_spread_text_gets_no_spaces() -> None:
    assert texts_of(Pages().spread(60, 100, "契約者は料金を支払う", 1.2).data()) == ["契約者は料金を支払う"]


def test_raised_marks_stay_in_their_line() -> None:
    pages = Pages().write(60, 100, "料金").write(80, 96, "※１", size=6).write(92, 100, "を支払う。")
    assert texts_of(pages.data()) == ["料金※１を支払う。"]


def test_lines_of_two_columns_side_by_side_are_not_merged() -> None:
    pages = Pages()
    for at in range(4):
        pages.write(60, 100 + 18 * at, f"左の段の文章の{at}行目です。").write(
            310, 100 + 18 * at, f"右の段の文章の{at}行目です。"
        )
    assert len(texts_of(pages.data())) == 8


def test_the_left_column_comes_before_the_right_one() -> None:
    left, right = (
        [f"左の段の文章の{at}行目です。" for at in range(9)],
        [f"右の段の文章の{at}行目です。" for at in range(9)],
    )
    data = (
        Pages()
        .write(60, 60, "表題")
        .write(60, 100, *left)
        .write(310, 100, *right)
        .write(60, 400, "全幅の文章です。")
        .data()
    )
    assert texts_of(data) == ["表題", *left, *right, "全幅の文章です。"]


def test_a_foot_written_first_and_a_header_written_last_go_to_their_places() -> None:
    data = Pages().write(290, 810, "- 1 -").write(60, 100, *BODY).write(400, 40, "倉庫約款").data()
    assert texts_of(data) == ["倉庫約款", *BODY, "- 1 -"]


def test_a_word_drawn_apart_rejoins_its_line() -> None:
    data = Pages().write(60, 100, "契約者は、").write(60, 118, "次の行").write(110, 100, "料金を支払う。").data()
    assert texts_of(data) == ["契約者は、料金を支払う。", "次の行"]


@pytest.mark.parametrize("content", range(4))
@pytest.mark.parametrize("flag", range(4))
def test_a_page_is_read_upright_however_it_was_laid_on_the_scanner(content: int, flag: int) -> None:
    lines = lines_of(Pages().shown(90 * flag).turned(content, *BODY).data())
    assert [line.text for line in lines] == list(BODY)
    boxes = [line.box for line in lines if line.box]
    assert all(near(box.x0, boxes[0].x0) for box in boxes)
    assert boxes[0].top < boxes[1].top < boxes[2].top
    width, height = (WIDTH, HEIGHT) if content % 2 == 0 else (HEIGHT, WIDTH)
    assert near(boxes[0].x0, width / 2 - 200)
    assert abs(boxes[0].bottom - (height / 2 - 200)) < 3


def test_vertical_writing_is_read_from_the_right() -> None:
    pages = Pages()
    for at, line in enumerate(BODY):
        pages.write(500 - 20 * at, 100, line, font=VERTICAL)
    assert texts_of(pages.data()) == list(BODY)


def test_a_stamp_across_the_page_comes_last_and_in_one_piece() -> None:
    pages = Pages().write(60, 100, *BODY[:2]).askew(200, 300, "見本", 30).write(60, 136, BODY[2])
    assert texts_of(pages.data()) == [*BODY, "見本"]


def test_what_stands_beside_the_page_is_left_out() -> None:
    assert texts_of(Pages().write(60, 100, "契約者").write(-200, 100, "トンボ").data()) == ["契約者"]


def test_radicals_become_the_characters_meant() -> None:
    assert texts_of(mapped("第１条（⽤語）⻑期の契約者は、３∕４を⽀払う。")) == [
        "第１条（用語）長期の契約者は、３/４を支払う。"
    ]


def test_a_ruled_table_is_read_row_by_row_and_cell_by_cell() -> None:
    pages = Pages().write(60, 80, "次の表による。").grid([60, 160, 400], [100, 120, 160, 200])
    pages.write(65, 115, "用語").write(165, 115, "意味").write(165, 135, "倉庫とは、", "保管の場所をいう。")
    pages.write(65, 135, "倉庫").write(65, 175, "契約者", "（甲）").write(165, 175, "契約した者").write(60, 230, "以上")
    assert cells_of(pages.data()) == [
        "次の表による。",
        (0, 0, 0, "用語"),
        (0, 0, 1, "意味"),
        (0, 1, 0, "倉庫"),
        (0, 1, 1, "倉庫とは、"),
        (0, 1, 1, "保管の場所をいう。"),
        (0, 2, 0, "契約者"),
        (0, 2, 0, "（甲）"),
        (0, 2, 1, "契約した者"),
        "以上",
    ]


def test_a_merged_cell_stands_at_its_first_row_and_column() -> None:
    pages = Pages().grid([60, 160, 260, 360], [100, 120]).grid([160, 260, 360], [120, 140, 160])
    pages.rule(60, 120, 60, 160).rule(60, 160, 160, 160)
    pages.write(65, 115, "甲").write(165, 115, "乙").write(265, 115, "丙").write(65, 135, "丁")
    pages.write(165, 135, "戊").write(265, 135, "己").write(165, 155, "庚").write(265, 155, "辛")
    expected = ["000甲", "001乙", "002丙", "010丁", "011戊", "012己", "021庚", "022辛"]
    assert ["".join(map(str, cell)) for cell in cells_of(pages.data())] == expected


def test_tables_are_counted_over_the_whole_file() -> None:
    pages = Pages()
    for _ in range(2):
        pages.grid([60, 160, 260], [100, 120, 140]).write(65, 115, "甲").write(165, 115, "乙").write(
            65, 135, "丙"
        ).next()
    assert [cell[0] for cell in cells_of(pages.data())] == [0, 0, 0, 1, 1, 1]


def test_a_table_may_be_open_at_its_sides() -> None:
    pages = Pages().rule(160, 100, 160, 140)
    for y in (100, 120, 140):
        pages.rule(60, y, 300, y)
    pages.write(65, 115, "甲").write(165, 115, "乙").write(65, 135, "丙").write(165, 135, "丁")
    assert cells_of(pages.data()) == [(0, 0, 0, "甲"), (0, 0, 1, "乙"), (0, 1, 0, "丙"), (0, 1, 1, "丁")]


def test_text_between_two_open_tables_belongs_to_neither() -> None:
    pages = Pages()
    for top in (100, 200):
        pages.rule(160, top, 160, top + 40)
        for y in (top, top + 20, top + 40):
            pages.rule(60, y, 300, y)
        pages.write(65, top + 15, "甲").write(165, top + 15, "乙").write(65, top + 35, "丙")
    pages.write(65, 170, "間の文章")
    assert [cell if isinstance(cell, str) else cell[0] for cell in cells_of(pages.data())] == [
        0,
        0,
        0,
        "間の文章",
        1,
        1,
        1,
    ]


def test_rulings_drawn_as_thin_boxes_are_rulings() -> None:
    pages = Pages()
    for x in (60, 160, 260):
        pages.canvas.rect(x, HEIGHT - 140, 0.5, 40, stroke=0, fill=1)
    for y in (100, 120, 140):
        pages.canvas.rect(60, HEIGHT - y, 200, 0.5, stroke=0, fill=1)
    pages.write(65, 115, "甲").write(165, 115, "乙").write(165, 135, "丙")
    assert cells_of(pages.data()) == [(0, 0, 0, "甲"), (0, 0, 1, "乙"), (0, 1, 1, "丙")]


def test_rulings_within_a_form_are_found() -> None:
    pages = Pages()
    pages.canvas.beginForm("table")
    pages.grid([60, 160, 260], [100, 120, 140])
    pages.canvas.endForm()
    pages.canvas.doForm("table")
    assert cells_of(pages.write(65, 115, "甲").write(165, 115, "乙").data()) == [(0, 0, 0, "甲"), (0, 0, 1, "乙")]


@pytest.mark.parametrize(
    ("xs", "ys"),
    [([60, 400], [80, 160]), ([60, 400], [80, 105, 160]), ([40, 80, 540], [60, 800])],
    ids=["a frame", "one column", "a frame around the page"],
)
def test_a_frame_around_text_makes_no_cells(xs: list[float], ys: list[float]) -> None:
    assert cells_of(Pages().grid(xs, ys).write(65, 100, *BODY).data()) == list(BODY)


def test_underlines_make_no_cells() -> None:
    pages = Pages().write(65, 100, *BODY)
    for y in (102, 120, 138):
        pages.rule(65, y, 200, y)
    assert cells_of(pages.data()) == list(BODY)


def test_spaces_strewn_below_a_recognised_scan_are_dropped_but_not_behind_a_mark() -> None:
    strewn = ("会 員 は 、 次 の 品 を 持 ち 込 め ま せ ん 。", "イ 火 薬", "ロ 動 物 （ 盲 導 犬 を 除 く 。 ）")
    lines = read("scan.pdf", Pages().write(60, 140, *strewn).data()).lines
    assert [line.text for line in lines] == ["会員は、次の品を持ち込めません。", "イ 火薬", "ロ 動物（盲導犬を除く。）"]


def test_a_space_here_and_there_is_kept() -> None:
    words = "第１条 目的 この会則は、会の名称 目的 及び事業を定めます。"
    assert read("会則.pdf", Pages().write(60, 140, words).data()).lines[0].text == words


def test_a_number_drawn_apart_from_its_text_is_in_one_line_with_it() -> None:
    page = Pages().write(60, 100, "（１）", "（２）").write(105, 100, "申込書", "身分を証する書類の写し")
    assert [line.text for line in read("申込み.pdf", page.data()).lines] == [
        "（１） 申込書",
        "（２） 身分を証する書類の写し",
    ]
