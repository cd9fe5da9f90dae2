"""Profile: by its address, by search, and of something that is gone."""

from __future__ import annotations

import datetime

import pytest

from app_pages import profile
from graph.connection import connect
from graph.settings import Settings
from queries import runner
from tests.app_pages.conftest import Open, words

AS_OF = datetime.date(2015, 8, 1)


@pytest.fixture(scope="module")
def busy_person(sample_server: Settings) -> str:
    """The id of the person of the sample with the most bodies."""
    graph = connect(sample_server)
    found = runner.run(graph, "persons_in_several_bodies", as_of=AS_OF, scope="310110009")
    graph.close()
    return str(found.rows[0]["person_id"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_is_shown_with_time_and_holdings(
    language: str, busy_person: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "profile", language, id=busy_person)
    assert not test.error
    assert test.segmented_control(key="tab_choice").value == "holdings"
    assert len(test.get("vega_lite_chart") or test.get("arrow_vega_lite_chart")) == 1


@pytest.mark.parametrize("tab", ["holdings", "ties", "sources"])
def test_every_list_of_a_person_opens(
    tab: str, busy_person: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "profile", "zh", id=busy_person, tab=tab)
    assert not test.error


def test_the_row_as_it_was_read_is_shown(
    busy_person: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "profile", "en", id=busy_person, tab="sources")
    assert "siping_road.xlsx" in words(test)
    cells = test.dataframe[-1].value
    assert list(cells.columns) == ["Column", "As read"]
    assert "姓名" in cells["Column"].tolist()


def test_an_id_that_is_not_there_leads_back_to_the_search(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "profile", "en", id="person:nobody*")
    assert "The graph holds nothing under person:nobody*" in words(test)


def test_a_name_is_searched_however_its_number_is_written(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "profile", "zh")
    test.text_input(key="profile_search").set_value("铁岭路90弄").run()
    labels = [link.proto.label.replace("\\", "") for link in test.get("page_link")]
    assert any(label.startswith("铁岭路九十弄居委会") for label in labels)


def test_a_date_is_shown_as_far_as_it_is_known() -> None:
    born = datetime.date(1950, 1, 1)
    assert profile._value("Person", "birth", born, "year") == "1950"
    assert profile._value("Person", "birth", born, "month") == "1950-01"
    assert profile._value("Person", "birth", born, "day") == "1950-01-01"


def test_fields_of_one_title_are_both_shown(sample_server: Settings, open_page: Open) -> None:
    """类别 is the title of the node's kind and of an area's form."""
    test = open_page(sample_server.home, "profile", "zh", id="310110009018")
    card = next(one.value for one in test.dataframe if list(one.value.columns) == ["项目", "值"])
    kinds = card.loc[card["项目"] == "类别", "值"].tolist()
    assert kinds == ["居民区", "居委会"]
