"""Streamlit pages: draw what analysis returned, decide nothing."""
