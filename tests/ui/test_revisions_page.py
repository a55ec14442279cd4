"""The page 改定 as Streamlit runs it, without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import cli
import library
from corpus.samples import TEXTS
from tests.ui.test_markup import Reading
from ui.revisions.lines import Line
from ui.revisions.past import in_order

IDS = ["minato-2022", "minato-2023", "minato-2025"]


def _page() -> None:
    from ui.revisions import page as revisions

    revisions.page()


def visit(**address: str | list[str]) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=90)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def html(app: AppTest) -> str:
    assert not app.exception
    drawn: dict[str, Any] = json.loads(app.get("bidi_component")[-1].proto.json)[0]
    return str(drawn["html"])


def text(app: AppTest) -> str:
    return Reading(html(app)).text


def said(app: AppTest) -> str:
    return " ".join(Reading(part.proto.body).text for part in app.get("html"))


def upload(app: AppTest, *files: tuple[str, str]) -> AppTest:
    app.button(key="load").click().run()
    for name, content in files:
        place = next(u for u in app.file_uploader if "約款のファイル" in u.label)
        place.upload(name, content.encode(), "text/plain").run()
    return app


def line(app: AppTest) -> Line:
    found = app.session_state["revised_line"]
    assert isinstance(found, Line)
    return found


def test_the_first_visit_shows_the_sample_with_three_versions_and_says_what_the_page_is_for() -> None:
    app = visit()
    assert app.query_params["v"] == IDS
    assert (app.query_params["old"], app.query_params["new"]) == ("minato-2023", "minato-2025")
    assert "何がいつ変わったか" in said(app)
    assert "見本（この製品のために作った架空の約款）を表示しています。" in said(app)
    assert "≠ 実質 6" in text(app)


def test_an_address_opens_versions_a_pair_and_a_day() -> None:
    app = visit(v=["minato-2022", "minato-2025"], on="2023-01-01")
    assert line(app).ids == ("minato-2022", "minato-2025")
    assert "2022-04-01 → 2025-04-01 の改定" in text(app)
    assert "2022-04-01 の版　minato-2022.txt" in text(app)
    far = visit(v=IDS, old="minato-2022", new="minato-2025")
    assert "隣り合う版の間で確かめます" in text(far)


def test_an_unknown_version_is_said_to_be_unknown() -> None:
    app = visit(v=["minato-2025", "own-0123456789abcdef"])
    assert "このURLが指す版の一部は、ここにはありません。" in said(app)
    assert "版が一つだけなので" in said(app)


@pytest.mark.parametrize("asked", ["2024-13-01", "きのう", "<script>"])
def test_a_day_that_is_none_is_left_alone(asked: str) -> None:
    assert "on" not in visit(on=asked).query_params


def test_another_service_can_be_chosen() -> None:
    app = visit()
    box = app.selectbox[0]
    wanted = next(option for option in box.options if option.startswith("はるか"))
    box.select_index(box.options.index(wanted)).run()
    assert app.query_params["v"] == "haruka-2024"
    assert "版が一つだけなので" in said(app)


def test_the_figures_are_those_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    shown = text(visit())
    assert cli.main(["history", *(str(TEXTS / f"{name}.txt") for name in IDS), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    counts = found["steps"][1]["counts"]
    assert f"≠ 実質 {counts['substantive']}＋ 新設 {counts['inserted']}− 削る {counts['deleted']}" in shown
    assert f"№ 条ずれ {counts['renumbered']}" in shown
    assert f"✗ {found['accounts'][1]['wrong']}" in shown
    still = sum(len(each["spans"]) == 1 for each in found["parameters"])
    assert f"変わらない項目 {still} 件" in shown


def test_the_papers_are_those_of_the_command_line(tmp_path: Path) -> None:
    style = tmp_path / "様式.txt"
    style.write_text("変更箇所 = 赤字\n並び = 旧左\n", "utf-8")
    files = [str(TEXTS / f"{name}.txt") for name in IDS[1:]]
    made = AppTest.from_function(_papers, default_timeout=90).run()
    assert not made.exception
    for what, ending in (("amendments", ".docx"), ("amendments", ".xlsx"), ("redline", ".docx")):
        out = tmp_path / f"{what}{ending}"
        more = ["--style", str(style)] if what == "amendments" else []
        assert cli.main(["report", what, *files, *more, "--out", str(out)]) == 0
        assert made.session_state[f"{what}{ending}"] == out.read_bytes()


def _papers() -> None:
    import streamlit as st

    from models.house_style import HouseStyle, Mark, Sides
    from ui.comparison.rulings import Ruled
    from ui.revisions import choice as revisions_choice
    from ui.revisions import made as revisions_made
    from ui.revisions.documents import origins, redline, table
    from ui.session import choices

    every = choices()
    versions = revisions_choice.chosen(every)
    found = revisions_made.pair(revisions_made.made(versions, st.empty()), (1, 2), every, st.empty())
    style = HouseStyle(Mark.RED, Sides.OLD_LEFT)
    st.session_state["amendments.docx"] = table(found, ".docx", style, b"", Ruled(), origins(found))
    st.session_state["amendments.xlsx"] = table(found, ".xlsx", style, b"", Ruled(), origins(found))
    st.session_state["redline.docx"] = redline(found, b"", Ruled(), origins(found))


OLD = "貸舟利用規約\n第1条（目的）\n当社は、会員に舟を貸します。\n第2条（料金）\n会員は、月額1,000円を払います。\n第3条（解約）\n会員は、30日前までに申し出て解約できます。\n附則\nこの規約は、2023年4月1日から施行します。\n"
NEW = OLD.replace("1,000円", "1,200円").replace("2023年4月1日", "2025年4月1日")
MIDDLE = OLD.replace("2023年4月1日", "2024年4月1日")


def test_files_become_versions_of_one_service_in_the_order_of_their_days() -> None:
    app = upload(visit(), ("新.txt", NEW), ("旧.txt", OLD), ("中.txt", MIDDLE))
    assert len(app.query_params["v"]) == 3
    shown = text(app)
    assert shown.index("2023-04-01") < shown.index("2024-04-01") < shown.index("2025-04-01")
    assert "1,000円" in shown
    assert "1,200円" in shown
    assert "見本" not in said(app).partition("文書を読み込む")[0]


def test_the_order_is_changed_by_hand_and_put_back() -> None:
    app = visit(v=["minato-2023", "minato-2022", "minato-2025"])
    assert "版は手で並べた順です。" in said(app)
    next(button for button in app.button if button.label == "施行日の順に戻す").click().run()
    assert app.query_params["v"] == IDS
    assert in_order(IDS, 0, 1) == ("minato-2023", "minato-2022", "minato-2025")


def test_a_service_of_the_library_is_offered_with_its_versions(place: str) -> None:
    with library.open(place) as shelf:
        for name, content in (("旧.txt", OLD), ("新.txt", NEW)):
            shelf.add(name, content.encode())
    app = visit()
    assert "貸舟" in line(app).label
    assert "2 版" in line(app).label
    assert "1,200円" in text(app)


def test_without_a_library_nothing_is_made_and_nothing_fails(tmp_path: Path) -> None:
    assert not visit().exception
    assert not (tmp_path / "library.db").exists()
