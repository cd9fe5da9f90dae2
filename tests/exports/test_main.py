"""``python -m exports``: a file where all is well, one sentence and exit code 2 where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.__main__ import main
from graph.connection import Graph
from graph.settings import Settings

AREA = "310110009001"
FACTS = f"""
CREATE (a:Area {{id: '{AREA}', place: '{AREA}', name: '甲居委会', code: '{AREA}'}}),
  (s:Subdistrict {{id: '310110009', place: '310110009', code: '310110009', name: '样例街道'}}),
  (a)-[:IN]->(s),
  (r:Organisation:ResidentsCommittee
    {{id: 'r', kind: 'ResidentsCommittee', name: '甲居委会', place: '{AREA}'}}),
  (r)-[:COVERS]->(a)
"""


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["network", "--as-of", "2015-08-01", *arguments])
    return int(str(ended.value.code))


@pytest.fixture
def home(graph_server: Settings, empty_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> Path:
    empty_graph.write(lambda run: run(FACTS))
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    return graph_server.home


def test_a_picture_is_written(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    out = tmp_path / "a.png"
    code = run("--scope", "310110009", "--view", "organisation", "--lang", "en", "--out", str(out))
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    assert said.out == f"{out}: 2 nodes, 1 tie.\n"
    assert out.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--out", "a.xyz"], "a.xyz cannot be written: its name must end in one of"),
        (["--out", "a.png", "--view", "nonsense"], "There is no view nonsense."),
    ],
)
def test_wrong_use_is_told_before_the_graph_is_asked(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--scope", "310110009", "--lang", "en", *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    out = tmp_path / "nowhere" / "a.png"
    assert run("--scope", "310110009", "--lang", "en", "--out", str(out)) == 2
    assert "cannot be written" in capsys.readouterr().err
