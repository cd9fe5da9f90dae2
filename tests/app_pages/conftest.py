"""Pages run by their scripts, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

VIEW = {"scope": "310110009", "as_of": "2015-08-01"}
Open = Callable[..., AppTest]

SCRIPT = """
import importlib
import streamlit as st
from app_pages import _frame, _errors

@_errors.shielded
def main():
    sections = _frame.pages()
    members = [page for found in sections.values() for page in found]
    page = next(page for page in members if (page.url_path or "overview") == "{name}")
    if _frame.draw(sections, page):
        importlib.import_module("app_pages.{name}").render()

main()
"""


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Run one page in the frame's way: settle the view, then render."""

    def opened(home: Path, name: str, language: str, **more: str) -> AppTest:
        monkeypatch.setenv("STREET_GRAPH_HOME", str(home))
        test = AppTest.from_string(SCRIPT.format(name=name), default_timeout=300)
        test.query_params.update({**VIEW, "lang": language, **more})
        return test.run()

    yield opened
    st.cache_data.clear()
    st.cache_resource.clear()


def words(test: AppTest) -> str:
    """Return all that a page says, as people read it."""
    boxes = (test.success, test.warning, test.error)
    kinds = (test.title, test.markdown, test.caption, test.subheader, *boxes)
    text = "\n".join(str(element.value) for kind in kinds for element in kind)
    return text.replace("\\", "")  # names are escaped for Markdown
