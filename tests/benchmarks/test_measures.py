"""Measures are found by their folder and offer what the runner asks of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import measures
from benchmarks._processes import run
from graph.settings import ROOT


def test_every_module_of_the_folder_is_a_measure_in_an_order_of_its_own() -> None:
    names = {path.stem for path in (ROOT / "benchmarks").glob("[!_]*.py")}
    found = measures()
    assert set(found) == names
    orders = [measure.ORDER for measure in found.values()]
    assert orders == sorted(set(orders))
    assert all(callable(measure.measure) for measure in found.values())


def test_what_is_compared_with_runs_before_what_is_compared() -> None:
    found = list(measures())
    assert found.index("loading") < found.index("bulk_import") < found.index("reload")


def test_a_process_tells_its_own_memory(tmp_path: Path) -> None:
    held = "x = bytearray(300_000_000); import time; time.sleep(0.5)"
    assert run("-c", held, home=tmp_path).peak > 300_000_000
    # Neither that of its parent nor the largest of all children so far.
    ours = bytearray(200_000_000)
    small = run("-c", "import time; time.sleep(0.5); print('done')", home=tmp_path)
    assert small.output == "done\n"
    assert 0 < small.peak < len(ours)


def test_a_process_has_the_home_it_is_given(tmp_path: Path) -> None:
    said = run("-c", "import os; print(os.environ['STREET_GRAPH_HOME'])", home=tmp_path)
    assert said.output.strip() == str(tmp_path)


def test_a_process_that_fails_ends_the_measure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended in 3"):
        run("-c", "raise SystemExit(3)", home=tmp_path)


def test_an_unknown_measure_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "nothing"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "No measure nothing." in done.stderr
