"""A backup put back is what it was made of; whatever stops it, nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

import loaders
from graph import exchange, restoring
from graph.archive import Archive
from graph.backup import back_up
from graph.connection import Graph
from graph.errors import GraphConnectionError, InputError
from graph.home import records
from graph.rebuilding import rebuild
from graph.restoring import Restored, restore
from graph.settings import ROOT
from loaders import _loading
from loaders._decisions import decisions_file

Everything = Callable[[Graph], object]
KILLS = 6


@pytest.fixture
def kept(loaded: Graph, tmp_path: Path) -> Path:
    """A backup of the loads of `loaded`."""
    path = tmp_path / "kept.zip"
    back_up(loaded.home, path)
    return path


@pytest.fixture
def empty_home(loaded: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another machine: a new folder, an empty graph."""
    home = tmp_path / "new"
    home.mkdir()
    monkeypatch.setattr(loaded, "home", home)
    return home


def empty(graph: Graph) -> None:
    graph.write_each("MATCH (n) DETACH DELETE n")


def opening(graph: Graph) -> Callable[[], AbstractContextManager[Graph]]:
    return lambda: nullcontext(graph)


def put_back(graph: Graph, path: Path, *, replace: bool = False) -> Restored:
    return restore(graph.home, path, opening(graph), replace=replace)


def contents(home: Path) -> dict[str, bytes]:
    return {name: (home / name).read_bytes() for name in records(home)}


def test_on_a_new_machine_it_is_the_graph_it_was(
    loaded: Graph, everything: Everything, kept: Path, empty_home: Path
) -> None:
    before = everything(loaded)
    empty(loaded)
    restored = put_back(loaded, kept)
    assert everything(loaded) == before
    assert restored.as_it_was
    assert restored.aside is None
    assert sorted(path.name for path in empty_home.iterdir()) == ["archive", "decisions.jsonl"]
    assert [load.status for load, _ in loaders.history(loaded)] == ["done", "rolled_back", "done"]
    (decision,) = loaders.decided(loaded)
    assert decision.by == "li"
    assert everything(loaded) == before


def test_data_that_is_there_is_moved_aside_only_when_that_is_said(
    loaded: Graph,
    everything: Everything,
    kept: Path,
    tmp_path: Path,
) -> None:
    before, home = everything(loaded), loaded.home
    loaders.load(loaded, [tmp_path / "wrong"])
    later = everything(loaded)
    with pytest.raises(InputError, match=r"holds data already.* Say --replace"):
        put_back(loaded, kept)
    assert everything(loaded) == later
    restored = put_back(loaded, kept, replace=True)
    assert everything(loaded) == before
    assert restored.aside is not None
    assert restored.aside.parent == home
    assert restored.graph.nodes_deleted == 1
    # And back: what was moved aside is a home of its own.
    back_up(restored.aside, tmp_path / "former.zip")
    assert put_back(loaded, tmp_path / "former.zip", replace=True).as_it_was
    assert everything(loaded) == later


def test_a_home_of_which_only_an_empty_archive_is_there_holds_nothing(
    loaded: Graph, everything: Everything, kept: Path, empty_home: Path
) -> None:
    before = everything(loaded)
    empty(loaded)
    assert loaders.history(loaded) == []
    assert put_back(loaded, kept).aside is None
    assert everything(loaded) == before
    assert sorted(path.name for path in empty_home.iterdir()) == ["archive", "decisions.jsonl"]


def test_a_graph_with_loads_that_the_backup_lacks_is_left_alone(
    loaded: Graph, everything: Everything, kept: Path, empty_home: Path, tmp_path: Path
) -> None:
    empty(loaded)
    loaders.load(loaded, [tmp_path / "areas-bodies-holdings-estates"])
    before = everything(loaded)
    shutil.rmtree(empty_home / "archive")
    with pytest.raises(InputError, match="would be gone for good; say --replace"):
        put_back(loaded, kept)
    assert everything(loaded) == before
    assert records(empty_home) == []
    assert put_back(loaded, kept, replace=True).as_it_was


