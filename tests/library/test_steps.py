"""What changed from version to version is found when the versions come in, and is there at the first look."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

import pipeline
from corpus.store.opening import location
from library import Library
from library.steps import by_processes
from models.analysis import Analysis
from models.changes import Revisions
from models.decisions import LinkDecision, LinkSays, ParameterDecision, ParameterSays, Says, StructureDecision
from models.library import Decision
from models.reviews import NameDecision
from tests.library.texts import ARTICLES, terms, with_article

WHEN = "2026-11-20"
LATER = {"定義": "本規約で「舟」とは、当社が貸し出す手こぎ舟をいいます。", **ARTICLES}
LATEST = with_article("管轄", "本規約に関する紛争は、月見地方裁判所を管轄裁判所とします。", LATER)


@pytest.fixture
def told(shelf: Library) -> str:
    """The uid of a service of four versions, two of which say the same; all its steps were found before anybody looked."""
    for name, data in (
        ("d.txt", terms(date="２０２７年４月１日", articles=LATEST)),
        ("a.txt", terms()),
        ("c.txt", terms(date="２０２６年４月１日", articles=LATER)),
        ("c.md", terms(date="２０２６年４月１日", articles=LATER).decode().encode("cp932")),
    ):
        kept = shelf.add(name, data)
    assert list(shelf.tell(shelf.untold([kept.service.uid]))) == ["", ""]
    return kept.service.uid


def never(*_: object, **__: object) -> None:
    raise AssertionError("found again")


def forget(place: str) -> None:
    engine = create_engine(location(place))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM steps"))
    engine.dispose()


def test_the_first_look_finds_all_steps_there(told: str, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shelf.untold() == []
    monkeypatch.setattr(pipeline, "revisions", never)
    assert [step.revisions is None for step in shelf.history(told).steps] == [False, True, False]


def test_what_is_found_beforehand_is_what_a_look_would_find(told: str, shelf: Library, place: str) -> None:
    before = shelf.history(told)
    forget(place)
    assert len(shelf.untold([told])) == 2
    assert shelf.history(told) == before
    assert shelf.untold([told]) == []


def test_a_version_between_two_others_leaves_two_steps_to_find(told: str, shelf: Library) -> None:
    shelf.add("b.txt", terms(date="２０２５年４月１日", articles=with_article("適用", "貸舟に適用します。")))
    assert len(shelf.untold([told])) == 2
    shelf.ready(told)
    assert shelf.untold([told]) == []


def test_a_value_that_a_human_says_leaves_the_steps_as_they_are(
    told: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, before = shelf.service(told).versions[0].uid, shelf.history(told)
    monkeypatch.setattr(pipeline, "revisions", never)
    value = next(p for p in shelf.analysis(first).parameters if p.key == "termination_by_customer.notice")
    no = ParameterDecision(value.key, value.path, "", value.value, ParameterSays.REJECT, "", "", "山田", WHEN)
    shelf.decide(no, first)
    assert shelf.untold([told]) == []
    after = shelf.history(told)
    assert after.steps == before.steps
    assert after.lines != before.lines
    assert shelf.verify().whole


@pytest.mark.parametrize(
    "what",
    [
        LinkDecision("本則/第4条", "", "本則/第5条", "", LinkSays.CUT, "山田", WHEN),
        StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN),
        NameDecision("", "", "2028-01-01", "山田", WHEN),
    ],
)
def test_what_a_decision_changes_in_the_steps_is_found_with_it(
    what: Decision, told: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = shelf.service(told).versions
    recorded = shelf.decide(what, first.uid, second.uid if isinstance(what, LinkDecision) else None)
    decided = shelf.history(told)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "revisions", never)
        assert shelf.untold([told]) == []
        assert shelf.history(told) == decided
    assert shelf.verify().whole
    if not isinstance(what, NameDecision):
        shelf.withdraw(recorded.uid, "山田", WHEN)
        monkeypatch.setattr(pipeline, "revisions", never)
        assert shelf.untold([told]) == []
        assert shelf.history(told) != decided or isinstance(what, StructureDecision)


def test_better_rules_find_the_steps_again_when_the_versions_are_taken_apart_again(
    told: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.preparing.maker", lambda: "f" * 12)
    assert shelf.untold() == []  # these analyses are replaced first
    for version in shelf.stale():
        shelf.refresh(version)
    assert list(shelf.tell(shelf.untold())) == ["", ""]
    assert shelf.untold() == []


def test_a_step_on_which_the_program_comes_to_grief_costs_no_other(
    told: str, shelf: Library, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(place)
    real, calls = pipeline.revisions, list[Analysis]()

    def faulty(old: Analysis, new: Analysis, *, decisions: object = ()) -> Revisions:
        calls.append(old)
        if len(calls) == 1:
            raise ZeroDivisionError("a fault")
        return real(old, new)

    monkeypatch.setattr(pipeline, "revisions", faulty)
    assert list(shelf.tell(shelf.untold())) == ["ZeroDivisionError: a fault", ""]
    assert len(shelf.untold()) == 1


def test_a_step_of_an_analysis_that_was_replaced_in_the_meantime_is_not_kept(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.add("a.txt", terms())
    kept = shelf.add("b.txt", terms(date="２０２６年４月１日", articles=LATER))
    wanted = shelf.untold()
    line = StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN)
    real = pipeline.revisions

    def meanwhile(old: Analysis, new: Analysis, *, decisions: object = ()) -> Revisions:
        with monkeypatch.context() as patch:
            patch.setattr(Library, "ready", lambda *_: None)
            shelf.decide(line, kept.version.uid)
        return real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "revisions", meanwhile)
        assert list(shelf.tell(wanted)) == [""]
    assert len(shelf.untold()) == 1
    assert shelf.verify().whole


def test_several_processes_find_what_one_does(shelf: Library) -> None:
    for version in range(5):
        clause = with_article("適用", f"本規約は、{version}番の舟に適用します。")
        shelf.add(f"{version}.txt", terms(date=f"２０２{version}年４月１日", articles=clause))
    wanted = shelf.untold()
    assert len(wanted) == 4
    assert list(shelf.tell(wanted, by_processes(2))) == [""] * 4
    assert shelf.untold() == []
    assert shelf.verify().whole
