"""Packed workbooks (.xlsx, .xlsm, .xlsb, .ods): what they unpack to, before a parser does.

Only what is declared is known without unpacking, and a bomb declares what it likes. So every
part that a parser would read is unpacked once, a piece at a time, and let go.
"""

from __future__ import annotations

import copy
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence, Set
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from graph.errors import InputError
from graph.words import N_, Message
from loaders._disguises import check_packed
from loaders._open_document import open_tables
from loaders._package import BINARY_BOOK, BOOK, LINKS, plain_name, sheets_in, stored
from loaders._parsing import check_by_parsing, damaged, errors, macros, protected, unsaved
from loaders._spans import scan_sheet
from loaders._strings import check_strings

UNPACKED_LIMIT = 300_000_000
"""Bytes of all parts. The postholders of a city, 350,000 rows of 12 columns, are 152 million."""
PART_LIMIT = 2_000
DIRECTORY_LIMIT = 1_000_000
"""Bytes of the list of parts; a workbook of 2,000 parts has a fifth of it."""
RATIO_LIMIT = 200
"""Content to packed content. Rosters are at 8, sheets of nothing but formatting below 100."""
RATIO_FROM = 10_000_000
"""A part that unpacks to less may be packed as tightly as it likes."""
_PIECE = 1 << 20
_BOOK_LIMIT = 5_000_000
_BAD = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, LookupError, OSError, ValueError,
    NotImplementedError, OverflowError, ElementTree.ParseError,
)  # fmt: skip


def inspect_packed(path: Path, content: bytes) -> tuple[Message, ...]:
    """Look at a packed file before it is parsed; return what is worth a remark.

    Raises
    ------
    InputError
        If it is incomplete, no workbook, protected, or more than can be read.
    """
    _check_directory(path, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            check_packed(path, [part.filename for part in parts])
            _check_sizes(path, parts)
            _check_password(path, packed, parts)
            remarks = (*_outside(path, parts), *_scanned(path, packed, parts))
            names = set(map(plain_name, packed.namelist()))
            if BOOK in names:
                return remarks
            check_by_parsing(path, content)  # .xlsb and .ods say otherwise where cells stand
            return (*remarks, *_of_other_forms(path, names, content))
    except _BAD as error:
        raise damaged(path, error) from error


def _check_directory(path: Path, content: bytes) -> None:
    """Check the list of parts, which is read whole before any part of it is seen."""
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or len(content) < end + 22:
        raise InputError(
            N_("{file} cannot be opened as a workbook: its end is missing; copy it again."),
            file=path.name,
        )
    if int.from_bytes(content[end + 12 : end + 16], "little") > DIRECTORY_LIMIT:
        raise _too_many(path)


def _too_many(path: Path) -> InputError:
    return InputError(
        N_("{file} consists of more than {limit} parts, which no roster does; save it anew."),
        file=path.name,
        limit=PART_LIMIT,
    )


def _check_sizes(path: Path, parts: Sequence[zipfile.ZipInfo]) -> None:
    if len(parts) > PART_LIMIT:
        raise _too_many(path)
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise InputError(
            N_("{file} unpacks to more than {limit} MB; split it and load the parts together."),
            file=path.name,
            limit=UNPACKED_LIMIT // 1_000_000,
        )
    for part in parts:
        if part.file_size > max(RATIO_FROM, RATIO_LIMIT * part.compress_size):
            raise InputError(
                N_("{file} unpacks to more than {limit} times its size, as no roster does."),
                file=path.name,
                limit=RATIO_LIMIT,
            )


def _check_password(path: Path, packed: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise protected(path)
    for part in parts:
        if part.filename == "META-INF/manifest.xml":  # the list of parts of an .ods
            manifest = b"".join(_pieces(path, packed, part))
            if b"encryption-data" in manifest:
                raise protected(path)


def _outside(path: Path, parts: Sequence[zipfile.ZipInfo]) -> Iterator[Message]:
    """Yield what in the workbook reaches beyond its cells."""
    names = [plain_name(part.filename) for part in parts]
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names):
        yield macros(path)
    if any(name.startswith(("xl/externallinks/", "xl/connections.xml")) for name in names):
        yield Message(
            N_("{file} refers to other files; they are never opened, saved values are read."),
            {"file": path.name},
        )


def _scanned(
    path: Path, packed: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]
) -> Iterator[Message]:
    """Unpack every part, as any may turn out a sheet; yield what of the sheets is to be told."""
    titles = _titles(path, packed)
    sheets = []
    cells = 0
    for part in parts:
        pieces = partial(_pieces, path, packed, part)
        title = titles.get(plain_name(part.filename), part.filename)
        scan = scan_sheet(path, title, pieces)
        if scan.cells:
            sheets.append(pieces)
            cells += scan.cells
        yield from _unread(path, title, scan.unsaved, scan.errors)
    for part in parts:
        if part.filename.lower().endswith("sharedstrings.xml"):
            check_strings(path, partial(_pieces, path, packed, part), sheets, cells)


def _unread(path: Path, sheet: str, without_value: int, faulty: int) -> Iterator[Message]:
    if without_value:
        yield unsaved(path, sheet, without_value)
    if faulty:
        yield errors(path, sheet, faulty)


def _of_other_forms(path: Path, parts: Set[str], content: bytes) -> Iterator[Message]:
    """Yield what of an .ods is to be told, and that of an .xlsb nothing can be."""
    if BINARY_BOOK in parts:
        yield Message(
            N_(
                "{file} is saved as .xlsb: its hidden rows and columns, merged cells, errors and "
                "days that show their month only cannot be seen; save it as .xlsx."
            ),
            {"file": path.name},
        )
    for sheet, table in open_tables(content).items():
        yield from _unread(path, sheet, table.unsaved, table.errors)


def _pieces(path: Path, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of a part, at most one byte more than it declares."""
    truth = copy.copy(part)
    truth.file_size += 1  # a reader that trusts the declared size would stop at it
    length = 0
    with packed.open(truth) as content:
        while piece := content.read(_PIECE):
            if not length and b"<!DOCTYPE" in piece:
                raise InputError(
                    N_("{file} declares entities of its own, as no office program does."),
                    file=path.name,
                )
            length += len(piece)
            yield piece
    if length != part.file_size:
        raise zipfile.BadZipFile(f"{part.filename}: {part.file_size} declared, {length} found")


def _titles(path: Path, packed: zipfile.ZipFile) -> dict[str, str]:
    """Return part, in small letters -> name of each sheet of an .xlsx, for sentences."""
    try:
        parts = [packed.getinfo(stored(packed, name)) for name in (BOOK, LINKS)]
    except KeyError:
        return {}
    if sum(part.file_size for part in parts) > _BOOK_LIMIT:
        raise zipfile.BadZipFile("the list of sheets is too long")
    book, links = (b"".join(_pieces(path, packed, part)) for part in parts)
    return {plain_name(part): name for name, part in sheets_in(book, links)}
