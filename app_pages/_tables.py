"""Tables: translated headings and codes, a filter, downloads, a row that can be followed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from app_pages import _areas, _evidence, _frames, _links, _print, _scopes, _screen, _store
from app_pages._view import view
from app_pages._words import _, begin, language, plain, share
from graph.names import area_stem
from queries import tables
from queries.catalogue import Column
from queries.tables import Table

ROW_HEIGHT = 34
SHOWN_ROWS = 12
WIDEST_PINNED = 220
"""Pixels; a wider first column would leave a phone no room for the others."""
WIDEST, MEASURED = 300, 400
"""Pixels of any other column of words at most; rows that tell how many it needs."""
FILTER_FROM = 9
"""Rows from which a filter is offered."""
HIDDEN = ("id", "maps")
"""Types of columns that serve links and pictures, not readers."""

Row = Mapping[str, object]


def show(
    table: Table,
    key: str,
    *,
    hide: Collection[str] = (),
    rows: int = SHOWN_ROWS,
    empty: str | None = None,
    cells: bool = True,
    printed: int = _print.PRINTED,
) -> Row | None:
    """Draw a table with its filter and downloads; return the row that was clicked.

    The row clicked offers links to the profiles of what it names, and the cells it comes from.

    Parameters
    ----------
    key
        Key of the widget, also part of the file name.
    hide
        Columns not to show; ids are never shown.
    rows
        Rows to show before the table scrolls.
    empty
        Sentence to show where the answer has no rows.
    cells
        Whether to show the cells of the row that was clicked; not where the page shows them.
    printed
        Rows that go on paper at most.
    """
    if not table.rows:
        st.caption(plain(empty or _("No rows for this scope and date.")))
        return None
    kept = _bar(table, key)
    names = [
        name
        for name, column in table.columns.items()
        if column.type not in HIDDEN and name not in hide
    ]
    frame = _frame(kept, names)
    sheets = Table(kept.query, kept.rows[:printed], kept.as_of, kept.scope)
    titles = [table.columns[name].heading(language()) for name in names]
    _print.table(titles, _written(sheets, names), count=len(kept.rows), most=printed)
    first = frame.head(_frames.LOOKED_AT)
    _screen.swipe(
        key,
        (
            _frames.width([title, *map(str, first[name])])
            for name, title in zip(names, titles, strict=True)
        ),
    )
    event = st.dataframe(
        frame,
        hide_index=True,
        column_config=_configuration(table.columns, names, frame),
        height=min(len(kept.rows) + 1, rows + 1) * ROW_HEIGHT + 3,
        row_height=ROW_HEIGHT,
        placeholder=_frames.NOTHING,
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
        alt=table.query.title.get(language()),
    )
    clicked = _clicked(kept, event.selection.cells)
    if clicked:
        links = _linked(table)
        _follow(clicked, links)
        if cells:
            _evidence.show(sources(clicked) or _behind(clicked, links), key=f"{key}_evidence")
    return clicked


def _bar(table: Table, key: str) -> Table:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        asked = ""
        if len(table.rows) >= FILTER_FROM:
            asked = st.text_input(
                _("Filter"),
                key=f"{key}_filter",
                type="search",
                placeholder=_("Filter {count} rows", count=len(table.rows)),
                label_visibility="collapsed",
                width=180,  # a phone has the downloads beside it
            )
        kept = filtered(table, asked)
        downloads(kept, key)
    return kept


def filtered(table: Table, asked: str) -> Table:
    """Return the rows of `table` that hold every word of `asked` in some cell."""
    words = asked.casefold().split()
    if not words:
        return table
    cells = table.cells(language())
    kept = [
        row
        for row, shown in zip(table.rows, cells, strict=True)
        if all(any(word in str(cell).casefold() for cell in shown) for word in words)
    ]
    return Table(table.query, kept, table.as_of, table.scope)


def downloads(table: Table, key: str) -> None:
    """Draw the buttons that give `table` as CSV and as a workbook."""
    spoken = language()
    # A list about one area or body is asked without a scope; it is not one of all places.
    place = _scopes.name(table.scope) if table.scope or not view().scope else None
    name = file_name(table.query.title.get(spoken))
    makers: tuple[tuple[str, str, Callable[[], str | bytes]], ...] = (
        ("csv", "text/csv", lambda: tables.as_csv(table, spoken)),
        (
            "xlsx",
            XLSX,
            lambda: tables.as_xlsx(table, spoken, scope=place, files=_evidence.file_names()),
        ),
    )
    for ending, mime, make in makers:
        st.download_button(
            ending.upper(),
            data=make,
            file_name=f"{name}.{ending}",
            mime=mime,
            key=f"{key}_{ending}",
            icon=":material/download:",
            type="tertiary",
            on_click="ignore",
        )


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(title: str) -> str:
    """Return a file name without its ending: title, scope and date."""
    seen = view()
    words = "-".join(part for part in (title, seen.scope, seen.as_of.isoformat()) if part)
    return "".join("_" if letter in '\\/:*?"<>| ' else letter for letter in words)


def _cells(table: Table) -> list[list[tables.Cell]]:
    """Return the cells as they are shown: areas by their short names; the files have them whole."""
    cells = table.cells(language())
    for place, (name, column) in enumerate(table.columns.items()):
        if column.type == "boolean" or column.words():
            for row in cells:
                value = row[place]
                row[place] = begin(value) if isinstance(value, str) else value
        if name in _AREAS and column.type in ("string", "strings"):
            codes = [_several(row.get(_AREAS[name])) for row in table.rows]
            names = [_several(row[name]) for row in table.rows]
            called = _areas.told(
                {
                    str(code): area_stem(str(area))
                    for line, known in zip(names, codes, strict=True)
                    for area, code in zip(line, known, strict=False)
                    if code
                }
            )
            for row, line, known in zip(cells, names, codes, strict=True):
                row[place] = _areas.of(
                    [str(area) for area in line if area], [str(one) for one in known if one], called
                )
    return cells


_AREAS = {"area": "area_id", "areas": "area_ids"}
"""Columns of names of areas, and those of their codes where a list has them."""


def _frame(table: Table, names: list[str]) -> pd.DataFrame:
    every = list(table.columns)
    cells = _cells(table)
    columns = {}
    for name in names:
        place = every.index(name)
        values = [row[place] for row in cells]
        kind = table.columns[name].type
        if kind == "integer":
            columns[name] = pd.Series(values, dtype="Int64")
        elif kind in ("float", "percent"):
            columns[name] = pd.Series(values, dtype="Float64") * (100 if kind == "percent" else 1)
        else:
            columns[name] = pd.Series(["" if value is None else str(value) for value in values])
    return pd.DataFrame(columns)


def _written(table: Table, names: list[str]) -> list[list[object]]:
    """Return the cells as they stand on paper."""
    places = {name: place for place, name in enumerate(table.columns)}
    cells = _cells(table)
    return [[_on_paper(table.columns[name], row[places[name]]) for name in names] for row in cells]


def _on_paper(column: Column, value: tables.Cell) -> object:
    if column.type == "percent" and isinstance(value, int | float):
        return share(value)
    return f"{value:g}" if isinstance(value, float) else value


def _configuration(
    columns: Mapping[str, Column], names: list[str], frame: pd.DataFrame
) -> dict[str, Any]:
    spoken = language()
    found: dict[str, Any] = {}
    for place, name in enumerate(names):
        title, kind = columns[name].heading(spoken), columns[name].type
        if kind == "percent":
            found[name] = st.column_config.NumberColumn(title, format="%.1f %%")
        elif kind in ("integer", "float"):
            found[name] = st.column_config.NumberColumn(title)
        elif place:
            # Left alone a column is as wide as its first cells, and cuts longer ones below.
            needed = _frames.width([title, *frame[name].head(MEASURED)])
            found[name] = st.column_config.TextColumn(title, width=min(needed, WIDEST))
        else:
            needed = _frames.width([title, *frame[name]])
            found[name] = st.column_config.TextColumn(
                title, width=needed, pinned=needed <= WIDEST_PINNED
            )
    return found


def _clicked(table: Table, cells: list[tuple[int, str]]) -> Row | None:
    if not cells or cells[0][0] >= len(table.rows):
        return None
    return table.rows[cells[0][0]]


def _linked(table: Table) -> dict[str, str]:
    """Return the columns of names beside which the table holds the ids: body, body_id."""
    found = {}
    for name in table.columns:
        for ident in (f"{name}_id", f"{name.removesuffix('s')}_ids"):
            if ident in table.columns:
                found[name] = ident
    return found


def parts(value: object) -> list[object]:
    """Return the parts of a cell that holds a list; empty where it holds none."""
    return value if isinstance(value, list) else []


def sources(row: Row) -> list[str]:
    """Return the sources of a row: each ``file-id#sheet!row``."""
    return [str(source) for source in parts(row.get("sources"))]


def _behind(row: Row, links: Mapping[str, str]) -> list[str]:
    """Return the sources of what a row counts: of the persons it names, else of all it names."""
    ids = [str(one) for name in links.values() for one in _several(row.get(name)) if one]
    persons = [one for one in ids if one.startswith("person:")]
    return [
        str(found["source"])
        for one in dict.fromkeys(persons or ids)
        for found in _store.ask("source_rows", id=one).rows
    ]


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def download_only(table: Table, key: str) -> None:
    """Draw the downloads of a table that stands on the page as a picture or matrix."""
    with st.container(horizontal=True, gap="small"):
        downloads(table, key)


def _follow(row: Row, links: Mapping[str, str]) -> None:
    with st.container(horizontal=True, gap="small"):
        for name, identity in links.items():
            one, behind = row.get(name), row.get(identity)
            for each, ident in zip(_several(one), _several(behind), strict=False):
                if each and ident:
                    _links.profile(str(ident), str(each))
