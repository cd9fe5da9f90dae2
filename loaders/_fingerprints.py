"""Hashes by which a row is known again: by its cells as written, and by what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from operator import itemgetter
from pathlib import Path

import graph
from graph.dates import PartialDate
from loaders._sheet import Record

_BYTES = 16


class Writing:
    """Hashes rows as they are written, before a cell is cleaned.

    Of the cells of a row that are read, less the personal values in them; and of all that
    decides how they are read: the program too, since a later version may read the same cell
    otherwise.

    Parameters
    ----------
    kind
        Of roster.
    fields
        What each cell of a row is read as.
    given
        What holds for every row: a title, a section, the name of the file.
    date1904
        Whether serial numbers of days count from 1904.
    """

    def __init__(
        self, kind: str, fields: Sequence[str], given: Mapping[str, str], *, date1904: bool
    ) -> None:
        reading = (program(), kind, tuple(fields), sorted(given.items()), date1904)
        self._reading = hashlib.blake2b(repr(reading).encode(), digest_size=_BYTES)

    def hash(self, cells: Sequence[object]) -> bytes:
        """Return the hash of a row."""
        found = self._reading.copy()
        found.update(repr(cells).encode())
        return found.digest()


def cleaned(kind: str, record: Record) -> bytes:
    """Return the hash that says whether a row is the same as one loaded before.

    Of the cleaned cells: 2014.03 and 2014-03 are the same. An empty cell is no cell, so a
    column added to the program later changes no hash.
    """
    filled = [
        (name, str(cell) if cell.__class__ is PartialDate else cell)
        for name, cell in record.cells.items()
        if cell is not None and cell != []
    ]
    filled.sort(key=itemgetter(0))
    body = repr((kind, filled, sorted(record.context.items())))
    return hashlib.blake2b(body.encode(), digest_size=_BYTES).digest()


@cache
def program() -> str:
    """Return a digest of the modules and word lists that read rows, and of the parser."""
    digest = hashlib.blake2b(version("python-calamine").encode(), digest_size=_BYTES)
    for folder in (Path(__file__).parent, Path(graph.__file__).parent):
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
            digest.update(path.read_bytes())
    return digest.hexdigest()