def test_a_bad_file_is_told_before_anything_is_touched_or_started(
    loaded: Graph, everything: Everything, kept: Path
) -> None:
    before, files = everything(loaded), contents(loaded.home)

    def started() -> AbstractContextManager[Graph]:
        raise AssertionError("the graph was opened")

    whole = kept.read_bytes()
    for wrong in (
        whole[:-1],
        whole[: len(whole) // 2],
        b"",
        whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
    ):
        kept.write_bytes(wrong)
        with pytest.raises(InputError):
            restore(loaded.home, kept, started, replace=True)
    assert everything(loaded) == before
    assert contents(loaded.home) == files
    assert not (loaded.home / "restoring").exists()


def test_a_graph_that_does_not_answer_leaves_all_as_it_was(loaded: Graph, kept: Path) -> None:
    files = contents(loaded.home)

    def gone() -> AbstractContextManager[Graph]:
        raise GraphConnectionError("The graph does not answer.")

    with pytest.raises(GraphConnectionError):
        restore(loaded.home, kept, gone, replace=True)
    assert contents(loaded.home) == files
    assert not (loaded.home / "restoring").exists()


def test_where_the_graph_cannot_be_made_it_says_what_to_do(
    loaded: Graph,
    everything: Everything,
    kept: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = everything(loaded)
    loaders.load(loaded, [tmp_path / "wrong"])

    def fails(*_: object) -> None:
        raise GraphConnectionError("The graph does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "write_anew", fails)
        with pytest.raises(InputError) as error:
            put_back(loaded, kept, replace=True)
    assert error.value.user_message("en") == (
        "The graph does not answer. The backup is put back, but the graph is not made of it yet: "
        "run `python -m graph rebuild`."
    )
    for act in (
        lambda: loaders.history(loaded),
        lambda: back_up(loaded.home, tmp_path / "other"),
        lambda: put_back(loaded, kept, replace=True),
    ):
        with pytest.raises(InputError, match=r"was cut off\. Run `python -m graph rebuild`"):
            act()
    rebuild(loaded.home, opening(loaded))
    assert everything(loaded) == before
    assert len(loaders.history(loaded)) == 3


@pytest.mark.parametrize("graph_has_it", [True, False])
def test_a_load_that_lacked_only_its_mark_is_whole_where_the_graph_has_it(
    loaded: Graph,
    everything: Everything,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    graph_has_it: bool,
) -> None:
    without = everything(loaded)

    def off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(_loading, "take_back", off)
        patch.setattr(Archive, "finish", off)
        with pytest.raises(KeyboardInterrupt):
            loaders.load(loaded, [tmp_path / "wrong"])
    whole = everything(loaded)
    (cut_off,) = back_up(loaded.home, tmp_path / "one.zip").cut_off
    if not graph_has_it:
        empty(loaded)
    restored = put_back(loaded, tmp_path / "one.zip", replace=True)
    assert restored.graph.marked == ((cut_off,) if graph_has_it else ())
    assert restored.as_it_was
    assert everything(loaded) == (whole if graph_has_it else without)
    status = [load.status for load, _ in loaders.history(loaded)][-1]
    assert status == ("done" if graph_has_it else "rolled_back")


def test_what_a_killed_restore_laid_out_is_gone_with_the_next_act(loaded: Graph) -> None:
    (exchange.lay_out(loaded.home) / "decisions.jsonl").write_text("names of persons")
    loaders.history(loaded)
    assert not (loaded.home / "restoring").exists()


RESTORE = """
import os, signal, sys
from pathlib import Path
from graph.connection import open_graph
from graph.restoring import restore
from graph.settings import read_settings
path, last, calls = Path(sys.argv[1]), int(sys.argv[2]), 0

def count(frame, event, argument):
    global calls
    if event == "call" and "/graph/" in frame.f_code.co_filename:
        calls += 1
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
restore(read_settings().home, path, open_graph, replace=True)
sys.setprofile(None)
print(calls)
"""
"""Puts a backup back and is killed at its call ``argv[2]``; else prints how many there were."""


def test_killed_at_any_point_it_is_the_old_state_or_says_what_to_do(
    loaded: Graph,
    everything: Everything,
    kept: Path,
    own_settings: Callable[[Path], dict[str, str]],
    tmp_path: Path,
) -> None:
    kept_graph = everything(loaded)
    loaders.load(loaded, [tmp_path / "wrong"])
    shutil.copytree(loaded.home, tmp_path / "former")
    former = everything(loaded)
    calls = int(_restore(own_settings(loaded.home), kept).stdout)
    assert everything(loaded) == kept_graph
    chance, outcomes = random.Random(1), set()
    for point in sorted(chance.randrange(calls // 4, calls) for _ in range(KILLS)):
        shutil.rmtree(loaded.home)
        shutil.copytree(tmp_path / "former", loaded.home)
        rebuild(loaded.home, opening(loaded), replace=True)
        assert everything(loaded) == former
        killed = _restore(own_settings(loaded.home), kept, point)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        if exchange.under_way(loaded.home):
            with pytest.raises(InputError, match="Run `python -m graph rebuild`"):
                loaders.history(loaded)
            rebuild(loaded.home, opening(loaded))
            assert everything(loaded) == kept_graph
            outcomes.add("ended")
        else:
            loaders.history(loaded)
            assert everything(loaded) in (former, kept_graph)
            outcomes.add("whole")
        assert decisions_file(loaded.home).exists()
    assert "ended" in outcomes


def _restore(
    settings: dict[str, str], path: Path, last: int = 0
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RESTORE, str(path), str(last)],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
    )
