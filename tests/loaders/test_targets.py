"""What a command writes never takes the place of what somebody filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import loaders
from graph.connection import Graph
from graph.errors import InputError
from loaders.__main__ import main

TAKEN = "is one of the rosters to load; write to another file."
THERE = "is there already and is not written over; name another place."


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook somebody filled in; no graph may be started before a target is refused."""
    monkeypatch.setenv("STREET_GRAPH_HOME", "/dev/null/home")
    path = tmp_path / "rosters" / "mine.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"filled in")
    return path


def refused(*args: object) -> str:
    result: Result = CliRunner().invoke(main, [*map(str, args), "--lang", "en"])
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


@pytest.mark.parametrize("option", ["--report", "--refused"])
@pytest.mark.parametrize("flags", [[], ["--dry-run"]])
def test_a_report_does_not_take_the_place_of_a_roster(
    roster: Path, option: str, flags: list[str]
) -> None:
    link = roster.parent.parent / "report.xlsx"
    link.symlink_to(roster)
    for target in (roster, roster.parent / ".." / "rosters" / "mine.xlsx", link):
        for named in (roster, roster.parent):  # by itself, and by its folder
            assert refused("load", named, option, target, *flags) == f"{target} {TAKEN}\n"
    assert roster.read_bytes() == b"filled in"


def test_the_report_and_the_refused_rows_are_two_files(roster: Path) -> None:
    out = roster.parent.parent / "out.xlsx"
    again = out.parent / "rosters" / ".." / "out.xlsx"
    assert refused("load", roster, "--report", out, "--refused", again) == (
        f"--report and --refused both name {out}; give two files.\n"
    )
    assert not out.exists()


def test_a_template_is_not_written_over_a_workbook(roster: Path) -> None:
    assert refused("template", roster) == f"{roster} {THERE}\n"
    assert roster.read_bytes() == b"filled in"


def test_an_export_is_not_written_over_rosters(empty_graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("区划代码,居民区名称\n310110009018,甲居委会\n", "utf-8")
    loaders.load(empty_graph, [tmp_path / "areas.csv"])
    mine = tmp_path / "任职.csv"  # nothing would be written there: no holding is loaded
    mine.write_bytes(b"filled in")
    with pytest.raises(InputError) as error:
        loaders.export(empty_graph, tmp_path)
    assert error.value.user_message("en") == f"{mine} {THERE}"
    assert mine.read_bytes() == b"filled in"
    assert not (tmp_path / "居民区.csv").exists()
