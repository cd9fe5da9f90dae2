"""The prompt reads, answers and never writes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.__main__ import main
from graph.connection import Graph
from graph.settings import ROOT, Settings
from graph.shell import ROWS, answer


@pytest.fixture
def _here(graph_server: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))


@pytest.mark.usefixtures("_here")
def test_one_statement_from_standard_input(empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run("CREATE (:Area {id: 'a', name: '[铁岭路]'})"))
    result = CliRunner().invoke(
        main, ["shell", "--lang", "en"], input="MATCH (n:Area) RETURN n.name, n.place;\n"
    )
    assert result.exit_code == 0
    assert "[铁岭路]" in result.stdout
    assert result.stderr == "1 row.\n"


@pytest.mark.usefixtures("_here")
def test_a_refused_statement_ends_in_2(empty_graph: Graph) -> None:
    result = CliRunner().invoke(main, ["shell", "--lang", "en"], input="CREATE (:Area {id: 'x'})")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "only reading is allowed here" in result.stderr
    assert empty_graph.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


@pytest.mark.usefixtures("_here")
def test_a_load_that_is_not_complete_is_told(empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run("CREATE (:Load {id: '3-ab', status: 'running'})"))
    asked = CliRunner().invoke(main, ["shell", "--lang", "en"], input="RETURN 1")
    assert (asked.exit_code, asked.stderr) == (
        0,
        "1 row.\nThe graph holds a part of load 3-ab, which is not complete; so may answers be.\n",
    )
    status = CliRunner().invoke(main, ["status", "--lang", "en"])
    assert status.exit_code == 0
    assert status.stdout.endswith(": 1 nodes, 0 relationships; load 3-ab is not complete.\n")


def test_long_answers_are_cut_and_say_so(
    empty_graph: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(empty_graph, f"UNWIND range(1, {ROWS + 5}) AS n RETURN n", "en")
    shown = capsys.readouterr()
    assert f" {ROWS} " in shown.out
    assert f" {ROWS + 1} " not in shown.out
    assert shown.err == f"The first {ROWS} rows; there are more.\n"


def test_at_a_terminal_it_goes_on_until_told_to_quit(
    graph_server: Settings, tmp_path: Path
) -> None:
    """Under `script`-like conditions: a pseudo-terminal as standard input."""
    import pty

    outer, inner = pty.openpty()
    with (
        subprocess.Popen(
            [sys.executable, "-m", "graph", "shell", "--lang", "en"],
            cwd=ROOT,
            env={
                "STREET_GRAPH_HOME": str(graph_server.home),
                "HOME": str(tmp_path),
                "TERM": "dumb",
            },
            stdin=inner,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
        open(outer, "wb", buffering=0) as keys,
    ):
        keys.write(b"MATCH n;\nRETURN 40 +\n 2 AS answer;\n\\q\n")
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "42" in out
    assert "refused the query: Invalid input" in err
