"""An article that another one applies to its own matter states values of that matter too, and new words state new values."""

from __future__ import annotations

import pytest

from analysis.parameters import extract
from analysis.parameters.examples import document

_LEAVE = "［解約］会員は、解約を希望する日の30日前までに当会に通知して、契約を解約することができる。"
CASES = (
    (
        f"{_LEAVE}◆［オプション］第1条の規定は、オプションの解約について準用する。",
        ("additional_service.notice", "P30D", "本則/第1条/第1項", "解約を希望する日の30日前"),
    ),
    (
        f"{_LEAVE}◆［オプション］前条の規定は、オプションの解約に準用する。",
        ("additional_service.notice", "P30D", "本則/第1条/第1項", "解約を希望する日の30日前"),
    ),
    (
        f"{_LEAVE}◆［法人会員］第1条の規定は、法人の会員に準用する。この場合において、同条中「30日前」とあるのは「60日前」と読み替える。",
        ("termination_by_customer.notice", "P60D", "本則/第2条/第1項", "60日前"),
    ),
    (
        "［延滞］会員は、会費の支払を遅滞したときは、年6％の延滞利息を支払う。◆［賃料］第1条の規定は、賃料の支払について準用する。"
        "この場合において、「年6％」とあるのは、「年8％」と読み替えるものとする。",
        ("late_interest.rate", "8%/year", "本則/第2条/第1項", "年8％"),
    ),
)
NONE = (
    (f"{_LEAVE}◆［点検］第1条の規定は、オプションの解約についても適用しない。", "additional_service.notice"),
    (
        f"{_LEAVE}◆［オプション］第1条の規定は、オプションの解約に準用する。この場合において、「30日前」とあるのは「当日」と読み替える。",
        "additional_service.notice",
    ),
    (f"{_LEAVE}◆［オプション］民法第1条の規定は、オプションの解約について準用する。", "additional_service.notice"),
    (
        f"{_LEAVE}◆［会友］第1条の規定は、会友に準用する。この場合において、「会員」とあるのは「会友」と読み替える。",
        "additional_service.notice",
    ),
    (f"{_LEAVE}◆［オプション］第9条の規定は、オプションの解約について準用する。", "additional_service.notice"),
)


@pytest.mark.parametrize(("example", "stated"), CASES, ids=[case[1][0] + case[1][1] for case in CASES])
def test_what_is_applied_to_another_matter_states_its_values_of_it(
    example: str, stated: tuple[str, str, str, str]
) -> None:
    made = document(example)
    found = [p for p in extract(made) if (p.key, p.value) == stated[:2]]
    assert [(p.key, p.value, p.path, p.quote) for p in found] == [stated]
    assert all(made.by_path[p.path].node.text[p.start : p.end] == p.quote for p in found)


@pytest.mark.parametrize(("example", "key"), NONE)
def test_what_is_not_applied_states_nothing_more(example: str, key: str) -> None:
    assert not [p for p in extract(document(example)) if p.key == key]


def test_an_article_that_is_applied_unchanged_is_no_second_entry() -> None:
    """第1条の規定は、…準用する gives the notice of 第1条 once, where it stands."""
    made = document(f"{_LEAVE}◆［法人会員］第1条の規定は、法人の会員の退会について準用する。")
    assert [p.path for p in extract(made) if p.key == "termination_by_customer.notice"] == ["本則/第1条/第1項"]
