from __future__ import annotations

import pytest

from analysis.histories.telling import told
from analysis.structure.segment import segment
from models.claims import Amendment, Said
from models.source import source_of_text

BODY = "貸農園規約\n第1条（目的）\n畑を貸します。\n第2条（料金の変更）\n月額とします。\n第3条（解約）\n1. 解約できます。\n2. 届け出ます。\n"


def amendments(history: str) -> tuple[Amendment, ...]:
    return told(segment(source_of_text("試し.txt", f"{BODY}改定履歴\n{history}")))


def places(history: str) -> list[tuple[str, str, tuple[str, ...], str, bool]]:
    return [
        (place.label, place.last, place.below, place.caption, place.old)
        for amendment in amendments(history)
        for claim in amendment.claims
        for place in claim.places
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "2023年10月1日　第2条、第3条第2項改定",
            [("第2条", "第2条", (), "", False), ("第3条", "第3条", ("第2項",), "", False)],
        ),
        ("2023年10月1日\n第2条（料金の変更）\t額を改めた。", [("第2条", "第2条", (), "料金の変更", False)]),
        (
            "2023年10月1日\n第２条 料金の変更\n第３条 解約",
            [("第2条", "第2条", (), "料金の変更", False), ("第3条", "第3条", (), "解約", False)],
        ),
        (
            "2023年10月1日\n旧第4条から旧第9条まで\t第5条から第10条までに繰り下げた。",
            [("第4条", "第9条", (), "", True)],
        ),
        ("2023年10月1日\n第3条第1項及び第2項\t字句を改めた。", [("第3条", "第3条", ("第1項", "第2項"), "", False)]),
        ("2023年10月1日\n第2条第3号\t加えた。", [("第2条", "第2条", ("第1項/第3号",), "", False)]),
        ("2023年10月1日\n附則\t施行日を加えた。", [("附則", "附則", (), "", False)]),
    ],
)
def test_a_place_is_read_with_its_caption_and_what_lies_below(line: str, expected: list[object]) -> None:
    assert places(line) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("新設した。", {Said.INSERTED}),
        ("手数料の廃止に伴い、削除した。", {Said.DELETED}),
        ("第4条から第9条までに繰り下げた。", {Said.RENUMBERED}),
        ("第8条に移した。本文の変更はない。", {Said.MOVED, Said.WORDING}),
        ("見出しを「料金」から改めた。", {Said.HEADING}),
        ("引用する条の番号を改めた。", {Said.REFERENCES}),
        ("軽微な字句の修正", {Said.WORDING}),
        ("額を改めた。", {Said.CHANGED}),
        ("第2条の新設に伴い、額を改めた。", {Said.CHANGED}),
    ],
)
def test_what_is_said_of_a_place_is_told_by_its_words(words: str, said: set[Said]) -> None:
    (amendment,) = amendments(f"2023年10月1日\n第3条\t{words}")
    assert [set(claim.said) for claim in amendment.claims] == [said]


def test_revisions_stand_in_the_order_of_their_days_with_their_reasons() -> None:
    found = amendments(
        "● 2024 年 4 月 1 日改訂\n改定理由：料金の見直し\n改訂箇所：\n第2条 料金の変更\n● 令和5年10月1日改定\n第3条 解約"
    )
    assert [(each.day, each.reason) for each in found] == [("2023-10-01", ""), ("2024-04-01", "料金の見直し")]
    assert [len(each.claims) for each in found] == [1, 1]


def test_the_days_of_notice_and_of_effect_are_told_apart() -> None:
    (amendment,) = amendments("2024年3月1日公表、2024年4月1日施行　第2条改定")
    assert (amendment.noticed, amendment.effective) == ("2024-03-01", "2024-04-01")


def test_a_row_of_a_table_may_begin_with_the_number_of_the_version() -> None:
    assert [each.day for each in amendments("版\t日付\t改定内容\n2\t2024/04/01\t第2条改定\n1\t2023/04/01\t制定")] == [
        "2023-04-01",
        "2024-04-01",
    ]


def test_a_document_without_a_history_tells_nothing() -> None:
    assert told(segment(source_of_text("試し.txt", BODY))) == ()
