"""What the page of gaps needs is asked for while another page is read."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app_pages import _ahead, _store
from graph.errors import LoadUnderWay
from graph.settings import Settings
from queries import findings
from tests.app_pages.conftest import VIEW, Open

SCRIPT = """
from app_pages import _ahead, _frame

if _frame.draw(_frame.pages(), _frame.first()):
    _ahead.begin()
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the scopes for which findings were read from the graph."""
    scopes: list[str] = []
    read = _store.read_findings

    def noted(*args: object, scope: str, **more: object) -> object:
        scopes.append(scope)
        return read(*args, scope=scope, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(_store, "read_findings", noted)
    return scopes


def drawn(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(settings.home))
    test = AppTest.from_string(SCRIPT, default_timeout=300)
    test.query_params.update(VIEW)
    return test.run()


def wait() -> None:
    with _ahead._asking:
        pass


def test_the_page_of_gaps_finds_its_findings_asked_for(
    sample_server: Settings,
    asked: list[str],
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not drawn(sample_server, monkeypatch).exception
    wait()
    assert asked == [VIEW["scope"]]
    page = open_page(sample_server.home, "gaps", "en")
    assert page.title[0].value == "Gaps"
    assert asked == [VIEW["scope"]]
    assert "2 violations, 49 gaps, 169 notices" in " ".join(str(one.value) for one in page.markdown)


def test_a_load_under_way_is_left_to_the_page_that_needs_an_answer(
    sample_server: Settings, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> object:
        raise LoadUnderWay("Load {loads} is being written.", loads="L1")

    st.cache_resource.clear()
    monkeypatch.setattr(_store, "read_findings", refuse)
    assert not drawn(sample_server, monkeypatch).exception
    wait()
    monkeypatch.setattr(_store, "read_findings", findings.findings)
    page = open_page(sample_server.home, "gaps", "en")
    assert "2 violations" in " ".join(str(one.value) for one in page.markdown)


def test_an_empty_graph_is_asked_nothing(
    graph_server: Settings, asked: list[str], open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    del open_page  # empties the caches afterwards
    script = (
        "from app_pages import _ahead, _store\n_store.remember(_store.State(()))\n_ahead.begin()"
    )
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    assert not AppTest.from_string(script, default_timeout=60).run().exception
    wait()
    assert asked == []
