"""The loaded rosters written back, one CSV file for each kind, from the archive."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.connection import Graph
from graph.errors import InputError
from graph.words import N_
from loaders._books import open_books
from loaders._headings import normal
from loaders._registry import registry
from loaders._sheet import Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def export(graph: Graph, folder: Path) -> dict[Path, int]:
    """Write every row that counts, under the headings of the template.

    Parameters
    ----------
    folder
        Made if it is not there; files of the same names are replaced.

    Returns
    -------
    dict[Path, int]
        Files written and their rows.

    Raises
    ------
    InputError
        If the folder cannot be written to.
    """
    written: dict[Path, int] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open_books(graph) as books:
            for kind, loader in registry().items():
                rows = [_cells(loader.SHEET, row) for row in books.archive.written(kind)]
                if rows:
                    path = folder / f"{loader.SHEET.title.zh}.csv"
                    _write(path, [column.title.zh for column in loader.SHEET.columns], rows)
                    written[path] = len(rows)
    except OSError as error:
        raise InputError(
            N_("{file} cannot be written: {reason}."), file=folder, reason=error.strerror
        ) from error
    return written


def _cells(sheet: Sheet, row: dict[str, str]) -> list[str]:
    by_heading = {normal(heading): text for heading, text in row.items()}
    found = []
    for column in sheet.columns:
        names = (column.title.zh, column.title.en, column.field, *column.aliases)
        texts = (by_heading.get(normal(name)) for name in names)
        found.append(_inert(next((text for text in texts if text is not None), "")))
    return found


def _inert(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula; a plain number stays one."""
    if not text.startswith(_FORMULA) or text.removeprefix("-").replace(".", "", 1).isdigit():
        return text
    return f"'{text}"


def _write(path: Path, headings: list[str], rows: list[list[str]]) -> None:
    # With a byte order mark, or Excel takes it for another encoding.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
