"""Who, from when, on what condition and with what exception a value holds."""

from __future__ import annotations

import pytest

from analysis.parameters import extract
from analysis.parameters.examples import document
from models.parameters import Parameter

CASES = (
    (
        "契約者は、契約を解約するときは、解約希望日の30日前までに届け出ます。ただし、別表の契約を除きます。",
        "termination_by_customer.notice",
        ("契約者", "解約希望日の", "契約を解約するときは", "ただし、別表の契約を除きます"),
    ),
    (
        "［賠償］当社の責任は、料金の1か月分を限度とします。¶当社は、間接損害を賠償しません。¶前二項の定めは、当社の故意又は重過失によるときは、適用しません。",
        "liability.cap",
        ("", "", "", "前二項の定めは、当社の故意又は重過失によるときは、適用しません"),
    ),
    (
        "［賠償］賠償の額は、料金の1か月分を上限とします。ただし、税を除きます。¶前項の規定は、重過失には適用しません。",
        "liability.cap",
        ("", "", "", "前項の規定は、重過失には適用しません"),
    ),
    (
        "［停止］当社は、次に該当する会員の利用を停止できます。ただし、未成年の会員を除きます。▷支払期限の翌日から起算して10日を経過しても料金を支払わないとき",
        "payment_default.trigger",
        ("当社", "支払期限の翌日から起算して", "", "ただし、未成年の会員を除きます"),
    ),
    (
        "［通知］当社の通知は、発送の日から3日を経過した時に到達したものとみなします。",
        "notice.deemed_arrival",
        ("", "発送の日から", "", ""),
    ),
    (
        "［賠償］当社の責任は、料金の1か月分を限度とします。¶第1項の定めは、故意があるときは適用しません。",
        "liability.cap",
        ("", "", "", "第1項の定めは、故意があるときは適用しません"),
    ),
    (
        "［賠償］当社の責任は、料金の1か月分を限度とします。¶第3条第1項の定めは、故意があるときは適用しません。",
        "liability.cap",
        ("", "", "", ""),
    ),
    (
        "［更新］契約は、満了の1か月前までに会員から申出がないときは、更新します。",
        "renewal.opt_out_notice",
        ("", "満了の", "", ""),
    ),
    (
        "会員は、会費（入会金を除きます。）について期日を過ぎても支払がないときは、年3％の割合による遅延損害金を支払います。",
        "late_interest.rate",
        ("会員", "", "会費（入会金を除きます。）について期日を過ぎても支払がないときは", ""),
    ),
    (
        "［解約］契約者は、契約を解約できます。この場合、料金の3か月分を解約金として支払います。",
        "early_termination.fee",
        ("契約者", "", "", ""),
    ),
)


def found(example: str, key: str) -> Parameter:
    return next(p for p in extract(document(example)) if p.key == key)


@pytest.mark.parametrize(("example", "key", "words"), CASES, ids=[case[0][:24] for case in CASES])
def test_a_value_carries_the_words_on_which_it_depends(example: str, key: str, words: tuple[str, ...]) -> None:
    p = found(example, key)
    assert tuple(said.quote if said else "" for said in (p.who, p.anchor, p.condition, p.exception)) == words


@pytest.mark.parametrize("example", [case[0] for case in CASES])
def test_every_quote_stands_in_the_text_of_its_node(example: str) -> None:
    made = document(example)
    for p in extract(made):
        for said in filter(None, (p.who, p.anchor, p.condition, p.exception)):
            assert made.by_path[said.path].node.text[said.start : said.end] == said.quote


def test_a_party_goes_by_the_name_that_the_document_gives_it() -> None:
    p = found(
        "北浜商会株式会社（以下「北浜」といいます。）は、貸舟を営む。◆［廃止］北浜は、事業を廃止するときは、3か月前に会員に通知する。",
        "discontinuation.notice",
    )
    assert p.who
    assert p.who.quote == "北浜"
