"""Names of persons leave an answer only as far as the setting allows."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner

from graph.connection import open_graph
from graph.privacy import person_name
from graph.settings import Privacy, Settings
from queries.__main__ import main
from queries.catalogue import Column, catalogue
from queries.findings import findings
from queries.privacy import withhold
from queries.runner import run

DAY = date(2015, 8, 1)
STREET = "310110009"


def column(type: str = "string", of: str = "") -> Column:
    return Column.model_validate({"zh": "列", "en": "column", "type": type, "of": of})


@pytest.mark.parametrize(
    ("name", "privacy", "expected"),
    [
        ("赵甲乙", "full", "赵甲乙"),
        ("赵甲乙", "surname", "赵某"),
        ("赵某", "surname", "赵某"),
        ("欧阳甲", "surname", "欧阳某"),
        ("夏侯甲", "surname", "夏侯某"),
        ("欧阳", "surname", "欧某"),  # of two letters: 欧 and 阳
        ("John Doe", "surname", "Doe …"),
        ("Doe …", "surname", "Doe …"),
        ("赵甲乙", "posts", "×××"),
        ("", "posts", ""),
    ],
)
def test_person_name(name: str, privacy: Privacy, expected: str) -> None:
    assert person_name(name, privacy) == expected


def test_a_name_beside_the_id_of_a_person_is_cut_and_others_stay() -> None:
    columns = {
        "subject_id": column("id"),
        "subject": column(),
        "others": column("strings"),
        "other_ids": column("id"),
        "leaders": column("strings", of="Person.name"),
        "note": column(),
    }
    row = {
        "subject_id": "person:1",
        "subject": "赵甲乙",
        "others": ["钱丙", "甲居委会"],
        "other_ids": ["person:2", "org:3"],
        "leaders": ["孙丁"],
        "note": None,
    }
    assert withhold(columns, row, "surname") == {
        **row,
        "subject": "赵某",
        "others": ["钱某", "甲居委会"],
        "leaders": ["孙某"],
    }
    assert withhold(columns, {**row, "subject_id": "org:1"}, "surname")["subject"] == "赵甲乙"


def test_a_name_in_a_map_is_cut_wherever_the_row_tells_it_again() -> None:
    columns = {"values": column("strings"), "claims": column("maps")}
    row = {
        "values": ["赵甲乙", "甲物业"],
        "claims": [
            {"id": "person:1", "value": "赵甲乙", "sources": ["file#sheet!2"]},
            {"value": "甲物业", "sources": []},
        ],
    }
    cut = withhold(columns, row, "posts")
    assert cut["values"] == ["×××", "甲物业"]
    assert cut["claims"] == [{**row["claims"][0], "value": "×××"}, row["claims"][1]]  # type: ignore[index]


def test_names_in_a_map_are_cut_beside_their_ids() -> None:
    columns = {"ties": column("maps")}
    tie = {
        "start": "org:1",
        "persons": ["赵甲乙", "钱丙"],
        "person_ids": ["person:1", "person:2"],
        "inner": [{"id": "person:1", "name": "赵甲乙"}, {"id": "org:1", "name": "赵甲乙"}],
    }
    assert withhold(columns, {"ties": [tie]}, "posts")["ties"] == [
        {
            **tie,
            "persons": ["×××", "×××"],
            "inner": [{"id": "person:1", "name": "×××"}, {"id": "org:1", "name": "赵甲乙"}],
        }
    ]


def test_the_surname_is_not_told_apart_in_pinyin() -> None:
    columns = {"person": column("maps")}
    row = {"person": {"id": "person:1", "name": "赵甲乙", "pinyin": "zhao jia yi"}}
    assert withhold(columns, row, "surname")["person"] == {
        "id": "person:1",
        "name": "赵某",
        "pinyin": "×××",
    }


@pytest.fixture
def names(sample_server: Settings) -> set[str]:
    """Names of all persons of the sample, but those that are a part of another word."""
    with open_graph(sample_server) as graph:
        rows = graph.read("MATCH (person:Person) RETURN person.name AS name", {})
    return {row["name"] for row in rows if len(row["name"]) > 2}


@pytest.mark.parametrize("privacy", ["surname", "posts"])
def test_no_list_and_no_finding_tells_a_whole_name(
    privacy: Privacy,
    names: set[str],
    sample_server: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", privacy)
    given = {"limit": 5, "text": next(iter(names)), "id": "310110009018", "area": "310110009018"}
    told: dict[str, str] = {}
    with open_graph(sample_server) as graph:
        for name, query in catalogue().items():
            asked = {key: given[key] for key in query.parameters if key in given}
            required = [
                key
                for key, one in query.parameters.items()
                if one.default is None and one.given_by_caller
            ]
            if query.kind == "list" and set(required) <= {*asked, "as_of", "scope"}:
                told[name] = repr(run(graph, name, as_of=DAY, scope=STREET, **asked).rows)
        persons = graph.read("MATCH (p:Person)-[:HOLDS]->() RETURN DISTINCT p.id AS id LIMIT 5", {})
        for person in persons:
            for name, query in catalogue().items():
                if "id" in query.parameters:
                    about = run(graph, name, as_of=DAY, scope="", id=person["id"]).rows
                    told[f"{name} {person['id']}"] = repr(about)
        for name, query in catalogue().items():
            if query.kind == "network" and "id" not in query.parameters:
                told[name] = repr(run(graph, name, as_of=DAY, scope=STREET).rows)
        found = findings(graph, as_of=DAY, scope=STREET)
    told["findings"] = repr([one.record("zh") for one in found])
    assert len(told) > 50
    assert {name for name, text in told.items() if any(one in text for one in names)} == set()


@pytest.mark.parametrize("privacy", ["surname", "posts"])
def test_own_cypher_tells_no_whole_name(
    privacy: Privacy, names: set[str], sample_server: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(sample_server.home))
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", privacy)
    text = "MATCH (p:Person)-[r]->(n) RETURN p, r, n, p.name + ' ' + p.pinyin AS both LIMIT 500"
    for form in ("table", "json", "csv"):
        asked = CliRunner().invoke(main, ["cypher", text, "--format", form, "--lang", "en"])
        assert asked.exit_code == 0, asked.output
        assert [name for name in names if name in asked.stdout] == []
        assert "Names of persons are kept back" in asked.stderr


def test_nobody_is_found_by_a_name_of_which_nothing_is_told(
    names: set[str], sample_server: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"as_of": DAY, "scope": "", "text": min(names), "limit": 20}

    def kinds() -> set[str]:
        with open_graph(sample_server) as graph:
            return {row["label"] for row in run(graph, "search", **asked).rows}  # type: ignore[arg-type]

    assert "Person" in kinds()
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", "surname")
    assert "Person" in kinds()
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", "posts")
    assert "Person" not in kinds()
