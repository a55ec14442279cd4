"""A comparison as HTML and JSON: every word of both documents is in them, what differs is marked, nothing acts."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from typing import Any

from lxml import html

from analysis.alignment.align import align
from analysis.alignment.rulings import decide, prints
from analysis.comparison.compare import compare
from analysis.services.matrix import matrix
from models.analysis import Analysis
from models.comparison import Side, State
from models.decisions import LinkDecision, LinkSays
from models.document import Document
from models.origin import Imprint
from reports.comparison.csv import comparison_csv
from reports.comparison.html import comparison_html
from reports.comparison.json import comparison_json
from reports.comparison.sides import Compared
from tests.analysis.services import BARN, BOAT, analysed, origin, paged
from tests.reports.test_matrix_reports import EVIL, EVIL_TEXT

LATER = BOAT.replace("３か月前", "６か月前").replace(
    "第６条（合意管轄）", "第６条（苦情）\n苦情は、窓口で聞きます。\n\n第７条（合意管轄）"
)


def compared(
    left: Analysis,
    right: Analysis,
    names: tuple[str, str] = ("貸舟", "納屋"),
    dates: tuple[str, str] = ("", ""),
    decisions: tuple[LinkDecision, ...] = (),
) -> Compared:
    alignment = align(left.document, right.document, left.topics, right.topics, decisions)
    services = [(origin(name, date=date), side) for name, date, side in zip(names, dates, (left, right), strict=True)]
    table = matrix(services)
    imprint = Imprint("0" * 12, table.services, (("人の判断", "なし"),))
    return Compared(left, right, alignment, compare(left.document, right.document, alignment), table, imprint)


TWO = compared(paged(BOAT), analysed(BARN))
VERSIONS = compared(analysed(BOAT), analysed(LATER), ("貸舟", "貸舟"), ("2024-04-01", "2025-04-01"))


def words(document: Document) -> list[str]:
    return [entry.node.text for entry in document.entries if entry.node.text]


def page(of: Compared) -> Any:
    return html.document_fromstring(comparison_html(of))


class TestJson:
    found: dict[str, Any] = json.loads(json.dumps(comparison_json(TWO)))

    def test_the_pieces_joined_are_both_documents(self) -> None:
        for side, analysis in (("left", TWO.left), ("right", TWO.right)):
            texts: list[str] = []
            for strip in (strip for row in self.found["rows"] for strip in row["strips"] if strip[side] is not None):
                whole = "".join(piece[side] for piece in strip["pieces"])
                starts = [0, *(each["start"] for each in strip["further"] if each["side"] == side), len(whole)]
                texts += [whole[start:end] for start, end in pairwise(starts)]
            assert sorted(texts) == sorted(words(analysis.document))

    def test_rows_have_state_places_reasons_and_confidence(self) -> None:
        row = next(row for row in self.found["rows"] if row["left"] and row["left"]["path"] == "本則/第4条")
        assert row["state"] == "changed"
        assert row["left"]["citation"] == "第4条"
        assert row["left"]["page"] == 3
        assert row["right"]["heading"] == "解約"
        assert row["confidence"] in {"高", "中", "低"}
        assert row["reasons"]
        assert {piece["op"] for strip in row["strips"] for piece in strip["pieces"]} <= {
            *("same", "left", "right", "changed"),
        }
        assert self.found["counts"] == {state.name.lower(): TWO.comparison.count(state) for state in State}

    def test_the_parameters_of_both_sides_stand_beside_each_other(self) -> None:
        notice = next(row for row in self.found["parameters"] if row["key"] == "termination_by_customer.notice")
        assert [cell["values"][0]["value"] for cell in notice["cells"]] == ["P3M", "P1M"]
        assert [cell["favour"] for cell in notice["cells"]] == ["worst", "best"]
        numbers = {number["quote"] for number in self.found["other_numbers"]["left"]}
        assert numbers == {number.quote for number in TWO.left.other_numbers}

    def test_it_names_its_sources(self) -> None:
        assert self.found["program"].startswith("約款くらべ ")
        assert self.found["left"]["sha256"] == origin("貸舟").sha256
        assert self.found["settings"] == {"人の判断": "なし"}

    def test_a_decision_can_be_made_from_it(self) -> None:
        alone = next(row for row in self.found["rows"] if row["right"] is None)
        other = next(row for row in self.found["rows"] if row["left"] is None)
        decision = LinkDecision(
            alone["left"]["path"],
            alone["left"]["fingerprint"],
            other["right"]["path"],
            other["right"]["fingerprint"],
            LinkSays.ADD,
            "法務 試験",
            "2026-11-20",
        )
        again = comparison_json(compared(TWO.left, TWO.right, decisions=(decision,)))
        (row,) = [row for row in again["rows"] if row["decision"]]
        assert (row["left"]["path"], row["right"]["path"]) == (decision.left, decision.right)
        assert again["decisions"] == [
            {
                "says": "add",
                "who": "法務 試験",
                "when": "2026-11-20",
                "why": "",
                "left": decision.left,
                "right": decision.right,
                "changed": False,
            }
        ]
        assert prints(TWO.left.document)[decision.left] == decision.left_print


class TestHtml:
    def test_every_word_of_both_documents_is_on_the_page(self) -> None:
        for of in (TWO, VERSIONS):
            for column, side in enumerate(Side, 1):
                cells = page(of).xpath(f"//div[@class='r']/div[@class='two']/div[{column}]//div[@class='t']")
                for cell in cells:
                    for above in cell.xpath("./span[@class='from']"):
                        above.drop_tree()
                shown = [cell.text_content() for cell in cells]
                assert sorted(shown) == sorted(words(of.document(side)))

    def test_what_stands_on_one_side_is_marked_and_numbers_are_boxed(self) -> None:
        found = page(VERSIONS)
        (old,) = found.xpath("//del[contains(., '３か月')]")
        (new,) = found.xpath("//ins[contains(., '６か月')]")
        assert old.xpath(".//span[@class='num']")
        assert new.xpath(".//span[@class='num']")
        assert not found.xpath("//mark")
        assert not page(TWO).xpath("//del|//ins")

    def test_versions_are_called_old_and_new_and_services_left_and_right(self) -> None:
        assert [e.text_content()[0] for e in page(VERSIONS).xpath("//div[@class='two all']/div")] == ["旧", "新"]
        assert [e.text_content()[0] for e in page(TWO).xpath("//div[@class='two all']/div")] == ["左", "右"]
        turned = compared(analysed(LATER), analysed(BOAT), ("貸舟", "貸舟"), ("2025-04-01", "2024-04-01"))
        assert turned.alignment.versions
        assert not turned.versions

    def test_rows_name_both_articles_pages_and_reasons(self) -> None:
        (row,) = [row for row in page(TWO).xpath("//article") if row.text_content().startswith("第4条（解約）")]
        heads = [cell.text_content() for cell in row.xpath("./div[@class='two h']/div")]
        assert heads == ["第4条（解約）3頁", "第4条（解約）"]
        assert "見出しが同じ（解約）" in row.xpath("./p[@class='why']")[0].text_content()

    def test_what_stands_alone_says_so(self) -> None:
        text = page(TWO).text_content()
        assert "対応する条がありません" in text
        assert "（新設）" in page(VERSIONS).text_content()

    def test_equal_articles_are_folded_and_counted(self) -> None:
        found = page(VERSIONS)
        folded = found.xpath("//article/input[@class='open']")
        assert folded
        assert f"文言の同じ {len(folded)} 条を畳んでいます。" in found.text_content()
        assert {box.get("id") for box in folded} <= set(found.xpath("//article/label/@for"))

    def test_nothing_stays_shut_on_paper(self) -> None:
        found = page(VERSIONS)
        assert not found.xpath("//details")
        (style,) = found.xpath("//style/text()")
        shut = next(rule for rule in style.split("\n") if ".open:not(:checked)" in rule)
        assert shut.startswith("@media screen{")

    def test_the_parameters_of_both_sides_stand_below_with_their_words(self) -> None:
        (row,) = page(TWO).xpath("//tr[th[starts-with(., '契約者からの解約予告')]]")
        assert [cell.text_content() for cell in row.xpath("./td")] == ["3か月△第4条（3頁）", "1か月◎第4条"]
        targets = set(page(TWO).xpath("//@id"))
        assert {link.removeprefix("#") for link in page(TWO).xpath("//@href")} <= targets

    def test_numbers_that_no_parameter_claims_are_listed(self) -> None:
        other = analysed(BOAT.replace("船着場", "") + "\n第７条（備品）\n備品は、５個まで１２日間借りられます。\n")
        text = page(compared(other, analysed(BARN))).text_content()
        assert other.other_numbers
        assert all(number.quote in text for number in other.other_numbers)
        assert f"その他の数値　左 {len(other.other_numbers)} 件" in text

    def test_a_humans_word_is_marked_and_one_that_came_to_nothing_is_reported(self) -> None:
        add = decide(
            (TWO.left.document, "本則/第6条"),
            (TWO.right.document, "本則/第5条"),
            LinkSays.ADD,
            "<b>法務</b>",
            "2026-11-20",
        )
        gone = LinkDecision("本則/第99条", "", "本則/第1条", "", LinkSays.CUT, "法務 試験", "2026-11-21")
        text = page(compared(TWO.left, TWO.right, decisions=(add, gone))).text_content()
        assert "✎　人の判断：対応とする（<b>法務</b>、2026-11-20）" in text
        assert (
            "本則/第99条 と 本則/第1条 についての判断（法務 試験、2026-11-21）は、条文が見つからないので使っていません。"
            in text
        )

    def test_hostile_text_is_shown_and_does_nothing(self) -> None:
        data = comparison_html(compared(analysed(EVIL_TEXT), analysed(BARN), (EVIL, '"><script>alert(3)</script>')))
        found = html.document_fromstring(data)
        assert not found.xpath("//script|//img|//iframe|//object|//@onerror|//@onmouseover|//@src")
        text = found.text_content()
        assert "<script>alert(2)</script>〔U+202E〕&amp;" in text
        assert '"><script>alert(3)</script>' in text
        assert EVIL in text
        assert b"\xe2\x80\xae" not in data

    def test_it_needs_nothing_from_outside(self) -> None:
        found = page(TWO)
        assert found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
            "default-src 'none'; style-src 'unsafe-inline'"
        ]
        assert not re.search(r"(?:https?:)?//[a-z]|url\(|@import", comparison_html(TWO).decode())

    def test_the_same_comparison_is_the_same_file(self) -> None:
        again = compared(paged(BOAT), analysed(BARN))
        assert comparison_html(again) == comparison_html(TWO)
        assert comparison_json(again) == comparison_json(TWO)


class TestClauses:
    """One 項 beside several, and 項 that stand alone in linked articles."""

    def test_every_report_says_that_one_answers_several_and_shows_each_under_its_number(self) -> None:
        several = [s for row in TWO.comparison.rows for s in row.strips if s.further]
        assert several
        told = "に分かれる"
        assert told in page(TWO).text_content()
        assert told in "".join(
            reason for s in comparison_json(TWO)["rows"] for t in s["strips"] for reason in t["reasons"]
        )
        for strip in several:
            cells = page(TWO).xpath("//div[@class='r']//div[@class='t']")
            texts = [cell.text_content() for cell in cells]
            for side in Side:
                for path in strip.paths(side):
                    own = TWO.document(side).by_path[path].node.text
                    assert any(text.endswith(own) for text in texts)

    def test_what_stands_alone_in_a_linked_article_says_why(self) -> None:
        alone = [
            s for row in TWO.comparison.rows if row.left and row.right for s in row.strips if s.reasons and not s.left
        ]
        for strip in alone:
            assert strip.reasons[0] in page(TWO).text_content()


class TestCsv:
    def test_every_word_of_both_documents_stands_in_a_row_with_its_place(self) -> None:
        rows = list(csv.reader(io.StringIO(comparison_csv(TWO).decode("utf-8-sig"), newline="")))
        at = {head: place for place, head in enumerate(rows[0])}
        rows = rows[1 : rows.index([])]
        for side, analysis in (("左", TWO.left), ("右", TWO.right)):
            told = [row[at[f"{side}の文"]] for row in rows if row[at[f"{side}の場所"]]]
            assert sorted(told) == sorted(words(analysis.document))
        notice = next(row for row in rows if row[at["左の条"]] == "第4条（解約）")
        assert notice[at["判定"]].startswith("≠ 実質")
        assert notice[at["左の頁"]] == "3"

    def test_the_values_and_the_sources_follow(self) -> None:
        text = comparison_csv(TWO).decode("utf-8-sig")
        assert "契約者からの解約予告,違う,3か月 △" in text
        assert all(origin.sha256 in text for origin in TWO.imprint.origins)
