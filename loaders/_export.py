"""The loaded rosters written back, one CSV file for each kind, from the archive.

Where loads were of several subdistricts each has a folder: they are loaded one after the other,
as they were, for two may have bodies of one name.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.absence import endings
from graph.archive import Archive
from graph.connection import Graph
from graph.errors import InputError
from graph.fold import SPANS
from graph.spreadsheets import inert
from graph.targets import check_new
from graph.words import N_
from loaders._books import open_books
from loaders._cells import clean
from loaders._headings import normal
from loaders._likeness import STREET
from loaders._mapping import NOT_NEEDED, Mappings, read_mappings
from loaders._matching import names_of
from loaders._registry import registry
from loaders._roles import body_in, held_in, role_in_full
from loaders._sheet import Column, Record
from loaders._titles import is_of_bodies, titled
from loaders._vocabulary import words


@dataclass
class Written:
    """What was written of one kind of roster, and what could not be."""

    rows: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    """Heading that no column answers to -> filled cells under it, which were not written."""
    parted: int = 0
    """Rows of which a complete roster ended a part, which no cell can say."""


@dataclass
class _File:
    """The rows of one file, and what is told of them."""

    told: Written = field(default_factory=Written)
    rows: list[list[str]] = field(default_factory=list)


def export(graph: Graph, folder: Path) -> dict[Path, Written]:
    """Write every row that counts, under the headings of the template.

    Parameters
    ----------
    folder
        Made if it is not there. None of the files may be there: they bear the names of rosters.

    Returns
    -------
    dict[Path, Written]
        Files written and what of them.

    Raises
    ------
    InputError
        If the folder cannot be written to or holds such a file, or a remembered mapping is damaged.
    """
    written: dict[Path, Written] = {}
    names = {kind: f"{loader.SHEET.title.zh}.csv" for kind, loader in registry().items()}
    for place in (folder, *folder.glob("[0-9]" * STREET)):
        for name in names.values():
            check_new(place / name)
    mappings = read_mappings(graph.home)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open_books(graph) as books:
            ended = endings(books.archive)
            several = len(books.archive.places()) > 1
            for kind, name in names.items():
                found = _files(books.archive, kind, mappings, ended, several=several)
                for street, file in found.items():
                    path = folder / street / name
                    path.parent.mkdir(exist_ok=True)
                    written[path] = file.told
                    _write(path, kind, file.rows)
    except OSError as error:
        with suppress(OSError):
            for path in written:  # half an export is none, and would be in the way of the next
                path.unlink(missing_ok=True)
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=folder, reason=error.strerror
        ) from error
    return written


def _files(
    archive: Archive,
    kind: str,
    mappings: Mappings,
    ended: Mapping[int, date | None],
    *,
    several: bool,
) -> dict[str, _File]:
    """Return the rows of one kind, each cell under the column that it was read as.

    By the subdistrict of their load, where there are several.
    """
    files: dict[str, _File] = defaultdict(_File)
    columns = {column.field: column for column in registry()[kind].SHEET.columns}
    fields = list(columns)
    bodies = titled(registry()[kind])
    end = next((name for name in SPANS if name in fields), "")
    known: dict[tuple[str, ...], dict[str, str]] = {}
    for row, street, cells in archive.written(kind):
        file = files[street if several else ""]
        told = file.told
        told.rows += 1
        headings = tuple(cells)
        if headings not in known:
            known[headings] = _fields_of(kind, headings, mappings)
        found: dict[str, str] = {}
        for heading, text in cells.items():
            name = known[headings].get(heading)
            if name is None or name in found:
                told.unknown[heading] += 1
            else:
                found[name] = _in_full(text, heading, columns[name])
        for name in bodies - found.keys():
            # The column of committees said the body as well.
            same = (text for heading, text in cells.items() if is_of_bodies(heading, "", ()))
            found[name] = next(same, "")
        if row in ended:
            day = ended[row]
            if day and end and end not in found:
                found[end] = day.isoformat()
            else:
                told.parted += 1
        file.rows.append([_cell(found.get(name, "")) for name in fields])
    return files


def _in_full(text: str, heading: str, column: Column) -> str:
    """Return a cell that needs no heading but the template's: 党组织书记 for 书记 of 党内职务."""
    word = body_in(heading) if column.type == "seats" else ""
    if not word:
        return text
    seats = Record({column.field: clean(text, column.optional)}, "").seats(column.field)
    return "、".join(role_in_full(seat, column) for seat in held_in(word, seats))


def _cell(text: str) -> str:
    """Return a cell that is harmless; a mark for nothing (-) would stand for something then."""
    harmless = inert(text)
    return "" if harmless != text and text in words("cells")["empty"] else harmless


def _fields_of(kind: str, headings: Sequence[str], mappings: Mappings) -> dict[str, str]:
    """Return the field that each heading of a row was read as: by an answer, else by its name."""
    names = names_of(kind)
    also = {column.field: column.also for column in names.values() if column.also}
    keys = {heading: normal(heading) for heading in headings}
    answers = _answers(kind, {key for key in keys.values() if key not in names}, mappings)
    found: dict[str, str] = {}
    for heading, key in keys.items():
        # The name of a group stands before that of its column, parted by a stroke.
        column = names.get(key) or names.get(normal(heading.rpartition("/")[2]))
        name = answers.get(key, column.field if column else None)
        if name is not None:
            found[heading] = also[name] if name in also and name in found.values() else name
    return found


def _answers(kind: str, unnamed: Set[str], mappings: Mappings) -> dict[str, str]:
    """Return what was answered of headings in every shape that may be theirs, if one thing was.

    Parameters
    ----------
    unnamed
        Those of a row that no field bears: each of them stands in its shape.
    """
    said: dict[str, set[str]] = defaultdict(set)
    for shape, answers in mappings.items():
        # The second of two equal headings bears a number in its shape, and none in the row.
        shown = {heading.partition("#")[0] for heading in shape.headings}
        if shape.kind == kind and unnamed <= shown:
            for heading, name in answers.items():
                if name != NOT_NEEDED:
                    said[heading.partition("#")[0]].add(name)
    return {heading: names.pop() for heading, names in said.items() if len(names) == 1}


def _write(path: Path, kind: str, rows: list[list[str]]) -> None:
    headings = [column.title.zh for column in registry()[kind].SHEET.columns]
    # With a byte order mark, or Excel takes it for another encoding.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
