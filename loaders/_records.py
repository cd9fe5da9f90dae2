"""The records of an .xls file, for what its parser does not tell beside the cells.

A stream of the file holds one record after the other, each its kind, its length and so many
bytes ([MS-XLS] 2.1.4). Only the edition of Excel 97 and later is read, as any office program
writes it.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile
from xlsxwriter.utility import xl_col_to_name

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_STREAM = "Workbook"
_EDITION = b"\x00\x06"
_BEGIN, _DATES, _COLUMNS, _SHEET, _ROW = 0x0809, 0x0022, 0x007D, 0x0085, 0x0208
_HEAD = struct.Struct("<HH")
_LAST_COLUMN = 255


def dates_from_1904(content: bytes) -> bool:
    """Say whether an .xls counts days from 1904 ([MS-XLS] 2.4.77, Date1904)."""
    return any(
        kind == _DATES and body.startswith(b"\x01\x00") for _, kind, body in records(content)
    )


def hidden_in_records(content: bytes) -> dict[str, tuple[tuple[int, ...], tuple[str, ...]]]:
    """Return the hidden rows and columns of each sheet of an .xls that has any.

    By the marks fDyZero of a row and fHidden of columns ([MS-XLS] 2.4.221 and 2.4.53).
    """
    rows: dict[str, list[int]] = {}
    columns: dict[str, list[str]] = {}
    for sheet, kind, body in records_in_sheets(content):
        if kind == _ROW and body[12] & 0x20:
            rows.setdefault(sheet, []).append(int.from_bytes(body[:2], "little") + 1)
        elif kind == _COLUMNS and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            columns.setdefault(sheet, []).extend(
                map(xl_col_to_name, range(first, min(last, _LAST_COLUMN) + 1))
            )
    return {
        name: (tuple(rows.get(name, ())), tuple(columns.get(name, ())))
        for name in rows.keys() | columns.keys()
    }


def records_in_sheets(content: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Yield the name of the sheet, kind and body of each record that stands in a sheet."""
    names: dict[int, str] = {}
    sheet = None
    for at, kind, body in records(content):
        if kind == _SHEET:
            names[int.from_bytes(body[:4], "little")] = _name(body[6:])
        elif kind == _BEGIN:
            sheet = names.get(at, sheet)  # a chart in a sheet begins too, and stands in it
        elif sheet is not None:
            yield sheet, kind, body


def _name(text: bytes) -> str:
    """Return a name: its length, whether it takes two bytes a letter, and its letters."""
    wide = text[1] & 1
    return text[2 : 2 + text[0] * (1 + wide)].decode(
        "utf-16-le" if wide else "latin-1", errors="replace"
    )


def records(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield place, kind and body of each whole record; none of what is no such file."""
    stream = _stream(content)
    if stream[4:6] != _EDITION:
        return
    at = 0
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        begin = at + _HEAD.size
        if begin + length > len(stream):
            return
        # A row's mark stands at its fixed place, and less than that is none of ours.
        if length >= _LEAST.get(kind, 0):
            yield at, kind, stream[begin : begin + length]
        at = begin + length


_LEAST = {_SHEET: 8, _ROW: 16, _COLUMNS: 10}
"""Bytes that a record of a kind has at least."""


def _stream(content: bytes) -> bytes:
    if not content.startswith(COMPOUND):
        return b""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            return bytes(file.openstream(_STREAM).read()) if file.exists(_STREAM) else b""
    except (OSError, ValueError, IndexError, struct.error):
        return b""  # damaged, or hardly one: the parser says so where it cannot read it either
