"""The note about a running server is believed only while that very process lives."""

from __future__ import annotations

import os
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


def test_a_copied_home_does_not_bring_its_server_along(state: ServerState, tmp_path: Path) -> None:
    write_state(tmp_path, replace(state, home="/somewhere/else"))
    assert read_state(tmp_path) is None


def test_what_cannot_be_read_is_no_server(tmp_path: Path) -> None:
    assert read_state(tmp_path) is None
    (tmp_path / "server.json").write_text('{"pid": 1}')
    assert read_state(tmp_path) is None
