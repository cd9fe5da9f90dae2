"""Cross-appointments: what a pair of bodies looks like, and who serves in several."""

from __future__ import annotations

import pytest

from app_pages import cross_appointments
from app_pages._matrix import Cell
from graph.settings import Settings
from tests.app_pages.conftest import Open, words


@pytest.mark.parametrize(
    ("judgement", "state", "overlap", "cell"),
    [
        ("wanted", "joined", 3, Cell("✓ 3")),
        ("allowed", "joined", 1, Cell("✓ 1")),
        ("doubtful", "joined", 1, Cell("△ 1", "notice")),
        ("wanted", "apart", 0, Cell("! 0", "gap")),
        ("allowed", "apart", 0, Cell("0")),
        ("doubtful", "apart", 0, Cell("0")),
        ("wanted", "missing", 0, Cell("—", "unknown")),
        ("wanted", "unknown", 0, Cell("○ 2", "unknown")),
    ],
)
def test_a_pair_shows_its_state_and_its_sign(
    judgement: str, state: str, overlap: int, cell: Cell
) -> None:
    row = {"judgement": judgement, "state": state, "overlap": overlap, "unknown": 2}
    assert cross_appointments._cell(row) == cell


def test_more_bodies_are_held_by_fewer_persons(sample_server: Settings, open_page: Open) -> None:
    counts = []
    for least in ("2", "3", "4"):
        test = open_page(sample_server.home, "cross_appointments", "en", least=least)
        counts.append(len(test.dataframe[-1].value))
    assert counts[0] > counts[1] > counts[2] > 0


def test_an_unknown_choice_falls_back_to_the_first(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "cross_appointments", "en", tab="nonsense", least="x")
    assert not test.error
    assert test.segmented_control(key="tab_choice").value == "several"


@pytest.mark.parametrize("tab", ["several", "sources", "conflicts", "pairs"])
def test_every_list_opens_by_its_address(
    tab: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "cross_appointments", "zh", tab=tab)
    assert not test.error
    assert len(test.dataframe) == 2


def test_a_chosen_area_is_drawn_alone(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "cross_appointments", "en", area="310110009018")
    assert "铁岭路九十弄居委会" in words(test)
    assert test.button(key="all_areas").label == "Show all areas"
