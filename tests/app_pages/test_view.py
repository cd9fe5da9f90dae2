"""The address is the record: complete, repaired where wrong, kept between pages."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def script() -> None:
    import datetime

    import streamlit as st

    from app_pages import _view

    refused = _view.settle("310110009", datetime.date(2015, 8, 1))
    seen = _view.view()
    st.text(f"{seen.scope}|{seen.as_of.isoformat()}|{seen.language}|{','.join(refused)}")


def run(**params: str) -> AppTest:
    test = AppTest.from_function(script)
    for name, value in params.items():
        test.query_params[name] = value
    return test.run()


def test_a_first_visit_gets_the_defaults_written_into_its_address() -> None:
    test = run()
    assert test.text[0].value == "310110009|2015-08-01|zh|"
    assert dict(test.query_params) == {"scope": "310110009", "as_of": "2015-08-01", "lang": "zh"}


def test_a_link_reopens_its_own_view() -> None:
    test = run(scope="310110009018", as_of="2026-03-31", lang="en")
    assert test.text[0].value == "310110009018|2026-03-31|en|"


def test_the_whole_graph_is_the_empty_prefix() -> None:
    assert run(scope="all").text[0].value == "|2015-08-01|zh|"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("scope", "3101'"),
        ("scope", "3101100090180"),
        ("as_of", "2015-13-01"),
        ("as_of", "20150801"),
        ("lang", "fr"),
    ],
)
def test_what_cannot_be_used_is_replaced_and_told(name: str, value: str) -> None:
    test = run(**{name: value})
    assert test.text[0].value == f"310110009|2015-08-01|zh|{value}"


def test_an_address_without_scope_and_date_keeps_those_of_the_session() -> None:
    test = run(scope="310110", as_of="2020-02-29", lang="en")
    test.query_params.clear()
    assert test.run().text[0].value == "310110|2020-02-29|en|"


def test_another_scope_forgets_the_area_but_keeps_the_date() -> None:
    def change() -> None:
        import streamlit as st

        from app_pages import _view

        _view.change("scope", "310110")
        st.text(str(_view.link(id="x")))

    test = AppTest.from_function(change)
    test.query_params.update({"scope": "310110009", "as_of": "2015-08-01", "area": "310110009018"})
    test.run()
    assert "area" not in test.query_params
    assert test.text[0].value == str({"scope": "310110", "as_of": "2015-08-01", "id": "x"})
