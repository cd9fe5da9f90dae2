"""How much text the cells of a workbook hold, where many share one text.

A text stands once in the file and is named by number in each cell; the parser copies it into
every one. A long text in a million cells is a small file and fills the memory all the same.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import InputError
from graph.words import N_
from loaders._spans import Pieces

STRINGS_LIMIT = 700_000_000
"""Bytes of all cells. The postholders of a city have 3.9 million cells of some 20 bytes."""

_SHARED = re.compile(rb'<(?:\w+:)?c (?:[^>]* )?t=["\']s["\'][^>]*>\s*<(?:\w+:)?v>(\d+)<')
_LONGEST = 1 << 20
"""Bytes a cell may have; a spreadsheet allows 32,767 characters."""
_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si/>")


def check_strings(path: Path, strings: Pieces, sheets: Iterable[Pieces], cells: int) -> None:
    """Refuse a workbook whose cells hold more text than can be read.

    Parameters
    ----------
    strings, sheets
        The XML of the shared texts and of the sheets.
    cells
        How many cells the sheets hold.

    Raises
    ------
    InputError
        Naming the limit.
    """
    lengths = _lengths(strings())
    if cells * max(lengths, default=0) <= STRINGS_LIMIT:
        return  # even if every cell held the longest
    total = 0
    for sheet in sheets:
        for text in _pieces_of_cells(sheet()):
            shared = Counter(_SHARED.findall(text))
            total += sum(
                count * lengths[int(number)]
                for number, count in shared.items()
                if int(number) < len(lengths)
            )
            if total > STRINGS_LIMIT:
                raise InputError(
                    N_("{file}: its cells hold more than {limit} MB of text; split it."),
                    file=path.name,
                    limit=STRINGS_LIMIT // 1_000_000,
                )


def _lengths(pieces: Iterator[bytes]) -> array[int]:
    """Return the bytes of each shared text, its markup among them."""
    lengths = array("L")
    begun = 0
    rest = b""
    for piece in pieces:
        text = rest + piece
        last = 0
        for end in _END.finditer(text):
            lengths.append(begun + end.end() - last)
            begun, last = 0, end.end()
        # The last bytes may be the beginning of an end.
        rest = text[max(last, len(text) - 64) :]
        begun += len(text) - last - len(rest)
    return lengths


def _pieces_of_cells(pieces: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        text = rest + piece
        cut = max(text.rfind(b"<c "), text.rfind(b":c "), len(text) - _LONGEST, 0)
        yield text[:cut]
        rest = text[cut:]
    yield rest
