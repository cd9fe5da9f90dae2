"""The least of an .xls file: cells in records (BIFF 8), in a compound file of one stream."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Rows = Sequence[Sequence[str | float | None]]

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
_LEAST_STREAM = 4096
"""A shorter stream would have to stand in a file within the file."""


def write_xls(
    sheet: str,
    rows: Rows,
    *,
    password: bool = False,
    date1904: bool = False,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[tuple[int, int]] = (),
    book: bytes = b"",
    cells: bytes = b"",
) -> bytes:
    """Return an .xls of one sheet.

    Parameters
    ----------
    password
        Say that what follows is encrypted, as a reader must find it.
    date1904
        Say that days count from 1904.
    hidden_rows, hidden_columns
        Rows, and first and last columns, to hide; counted from 0.
    book, cells
        More records of the workbook, and of the sheet; see `record`.
    """
    begin = record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    if password:
        begin += record(0x002F, struct.pack("<3H", 1, 1, 1) + bytes(48))
    if date1904:
        begin += record(0x0022, struct.pack("<H", 1))
    hidden = [
        record(0x007D, struct.pack("<6H", first, last, 2048, 0, 1, 0))
        for first, last in hidden_columns
    ] + [record(0x0208, struct.pack("<6HI", row, 0, 9, 0, 0, 0, 0x20)) for row in hidden_rows]
    more = b"".join(hidden) + cells
    return compound_file({"Workbook": _workbook(sheet, rows, begin + book, more)})


def compound_file(streams: dict[str, bytes]) -> bytes:
    """Return a compound file that holds `streams`, at most three."""
    bodies = {
        name: body.ljust(max(_LEAST_STREAM, -(-len(body) // _SECTOR) * _SECTOR), b"\0")
        for name, body in streams.items()
    }
    lengths = [len(body) // _SECTOR for body in bodies.values()]
    tables = 1
    while tables + 1 + sum(lengths) > tables * _SECTOR // 4:
        tables += 1
    chain = [_TABLE] * tables + [_END]
    starts = []
    for length in lengths:
        first = len(chain)
        starts.append(first)
        chain += [*range(first + 1, first + length), _END]
    chain += [_FREE] * (tables * _SECTOR // 4 - len(chain))
    return b"".join(
        [_header(tables), struct.pack(f"<{len(chain)}I", *chain), _directory(bodies, starts),
         *bodies.values()]
    )  # fmt: skip


def _header(tables: int) -> bytes:
    return b"".join(
        [
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16),
            struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6),
            struct.pack("<9I", 0, tables, tables, 0, _LEAST_STREAM, _END, 0, _END, 0),
            struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables)),
        ]
    )


def _directory(bodies: dict[str, bytes], starts: Sequence[int]) -> bytes:
    entries = [_entry("Root Entry", 5, child=1, first=_END, size=0)]
    for number, (name, body) in enumerate(bodies.items(), start=1):
        right = number + 1 if number < len(bodies) else _FREE
        entries.append(_entry(name, 2, right=right, first=starts[number - 1], size=len(body)))
    entries += [_entry("", 0, first=0, size=0)] * (4 - len(entries))
    return b"".join(entries)


def _entry(
    name: str, kind: int, *, first: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    letters = f"{name}\0".encode("utf-16-le") if name else b""
    head = struct.pack("<HBB3I", len(letters), kind, 1, _FREE, right, child)
    return letters.ljust(64, b"\0") + head + bytes(36) + struct.pack("<IQ", first, size)


def record(kind: int, body: bytes = b"") -> bytes:
    """Return a record: its kind, its length and its body."""
    return struct.pack("<HH", kind, len(body)) + body


def _workbook(sheet: str, rows: Rows, begin: bytes, more: bytes) -> bytes:
    letters = sheet.encode("utf-16-le")
    length = len(begin) + 4 + 8 + len(letters) + 4
    name = record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(sheet), 1) + letters)
    width = max(map(len, rows), default=0)
    return b"".join(
        [
            begin + name + record(0x000A),
            record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)),
            record(0x0200, struct.pack("<2I3H", 0, len(rows), 0, width, 0)),
            more,
            *(
                _cell(row, column, value)
                for row, cells in enumerate(rows)
                for column, value in enumerate(cells)
                if value not in ("", None)
            ),
            record(0x000A),
        ]
    )


def _cell(row: int, column: int, value: str | float | None) -> bytes:
    if isinstance(value, str):
        head = struct.pack("<3HHB", row, column, 0, len(value), 1)
        return record(0x0204, head + value.encode("utf-16-le"))
    return record(0x0203, struct.pack("<3Hd", row, column, 0, value))
