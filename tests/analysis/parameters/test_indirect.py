"""Values by definition and by reference are stated where they stand, not where they are used."""

from __future__ import annotations

import pytest

from analysis.parameters import extract
from analysis.parameters.examples import document

CASES = (
    (
        "［定義］「予告期間」とは、30日をいう。◆［退会］会員は、予告期間をおいて、いつでも退会することができる。",
        ("termination_by_customer.notice", "P30D", "本則/第1条/第1項", "30日"),
    ),
    (
        "［定義］「解約申込期限」とは、解約日の1か月前の日をいう。◆［解約］契約者は、解約申込期限までに届け出て契約を解約できる。",
        ("termination_by_customer.notice", "P1M", "本則/第1条/第1項", "解約日の1か月前"),
    ),
    (
        "［基準］基準の期間は、20日とする。◆［解約］会員は、第1条に定める期間前までに通知して、契約を解約することができる。",
        ("termination_by_customer.notice", "P20D", "本則/第1条/第1項", "20日"),
    ),
    (
        "［延滞］会員が支払を怠ったときは、別表1に定める率による遅延損害金を支払う。◆［別表1］年8.5％",
        ("late_interest.rate", "8.5%/year", "別表1/第1項", "年8.5％"),
    ),
    (
        "［支払］会員は、請求から10日以内（以下「支払期間」という。）に払う。"
        "◆［停止］会員が会費を支払期間を経過しても支払わないときは、利用を停止する。",
        ("payment_default.trigger", "P10D", "本則/第1条/第1項", "10日"),
    ),
    (
        "［定義］「上限額」とは、金50万円をいう。◆［賠償］当社の賠償責任は、上限額を超えない。",
        ("liability.cap", "JPY500000", "本則/第1条/第1項", "金50万円"),
    ),
    (
        "［期間］基準の期間は、20日とする。◆［解約］会員は、前条に定める期間前までに通知して、契約を解約することができる。",
        ("termination_by_customer.notice", "P20D", "本則/第1条/第1項", "20日"),
    ),
    (
        "［解約］会員は、次項に従う。その日数は、15日とする。¶会員は、前項に定める日数の予告をもって契約を解約できる。",
        ("termination_by_customer.notice", "P15D", "本則/第1条/第1項", "15日"),
    ),
    (
        "［解約］会員は、別表に定める予告期間をもって当会に通知し、契約を解約できる。◆［別表］個室　45日",
        ("termination_by_customer.notice", "P45D", "別表1/第1項", "45日"),
    ),
    (
        "［期間］最低利用期間は、別表第1に定める。◆［別表］個室　18か月",
        ("minimum_term.length", "P18M", "別表1/第1項", "18か月"),
    ),
    (
        "［解除］会員が最低利用期間内に解約したときの契約解除料は、料金表のとおりとする。◆［別表］個室　7,700円",
        ("early_termination.fee", "JPY7700", "別表1/第1項", "7,700円"),
    ),
)
NONE = (
    "［定義］「予告期間」とは、30日をいう。◆［退会］会員は、いつでも退会することができる。",
    "［定義］「予告期間」とは、30日又は60日をいう。◆［退会］会員は、予告期間をおいて、退会することができる。",
    "［基準］一つ目は20日、二つ目は30日とする。◆［解約］会員は、第1条に定める期間前までに通知して、契約を解約できる。",
    "［基準］基準は、三人とする。◆［解約］会員は、第9条に定める期間前までに通知して、契約を解約できる。",
    "［期間］基準の期間は、20日とする。◆［解約］会員は、民法第1条に定める期間前までに通知して、契約を解約することができる。",
    "［解約］会員は、別表に定める予告期間をもって通知し、契約を解約できる。◆［別表］個室　45日◆［別表2］個室　30日",
    "［定義］「予告期間」とは、30日をいう。◆［点検］当社は、予告期間をおいて、契約を解約することができる。",
)


@pytest.mark.parametrize(("example", "stated"), CASES, ids=[case[1][0] + case[1][1] for case in CASES])
def test_the_value_is_read_where_its_name_is_used_and_stands_where_it_is_defined(
    example: str, stated: tuple[str, str, str, str]
) -> None:
    made = document(example)
    found = [p for p in extract(made) if (p.key, p.value) == stated[:2]]
    assert [(p.key, p.value, p.path, p.quote) for p in found] == [stated]
    assert all(made.by_path[p.path].node.text[p.start : p.end] == p.quote for p in found)


@pytest.mark.parametrize("example", NONE)
def test_what_is_not_one_value_of_that_kind_gives_nothing(example: str) -> None:
    assert not [p for p in extract(document(example)) if p.key == "termination_by_customer.notice"]
