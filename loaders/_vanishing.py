"""Rows that a complete roster no longer has: reported or ended, never deleted.

A roster is complete for the subdistricts that its rows speak of. What an earlier row of the
same kind said there, and no row of it says again, has vanished. To end it is to give its ties
and bodies an end: the day the roster is of. They stay in the graph as past. Where a row of the
roster was refused nothing is ended: it may be the very row that is missed. What has ended keeps
its day, until a later roster of the same kind says it again: then it is ended no more.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.absence import Absence, absences
from graph.archive import Archive
from graph.facts import Node, Tie, Value
from graph.fold import Fact
from graph.journal import Journal
from graph.model import model
from graph.records import RowRecord
from loaders._report import Vanished
from loaders._tables import Table

_ENDS = ("dissolved", "end")


@dataclass(frozen=True)
class Completeness:
    """The rosters of a load are complete: what happens to what they no longer have."""

    act: Literal["report", "end"]
    day: date
    """What the rosters show; whatever is ended ends on it."""


def vanish(
    archive: Archive, journal: Journal, tables: Iterable[Table], wanted: Completeness
) -> list[Vanished]:
    """Find what complete rosters leave out and, where wanted, end it.

    Parameters
    ----------
    archive
        Knows the earlier loads.
    journal
        Of this load, all its rows in it.
    tables
        Of this load.
    wanted
        What to do.

    Returns
    -------
    list[Vanished]
        Rows of earlier loads, as they stood.
    """
    found: list[Vanished] = []
    by_kind: dict[str, list[Table]] = defaultdict(list)
    for table in tables:
        by_kind[table.found.kind].append(table)
    for kind, (table, *more) in by_kind.items():
        whole = not any(each.count["refused"] for each in (table, *more))
        endings: list[RowRecord] = []
        for absence in absences(archive, journal.load.number, kind):
            facts = list(_endings(absence.facts, wanted.day))
            if absence.past and not facts:
                continue
            if wanted.act != "end" or not whole:
                facts = []
            found.append(_told(absence, ended=bool(facts)))
            if facts:
                endings.append(_row(absence, facts, wanted.day))
        if endings:
            sheet = journal.add_sheet(table.file.id, table.sheet.name, kind)
            journal.add(sheet, endings)
    return found


def _told(absence: Absence, *, ended: bool) -> Vanished:
    text = "；".join(f"{heading}：{cell}" for heading, cell in absence.cells.items())
    return Vanished(absence.file, absence.sheet, absence.row, text, ended)


def _endings(facts: Iterable[Fact], day: date) -> Iterator[Fact]:
    """Yield what gives each fact that can end its end, where it has none yet."""
    for fact in facts:
        name = fact.type if isinstance(fact, Tie) else fact.label
        declared = model().properties(name)
        end = next((each for each in _ENDS if each in declared), None)
        if end is None or fact.properties.get(end):
            continue
        ended: dict[str, Value] = {end: day, f"{end}_precision": "day"}
        if isinstance(fact, Node):
            yield Node(fact.label, fact.id, ended)
        else:
            yield replace(fact, properties=ended)


def _row(absence: Absence, facts: list[Fact], day: date) -> RowRecord:
    """Return what stands for the absence in the archive: row 0, for it has none."""
    body = repr((absence.file, absence.sheet, absence.row, sorted(absence.cells.items()), day))
    digest = hashlib.blake2b(body.encode(), digest_size=16).digest()
    written = {
        "完整名册中已无此行": f"{absence.file} · {absence.sheet} · {absence.row}",
        **absence.cells,
    }
    return RowRecord(0, digest, digest, written, facts)
