"""What matters most stands first, and its words are shown in the midst of the text."""

from __future__ import annotations

import pipeline
from analysis.histories.weight import only_number, ranked, shown, weight
from corpus.samples import find
from models.changes import Fate

OLD, NEW = (pipeline.analyse(find(name).file, find(name).read()) for name in ("minato-2023", "minato-2025"))
REVISIONS = pipeline.revisions(OLD, NEW)


def of(new: str) -> int:
    return weight(next(entry for entry in REVISIONS.entries if entry.new == new))


def test_numbers_come_before_what_came_or_went_and_those_before_wording_and_place() -> None:
    order = [of(f"本則/第{number}条") for number in (14, 19, 35, 29, 13, 8)]
    assert order == sorted(order)
    assert order == [0, 1, 3, 4, 5, 6]
    dropped = next(entry for entry in REVISIONS.entries if entry.kinds == (Fate.DELETED,))
    assert weight(dropped) == 1
    assert weight(next(entry for entry in REVISIONS.entries if entry.kinds == (Fate.SAME,))) == 7


def test_an_article_that_only_bears_another_number_is_told_apart() -> None:
    assert {entry.kinds for entry in REVISIONS.entries if only_number(entry)} == {(Fate.RENUMBERED,)}


def test_the_changes_of_an_article_are_shown_by_danger_with_words_around_them() -> None:
    entry = next(entry for entry in REVISIONS.entries if entry.new == "本則/第30条")
    first = shown(ranked(entry)[0], OLD.document, NEW.document)
    assert (first.was, first.became, first.path) == ("30日間", "90日間", "本則/第30条/第1項")
    assert first.before.endswith("終了の日から")
    assert first.behind.startswith("に限り")
    assert first.new


def test_the_words_around_a_change_are_those_of_the_text() -> None:
    for entry in REVISIONS.entries:
        for change in entry.verdict.changes:
            found = shown(change, OLD.document, NEW.document)
            text = (NEW if found.new else OLD).document.by_path[found.path].node.text
            assert found.before.removeprefix("…") in text
            assert found.behind.removesuffix("…") in text
