"""One command serves the pages and takes everything down again."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

import psutil

from graph.archive import open_archive
from graph.connection import Graph
from graph.records import LoadRecord
from graph.server import free_port
from graph.settings import ROOT, Settings
from graph.state import read_state

PATIENCE = 120


def launch(settings: Settings, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app_pages", "--lang", "en", *words],
        cwd=ROOT,
        env={**os.environ, "STREET_GRAPH_HOME": str(settings.home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def get(port: int, path: str) -> tuple[int, int]:
    """Return the status and the length of what the pages answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    length = len(answer.read())
    connection.close()
    return answer.status, length


def wait_for_child(pid: int, module: str) -> None:
    """Wait until `pid` runs a module in a process of its own."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for child in psutil.Process(pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                if module in child.cmdline():
                    return
        time.sleep(0.01)
    raise AssertionError(module)


def test_it_serves_the_pages_with_their_font_until_it_is_stopped(graph_server: Settings) -> None:
    before = read_state(graph_server.home)
    port = free_port()
    process = launch(graph_server, "--port", str(port), "--no-sample")
    assert process.stderr is not None
    shown = []
    for line in process.stderr:
        shown.append(line.strip())
        if "The pages are at" in line:
            break
    assert shown[-1] == f"The pages are at http://127.0.0.1:{port} (Ctrl-C stops them)."
    wait_for_child(process.pid, "app_pages._first_visit")
    status, length = get(port, "/app/static/NotoSansSC-Regular.otf")
    assert status == 200
    assert length > 1_000_000
    assert get(port, "/")[0] == 200

    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "Everything is stopped.\n")
    assert not listens(port)
    assert read_state(graph_server.home) == before  # it was not ours to stop


def test_killed_it_takes_the_pages_along(graph_server: Settings) -> None:
    port = free_port()
    process = launch(graph_server, "--port", str(port), "--no-sample")
    assert process.stderr is not None
    for line in process.stderr:
        if "The pages are at" in line:
            break
    process.kill()
    process.communicate(timeout=PATIENCE)
    deadline = time.monotonic() + PATIENCE
    while listens(port):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_port_in_use_is_told_with_one_that_is_free(graph_server: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = launch(graph_server, "--port", str(port))
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    assert err.startswith(f"Port {port} is in use. Choose another: make run PORT=")
    assert int(err.rsplit("=", 1)[1]) != port


def test_a_graph_that_does_not_answer_ends_in_one_sentence(graph_server: Settings) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "app_pages", "--lang", "en", "--port", str(port)],
        cwd=ROOT,
        env={
            **os.environ,
            "STREET_GRAPH_HOME": str(graph_server.home),
            "NEO4J_URI": "bolt://127.0.0.1:1",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert err == (
        "Using the graph database at bolt://127.0.0.1:1.\n"
        "The graph database at bolt://127.0.0.1:1 does not answer. Is it running?\n"
    )


def test_a_load_that_was_cut_off_is_taken_back_at_the_start(graph_server: Settings) -> None:
    load = LoadRecord("9000-cut", 9000, "running", "2026-08-24", "tester", False, 0)
    with open_archive(graph_server.home) as archive, archive.journal(load):
        pass
    process = launch(graph_server, "--port", str(free_port()), "--no-sample")
    assert process.stderr is not None
    shown = []
    for line in process.stderr:
        shown.append(line.strip())
        if "The pages are at" in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE)
    assert "Unfinished loads were found and rolled back: 9000-cut." in shown
    with open_archive(graph_server.home) as archive:
        assert {each.id: each.status for each in archive.loads()}["9000-cut"] == "rolled_back"


def test_beside_loads_that_a_lost_store_held_no_sample_is_loaded(
    graph_server: Settings, empty_graph: Graph
) -> None:
    load = LoadRecord("9001-lost", 9001, "running", "2026-08-24", "tester", False, 0)
    with open_archive(graph_server.home) as archive:
        with archive.journal(load):
            pass
        archive.finish(load.number)
        known = len(archive.done())
    process = launch(graph_server, "--port", str(free_port()))
    assert process.stderr is not None
    shown = []
    for line in process.stderr:
        shown.append(line.strip())
        if "The pages are at" in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE)
    with open_archive(graph_server.home) as archive:
        archive.forget(load.number)
    told = next(line for line in shown if line.startswith("The graph is empty"))
    assert f"the archive holds {known} load" in told
    assert "`python -m graph rebuild`" in told
    assert empty_graph.size()["nodes"] == 0
