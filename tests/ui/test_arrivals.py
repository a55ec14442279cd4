"""Documents that come while another page is open: a page that still shows samples shows them when it is opened again."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

OLD = (
    "貸舟利用規約\n第1条（目的）\n当社は、会員に舟を貸します。\n第2条（料金）\n会員は、月額1,000円を払います。\n"
    "附則\nこの規約は、2023年4月1日から施行します。\n"
)
NEW = OLD.replace("1,000円", "1,200円").replace("2023年4月1日", "2025年4月1日")


def _session() -> None:
    import streamlit as st

    from ui.checks import choice as checks
    from ui.matrix import services
    from ui.revisions import choice as revisions
    from ui.session import choices, read_own

    state = st.session_state
    opened, coming = state.look
    for name, text in coming.items():
        read_own(name, text.encode(), lambda *_: None)
    every = choices()
    if opened == "matrix":
        state.shown = [choice.maker for choice in services.chosen_services(every)]
    elif opened == "revisions":
        state.shown = [choice.maker for choice in revisions.chosen(every)]
    else:
        state.shown = [checks.chosen(every)[0].maker]


def look(app: AppTest, page: str, **coming: str) -> list[str]:
    """The makers of what a page shows; ``coming`` are files that were read on another page before."""
    app.session_state["look"] = page, {f"{name}.txt": text for name, text in coming.items()}
    app.run()
    assert not app.exception
    shown: list[str] = app.session_state["shown"]
    return shown


def session() -> AppTest:
    return AppTest.from_function(_session, default_timeout=60)


def test_the_matrix_lays_them_beside_each_other(place: str) -> None:
    app = session()
    assert "old.txt" not in look(app, "matrix")
    assert look(app, "matrix", old=OLD, new=NEW) == ["old.txt", "new.txt"]


def test_revisions_follow_the_service_that_came(place: str) -> None:
    app = session()
    assert len(look(app, "revisions")) == 3
    assert look(app, "revisions", new=NEW, old=OLD) == ["old.txt", "new.txt"]


def test_checks_read_the_document_that_came(place: str) -> None:
    app = session()
    assert look(app, "checks") != ["new.txt"]
    assert look(app, "checks", new=NEW) == ["new.txt"]


def test_what_the_reader_chose_stays(place: str) -> None:
    app = session()
    assert look(app, "checks", old=OLD) == ["old.txt"]
    assert look(app, "checks", new=NEW) == ["old.txt"]


def _turning() -> None:
    import streamlit as st

    from ui import uploads

    state = st.session_state
    told = []
    for page, opens, queue in (
        ("a", True, []),
        ("a", False, []),
        ("b", False, []),
        ("b", True, ["file"]),
        ("a", False, ["file"]),
    ):
        state.loading, state.queue = state.get("loading", False) or opens, queue
        uploads.turned(page)
        told.append(state.loading)
    state.told = told


def test_the_place_for_files_stays_where_it_was_opened_unless_files_wait_in_it() -> None:
    app = AppTest.from_function(_turning).run()
    assert not app.exception
    assert app.session_state["told"] == [True, True, False, True, True]


def test_two_versions_with_one_title_are_told_apart_by_their_days(place: str) -> None:
    app = session()
    look(app, "checks", old=OLD, new=NEW)
    titles = [own.choice.title for own in app.session_state["own_documents"].values()]
    assert titles == ["貸舟利用規約　2023-04-01 版", "貸舟利用規約　2025-04-01 版"]
