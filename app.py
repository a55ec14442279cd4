"""The Streamlit entry: ``streamlit run app.py``. Navigation, nothing else."""

import streamlit as st

if __name__ == "__main__":  # every visit
    from ui import language
    from ui.access import admitted
    from ui.component import ICON, WORDMARK
    from ui.pages import run
    from ui.switch import switch

    st.set_page_config(page_title="約款くらべ", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
    st.logo(WORDMARK, size="large")
    language.settle()
    with language.room():
        switch()
        if admitted():
            run()
    language.settle()
else:  # the server, once
    from ui.warm import warmed

    app = st.App(__file__, lifespan=warmed)
