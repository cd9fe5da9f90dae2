"""Names of persons in answers to anybody's own statement. All persons are invented."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from graph.__main__ import main
from graph.connection import Graph
from graph.names import name_properties
from graph.privacy import withhold
from graph.settings import Privacy, Settings
from graph.statements import read_cypher

PERSONS = ("庞四丙", "欧阳四丁", "Ann Lee", "𠮷四戊", "庞𠮷")
BODY = "庞四丙工作室"
"""The name of a body, which is nobody's."""


@pytest.fixture
def graph(empty_graph: Graph) -> Graph:
    """A graph of five persons and one body."""
    rows = [{"id": f"person:{at}", **name_properties(name)} for at, name in enumerate(PERSONS)]
    empty_graph.write(
        lambda run: run(
            "UNWIND $rows AS row CREATE (p:Person) SET p = row "
            "WITH count(*) AS n CREATE (:PartnerUnit:Organisation {id: 'org:1', name: $body})",
            {"rows": rows, "body": BODY},
        )
    )
    return empty_graph


@pytest.mark.parametrize(
    ("value", "surname", "posts"),
    [
        ("庞四丙", "庞某", "×××"),
        ("欧阳四丁", "欧阳某", "×××"),
        ("Ann Lee", "Lee …", "×××"),
        ("annlee", "a…", "×××"),
        # Pinyin does not tell where the surname ends.
        ("pang si bing", "×××", "×××"),
        ("庞四丙（pang si bing）", "庞某（×××）", "×××（×××）"),
        ("庞四丙、欧阳四丁", "庞某、欧阳某", "×××、×××"),
        ({"name": "庞四丙", "seats": ["书记"]}, {"name": "庞某", "seats": ["书记"]},
         {"name": "×××", "seats": ["书记"]}),
        ([["庞四丙", 3, None, True]], [["庞某", 3, None, True]], [["×××", 3, None, True]]),
        # Letters that some programs count as two.
        ("由𠮷四戊、庞𠮷填", "由𠮷…、庞某填", "由×××、×××填"),
        (BODY, BODY, BODY),
        ("庞四", "庞四", "庞四"),
        ("person:0", "person:0", "person:0"),
    ],
)  # fmt: skip
def test_whole_names_are_cut_wherever_they_stand(
    graph: Graph, value: Any, surname: Any, posts: Any
) -> None:
    assert withhold(graph, value, "full") == value
    assert withhold(graph, value, "surname") == surname
    assert withhold(graph, value, "posts") == posts


def test_no_more_names_are_read_than_an_answer_may_hold(graph: Graph) -> None:
    (known,) = graph.read(read_cypher("names_of_persons"), {"begin": ["欧阳", "an"]})
    assert sorted(known["names"]) == ["Ann Lee", "欧阳四丁"]


@pytest.mark.usefixtures("graph")
@pytest.mark.parametrize("privacy", ["surname", "posts"])
def test_the_prompt_tells_no_name_and_says_so(
    graph_server: Settings,
    monkeypatch: pytest.MonkeyPatch,
    privacy: Privacy,
) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", privacy)
    asked = CliRunner().invoke(
        main, ["shell", "--lang", "en"], input="MATCH (p:Person) RETURN p, p.name + '*', [p.pinyin]"
    )
    assert asked.exit_code == 0
    for name in (*PERSONS, "pang si bing"):
        assert name not in asked.stdout
    assert "Names of persons are kept back" in asked.stderr
    failed = CliRunner().invoke(
        main, ["shell"], input="MATCH (p:Person {name: '庞四丙'}) RETURN point({x: p.name})"
    )
    assert failed.exit_code == 2
    assert "庞四丙" not in failed.output
