"""Gaps: what most of the others have and this one has not, the other way round, and how the others word it."""

from __future__ import annotations

import pytest

from analysis.services.gaps import OF_ITSELF, gaps
from analysis.services.matrix import matrix
from models.gaps import About, Apart, Gap, Wording
from models.matrix import Place
from tests.analysis.services import services

THREE = services("貸舟", "納屋", "窯")
DOCUMENTS = [analysis.document for _, analysis in THREE]
FOUND = gaps(matrix(THREE), DOCUMENTS)


def one(about: About, key: str, service: int) -> Gap:
    (found,) = [gap for gap in FOUND if (gap.about, gap.key, gap.service) == (about, key, service)]
    return found


def test_what_most_others_have_and_one_has_not_is_told_with_their_number_and_their_words() -> None:
    court = one(About.TOPIC, "jurisdiction", 1)
    assert (court.apart, court.having, court.others) == (Apart.LACKS, 2, 2)
    assert [(wording.service, wording.place.citation) for wording in court.wordings] == [(0, "第6条"), (2, "第4条")]
    for wording in court.wordings:
        assert "松江地方裁判所を第一審の専属的合意管轄裁判所とします。" in wording.text


def test_what_one_has_nearly_alone_is_told_with_its_own_words() -> None:
    change = one(About.TOPIC, "terms_change", 1)
    assert (change.apart, change.having, change.others) == (Apart.ALONE, 0, 2)
    assert [wording.place.citation for wording in change.wordings] == ["第5条"]
    assert "貸主は、約款を変更するときは" in change.wordings[0].text


def test_parameters_have_gaps_too_and_what_is_only_spoken_of_is_there() -> None:
    term = one(About.PARAMETER, "minimum_term.length", 2)
    assert (term.apart, term.having, term.others) == (Apart.LACKS, 2, 2)
    assert [wording.text for wording in term.wordings] == [
        DOCUMENTS[service].by_path[path].node.text
        for service, path in ((0, "本則/第2条/第1項"), (1, "本則/第2条/第1項"))
    ]
    assert not [gap for gap in FOUND if gap.key == "late_interest.rate"]  # 窯 speaks of it without a rate


def test_gaps_stand_service_by_service_what_is_lacking_first() -> None:
    order = [(gap.service, gap.apart is Apart.ALONE) for gap in FOUND]
    assert order == sorted(order)


def test_of_two_services_neither_is_most_and_dates_of_a_document_are_no_gap() -> None:
    assert gaps(matrix(THREE[:2]), DOCUMENTS[:2]) == ()
    assert not {gap.key for gap in FOUND} & OF_ITSELF


def test_a_gap_shows_the_wordings_of_who_has_it() -> None:
    wording = Wording(0, Place("本則/第1条", "第1条"), "文")
    with pytest.raises(ValueError, match="who has it"):
        Gap(About.TOPIC, "k", "題", 0, Apart.LACKS, 1, 2, (wording,))
    with pytest.raises(ValueError, match="shows wordings"):
        Gap(About.TOPIC, "k", "題", 1, Apart.LACKS, 1, 2, ())
