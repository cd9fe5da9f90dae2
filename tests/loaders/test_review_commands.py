"""``python -m loaders review | decide | undo``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.connection import Graph
from graph.settings import Settings
from loaders.__main__ import main
from loaders._decisions import decisions_file

AREAS = "区划代码,居民区名称,街道\n310110009020,金安居委会,四平路街道\n"
BODIES = "组织名称,组织类别,居民区\n金安居民区妇代会,妇代会,金安\n金安社区妇代会,妇代会,金安\n"


@pytest.fixture
def home(
    monkeypatch: pytest.MonkeyPatch, graph_server: Settings, empty_graph: Graph
) -> Iterator[Path]:
    """Let the command find the server of the tests; nothing is decided."""
    assert empty_graph.home == graph_server.home
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    decisions_file(graph_server.home).unlink(missing_ok=True)
    yield graph_server.home
    decisions_file(graph_server.home).unlink(missing_ok=True)


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.mark.usefixtures("home")
def test_a_load_tells_of_pairs_and_they_are_decided_on_and_taken_back(tmp_path: Path) -> None:
    for name, text in (("areas", AREAS), ("bodies", BODIES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaded = run("load", tmp_path, "--lang", "en")
    assert loaded.exit_code == 0, loaded.stderr
    assert "Pairs of records that may be one: 1" in loaded.stdout

    listed = run("review", "--json")
    assert listed.exit_code == 1
    (pair,) = json.loads(listed.stdout)
    assert {record["label"] for record in pair["records"]} == {"WomensCongress"}
    assert pair["score"] == sum(part["points"] for part in pair["parts"]) == 80
    assert pair["id"] in run("review", "--lang", "en").stdout

    assert run("decide", pair["id"], "perhaps").exit_code == 2
    decided = run("decide", pair["id"], "same", "--by", "li", "--lang", "en")
    assert decided.exit_code == 0
    assert decided.stdout.endswith("are one from now on.\n")
    nothing = run("review", "--lang", "en")
    assert (nothing.exit_code, nothing.stdout) == (0, "There are no records to decide on.\n")
    (decision,) = json.loads(run("review", "--decided", "--json").stdout)
    assert (decision["id"], decision["verdict"], decision["by"]) == (pair["id"], "same", "li")
    assert pair["id"] in run("review", "--decided").stdout

    undone = run("undo", pair["id"], "--json")
    assert json.loads(undone.stdout)["id"] == pair["id"]
    assert run("review").exit_code == 1
    again = run("undo", pair["id"], "--lang", "en")
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr.startswith("There is no decision")
