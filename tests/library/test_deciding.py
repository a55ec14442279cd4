"""Decisions of humans: kept with who, when and why, and held against every version of the text they speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from analysis.alignment.rulings import decide
from library import Library, preparing
from library.preparing import prepare
from models.decisions import (
    LinkDecision,
    LinkSays,
    ParameterDecision,
    ParameterSays,
    RemarkDecision,
    RemarkSays,
    RowDecision,
    RowSays,
    Says,
    StructureDecision,
)
from models.library import NEW, Became, Decision, Prepared, Standing
from models.reviews import NameDecision, Review, ReviewSays
from tests.library.texts import ARTICLES, terms, with_article

WHEN = "2026-11-20T10:00:00+09:00"
CHANGED = with_article(
    "解約", "利用者は、解約を希望する日の６０日前までに書面で通知することにより、契約を解約できます。"
)
AHEAD = {"定義": "本規約で「舟」とは、当社が貸し出す手こぎ舟をいいます。", **ARTICLES}
GONE = {name: text for name, text in ARTICLES.items() if name != "解約"}


def confirmed(path: str) -> Review:
    return Review(path, ReviewSays.CONFIRMED, "", "法務 山田", WHEN, "契約部と確認")


def standing(shelf: Library, version: str) -> tuple[str | None, Standing]:
    (followed,) = shelf.decisions(version)
    return followed.path, followed.standing


def test_a_decision_is_kept_with_who_when_and_why(shelf: Library) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    shelf.decide(confirmed("本則/第4条"), version)
    (followed,) = shelf.decisions(version)
    assert followed.decided.what == confirmed("本則/第4条")
    assert (followed.path, followed.standing) == ("本則/第4条", Standing.HOLDS)
    assert followed.decided.recorded.endswith("+00:00")


@pytest.mark.parametrize(
    ("articles", "path", "expected"),
    [
        (with_article("料金の支払", "利用者は、前払いします。"), "本則/第4条", Standing.HOLDS),
        (AHEAD, "本則/第5条", Standing.HOLDS),
        (CHANGED, "本則/第4条", Standing.AGAIN),
        (GONE, None, Standing.AGAIN),
    ],
    ids=["another clause changed", "the clause has another number", "the clause changed", "the clause is gone"],
)
def test_a_decision_follows_its_clause_and_holds_while_the_text_is_the_same(
    shelf: Library, articles: dict[str, str], path: str | None, expected: Standing
) -> None:
    shelf.decide(confirmed("本則/第4条"), shelf.add("a.txt", terms()).version.uid)
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=articles)).version.uid
    assert standing(shelf, newer) == (path, expected)


def test_better_rules_leave_decisions_as_they_are(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    shelf.decide(confirmed("本則/第4条"), version)
    monkeypatch.setattr("library.preparing.maker", lambda: "f" * 12)
    shelf.refresh(version)
    assert standing(shelf, version) == ("本則/第4条", Standing.HOLDS)


def test_a_decision_about_a_line_changes_the_tree_and_is_carried_on(shelf: Library) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    before = shelf.analysis(version).document
    line = "（２）舟の数が足りないとき。"
    shelf.decide(StructureDecision(line, 1, Says.TEXT, "山田", WHEN), version)
    after = shelf.analysis(version).document
    assert len(after.entries) == len(before.entries) - 1
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=CHANGED))
    assert "本則/第2条/第2項/第2号" not in shelf.analysis(newer.version.uid).document.by_path
    assert any("1 件" in remark for remark in newer.remarks)
    reworded = with_article("申込み", "利用者は、口頭で申し込みます。")
    newest = shelf.add("c.txt", terms(date="２０２６年４月１日", articles=reworded)).version.uid
    assert standing(shelf, newest) == (None, Standing.AGAIN)
    assert shelf.analysis(newest).document.findings == ()


def test_a_decision_about_a_line_counts_in_all_versions_that_print_it(shelf: Library) -> None:
    older = shelf.add("a.txt", terms()).version.uid
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=CHANGED)).version.uid
    shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN), older)
    for version in (older, newer):
        assert "本則/第2条/第2項/第2号" not in shelf.analysis(version).document.by_path


def test_a_version_that_misses_a_decision_is_stale(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the machine stopped between recording a decision and carrying it out."""
    version = shelf.add("a.txt", terms()).version.uid
    with monkeypatch.context() as patch:
        patch.setattr("library.renewing.settle", lambda engine, services: None)
        shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN), version)
    assert shelf.stale() == (version,)
    shelf.refresh(version)
    assert shelf.stale() == ()
    assert "本則/第2条/第2項/第2号" not in shelf.analysis(version).document.by_path


