from __future__ import annotations

import pytest

from analysis.changes.revisions import revisions
from analysis.structure.segment import segment
from models.changes import Fate
from models.document import Document
from models.source import source_of_text

TEXT = """みのり便　会員規約
第1条（適用）
丘の上農園株式会社（以下「当クラブ」といいます。）は、野菜を届ける「みのり便」を運営します。
第2条（支払）
1. 会員は、クレジットカードにより会費を支払います。
2. クレジットカードが無効となったときは、直ちに届け出ます。
第3条（届出）
1. 会員は、書面により退会を届け出ます。
2. 休会の届出は、書面により行います。
第4条（配達）
1. 当クラブは、札幌本店から「みのり便」を届けます。
2. 札幌本店の休業日は、日曜日とします。
3. 配達の停止を望む会員は、三日前に停止を申し出ます。
附則
本規約は、令和四年四月一日から施行します。
"""


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


def changed(*words: tuple[str, str]) -> set[Fate]:
    """As what the articles that say it otherwise differ."""
    new = TEXT
    for one, other in words:
        assert one in new
        new = new.replace(one, other)
    entries = revisions(document(TEXT), document(new)).entries
    assert all(not (entry.new or "").startswith("本則") or entry.old == entry.new for entry in entries)
    main = (entry for entry in entries if (entry.new or "").startswith("本則"))
    return {fate for entry in main for fate in entry.kinds} - {Fate.SAME, Fate.HEADING}


@pytest.mark.parametrize(
    "words",
    [
        [("みのり便", "やさい宅急")],
        [("当クラブ", "当社")],
        [("会員", "メンバー")],
        [("丘の上農園株式会社", "株式会社丘の上農園")],
        [
            ("丘の上農園株式会社", "株式会社ソイルネクスト"),
            ("四月一日から施行します。", "四月一日から施行します。当クラブの商号変更に伴い改めました。"),
        ],
    ],
    ids=lambda words: words[0][1],
)
def test_a_new_name_for_the_same_is_wording(words: list[tuple[str, str]]) -> None:
    assert changed(*words) == {Fate.WORDING}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("丘の上農園株式会社", "株式会社ソイルネクスト"),
        ("クレジットカード", "デビットカード"),
        ("書面", "電磁的方法"),
        ("札幌本店", "函館支店"),
        ("停止", "中止"),
        ("会員は", "有料会員は"),
        ("日曜日", "月曜日"),
    ],
)
def test_another_thing_in_the_place_of_one_is_substantive(one: str, other: str) -> None:
    assert changed((one, other)) == {Fate.SUBSTANTIVE}


def test_a_name_that_is_still_used_beside_the_new_one_is_not_renamed() -> None:
    new = TEXT.replace("会員は、クレジットカード", "利用者は、クレジットカード")
    entries = revisions(document(TEXT), document(new)).entries
    assert [entry.new for entry in entries if Fate.SUBSTANTIVE in entry.kinds] == ["本則/第2条"]


CLUB = """同好会　会則
第1条（会員）
学生で、所定の手続をした者を会員とする。
第2条（総会）
{member}は、総会で一人一票を持つ。
第3条（備品）
{member}は、備品を{member}以外に貸してはならない。
"""


def kinds(old: str, new: str) -> dict[str | None, set[Fate]]:
    return {entry.new: set(entry.kinds) for entry in revisions(document(old), document(new)).entries}


def test_a_name_that_is_nowhere_defined_may_give_way_to_one_that_the_document_has_for_that_party() -> None:
    found = kinds(CLUB.format(member="部員"), CLUB.format(member="会員"))
    assert [found[f"本則/第{n}条"] for n in (1, 2, 3)] == [{Fate.SAME}, {Fate.WORDING}, {Fate.WORDING}]
    other = kinds(CLUB.format(member="役員"), CLUB.format(member="会員"))
    assert other["本則/第2条"] == {Fate.SUBSTANTIVE}


def test_a_defined_name_is_not_brought_into_line_with_another() -> None:
    defined = CLUB.replace("会員とする。", "会員とする。入会後一年を経た者（以下「部員」という。）を置く。")
    assert kinds(defined.format(member="部員"), defined.format(member="会員"))["本則/第2条"] == {Fate.SUBSTANTIVE}


ORDER = """委託契約書
松林測量株式会社（以下「甲」という。）と杉山製図合同会社（以下「乙」という。）は、甲から乙に対して委託する製図について契約する。
第1条（委託料）
甲は、乙に製図の委託料を支払う。
第2条（再委託）
乙は、{giver}の書面による承諾なく、製図を第三者に任せてはならない。
第3条（納品）
{taker}は、期日までに図面を納める。
"""


