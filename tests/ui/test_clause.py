"""The clause behind a cell: the value marked in its article, the neighbours, and the wording of the others."""

from __future__ import annotations

from lxml import html

from tests.ui.gathering import EVIL, gathering, hostile
from ui.matrix.clause import clause
from ui.matrix.gathered import At

ALL = gathering()


def shown(tab: str, service: int, key: str) -> html.HtmlElement:
    return html.fragment_fromstring(clause(ALL, At(tab, service, key)))


def test_no_cell_is_opened_no_clause_is_shown() -> None:
    assert html.fragment_fromstring(clause(ALL, None)).get("hidden") is not None


def test_the_value_is_boxed_in_the_provision_that_states_it() -> None:
    page = shown("n", 0, "late_interest.rate")
    (place,) = page.xpath(".//details[@class='place']")
    assert place.xpath("./summary/b")[0].text_content() == "第3条第2項"
    assert [box.text_content() for box in place.xpath(".//*[@class='num']")] == ["年１２．５％"]
    (meant,) = place.xpath(".//*[contains(@class, 'meant')]")
    assert "支払を怠った利用者は、年１２．５％の割合による遅延損害金を支払います。" in meant.text_content()
    assert "毎月末日までに" in place.text_content()


def test_the_articles_before_and_behind_are_at_hand() -> None:
    page = shown("n", 0, "late_interest.rate")
    beside = page.xpath(".//details[@class='beside']")
    assert [each.xpath("./summary")[0].text_content() for each in beside] == [
        "↑ 前　第2条 契約期間",
        "↓ 次　第4条 解約",
    ]
    assert "契約期間は、利用開始日から１年とします。" in beside[0].text_content()
    key = next(
        row.key
        for row in ALL.topics.values()
        if row.cells[0].places[:1] and row.cells[0].places[0].path == "本則/第1条"
    )
    first = shown("t", 0, key)
    assert [each.text_content() for each in first.xpath(".//details[@class='beside']/summary")] == [
        "↓ 次　第2条 契約期間"
    ]


def test_the_words_of_the_others_are_at_hand_with_the_way_into_a_comparison() -> None:
    page = shown("n", 0, "late_interest.rate")
    assert "ほかのサービスでは　2 / 2 にあり" in page.text_content()
    peers = page.xpath(".//*[@class='peer']")
    assert "年8％ ◎" in peers[0].text_content()
    assert "遅滞したときは、年８％の遅延損害金を付す。" in peers[0].text_content()
    links = [link.get("href") for link in peers[0].xpath(".//a")]
    assert [link.split("?")[0] for link in links] == ["文書", "./"]
    assert links[1].startswith("./?left=a&right=b&at=")


def test_what_is_missing_shows_how_the_others_word_it() -> None:
    page = shown("t", 1, "jurisdiction")
    assert "全5条を確かめました。見当たらない。　ほか 2 のうち 2 にある" in page.text_content()
    peers = page.xpath(".//*[@class='peer']")
    assert len(peers) == 2
    assert all("松江地方裁判所" in peer.text_content() for peer in peers)
    assert [peer.xpath(".//a[2]/@href")[0].split("&")[0] for peer in peers] == ["./?left=a", "./?left=c"]


def test_what_was_not_understood_says_so_beside_the_provisions() -> None:
    page = shown("n", 2, "late_interest.rate")
    assert "値を読み取れませんでした" in page.text_content()
    assert "会費の支払を怠った会員は" in page.text_content()


def test_hostile_words_are_shown_as_they_are() -> None:
    page = html.fragment_fromstring(clause(hostile(), At("n", 0, "late_interest.rate")))
    assert EVIL.replace("\u202e", "〔U+202E〕") in page.text_content()
    assert {element.tag for element in page.iter()} <= {
        *("div", "h2", "h3", "p", "b", "small", "span", "button", "details", "summary", "section", "a"),
        *("label", "input", "select", "option"),  # of the form for values
    }
    for link in page.xpath(".//@href"):
        assert link.startswith(("文書?", "./?"))
