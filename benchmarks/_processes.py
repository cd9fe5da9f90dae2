"""Commands of ours in processes of their own: how long they take, and how much memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.settings import ROOT

_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Run:
    """One finished process."""

    seconds: float
    """From before its start until after its end."""
    peak: int
    """Largest resident memory in bytes."""
    output: str


def run(*arguments: str, home: Path) -> Run:
    """Run ``python ARGUMENTS`` from the checkout's root with `home` as its own.

    Raises
    ------
    RuntimeError
        If the process fails; with the end of what it wrote.
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
        )
        peak = _watch(process)
        seconds = time.perf_counter() - started
        out.seek(0)
        output = out.read()
    if process.returncode:
        command = " ".join(arguments)
        raise RuntimeError(f"{command} ended in {process.returncode}:\n{output[-2000:]}")
    return Run(seconds, peak, output)


def _watch(process: subprocess.Popen[bytes]) -> int:
    """Wait for the end of a process and return its largest resident memory.

    The system's own figure (ru_maxrss) will not do: a child begins with that of its parent.
    """
    peak = 0
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            peak = max(peak, watched.memory_info().rss)
        time.sleep(_LOOK_SECONDS)
    return peak