def test_a_new_version_and_the_decisions_that_it_inherits_are_one_transaction(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN), version)
    shelf.decide(value(ParameterSays.CORRECT, "14.6%/year"), version)

    def no_other_transaction(*_: object) -> None:
        raise AssertionError("kept without its decisions, and analysed once more")

    monkeypatch.setattr("corpus.store.intake.analyse_anew", no_other_transaction)
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=CHANGED))
    assert newer.became is Became.VERSION
    assert "本則/第2条/第2項/第2号" not in shelf.analysis(newer.version.uid).document.by_path
    assert interest(shelf, newer.version.uid) == [("14.6%/year", "法務 山田")]
    assert any("条文の区切り 1 件・数値 1 件" in remark for remark in newer.remarks)
    assert shelf.stale() == ()


def test_a_decision_made_while_a_version_comes_in_counts_for_it(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    shelf.decide(value(ParameterSays.CORRECT, "14.6%/year"), version)
    slow = preparing.around

    def meanwhile(prepared: Prepared, counting: preparing.Counting) -> Prepared:
        shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "佐藤", WHEN), version)
        return slow(prepared, counting)

    monkeypatch.setattr("library.library.around", meanwhile)
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=CHANGED)).version.uid
    assert "本則/第2条/第2項/第2号" not in shelf.analysis(newer).document.by_path
    assert interest(shelf, newer) == [("14.6%/year", "法務 山田")]
    assert shelf.stale() == ()


def value(says: ParameterSays, instead: str = "") -> ParameterDecision:
    """What a reviewer says of the rate of late interest."""
    path, quote = "本則/第3条/第2項", "年１２．５％"
    key = "late_interest.rate"
    return ParameterDecision(key, path, "", "12.5%/year", says, instead, quote, "法務 山田", WHEN, "別紙のとおり")


def interest(shelf: Library, version: str) -> list[tuple[str, str]]:
    """The rates of late interest of a version, and who says so where a human does."""
    found = [p for p in shelf.analysis(version).parameters if p.key == "late_interest.rate"]
    return [(p.value, p.decision.who if p.decision else "") for p in found]


@pytest.mark.parametrize(
    ("says", "instead", "expected"),
    [
        (ParameterSays.CONFIRM, "", [("12.5%/year", "法務 山田")]),
        (ParameterSays.CORRECT, "14.6%/year", [("14.6%/year", "法務 山田")]),
        (ParameterSays.REJECT, "", []),
    ],
)
def test_a_value_is_what_a_human_says_also_after_a_new_analysis(
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    says: ParameterSays,
    instead: str,
    expected: list[tuple[str, str]],
) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    before = shelf.mark(version)
    said = shelf.decide(value(says, instead), version)
    assert interest(shelf, version) == expected
    assert shelf.mark(version) != before
    monkeypatch.setattr("library.preparing.maker", lambda: "f" * 12)
    assert shelf.stale() == (version,)
    shelf.refresh(version)
    assert interest(shelf, version) == expected
    shelf.withdraw(said.uid, "法務 佐藤", WHEN)
    assert interest(shelf, version) == [("12.5%/year", "")]
    assert shelf.stale() == ()


def test_a_value_that_a_human_corrected_is_found_by_the_search(shelf: Library) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    assert shelf.search("遅延損害金 > 14%").hits == ()
    shelf.decide(value(ParameterSays.CORRECT, "14.6%/year"), version)
    (hit,) = shelf.search("遅延損害金 > 14%").hits
    assert hit.citation == "第3条第2項"


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        (AHEAD, [("14.6%/year", "法務 山田")]),
        (
            with_article(
                "料金の支払",
                "１　利用者は、毎月末日までに料金を前払いします。\n２　支払を怠った利用者は、年１２．５％の割合による遅延損害金を支払います。",
            ),
            [("12.5%/year", "")],
        ),
    ],
    ids=["the clause has another number", "the clause says something else"],
)
def test_a_value_that_a_human_corrected_counts_in_the_versions_with_the_same_clause(
    shelf: Library, articles: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    older = shelf.add("a.txt", terms()).version.uid
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=articles)).version.uid
    shelf.decide(value(ParameterSays.CORRECT, "14.6%/year"), older)
    assert interest(shelf, older) == [("14.6%/year", "法務 山田")]
    assert interest(shelf, newer) == expected
    assert [each.what for each in shelf.values(older)] == [value(ParameterSays.CORRECT, "14.6%/year")]


