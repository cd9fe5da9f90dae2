"""What a first visitor would wait for is asked before."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys

import pytest

from app_pages import _first_visit
from graph.connection import Graph
from graph.settings import ROOT, Settings
from queries.findings import findings


def test_it_asks_for_all_that_is_to_be_done_today(
    sample_graph: Graph, sample_server: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(sample_server.home))
    asked = _first_visit.ask()
    assert asked == len(findings(sample_graph, as_of=datetime.date.today())) > 0


def test_it_says_nothing_where_nobody_answers(graph_server: Settings) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app_pages._first_visit"],
        cwd=ROOT,
        env={
            **os.environ,
            "STREET_GRAPH_HOME": str(graph_server.home),
            "NEO4J_URI": "bolt://127.0.0.1:1",
        },
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
