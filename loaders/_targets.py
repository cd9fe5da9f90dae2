"""Workbooks that commands write: none of them takes the place of a roster that is read."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from graph.errors import InputError
from graph.words import N_


def check_workbook(target: Path, rosters: Sequence[Path] = ()) -> None:
    """Refuse to write a workbook where it cannot stand.

    Parameters
    ----------
    rosters
        Files that the command reads; whatever way leads to one of them, it is not written to.

    Raises
    ------
    InputError
        Saying why.
    """
    if target.suffix.lower() != ".xlsx":
        raise InputError(N_("{file} must end in .xlsx."), file=target)
    if not os.access(target.parent, os.W_OK):
        code = errno.EACCES if target.parent.is_dir() else errno.ENOENT
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=target, reason=os.strerror(code)
        )
    if target.exists() and any(map(target.samefile, rosters)):
        raise InputError(
            N_("{file} is one of the rosters to load; write to another file."), file=target
        )