WRONG = with_article("禁止事項", "１　利用者は、舟を転貸してはなりません。\n２　利用者は、第９９条の期限を守ります。")
"""第99条 is not there, which 点検 remarks."""


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ({**AHEAD, **WRONG}, Standing.HOLDS),
        (
            {
                **WRONG,
                "禁止事項": "１　利用者は、舟を湖の外へ持ち出してはなりません。\n２　利用者は、第９９条の期限を守ります。",
            },
            Standing.HOLDS,
        ),
        (
            {**WRONG, "禁止事項": "１　利用者は、舟を転貸してはなりません。\n２　利用者は、第９８条の期限を守ります。"},
            Standing.AGAIN,
        ),
    ],
    ids=["another number", "other words beside it", "other words"],
)
def test_a_word_about_a_remark_holds_while_the_provision_says_the_same(
    shelf: Library, articles: dict[str, str], expected: Standing
) -> None:
    older = shelf.add("a.txt", terms(articles=WRONG)).version.uid
    judged = next(each for each in pipeline.check(shelf.analysis(older)).remarks if "第９９条" in each.remark.quote)
    said = RemarkDecision(
        judged.remark.check, judged.remark.path, judged.print, RemarkSays.DISMISSED, "山田", WHEN, "準備中の条"
    )
    shelf.decide(said, older)
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=articles)).version.uid
    (followed,) = shelf.decisions(newer)
    assert (followed.decided.what, followed.standing) == (said, expected)
    ruled = pipeline.check(shelf.analysis(newer), decisions=[said])
    assert any(each.decision == said for each in ruled.remarks) is (expected is Standing.HOLDS)


@pytest.mark.parametrize(
    "what",
    [
        RowDecision("本則/第4条", "", "本則/第4条", "", RowSays.CHECKED, "山田", WHEN),
        LinkDecision("本則/第4条", "", "本則/第4条", "", LinkSays.CONFIRM, "山田", WHEN, "同じ"),
        ParameterDecision(
            "termination_by_customer.notice",
            "本則/第4条/第1項",
            "",
            "P45D",
            ParameterSays.CONFIRM,
            "",
            "",
            "山田",
            WHEN,
        ),
        RemarkDecision("reference.missing", "本則/第4条", "0" * 64, RemarkSays.TO_MEND, "山田", WHEN),
        Review("本則/第4条", ReviewSays.COMMENT, "短い", "山田", WHEN),
        Review("", ReviewSays.CONFIRMED, "", "山田", WHEN),
    ],
    ids=lambda what: type(what).__name__,
)
def test_every_kind_of_decision_is_kept_and_followed(shelf: Library, what: Decision) -> None:
    old = shelf.add("a.txt", terms()).version.uid
    new = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=AHEAD)).version.uid
    shelf.decide(what, old, old)
    (followed,) = shelf.decisions(new)
    assert followed.decided.what == what
    if path := followed.decided.anchors[0].path:
        assert (followed.path, followed.standing) == (path.replace("第4条", "第5条"), Standing.HOLDS)
    else:
        assert followed.standing is Standing.AGAIN


def test_a_link_between_two_services_is_followed_on_its_own_side(shelf: Library) -> None:
    left = shelf.add("a.txt", terms()).version.uid
    right = shelf.add("b.txt", terms(service="花見馬車", provider="花見馬車株式会社")).version.uid
    shelf.decide(LinkDecision("本則/第4条", "", "本則/第5条", "", LinkSays.ADD, "山田", WHEN), left, right)
    assert standing(shelf, left) == ("本則/第4条", Standing.HOLDS)
    assert standing(shelf, right) == ("本則/第5条", Standing.HOLDS)


PAY = "本則/第3条/第1項"


