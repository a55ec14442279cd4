"""Work in a process of its own: its answer, its steps, its errors, and its end."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import apart
from apart import OCR_SECONDS, SECONDS, Apart, seconds
from corpus.errors import UnreadableFile, UserError

Step = Callable[[str], None]
PLENTY = 60


@pytest.fixture(scope="module")
def one() -> Iterator[Apart]:
    """One process at most."""
    made = Apart(1)
    yield made
    made.close()


def doubled(number: int, step: Step) -> tuple[int, int]:
    step("数える")
    print("what a library prints")
    time.sleep(0.3)
    return 2 * number, os.getpid()


def refused(step: Step) -> None:
    raise UnreadableFile("a.txt", "空です。", "選び直してください。")


def wrong(step: Step) -> None:
    raise ZeroDivisionError("in the job")


def endless(step: Step) -> None:
    """Tries everything inside one call, where neither a thread nor an exception from outside reaches it."""
    step("探す")
    re.fullmatch("(a+)+", "a" * 60 + "b")


def deadly(step: Step) -> None:
    os._exit(3)


def deadly_once(place: Path, step: Step) -> str:
    if not place.exists():
        place.touch()
        os._exit(3)
    return "二度目"


def test_a_job_is_done_in_another_process_which_serves_again(one: Apart) -> None:
    steps: set[str] = set()
    first = one.do("a.txt", partial(doubled, 21), limit=PLENTY, told=lambda step, _: steps.add(step))
    second = one.do("b.txt", partial(doubled, 4), limit=PLENTY)
    assert (first[0], second[0]) == (42, 8)
    assert first[1] == second[1] != os.getpid()
    assert "数える" in steps


def test_what_a_job_raises_for_the_user_is_raised_here(one: Apart) -> None:
    with pytest.raises(UserError, match="空です"):
        one.do("a.txt", refused, limit=PLENTY)
    assert one.do("a.txt", partial(doubled, 1), limit=PLENTY)[0] == 2


def test_a_bug_in_a_job_crashes_here_and_says_where_it_happened(one: Apart) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError: in the job"):
        one.do("a.txt", wrong, limit=PLENTY)


def test_a_job_that_takes_too_long_is_ended_with_one_sentence_and_the_next_is_done(one: Apart) -> None:
    with pytest.raises(UnreadableFile) as said:
        one.do("長い.txt", endless, limit=1)
    assert str(said.value).startswith(
        "「長い.txt」を読み込めません。1 秒たっても処理が終わらないので、途中でやめました。"
    )
    assert "YAKKAN_FILE_SECONDS" in str(said.value)
    assert one.do("a.txt", partial(doubled, 3), limit=PLENTY)[0] == 6


def littering(step: Step) -> None:
    Path(tempfile.mkdtemp()).joinpath("half.zip").write_bytes(b"x")
    step(tempfile.gettempdir())
    time.sleep(60)


def test_what_a_job_left_lying_goes_with_it(one: Apart) -> None:
    folders: list[Path] = []

    def told(step: str, elapsed: float) -> None:
        if step:
            folders.append(Path(step))
            assert list(folders[0].glob("*/half.zip"))
            raise Stopped

    with pytest.raises(Stopped):
        one.do("長い.zip", littering, limit=PLENTY, told=told)
    assert not folders[0].exists()


class Stopped(BaseException):
    """Somebody does not want to wait any longer."""


def test_who_stops_waiting_ends_the_work(one: Apart) -> None:
    def told(step: str, elapsed: float) -> None:
        if step == "探す":
            raise Stopped

    with pytest.raises(Stopped):
        one.do("長い.txt", endless, limit=PLENTY, told=told)
    assert one.do("a.txt", partial(doubled, 3), limit=PLENTY)[0] == 6


def test_a_job_that_ends_its_process_gets_a_sentence(one: Apart) -> None:
    with pytest.raises(UnreadableFile, match="プログラムが止まりました"):
        one.do("死.txt", deadly, limit=PLENTY)


def test_a_job_whose_process_died_by_chance_is_done_again(one: Apart, tmp_path: Path) -> None:
    assert one.do("a.txt", partial(deadly_once, tmp_path / "once"), limit=PLENTY) == "二度目"


def test_work_that_is_waited_for_ends_when_all_processes_are_ended() -> None:
    held = Apart(1)
    with pytest.raises(UnreadableFile):
        held.do("長い.txt", endless, limit=PLENTY, told=lambda step, _: held.close() if step else None)


def test_a_process_ends_by_itself_when_its_time_is_long_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_GRACE", -PLENTY + 1)
    held = Apart(1)
    with pytest.raises(UnreadableFile, match="プログラムが止まりました"):
        held.do("長い.txt", endless, limit=PLENTY)
    held.close()


@pytest.mark.parametrize(
    ("said", "ocr", "limit"),
    [("", False, SECONDS), ("", True, OCR_SECONDS), ("7", True, 7), ("0", False, SECONDS), ("x", False, SECONDS)],
)
def test_the_limit_is_what_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, said: str, ocr: bool, limit: int
) -> None:
    monkeypatch.setenv("YAKKAN_FILE_SECONDS", said)
    assert seconds(ocr=ocr) == limit
