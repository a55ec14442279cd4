"""Which services are laid beside each other, and the addresses of cells and clauses."""

from __future__ import annotations

import pytest

from models.matrix import Cell, TopicCell
from tests.ui.gathering import OWN, SAMPLES, gathering
from ui.library import Choice
from ui.matrix.gathered import At, Gathered, arrived, asked_services, cell_at, first_services, newest_samples, places

OTHER = Choice("own-2", "納屋約款", "納屋.txt", own=True)


def test_a_first_visit_shows_the_newest_sample_of_each_provider() -> None:
    assert first_services(SAMPLES) == newest_samples(SAMPLES) == ("minato-2025", "haruka-2024")


def test_documents_of_the_readers_stand_before_the_samples_and_two_of_them_stand_alone() -> None:
    assert first_services((OWN, *SAMPLES)) == ("own-1", "minato-2025", "haruka-2024")
    assert first_services((OWN, OTHER, *SAMPLES)) == ("own-1", "own-2")


def test_an_address_is_followed_as_far_as_its_services_are_known() -> None:
    assert asked_services(SAMPLES, ["haruka-2024", "minato-2022"]) == (("haruka-2024", "minato-2022"), True)
    assert asked_services(SAMPLES, ["haruka-2024", "own-gone", "haruka-2024"]) == (("haruka-2024",), False)
    assert asked_services(SAMPLES, ["<script>"]) == (first_services(SAMPLES), False)
    assert asked_services(SAMPLES, []) == (first_services(SAMPLES), True)


def test_samples_that_the_reader_chose_stay_when_his_documents_come() -> None:
    everything = (OWN, OTHER, *SAMPLES)
    assert arrived(["minato-2025", "haruka-2024"], ["own-1", "own-2"], everything) == ("own-1", "own-2")
    assert arrived(["minato-2022"], ["own-1", "own-2"], everything) == ("own-1", "own-2", "minato-2022")


def test_a_cell_is_found_by_its_address_and_nothing_else_is() -> None:
    found = gathering()
    assert cell_at(found, "n:b:late_interest.rate") == At("n", 1, "late_interest.rate")
    assert cell_at(found, "t:a:jurisdiction") == At("t", 0, "jurisdiction")
    for asked in (None, "", "n", "n:b", "n:z:late_interest.rate", "t:b:late_interest.rate", "x:b:jurisdiction", "::"):
        assert cell_at(found, asked) is None


def test_addresses_lead_to_the_clause_on_the_other_pages() -> None:
    found = gathering()
    assert found.in_document(0, "本則/第3条") == "文書?doc=a&at=%E6%9C%AC%E5%89%87/%E7%AC%AC3%E6%9D%A1"
    assert found.in_comparison(0, "本則/第3条", 2).startswith("./?left=a&right=c&at=")


def test_a_cell_names_each_provision_it_rests_on_once() -> None:
    row = gathering().parameters["late_interest.rate"][1]
    assert [place.citation for cell in row.cells for place in places(cell)] == ["第3条第2項", "第3条", "第2条第2項"]
    assert places(TopicCell()) == ()
    assert isinstance(row.cells[0], Cell)


def test_every_service_needs_a_name_and_a_document() -> None:
    found = gathering()
    with pytest.raises(ValueError, match="for each service"):
        Gathered(found.choices[:1], found.documents, found.matrix, found.imprint)