def test_what_the_parties_are_called_may_give_way_to_their_letters_but_not_to_each_other_s() -> None:
    called = ORDER.format(giver="委託者", taker="受託者")
    right = kinds(called, ORDER.format(giver="甲", taker="乙"))
    assert [right[f"本則/第{n}条"] for n in (1, 2, 3)] == [{Fate.SAME}, {Fate.WORDING}, {Fate.WORDING}]
    wrong = kinds(called, ORDER.format(giver="甲", taker="甲"))
    assert wrong["本則/第3条"] == {Fate.SUBSTANTIVE}


GLOSSED = """小工事約款
第1条（総則）
甲（注文主）及び乙（請負人）は、この約款に従い契約を履行する。
第2条（承諾）
甲は、乙の届出を十四日以内に承諾する。
第3条（支払）
甲は、検査の後、乙に代金を支払う。
"""


def test_letters_give_way_to_the_words_that_explained_them() -> None:
    words = GLOSSED.replace("甲（注文主）", "注文主").replace("乙（請負人）", "請負業者")
    found = kinds(GLOSSED, words.replace("甲", "注文主").replace("乙", "請負業者"))
    assert all(found[f"本則/第{n}条"] == {Fate.WORDING} for n in (1, 2, 3))
    turned = kinds(GLOSSED, words.replace("甲", "請負業者").replace("乙", "注文主"))
    assert turned["本則/第3条"] == {Fate.SUBSTANTIVE}


def test_words_give_way_to_the_letters_they_are_introduced_with() -> None:
    old = GLOSSED.replace("甲（注文主）", "注文主").replace("乙（請負人）", "請負人")
    old = old.replace("甲", "注文主").replace("乙", "請負人")
    new = GLOSSED.replace(
        "甲（注文主）及び乙（請負人）", "注文主（以下「甲」という。）及び請負人（以下「乙」という。）"
    )
    assert [kinds(old, new)[f"本則/第{n}条"] for n in (2, 3)] == [{Fate.WORDING}, {Fate.WORDING}]


def test_a_shorter_name_for_a_party_is_a_new_name() -> None:
    old = CLUB.replace(
        "第1条（会員）\n学生で、所定の手続をした者を会員とする。", "第1条（提供）\n{member}は、資料を渡す。"
    )
    found = kinds(old.format(member="開示当事者"), old.format(member="開示者"))
    assert all(found[f"本則/第{n}条"] == {Fate.WORDING} for n in (1, 2, 3))
    narrower = kinds(old.format(member="会員"), old.format(member="名誉会員"))
    assert narrower["本則/第2条"] == {Fate.SUBSTANTIVE}


def test_several_names_may_give_way_to_one_letter_and_both_parties_stay_both() -> None:
    more = ORDER.replace(
        "第3条（納品）", "第3条（協議）\n甲乙いずれも、{giver2}の承諾を得て協議を求める。\n第4条（納品）"
    )
    called = more.format(giver="委託者", giver2="発注者", taker="受託者")
    found = kinds(called, more.format(giver="甲", giver2="甲", taker="乙"))
    assert [found[f"本則/第{n}条"] for n in (2, 3, 4)] == [{Fate.WORDING}] * 3


LEAVE = """休暇の定め
第1条（制度）
{kind}休暇制度とは、理由を問わずに取れる年七日の休暇を与える制度である。
第2条（使い方）
{kind}休暇は、半日から取ることができる。
第3条（届出）
{kind}休暇を取る者は、前日までに届け出る。
"""


def test_what_names_a_term_is_renamed_with_the_term() -> None:
    found = kinds(LEAVE.format(kind="記念"), LEAVE.format(kind="自由"))
    assert [found[f"本則/第{n}条"] for n in (1, 2, 3)] == [{Fate.WORDING}] * 3
    undefined = LEAVE.replace("とは、理由を問わずに", "は、理由を問わずに")
    other = kinds(undefined.format(kind="記念"), undefined.format(kind="自由"))
    assert other["本則/第2条"] == {Fate.SUBSTANTIVE}


def test_what_names_a_term_and_is_still_used_is_not_renamed_with_it() -> None:
    new = LEAVE.format(kind="自由").replace("自由休暇を取る者は", "記念休暇を取る者は")
    assert kinds(LEAVE.format(kind="記念"), new)["本則/第2条"] == {Fate.SUBSTANTIVE}


KINDS = """クラブの規約
第1条（会員）
{kind}会員は、趣旨に賛同する者とする。{kind}会員には、施設の利用を認める。
第2条（会費）
{kind}会員は、月額1,000円の会費を支払う。
第3条（議決権）
{kind}会員は、議決権を有する。{kind}会員の議決権は、1個とする。
"""


@pytest.mark.parametrize(("one", "other"), [("正", "準"), ("第一種", "第二種"), ("個人", "法人")])
def test_another_kind_of_member_is_no_new_name(one: str, other: str) -> None:
    found = kinds(KINDS.format(kind=one), KINDS.format(kind=other))
    assert [found[f"本則/第{n}条"] for n in (1, 2, 3)] == [{Fate.SUBSTANTIVE}] * 3
