"""The account of a step as a whole: what it tells, what it leaves out, and how long before 施行 it was told."""

from __future__ import annotations

import pytest

import pipeline
from corpus.samples import find
from models.analysis import Analysis
from models.claims import Account, Promise, Truth

OLD, NEW = (find(name).read().decode() for name in ("minato-2023", "minato-2025"))


def analysed(text: str) -> Analysis:
    return pipeline.analyse("規約.txt", text.encode())


def of(old: str, new: str) -> Account:
    before, after = analysed(old), analysed(new)
    return pipeline.account(before, after, pipeline.revisions(before, after))


def test_a_true_account_has_every_claim_and_nothing_wrong() -> None:
    found = of(OLD, NEW)
    assert found.told
    assert len(found.held) > 15
    assert found.wrong == ()


def test_a_version_without_an_account_is_told_apart_from_one_that_is_silent_on_the_step() -> None:
    assert not of("第1条（目的）\n舟を貸す。", "第1条（目的）\n舟と櫂を貸す。").told
    silent = of(OLD, NEW[: NEW.index("2025年4月1日　第2回改定")])
    assert silent.told
    assert [each.truth.value for each in silent.wrong] == ["この改定の記載なし"]


@pytest.mark.parametrize(
    ("told", "days", "kept"),
    [("2025年3月20日公表", 12, False), ("2025年2月1日公表", 59, True), ("", None, None)],
)
def test_the_time_of_notice_is_held_against_what_the_version_before_promises(
    told: str, days: int | None, kept: bool | None
) -> None:
    line = "2025年4月1日　第2回改定"
    (notice,) = of(OLD, NEW.replace(line, f"{line}（{told}、2025年4月1日施行）" if told else line)).notices
    assert (notice.day, notice.days, notice.promised, notice.kept) == ("2025-04-01", days, Promise("P30D"), kept)


@pytest.mark.parametrize(("told", "kept"), [("2025年3月1日公表", True), ("2025年3月5日公表", False)])
def test_a_promise_in_months_is_kept_by_the_fewest_days_that_a_month_has(told: str, kept: bool) -> None:
    line, promise = "2025年4月1日　第2回改定", "当該日の30日前まで"
    assert promise in OLD
    new = NEW.replace(line, f"{line}（{told}、2025年4月1日施行）")
    found = of(*(text.replace(promise, "当該日の1か月前まで") for text in (OLD, new)))
    (notice,) = found.notices
    assert (notice.promised, notice.kept) == (Promise("P1M"), kept)
    short = [each.message for each in found.wrong if each.truth is Truth.NOTICE]
    assert [each.endswith("前の版は1か月前までの周知を定めています。") for each in short] == [True] * (not kept)
