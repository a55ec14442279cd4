"""The library on the page 文書 as Streamlit runs it: what is there, files on their way in, decisions that stay."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import library
from models.decisions import Says
from tests.library.texts import terms
from tests.ui.test_markup import Reading

LETTER = "お知らせ\n\n来月から窓口の場所が変わります。\n変更の日は別に知らせます。\n"


def _document() -> None:
    import streamlit as st

    from ui import keeping
    from ui.documents import decisions
    from ui.documents import page as document

    if told := st.session_state.pop("told", None):
        keeping.ask(told)
    if said := st.session_state.pop("said_of", None):
        from ui.session import choices, opened

        choice = next(c for c in choices() if c.id == said["doc"])
        decisions.take(choice.id, opened(choice, lambda step: None).document.source, said)
    if (number := st.session_state.pop("taken_back", None)) is not None:
        decisions.withdraw(st.query_params["doc"], number)
    document.page()


def visit(**address: str) -> AppTest:
    app = AppTest.from_function(_document, default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def views(app: AppTest) -> dict[str, str]:
    """The HTML of each view by a word of its class."""
    assert not app.exception, app.exception
    htmls = [json.loads(drawn.proto.json)[0]["html"] for drawn in app.get("bidi_component")]
    return {html.split('class="view ')[1].split('"')[0].split()[0]: html for html in htmls if 'class="view ' in html}


def said(app: AppTest) -> str:
    return " ".join(Reading(part.proto.body).text for part in app.get("html"))


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[-1].upload(name, data, "application/octet-stream").run()


def own(app: AppTest) -> list[str]:
    return list(app.session_state.own_documents)


def row(id_: str, **told: str) -> dict[str, str]:
    return {"id": id_, "provider": "", "service": "", "kind": "規約", "date": "", "into": "", **told}


def keep(app: AppTest, *rows: dict[str, Any], who: str = "") -> AppTest:
    """Press 保存する with these rows."""
    app.session_state.told = {"who": who, "rows": list(rows)}
    return app.run()


def test_an_empty_library_explains_itself_shows_the_samples_and_writes_nothing(place: str) -> None:
    app = visit()
    assert "文書庫はまだ空です。" in said(app)
    table = Reading(views(app)["shelves"]).text
    assert "株式会社みなとクラウド" in table
    assert "見本" in table
    assert not library.there(place)


def test_the_samples_are_kept_at_a_press_and_each_keeps_its_address(place: str) -> None:
    app = visit()
    app.button(key="samples").click().run()
    with library.open(place) as shelf:
        assert sorted(len(service.versions) for service in shelf.services()) == [1, 1, 3]
    table = views(app)["shelves"]
    assert "見本" not in Reading(table).text
    assert "left=minato-2023&amp;right=minato-2025" in table
    assert "haruka-2024" in visit(doc="haruka-2024").query_params["doc"]


def test_a_file_is_understood_shown_and_kept_only_when_that_is_asked_for(place: str) -> None:
    app = upload(visit(), "月見舟.txt", terms())
    form = views(app)["intake"]
    assert 'value="株式会社月見水運"' in form
    assert 'value="月見舟"' in form
    assert 'value="2024-04-01"' in form
    assert "未保存" in Reading(views(app)["shelves"]).text
    assert not library.there(place)
    keep(app, row(own(app)[0], provider="月見水運", service="月見の舟", date="2024-04-01"))
    with library.open(place) as shelf:
        (service,) = shelf.services()
    assert (service.provider, service.name, service.latest.date) == ("月見水運", "月見の舟", "2024-04-01")
    assert own(app) == []
    assert "「月見舟.txt」を保存しました（新しいサービス：月見水運 月見の舟 規約　2024-04-01）。" in said(app)


def test_a_date_other_than_that_of_the_text_is_a_decision_and_needs_a_name(place: str) -> None:
    app = upload(visit(), "月見舟.txt", terms())
    keep(app, row(own(app)[0], date="2024-05-01"))
    assert "日付を本文と変えるには、判断する人の名前を書いてください。" in said(app)
    assert not library.there(place)
    keep(app, row(own(app)[0], date="2024-05-01"), who="法務 山田")
    with library.open(place) as shelf:
        (service,) = shelf.services()
        assert service.latest.date == "2024-05-01"
        assert [each.decided.what.who for each in shelf.decisions(service.latest.uid)] == ["法務 山田"]


def test_a_wrong_date_gets_a_sentence_and_nothing_is_kept(place: str) -> None:
    app = upload(visit(), "月見舟.txt", terms())
    for date in ("来月", "2024-13-01"):
        keep(app, row(own(app)[0], date=date))
        assert f"（{date}）" in said(app)
    assert not library.there(place)


def test_a_new_version_is_told_to_be_one_and_can_be_kept_as_a_service_of_its_own(place: str) -> None:
    with library.open(place) as shelf:
        shelf.add("a.txt", terms())
    app = upload(visit(), "b.txt", terms(date="２０２５年４月１日"))
    assert "株式会社月見水運 月見舟 利用規約 の版" in Reading(views(app)["intake"]).text
    keep(app, row(own(app)[0], into="new"))
    with library.open(place) as shelf:
        assert [len(service.versions) for service in shelf.services()] == [1, 1]


def test_files_of_one_service_that_come_together_are_told_to_be_its_versions(place: str) -> None:
    app = upload(visit(), "a.txt", terms())
    app.file_uploader[-1].upload("b.txt", terms(date="２０２５年４月１日"), "text/plain")
    app.file_uploader[-1].upload("c.txt", terms("星見鉄道", "株式会社星見軌道"), "text/plain").run()
    form = Reading(views(app)["intake"]).text
    assert form.count("同じサービス（a.txt）") == 1
    keep(app, *(row(id_) for id_ in own(app)))
    with library.open(place) as shelf:
        assert sorted(len(service.versions) for service in shelf.services()) == [1, 2]


def test_a_file_that_is_there_already_is_said_to_be_there(place: str) -> None:
    with library.open(place) as shelf:
        shelf.add("a.txt", terms())
    app = upload(visit(), "写し.txt", terms())
    assert "「写し.txt」はすでに文書庫にあります（株式会社月見水運 月見舟 利用規約　2024-04-01）。" in said(app)
    assert "hidden" in views(app)["intake"]


def test_a_bad_file_gets_its_sentence_and_the_others_are_read() -> None:
    app = visit()
    both = [("空.pdf", b"", "application/pdf"), ("月見舟.txt", terms(), "text/plain")]
    app.file_uploader[-1].set_value(both).run()
    assert "「空.pdf」を読み込めません。" in said(app)
    assert len(own(app)) == 1


def test_a_text_without_any_article_is_read_shown_and_kept(place: str) -> None:
    app = upload(visit(), "手紙.txt", LETTER.encode())
    (id_,) = own(app)
    assert "窓口の場所" in Reading(views(visit_again(app, id_))["document"]).text
    keep(app, row(id_, service="お知らせ"))
    with library.open(place) as shelf:
        assert shelf.services()[0].latest.articles == 0


def visit_again(app: AppTest, id_: str) -> AppTest:
    app.query_params["doc"] = id_
    return app.run()


def test_a_decision_about_a_kept_document_is_kept_shown_to_others_and_withdrawn(place: str) -> None:
    with library.open(place) as shelf:
        uid = shelf.add("a.txt", terms()).version.uid
        source = shelf.analysis(uid).document.source
    id_ = f"v-{uid[:16]}"
    line = next(at for at, line in enumerate(source.lines) if "舟の数が足りない" in line.text)
    app = visit(doc=id_)
    app.session_state.said_of = {"doc": id_, "line": line, "says": Says.TEXT, "who": "法務 山田", "why": "改行のため"}
    app.run()
    assert "人の判断 1" in Reading(views(app)["document"]).text
    other = visit(doc=id_)
    assert "法務 山田" in Reading(views(other)["document"]).text
    other.session_state.taken_back = 0
    other.run()
    assert "人の判断" not in Reading(views(other)["document"]).text
    app.run()
    assert "人の判断" not in Reading(views(app)["document"]).text


def test_decisions_of_the_session_go_into_the_library_with_the_document(place: str) -> None:
    app = upload(visit(), "月見舟.txt", terms())
    (id_,) = own(app)
    lines = app.session_state.own_documents[id_].analysis.document.source.lines
    line = next(at for at, line in enumerate(lines) if "舟の数が足りない" in line.text)
    app.session_state.said_of = {"doc": id_, "line": line, "says": Says.TEXT, "who": "山田", "why": ""}
    app.run()
    keep(app, row(id_))
    with library.open(place) as shelf:
        (followed,) = shelf.decisions(shelf.services()[0].latest.uid)
        assert followed.decided.what.who == "山田"


def test_unsaved_documents_are_seen_by_their_session_alone() -> None:
    mine = upload(visit(), "月見舟.txt", terms())
    assert "月見舟" in Reading(views(mine)["shelves"]).text
    assert "月見舟" not in Reading(views(visit())["shelves"]).text


def test_a_library_that_cannot_be_opened_is_said_and_the_samples_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAKKAN_DATABASE_URL", "mysql://x@/y")
    app = visit()
    assert "使えるデータベースは SQLite と PostgreSQL です。" in said(app)
    assert "文書庫を使わずに続けています。" in said(app)
    assert "みなとクラウド" in Reading(views(app)["shelves"]).text


def test_services_whose_provider_nobody_knows_come_last(place: str) -> None:
    with library.open(place) as shelf:
        shelf.add("a.txt", "秘密保持契約書\n第1条（目的）\n甲及び乙は、秘密を守る。\n".encode())
        shelf.add("b.txt", terms(service="花見舟"))
    table = views(visit())["shelves"]
    assert table.index("花見舟") < table.index("秘密保持契約書")
