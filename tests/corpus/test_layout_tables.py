"""Tables that only place text, and those that are tables."""

from __future__ import annotations

from corpus.readers.layout_tables import holds_clauses, unfolded, without_clause_tables
from models.source import Box, Cell, Line


def rows(*cells: tuple[str, ...]) -> list[Line]:
    return [Line(text, cell=Cell(0, y, x)) for y, row in enumerate(cells) for x, text in enumerate(row) if text]


CLAUSES = rows(
    ("第１条", "（目的）"), ("１．", "この規約は、利用を定めます。"), ("第２条", "（料金）"), ("１", "別に定めます。")
)
WITH_CAPTIONS = rows(("第一条", "目的", "利用を定めます。"), ("第二条", "料金", "別に定めます。"))
FEES_BY_ARTICLE = rows(("第１条（基本）", "500円"), ("第２条（追加）", "300円"))
REMARKS = rows(("第３条（停止）", "止まることがあります。"), ("第７条（料金）", "毎月払います。"))
OLD_AND_NEW = rows(
    ("第１条（目的）", "旧を定めます。", "新を定めます。"), ("第２条（料金）", "旧に払います。", "新に払います。")
)
BOTH_SIDES = rows(("第１条（目的）", "第１条（目的）"), ("甲が払います。", ""), ("第２条", "第２条"))
REFERENCES = rows(("第１条に定める額", "払います。"), ("第２条に定める額", "払います。"))


def test_a_table_of_clauses_holds_clauses() -> None:
    assert holds_clauses(CLAUSES)
    assert holds_clauses(WITH_CAPTIONS)


def test_tables_that_speak_of_clauses_are_tables() -> None:
    for table in (FEES_BY_ARTICLE, REMARKS, OLD_AND_NEW, BOTH_SIDES, REFERENCES, []):
        assert not holds_clauses(table), table


def test_a_table_may_go_on_from_one_that_held_clauses() -> None:
    assert holds_clauses(REMARKS, continued=True)
    assert not holds_clauses(FEES_BY_ARTICLE, continued=True)


def test_a_number_alone_joins_the_line_beside_it_and_nothing_is_lost() -> None:
    assert [line.text for line in unfolded(CLAUSES)] == [
        "第１条 （目的）",
        "１． この規約は、利用を定めます。",
        "第２条 （料金）",
        "１ 別に定めます。",
    ]
    for table in (CLAUSES, WITH_CAPTIONS, REMARKS, rows(("甲", ""), ("１",), ("", "乙"))):
        assert "".join("".join(line.text.split()) for line in unfolded(table)) == "".join(line.text for line in table)
        assert all(line.cell is None for line in unfolded(table))


def test_tables_of_one_article_each_are_text_where_they_hold_all_articles() -> None:
    one = [Line("第一条", cell=Cell(0, 0, 0)), Line("この約款は、貸舟に適用します。", cell=Cell(0, 0, 1))]
    other = [Line("第二条", cell=Cell(1, 0, 0)), Line("料金は、前払とします。", cell=Cell(1, 0, 1))]
    fees = [Line("一日", cell=Cell(2, 0, 0)), Line("1,000円", cell=Cell(2, 0, 1))]
    lines = without_clause_tables([*one, Line("（料金）"), *other, *fees])
    assert [line.text for line in lines[:3]] == [
        "第一条 この約款は、貸舟に適用します。",
        "（料金）",
        "第二条 料金は、前払とします。",
    ]
    assert lines[3:] == fees
    assert without_clause_tables(one) == one


def placed(text: str, page: int, x: float, top: float, table: int, row: int, column: int) -> Line:
    return Line(text, page, Box(x, top, x + 9 * len(text), top + 9, 9), Cell(table, row, column))


PRINTED = [
    placed("第１条", 1, 60, 100, 0, 0, 0),
    placed("貸舟の利用", 1, 60, 112, 0, 0, 0),
    placed("時間", 1, 60, 124, 0, 0, 0),
    placed("舟は、一時間まで利用できます。", 1, 160, 100, 0, 0, 1),
    placed("第２条", 1, 60, 140, 0, 1, 0),
    placed("（料金）", 1, 60, 152, 0, 1, 0),
    placed("次の料金を払います。", 1, 160, 140, 0, 1, 1),
    placed("（１）大人　千円", 1, 160, 152, 0, 1, 1),
]


def test_a_caption_printed_over_several_lines_of_a_cell_is_one_line_with_its_number() -> None:
    assert [line.text for line in without_clause_tables(PRINTED)][:3] == [
        "第１条 貸舟の利用時間",
        "舟は、一時間まで利用できます。",
        "第２条（料金）",
    ]


def test_the_rest_of_a_row_at_the_head_of_the_next_page_is_text_too() -> None:
    foot = Line("1 / 2", 1, Box(280, 800, 300, 809, 9))
    rest = placed("（２）子ども　五百円", 2, 160, 60, 1, 0, 1)
    assert [line.cell for line in without_clause_tables([*PRINTED, foot, rest])][-1] is None
    for other in (
        placed("備考", 2, 160, 60, 1, 0, 0),
        placed("五百円", 2, 300, 60, 1, 0, 1),
        placed("円", 3, 160, 60, 1, 0, 1),
    ):
        assert without_clause_tables([*PRINTED, foot, other])[-1] == other


def test_a_wrapped_line_that_begins_with_another_number_heads_no_cell() -> None:
    wrapped = [*PRINTED[:4], placed("第２条（料金）に定める料金を", 1, 160, 112, 0, 0, 1), *PRINTED[4:]]
    assert all(line.cell is None for line in without_clause_tables(wrapped))


def test_the_only_row_of_a_page_may_stop_in_mid_sentence() -> None:
    only = [placed("第３条", 2, 60, 60, 1, 0, 0), placed("舟は、返すときまで", 2, 160, 60, 1, 0, 1)]
    assert all(line.cell is None for line in without_clause_tables([*PRINTED, Line("第２章 舟", 2), *only]))


def test_a_caption_in_a_cell_of_its_own_is_one_line_with_its_number() -> None:
    table = []
    for row, (number, caption, text) in enumerate(
        (("第１条", "貸舟の利用", "舟は、利用できます。"), ("第２条", "料金", "別に定めます。"))
    ):
        table.append(placed(number, 1, 60, 100 + 40 * row, 0, row, 0))
        table += [
            placed(part, 1, 100, 100 + 40 * row + 12 * at, 0, row, 1)
            for at, part in enumerate((caption[:3], caption[3:]))
            if part
        ]
        table.append(placed(text, 1, 160, 100 + 40 * row, 0, row, 2))
    assert [line.text for line in without_clause_tables(table)] == [
        "第１条 貸舟の利用",
        "舟は、利用できます。",
        "第２条 料金",
        "別に定めます。",
    ]


def test_a_caption_overleaf_goes_behind_its_number() -> None:
    foot = [placed("第３条", 1, 60, 780, 0, 2, 0), placed("舟は、日が暮れるまでに返しま", 1, 160, 780, 0, 2, 1)]
    overleaf = [placed("（返却）", 2, 60, 60, 1, 0, 0), placed("す。", 2, 160, 60, 1, 0, 1)]
    overleaf += [placed("第４条", 2, 60, 80, 1, 1, 0), placed("料金は、返しません。", 2, 160, 80, 1, 1, 1)]
    texts = [line.text for line in without_clause_tables([*PRINTED, *foot, Line("1 / 2", 1), *overleaf])]
    assert texts[-4:] == ["第３条（返却） 舟は、日が暮れるまでに返しま", "1 / 2", "す。", "第４条 料金は、返しません。"]
