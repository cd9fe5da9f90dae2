"""The page of gaps as its script draws it, without a browser: of one street, and of the whole."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from app_pages import _store
from benchmarks._figures import Figure
from benchmarks._world import World, timed
from sample_data.city_plan import TODAY

ORDER = 65
_RUNS = 3
_SECONDS = 300
_SCRIPT = """
import streamlit as st
from app_pages import _frame, gaps

sections = _frame.pages()
(page,) = [one for found in sections.values() for one in found if one.url_path == "gaps"]
if _frame.draw(sections, page):
    gaps.render()
"""


def measure(world: World) -> Iterator[Figure]:
    """Open the page anew for each run; the first, on which the server plans, is not counted."""
    world.loaded()
    for name in ("streamlit", "streamlit.runtime.scriptrunner_utils.script_run_context"):
        logging.getLogger(name).setLevel(logging.ERROR)  # that there is no browser is meant
    with _home(world.home):
        for part, scope, limit in (("street", world.street, 1.0), ("all", world.scope, 4.0)):
            anew: list[float] = []
            again: list[float] = []
            _open(scope)
            for _ in range(_RUNS):
                _store.forget()
                with timed(anew):
                    _open(scope)
                with timed(again):
                    _open(scope)
            of = "one street" if part == "street" else "the whole"
            yield Figure(f"gaps_page_{part}", f"page of gaps of {of}, all asked anew",
                         tuple(anew), limit=limit)  # fmt: skip
            yield Figure(f"gaps_again_{part}", f"page of gaps of {of}, opened again",
                         tuple(again), limit=limit)  # fmt: skip
        st.cache_resource.clear()


def _open(scope: str) -> None:
    page = AppTest.from_string(_SCRIPT, default_timeout=_SECONDS)
    page.query_params.update({"scope": scope, "as_of": TODAY.isoformat(), "lang": "zh"})
    page.run()
    if page.exception or page.error or not page.dataframe:
        raise RuntimeError(f"the page of gaps was not drawn: {page.exception or page.error}")


@contextmanager
def _home(home: Path) -> Iterator[None]:
    """Let the pages read the graph of `home`."""
    before = os.environ.get("STREET_GRAPH_HOME")
    os.environ["STREET_GRAPH_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["STREET_GRAPH_HOME"]
        else:
            os.environ["STREET_GRAPH_HOME"] = before
