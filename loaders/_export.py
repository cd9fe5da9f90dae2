"""The loaded rosters written back, one CSV file for each kind, from the archive."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.absence import endings
from graph.archive import Archive
from graph.connection import Graph
from graph.errors import InputError
from graph.fold import SPANS
from graph.words import N_
from loaders._books import open_books
from loaders._headings import names_of, normal
from loaders._mapping import NOT_NEEDED, Mappings, read_mappings
from loaders._registry import registry

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass
class Written:
    """What was written of one kind of roster, and what could not be."""

    rows: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    """Heading that no column answers to -> filled cells under it, which were not written."""
    parted: int = 0
    """Rows of which a complete roster ended a part, which no cell can say."""


def export(graph: Graph, folder: Path) -> dict[Path, Written]:
    """Write every row that counts, under the headings of the template.

    Parameters
    ----------
    folder
        Made if it is not there; files of the same names are replaced.

    Returns
    -------
    dict[Path, Written]
        Files written and what of them.

    Raises
    ------
    InputError
        If the folder cannot be written to, or a remembered mapping is damaged.
    """
    written: dict[Path, Written] = {}
    mappings = read_mappings(graph.home)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open_books(graph) as books:
            ended = endings(books.archive)
            for kind, loader in registry().items():
                told = Written()
                rows = list(_rows(books.archive, kind, mappings, ended, told))
                if rows:
                    path = folder / f"{loader.SHEET.title.zh}.csv"
                    _write(path, [column.title.zh for column in loader.SHEET.columns], rows)
                    told.rows = len(rows)
                    written[path] = told
    except OSError as error:
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=folder, reason=error.strerror
        ) from error
    return written


def _rows(
    archive: Archive,
    kind: str,
    mappings: Mappings,
    ended: Mapping[int, date | None],
    told: Written,
) -> Iterator[list[str]]:
    """Yield the rows of one kind, each cell under the column that it was read as."""
    fields = [column.field for column in registry()[kind].SHEET.columns]
    end = next((name for name in SPANS if name in fields), "")
    known: dict[tuple[str, ...], dict[str, str]] = {}
    for row, cells in archive.written(kind):
        headings = tuple(cells)
        if headings not in known:
            known[headings] = _fields_of(kind, headings, mappings)
        found: dict[str, str] = {}
        for heading, text in cells.items():
            name = known[headings].get(heading)
            if name is None or name in found:
                told.unknown[heading] += 1
            else:
                found[name] = text
        if row in ended:
            day = ended[row]
            if day and end and end not in found:
                found[end] = day.isoformat()
            else:
                told.parted += 1
        yield [_inert(found.get(name, "")) for name in fields]


def _fields_of(kind: str, headings: Sequence[str], mappings: Mappings) -> dict[str, str]:
    """Return the field that each heading of a row was read as: by an answer, else by its name."""
    names = names_of(kind)
    keys = {heading: normal(heading) for heading in headings}
    answers = _answers(kind, {key for key in keys.values() if key not in names}, mappings)
    found = {}
    for heading, key in keys.items():
        # The name of a group stands before that of its column, parted by a stroke.
        column = names.get(key) or names.get(normal(heading.rpartition("/")[2]))
        name = answers.get(key, column.field if column else None)
        if name is not None:
            found[heading] = name
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


def _inert(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula; a plain number stays one."""
    if not text.startswith(_FORMULA) or text.removeprefix("-").replace(".", "", 1).isdigit():
        return text
    return f"'{text}"


def _write(path: Path, headings: list[str], rows: list[list[str]]) -> None:
    # With a byte order mark, or Excel takes it for another encoding.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
