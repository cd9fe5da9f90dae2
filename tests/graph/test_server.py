"""The managed server as processes see it: one for a home, adopted, and gone with its parent."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from graph import configuration, server, users
from graph.child import start
from graph.connection import start_server
from graph.errors import ServerError
from graph.settings import ROOT, Settings
from graph.state import ServerState, read_state
from graph.words import Message

PATIENCE = 120
Usage = namedtuple("Usage", "total used free")


def quiet(message: Message) -> None:
    """Say nothing."""


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def command(home: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "graph", *words, "--lang", "en"],
        cwd=ROOT,
        # A locale without Chinese: paths must not depend on it.
        env={**os.environ, "STREET_GRAPH_HOME": str(home), "LC_ALL": "C"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def output(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home of its own, named as people here name folders; its server is always stopped."""
    home = tmp_path / "街道 组织"
    yield home
    server.stop(home)


def test_a_server_detached_is_adopted_and_taken_down(home: Path) -> None:
    code, _, err = output(command(home, "up", "--detach"))
    assert code == 0, err
    state = read_state(home)
    assert state is not None
    code, _, err = output(command(home, "up"))  # adopts, so it has nothing to stay for
    assert (code, f"process {state.pid};" in err) == (0, True)

    code, out, _ = output(command(home, "status", "--json"))
    document = json.loads(out)
    assert code == 0
    assert (document["pid"], document["address"]) == (state.pid, state.uri)
    assert (document["running"], document["nodes"]) == (True, 0)
    for private in ("neo4j-password", "server.json", "neo4j/data/dbms/auth.ini"):
        if (home / private).exists():
            assert (home / private).stat().st_mode & 0o077 == 0, private

    assert output(command(home, "down"))[0] == 0
    assert state.process() is None
    code, out, _ = output(command(home, "status", "--json"))
    assert (code, json.loads(out)["running"]) == (1, False)


@pytest.mark.parametrize("asked", [True, False])
def test_who_stays_says_whether_the_server_was_stopped_or_killed(home: Path, asked: bool) -> None:
    staying = command(home, "up")
    errors = staying.stderr
    assert errors
    until(lambda: "Ctrl-C" in errors.readline())
    state = read_state(home)
    assert state
    log = server.log_file(home)
    log.write_text(log.read_text() + "2026 ERROR of a query, long ago\n")
    if asked:
        server.stop(home)
    else:
        os.kill(state.pid, signal.SIGKILL)
    code, _, err = output(staying)
    told = "" if asked else f"Neo4j ended by itself (exit code 137); {log} tells more.\n"
    assert (code, err) == (0 if asked else 2, told)


def test_of_two_that_start_at_once_one_adopts_and_a_killed_parent_takes_it_along(
    home: Path,
) -> None:
    first, second = command(home, "up"), command(home, "up")
    until(lambda: first.poll() is not None or second.poll() is not None)
    adopter, owner = (first, second) if first.poll() is not None else (second, first)
    assert output(adopter)[0] == 0
    state = read_state(home)
    assert state is not None
    assert state.lifetime == "parent"
    running = [
        process
        for process in psutil.process_iter(["cmdline"])
        if f"--home-dir={home / 'neo4j'}" in (process.info["cmdline"] or [])
        and process.name() == "java"
    ]
    assert [process.pid for process in running] == [state.pid]

    owner.kill()
    output(owner)
    until(lambda: read_state(home) is None)


def test_a_running_server_is_adopted_and_left_running(graph_server: Settings) -> None:
    running = read_state(graph_server.home)
    adopted = start_server(graph_server, report=quiet, lifetime="block")
    assert adopted.state == running
    assert adopted.child is None
    adopted.release()
    assert read_state(graph_server.home) == running


def test_a_port_in_use_is_named(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = output(command(home, "up", "--port", str(port)))
    assert (code, err) == (2, f"Port {port} is in use by another program.\n")


def test_with_an_own_server_none_is_started(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    code, _, err = output(command(home, "up"))
    assert code == 2
    assert err.startswith("NEO4J_URI is set: the server at bolt://127.0.0.1:1 is used")
    assert not (home / "neo4j").exists()


def test_a_full_disk_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = server.DISK_BYTES - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free, 0, free))
    with pytest.raises(ServerError, match="Only 1023 MB of disk are free") as error:
        start_server(Settings(home=tmp_path), report=quiet)
    assert "磁盘仅剩 1023 MB" in error.value.user_message("zh")
    assert not (tmp_path / "neo4j").exists()


def test_a_home_that_cannot_be_written_is_told() -> None:
    with pytest.raises(ServerError, match=r"/dev/null/home cannot be written to .*set STREET_GR"):
        start_server(Settings(home=Path("/dev/null/home")), report=quiet)


def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small:
        total = 2 * 1024**3
        available = 100 * 1024**2

    monkeypatch.setattr(psutil, "virtual_memory", lambda: Small)
    # A heap of 512 MB, half of it in use, and 128 MB of page cache.
    with pytest.raises(ServerError, match=r"Only 100 MB of memory are free.* needs 384 MB"):
        start_server(Settings(home=tmp_path), report=quiet)


def test_a_failed_start_points_to_the_log_and_leaves_nothing_running(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(port: int, plan: configuration.Memory) -> str:  # noqa: ARG001 -- as the real one
        return "server.bolt.listen_address=nowhere at all\n"

    (home / "neo4j" / "data" / "databases").mkdir(parents=True)  # no password to set
    (home / "neo4j-password").write_text("secret")
    monkeypatch.setattr(configuration, "neo4j_conf", wrong)
    with pytest.raises(ServerError, match="Neo4j ended while it started") as error:
        start_server(Settings(home=home), report=quiet)
    log = home / "neo4j" / "logs" / "console.log"
    assert str(log) in error.value.user_message("zh")
    assert "nowhere at all" in log.read_text()
    assert "nowhere at all" in error.value.detail
    assert read_state(home) is None


def test_a_store_in_use_is_told_from_the_log(tmp_path: Path) -> None:
    log = server.log_file(tmp_path)
    log.parent.mkdir(parents=True)
    log.write_text(
        "2026 INFO  Starting...\n2026 ERROR Failed to start Neo4j\n"
        "Caused by: FileLockException: Lock file has been locked by another process: /x\n"
    )
    assert server.last_error(tmp_path).startswith("Caused by: FileLockException")


def test_only_other_living_processes_count_as_users(tmp_path: Path) -> None:
    note = users.enter(tmp_path)
    assert not users.others(tmp_path)  # ourselves
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / "users" / f"{gone.pid}-0").touch()
    assert not users.others(tmp_path)
    assert [path.name for path in (tmp_path / "users").iterdir()] == [note.name]
    (tmp_path / "users" / f"{os.getppid()}-0").touch()
    assert users.others(tmp_path)


def test_a_command_stops_its_server_only_when_others_have_finished(tmp_path: Path) -> None:
    """Stand-ins for the processes: no Neo4j is needed to see who waits for whom."""
    state = ServerState(0, 0.0, 17687, str(tmp_path), "1", "block")
    owned = server.Server(tmp_path, state, child=start([sys.executable, "-c", "input()"]))
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True)
    (tmp_path / "users").mkdir()
    (tmp_path / "users" / f"{other.pid}-0").touch()
    waiting = threading.Thread(target=owned.release)
    waiting.start()
    waiting.join(0.5)
    assert owned.child is not None
    other.communicate("\n")
    waiting.join(PATIENCE)
    assert owned.child is None


def test_a_free_port_is_kept_and_a_taken_one_replaced() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert server.free_port(port) != port
    assert server.free_port(port) == port
