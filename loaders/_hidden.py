"""Which rows and columns of a workbook its writer has hidden.

The reading library gives the cells of a hidden row like any others and does not tell; the
library that tells builds the whole workbook in memory. So the two attributes that say it
are looked up in the sheets' own XML, piece by piece, and in the records of an .xls.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree import ElementTree

from xlsxwriter.utility import xl_col_to_name

from loaders._records import COMPOUND, hidden_in_records

_PIECE = 1 << 20
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
            for sheet, part in sheets_in(package):
                rows, columns = _in_sheet(package, part)
                if rows or columns:
                    found[sheet] = rows, columns
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        # Another format, or one this does not understand: the cells are read by other means.
        return {}
    return found


def sheets_in(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the package it stands in."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
    for sheet in workbook.iterfind(".//{*}sheet"):
        # Their namespace is one of two, by the edition of the format.
        relation = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        if target := targets.get(relation):
            yield sheet.get("name", ""), str(PurePosixPath("/xl") / target).lstrip("/")


def _in_sheet(package: zipfile.ZipFile, part: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    rows: list[int] = []
    columns: list[str] = []
    for kind, attributes in _tags(package, part):
        numbers = {name: int(value) for name, value in _ATTRIBUTE.findall(attributes)}
        if kind == b"row":
            rows.append(numbers[b"r"])
        else:
            columns += map(xl_col_to_name, range(numbers[b"min"] - 1, numbers[b"max"]))
    return tuple(rows), tuple(columns)


def _tags(package: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    with package.open(part) as stream:
        rest = b""
        while piece := stream.read(_PIECE):
            text = rest + piece
            whole = text.rfind(b">") + 1
            if b"hidden=" in text:
                yield from _TAG.findall(text[:whole])
            rest = text[whole:]
