"""What the library has to say of an article that stands alone."""

from __future__ import annotations

from dataclasses import replace

import library
import pipeline
from models.comparison import Comparison
from tests.ui.small import shown
from ui.comparison.laid import Shown
from ui.comparison.market import market
from ui.english import words

TERMS = "{name}利用規約\n第1条（遅延損害金）\n会員は、料金を滞納したとき、年10%の遅延損害金を払います。\n{more}"
HIDDEN = "第2条（秘密保持）\n当社及び会員は、相手方の秘密情報を第三者に開示してはなりません。\n"
NAMES = ("貸舟", "納屋", "窯")


def keep(place: str, count: int) -> None:
    with library.open(place) as made:
        for at, name in enumerate(NAMES[:count]):
            made.add(f"{name}.txt", TERMS.format(name=name, more=HIDDEN * (at < 2)).encode())


def laid() -> Shown:
    one, other = (pipeline.analyse("a.txt", TERMS.format(name="舟", more=more).encode()) for more in (HIDDEN, ""))
    alignment, comparison = pipeline.compare(one, other)
    return Shown(one, other, comparison, alignment=alignment)


def test_an_article_alone_says_how_many_services_of_the_library_regulate_the_same_and_where(place: str) -> None:
    keep(place, 3)
    (told,) = market(laid())
    assert told["said"] == "文書庫の 3 サービスのうち 2 に「秘密保持」の定めがあります"
    assert words().plain(told["said"]) == "2 of the 3 services in the library regulate “Confidentiality”"
    assert told["href"].startswith("検索?q=%E4%B8%BB%E9%A1%8C%3A")
    with library.open(place) as there:
        assert len({hit.service for hit in there.search("主題:秘密保持").hits}) == 2


def test_few_services_and_no_library_say_nothing(place: str) -> None:
    assert market(laid()) == []
    keep(place, 2)
    assert market(laid()) == []


def test_between_versions_and_of_rows_with_counterparts_nothing_is_said(place: str) -> None:
    keep(place, 3)
    found = laid()
    assert market(replace(found, versions=True)) == []
    rows = tuple(row for row in found.comparison.rows if row.left and row.right)
    assert market(replace(found, comparison=Comparison(rows))) == []
    assert market(shown()) == []
