"""Loading on a real Neo4j: twice is once, back is as before, and nothing is lost."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import loaders
from graph.archive import open_archive
from graph.connection import Graph
from graph.errors import GraphConnectionError, InputError
from graph.progress import Progress
from graph.words import Message
from loaders import _books, _loading

AREAS = """区划代码,居民区名称,街道
310110009018,铁岭路九十弄居委会,四平路街道
310110009022,和平花苑居委会,四平路街道
"""
ESTATES = """小区名称,居民区,户数,首套交付日期
示例花苑,铁岭路90弄,640,1998.06
和平花苑,和平花苑居委会,900,2001年
"""


COUNTS = ("read", "loaded", "unchanged", "refused", "ignored")


@pytest.fixture
def rosters(tmp_path: Path) -> Path:
    folder = tmp_path / "rosters"
    folder.mkdir()
    (folder / "b_areas.csv").write_text(AREAS, encoding="utf-8")
    (folder / "a_estates.csv").write_text(ESTATES, encoding="utf-8")
    return folder


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def everything(graph: Graph) -> object:
    """All that the graph holds, in an order of its own."""
    nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id")
    ties = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS p, b.id AS b "
        "ORDER BY type, r.id"
    )
    return nodes, ties


def names(graph: Graph, label: str) -> list[str]:
    rows = graph.read(
        "MATCH (n) WHERE $label IN labels(n) RETURN n.name AS name ORDER BY n.id", {"label": label}
    )
    return [row["name"] for row in rows]


def estate(graph: Graph, name: str = "示例花苑") -> dict[str, object]:
    rows = graph.read("MATCH (e:Estate {name: $name}) RETURN properties(e) AS p", {"name": name})
    return dict(rows[0]["p"]) if rows else {}


def test_a_folder_is_one_load_whatever_the_order_of_its_files(
    empty_graph: Graph, rosters: Path
) -> None:
    report = loaders.load(empty_graph, [rosters])
    document = report.document("zh")
    contract = ("file", "kind", *(f"rows_{name}" for name in COUNTS))
    assert [[file[key] for key in contract] for file in document["files"]] == [
        ["a_estates.csv", "estates", 2, 2, 0, 0, 0],
        ["b_areas.csv", "areas", 2, 2, 0, 0, 0],
    ]
    assert (document["nodes_created"], document["relationships_created"]) == (5, 4)
    assert (document["load_id"], document["refusals"]) == (report.load_id, [])
    assert names(empty_graph, "Estate") == ["示例花苑", "和平花苑"]
    (load,) = empty_graph.read(
        "MATCH (f:SourceFile)-[:PART_OF]->(l:Load) "
        "RETURN l.id AS id, l.status AS status, l.sample AS sample, count(f) AS files"
    )
    assert load == {"id": report.load_id, "status": "done", "sample": False, "files": 2}


def test_every_node_and_tie_names_the_cells_it_comes_from(
    empty_graph: Graph, rosters: Path
) -> None:
    loaders.load(empty_graph, [rosters])
    rows = empty_graph.read(
        "MATCH (n) WHERE NOT n:Load AND NOT n:SourceFile RETURN n.sources AS sources "
        "UNION ALL MATCH ()-[r]->() WHERE type(r) <> 'PART_OF' RETURN r.sources AS sources"
    )
    assert len(rows) == 9
    with open_archive(empty_graph.home) as archive:
        for row in rows:
            assert row["sources"]
            assert all(archive.evidence(source) for source in row["sources"])
        found = archive.evidence(estate(empty_graph)["sources"][0])
    assert found is not None
    assert (found.file, found.row) == ("a_estates.csv", 2)
    assert found.cells["首套交付日期"] == "1998.06"


def test_a_copy_of_a_file_is_told_and_not_read_again(empty_graph: Graph, rosters: Path) -> None:
    write(rosters / "c_areas (1).csv", AREAS)
    first = loaders.load(empty_graph, [rosters])
    assert [(each.file, each.loaded) for each in first.counts] == [
        ("a_estates.csv", 2),
        ("b_areas.csv", 2),
    ]
    copied = "c_areas (1).csv is a copy of b_areas.csv and was not read again."
    assert [message.get("en") for message in first.skipped] == [copied]
    again = loaders.load(empty_graph, [rosters])
    assert [(each.file, each.unchanged) for each in again.counts] == [
        ("a_estates.csv", 2),
        ("b_areas.csv", 2),
    ]
    assert [message.get("en") for message in again.skipped] == [copied]


def test_loading_twice_changes_nothing(empty_graph: Graph, rosters: Path) -> None:
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)
    again = loaders.load(empty_graph, [rosters])
    assert again.load_id is None
    assert (again.total("unchanged"), again.total("loaded")) == (4, 0)
    assert (again.nodes_created, again.relationships_created) == (0, 0)
    assert everything(empty_graph) == before
    assert len(loaders.history(empty_graph)) == 1 + _rolled_back(empty_graph)


def _rolled_back(graph: Graph) -> int:
    return sum(load.status == "rolled_back" for load, _ in loaders.history(graph))


def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    empty_graph: Graph, rosters: Path
) -> None:
    before = everything(empty_graph)
    dry = loaders.load(empty_graph, [rosters], dry_run=True)
    assert everything(empty_graph) == before
    assert dry.load_id is None
    real = loaders.load(empty_graph, [rosters])
    told = {"load_id": real.load_id, "dry_run": False}
    assert {**dry.document("zh"), **told} == real.document("zh")


def test_only_what_changed_is_loaded_and_taking_it_back_is_exact(
    empty_graph: Graph, rosters: Path, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)
    changed = ESTATES.replace("640", "650") + "新苑,和平花苑居委会,1,\n"
    second = loaders.load(empty_graph, [write(tmp_path / "estates.csv", changed)])
    assert (second.total("loaded"), second.total("unchanged")) == (2, 1)
    assert second.nodes_created == 1
    assert estate(empty_graph)["households"] == 650
    assert len(estate(empty_graph)["sources"]) == 2
    assert second.load_id is not None
    done = loaders.rollback(empty_graph, second.load_id)
    assert (done.nodes_deleted, done.relationships_deleted, done.waiting) == (1, 1, 0)
    assert everything(empty_graph) == before


@pytest.mark.parametrize("atomic", [0, 100_000])
def test_taking_back_tells_how_far_it_is(
    empty_graph: Graph, rosters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: int
) -> None:
    monkeypatch.setattr(_books, "ATOMIC", atomic)
    loaders.load(empty_graph, [rosters])
    changed = ESTATES.replace("640", "650") + "新苑,和平花苑居委会,1,\n"
    second = loaders.load(empty_graph, [write(tmp_path / "estates.csv", changed)])
    told: list[tuple[str, int, int]] = []

    def tell(message: Message, done: int, total: int) -> None:
        told.append((message.get("en"), done, total))

    loaders.rollback(empty_graph, str(second.load_id), tell)
    # Two rows of an estate and its tie: those of the new one go, those of the other are set.
    sentence = "Taking back 4 nodes and ties"
    assert told == [(sentence, done, 4) for done in range(5)]


@pytest.mark.parametrize("atomic", [0, 100_000])
@pytest.mark.parametrize("at", range(5))
def test_taking_back_that_is_ended_where_it_tells_is_gone_on_with(
    empty_graph: Graph,
    rosters: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    atomic: int,
    at: int,
) -> None:
    monkeypatch.setattr(_books, "ATOMIC", atomic)
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)
    changed = ESTATES.replace("640", "650") + "新苑,和平花苑居委会,1,\n"
    second = loaders.load(empty_graph, [write(tmp_path / "estates.csv", changed)])
    loaded = everything(empty_graph)

    def tell(_message: Message, done: int, _total: int) -> None:
        if done == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loaders.rollback(empty_graph, str(second.load_id), tell)
    # Before its first step nothing was begun; after it, whoever comes next ends it.
    assert loaders.recover(empty_graph) == ((second.load_id,) if at else ())
    assert everything(empty_graph) == (before if at else loaded)


def test_a_file_bears_its_former_name_again(
    empty_graph: Graph, rosters: Path, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)
    folder = tmp_path / "renamed"
    folder.mkdir()
    for path in rosters.glob("*.csv"):
        write(folder / f"copy-{path.name}", path.read_text(encoding="utf-8"))
    write(folder / "estates-2.csv", ESTATES.replace("640", "650"))
    second = loaders.load(empty_graph, [folder])
    assert second.load_id is not None
    loaders.rollback(empty_graph, second.load_id)
    assert everything(empty_graph) == before


def test_taking_back_an_earlier_load_leaves_what_a_later_one_says(
    empty_graph: Graph, rosters: Path, tmp_path: Path
) -> None:
    first = loaders.load(empty_graph, [rosters])
    # The second roster repeats one row, corrects the other, and knows no date for it.
    later = "小区名称,居民区,户数\n示例花苑,铁岭路90弄,650\n"
    full = ESTATES.replace("示例花苑,铁岭路90弄,640,1998.06\n", "")
    write(tmp_path / "full.csv", full)
    write(tmp_path / "later.csv", later)
    write(tmp_path / "areas.csv", AREAS)
    loaders.load(empty_graph, [tmp_path / name for name in ("areas.csv", "full.csv", "later.csv")])
    assert estate(empty_graph)["first_delivery_precision"] == "month"
    assert first.load_id is not None
    loaders.rollback(empty_graph, first.load_id)
    assert names(empty_graph, "Area") == ["铁岭路九十弄居委会", "和平花苑居委会"]
    assert estate(empty_graph)["households"] == 650
    assert "first_delivery" not in estate(empty_graph)
    assert estate(empty_graph, "和平花苑")["households"] == 900


def test_ties_wait_for_a_node_that_was_taken_back_and_return_with_it(
    empty_graph: Graph, rosters: Path
) -> None:
    areas = loaders.load(empty_graph, [rosters / "b_areas.csv"])
    loaders.load(empty_graph, [rosters / "a_estates.csv"])
    assert areas.load_id is not None
    done = loaders.rollback(empty_graph, areas.load_id)
    assert done.waiting == 2
    # A subdistrict and two areas, with the two ties between, and those of the two estates.
    assert done.message.get("en") == (
        f"Load {areas.load_id} was taken back: 3 nodes and 4 ties are gone. Of these ties 2 are "
        "of other loads, and come back with the nodes they hang on."
    )
    assert names(empty_graph, "Estate") == ["示例花苑", "和平花苑"]
    back = loaders.load(empty_graph, [rosters / "b_areas.csv"])
    assert (back.nodes_created, back.relationships_created) == (3, 4)
    (row,) = empty_graph.read("MATCH (:Estate)-[r:IN]->(:Area) RETURN count(r) AS ties")
    assert row["ties"] == 2


def test_taking_back_the_only_load_empties_the_graph(empty_graph: Graph, rosters: Path) -> None:
    report = loaders.load(empty_graph, [rosters])
    assert report.load_id is not None
    loaders.rollback(empty_graph, report.load_id)
    assert everything(empty_graph) == ([], [])
    with pytest.raises(InputError, match=f"Load {report.load_id} was taken back before"):
        loaders.rollback(empty_graph, report.load_id)
    with pytest.raises(InputError, match="There is no load 0 in the graph"):
        loaders.rollback(empty_graph, "0")
    assert loaders.load(empty_graph, [rosters]).total("loaded") == 4


def test_refused_rows_are_told_and_the_rest_is_loaded(empty_graph: Graph, tmp_path: Path) -> None:
    write(tmp_path / "areas.csv", AREAS)
    bad = (
        ESTATES + "甲,铁岭路70弄,1,\n乙,和平花苑居委会,1,1998-13\n,和平花苑居委会,1,\n合计,,1541,\n"
    )
    write(tmp_path / "estates.csv", bad)
    report = loaders.load(empty_graph, [tmp_path])
    found = [(refusal.row, refusal.column, refusal.value) for refusal in report.refusals]
    assert found == [
        (4, "居民区", "铁岭路70弄"), (5, "首套交付日期", "1998-13"), (6, "小区名称", ""),
    ]  # fmt: skip
    assert report.refusals[0].reason.get("zh") == (
        "没有名为“铁岭路70弄”的居民区。相近名称：铁岭路九十弄居委会。"
    )
    assert "Near names" in report.refusals[0].reason.get("en")
    assert names(empty_graph, "Estate") == ["示例花苑", "和平花苑"]
    for count in report.document("en")["files"]:
        parts = ("loaded", "unchanged", "refused", "ignored")
        assert count["rows_read"] == sum(count[f"rows_{part}"] for part in parts)
    assert [row.row for row in report.ignored] == [7]


def test_nobody_sees_a_load_before_it_is_complete(empty_graph: Graph, rosters: Path) -> None:
    seen: list[object] = []

    def look(what: Message, _done: int, _total: int) -> None:
        if "Writing" in what.sentence:
            seen.append(everything(empty_graph))

    loaders.load(empty_graph, [rosters], progress=look)
    assert len(seen) > 1
    assert all(each == ([], []) for each in seen)


@pytest.mark.parametrize("atomic", [0, 100_000])
@pytest.mark.parametrize("batch", range(1, 4))
def test_a_load_that_was_cut_off_is_taken_back_at_the_next(
    empty_graph: Graph,
    rosters: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    batch: int,
    atomic: int,
) -> None:
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)
    changed = write(tmp_path / "estates.csv", ESTATES.replace("640", "650") + "新苑,金安,1,\n")
    write(tmp_path / "areas.csv", "区划代码,居民区名称\n310110009023,金安居委会\n")
    told = 0
    sentences: list[str] = []

    def off(what: Message, _done: int, _total: int) -> None:
        nonlocal told
        sentences.append(what.sentence)
        told += "Writing" in what.sentence
        if told == batch:
            _off()

    with monkeypatch.context() as patch:
        # The machine goes off in the midst of writing: nothing cleans up.
        patch.setattr(_loading, "take_back", _off)
        patch.setattr(_books, "ATOMIC", atomic)
        with pytest.raises(KeyboardInterrupt):
            loaders.load(empty_graph, [changed, tmp_path / "areas.csv"], progress=off)
    assert (everything(empty_graph) == before) == (atomic > 0)
    assert sentences[-1] == "Taking back what was written"
    report = loaders.load(empty_graph, [changed, tmp_path / "areas.csv"], dry_run=True)
    assert len(report.recovered) == 1
    assert "rolled back" in next(iter(report.remarks())).get("en")
    assert everything(empty_graph) == before
    assert report.total("loaded") == 3


def test_a_load_that_the_graph_has_whole_is_not_taken_back(
    empty_graph: Graph, rosters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        # The machine goes off after the graph is written and before that is noted down.
        patch.setattr(_loading, "take_back", _off)
        patch.setattr("graph.archive.Archive.finish", _off)
        with pytest.raises(KeyboardInterrupt):
            loaders.load(empty_graph, [rosters])
    after = everything(empty_graph)
    again = loaders.load(empty_graph, [rosters])
    assert again.recovered == ()
    assert again.total("unchanged") == 4
    assert everything(empty_graph) == after


@pytest.mark.parametrize("atomic", [0, 100_000])
def test_a_rollback_that_was_cut_off_is_ended_at_the_next(
    empty_graph: Graph, rosters: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, atomic: int
) -> None:
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)
    changed = write(tmp_path / "estates.csv", ESTATES.replace("640", "650"))
    second = loaders.load(empty_graph, [changed])
    assert second.load_id is not None
    with monkeypatch.context() as patch:
        patch.setattr(_books, "ATOMIC", atomic)
        patch.setattr("graph.archive.Archive.forget", _off)
        with pytest.raises(KeyboardInterrupt):
            loaders.rollback(empty_graph, second.load_id)
    assert loaders.load(empty_graph, [rosters]).recovered == (second.load_id,)
    assert everything(empty_graph) == before


def _off(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_load_that_fails_leaves_the_graph_as_it_was(
    empty_graph: Graph, rosters: Path, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [rosters])
    before = everything(empty_graph)

    def fail(what: Message, _done: int, _total: int) -> None:
        if "Writing" in what.sentence:
            raise GraphConnectionError("The cable is out.")

    changed = write(tmp_path / "estates.csv", ESTATES.replace("640", "650"))
    with pytest.raises(GraphConnectionError):
        loaders.load(empty_graph, [changed], progress=fail)
    assert everything(empty_graph) == before


def test_a_graph_that_was_emptied_is_loaded_anew(empty_graph: Graph, rosters: Path) -> None:
    loaders.load(empty_graph, [rosters])
    empty_graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    assert loaders.load(empty_graph, [rosters]).total("loaded") == 4


def test_a_graph_loaded_elsewhere_is_left_alone(empty_graph: Graph, rosters: Path) -> None:
    empty_graph.write(lambda run: run("CREATE (:Load {id: '1-other', number: 1, status: 'done'})"))
    with pytest.raises(InputError, match="1-other"):
        loaders.load(empty_graph, [rosters])


def test_a_sample_says_so_in_the_graph(empty_graph: Graph, rosters: Path) -> None:
    write(rosters / "说明.csv", "样例数据,是\n")
    assert loaders.load(empty_graph, [rosters]).sample
    (row,) = empty_graph.read("MATCH (l:Load) RETURN l.sample AS sample")
    assert row["sample"] is True


def test_progress_is_told(empty_graph: Graph, rosters: Path) -> None:
    told: list[tuple[str, int, int]] = []

    def tell(what: Message, done: int, total: int) -> None:
        told.append((what.get("en"), done, total))

    loaders.load(empty_graph, [rosters], progress=tell)
    assert told[0] == ("Reading a_estates.csv", 0, 2)
    assert ("Checking rows: 4", 0, 0) in told
    assert told[-1] == ("Writing 9 nodes and ties", 9, 9)


def test_what_was_loaded_is_exported_and_loads_again(
    empty_graph: Graph, rosters: Path, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [rosters])
    before = loaders.load(empty_graph, [rosters], dry_run=True)
    written = loaders.export(empty_graph, tmp_path / "out")
    assert {path.name: told.rows for path, told in written.items()} == {
        "居民区.csv": 2,
        "小区.csv": 2,
    }
    again = loaders.load(empty_graph, [tmp_path / "out"])
    assert again.total("unchanged") == before.total("unchanged") == 4


def test_a_load_that_waits_for_another_looks_for_garbage_as_before(
    empty_graph: Graph, rosters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    opened = _loading.open_books

    @contextmanager
    def open_books(graph: Graph, tell: Progress) -> Iterator[_books.Books]:
        assert gc.get_threshold() == before  # it may still be waiting for the lock
        with opened(graph, tell) as books:
            yield books

    monkeypatch.setattr(_loading, "open_books", open_books)
    loaders.load(empty_graph, [rosters])
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() <= frozen
