"""A history told from files alone is that of a library: versions by their days, steps, parameters, what held on a day."""

from __future__ import annotations

from hashlib import sha256

import pipeline
from analysis.histories import past
from analysis.services.resemblance import together
from corpus.samples import find
from models.changes import Fate
from models.history import History

IDS = ("minato-2022", "minato-2023", "minato-2025")
FILES = [(find(name).file, find(name).read()) for name in IDS]
ANALYSES = [pipeline.analyse(*file) for file in FILES]


def told(count: int = 3) -> History:
    origins = [(pipeline.origin(*file, one), len(file[1])) for file, one in zip(FILES, ANALYSES, strict=True)][:count]
    steps = [pipeline.revisions(ANALYSES[at], ANALYSES[at + 1]) for at in range(count - 1)]
    return pipeline.history(origins, ANALYSES[:count], steps)


PAST = told()


def test_versions_are_dated_by_their_texts_and_known_by_their_digests() -> None:
    assert [version.date for version in PAST.service.versions] == ["2022-04-01", "2023-10-01", "2025-04-01"]
    assert [version.uid for version in PAST.service.versions] == [sha256(data).hexdigest() for _, data in FILES]
    assert PAST.service.name == "みなとクラウド会計"


def test_versions_are_put_into_the_order_of_their_days_and_undated_ones_stand_first() -> None:
    undated = past.version("手紙.txt", "0" * 64, 3, pipeline.analyse("手紙.txt", "第1条（目的）\n舟を貸す。".encode()))
    one, two, three = PAST.service.versions
    assert past.in_time([three, undated, one, two]) == (1, 2, 3, 0)


def test_steps_count_what_became_of_the_articles_and_lines_follow_the_parameters() -> None:
    counts = [dict(step.counts) for step in PAST.steps]
    assert [count[Fate.INSERTED] for count in counts] == [1, 1]
    assert PAST.steps[1].substantive
    cap = next(line for line in PAST.lines if line.key == "liability.cap")
    assert [(span.first, span.last) for span in cap.spans] == [(0, 0), (1, 1), (2, 2)]


def test_one_version_has_a_history_without_steps() -> None:
    assert told(1).steps == ()


def test_a_version_that_says_the_same_is_no_step_of_the_text() -> None:
    one = ANALYSES[0]
    again = past.history(PAST.service, ANALYSES, [pipeline.revisions(one, one), pipeline.revisions(one, one)])
    assert [step.revisions for step in again.steps] == [None, None]


def test_what_held_on_a_day_is_the_last_version_before_it() -> None:
    assert [past.held(PAST.service, day) for day in ("2022-03-31", "2022-04-01", "2024-02-29", "2099-01-01")] == [
        None,
        0,
        1,
        2,
    ]
    found = past.in_force(PAST.service, 1, "2024-02-29", ANALYSES[1])
    assert (found.version.date, found.following and found.following.date) == ("2023-10-01", "2025-04-01")
    assert [each.place.path for each in found.supplements] == ["附則1"]


def test_files_are_grouped_into_services_as_a_library_would_keep_them() -> None:
    others = [pipeline.analyse(find(name).file, find(name).read()) for name in ("haruka-2024", "tobiume-2023")]
    mixed = [ANALYSES[2], others[0], ANALYSES[0], others[1], ANALYSES[1]]
    assert together(mixed) == ((0, 2, 4), (1,), (3,))
    assert together([]) == ()
