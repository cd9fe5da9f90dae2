"""The package that an .xlsx is: where its sheets stand, and their text a piece at a time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import PurePosixPath
from xml.etree import ElementTree
from xml.parsers import expat

from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
"""The parts that list the sheets, and say in which part each stands."""
BINARY_BOOK = "xl/workbook.bin"
"""What lists the sheets of an .xlsb."""
_PIECE = 1 << 20
_BEGINNING = 1 << 20
"""Bytes of a sheet from which it is seen how it is written."""
_UNUSUAL = re.compile(rb'<(?:\w+:)?(?:row|c)(?=[\s/>])(?![^>]*\sr="[A-Z]*\d+")')
"""A row or cell that does not say where it is, or in another way than office programs."""
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,10})")


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
    book, links = (package.read(stored(package, part)) for part in (BOOK, LINKS))
    for sheet, part in sheets_in(book, links):
        yield sheet, stored(package, part)


def stored(package: zipfile.ZipFile, part: str) -> str:
    """Return the name by which a part is stored: small letters and strokes are as writers like.

    Raises
    ------
    KeyError
        If there is none.
    """
    names = {plain_name(name): name for name in package.namelist()}
    return names[plain_name(part)]


def plain_name(part: str) -> str:
    """Return the name of a part in the form in which names are compared."""
    return part.replace("\\", "/").lower()


def pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the text of a sheet in pieces that end where an element ends.

    Of one that is not written as office programs write, only where its columns, rows and cells
    are and how they look, written so: with places, quoted by ``"``.
    """
    with package.open(part) as stream:
        beginning, _, _ = stream.read(_BEGINNING).rpartition(b">")
        stream.seek(0)
        read = _rewritten if _UNUSUAL.search(beginning) else _whole
        yield from read(iter(partial(stream.read, _PIECE), b""))


def _whole(given: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in given:
        text = rest + piece
        whole = text.rfind(b">") + 1
        yield text[:whole]
        rest = text[whole:]


def _rewritten(given: Iterator[bytes]) -> Iterator[bytes]:
    places = Places()
    written: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(":")[2]
        places.move(element, attributes)
        if element == "row":
            attributes["r"] = str(places.row)
        elif element == "c":
            attributes["r"] = f"{xl_col_to_name(places.column - 1)}{places.row}"
        elif element != "col":
            return
        told = (f' {name}="{value}"' for name, value in attributes.items() if value.isalnum())
        written.append(f"<{element}{''.join(told)}>")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        for piece in given:
            parser.Parse(piece, False)
            yield "".join(written).encode()
            written.clear()
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


class Places:
    """Where rows and cells stand; one that does not say so stands next to the one before."""

    def __init__(self) -> None:
        self.row = self.column = 0
        """Counted from 1."""

    def move(self, element: str, attributes: Mapping[str, str]) -> None:
        """Go to where an element begins."""
        if element == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isdigit() else self.row + 1
            self.column = 0
        elif element == "c":
            if at := _REFERENCE.fullmatch(attributes.get("r", "")):
                self.column, self.row = column_number(at[1]) + 1, int(at[2])
            else:
                self.column += 1


@cache
def column_number(letters: str) -> int:
    """Return the position of a column from its letters: A is 0, AA is 26."""
    return int(xl_cell_to_rowcol(f"{letters}1")[1])
