"""Files that commands write: none takes the place of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import InputError
from graph.words import N_


def check_new(target: Path) -> None:
    """Refuse to write over a file: it may be a roster that somebody filled in, or a backup.

    Raises
    ------
    InputError
        If there is one.
    """
    if target.is_file():
        raise InputError(
            N_("{file} is there already and is not written over; name another place."), file=target
        )


@contextmanager
def written(target: Path) -> Iterator[None]:
    """Say in a sentence why the file that the block writes cannot be written."""
    try:
        yield
    except OSError as error:
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=target, reason=error.strerror
        ) from error
