"""What 改定 shows of versions in time, without Streamlit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import pipeline
from analysis.histories import past as told
from corpus.samples import find
from models.changes import Fate
from models.claims import Truth
from models.history import InForce
from reports.markup import visible
from tests.ui.test_markup import Reading
from ui.library import Choice
from ui.revisions.changes import changes
from ui.revisions.line import line
from ui.revisions.past import Day, Pair, Past, Sibling
from ui.revisions.said import remarks
from ui.revisions.told import account, day, siblings
from ui.revisions.view import view

IDS = ("minato-2022", "minato-2023", "minato-2025")
TEXTS = {name: find(name).read().decode() for name in IDS}
EVIL = '<script>caught()</script>"><img src=x onerror=caught()>'


def past(texts: Sequence[tuple[str, str]]) -> Past:
    analyses = [pipeline.analyse(name, text.encode()) for name, text in texts]
    origins = [
        (pipeline.origin(name, text.encode(), each), len(text))
        for (name, text), each in zip(texts, analyses, strict=True)
    ]
    steps = [pipeline.revisions(analyses[at], analyses[at + 1]) for at in range(len(texts) - 1)]
    choices = tuple(Choice(f"id{at}", name, name, own=True) for at, (name, _) in enumerate(texts))
    return Past(choices, tuple(analyses), pipeline.history(origins, analyses, steps))


PAST = past([(f"{name}.txt", TEXTS[name]) for name in IDS])


def pair(found: Past, old: int, new: int, others: Sequence[Sibling] = ()) -> Pair:
    one, other = found.analyses[old], found.analyses[new]
    steps = pipeline.revisions(one, other)
    return Pair(found, old, new, steps, pipeline.account(one, other, steps) if new == old + 1 else None, tuple(others))


LAST = pair(PAST, 1, 2)


def text(html: str) -> str:
    return Reading(html).text


def test_every_version_has_a_column_with_its_day_and_every_step_its_counts() -> None:
    shown = text(line(PAST, (1, 2), 2))
    for version in PAST.versions:
        assert version.date in shown
    assert "≠ 実質 6＋ 新設 1− 削る 1⇄ 移動 1≈ 表現・番号のみ 5¶ 見出し 3№ 条ずれ 19" in shown
    assert "1年6か月後" in shown
    assert "最初の版" in shown


def test_parameters_stand_as_steps_over_the_versions_that_say_the_same() -> None:
    html = line(PAST, None, None)
    row = html.partition("損害賠償の上限")[2].partition("</tr>")[0]
    assert [part in text(row) for part in ("月額料金3か月分第31条第2項", "→", "月額料金12か月分第33条第2項")] == [
        True
    ] * 3
    gone = html.partition("申込取消料")[2].partition("</tr>")[0]
    assert 'colspan="2"' in gone
    assert "定めが見当たらない" in gone


def test_what_did_not_move_is_counted_and_not_left_out() -> None:
    still = sum(not each.moved for each in PAST.history.lines)
    html = line(PAST, None, None)
    assert f"変わらない項目 {still} 件も見せる" in text(html)
    assert html.count('<tr class="still">') == still


def test_changes_stand_by_danger_with_the_words_that_decided_and_a_way_into_the_comparison() -> None:
    html = changes(LAST)
    shown = text(html)
    assert shown.index("遅延損害金") < shown.index("AI補助機能の利用") < shown.index("第34条 → 第35条")
    first = html.partition("<li")[2].partition("</li>")[0]
    assert "<del>年14.6％</del><ins>年12.0％</ins>" in first
    assert 'href="./?left=id1&amp;right=id2&amp;at=right:' in first
    assert "第15条 → 第14条" in first


def test_changes_that_open_on_a_click_are_counted_once() -> None:
    old = "第1条（料金）\n" + "\n".join(
        f"{n} 利用者は、{n}0日以内に{w}料を支払う。" for n, w in enumerate("入出保貸送", 1)
    )
    new = old.replace("0日以内", "5日以内").replace("支払う", "支払わなければならない")
    found = past([("a.txt", old), ("b.txt", new)])
    shown = text(changes(pair(found, 0, 1)))
    assert "ほか" in shown
    assert "このほか" not in shown


def test_the_counts_of_the_filters_are_those_of_the_steps() -> None:
    html = changes(LAST)
    for fate, count in PAST.history.steps[1].counts:
        chip = html.partition(f'data-only="{fate.value}"')[2].partition("</button>")[0]
        assert f"<b>{count}</b>" in chip
    alone = sum(entry.kinds == (Fate.RENUMBERED,) for entry in LAST.revisions.entries)
    assert f"番号だけが変わった {alone} 条を畳んでいます" in text(html)


def test_two_versions_that_do_not_follow_each_other_can_be_compared_and_their_account_is_not_judged() -> None:
    far = pair(PAST, 0, 2)
    assert len(far.changed) > len(LAST.changed)
    assert "隣り合う版の間で確かめます" in text(account(far))


def test_a_true_account_is_listed_claim_by_claim() -> None:
    shown = text(account(LAST))
    assert "✗ 0 本文と合わない　✓ 21 記載どおり" in shown
    assert "契約終了後の存続期間を2年から3年に改めた。" in shown
    assert "周知の日の記載がありません（前の版の定めは30日前まで）" in shown


def test_what_is_false_stands_first_with_its_sentence() -> None:
    false = TEXTS["minato-2025"].replace("年14.6％から年12.0％に", "年14.6％から年10.0％に")
    false = false.replace("第22条（秘密保持）第5項\t契約終了後の存続期間を2年から3年に改めた。\n", "")
    found = pair(past([("旧.txt", TEXTS["minato-2023"]), ("新.txt", false)]), 0, 1)
    html = account(found)
    rows = [text(row) for row in html.partition("<tbody>")[2].split("</tr>")]
    assert rows[0].startswith("✗第14条（遅延損害金）")
    assert "内容の食い違い" in rows[0]
    assert rows[1].startswith("✗（記載なし）")
    assert Truth.UNLISTED in rows[1]
    assert "✗ 2" in text(view(found.past, found, Day("2025-05-01")))


def test_a_version_without_an_account_says_so() -> None:
    bare = {name: value.partition("\n改定履歴\n")[0] for name, value in TEXTS.items()}
    found = pair(past([("旧.txt", bare["minato-2023"]), ("新.txt", bare["minato-2025"])]), 0, 1)
    assert "新しい版に改定履歴がない" in text(account(found))


def on(asked: str) -> Day:
    at = told.held(PAST.history.service, asked)
    found: InForce | None = None if at is None else told.in_force(PAST.history.service, at, asked, PAST.analyses[at])
    return Day(asked, at, found)


def test_a_day_shows_the_version_that_held_with_its_supplementary_provisions() -> None:
    shown = text(day(PAST, on("2024-01-01")))
    assert "2023-10-01 の版　minato-2023.txt　37 条　2025-04-01 の版の施行まで" in shown
    assert "改定後の本規約は、2023年10月1日から施行します。" in shown
    assert "2020-01-01 には、まだ施行された版がありません（最初の版は 2022-04-01）。" in text(
        day(PAST, on("2020-01-01"))
    )


def test_edits_that_a_sibling_did_not_get_are_listed() -> None:
    other = pipeline.analyse("給与.txt", TEXTS["minato-2023"].replace("クラウド会計", "クラウド給与").encode())
    behind = pipeline.left_behind(PAST.analyses[1], PAST.analyses[2], LAST.revisions, other)
    sibling = Sibling(Choice("own-1", "給与", "給与.txt", own=True), other.document, behind)
    shown = text(siblings(pair(PAST, 1, 2, [sibling])))
    assert "14.6％" in shown
    assert f"給与（給与.txt）{len(behind)} 件" in shown
    assert "突き合わせるほかのサービスがありません。" in text(siblings(LAST))


def test_one_version_alone_explains_itself() -> None:
    alone = past([("規約.txt", TEXTS["minato-2025"])])
    assert "版が一つだけなので" in " ".join(remarks(alone, ""))
    assert "最初の版" in text(view(alone, None, Day("2026-01-01", 0)))


def test_an_order_by_hand_and_versions_without_a_day_are_told() -> None:
    turned = past([("新.txt", TEXTS["minato-2025"]), ("旧.txt", TEXTS["minato-2022"])])
    assert "版は手で並べた順です。" in remarks(turned, "")
    undated = past([("古い.txt", "第1条（目的）\n舟を貸す。"), ("新.txt", TEXTS["minato-2025"])])
    assert any("施行日のわからない版があります（古い.txt）" in each for each in remarks(undated, ""))


def test_hostile_words_stay_words() -> None:
    old = f"{EVIL}規約\n第1条（{EVIL}）\n年14.6％の{EVIL}を払う。\n第2条（解約）\n30日前までに解約できる。\n"
    new = (
        old.replace("14.6", "12.0").replace("30日", "60日") + f"改定履歴\n2025年4月1日　改定\n第1条（{EVIL}）\t{EVIL}\n"
    )
    found = pair(past([(f"{EVIL}.txt", old), ("新.txt", new)]), 0, 1)
    html = view(found.past, found, Day("2026-01-01"), EVIL)
    assert "<script" not in html
    assert "<img" not in html
    assert visible(EVIL[:8]) in text(html)


@pytest.mark.parametrize("name", ["changes", "account", "day", "siblings"])
def test_the_view_has_a_panel_for_every_tab(name: str) -> None:
    html = view(PAST, LAST, Day("2026-01-01", 2))
    assert f'data-tab="{name}"' in html
    assert f'data-panel="{name}"' in html
