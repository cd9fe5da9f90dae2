"""A file before it is parsed: what it is in truth, and whether it can be read within bounds.

A parser that is handed a bomb, a pipe or half a file takes the whole program with it. So the
bytes are looked at first. What cannot be used is told in one sentence; what is only worth
knowing (a macro, a link to another file) is returned as a remark.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path

from graph.errors import InputError
from graph.words import N_, Message
from loaders._cell_records import errors_in_records
from loaders._disguises import (
    PLAIN_TEXT,
    WORKBOOK,
    check_beginning,
    check_compound,
    in_truth,
    is_text,
)
from loaders._packed import inspect_packed
from loaders._parsing import check_by_parsing, errors, macros, protected
from loaders._records import COMPOUND

WORKBOOK_LIMIT, TEXT_LIMIT = 200, 100
"""MB. The postholders of a city, 350,000 rows of 12 columns, are 19 as .xlsx, 40 as .csv."""
LINE_LIMIT = 1_048_576
"""Lines of a table of text: as many as a sheet can hold, three times a city's postholders."""
MEGABYTE = 1_000_000
TEXTS = frozenset({".csv", ".tsv"})
_PACKED = b"PK\x03\x04"
# In an .xls: the record that begins a workbook, perhaps that of a read-only one, then that
# which says how the rest is encrypted.
_PASSWORD = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)


def read_content(path: Path) -> bytes:
    """Return the bytes of a roster.

    Raises
    ------
    InputError
        If it is no ordinary file, too large, cannot be read, or its name cannot be shown.
    """
    _check_name(path)
    limit = TEXT_LIMIT if is_text_by_name(path) else WORKBOOK_LIMIT
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device may never end
            raise InputError(
                N_("{file} is no ordinary file; expected .xlsx, .xls or .csv."), file=path.name
            )
        with path.open("rb") as file:
            content = file.read(limit * MEGABYTE + 1)
    except OSError as error:
        raise InputError(
            N_("{file} cannot be read: {reason}."), file=path.name, reason=error.strerror or error
        ) from error
    if len(content) > limit * MEGABYTE:
        raise InputError(
            N_("{file} is larger than {limit} MB; split it and load the parts together."),
            file=path.name,
            limit=limit,
        )
    return content


def _check_name(path: Path) -> None:
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in path.name):
        shown = path.name.encode("unicode_escape").decode("ascii")
        raise InputError(
            N_("The file name {file} holds characters that cannot be shown; rename the file."),
            file=shown,
        )


def is_text_by_name(path: Path) -> bool:
    """Say whether the name of a file says that it is a table of text."""
    return path.suffix.lower() in TEXTS


def inspect(path: Path, content: bytes) -> tuple[Message, ...]:
    """Look at a file before it is parsed; return what is worth a remark.

    Raises
    ------
    InputError
        If the file is empty, not what its name says, incomplete, protected by a password,
        or unpacks to more than can be read.
    """
    if not content:
        raise InputError(N_("{file} is empty."), file=path.name)
    remarks: tuple[Message, ...] = ()
    if content.startswith(_PACKED):
        remarks = inspect_packed(path, content)
        ending = ".xlsx"
    elif content.startswith(COMPOUND):
        remarks = _inspect_compound(path, content)
        ending = ".xls"
    else:
        _inspect_plain(path, content)
        return remarks
    if is_text_by_name(path):
        raise in_truth(path, WORKBOOK, ending)
    return remarks


def _inspect_compound(path: Path, content: bytes) -> tuple[Message, ...]:
    """Look at a compound file: the form of .xls, and of .xlsx with a password."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage") or _PASSWORD.search(content):
        raise protected(path)
    check_compound(path, holds)
    check_by_parsing(path, content)
    remarks = [errors(path, *each) for each in errors_in_records(content).items()]
    return (macros(path), *remarks) if holds("_VBA_PROJECT") else tuple(remarks)


def _inspect_plain(path: Path, content: bytes) -> None:
    check_beginning(path, content)
    if not is_text_by_name(path):
        if is_text(content):
            raise in_truth(path, PLAIN_TEXT, ".csv")
        return  # the parser knows more forms than these
    if _lines(content) > LINE_LIMIT:
        raise InputError(
            N_("{file} has more than {limit} lines; split it and load the parts together."),
            file=path.name,
            limit=LINE_LIMIT,
        )


def _lines(content: bytes) -> int:
    """Count the ends of lines, by any system's mark; cells of several lines count as such."""
    if content.startswith(b"\xff\xfe"):
        return max(content.count(b"\n\0"), content.count(b"\r\0"))
    if content.startswith(b"\xfe\xff"):
        return max(content.count(b"\0\n"), content.count(b"\0\r"))
    return max(content.count(b"\n"), content.count(b"\r"))
