"""A lock between processes: one holder at a time, freed by the system when its holder ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import InputError
from graph.words import N_

_ONLY_READ = {errno.EACCES, errno.EPERM, errno.EROFS}
"""How it is said that a folder may not be written to."""

if sys.platform == "win32":
    import msvcrt
    import time

    def _hold(file: int, *, shared: bool) -> None:
        while not _try(file, shared=shared):
            time.sleep(0.2)

    def _try(file: int, *, shared: bool) -> bool:  # noqa: ARG001 -- it knows no shared ones
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _hold(file: int, *, shared: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)

    def _try(file: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def sharing(path: Path) -> Iterator[bool]:
    """Share the lock at `path`, a file that is there, for the block; say whether one could.

    None could where somebody holds it for itself alone.
    """
    file = os.open(path, os.O_RDONLY)
    try:
        yield _try(file, shared=True)
    finally:
        os.close(file)


def is_free(path: Path) -> bool:
    """Say whether nobody holds the lock at `path`, a file that is there, for itself alone."""
    with sharing(path) as free:
        return free


def _is_absent(path: Path) -> bool:
    """Say whether a file is not there for certain: a folder may be closed to who asks."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False


@contextmanager
def locked(
    path: Path, waiting: Callable[[], None] | None = None, *, shared: bool = False
) -> Iterator[None]:
    """Hold the lock at `path` for the block; wait until another process lets it go.

    Parameters
    ----------
    waiting
        Called once where it must be waited for.
    shared
        Hold it with others who share it, and let its folder be as it is where that cannot be
        written to: there nobody holds a lock that is not there.

    Raises
    ------
    InputError
        If its folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, (os.O_RDONLY if shared else os.O_RDWR) | os.O_CREAT, 0o600)
    except OSError as error:
        if shared and error.errno in _ONLY_READ and _is_absent(path):
            yield
            return
        raise InputError(
            N_("{folder} cannot be written to ({reason}); set STREET_GRAPH_HOME."),
            folder=path.parent,
            reason=error.strerror,
        ) from error
    try:
        if not _try(file, shared=shared):
            if waiting:
                waiting()
            _hold(file, shared=shared)
        yield
    finally:
        os.close(file)
