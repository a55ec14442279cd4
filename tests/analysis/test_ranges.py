"""Values of one parameter on one scale: in which order, how far apart, and what has no place on it."""

from __future__ import annotations

from analysis.services.matrix import matrix
from analysis.services.ranges import Point, range_of, ranks
from models.matrix import ParameterRow
from tests.analysis.services import analysed, origin, services

LEAVING = "規約\n\n第１条（解約）\n会員は、解約を希望する日の{}前までに書面で通知して、契約を解約できます。\n"


def row(key: str, *texts: str) -> ParameterRow:
    found = matrix([(origin(str(at)), analysed(text)) for at, text in enumerate(texts)])
    return next(row for row in found.parameters if row.key == key)


def of_three(key: str) -> ParameterRow:
    return next(row for row in matrix(services("貸舟", "納屋", "窯")).parameters if row.key == key)


def test_a_month_is_drawn_as_long_as_it_may_be() -> None:
    found = range_of(of_three("termination_by_customer.notice"))
    assert found is not None
    assert (found.scale, found.services, found.left_out) == ("期間", 3, ())
    assert found.points == (
        Point(0, 89.0, 92.0, "3か月", "第4条"),
        Point(1, 28.0, 31.0, "1か月", "第4条"),
        Point(2, 30.0, 30.0, "30日", "第3条"),
    )


def test_what_one_service_alone_states_or_what_has_no_scale_is_no_range() -> None:
    assert range_of(of_three("liability.cap")) is None
    assert range_of(of_three("jurisdiction.court")) is None


def test_services_are_ordered_by_what_they_state_equal_ones_beside_each_other() -> None:
    assert ranks(of_three("late_interest.rate")) == (1, 0, None)
    assert ranks(of_three("termination_by_customer.notice")) == (2, 0, 1)
    weeks = row(
        "termination_by_customer.notice", LEAVING.format("１４日"), LEAVING.format("２週間"), LEAVING.format("１年")
    )
    assert ranks(weeks) == (0, 0, 1)


def test_words_have_an_order_and_no_place_on_a_scale() -> None:
    told = "規約\n\n第１条（約款の変更）\n当社は、変更日の{}までに会員に通知して、約款を変更できます。\n"
    ahead = "規約\n\n第１条（約款の変更）\n当社は、約款を変更するときは、事前に会員に通知します。\n"
    found = row("terms_change.notice", told.format("３０日前"), told.format("１４日前"), ahead)
    assert [cell.values[0].value for cell in found.cells] == ["P30D", "P14D", "prior"]
    assert ranks(found) == (2, 1, 0)
    drawn = range_of(found)
    assert drawn is not None
    assert [point.service for point in drawn.points] == [0, 1]
    assert [service for service, _ in drawn.left_out] == [2]
