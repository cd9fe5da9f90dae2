"""The copy of a table that goes on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from app_pages import _print


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was put on the page."""
    found: list[str] = []
    monkeypatch.setattr("app_pages._print.st.html", found.append)
    return found


def test_names_are_no_markup_and_the_unknown_is_empty(printed: list[str]) -> None:
    _print.table(["<甲>"], [["a & b"], [None], [pd.NA], [np.nan], [0]])
    assert "<th>&lt;甲&gt;</th>" in printed[0]
    assert (
        '<tr><td class="whole">a &amp; b</td></tr>'
        + 3 * "<tr><td></td></tr>"
        + "<tr><td>0</td></tr>"
    ) in printed[0]


def test_a_short_cell_stays_on_one_line_and_a_long_one_may_break(printed: list[str]) -> None:
    _print.table(["n"], [["✕ 违规"], ["2015-08-01"], ["控江路二零二六弄居民区第一党支部"]])
    assert '<td class="whole">✕ 违规</td>' in printed[0]
    assert '<td class="whole">2015-08-01</td>' in printed[0]
    assert "<td>控江路" in printed[0]


def test_a_long_table_says_how_much_of_it_is_printed(printed: list[str]) -> None:
    _print.table(["n"], [[number] for number in range(600)])
    _print.table(["n"], [[1]], count=700)
    assert printed[0].count("<td") == 100
    assert "600" in printed[0].partition("<thead>")[0]
    assert "700" in printed[1].partition("<thead>")[0]


def test_a_table_prints_no_more_rows_than_asked_and_says_so(printed: list[str]) -> None:
    _print.table(["n"], [[number] for number in range(60)], most=40)
    _print.table(["n"], [[number] for number in range(40)], most=40)
    assert printed[0].count("<td") == 40
    caption = printed[0].partition("<thead>")[0]
    assert "40" in caption
    assert "60" in caption
    assert "<caption>" not in printed[1]


def test_a_table_of_many_columns_lies_and_breaks_no_word(printed: list[str]) -> None:
    for columns in (9, 10, 12, 13):
        _print.table(["n"] * columns, [["1"] * columns])
    kinds = [one.partition('class="')[2].partition('"')[0] for one in printed]
    assert kinds == ["on-paper", "on-paper many", "on-paper many", "on-paper many wide"]
    assert "size: landscape" in _print._STYLE


def test_only_what_has_no_place_to_break_is_broken_inside_a_word(printed: list[str]) -> None:
    _print.table(["n"], [["a Party organisation of the area"], ["http://127.0.0.1:8501/?list=I15"]])
    assert "<td>a Party organisation of the area</td>" in printed[0]
    assert '<td class="broken">http' in printed[0]
    assert "overflow-wrap: break-word" in _print._STYLE
