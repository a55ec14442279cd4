"""Parameters across a document: places, quotes, roles, dates, and that no number is skipped in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.parameters import LABELS, extract, other_numbers, spoken
from analysis.parameters.examples import document
from analysis.parameters.labels import NEW
from analysis.structure.segment import segment
from models.document import Document, article_of
from models.parameters import OtherNumber, Parameter, Where
from models.source import source_of_text
from tests import naive

LEASE = document(
    "［期間］賃貸借の期間は、令和5年4月1日から２年間とする。期間満了の６か月前までに申出がないときは、同一条件で更に２年間更新する。"
    "◆［賃料］借主は、賃料月額85,000円を前月25日までに支払う。遅滞したときは、年14.6％の遅延損害金を加える。"
    "◆［解約］借主は、１か月前までに貸主に予告して、本契約を解約できる。¶貸主は、６か月前までに予告して、本契約を解約できる。"
    "◆［解除］貸主は、借主が次に該当するときは、本契約を解除できる。▷賃料を３か月以上滞納したとき▷30日を超えて不在とするとき"
    "◆［明渡し］借主が明渡しを怠ったときは、賃料の1.5倍の損害金を支払う。敷金は2週間以内に返す。"
    "◆［末尾］2023年3月20日"
)


def found(example: str, key: str) -> list[tuple[str, str]]:
    return [(p.value, p.path) for p in extract(document(example)) if p.key == key]


def test_a_lease_is_read_with_its_own_roles() -> None:
    values = {(p.key, p.value, article_of(p.path)) for p in extract(LEASE)}
    assert values >= {
        ("minimum_term.length", "P2Y", "本則/第1条"),
        ("renewal.opt_out_notice", "P6M", "本則/第1条"),
        ("renewal.length", "P2Y", "本則/第1条"),
        ("late_interest.rate", "14.6%/year", "本則/第2条"),
        ("termination_by_customer.notice", "P1M", "本則/第3条"),
        ("payment_default.trigger", "P3M", "本則/第4条"),
        ("surcharge.multiple", "x1.5", "本則/第5条"),
    }
    assert ("termination_by_customer.notice", "P6M", "本則/第3条") not in values


def test_the_place_is_the_item_that_holds_the_value() -> None:
    example = "［停止］当社は、次の各号に該当するときは、提供を停止します。▷差押えを受けたとき▷料金を支払期日までに支払わないとき"
    assert found(example, "payment_default.trigger") == [("P0D", "本則/第1条/第1項/第2号")]


def test_the_party_that_is_told_is_not_the_one_that_acts() -> None:
    both = "甲は、乙に梱包業務を委託し、乙はこれを受託する。◆［解約］{}は、{}に対し２か月前に通知して、本契約を解約できる。"
    assert found(both.format("甲", "乙"), "termination_by_customer.notice") == [("P2M", "本則/第2条/第1項")]
    assert found(both.format("乙", "甲"), "termination_by_customer.notice") == []


def test_a_survival_clause_counts_only_where_the_duty_itself_is_silent() -> None:
    survival = "◆［存続］第１条の規定は、契約の終了後も有効に存続する。"
    assert found("［秘密保持］秘密を守る。" + survival, "confidentiality.survival") == [
        ("indefinite", "本則/第2条/第1項")
    ]
    own = "［秘密保持］契約の終了後２年間、秘密を守る義務を負う。"
    assert found(own + survival, "confidentiality.survival") == [("P2Y", "本則/第1条/第1項")]


@pytest.mark.parametrize(
    ("example", "effective", "revised"),
    [
        ("［附則］この規約は、2021年4月1日から施行します。", ["2021-04-01"], []),
        ("［第20条 附則］本約款は、令和３年10月１日より実施する。", ["2021-10-01"], []),
        (
            "［末尾］2018年4月1日 制定\n2020年1月1日 改定\n2022年7月1日 改定・施行",
            ["2022-07-01"],
            ["2020-01-01", "2022-07-01"],
        ),
        ("［末尾］改定日 2023.04.01", [], ["2023-04-01"]),
        ("［前文］最終更新日：2023年4月1日", [], ["2023-04-01"]),
        ("［前文］施行 2020年4月1日 改定 2021年5月1日", ["2020-04-01"], ["2021-05-01"]),
        ("［前文］2022年6月1日版", ["2022-06-01"], []),
        ("［末尾］2020年4月1日制定", ["2020-04-01"], []),
        ("［末尾］以上\n2020年4月1日", ["2020-04-01"], []),
        ("［改定履歴］2023年4月1日改定（同年5月1日施行）\n2022/10/01 改定", [], ["2022-10-01", "2023-04-01"]),
        ("［期間］契約の期間は、2024年4月1日から2025年3月31日までとする。", [], []),
        ("［定義］不正競争防止法（平成5年5月19日法律第47号）の施行を考慮する。", [], []),
        ("［末尾］2024年4月1日\n甲：署名\n乙：署名", [], []),
    ],
)
def test_dates_belong_to_the_word_beside_them(example: str, effective: list[str], revised: list[str]) -> None:
    values = [(p.key, p.value) for p in extract(document(example))]
    assert sorted(v for k, v in values if k == "effective_date") == effective
    assert sorted(v for k, v in values if k == "revision_date") == revised


def everything(read: Document) -> list[Parameter | OtherNumber]:
    parameters = extract(read)
    return [*parameters, *other_numbers(read, parameters)]


def assert_quotes_are_true(read: Document) -> None:
    texts = {(entry.path, Where.TEXT): entry.node.text for entry in reversed(read.entries)}
    texts |= {(entry.path, Where.HEADING): entry.node.heading.text for entry in reversed(read.entries)}
    texts["前文", Where.TITLE] = read.title.text
    for shown in everything(read):
        assert texts[shown.path, shown.where][shown.start : shown.end] == shown.quote
        assert shown.quote.strip() == shown.quote != ""
    for p in extract(read):
        assert p.key in LABELS
        assert spoken(p.key, p.value)
        assert len(p.quote) <= 60


def assert_no_number_is_skipped(read: Document) -> None:
    claimed = {(f.path, f.where, at) for f in everything(read) for at in range(f.start, f.end)}
    printed = [("前文", Where.TITLE, read.title.text)]
    printed += [(entry.path, Where.HEADING, entry.node.heading.text) for entry in read.entries]
    printed += [(entry.path, Where.TEXT, entry.node.text) for entry in read.entries]
    missed = [
        (path, around)
        for path, where, text in printed
        for start, end, around in naive.numbers(text)
        if not {(path, where, start), (path, where, end - 1)} <= claimed
    ]
    assert missed == []


def test_every_quote_stands_where_it_is_said_to_stand() -> None:
    assert_quotes_are_true(LEASE)


def test_a_quote_names_the_fee_in_full() -> None:
    read = document("［賠償］賠償の額は、機器のレンタル料の４か月分を限度とする。")
    assert [p.quote for p in extract(read)] == ["レンタル料の４か月分"]


def test_a_number_in_no_parameter_is_shown_with_its_sentence() -> None:
    assert_no_number_is_skipped(LEASE)
    others = other_numbers(LEASE, extract(LEASE))
    assert [(o.kind, o.quote) for o in others] == [
        ("date", "令和5年4月1日"),
        ("money", "85,000円"),
        ("duration", "30日"),
        ("duration", "2週間"),
    ]
    assert others[-1].sentence == "敷金は2週間以内に返す。"


def test_numbers_in_captions_and_in_the_title_are_shown_too() -> None:
    read = segment(
        source_of_text(
            "例",
            "船着場利用規約（2024年4月1日改定）\n第１条（30日前の予約）\n利用者は、船を予約します。\n第２条（料金）\n利用者は、料金を払います。"
            "\n附則（令和５年１０月１日改正）\nこの規約は、公布の日から施行する。（令和6年3月1日）\n",
        )
    )
    parameters = extract(read)
    assert [(p.key, p.value, p.path, p.where) for p in parameters] == [
        ("revision_date", "2024-04-01", "前文", Where.TITLE),
        ("revision_date", "2023-10-01", "附則1", Where.HEADING),
    ]
    assert [(o.quote, o.path, o.where) for o in other_numbers(read, parameters)] == [
        ("30日", "本則/第1条", Where.HEADING),
        ("令和6年3月1日", "附則1/第1項", Where.TEXT),
    ]


def test_in_a_very_long_provision_every_sentence_is_read_in_what_stands_near_it() -> None:
    filling = "当社は、設備を見回り、\n記録を残します。" * 400
    body = f"遅延損害金は、年14.6％とします。{filling}会員は、30日前までに通知して解約できます。{filling}遅延損害金は、年8.2％とします。"
    found = extract(segment(source_of_text("長文.txt", f"第1条（定め）\n{body}\n第2条（協議）\n協議します。\n")))
    assert [(p.key, p.value) for p in found if p.key == "late_interest.rate"] == [
        ("late_interest.rate", "14.6%/year"),
        ("late_interest.rate", "8.2%/year"),
    ]
    assert any((p.key, p.value) == ("termination_by_customer.notice", "P30D") for p in found)


def test_the_same_document_gives_the_same_parameters_in_document_order() -> None:
    order = {entry.path: entry.index for entry in LEASE.entries}
    first = extract(LEASE)
    assert first == extract(LEASE)
    assert [(order[p.path], p.start) for p in first] == sorted((order[p.path], p.start) for p in first)


@pytest.mark.shared
def test_real_documents_keep_the_promises_and_agree_with_their_gold(shared: Path) -> None:
    right = wrong = missed = 0
    for gold_file in sorted((shared / "eval/gold").glob("*.parameters.json")):
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        index = (shared / "corpus/index.tsv").read_text(encoding="utf-8").splitlines()[1:]
        name = next(line.split("\t")[1] for line in index if line.split("\t")[0] == gold["doc"])
        text = (shared / "corpus" / name).read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\f", "\n")
        read = segment(source_of_text(name, text))
        assert_quotes_are_true(read)
        assert_no_number_is_skipped(read)
        want = {(e["key"], e["value"], article_of(e["at"])) for e in gold["parameters"] if not e.get("optional")}
        open_ = {(e["key"], e["value"], article_of(e["at"])) for e in gold["parameters"] if e.get("optional")}
        have = {(p.key, p.value, article_of(p.path)) for p in extract(read) if p.key not in NEW} - (open_ - want)
        right, wrong, missed = right + len(want & have), wrong + len(have - want), missed + len(want - have)
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.97
