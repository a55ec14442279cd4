"""改定履歴 told true: the samples' histories are, and whatever is planted in them is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import pipeline
from corpus.samples import find
from models.claims import Truth

OLD, NEW = (find(name).read().decode() for name in ("minato-2023", "minato-2025"))


def found(old: str, new: str) -> list[tuple[Truth, str | None]]:
    """What is not as it should be: the finding and the article of the new version, or of the old one."""
    ruled = pipeline.check(pipeline.analyse("新.txt", new.encode()), pipeline.analyse("旧.txt", old.encode()))
    kinds = {f"改定履歴：{truth}": truth for truth in Truth}
    return [(kinds[r.what], r.message.split("の")[0]) for r in ruled.open if r.what in kinds]


def replaced(before: str, after: str) -> Callable[[str], str]:
    def plant(text: str) -> str:
        assert before in text, before
        return text.replace(before, after)

    return plant


PLANTED = {
    "a change of substance that is not listed": (
        replaced("第22条（秘密保持）第5項\t契約終了後の存続期間を2年から3年に改めた。\n", ""),
        [(Truth.UNLISTED, "第22条（秘密保持）")],
    ),
    "a new article that is not listed": (
        replaced("第19条（AI補助機能の利用）\t新設した。\n", ""),
        [(Truth.UNLISTED, "第19条（AI補助機能")],
    ),
    "a deleted article that is not listed": (
        replaced("旧第7条（申込みの取消し）\t申込取消料の廃止に伴い、削除した。\n", ""),
        [(Truth.UNLISTED, "前")],
    ),
    "a new caption that is not listed": (
        replaced("第25条（本サービスの提供の中断）\t見出しを「本サービスの一時停止」から改めた。\n", ""),
        [(Truth.UNLISTED, "第25条（本サービス")],
    ),
    "an article that did not change": (
        replaced("第22条（秘密保持）第5項\t", "第2条（定義）\t定義を改めた。\n第22条（秘密保持）第5項\t"),
        [(Truth.UNCHANGED, "第2条（定義）に、記載された変更はありません。")],
    ),
    "another number than the article has": (
        replaced("第14条（遅延損害金）\t", "第41条（遅延損害金）\t"),
        [(Truth.WRONG_PLACE, "第41条（遅延損害金）はこ"), (Truth.UNLISTED, "第14条（遅延損害金）")],
    ),
    "another caption than the article has": (
        replaced("第33条（損害賠償の範囲及び上限）第2項", "第33条（損害賠償）第2項"),
        [(Truth.WRONG_PLACE, "こ")],
    ),
    "an article called new that was there before": (
        replaced(
            "第22条（秘密保持）第5項\t契約終了後の存続期間を2年から3年に改めた。", "第22条（秘密保持）\t新設した。"
        ),
        [(Truth.CONTRADICTED, "第22条（秘密保持）は、新設とありますが、前")],
    ),
    "an article called deleted that is still there": (
        replaced("旧第7条（申込みの取消し）", "旧第20条（バックアップ）\t削除した。\n旧第7条（申込みの取消し）"),
        [(Truth.CONTRADICTED, "旧第20条（バックアップ）は、削除とありますが、第20条に引き継がれています。")],
    ),
    "a change of substance called wording": (
        replaced(
            "第27条（契約者による解約）第1項及び第2項\t解約を予告する期間を60日から30日に短縮した。",
            "第27条（契約者による解約）\t字句を改めた。",
        ),
        [(Truth.CONTRADICTED, "第27条（契約者による解約）は、内容は変わらないとありますが、実質")],
    ),
    "a new value that the article does not have": (
        replaced("年14.6％から年12.0％に", "年14.6％から年10.0％に"),
        [(Truth.CONTRADICTED, "第14条（遅延損害金）は、「年10.0%」に改めたとありますが、こ")],
    ),
    "an old value that the article did not have": (
        replaced("2年から3年に改めた", "1年から3年に改めた"),
        [(Truth.CONTRADICTED, "第22条（秘密保持）第5項は、「1年」から改めたとありますが、前")],
    ),
    "another paragraph than the one that changed": (
        replaced("第30条（契約終了後の措置）第1項\t", "第30条（契約終了後の措置）第2項\t"),
        [(Truth.UNCHANGED, "第30条（契約終了後"), (Truth.UNLISTED, "第30条第1項")],
    ),
    "too short a time between notice and effect": (
        replaced("2025年4月1日　第2回改定", "2025年4月1日　第2回改定（2025年3月20日公表）"),
        [(Truth.NOTICE, "周知（2025-03-20）から施行（2025-04-01）まで12日です。前")],
    ),
}


def test_the_history_of_the_samples_is_told_true() -> None:
    assert found(OLD, NEW) == []
    assert found(find("minato-2022").read().decode(), OLD) == []


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_planted_is_found_and_nothing_else(name: str) -> None:
    plant, expected = PLANTED[name]
    head, history, tail = NEW.partition("改定履歴")
    assert sorted(found(OLD, head + history + plant(tail))) == sorted(expected)


def test_a_revision_that_the_history_does_not_know_is_found() -> None:
    head, _, _ = NEW.partition("2025年4月1日　第2回改定")
    assert found(OLD, head) == [(Truth.NO_ENTRY, "改定履歴に、こ")]


def test_a_history_that_names_no_places_is_told_once() -> None:
    head, _, _ = NEW.partition("改定箇所\t改定の内容\n旧第7条")
    assert found(OLD, head) == [(Truth.NO_PLACES, "改定箇所")]
