"""The pages of Street Graph: finds the page modules and draws one in the shared frame."""

from __future__ import annotations

import streamlit as st

from app_pages import _errors, _frame


@_errors.shielded
def main() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title=_frame.product(), page_icon=str(_frame.ICON), layout="wide")
    sections = _frame.pages()
    page = st.navigation({**sections, "": [_frame.first()]}, position="hidden")
    if _frame.draw(sections, page):
        _frame.run(page)


main()
