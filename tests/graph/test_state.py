"""The note about a running server is believed only while that very process lives."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from graph.state import ServerState, last_state, read_state, write_state


@pytest.fixture
def state(tmp_path: Path) -> ServerState:
    """The note of a server that is this process."""
    created = psutil.Process().create_time()
    return ServerState(os.getpid(), created, 17687, str(tmp_path.resolve()), "1", "parent")


def test_a_living_server_is_found(state: ServerState, tmp_path: Path) -> None:
    write_state(tmp_path, state)
    assert read_state(tmp_path) == state
    assert state.uri == "bolt://127.0.0.1:17687"
    assert (tmp_path / "server.json").stat().st_mode & 0o777 == 0o600


def test_another_process_with_the_same_number_is_not_it(state: ServerState, tmp_path: Path) -> None:
    write_state(tmp_path, replace(state, created=state.created - 60))
    assert read_state(tmp_path) is None
    assert last_state(tmp_path) is not None


def test_a_clock_that_was_set_does_not_hide_a_server(state: ServerState, tmp_path: Path) -> None:
    # The system tells when a process began by today's clock: set back, it began earlier.
    waits = "import sys; print(flush=True); sys.stdin.read()"
    argument = f"--home-dir={Path(state.home) / 'neo4j'}"
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", waits, argument], stdin=pipe, stdout=pipe
    ) as server:
        assert server.stdout
        server.stdout.readline()  # before it runs it has the arguments of none
        created = psutil.Process(server.pid).create_time() + 3600
        write_state(tmp_path, replace(state, pid=server.pid, created=created))
        found = read_state(tmp_path)
        server.communicate()
    assert found is not None
    assert read_state(tmp_path) is None


def test_a_copied_home_does_not_bring_its_server_along(state: ServerState, tmp_path: Path) -> None:
    write_state(tmp_path, replace(state, home="/somewhere/else"))
    assert read_state(tmp_path) is None


def test_what_cannot_be_read_is_no_server(tmp_path: Path) -> None:
    assert read_state(tmp_path) is None
    (tmp_path / "server.json").write_text('{"pid": 1}')
    assert read_state(tmp_path) is None
