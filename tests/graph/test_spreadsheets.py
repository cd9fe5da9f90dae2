"""No spreadsheet runs what we write."""

from __future__ import annotations

import pytest

from graph.spreadsheets import inert, live


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_could_be_a_formula_is_quoted(start: str) -> None:
    assert inert(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["-3+2", "-3.5.1", "-", "-²", "+3"])
def test_what_only_looks_like_a_number_is_quoted(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "-2.5", "2.5", "", "金安", "a=b"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("text", ["=1+1", "-", "－", "-3", "金安", "", "'a", "'", "''=1"])
def test_what_was_quoted_is_read_as_it_was(text: str) -> None:
    assert live(inert(text)) == text
