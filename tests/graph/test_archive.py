"""The archive: what was loaded, which rows count, and who takes whose place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.archive import Archive, FileRecord, LoadRecord, RowRecord, open_archive
from graph.errors import InputError
from graph.facts import Node, Tie, Value
from graph.fold import Fact, fold

AREA, STREET = ("Area", "310110009018"), ("Subdistrict", "310110009")
FILE = FileRecord("f", "小区.csv", "0" * 64, 1)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path) as opened:
        yield opened


def estate(**properties: Value) -> Node:
    return Node("Estate", "e", {"name": "花苑", **properties})


def row(mark: str, *facts: Fact, number: int = 2) -> RowRecord:
    return RowRecord("f", "小区", number, "estates", mark, {"小区名称": mark}, facts)


def put(archive: Archive, number: int, *rows: RowRecord, done: bool = True) -> None:
    load = LoadRecord(f"{number}-x", number, "running", "2026-08-24", "tester", False, 0)
    archive.register(load, [FILE], rows)
    if done:
        archive.finish(number)


def households(archive: Archive) -> Value:
    states = fold(archive.facts_of(["Estate:e"]))
    return states["Estate:e"].properties.get("households") if states else None


def test_facts_come_back_with_their_source_in_the_order_of_loads(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, row("b", estate(households=2), number=3))
    facts = [fact for _, fact in archive.facts_of(["Estate:e"])]
    assert facts == [
        Node("Estate", "e", {"name": "花苑", "households": 1}, "f#小区!2"),
        Node("Estate", "e", {"name": "花苑", "households": 2}, "f#小区!3"),
    ]
    assert archive.existing(["Estate:e", "Estate:x"]) == {"Estate:e"}


def test_a_load_counts_only_when_it_is_done_and_the_graph_holds_it(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    put(archive, 2, row("b", estate()), done=False)
    assert archive.unchanged(["a", "b"]) == {"a"}
    archive.activate([])
    assert archive.unchanged(["a"]) == set()
    assert archive.existing(["Estate:e"]) == set()
    archive.activate(["1-x", "2-x"])
    assert archive.unchanged(["a", "b"]) == {"a"}


def test_a_row_of_which_a_later_load_said_otherwise_speaks_again(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)), row("c", Node("Estate", "other")))
    put(archive, 2, row("b", estate(households=2)))
    assert archive.unchanged(["a", "b", "c"]) == {"b", "c"}


def test_a_later_row_that_says_no_other_of_a_shared_node_changes_no_earlier_row(
    archive: Archive,
) -> None:
    street = Node(*STREET, {"name": "四平路街道"})
    put(archive, 1, row("a", street, Node(*AREA, {"households": 1})))
    put(archive, 2, row("b", street, Node(*AREA, {"residents": 2})))
    assert archive.unchanged(["a"]) == {"a"}
    put(archive, 3, row("c", Node(*AREA, {"households": 3})))
    assert archive.unchanged(["a", "b"]) == {"b"}


def test_a_row_that_confirmed_steps_in_for_the_row_it_confirmed(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, row("a", number=7), row("b", Node("Estate", "other")))
    put(archive, 3, row("a", number=9))
    archive.withdraw(1)
    archive.withdraw(1)  # interrupted and repeated
    archive.forget(1)
    (fact,) = (fact for _, fact in archive.facts_of(["Estate:e"]))
    assert fact == Node("Estate", "e", {"name": "花苑", "households": 1}, "f#小区!7")
    assert archive.unchanged(["a"]) == {"a"}
    archive.withdraw(2)
    archive.forget(2)
    assert [fact.source for _, fact in archive.facts_of(["Estate:e"])] == ["f#小区!9"]
    archive.withdraw(3)
    archive.forget(3)
    assert households(archive) is None


def test_a_row_asserted_anew_needs_nobody_to_step_in(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, row("b", estate(households=2)))
    put(archive, 3, row("a", estate(households=1)))
    assert households(archive) == 1
    archive.withdraw(1)
    archive.forget(1)
    assert households(archive) == 1
    archive.withdraw(3)
    archive.forget(3)
    assert households(archive) == 2


def test_ties_are_found_by_either_end(archive: Archive) -> None:
    tie = Tie("IN", AREA, STREET)
    put(archive, 1, row("a", Node(*AREA), Node(*STREET), tie))
    assert archive.ties_at(["Area:310110009018"]) == {tie.id}
    assert archive.ties_at(["Subdistrict:310110009"]) == {tie.id}
    assert archive.ties_at(["Estate:e"]) == set()
    assert archive.nodes_of(["a"], "Subdistrict") == {"310110009"}
    assert archive.nodes_of(["b"], "Subdistrict") == set()
    assert set(archive.facts_in(1)) == {"Area:310110009018", "Subdistrict:310110009", tie.id}


def test_the_cells_behind_a_source(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    evidence = archive.evidence("f#小区!2")
    assert evidence is not None
    assert (evidence.file, evidence.sheet, evidence.row) == ("小区.csv", "小区", 2)
    assert evidence.cells == {"小区名称": "a"}
    assert archive.evidence("f#小区!3") is None
    assert list(archive.written("estates")) == [{"小区名称": "a"}]
    assert list(archive.written("areas")) == []


def test_a_load_rolled_back_stays_in_the_history_without_its_rows(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    assert [(load.status, load.rows) for load in archive.loads()] == [("done", 1)]
    archive.withdraw(1)
    archive.forget(1)
    assert [(load.status, load.rows) for load in archive.loads()] == [("rolled_back", 0)]
    assert archive.files(1) == [FILE]
    assert archive.evidence("f#小区!2") is None


def test_more_keys_than_one_statement_takes(archive: Archive) -> None:
    nodes = [Node("Estate", str(number)) for number in range(2500)]
    put(archive, 1, *(row(str(n), node, number=n) for n, node in enumerate(nodes)))
    keys = [f"Estate:{number}" for number in range(3000)]
    assert len(archive.existing(keys)) == 2500
    assert [fact.id for _, fact in archive.facts_of(keys)] == [node.id for node in nodes]


def test_a_file_of_another_program_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "archive.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match=r"archive\.sqlite cannot be used"), open_archive(tmp_path):
        pass


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    with open_archive(tmp_path):
        pass
    assert (tmp_path / "archive" / "archive.sqlite").stat().st_mode & 0o077 == 0
    connection = sqlite3.connect(tmp_path / "archive" / "archive.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
