"""What the parser would make of a workbook, asked in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from graph.errors import InputError
from graph.words import N_, Message
from loaders import _probe

TIME_LIMIT = 120
"""Seconds; an .xls of 65,536 rows of 20 columns takes one."""


def check_by_parsing(path: Path, content: bytes) -> None:
    """Parse a workbook where it can do no harm.

    Raises
    ------
    InputError
        If the parser refuses it, or dies of it.
    """
    try:
        code = subprocess.run(
            [sys.executable, "-I", _probe.__file__],
            input=content,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as error:
        raise damaged(path, error) from error
    if code != _probe.GOOD:
        raise damaged(path, f"the parser ended with {code}")


def damaged(path: Path, detail: object) -> InputError:
    """Return the error that a workbook cannot be parsed."""
    return InputError(
        N_("{file} cannot be opened as a workbook: it is damaged; copy or save it again."),
        file=path.name,
        detail=repr(detail),
    )


def protected(path: Path) -> InputError:
    """Return the error that a file has a password."""
    return InputError(N_("{file} is protected by a password. Save it without one."), file=path.name)


def macros(path: Path) -> Message:
    """Return the remark that a file holds macros."""
    return Message(
        N_("{file} holds macros; they are never run, only values are read."), {"file": path.name}
    )


def errors(path: Path, sheet: str, count: int) -> Message:
    """Return the remark that cells of a sheet hold errors."""
    return Message(
        N_(
            "{file}, sheet {sheet}: {count} {count:cell holds|cells hold} an error such as #N/A "
            "and {count:is|are} read as empty; open the file and correct {count:it|them}."
        ),
        {"file": path.name, "sheet": sheet, "count": count},
    )


def unsaved(path: Path, sheet: str, count: int) -> Message:
    """Return the remark that formulas of a sheet have no saved value."""
    return Message(
        N_(
            "{file}, sheet {sheet}: {count} {count:formula has|formulas have} no saved "
            "value and {count:is|are} read as empty; open the file in Excel or WPS and "
            "save it."
        ),
        {"file": path.name, "sheet": sheet, "count": count},
    )
