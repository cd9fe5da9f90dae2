"""The package that an .xlsx is: where its sheets stand, and their text a piece at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from xml.etree import ElementTree

from xlsxwriter.utility import xl_cell_to_rowcol

BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
"""The parts that list the sheets, and say in which part each stands."""
BINARY_BOOK = "xl/workbook.bin"
"""What lists the sheets of an .xlsb."""
_PIECE = 1 << 20


def sheets_in(book: bytes, links: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the package it stands in.

    Parameters
    ----------
    book, links
        What `BOOK` and `LINKS` hold.
    """
    targets = {each.get("Id"): each.get("Target", "") for each in ElementTree.fromstring(links)}
    for sheet in ElementTree.fromstring(book).iterfind(".//{*}sheet"):
        # Their namespace is one of two, by the edition of the format.
        relation = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        if target := targets.get(relation):
            yield sheet.get("name", ""), str(PurePosixPath("/xl") / target).lstrip("/")


def sheets_of(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield what `sheets_in` does, of a package that was inspected (`loaders._packed`)."""
    return sheets_in(package.read(BOOK), package.read(LINKS))


def pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the text of a part in pieces that end where an element ends."""
    with package.open(part) as stream:
        rest = b""
        while piece := stream.read(_PIECE):
            text = rest + piece
            whole = text.rfind(b">") + 1
            yield text[:whole]
            rest = text[whole:]


@cache
def column_number(letters: str) -> int:
    """Return the position of a column from its letters: A is 0, AA is 26."""
    return int(xl_cell_to_rowcol(f"{letters}1")[1])
