"""Services beside each other: values, what is missing, what was not understood, and what is better for the customer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.parameters import GROUPS, LABELS, extract
from analysis.services.matrix import ELSE, matrix
from analysis.structure.corrections import decide
from analysis.structure.segment import segment
from analysis.subjects.lexicon import OTHER
from analysis.subjects.topics import LABELS as TOPICS
from analysis.subjects.topics import topics
from models.analysis import Analysis
from models.decisions import ParameterDecision, ParameterSays, Says
from models.matrix import Cell, Favour, Matrix, ParameterRow, Place, Standing, TopicCell, TopicRow, Value
from models.parameters import Parameter
from models.source import source_of_text
from tests.analysis.services import BARN, BOAT, TEXTS, analysed, origin, paged, services

ALL = matrix(services("貸舟", "納屋", "窯"))


def row(key: str, of: Matrix = ALL) -> ParameterRow:
    return next(row for row in of.parameters if row.key == key)


def topic(key: str, of: Matrix = ALL) -> TopicRow:
    return next(row for row in of.topics if row.key == key)


def test_every_parameter_and_every_topic_has_a_row_in_the_order_of_the_tables() -> None:
    assert [row.key for row in ALL.parameters] == list(LABELS)
    assert [group.name for group in ALL.groups] == list(GROUPS)
    assert [row.key for row in ALL.topics] == list(TOPICS)
    assert [service.name for service in ALL.services] == list(TEXTS)


def test_a_value_carries_its_place_its_quote_and_its_sentence() -> None:
    (value,) = row("late_interest.rate").cells[0].values
    assert (value.value, value.spoken) == ("12.5%/year", "年12.5％")
    assert value.place == Place("本則/第3条/第2項", "第3条第2項", "料金の支払")
    assert value.quote == "年１２．５％"
    assert value.offset == len("支払を怠った利用者は、")
    assert value.sentence == "支払を怠った利用者は、年１２．５％の割合による遅延損害金を支払います。"
    text = services("貸舟")[0][1].document.by_path[value.place.path].node.text
    assert text[value.start : value.end] == value.quote


def test_a_value_carries_the_terms_on_which_it_holds() -> None:
    text = "貸舟規約\n\n第１条（遅延損害金）\n会員は、支払期日の翌日から年８％の遅延損害金を支払います。ただし、５日以内に支払ったときは、この限りではありません。\n"
    (value,) = row("late_interest.rate", matrix([(origin("貸舟"), analysed(text))])).cells[0].values
    assert value.conditions
    assert all(words in text for words in value.conditions)
    assert any(words.startswith("ただし、５日以内に") for words in value.conditions)


def test_a_value_that_a_human_decided_about_names_him() -> None:
    analysis = analysed(BOAT)
    (rate,) = (each for each in analysis.parameters if each.key == "late_interest.rate")
    word = ParameterDecision(rate.key, rate.path, "", rate.value, ParameterSays.CONFIRM, "", "", "湊", "2026-11-20")
    others = tuple(each for each in analysis.parameters if each is not rate)
    changed = replace(analysis, parameters=(*others, replace(rate, decision=word)))
    found = matrix([(origin("貸舟"), changed)])
    assert row("late_interest.rate", found).cells[0].human == "湊 2026-11-20"


def test_what_is_not_understood_is_told_from_what_is_not_there() -> None:
    rate = row("late_interest.rate").cells
    assert [cell.standing for cell in rate] == [Standing.STATED, Standing.STATED, Standing.UNREAD]
    assert rate[2].traces == (Place("本則/第2条/第2項", "第2条第2項", "料金の支払"),)
    change = row("terms_change.notice").cells
    assert [cell.standing for cell in change] == [Standing.ABSENT, Standing.UNREAD, Standing.ABSENT]
    assert [place.citation for place in change[1].traces] == ["第5条"]


def test_pages_stand_beside_citations_where_there_are_pages() -> None:
    found = matrix([(origin("貸舟"), paged(BOAT)), (origin("納屋"), analysed(BARN))])
    left, right = row("late_interest.rate", found).cells
    assert left.values[0].place.where == "第3条第2項（2頁）"
    assert right.values[0].place.where == "第3条"


def test_a_short_notice_to_leave_is_best_for_the_customer_and_a_long_one_worst() -> None:
    found = row("termination_by_customer.notice")
    assert [cell.values[0].value for cell in found.cells] == ["P3M", "P1M", "P30D"]
    assert [cell.favour for cell in found.cells] == [Favour.WORST, Favour.BEST, Favour.BEST]
    assert found.notes == ("大小を決められないため比べていません：1か月と30日",)
    assert found.direction.reason


def test_where_no_direction_can_be_told_there_is_no_mark() -> None:
    found = matrix(services("貸舟", "窯", "納屋"))
    for key in ("jurisdiction.court", "effective_date", "governing_law"):
        assert {cell.favour for cell in row(key, found).cells} == {None}


def test_what_is_missing_has_no_mark() -> None:
    assert [cell.favour for cell in row("liability.cap").cells] == [None, None, None]


def test_twelve_months_are_one_year_and_it_is_said_that_this_was_converted() -> None:
    found = row("minimum_term.length", matrix(services("貸舟", "納屋")))
    assert [cell.values[0].spoken for cell in found.cells] == ["1年", "12か月"]
    assert not found.differs
    assert found.notes == ("1年＝12か月（換算）",)
    assert [cell.favour for cell in found.cells] == [None, None]


def test_rows_that_differ_are_told_from_rows_that_do_not() -> None:
    pair = matrix(services("貸舟", "窯"))
    assert not row("jurisdiction.court", pair).differs
    assert row("jurisdiction.court").differs
    assert row("late_interest.rate", pair).differs
    assert not row("arbitration.seat", pair).differs
    assert row("arbitration.seat", pair).empty


def test_cells_that_say_the_same_have_one_number_and_what_most_say_has_the_first() -> None:
    assert row("jurisdiction.court").alike == (0, 1, 0)
    assert row("termination_by_customer.notice").alike == (0, 1, 2)
    assert row("minimum_term.length").alike == (0, 0, 1)
    assert row("arbitration.seat").alike == (0, 0, 0)


def test_a_parameter_that_most_others_speak_of_is_missing_where_nothing_does() -> None:
    term = row("minimum_term.length")
    assert [cell.missing for cell in term.cells] == [False, False, True]
    assert (term.count, term.gaps) == (2, 1)
    cap = row("liability.cap")
    assert (cap.count, cap.gaps) == (1, 0)
    with pytest.raises(ValueError, match="not missing"):
        Cell(Standing.UNREAD, traces=(Place("本則/第1条", "第1条"),), missing=True)


def test_what_rests_on_a_humans_decision_names_him() -> None:
    text = BOAT.replace("２　支払を怠った", "２支払を怠った")
    source = source_of_text("貸舟.txt", text)
    line = next(at for at, line in enumerate(source.lines) if "支払を怠った" in line.text)
    decision = decide(source, line, Says.PARAGRAPH, "湊", "2026-11-20T09:00+09:00")
    document = segment(source, [decision])
    analysis = Analysis(document, topics(document), extract(document))
    found = matrix([(origin("貸舟"), analysis)], [[decision]])
    cell = row("late_interest.rate", found).cells[0]
    assert cell.human == "湊 2026-11-20"
    assert cell.values[0].place.where == "第3条第2項✎湊 2026-11-20"
    assert row("minimum_term.length", found).cells[0].human == ""


def test_a_topic_tells_where_it_stands_and_how_long_it_is() -> None:
    cell = topic("jurisdiction").cells[0]
    assert cell.places == (Place("本則/第6条", "第6条", "合意管轄"),)
    text = services("貸舟")[0][1].document.by_path["本則/第6条/第1項"].node.text
    assert cell.length == len("".join(text.split()))


def test_a_further_topic_is_cited_by_the_paragraph_that_speaks_of_it() -> None:
    cell = topic("late_charge").cells[0]
    assert [place.citation for place in cell.places] == ["第3条第2項"]
    assert 0 < cell.length < topic("payment").cells[0].length


def test_a_topic_that_most_others_have_is_missing_and_one_that_few_have_is_not() -> None:
    court = topic("jurisdiction")
    assert [cell.missing for cell in court.cells] == [False, True, False]
    assert (court.count, court.gaps, court.differs) == (2, 1, True)
    term = topic("terms_change")
    assert [cell.has for cell in term.cells] == [False, True, False]
    assert not any(cell.missing for cell in term.cells)


def test_what_is_of_no_topic_is_missing_nowhere() -> None:
    sky = BOAT.replace("附則\n", "第７条（標識）\n標識は、入口の見やすい場所に掲げる。\n\n附則\n")
    found = matrix([*((origin(str(at)), analysed(sky)) for at in range(2)), *services("窯")])
    other = topic(OTHER, found)
    assert other.count == 2
    assert not any(cell.missing for cell in other.cells)


def test_of_two_services_what_one_has_the_other_lacks() -> None:
    found = topic("jurisdiction", matrix(services("貸舟", "納屋")))
    assert [cell.missing for cell in found.cells] == [False, True]


def test_one_service_alone_differs_from_nobody() -> None:
    found = matrix(services("貸舟"))
    assert not any(row.differs for row in found.parameters)
    assert not any(row.differs for row in found.topics)
    assert not any(cell.favour for row in found.parameters for cell in row.cells)
    assert not any(cell.missing for row in found.topics for cell in row.cells)
    assert matrix([]).services == ()


def test_a_key_that_no_group_knows_stands_at_the_end() -> None:
    analysis = analysed(BOAT)
    strange = Parameter("anchor.weight", "x3", "本則/第1条/第1項", 0, 2, "本規")
    changed = Analysis(analysis.document, analysis.topics, (*analysis.parameters, strange))
    found = matrix([(origin("貸舟"), changed)])
    assert found.groups[-1].name == ELSE
    assert [(row.key, row.cells[0].values[0].spoken) for row in found.groups[-1].rows] == [("anchor.weight", "3倍")]


def test_the_same_number_printed_twice_is_quoted_from_the_right_one() -> None:
    twice = analysed(
        "規約\n第1条（支払）\n料金は、毎月払う。\n第1条（延滞）\n支払を怠った者は、年７％の遅延損害金を支払う。\n"
    )
    (value,) = row("late_interest.rate", matrix([(origin("重"), twice)])).cells[0].values
    assert "年７％" in value.sentence


def test_two_services_of_one_name_are_two_columns() -> None:
    found = matrix([*services("貸舟"), *services("貸舟")])
    assert len(found.services) == 2
    assert not any(row.differs for row in found.parameters)


def test_the_matrix_is_the_same_each_time() -> None:
    assert matrix(services("貸舟", "納屋", "窯")) == ALL


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Cell(Standing.STATED),
        lambda: Cell(Standing.ABSENT, traces=(Place("本則", "本則"),)),
        lambda: Cell(Standing.UNREAD),
        lambda: Cell(Standing.ABSENT, values=(Value("x2", "2倍", Place("本則", "本則"), 0, 1, "二", "二倍", 0),)),
        lambda: Value("x2", "2倍", Place("本則", "本則"), 0, 1, "二", "二倍", 1),
        lambda: TopicCell((Place("本則", "本則"),), 3, missing=True),
        lambda: Matrix((), (), (TopicRow("scope", "適用", (TopicCell(),)),)),
    ],
)
def test_a_cell_that_contradicts_itself_is_refused(broken: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        broken()  # type: ignore[operator]


def test_a_key_that_a_user_added_has_a_row_under_its_own_name_also_where_nothing_states_it() -> None:
    told = [(o, replace(a, own_keys=(("dock.notice", "寄港の予告"),))) for o, a in services("貸舟", "納屋")]
    found = matrix(told)
    (group,) = [group for group in found.groups if group.name == ELSE]
    assert [(row.key, row.label, row.empty) for row in group.rows] == [("dock.notice", "寄港の予告", True)]
