"""The Streamlit entry: ``streamlit run app.py``. Navigation, nothing else."""

import streamlit as st

from ui import compare, document
from ui.component import ICON, WORDMARK

st.set_page_config(page_title="約款くらべ", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
st.logo(WORDMARK, size="large")
st.navigation(
    [
        st.Page(compare.page, title="比較", url_path="compare", default=True),
        st.Page(document.page, title="文書", url_path="文書"),
    ],
    position="top",
).run()
