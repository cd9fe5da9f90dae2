"""Words of the pages, and names that must not be read as markup."""

from __future__ import annotations

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from app_pages import _words


def test_a_name_is_no_markup() -> None:
    assert _words.plain("*甲* [乙](x) :red[丙] $1 <b>") == (
        r"\*甲\* \[乙\]\(x\) \:red\[丙\] \$1 \<b\>"
    )


def test_a_name_stays_in_its_line() -> None:
    assert _words.plain("甲\n# 乙") == r"甲 \# 乙"


@pytest.mark.parametrize(
    ("words", "begun"),
    [("✕ overdue 3 days", "✕ Overdue 3 days"), ("residents' committee", "Residents' committee"),
     ("! 2", "! 2"), ("△ 缺", "△ 缺"), ("2 days", "2 days"), ("", "")],
)  # fmt: skip
def test_a_cell_begins_with_a_capital_after_its_sign_too(words: str, begun: str) -> None:
    assert _words.begin(words) == begun


@pytest.mark.parametrize(
    ("precision", "shown"), [("day", "2015-08-01"), ("month", "2015-08"), ("year", "2015")]
)
def test_a_date_is_shown_as_far_as_it_is_known(precision: str, shown: str) -> None:
    assert _words.day(datetime.date(2015, 8, 1), precision) == shown


def test_about_a_year_is_said_in_the_language_of_the_page() -> None:
    def script() -> None:
        import datetime

        import streamlit as st

        from app_pages import _words

        st.text(_words.day(datetime.date(2002, 1, 1), "circa"))

    app = AppTest.from_function(script)
    app.query_params["lang"] = "zh"
    assert app.run(timeout=60).text[0].value == "约2002"


def test_nothing_to_divide_by_is_no_percentage() -> None:
    assert _words.share(13 / 21) == "62 %"
    assert _words.share(0.0) == "0 %"
    assert "%" not in _words.share(None)


@pytest.mark.parametrize(
    ("lang", "shown"), [("zh", "党组织|书记|未知码"), ("en", "Party organisation|Secretary|未知码")]
)
def test_codes_have_words_in_both_languages(lang: str, shown: str) -> None:
    def script() -> None:
        import streamlit as st

        from app_pages import _words

        parts = [
            _words.kind("PartyOrganisation"),
            _words.choice("Post", "role", "secretary"),
            _words.choice("Post", "role", "未知码"),
        ]
        st.text("|".join(parts))

    test = AppTest.from_function(script)
    test.query_params["lang"] = lang
    assert test.run().text[0].value == shown
