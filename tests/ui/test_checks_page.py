"""The page 点検: what it shows, what a reviewer says, and the files it makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import cli
import library
import pipeline
from corpus.decisions import read_remarks, write
from corpus.samples import DRAFTS, TEXTS, find
from models.decisions import RemarkDecision, RemarkSays
from models.remarks import Severity
from tests.ui.test_markup import Reading
from ui.checks.found import Checked, quoted
from ui.checks.rulings import latest, made
from ui.checks.view import view
from ui.library import Choice

TERMS = "配食利用規約\n第1条（目的）\n第9条によります。弁当を届けます。\n第2条（料金）\n会員又わ当社が払います。\n"
WHEN = "2026-11-20T10:00:00+09:00"
EVIL = '<script>caught()</script>"><img src=x onerror=caught()>'


def checked(text: str, *words: RemarkDecision) -> Checked:
    analysis = pipeline.analyse("規約.txt", text.encode())
    return Checked(Choice("own-1", "規約", "規約.txt", own=True), analysis, pipeline.check(analysis, None, words))


def text(html: str) -> str:
    return Reading(html).text


class TestView:
    def test_remarks_stand_by_severity_with_place_sentence_and_reason(self) -> None:
        shown = text(view(checked(TERMS)))
        assert "すべて 2‼ 重大 1！ 注意 1・ 参考 0" in shown
        assert shown.index("第9条によります。") < shown.index("会員又わ当社が払います。")
        assert "「第9条」が指す第9条がありません。本則は第2条までです。" in shown
        assert "前の版を選ぶと" in shown

    def test_the_quoted_words_are_marked_in_their_sentence(self) -> None:
        html = view(checked(TERMS))
        assert "<mark>第9条</mark>によります。</p>" in html
        assert "会員<mark>又わ</mark>当社が払います。" in html
        assert 'href="文書?doc=own-1&amp;at=' in html

    def test_a_dismissed_remark_is_folded_and_counted(self) -> None:
        first = checked(TERMS).remarks[0]
        word = made(first, "dismissed", "法務 山田", WHEN, "別の約款の条です")
        html = view(checked(TERMS, word))
        assert "すべて 1‼ 重大 0" in text(html)
        assert "了解した 1 件を畳んでいます" in text(html)
        assert "✓ 了解法務 山田　2026-11-20別の約款の条です取り消す" in text(html)
        assert html.count('class="rm done"') == 1

    def test_nothing_odd_says_that_everything_was_looked_at(self) -> None:
        shown = text(view(checked("貸舟規約\n第1条（目的）\n舟を貸します。\n第2条（料金）\n料金は月額とします。\n")))
        assert "気づいた点はありません。" in shown

    def test_hostile_words_stay_words(self) -> None:
        found = checked(
            f"{EVIL}規約\n第1条（{EVIL}）\n{EVIL}第9条によります。\n第2条（料金）\n会員又わ当社が払います。\n"
        )
        html = view(found, EVIL)
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html

    def test_a_long_sentence_is_cut_on_both_sides_of_the_words(self) -> None:
        found = checked(
            f"規約\n第1条（目的）\n{'会員は、' * 60}第9条により{'弁当を' * 60}届けます。\n第2条（料金）\n月額とします。\n"
        )
        shown = quoted(found.document, found.remarks[0].remark)
        assert shown.before.startswith("…")
        assert shown.behind.endswith("…")
        assert shown.quote == "第9条"


def test_the_latest_word_about_a_remark_holds() -> None:
    (first, *_) = checked(TERMS).remarks
    early = made(first, "dismissed", "甲", "2026-11-20T09:00:00+09:00", "")
    late = made(first, "to_mend", "乙", WHEN, "")
    assert latest([late, early]) == (late,)
    with pytest.raises(ValueError, match="no_such"):
        made(first, "no_such", "甲", WHEN, "")


def _page() -> None:
    from ui.checks import page as checks

    checks.page()


def visit(**address: str) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=90)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def drawn(app: AppTest) -> str:
    assert not app.exception
    data: dict[str, Any] = json.loads(app.get("bidi_component")[-1].proto.json)[0]
    return str(data["html"])


def said(app: AppTest) -> str:
    return " ".join(Reading(part.proto.body).text for part in app.get("html"))


def load(app: AppTest, *words: RemarkDecision) -> AppTest:
    uploader = next(u for u in app.file_uploader if "判断" in u.label)
    uploader.upload("判断.json", write([], remarks=words), "application/json").run()
    return app


def _reports() -> None:
    import streamlit as st

    from ui.checks import choice as checks_choice
    from ui.checks import made as checks_made
    from ui.checks import record as checks_record
    from ui.checks.words import REPORTS
    from ui.session import choices

    st.session_state.remark_words = st.session_state.get("given", {})
    found = checks_made.made(*checks_choice.chosen(choices()), st.empty())
    said = checks_record.decided(found)
    st.session_state.said = said
    for ending in REPORTS:
        st.session_state[f"report{ending}"] = checks_record.report(found, ending, said, checks_record.origins(found))


class TestPage:
    def test_the_first_visit_checks_the_draft_against_the_version_before(self) -> None:
        app = visit()
        assert (app.query_params["doc"], app.query_params["old"]) == ("minato-draft", "minato-2025")
        assert "見本（誤りを仕込んだ架空の改定案）" in said(app)
        shown = text(drawn(app))
        for word in (
            "第47条がありません",
            "周知期間の不足",
            "又わ",
            "本ソフトウェア",
            "第18条（登録データの取扱い）に、記載された変更はありません",
        ):
            assert word in shown

    def test_the_newest_document_of_the_library_comes_before_the_samples(self, place: str) -> None:
        with library.open(place) as shelf:
            shelf.add(find("haruka-2024").file, find("haruka-2024").read())
            uid = shelf.add("a.txt", f"{TERMS}附則\n本規約は、2026年4月1日から施行します。\n".encode()).version.uid
        assert visit().query_params["doc"] == f"v-{uid[:16]}"

    def test_the_figures_are_those_of_the_command_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        shown = text(drawn(visit()))
        assert cli.main(["check", str(DRAFTS / "minato-draft.txt"), "--old", str(TEXTS / "minato-2025.txt")]) == 0
        last = capsys.readouterr().out.splitlines()[-1]
        counts = [int(each) for each in "".join(c if c.isdigit() else " " for c in last).split()]
        words = zip(("すべて", "‼ 重大", "！ 注意", "・ 参考"), counts, strict=True)
        assert "".join(f"{name} {count}" for name, count in words) in shown

    def test_an_address_chooses_the_document_and_the_version_before(self) -> None:
        app = visit(doc="minato-2025", old="-")
        assert [box.value for box in app.selectbox] == ["minato-2025", "-"]
        assert "前の版を選ぶと" in text(drawn(app))
        assert visit(doc="minato-2025").query_params["old"] == "minato-2023"
        assert "このURLが指す文書は、ここにはありません。" in said(visit(doc="own-0123456789abcdef"))
        assert "このURLが指す指摘は、この文書にはありません。" in said(
            visit(doc="minato-draft", old="-", at="ffffffffffff")
        )

    @pytest.mark.parametrize("dismissed", [False, True])
    def test_the_reports_are_those_of_the_command_line(self, tmp_path: Path, dismissed: bool) -> None:
        app = AppTest.from_function(_reports, default_timeout=90)
        if dismissed:
            analyses = [pipeline.analyse(find(n).file, find(n).read()) for n in ("minato-draft", "minato-2025")]
            first = pipeline.check(analyses[0], analyses[1]).remarks[0]
            app.session_state["given"] = {"minato-draft": (made(first, "dismissed", "山田", WHEN, "よい"),)}
        app.run()
        assert not app.exception
        words = ["check", str(DRAFTS / "minato-draft.txt"), "--old", str(TEXTS / "minato-2025.txt")]
        if dismissed:
            human = tmp_path / "判断-minato-draft.json"
            human.write_bytes(app.session_state["said"])
            words += ["--decisions", str(human)]
        for ending in (".docx", ".xlsx", ".csv", ".json"):
            out = tmp_path / f"out{ending}"
            assert cli.main([*words, "--out", str(out)]) == 0
            assert app.session_state[f"report{ending}"] == out.read_bytes()

    def test_words_of_a_file_are_taken_over_and_saved_again(self) -> None:
        analyses = [pipeline.analyse(find(n).file, find(n).read()) for n in ("minato-draft", "minato-2025")]
        first = pipeline.check(analyses[0], analyses[1]).remarks[0]
        word = made(first, "to_mend", "山田", WHEN, "第28条に")
        lost = RemarkDecision("misprint", "本則/第1条", "0" * 64, RemarkSays.DISMISSED, "山田", WHEN)
        app = load(visit(), word, lost)
        assert "2 件の判断を読み込みました。" in said(app)
        assert "✎ 直すべき山田　2026-11-20第28条に" in text(drawn(app))
        assert "条文が変わったので使っていない判断が 1 件あります（本則/第1条 山田 2026-11-20）。" in said(app)
        assert len(app.session_state["remark_words"]["minato-draft"]) == 2

    def test_a_file_that_holds_no_decisions_gets_a_sentence(self) -> None:
        app = visit()
        next(u for u in app.file_uploader if "判断" in u.label).upload("別.json", b"[]", "application/json").run()
        assert "「別.json」を、判断を記録したファイルとして読み込めません。" in said(app)

    def test_an_uploaded_document_is_checked(self) -> None:
        app = visit()
        app.button(key="load").click().run()
        place = next(u for u in app.file_uploader if "約款のファイル" in u.label)
        place.upload("配食.txt", TERMS.encode(), "text/plain").run()
        assert "会員又わ当社が払います。" in text(drawn(app))
        assert app.query_params["old"] == "-"

    def test_what_is_said_of_a_document_of_the_library_is_kept_there(self, place: str) -> None:
        with library.open(place) as shelf:
            version = shelf.add("配食.txt", TERMS.encode()).version.uid
        app = visit()
        app.selectbox[0].select(next(o for o in _values(app) if o.startswith("v-"))).run()
        found = checked(TERMS).remarks[0]
        load(app, made(found, "dismissed", "山田", WHEN, "よい"))
        assert "了解した 1 件を畳んでいます" in text(drawn(app))
        with library.open(place) as shelf:
            (kept,) = shelf.decisions(version)
        assert isinstance(kept.decided.what, RemarkDecision)
        again = visit(doc=str(app.query_params["doc"]))
        assert "了解した 1 件を畳んでいます" in text(drawn(again)), "also in another session"


def _values(app: AppTest) -> list[str]:
    return [choice.id for choice in _choices(app)]


def _choices(app: AppTest) -> list[Choice]:
    from ui.session import choices

    return list(choices())


def test_every_severity_has_a_sign_beside_its_colour() -> None:
    from ui.checks.words import SEVERITIES

    assert set(SEVERITIES) == set(Severity)
    assert len({sign.symbol for sign, _ in SEVERITIES.values()}) == len(Severity)
    assert read_remarks("判断.json", write([], remarks=())) == ()
