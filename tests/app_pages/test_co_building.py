"""Co-building: kinds of partner, rounds, the life of agreements, the network."""

from __future__ import annotations

import pytest

from app_pages import _partner_kinds
from app_pages._matrix import Cell
from graph.settings import Settings
from tests.app_pages.conftest import Open, words


def test_an_empty_cell_is_as_grave_as_the_finding_of_its_area() -> None:
    assert _partner_kinds._cell({"partners": 2}, others=True) == Cell("2")
    assert _partner_kinds._cell({"partners": 0}, others=True).severity == "notice"
    assert _partner_kinds._cell({"partners": 0}, others=False).severity == "gap"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("tab", ["matrix", "rounds", "life", "network"])
def test_every_view_opens_by_its_address(
    tab: str, language: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "co_building", language, tab=tab)
    assert not test.error
    assert test.segmented_control(key="tab_choice").value == tab


def test_the_matrix_holds_every_area(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "co_building", "zh")
    assert len(test.dataframe[0].value) == 23
    assert "! 缺" in test.dataframe[0].value.to_string()


def test_rounds_tell_who_was_lost(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "co_building", "zh", tab="rounds")
    table = test.dataframe[0].value
    assert [name for name in table.columns if name.startswith("第")] == [
        "第 1 轮",
        "第 2 轮",
        "第 3 轮",
    ]
    assert "! 未续" in table.iloc[:, -1].tolist()


def test_before_the_first_signing_nothing_is_in_force(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "co_building", "en", as_of="1990-01-01", tab="rounds")
    assert "Nothing was signed by this date." in words(test)
    assert words(test).startswith("Co-building")
