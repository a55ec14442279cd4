"""What became of a service: its steps, its parameters, what held on a day; and what is no change at all."""

from __future__ import annotations

import pytest

import pipeline
from library import Library
from models.changes import Fate
from models.decisions import LinkDecision, LinkSays
from models.history import History, Span, TimeLine
from models.reviews import NameDecision
from tests.library.texts import ARTICLES, terms, with_article

LATER = {
    "定義": "本規約で「舟」とは、当社が貸し出す手こぎ舟をいいます。",
    **with_article("解約", "利用者は、解約を希望する日の６０日前までに書面で通知することにより、契約を解約できます。"),
}
LATEST = {name: text for name, text in LATER.items() if name != "損害賠償"}


@pytest.fixture
def past(shelf: Library) -> History:
    """Three versions, added in another order than they came."""
    shelf.add("c.txt", terms(date="２０２６年４月１日", articles=LATEST))
    shelf.add("a.txt", terms())
    kept = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=LATER))
    return shelf.history(kept.service.uid)


def test_every_step_says_what_came_what_went_and_what_changed(past: History) -> None:
    first, second = past.steps
    assert [version.date for version in past.service.versions] == ["2024-04-01", "2025-04-01", "2026-04-01"]
    assert first.revisions is not None
    by_new = {entry.new: entry for entry in first.revisions.entries}
    assert by_new["本則/第1条"].kinds == (Fate.INSERTED,)
    assert by_new["本則/第5条"].kinds == (Fate.RENUMBERED, Fate.SUBSTANTIVE)
    assert dict(first.counts)[Fate.RENUMBERED] == len(ARTICLES)
    assert second.revisions is not None
    assert [entry.old for entry in second.revisions.entries if Fate.DELETED in entry.kinds] == ["本則/第6条"]
    assert first.substantive
    assert second.substantive


def test_a_parameter_has_a_line_through_all_versions(past: History) -> None:
    lines = {line.key: line for line in past.lines}
    notice = lines["termination_by_customer.notice"]
    assert [(s.first, s.last, [x.value for x in s.statements]) for s in notice.spans] == [
        (0, 0, ["P45D"]),
        (1, 2, ["P60D"]),
    ]
    assert notice.spans[1].statements[0].place.citation == "第5条"
    assert [bool(span.statements) for span in lines["liability.cap"].spans] == [True, False]
    assert not lines["late_interest.rate"].moved
    assert "effective_date" not in lines


def test_a_step_is_found_once_and_kept(past: History, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("found again")

    monkeypatch.setattr(pipeline, "revisions", never)
    assert shelf.history(past.service.uid) == past


def test_a_step_is_found_again_when_an_analysis_is_made_anew(
    past: History, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("library.preparing.maker", lambda: "f" * 12)
        for uid in shelf.stale():
            shelf.refresh(uid)
        assert shelf.history(past.service.uid).steps == past.steps
    assert shelf.verify().whole


def test_better_rules_never_look_like_a_changed_text(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """One version was taken apart by rules that saw less; the step compares both by the rules of today."""
    understand = pipeline.understand
    with monkeypatch.context() as patch:
        patch.setattr("library.preparing.maker", lambda: "0" * 12)
        patch.setattr(pipeline, "understand", lambda *a, **k: understand(*a, **{**k, "only_structure": True}))
        shelf.add("a.txt", terms())
    kept = shelf.add("b.txt", terms(date="２０２５年４月１日"))
    found = shelf.history(kept.service.uid)
    assert [line.key for line in found.lines if line.moved] == []
    assert found.lines


def test_the_same_text_in_another_form_is_no_change(shelf: Library) -> None:
    shelf.add("a.txt", terms())
    kept = shelf.add("b.md", terms().decode().encode("cp932"))
    (step,) = shelf.history(kept.service.uid).steps
    assert step.revisions is None
    assert not step.substantive
    assert step.counts == ()


def test_a_link_that_was_decided_between_two_versions_counts(past: History, shelf: Library) -> None:
    old, new = past.service.versions[0].uid, past.service.versions[1].uid
    cut = LinkDecision("本則/第4条", "", "本則/第5条", "", LinkSays.CUT, "山田", "2026-11-20")
    shelf.decide(cut, old, new)
    revisions = shelf.history(past.service.uid).steps[0].revisions
    assert revisions is not None
    assert ("本則/第4条", "本則/第5条") not in {(entry.old, entry.new) for entry in revisions.entries}


@pytest.mark.parametrize(
    ("day", "date", "following"),
    [
        ("2024-03-31", None, None),
        ("2024-04-01", "2024-04-01", "2025-04-01"),
        ("2025-03-31", "2024-04-01", "2025-04-01"),
        ("2026-12-31", "2026-04-01", None),
    ],
)
def test_what_held_on_a_day(past: History, shelf: Library, day: str, date: str | None, following: str | None) -> None:
    found = shelf.in_force(past.service.uid, day)
    if date is None:
        assert found is None
        return
    assert found is not None
    assert found.version.date == date
    assert (found.following.date if found.following else None) == following
    assert [each.place.citation for each in found.supplements] == ["附則1"]


def test_a_provision_on_the_passage_stands_beside_the_version(shelf: Library) -> None:
    articles = {**ARTICLES, "経過措置": "本規約の施行の際現に利用している者の料金は、なお従前の例によります。"}
    kept = shelf.add("a.txt", terms(articles=articles))
    found = shelf.in_force(kept.service.uid, "2024-05-01")
    assert found is not None
    assert [each.place.citation for each in found.supplements] == ["第8条", "附則1"]


def test_a_corrected_day_puts_a_version_in_its_place(past: History, shelf: Library) -> None:
    first = past.service.versions[0].uid
    shelf.decide(NameDecision("", "", "2027-01-01", "山田", "2026-11-20"), first)
    assert shelf.history(past.service.uid).service.latest.uid == first


def test_a_service_with_one_version_has_no_steps(shelf: Library) -> None:
    found = shelf.history(shelf.add("a.txt", terms()).service.uid)
    assert found.steps == ()
    assert all(not line.moved for line in found.lines)


def test_a_line_has_no_gap() -> None:
    with pytest.raises(ValueError, match="gap"):
        TimeLine("refund", "返金", (Span(0, 0, ()), Span(2, 2, ())))
