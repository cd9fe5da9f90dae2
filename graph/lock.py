"""A lock between processes: one holder at a time, freed by the system when its holder ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import InputError
from graph.words import N_

if sys.platform == "win32":
    import msvcrt
    import time

    def _hold(file: int) -> None:
        while not _try(file):
            time.sleep(0.2)

    def _try(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def is_free(path: Path) -> bool:
    """Say whether nobody holds the lock at `path`, a file that is there."""
    file = os.open(path, os.O_RDWR)
    try:
        return _try(file)
    finally:
        os.close(file)


@contextmanager
def locked(path: Path, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the lock at `path` for the block; wait until another process lets it go.

    Parameters
    ----------
    waiting
        Called once where it must be waited for.

    Raises
    ------
    InputError
        If its folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise InputError(
            N_("{folder} cannot be written to ({reason}); set STREET_GRAPH_HOME."),
            folder=path.parent,
            reason=error.strerror,
        ) from error
    try:
        if not _try(file):
            if waiting:
                waiting()
            _hold(file)
        yield
    finally:
        os.close(file)