@pytest.mark.parametrize(
    ("articles", "path", "expected"),
    [
        (with_article("料金の支払", ARTICLES["料金の支払"].replace("１２．５", "１４．６")), PAY, Standing.HOLDS),
        (AHEAD, "本則/第4条/第1項", Standing.HOLDS),
        (with_article("料金の支払", ARTICLES["料金の支払"].replace("毎月末日", "毎月２５日")), PAY, Standing.AGAIN),
        ({name: text for name, text in ARTICLES.items() if name != "料金の支払"}, None, Standing.AGAIN),
    ],
    ids=["another 項 changed", "the article has another number", "the 項 changed", "the article is gone"],
)
def test_a_link_of_two_paragraphs_holds_while_these_say_the_same(
    shelf: Library, articles: dict[str, str], path: str | None, expected: Standing
) -> None:
    left = shelf.add("a.txt", terms()).version.uid
    right = shelf.add("b.txt", terms(service="花見馬車", provider="花見馬車株式会社")).version.uid
    sides = (shelf.analysis(left).document, PAY), (shelf.analysis(right).document, "本則/第3条/第2項")
    shelf.decide(decide(*sides, LinkSays.CUT, "山田", WHEN), left, right)
    assert standing(shelf, left) == (PAY, Standing.HOLDS)
    assert standing(shelf, right) == ("本則/第3条/第2項", Standing.HOLDS)
    newer = shelf.add("c.txt", terms(date="２０２５年４月１日", articles=articles)).version.uid
    assert standing(shelf, newer) == (path, expected)


def test_a_corrected_name_is_the_name_and_finds_the_next_version(shelf: Library) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    shelf.decide(NameDecision("月見水運（株）", "月見ボート", "2024-05-01", "山田", WHEN, "改称"), version)
    (service,) = shelf.services()
    assert (service.provider, service.name, service.latest.date) == ("月見水運（株）", "月見ボート", "2024-05-01")
    newer = terms(service="月見ボート", provider="", date="２０２５年４月１日", articles=CHANGED)
    assert shelf.add("b.txt", newer).service.uid == service.uid


def test_the_same_decision_is_recorded_once(shelf: Library) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    assert shelf.decide(confirmed("本則/第4条"), version) == shelf.decide(confirmed("本則/第4条"), version)
    assert len(shelf.decisions(version)) == 1


def test_nothing_is_decided_about_what_is_not_there(shelf: Library) -> None:
    with pytest.raises(KeyError):
        shelf.decide(confirmed("本則/第1条"), "0" * 64)


def test_a_decision_that_was_withdrawn_no_longer_counts_and_stays_on_record(shelf: Library, tmp_path: Path) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    before = shelf.analysis(version)
    said = shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN), version)
    shelf.decide(confirmed("本則/第4条"), version)
    assert sum(shelf.decided().values()) == 2
    shelf.withdraw(said.uid, "法務 佐藤", WHEN)
    assert [each.decided.what for each in shelf.decisions(version)] == [confirmed("本則/第4条")]
    assert shelf.analysis(version) == before
    assert sum(shelf.decided().values()) == 1
    assert shelf.export(tmp_path / "out.zip")["decisions"] == 3


def test_every_change_of_the_library_has_another_revision(shelf: Library) -> None:
    seen = [shelf.revision()]
    version = shelf.add("a.txt", terms()).version.uid
    seen.append(shelf.revision())
    mark = shelf.mark(version)
    shelf.decide(confirmed("本則/第4条"), version)
    seen.append(shelf.revision())
    assert shelf.mark(version) == mark
    shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN), version)
    seen.append(shelf.revision())
    assert shelf.mark(version) != mark
    assert len(set(seen)) == 4


def test_the_service_a_text_belongs_to_is_told_before_it_is_kept(shelf: Library) -> None:
    kept = shelf.add("a.txt", terms())
    newer = prepare("b.txt", terms(date="２０２５年４月１日"))
    assert shelf.home(newer) == kept.service
    assert (
        shelf.home(prepare("c.txt", terms("星見車", "星見交通株式会社", articles={"目的": "車を貸します。"}))) is None
    )
    assert len(shelf.services()[0].versions) == 1


def test_a_text_like_another_is_a_service_of_its_own_where_somebody_says_so(shelf: Library) -> None:
    first = shelf.keep(prepare("a.txt", terms()))
    other = shelf.keep(prepare("b.txt", terms(date="２０２５年４月１日")), NEW)
    assert other.became is Became.SERVICE
    assert other.service.uid != first.service.uid
