"""The component gets the scene's data, and what is chosen in it comes back."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def script() -> None:
    import datetime

    import streamlit as st

    from app_pages._network import network
    from exports.scene import scene

    drawn = scene(
        [
            {"id": "p", "label": "PartyOrganisation", "name": "甲<b>党总支</b>"},
            {"id": "r", "label": "ResidentsCommittee", "name": "甲居委会"},
            {"id": "m", "label": "Missing", "kind": "OwnersCommittee"},
            {"id": "one", "label": "Person", "name": "赵甲乙", "bodies": 2},
        ],
        [
            {"start": "p", "end": "r", "type": "INTERLOCKED", "judgement": "banned"},
            {"start": "r", "end": "p", "type": "SUBORDINATE_TO"},
            {"start": "one", "end": "p", "type": "HOLDS", "full_time": False},
        ],
        title="网络",
        as_of=datetime.date(2015, 8, 1),
        language="zh",
    )
    seen = network(drawn, key="net", selected=st.query_params.get("id"))
    st.text(f"{seen.selected}|{seen.opened}")


def run(**params: str) -> AppTest:
    test = AppTest.from_function(script)
    for name, value in params.items():
        test.query_params[name] = value
    return test.run()


def data(test: AppTest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(test.get("bidi_component")[0].proto.json)
    return found


def test_nodes_stand_where_the_scene_puts_them_and_look_as_it_says() -> None:
    nodes = {node["id"]: node for node in data(run())["nodes"]}
    assert nodes.keys() == {"p", "r", "m", "one"}
    assert len({(node["x"], node["y"]) for node in nodes.values()}) == 4
    assert nodes["p"]["shape"] == "star"
    assert (nodes["m"]["shape"], nodes["m"]["missing"], nodes["m"]["filled"]) == (
        "triangle",
        True,
        False,
    )
    assert nodes["one"]["title"] == "赵甲乙\n个人\n在 2 个组织任职\n1 条关系"


def test_both_ties_of_one_pair_are_drawn() -> None:
    edges = data(run())["edges"]
    assert {(edge["from"], edge["to"], edge["line"]) for edge in edges} == {
        ("p", "r", "banned"),
        ("r", "p", "superior"),
        ("one", "p", "part_time"),
    }
    marks = {edge["line"]: (edge["label"], edge["double"]) for edge in edges}
    assert marks["banned"] == ("×", True)


def test_the_picture_has_words_a_name_for_readers_and_no_physics() -> None:
    given = data(run())
    assert given["label"].startswith("网络，2015-08-01：4 个节点，3 条关系。")
    assert given["words"]["full_screen"] == "全屏"
    assert given["options"]["physics"] == {"enabled": False}
    assert [entry["text"] for entry in given["legend"] if not entry["tie"]] == [
        "党组织",
        "居委会",
        "个人",
        "应有未有",
    ]


def test_what_is_clicked_comes_back() -> None:
    test = run()
    assert test.text[0].value == "None|None"
    test.session_state["net"] = {"selected": "r"}
    test.run()
    assert test.text[0].value == "r|None"


def test_the_page_may_choose_and_a_later_click_wins() -> None:
    test = run(id="p")
    assert test.text[0].value == "p|None"
    assert data(test)["selected"] == "p"
    test.session_state["net"] = {"selected": "r"}
    test.run()
    assert test.text[0].value == "r|None"


def test_a_choice_that_is_not_in_the_picture_is_none() -> None:
    assert run(id="gone").text[0].value == "None|None"


def test_the_signature_changes_with_the_data_and_not_with_the_choice() -> None:
    assert data(run())["signature"] == data(run(id="p"))["signature"]
