"""Five people at once on one library: what each of them keeps and decides is there afterwards, for everybody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import library
from models.decisions import Says, StructureDecision
from models.reviews import Review, ReviewSays
from tests.library.texts import terms
from ui import shelf

WHEN = "2026-11-20T10:00:00+09:00"
PEOPLE, EACH = 5, 4


def test_five_at_once_lose_nothing_and_meet_no_error(place: str) -> None:
    with library.open(place) as first:
        uid = first.add("a.txt", terms()).version.uid

    def work(person: int) -> None:
        shared = shelf.opened()
        assert shared is not None
        for at in range(EACH):
            shared.add(f"{person}-{at}.txt", terms(f"舟{person}号{at}", f"株式会社水運{person}{at}"))
            said = Review("本則/第4条", ReviewSays.COMMENT, f"{person}-{at}", f"法務 {person}", WHEN)
            shared.decide(said, uid)
            line = ("（１）利用者が料金の支払を怠ったことがあるとき。", "（２）舟の数が足りないとき。")[at % 2]
            shared.decide(StructureDecision(line, 1, Says.TEXT, f"法務 {person}", WHEN), uid)
            assert shelf.stock().versions
            assert shelf.analysis(uid).document.entries

    with ThreadPoolExecutor(PEOPLE) as pool:
        for done in [pool.submit(work, person) for person in range(PEOPLE)]:
            done.result()
    with library.open(place) as last:
        assert len(last.services()) == PEOPLE * EACH + 1
        said = [each.decided.what for each in last.decisions(uid)]
        assert len([each for each in said if isinstance(each, Review)]) == PEOPLE * EACH
        assert len([each for each in said if isinstance(each, StructureDecision)]) == 2 * PEOPLE
        assert uid not in last.stale()
        assert last.verify().whole
    assert {len(shelf.lines(uid))} == {2}
