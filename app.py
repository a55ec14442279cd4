"""The Streamlit entry: ``streamlit run app.py``. Navigation, nothing else."""

import streamlit as st

from ui import compare
from ui.component import ICON, WORDMARK

st.set_page_config(page_title="約款くらべ", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
st.logo(WORDMARK, size="large")
st.navigation([st.Page(compare.page, title="比較", url_path="compare", default=True)], position="top").run()
