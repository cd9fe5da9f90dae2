"""The archive: what was loaded, which rows count, and who takes whose place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph import archive as archive_module
from graph.archive import Archive, open_archive
from graph.changes import Changes
from graph.errors import InputError
from graph.facts import Fact, Node, Tie, Value
from graph.keys import key_of
from graph.records import Confirmation, FileRecord, LoadRecord, RowRecord
from graph.sameness import Sameness
from graph.standing import Standing

AREA, STREET = ("Area", "310110009018"), ("Subdistrict", "310110009")
FILE = FileRecord("f", "小区.csv", "0" * 64, 1)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path) as opened:
        yield opened


def estate(**properties: Value) -> Node:
    return Node("Estate", "e", {"name": "花苑", **properties})


def row(mark: str, *facts: Fact, number: int = 2) -> RowRecord:
    return RowRecord(number, mark.upper().encode(), mark.encode(), {"小区名称": mark}, facts)


def again(archive: Archive, mark: str, number: int, **written: str) -> Confirmation:
    found = Standing(archive).unchanged([mark.encode()])
    return Confirmation(number, found[mark.encode()].row, written or None)


def put(archive: Archive, number: int, *rows: RowRecord | Confirmation, done: bool = True) -> None:
    load = LoadRecord(f"{number}-x", number, "running", "2026-08-24", "tester", False, 0)
    with archive.journal(load) as journal:
        sheet = journal.add_sheet("f", "小区", "estates")
        journal.add(sheet, [each for each in rows if isinstance(each, RowRecord)])
        journal.confirm(sheet, [each for each in rows if isinstance(each, Confirmation)])
        journal.add_files([FILE])
    if done:
        archive.finish(number)


def take_back(archive: Archive, number: int) -> None:
    archive.withdraw(number)
    archive.withdraw(number)  # interrupted and repeated
    archive.forget(number)


def stored(archive: Archive, key: str = "Estate:e") -> dict[str, Value]:
    label, identity = key.split(":")
    states = Changes(archive).fold_of([Node(label, identity)])
    return states[key].stored() if states else {}


def unchanged(archive: Archive, *marks: str) -> set[str]:
    found = Standing(archive).unchanged([mark.encode() for mark in marks])
    return {mark.decode() for mark in found}


def test_what_a_key_is_comes_from_all_loads_in_their_order(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1, residents=3)))
    put(archive, 2, row("b", estate(households=2), number=3))
    assert stored(archive) == {
        "id": "e", "name": "花苑", "households": 2, "residents": 3,
        "sources": ["f#小区!2", "f#小区!3"],
    }  # fmt: skip
    assert stored(archive, "Estate:x") == {}


def test_rows_that_say_the_same_are_all_sources_of_it(archive: Archive) -> None:
    day = date(1998, 6, 1)
    alike = [row(mark, estate(first_delivery=day), number=at) for at, mark in ((3, "a"), (2, "b"))]
    put(archive, 1, *alike)
    expected = {
        "name": "花苑",
        "first_delivery": day,
        "id": "e",
        "sources": ["f#小区!3", "f#小区!2"],
    }
    assert stored(archive) == expected
    put(archive, 2, row("c", estate(households=9), number=4))
    sources = ["f#小区!3", "f#小区!2", "f#小区!4"]
    assert stored(archive) == expected | {"households": 9, "sources": sources}


def test_a_body_founded_again_is_dissolved_no_more_until_that_load_is_taken_back(
    archive: Archive,
) -> None:
    former = {"founded": date(1998, 1, 1), "dissolved": date(2010, 5, 1)}
    put(archive, 1, row("a", Node("ResidentsCommittee", "o", former)))
    put(archive, 2, row("b", Node("ResidentsCommittee", "o", {"founded": date(2013, 1, 1)})))
    both = {"id": "o", "sources": ["f#小区!2"]}
    assert stored(archive, "Organisation:o") == both | {"founded": date(2013, 1, 1)}
    assert unchanged(archive, "a", "b") == {"b"}
    take_back(archive, 2)
    assert stored(archive, "Organisation:o") == both | former


def test_a_load_counts_only_when_it_is_done_and_the_graph_holds_it(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    put(archive, 2, row("b", estate()), done=False)
    assert unchanged(archive, "a", "b") == {"a"}
    archive.activate([])
    assert unchanged(archive, "a") == set()
    assert stored(archive) == {}
    archive.activate(["1-x", "2-x"])
    assert unchanged(archive, "a", "b") == {"a"}


def test_nothing_is_kept_of_a_cancelled_journal(archive: Archive) -> None:
    load = LoadRecord("1-x", 1, "running", "2026-08-24", "tester", False, 0)
    with archive.journal(load) as journal:
        journal.add(journal.add_sheet("f", "小区", "estates"), [row("a", estate())])
        journal.cancel()
    assert archive.loads() == []
    with pytest.raises(KeyboardInterrupt), archive.journal(load):
        raise KeyboardInterrupt
    assert archive.loads() == []


def test_a_row_is_known_by_its_cells_as_read_too(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    assert set(Standing(archive).alike([b"A", b"B"])) == {b"A"}


def test_a_row_of_which_a_later_load_said_otherwise_speaks_again(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)), row("c", Node("Estate", "other")))
    put(archive, 2, row("b", estate(households=2)))
    assert unchanged(archive, "a", "b", "c") == {"b", "c"}
    assert set(Standing(archive).alike([b"A", b"B", b"C"])) == {b"B", b"C"}


def test_a_later_row_that_says_no_other_of_a_shared_node_changes_no_earlier_row(
    archive: Archive,
) -> None:
    street = Node(*STREET, {"name": "四平路街道"})
    put(archive, 1, row("a", street, Node(*AREA, {"households": 1})))
    put(archive, 2, row("b", street, Node(*AREA, {"residents": 2})))
    assert unchanged(archive, "a") == {"a"}
    put(archive, 3, row("c", Node(*AREA, {"households": 3})))
    assert unchanged(archive, "a", "b") == {"b"}


def test_a_row_that_confirmed_steps_in_for_the_row_it_confirmed(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, again(archive, "a", 7), row("b", Node("Estate", "other")))
    put(archive, 3, again(archive, "a", 9, 小区名称="甲"))
    take_back(archive, 1)
    assert stored(archive)["sources"] == ["f#小区!7"]
    assert stored(archive)["households"] == 1
    assert unchanged(archive, "a") == {"a"}
    found = archive.evidence("f#小区!7")
    assert found is not None
    assert found.cells == {"小区名称": "a"}
    take_back(archive, 2)
    assert stored(archive)["sources"] == ["f#小区!9"]
    found = archive.evidence("f#小区!9")
    assert found is not None
    assert found.cells == {"小区名称": "甲"}
    take_back(archive, 3)
    assert stored(archive) == {}


def test_a_row_that_stepped_in_counts_in_its_own_load(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, again(archive, "a", 7), row("b", Node("Estate", "other")))
    put(archive, 3, row("c", estate(households=3)))
    take_back(archive, 1)
    assert stored(archive)["households"] == 3
    assert stored(archive)["sources"] == ["f#小区!7", "f#小区!2"]


def test_a_row_asserted_anew_needs_nobody_to_step_in(archive: Archive) -> None:
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, row("b", estate(households=2)))
    put(archive, 3, row("a", estate(households=1)))
    assert stored(archive)["households"] == 1
    take_back(archive, 1)
    assert stored(archive)["households"] == 1
    take_back(archive, 3)
    assert stored(archive)["households"] == 2


def test_ties_wait_for_their_ends(archive: Archive) -> None:
    tie = Tie("IN", AREA, STREET)
    put(archive, 1, row("a", Node(*AREA, {"name": "金安"}), tie))
    changes = Changes(archive)
    changes.touch([tie.id], ties=True)
    assert list(changes.states(ties=True)) == []
    put(archive, 2, row("b", Node(*STREET, {"name": "四平路街道"})))
    changes = Changes(archive)
    changes.touch_load(2)
    changes.touch_new(2)
    assert [state.fact.id for state in changes.states(ties=True)] == [tie.id]
    assert (changes.count(ties=False, fresh=True), changes.count(ties=True, fresh=True)) == (1, 1)
    changes = Changes(archive)
    changes.touch_load(2)
    archive.withdraw(2)
    assert [fact.id for fact in changes.lost(2)] == [STREET[1]]
    assert changes.waiting() == 1


def test_only_keys_that_no_other_load_asserts_are_fresh(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    put(archive, 2, row("b", estate(households=2), Node("Estate", "other")))
    changes = Changes(archive)
    changes.touch_load(2)
    changes.touch_new(2)
    fresh = {key_of(state.fact): state.fresh for state in changes.states(ties=False)}
    assert fresh == {"Estate:e": False, "Estate:other": True}


def test_what_a_first_load_says_is_read_as_that_of_any_load(archive: Archive) -> None:
    tie = Tie("IN", AREA, STREET, source="f#小区!3")
    put(archive, 1, row("z", estate(households=9)))  # of a graph that is there no more
    archive.activate([])
    put(
        archive, 2,
        row("a", estate(households=1), Node("Estate", "other"), number=7),
        row("b", tie, Node(*AREA), estate(households=2), number=3),
        row("c", Node(*STREET), tie, estate(), number=5),
        done=False,
    )  # fmt: skip
    first = Changes(archive)
    first.touch_load(2)
    first.touch_new(2)
    alone = [list(first.states(ties=ties)) for ties in (False, True)]
    archive.count_in(2)
    usual = Changes(archive)
    usual.touch_load(2)
    assert (usual.count(ties=False), usual.count(ties=True)) == (4, 1)
    for one, other in zip(
        alone, ([*usual.states(ties=False)], [*usual.states(ties=True)]), strict=True
    ):
        assert [state.stored() for state in one] == [state.stored() for state in other]
        assert [state.fact for state in one] == [state.fact for state in other]
        assert all(state.fresh for state in one)
    (stored_estate,) = [each.stored() for each in alone[0] if each.fact.id == "e"]
    assert stored_estate["households"] == 2
    assert stored_estate["sources"] == ["f#小区!7", "f#小区!3", "f#小区!5"]


def test_nodes_in_rows_that_a_load_repeats(archive: Archive) -> None:
    put(archive, 1, row("a", Node(*AREA), Node(*STREET)))
    put(archive, 2, again(archive, "a", 7))
    assert archive.confirmed_nodes(2, "Subdistrict") == {"310110009"}
    assert archive.confirmed_nodes(1, "Subdistrict") == set()


def test_the_cells_behind_a_source(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    evidence = archive.evidence("f#小区!2")
    assert evidence is not None
    assert (evidence.file, evidence.sheet, evidence.row) == ("小区.csv", "小区", 2)
    assert evidence.cells == {"小区名称": "a"}
    assert archive.evidence("f#小区!3") is None
    assert [cells for *_, cells in archive.written("estates")] == [{"小区名称": "a"}]
    assert list(archive.written("areas")) == []


def test_a_load_rolled_back_stays_in_the_history_without_its_rows(archive: Archive) -> None:
    put(archive, 1, row("a", estate()))
    assert [(load.status, load.rows) for load in archive.loads()] == [("done", 1)]
    take_back(archive, 1)
    assert [(load.status, load.rows) for load in archive.loads()] == [("rolled_back", 0)]
    assert archive.files(1) == [FILE]
    assert archive.evidence("f#小区!2") is None


def test_more_rows_than_one_statement_takes(archive: Archive) -> None:
    rows = [row(str(n), Node("Estate", str(n)), number=n) for n in range(12_000)]
    put(archive, 1, *rows)
    assert len(unchanged(archive, *map(str, range(13_000)))) == 12_000


def test_a_file_of_another_program_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "archive.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match=r"archive\.sqlite cannot be used"), open_archive(tmp_path):
        pass


def test_an_archive_of_an_earlier_version_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    path = tmp_path / "archive" / "archive.sqlite"
    with sqlite3.connect(path) as earlier:
        earlier.execute("CREATE TABLE loads (number INTEGER)")
    earlier.close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="another version"), open_archive(tmp_path):
        pass
    assert path.read_bytes() == before


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    with open_archive(tmp_path):
        pass
    assert (tmp_path / "archive" / "archive.sqlite").stat().st_mode & 0o077 == 0
    connection = sqlite3.connect(tmp_path / "archive" / "archive.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_records_judged_to_be_one_are_found_as_one_and_kept_as_asserted(archive: Archive) -> None:
    other = Node("Estate", "other", {"name": "花苑小区", "households": 5, "residents": 9})
    put(archive, 1, row("a", estate(households=1)))
    put(archive, 2, row("b", other, number=3))
    archive.follow(Sameness([("other", "e")]), [(2, 0, Node("Estate", "e"))])
    changes = Changes(archive)
    changes.touch(["Estate:e", "Estate:other"], ties=False)
    (state,) = changes.states(ties=False)
    # What is said of the record that goes fills gaps only, though it was said later.
    assert state.stored() == {
        "id": "e", "name": "花苑", "households": 1, "residents": 9,
        "sources": ["f#小区!3", "f#小区!2"],
    }  # fmt: skip
    assert stored(archive, "Estate:other")["households"] == 5
    assert unchanged(archive, "a", "b") == {"a", "b"}
    archive.follow(Sameness(), [(2, 0, other)])
    changes = Changes(archive)
    changes.touch(["Estate:e", "Estate:other"], ties=False)
    assert sorted(state.fact.id for state in changes.states(ties=False)) == ["e", "other"]


def indexes(archive: Archive) -> set[str]:
    named = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return {name for (name,) in archive.sql.execute(named)}


def test_only_the_first_load_is_written_without_indexes_and_it_leaves_them(
    archive: Archive,
) -> None:
    every = indexes(archive)
    assert {"rows_by_raw", "facts_by_key", "confirmations_by_row"} <= every
    first, second = (
        LoadRecord(f"{number}-x", number, "running", "2026-08-24", "tester", False, 0)
        for number in (1, 2)
    )
    with pytest.raises(sqlite3.Error), archive.journal(first):
        archive.sql.execute("SELECT * FROM nothing")
    assert indexes(archive) == every
    with archive.journal(first) as journal:
        assert indexes(archive) == set()
        journal.cancel()
    assert indexes(archive) == every
    put(archive, 1, row("a", estate()))
    assert indexes(archive) == every
    with archive.journal(second) as journal:
        assert indexes(archive) == every
        journal.cancel()


def test_a_disk_without_room_for_what_sqlite_keeps_beside_is_told_as_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = sqlite3.OperationalError("disk I/O error")  # as SQLite says it then
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr(archive_module, "_prepare", full)
    with pytest.raises(InputError, match="its disk is full") as told, open_archive(tmp_path):
        pass
    assert told.value.user_message("zh").endswith(
        "磁盘或系统临时文件所在磁盘已满。请腾出空间后重试。"
    )


def test_a_folder_that_cannot_be_made_is_told_without_numbers(tmp_path: Path) -> None:
    (tmp_path / "archive").touch()
    with pytest.raises(InputError) as told, open_archive(tmp_path):
        pass
    assert told.value.user_message("en") == (
        f"The archive {tmp_path}/archive/archive.sqlite cannot be used: File exists."
    )
