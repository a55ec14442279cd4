"""The pages of the product, and going from one to another without losing what the session holds."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui import uploads
from ui.checks import page as checks
from ui.comparison import page as compare
from ui.documents import page as document
from ui.language import say
from ui.matrix import page as matrix
from ui.revisions import page as revisions
from ui.search import page as search
from ui.settings import page as settings


def pages() -> Sequence[StreamlitPage]:
    """All pages in the order of the navigation; the first is the one that opens."""
    return [
        st.Page(compare.page, title=say("比較"), url_path="compare", default=True),
        st.Page(matrix.page, title=say("一覧"), url_path="一覧"),
        st.Page(revisions.page, title=say("改定"), url_path="改定"),
        st.Page(checks.page, title=say("点検"), url_path="点検"),
        st.Page(search.page, title=say("検索"), url_path="検索"),
        st.Page(document.page, title=say("文書"), url_path="文書"),
        st.Page(settings.page, title=say("設定"), url_path="設定"),
    ]


def run() -> None:
    """Draw the navigation and the page that is open, or go where a link of the page before leads."""
    page = st.navigation(pages(), position="top")
    if leaving := st.session_state.pop("leaving", None):
        go(leaving)
    uploads.turned(page.url_path)
    page.run()


def go(address: str) -> None:
    """Open a page by the address of a link (``文書?doc=…``, ``./?left=…``); an address of none of ours leads nowhere."""
    name, _, query = address.partition("?")
    for page in pages():
        if name == ("./" if page.url_path == "" else page.url_path):
            st.switch_page(page, query_params=parse_qs(query))
