"""A click in a matrix means a row and a column."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData

from app_pages import _matrix
from app_pages._matrix import Cell

NAMES = _matrix._distinct(["居民区", "物业", "物业"])


def test_equal_headings_are_told_apart() -> None:
    assert len(set(NAMES)) == 3
    assert [name.strip("\u200b") for name in NAMES] == ["居民区", "物业", "物业"]


def test_a_click_gives_row_and_column() -> None:
    found = _matrix._clicked([(1, NAMES[2])], ["a", "b"], ["x", "y"], NAMES)
    assert found == ("b", "y")


def test_a_click_on_the_heading_column_gives_the_row() -> None:
    assert _matrix._clicked([(0, NAMES[0])], ["a", "b"], ["x", "y"], NAMES) == ("a", None)


def test_without_a_heading_column_a_click_gives_row_and_column_too() -> None:
    assert _matrix._clicked([(1, "周一")], ["a", "b"], ["0", "1"], ["周一", "周二"]) == ("b", "0")


def test_no_click_and_a_click_on_a_row_that_is_gone_give_nothing() -> None:
    assert _matrix._clicked([], ["a"], ["x", "y"], NAMES) is None
    assert _matrix._clicked([(5, NAMES[1])], ["a"], ["x", "y"], NAMES) is None


def test_a_column_is_as_wide_as_its_heading_within_bounds() -> None:
    assert _matrix._between(84, ["物业"], 240) == 84
    assert _matrix._between(84, ["居民区缺少的共建单位类型"], 240) == 12 * 13 + 20
    assert _matrix._between(84, ["居民区" * 20], 240) == 240


def test_the_areas_and_checks_of_a_city_have_their_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(st, "dataframe", lambda frame, **_more: drawn.append(frame))
    rows = {str(row): str(row) for row in range(6509)}
    columns = {str(column): str(column) for column in range(15)}
    cells = {("6508", "14"): Cell("✕ 1", "violation")}
    _matrix.show(
        "Area", rows, columns, cells, key="all", alt="all", clicked=lambda _row, _column: None
    )
    (frame,) = drawn
    assert isinstance(frame, Styler)
    found = ArrowData()
    marshall_styler(found, frame, "all")
    assert "#B3261E" in found.styler.styles
