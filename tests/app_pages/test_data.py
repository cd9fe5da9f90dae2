"""Data: what is loaded, and taking it back."""

from __future__ import annotations

from graph.connection import Graph
from graph.settings import Settings
from tests.app_pages.conftest import Open, words


def test_the_history_names_the_sample(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "data", "en")
    table = test.dataframe[-1].value
    assert table["Files"].tolist() == ["siping_road.xlsx"]
    assert table["State"].tolist() == ["in the graph"]
    assert table["Sample data"].tolist() == ["yes"]


def test_a_load_is_taken_back_only_when_it_is_chosen_and_confirmed(
    sample_server: Settings, open_page: Open
) -> None:
    # In Chinese: AppTest words the options outside the page, where the default language holds.
    test = open_page(sample_server.home, "data", "zh")
    assert test.button(key="undo_go").disabled
    test.selectbox(key="undo_choice").set_value(test.session_state["_state"].sample).run()
    assert test.button(key="undo_go").disabled
    test.checkbox(key="undo_sure").check().run()
    assert not test.button(key="undo_go").disabled


def test_removing_the_sample_is_asked_first(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "data", "zh", remove="sample")
    assert "移除样例数据" in words(test)
    test.button(key="remove_sample_no").click().run()
    assert "remove" not in test.query_params
    assert "移除样例数据" not in words(test)


def test_an_empty_graph_offers_template_sample_and_upload(
    graph_server: Settings, empty_graph: Graph, open_page: Open
) -> None:
    assert empty_graph.size()["loads"] == 0
    test = open_page(graph_server.home, "data", "en")
    assert "Nothing is loaded yet" in words(test)
    assert test.button(key="load_sample").label == "Load the sample"
    assert test.get("file_uploader")


def test_the_sample_is_loaded_from_the_page_and_decides_the_view(
    graph_server: Settings, empty_graph: Graph, open_page: Open
) -> None:
    test = open_page(graph_server.home, "data", "en", scope="all", as_of="2020-01-01")
    test.button(key="load_sample").click().run(timeout=240)
    assert empty_graph.size()["loads"] == 1
    assert test.query_params["scope"] == "310110009"
    assert test.query_params["as_of"] == "2015-08-01"
