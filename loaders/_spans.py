"""How far the cells of a sheet reach, found without keeping them.

The parser keeps a place for every cell of the rectangle that the filled cells span. Two cells
in two far corners are enough to fill the memory of the machine.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.parsers import expat

from graph.errors import InputError
from graph.words import N_
from loaders._package import Places

ROW_LIMIT = 1_048_576
"""As many as Excel allows; the postholders of a city are a third of it."""
SPAN_LIMIT = 30_000_000
"""Cells of the rectangle that the filled cells span, filled or not."""
_LONGEST = 1 << 20
"""Bytes a cell may have; a spreadsheet allows 32,767 characters."""
Pieces = Callable[[], Iterator[bytes]]


@dataclass(frozen=True)
class _Patterns:
    """What is looked for; elements may have a prefix, the same in the whole sheet."""

    far: re.Pattern[bytes]
    """A cell beyond column Z or row 999,999, or one that does not say where it is."""
    formula: bytes
    unsaved: re.Pattern[bytes]
    error: re.Pattern[bytes]
    rows: tuple[bytes, bytes]
    cell_end: bytes


@cache
def _patterns(prefix: bytes) -> _Patterns:
    value = rb"(?:<%bv\s*/>|<%bv>\s*</%bv>)?" % (prefix, prefix, prefix)
    formula = rb"<%bf(?:\s[^>]*)?(?:/>|>[^<]*</%bf>)" % (prefix, prefix)
    return _Patterns(
        far=re.compile(rb'<%bc(?=[ >/])(?! r="[A-Z]\d{1,6}")' % prefix),
        formula=rb"<%bf" % prefix,
        # A formula whose saved value is the empty text has one: it says so by its type.
        unsaved=re.compile(
            rb"""<%bc(?![^>]*\bt\s*=\s*["']str["'])[^>]*>\s*%b\s*%b\s*</%bc>"""
            % (prefix, formula, value, prefix)
        ),
        error=re.compile(rb"""<%bc\s[^>]*\bt\s*=\s*["']e["']""" % prefix),
        rows=(rb"<%brow " % prefix, rb"<%brow>" % prefix),
        cell_end=rb"</%bc>" % prefix,
    )


@dataclass
class Scan:
    """What a sheet holds; nothing for what is no sheet."""

    cells: int = 0
    unsaved: int = 0
    """Formulas without a saved value."""
    errors: int = 0
    """Cells that hold an error: #N/A, #REF!, #DIV/0!."""


def scan_sheet(path: Path, sheet: str, pieces: Pieces) -> Scan:
    """Count what a sheet holds.

    Parameters
    ----------
    pieces
        Gives the XML of the sheet, a piece at a time, as often as it is asked.

    Raises
    ------
    InputError
        If the sheet has more rows, or spans more cells, than can be read.
    """
    scan = Scan()
    rows = 0
    far = False
    for text, known in _whole_cells(pieces()):
        rows += sum(text.count(start) for start in known.rows)
        if rows > ROW_LIMIT:
            raise _too_many_rows(path, sheet)
        scan.cells += text.count(known.cell_end)
        far = far or known.far.search(text) is not None
        if known.formula in text:
            scan.unsaved += sum(1 for _ in known.unsaved.finditer(text))
        if b'"e"' in text or b"'e'" in text:
            scan.errors += sum(1 for _ in known.error.finditer(text))
    if far:
        _Span(path, sheet).measure(pieces())
    return scan


def _whole_cells(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, _Patterns]]:
    """Yield the sheet in pieces that end where a cell ends, and what to look for in them."""
    known = None
    rest = b""
    for piece in pieces:
        if known is None:
            root = re.search(rb"<(\w+:)?worksheet", piece)
            if not root:
                deque(pieces, maxlen=0)  # no sheet, but its size is seen to be as declared
                return
            known = _patterns(root[1] or b"")
        text = rest + piece
        last = text.rfind(known.cell_end)
        if last < 0 and len(text) < _LONGEST:
            rest = text
            continue
        end = len(text) if last < 0 else last + len(known.cell_end)
        yield text[:end], known
        rest = text[end:]
    if known and rest:
        yield rest, known


def _too_many_rows(path: Path, sheet: str) -> InputError:
    return InputError(
        N_("{file}, sheet {sheet}: more than {limit} rows; split it and load the parts together."),
        file=path.name,
        sheet=sheet,
        limit=ROW_LIMIT,
    )


class _Span:
    """The rectangle that the filled cells of one sheet span."""

    def __init__(self, path: Path, sheet: str) -> None:
        self._path, self._sheet = path, sheet
        self._places = Places()
        self._last_row = self._last_column = 0

    def measure(self, pieces: Iterator[bytes]) -> None:
        """Read the whole sheet; refuse it as soon as it reaches too far."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        try:
            for piece in pieces:
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(":")[2]
        self._places.move(element, attributes)
        if element in {"v", "is"}:
            self._fill(self._places.row, self._places.column)

    def _fill(self, row: int, column: int) -> None:
        if row > ROW_LIMIT:
            raise _too_many_rows(self._path, self._sheet)
        if row <= self._last_row and column <= self._last_column:
            return
        self._last_row = max(self._last_row, row)
        self._last_column = max(self._last_column, column)
        if self._last_row * self._last_column > SPAN_LIMIT:
            raise InputError(
                N_(
                    "{file}, sheet {sheet}: filled cells reach to column {column} and row {row}; "
                    "delete those far from the table."
                ),
                file=self._path.name,
                sheet=self._sheet,
                column=self._last_column,
                row=self._last_row,
            )
