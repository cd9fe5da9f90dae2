"""Loads that are killed at any moment, and loads that meet."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from graph.settings import ROOT, Settings
from graph.words import Message

KILLS = 20
"""Ten in one transaction, ten in batches."""


def rosters(folder: Path, people: int) -> Path:
    """A street of one area whose committee has many members."""
    folder.mkdir()
    (folder / "areas.csv").write_text(
        "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n", encoding="utf-8"
    )
    (folder / "committees.csv").write_text(
        "居委会名称,居民区\n铁岭路九十弄居委会,铁岭路九十弄居委会\n", encoding="utf-8"
    )
    lines = ["姓名,任职组织,职务,任职日期,出生年月"]
    lines += [
        f"员{chr(0x5000 + number)},铁岭路九十弄居委会,委员,2012-08,"
        f"{1940 + number % 60}-0{1 + number % 9}"
        for number in range(people)
    ]
    (folder / "holdings.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def digest(graph: Graph) -> object:
    """All that the graph holds, in an order of its own."""
    nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id")
    ties = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, properties(r) AS p, b.id AS b ORDER BY r.id"
    )
    return nodes, ties


LOAD = """
import os, signal, sys
from pathlib import Path
import loaders
from graph import writer
from graph.connection import open_graph
from loaders import _books
folder, _books.ATOMIC, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
writer.BATCH, calls, writing = 100, 0, []

def count(frame, event, argument):
    global calls
    if event == "call":
        calls += 1
        if frame.f_code.co_qualname in {"_begin", "Archive.finish"}:
            writing.append(calls)
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

with open_graph() as graph:
    sys.setprofile(count)
    loaders.load(graph, [folder])
    sys.setprofile(None)
    print(*writing, calls)
"""
"""Loads a folder and is killed at its call number ``argv[3]``.

Else prints at which it began to write the graph, at which it had, and how many there were.
"""


@pytest.mark.parametrize("atomic", [0, 100_000])
def test_a_load_killed_at_any_point_is_whole_or_was_never_there(
    graph_server: Settings, empty_graph: Graph, tmp_path: Path, atomic: int
) -> None:
    loaders.load(empty_graph, [rosters(tmp_path / "first", 20)])
    before = digest(empty_graph)
    second = rosters(tmp_path / "second", 300)
    begun, written, calls = map(int, _load(graph_server, second, atomic).stdout.split())
    after = digest(empty_graph)
    assert after != before
    _take_back_the_last(empty_graph)
    chance = random.Random(atomic)
    # Half of the points anywhere, half where the graph is written.
    points = [chance.randrange(1, calls) for _ in range(KILLS // 4)]
    points += [chance.randrange(begun, written) for _ in range(KILLS // 4)]
    outcomes = []
    for point in points:
        assert _load(graph_server, second, atomic, point).returncode == -signal.SIGKILL
        # The next start, whatever it is for, puts things in order and says so.
        recovered = loaders.recover(empty_graph)
        now = digest(empty_graph)
        if now == before:
            outcomes.append("rolled back" if recovered else "not begun")
        else:
            _only_loads_differ(now, after)
            outcomes.append("whole")
            _take_back_the_last(empty_graph)
        assert digest(empty_graph) == before
    assert "rolled back" in outcomes


def _load(
    settings: Settings, folder: Path, atomic: int, last: int = 0
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOAD, str(folder), str(atomic), str(last)],
        cwd=ROOT,
        env={**os.environ, "STREET_GRAPH_HOME": str(settings.home)},
        capture_output=True,
        text=True,
    )


def _take_back_the_last(graph: Graph) -> None:
    done = [load.id for load, _ in loaders.history(graph) if load.status == "done"]
    loaders.rollback(graph, done[-1])


def _only_loads_differ(now: object, after: object) -> None:
    """Two loads of one folder differ in the number, name and time of the load alone."""
    assert isinstance(now, tuple)
    assert isinstance(after, tuple)
    kept = [[node for node in nodes if "Load" not in node["labels"]] for nodes, _ in (now, after)]
    assert kept[0] == kept[1]
    assert len(now[1]) == len(after[1])


def test_the_second_of_two_loads_waits_and_says_so(empty_graph: Graph, tmp_path: Path) -> None:
    first, second = rosters(tmp_path / "first", 20), rosters(tmp_path / "second", 30)
    told: list[str] = []
    begun, may_end = threading.Event(), threading.Event()

    def hold(what: Message, _done: int, _total: int) -> None:
        if "Writing" in what.sentence and not begun.is_set():
            begun.set()
            assert may_end.wait(60)

    def note(what: Message, _done: int, _total: int) -> None:
        told.append(what.get("en"))
        if "waiting" in what.sentence:
            may_end.set()

    slow = threading.Thread(target=lambda: loaders.load(empty_graph, [first], progress=hold))
    slow.start()
    assert begun.wait(60)
    report = loaders.load(empty_graph, [second], progress=note)
    slow.join(60)
    assert "Another act on the archive is under way; waiting for its end." in told
    assert report.total("unchanged") == 22
    assert len(loaders.history(empty_graph)) >= 2
