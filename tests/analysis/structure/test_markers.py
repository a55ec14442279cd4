"""Every rule of the marker tables opens its own lines and leaves the others alone."""

from __future__ import annotations

import pytest

from analysis.structure import markers
from analysis.structure.closing import ENDINGS, Ending, ending
from analysis.structure.marker_styles import ARTICLE, BULLET, CHAPTER, LIST_MARKERS, ORDINAL, Marker
from analysis.structure.part_marks import PART_HEADINGS, PartHeading, part_heading
from analysis.text.narrow import narrow


@pytest.mark.parametrize("marker", LIST_MARKERS, ids=lambda m: m.name)
def test_a_marker_opens_its_own_lines_and_no_others(marker: Marker) -> None:
    for line in marker.yes:
        mark = markers.list_mark(narrow(line))
        assert mark is not None, line
        assert mark.marker is marker, (line, mark)
    for line in marker.no:
        mark = markers.list_mark(narrow(line))
        assert mark is None or mark.marker is not marker, (line, mark)


def test_bullets_articles_and_chapters_open_their_own_lines_and_no_others() -> None:
    rules = (
        (BULLET, markers.bullet),
        (ARTICLE, markers.article_mark),
        (ORDINAL, markers.ordinal_mark),
        (CHAPTER, markers.chapter_mark),
    )
    for rule, find in rules:
        for line in rule.yes:
            assert find(narrow(line)) is not None, line
        for line in rule.no:
            assert find(narrow(line)) is None, line


@pytest.mark.parametrize("heading", PART_HEADINGS, ids=lambda h: h.part)
def test_a_part_heading_is_told_from_a_mention(heading: PartHeading) -> None:
    for line in heading.yes:
        found = part_heading(narrow(line))
        assert found is not None, line
        assert found[0] == heading.part, line
    for line in heading.no:
        assert part_heading(narrow(line)) is None, line


@pytest.mark.parametrize("rule", ENDINGS, ids=lambda rule: rule.name)
def test_what_stands_behind_the_last_provision_is_told_from_provisions(rule: Ending) -> None:
    for line in rule.yes:
        assert ending(narrow(line)) == rule.name, line
    for line in rule.no:
        assert ending(narrow(line)) != rule.name, line


def test_numbers_are_read_in_every_script() -> None:
    cases = {"（１０）料金": 10, "⑫ その他": 12, "ハ 役員": 3, "ウ 保守": 3, "ⅳ　他": 4, "ｂ．独自": 2, "㈢ 解散": 3}
    for line, expected in cases.items():
        mark = markers.list_mark(narrow(line))
        assert mark is not None
        assert (expected,) in [numbers for _, numbers in mark.readings], line


def test_a_letter_that_belongs_to_two_orders_has_two_readings() -> None:
    kana, roman = markers.list_mark("ハ 役員"), markers.list_mark("(i) 公知")
    assert kana is not None
    assert roman is not None
    assert kana.readings == (("kana:iroha", (3,)), ("kana:aiu", (26,)))
    assert roman.readings == (("proman", (1,)), ("palpha", (9,)))


def test_branch_numbers_and_dotted_numbers_keep_all_their_figures() -> None:
    branched, dotted = markers.list_mark("四の二 前号"), markers.list_mark("1.2 適用")
    assert branched is not None
    assert dotted is not None
    assert branched.readings == (("kanji", (4, 2)),)
    assert dotted.readings == (("multi", (1, 2)),)


def test_labels_of_articles_and_chapters_are_arabic() -> None:
    assert markers.article_mark("第百四条の十一 届出") == ("第104条の11", (104, 11), 7)
    assert markers.article_mark("第八条から第十条まで 削除") == ("第8条から第10条", (8,), 10)
    assert markers.chapter_mark("第二節の二 料金") == ("第2節の2", "節", (2, 2), 5)


def test_the_number_behind_a_branch_number_is_no_part_of_it() -> None:
    for line, numbers in (
        ("第3条の7 1.管理者は、", (3, 7)),
        ("第4条の2 2 前項の", (4, 2)),
        ("第 1 0 条 の 1 2", (10, 12)),
    ):
        mark = markers.article_mark(line)
        assert mark is not None, line
        assert mark[1] == numbers
