"""Values found anew around other decisions and keys."""

from __future__ import annotations

import pipeline
from analysis.parameters.rulings import decide
from models.decisions import ParameterSays

TEXT = """舟艇貸渡規約

第1条（解約）
会員は、解約を希望する日の1か月前までに当社に通知することにより、解約することができます。

第2条（解約の予告）
会員は、解約しようとするときは、舟艇を返す日の30日前までに届を出します。

第3条（点検）
当社は、舟艇を整備の10日前に会員に知らせて整備します。
"""
KEYS = (
    "キー,項目名,値の書き方,当たる例,当たらない例\n"
    "service.notice,整備の予告,〔期間〕前に会員に知らせ,整備の10日前に会員に知らせる。→10日,整備は10日で終わる。\n"
).encode()


def test_nothing_decided_gives_what_was_found() -> None:
    found = pipeline.analyse("規約.txt", TEXT.encode())
    assert found.document.findings
    assert pipeline.restated(found) == found


def test_decisions_and_keys_count_as_if_the_file_were_read_with_them() -> None:
    found, keys = pipeline.analyse("規約.txt", TEXT.encode()), pipeline.own_keys("k.csv", KEYS)
    first = next(p for p in found.parameters if p.value == "P30D")
    values = (decide(found.document, first, ParameterSays.REJECT, "山田", "2026-11-20"),)
    once = pipeline.restated(found, values, keys)
    assert once == pipeline.analyse("規約.txt", TEXT.encode(), values=values, keys=keys)
    assert [p.key for p in once.parameters if p.value == "P10D"] == ["service.notice"]
    assert not any(finding.what == "食い違い" for finding in once.document.findings)
    assert pipeline.restated(once) == found
