"""Data of others in the graph: what a load did not make, it does not take away."""

from __future__ import annotations

import copy
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from graph.constraints import ensure_schema
from graph.errors import InputError
from graph.statements import read_cypher
from loaders import _books, _loading

AREAS = "区划代码,居民区名称\n310110009018,铁岭路九十弄居委会\n310110009001,密云路居委会\n"


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    path = tmp_path / "areas.csv"
    path.write_text(AREAS, encoding="utf-8")
    return path


@pytest.fixture
def planned(empty_graph: Graph) -> Graph:
    """A graph in which somebody plans an area whose code stands in `AREAS`."""
    empty_graph.write(lambda run: run("CREATE (:Area {id: '310110009001'})-[:HAS_PLAN]->(:Plan)"))
    return empty_graph


def plans(graph: Graph) -> list[dict[str, object]]:
    return graph.read(
        "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) "
        "RETURN labels(n) AS labels, properties(n) AS p, type(r) AS type, labels(m) AS at "
        "ORDER BY labels, n.id, type"
    )


def _off(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("atomic", [0, 100_000])
def test_a_load_that_meets_a_node_of_others_fails_and_leaves_it(
    planned: Graph, areas: Path, monkeypatch: pytest.MonkeyPatch, atomic: int
) -> None:
    before = plans(planned)
    assert len(before) == 2
    monkeypatch.setattr(_books, "ATOMIC", atomic)
    with pytest.raises(InputError) as failed:
        loaders.load(planned, [areas])
    assert failed.value.user_message("en").startswith(
        "The graph holds Area 310110009001 already, which no load of this program made."
    )
    assert plans(planned) == before
    assert loaders.history(planned)[-1][0].status == "rolled_back"


@pytest.mark.parametrize("at", ["ensure_schema", "read_cypher"])
def test_a_load_that_was_cut_off_before_it_wrote_anything_takes_nothing_away(
    planned: Graph, areas: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    before = plans(planned)
    with monkeypatch.context() as patch:
        patch.setattr(_loading, "take_back", _off)
        patch.setattr(_loading, at, _off)
        with pytest.raises(KeyboardInterrupt):
            loaders.load(planned, [areas])
    assert len(loaders.recover(planned)) == 1
    assert plans(planned) == before


def test_a_load_that_is_being_kept_just_now_is_waited_for(empty_graph: Graph) -> None:
    def held(load: str) -> bool:
        (row,) = empty_graph.write_each(read_cypher("holds_load"), {"load": load})
        return bool(row["held"])

    with ThreadPoolExecutor() as others:
        with empty_graph.transaction() as run:
            run(read_cypher("begin_load"), {"load": {"id": "1-x", "number": 1}, "files": []})
            asked = others.submit(held, "1-x")
            with pytest.raises(TimeoutError):
                asked.result(timeout=1)
        assert asked.result(timeout=60)
    assert not held("2-y")
    (row,) = empty_graph.read("MATCH (n) RETURN count(n) AS nodes")
    assert row["nodes"] == 1


@pytest.fixture
def two_homes(empty_graph: Graph, tmp_path: Path) -> tuple[Graph, Graph]:
    """Two homes with one database, as where NEO4J_URI is set."""
    one, other = copy.copy(empty_graph), copy.copy(empty_graph)
    one.home, other.home = tmp_path / "one", tmp_path / "other"
    return one, other


@pytest.mark.parametrize("atomic", [0, 100_000])
def test_a_load_of_another_home_that_came_between_is_told(
    two_homes: tuple[Graph, Graph], areas: Path, monkeypatch: pytest.MonkeyPatch, atomic: int
) -> None:
    one, other = two_homes
    monkeypatch.setattr(_books, "ATOMIC", atomic)
    more = areas.with_name("more.csv")
    more.write_text("区划代码,居民区名称\n310110009023,金安居委会\n", encoding="utf-8")
    begun: list[str | None] = []

    def between(graph: Graph) -> None:
        if not begun:  # the one is ready to write, and has looked what the graph holds
            begun.append(None)
            begun.append(loaders.load(other, [more]).load_id)
        ensure_schema(graph)

    monkeypatch.setattr(_loading, "ensure_schema", between)
    with pytest.raises(InputError) as told:
        loaders.load(one, [areas])
    assert told.value.user_message("en") == (
        f"Load {begun[1]} of another home came into the database meanwhile, so nothing of this one "
        "was loaded. Use one STREET_GRAPH_HOME for a database, or a database for each."
    )
    assert [load.id for load, _ in loaders.history(other)] == [begun[1]]
    assert one.read("MATCH (a:Area) RETURN a.id AS id") == [{"id": "310110009023"}]


@pytest.mark.parametrize("atomic", [0, 100_000])
def test_a_load_beside_one_of_another_home_takes_nothing_of_that_away(
    two_homes: tuple[Graph, Graph], areas: Path, monkeypatch: pytest.MonkeyPatch, atomic: int
) -> None:
    one, other = two_homes
    monkeypatch.setattr(_books, "ATOMIC", atomic)
    renamed = areas.rename(areas.with_name("renamed.csv"))
    areas.write_text(AREAS, encoding="utf-8")  # the same file by its letters
    begun: list[None] = []
    stood: list[dict[str, object]] = []

    def between(graph: Graph) -> None:
        if not begun:
            begun.append(None)
            loaders.load(other, [areas])
            stood.extend(plans(one))
        ensure_schema(graph)

    monkeypatch.setattr(_loading, "ensure_schema", between)
    with pytest.raises(InputError, match="of another home"):
        loaders.load(one, [renamed])
    assert plans(one) == stood


def test_a_load_of_another_home_that_is_being_kept_just_now_is_waited_for(
    two_homes: tuple[Graph, Graph], areas: Path
) -> None:
    one, other = two_homes
    with ThreadPoolExecutor() as others:
        with one.transaction() as run:
            run(read_cypher("begin_alone"), {"load": {"id": "1-x", "number": 1}, "held": []})
            asked = others.submit(loaders.load, other, [areas])
            with pytest.raises(TimeoutError):
                asked.result(timeout=5)
        with pytest.raises(InputError, match="Load 1-x of another home"):
            asked.result(timeout=60)
    assert one.read("MATCH (a:Area) RETURN a.id AS id") == []


@pytest.mark.parametrize("act", [loaders.history, loaders.recover, loaders.review])
def test_a_load_of_others_is_named_though_it_bears_no_id(
    empty_graph: Graph, act: Callable[[Graph], object]
) -> None:
    empty_graph.write(lambda run: run("CREATE (:Load), (:Load {id: 7})"))
    with pytest.raises(InputError, match=r"The graph holds loads .*: .*\b7\b"):
        act(empty_graph)


def test_a_store_restored_to_a_time_before_a_rollback_is_told(
    empty_graph: Graph, areas: Path
) -> None:
    load = loaders.load(empty_graph, [areas]).load_id
    assert load is not None
    loaders.rollback(empty_graph, load)
    empty_graph.write(
        lambda run: run("CREATE (:Load {id: $id, number: 1, status: 'done'})", {"id": load})
    )
    with pytest.raises(InputError) as told:
        loaders.history(empty_graph)
    sentence = told.value.user_message("en")
    assert load in sentence
    assert "python -m graph rebuild" in sentence


def test_nodes_of_others_that_no_row_can_name_are_not_seen(empty_graph: Graph, areas: Path) -> None:
    """Ids and names are read column by column: one that is missing must not shift the others."""
    empty_graph.write(
        lambda run: run(
            "CREATE (:Area {name: '金安居委会'}), (:Area {id: 5}), "
            "(:Person {name: '王五'}), (:Person {id: 7}), (:Person {id: 'p'}), "
            "(:Organisation:ResidentsCommittee), (:Organisation:ResidentsCommittee {id: 'o'})"
        )
    )
    loaders.load(empty_graph, [areas])
    estates = areas.with_name("estates.csv")
    estates.write_text("小区名称,居民区\n甲苑,密云路\n乙苑,铁岭路九十弄\n", encoding="utf-8")
    assert loaders.load(empty_graph, [estates]).total("loaded") == 2
    assert empty_graph.read(
        "MATCH (e:Estate)-[:IN]->(a:Area) RETURN e.name AS estate, a.id AS area ORDER BY area"
    ) == [{"estate": "甲苑", "area": "310110009001"}, {"estate": "乙苑", "area": "310110009018"}]
    assert loaders.review(empty_graph) == []


def test_a_person_of_others_may_be_born_on_what_is_no_day(empty_graph: Graph, areas: Path) -> None:
    empty_graph.write(lambda run: run("CREATE (:Person {id: 'p', name: '王五', birth: '1970-05'})"))
    relatives = areas.with_name("relatives.csv")
    relatives.write_text("姓名,亲属姓名,亲属关系\n张三,李四,夫妻\n", encoding="utf-8")
    report = loaders.load(empty_graph, [areas, relatives])
    assert [each.reason.get("en") for each in report.refusals] == ["There is no person named 张三."]


def test_a_half_load_of_others_is_named_by_the_database(empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run("CREATE (:Load {status: 'running'})"))
    (name,) = empty_graph.running()
    assert name
