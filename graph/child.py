"""Child processes that do not outlive us, however we end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from graph import supervisor


@dataclass
class Child:
    """A process under its supervisor."""

    pid: int
    _supervisor: subprocess.Popen[str]

    def leave(self) -> int:
        """Close the pipe, by which the supervisor stops the child; wait; return its exit code."""
        self._supervisor.communicate()
        return self._supervisor.returncode

    def wait(self) -> int:
        """Wait until the child ends; return its exit code, 128 and its number for a signal."""
        return self._supervisor.wait()

    def ended(self) -> bool:
        """Tell whether the child has ended."""
        return self._supervisor.poll() is not None


def start(
    command: list[str],
    *,
    environment: Mapping[str, str] | None = None,
    errors: Path | None = None,
    detach: bool = False,
) -> Child:
    """Start `command` so that it ends with this process.

    Parameters
    ----------
    environment
        Ours where None.
    errors
        File for what it writes to standard error; ours where None.
    detach
        Let it live on instead.

    Raises
    ------
    ChildProcessError
        If it cannot be started.
    """
    flags = ["--detach"] if detach else []
    with ExitStack() as stack:
        child = subprocess.Popen(
            [sys.executable, "-I", supervisor.__file__, *flags, *command],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stack.enter_context(errors.open("wb")) if errors else None,
            text=True,
        )
    assert child.stdout
    line = child.stdout.readline().strip()
    if detach or not line:
        child.communicate()
    if not line:
        raise ChildProcessError(command[0])
    return Child(int(line), child)
