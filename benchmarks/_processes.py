"""Commands of ours in processes of their own: how long they take, and how much memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from graph.settings import ROOT


@dataclass(frozen=True)
class Run:
    """One finished process."""

    seconds: float
    """From before its start until after its end."""
    peak: int
    """Largest resident memory in bytes."""
    output: str


def run(*arguments: str, home: Path, accepted: tuple[int, ...] = (0,)) -> Run:
    """Run ``python ARGUMENTS`` from the checkout's root with `home` as its own.

    Raises
    ------
    RuntimeError
        If the process ends in another code than one `accepted`; with what it said.
    """
    environment = {**os.environ, "STREET_GRAPH_HOME": str(home)}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT if not _speaks_json(arguments) else None,
        )
        # Waited for by its number: the usage of this process alone, not of all our children.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read()
    if process.returncode not in accepted:
        command = " ".join(arguments)
        raise RuntimeError(f"{command} ended in {process.returncode}:\n{output[-2000:]}")
    return Run(seconds, usage.ru_maxrss * 1024, output)


def _speaks_json(arguments: tuple[str, ...]) -> bool:
    return "--json" in arguments
