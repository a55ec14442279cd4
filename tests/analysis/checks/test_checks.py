from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from analysis.changes.revisions import revisions
from analysis.checks.check import CHECKS, check
from analysis.checks.subject import Before, Check
from analysis.checks.wording import SLIPS, Slip
from analysis.structure.segment import segment
from models.document import Document
from models.parameters import Where
from models.remarks import Remark, Severity
from models.source import source_of_text

CASES = Path(__file__).parent / "cases"
"""Documents with errors planted in them; beside each a table of them: check, citation, words."""


def document(text: str) -> Document:
    return segment(source_of_text("試し.txt", text))


def of(found: Check, text: str) -> list[Remark]:
    return [remark for remark in check(document(text)) if remark.check == found.key]


@pytest.mark.parametrize("each", CHECKS, ids=lambda each: each.key)
def test_a_check_finds_something_in_its_examples_and_nothing_in_the_others(each: Check) -> None:
    for text in each.yes:
        assert of(each, text), text
    for text in each.no:
        assert not of(each, text), text


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.pattern)
def test_a_misprint_is_found_in_its_examples_and_nowhere_else(slip: Slip) -> None:
    for text in slip.yes:
        assert re.search(slip.pattern, text), text
    for text in slip.no:
        assert not re.search(slip.pattern, text), text


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda case: case.stem)
def test_every_error_planted_in_a_document_is_found_and_nothing_else(case: Path) -> None:
    planted = [tuple(line.split("\t")) for line in case.with_suffix(".tsv").read_text("utf-8").splitlines()]
    printed = document(case.read_text("utf-8"))
    found = [(r.check, printed.cited(r.path), r.quote) for r in check(printed)]
    assert Counter(found) == Counter(planted)


def test_a_reference_left_behind_while_its_target_was_renumbered_is_found_with_the_version_before() -> None:
    old = document(
        "第1条（目的）\n第2条により支払います。\n第2条（料金）\n月額とします。\n第3条（解約）\n解約できます。"
    )
    new = document(
        "第1条（目的）\n第2条により支払います。\n第2条（会員証）\n会員証を渡します。\n第3条（料金）\n月額とします。\n"
        "第4条（解約）\n解約できます。"
    )
    (stale,) = [r for r in check(new, Before(old, revisions(old, new))) if r.check == "stale_target"]
    assert (stale.path, stale.quote) == ("本則/第1条/第1項", "第2条")
    assert not [r for r in check(new) if r.check == "stale_target"]


@pytest.mark.parametrize("written", ["第2条", "第2条(1)", "第2条第1項", "第2条（1）"])
def test_a_reference_left_behind_may_name_an_item_of_its_article(written: str) -> None:
    old = document(
        f"第1条（解約）\n{written}の料金は返しません。\n第2条（料金）\n(1) 月額とします。\n第3条（禁止）\n(1) 転売を禁じます。"
    )
    new = document(
        f"第1条（解約）\n{written}の料金は返しません。\n第2条（禁止）\n(1) 転売を禁じます。\n第3条（料金）\n(1) 月額とします。"
    )
    assert [r.check for r in check(new, Before(old, revisions(old, new)))] == ["stale_target"]


def test_a_number_in_brackets_hides_no_missing_article() -> None:
    (missing,) = of(CHECKS[0], "第1条（目的）\n第9条(1)によります。\n第2条（料金）\n月額とします。")
    assert missing.quote == "第9条(1)"


def test_a_remark_stands_on_the_words_that_it_quotes() -> None:
    for case in CASES.glob("*.txt"):
        printed = document(case.read_text("utf-8"))
        for remark in check(printed):
            nodes = [entry.node for entry in printed.entries if entry.path == remark.path]
            passages = [node.heading if remark.where is Where.HEADING else node.body for node in nodes]
            assert remark.quote in [passage.text[remark.start : remark.end] for passage in passages]


def test_spaces_and_wide_figures_hide_no_reference() -> None:
    printed = document("第１条（目的）\n第 １２ 条 に定めます。\n第２条（料金）\n月額とします。")
    (missing,) = [r for r in check(printed) if r.check == "missing_target"]
    assert (missing.quote, missing.severity) == ("第 １２ 条", Severity.SERIOUS)


def test_the_gravest_words_come_with_what_was_seen() -> None:
    (missing,) = of(CHECKS[0], "第1条（目的）\n第9条によります。\n第2条（料金）\n月額とします。")
    assert missing.message == "「第9条」が指す第9条がありません。"
    assert missing.reason == "本則は第2条までです。"


def test_a_paragraph_named_within_its_own_article_went_with_it() -> None:
    old = document(
        "第1条（停止）\n1. 次の場合に停止します。\n2. 第1項により停止します。\n第2条（再開）\n1. 再開します。\n2. 第1項により再開します。"
    )
    new = document(
        "第1条（目的）\n目的を定めます。\n第2条（停止）\n1. 次の場合に停止します。\n2. 第1項により停止します。\n第3条（再開）\n1. 再開します。\n2. 第1項により再開します。"
    )
    assert not [r for r in check(new, Before(old, revisions(old, new))) if r.check == "stale_target"]


def test_a_supplementary_provision_of_which_a_part_is_printed_lacks_no_number() -> None:
    text = "第1条（目的）\n目的を定める。\n第2条（料金）\n月額とする。\n附則{}\n第1条　この規約は、四月一日から施行する。\n第5条　従前の例による。"
    assert [r.check for r in check(document(text.format("　抄")))] == []
    assert [r.check for r in check(document(text.format("")))] == ["欠番"]


def test_a_caption_above_the_number_may_stand_for_the_articles_behind_it() -> None:
    text = "（目的）\n第一条　目的を定める。\n（料金）\n第二条　月額とする。\n第三条　年額とする。\n（解約）\n第四条　解約できる。"
    assert not [r for r in check(document(text)) if r.check == "見出しのない条"]
    inline = "\n".join(f"第{n}条{'' if n == 5 else f'（料金その{n}）'}\n月額とする。" for n in range(1, 12))
    assert [r.path for r in check(document(inline)) if r.check == "見出しのない条"] == ["本則/第5条"]


def test_of_two_kinds_of_brackets_the_one_that_was_left_open_is_named() -> None:
    text = "第1条（目的）\n貸農園（以下、「本施設という）を貸します。\n第2条（料金）\n料金は月額とします。"
    assert [r.quote for r in check(document(text)) if r.check == "open_bracket"] == ["「"]


def test_numbers_that_were_repealed_together_are_not_missing() -> None:
    text = "第1条（目的）\n目的を定める。\n第2条から第4条まで　削除\n第{}条（料金）\n月額とする。\n第{}条（解約）\n解約できる。"
    assert not [r for r in check(document(text.format(5, 6))) if r.check == "欠番"]
    assert [r for r in check(document(text.format(6, 7))) if r.check == "欠番"]
