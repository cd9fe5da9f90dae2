"""A real Neo4j for the tests: own homes, free ports, beside whatever else runs here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from graph.connection import Graph, connect, start_server
from graph.constraints import ensure_schema
from graph.server import log_file
from graph.settings import ROOT, Settings
from graph.words import Message

_OURS = ("NEO4J_", "STREET_GRAPH_")
_KEPT = "STREET_GRAPH_NEO4J_JARS"  # where a machine without network has its Neo4j from
_LOG_LINES = 40

# On a busy machine an example takes long for reasons that are none of the program's.
hypothesis.settings.register_profile("untimed", parent=hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("untimed")


def _quiet(message: Message) -> None:
    """Keep the server's steps out of the tests' output."""


@pytest.fixture(scope="session", autouse=True)
def _nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide the settings of whoever runs the tests: no test may touch their graph."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name.startswith(_OURS) and name != _KEPT:
                patch.delenv(name)
        nowhere = tmp_path_factory.mktemp("nobody")
        patch.setitem(Settings.model_config, "env_file", nowhere / ".env")
        patch.setitem(Settings.model_config, "toml_file", nowhere / "secrets.toml")
        patch.setenv("STREET_GRAPH_HOME", str(nowhere / "home"))
        yield


@pytest.fixture
def clean_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Take every setting away; return the folder whose ``.env`` and ``secrets.toml`` are read."""
    for name in os.environ:
        if name.startswith(_OURS):
            monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    monkeypatch.setitem(Settings.model_config, "toml_file", tmp_path / "secrets.toml")
    return tmp_path


@pytest.fixture(scope="session")
def graph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A managed server of the whole run, as the settings by which anything adopts it.

    A command run in a test finds it by ``STREET_GRAPH_HOME=settings.home``.
    """
    yield from _server(tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A second managed server with the sample loaded by the command that people use."""
    for settings in _server(tmp_path_factory.mktemp("sample")):
        subprocess.run(
            [sys.executable, "-m", "loaders", "load", "sample_data"],
            cwd=ROOT,
            env={**os.environ, "STREET_GRAPH_HOME": str(settings.home)},
            check=True,
        )
        yield settings


def _server(home: Path) -> Iterator[Settings]:
    settings = Settings(home=home)
    server = start_server(settings, report=_quiet)
    yield settings
    server.stop()


@pytest.fixture(scope="session")
def _graph(graph_server: Settings) -> Iterator[Graph]:
    graph = connect(graph_server, report=_quiet)
    ensure_schema(graph)
    yield graph
    graph.close()


@pytest.fixture
def empty_graph(_graph: Graph) -> Graph:
    """The graph of `graph_server`, emptied, with its constraints and indexes."""
    _graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    ensure_schema(_graph)
    return _graph


@pytest.fixture(scope="session")
def sample_graph(sample_server: Settings) -> Iterator[Graph]:
    """The graph of `sample_server`. Only read it: all tests share it."""
    graph = connect(sample_server, report=_quiet)
    yield graph
    graph.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show the end of the server's log with a test that used it and failed."""
    report = yield
    if report.failed:
        for name in ("graph_server", "sample_server"):
            settings = item.funcargs.get(name)
            if isinstance(settings, Settings) and log_file(settings.home).exists():
                lines = log_file(settings.home).read_text(encoding="utf-8").splitlines()
                report.sections.append((f"{name}: neo4j.log", "\n".join(lines[-_LOG_LINES:])))
    return report
