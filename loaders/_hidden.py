"""Which rows and columns of a workbook its writer has hidden.

The reading library gives the cells of a hidden row like any others and does not tell; the
library that tells builds the whole workbook in memory. So the two attributes that say it
are looked up in the sheets' own XML, piece by piece, and in the records of an .xls.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from xml.etree import ElementTree

from xlsxwriter.utility import xl_col_to_name

from loaders._package import pieces, sheets_of
from loaders._records import COMPOUND, hidden_in_records

_TAG = re.compile(rb"<(?:\w+:)?(row|col)\s([^>]*?hidden=\"(?:1|true)\"[^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(r|min|max)="(\d+)"')


@dataclass(frozen=True)
class Hidden:
    """What of a sheet is hidden. It is read like the rest."""

    sheet: bool = False
    rows: tuple[int, ...] = ()
    """Numbers as in the file, from 1."""
    columns: tuple[str, ...] = ()
    """Letters."""


def hidden_parts(content: bytes) -> Mapping[str, tuple[tuple[int, ...], tuple[str, ...]]]:
    """Return the hidden rows and columns of each sheet of a workbook that has any.

    Parameters
    ----------
    content
        The file. What is neither .xlsx nor .xls has none.
    """
    if content.startswith(COMPOUND):
        return hidden_in_records(content)
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for sheet, part in sheets_of(package):
                rows, columns = _in_sheet(package, part)
                if rows or columns:
                    found[sheet] = rows, columns
    except (zipfile.BadZipFile, KeyError, ValueError, ElementTree.ParseError):
        # Another format, or one this does not understand: the cells are read by other means.
        return {}
    return found


def _in_sheet(package: zipfile.ZipFile, part: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    rows: list[int] = []
    columns: list[str] = []
    texts = (text for text in pieces(package, part) if b"hidden=" in text)
    for kind, attributes in chain.from_iterable(map(_TAG.findall, texts)):
        numbers = {name: int(value) for name, value in _ATTRIBUTE.findall(attributes)}
        if kind == b"row":
            rows.append(numbers[b"r"])
        else:
            columns += map(xl_col_to_name, range(numbers[b"min"] - 1, numbers[b"max"]))
    return tuple(rows), tuple(columns)
