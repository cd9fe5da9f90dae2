"""Rows that a complete roster no longer has: reported or ended, never deleted.

A roster is complete for the subdistricts that its rows speak of. What an earlier row of the
same kind said there, and no row of it says again, has vanished. To end it is to give its ties
and bodies an end: the day the roster is of. They stay in the graph as past. Where a row of the
roster was refused nothing is ended: it may be the very row that is missed. Nor where a column
waits for an answer: rows may be missed for want of what it says. What has not begun on the day
is not ended either. What has ended keeps its day, until a later roster of the same kind says it
again: then it is ended no more.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.absence import SPANS, Absence, absences, end_of
from graph.archive import Archive
from graph.facts import Node, Value
from graph.fold import Fact
from graph.journal import Journal
from graph.records import RowRecord
from graph.words import N_, Message
from loaders._report import Vanished
from loaders._tables import Table

_REFUSED = N_(
    "“{title}”: nothing was ended, for {count} {count:row was|rows were} refused. Correct them and "
    "load again."
)
_ASKED = N_(
    "“{title}”: nothing was ended, for it is not known yet what stands under {columns}. "
    "Answer and load again."
)


@dataclass(frozen=True)
class Completeness:
    """The rosters of a load are complete: what happens to what they no longer have."""

    act: Literal["report", "end"]
    day: date
    """What the rosters show; whatever is ended ends on it."""


def vanish(
    archive: Archive, journal: Journal, tables: Iterable[Table], wanted: Completeness
) -> tuple[list[Vanished], list[Message]]:
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
    tuple[list[Vanished], list[Message]]
        Rows of earlier loads, as they stood; why none of a kind was ended that should have been.
    """
    found: list[Vanished] = []
    reasons: list[Message] = []
    by_kind: dict[str, list[Table]] = defaultdict(list)
    for table in tables:
        by_kind[table.found.kind].append(table)
    for kind, mine in by_kind.items():
        doubt = _doubt(mine) if wanted.act == "end" else None
        endings: list[RowRecord] = []
        for absence in absences(archive, journal.load.number, kind):
            open_facts = list(filter(end_of, absence.facts))
            if absence.past and not open_facts:
                continue
            facts = [_ended(fact, wanted.day) for fact in open_facts if _begun(fact, wanted.day)]
            if wanted.act != "end" or doubt:
                facts = []
            found.append(_told(absence, ended=bool(facts)))
            if facts:
                endings.append(_row(absence, facts, wanted.day))
        if endings:
            sheet = journal.add_sheet(mine[0].file.id, mine[0].sheet.name, kind)
            journal.add(sheet, endings)
        if doubt:
            reasons.append(doubt)
    return found, reasons


def _doubt(tables: Sequence[Table]) -> Message | None:
    """Say why what the tables of one kind lack may not be gone; None where they are whole."""
    title = tables[0].found.loader.SHEET.title
    columns = [asked.column for table in tables for asked in table.found.questions]
    if columns:
        return Message(_ASKED, {"title": title, "columns": "、".join(columns)})
    if refused := sum(table.count["refused"] for table in tables):
        return Message(_REFUSED, {"title": title, "count": refused})
    return None


def _told(absence: Absence, *, ended: bool) -> Vanished:
    text = "；".join(f"{heading}：{cell}" for heading, cell in absence.cells.items())
    return Vanished(absence.file, absence.sheet, absence.row, text, ended)


def _begun(fact: Fact, day: date) -> bool:
    """Say whether a fact began before the day is over, as far as its row says."""
    start = fact.properties.get(SPANS[end_of(fact) or ""])
    return not isinstance(start, date) or start <= day


def _ended(fact: Fact, day: date) -> Fact:
    """Return what gives a fact its end."""
    end = end_of(fact) or ""
    ended: dict[str, Value] = {end: day, f"{end}_precision": "day"}
    if isinstance(fact, Node):
        return Node(fact.label, fact.id, ended)
    return replace(fact, properties=ended)


def _row(absence: Absence, facts: list[Fact], day: date) -> RowRecord:
    """Return what stands for the absence in the archive: row 0, for it has none."""
    body = repr((absence.file, absence.sheet, absence.row, sorted(absence.cells.items()), day))
    digest = hashlib.blake2b(body.encode(), digest_size=16).digest()
    written = {
        "完整名册中已无此行": f"{absence.file} · {absence.sheet} · {absence.row}",
        **absence.cells,
    }
    return RowRecord(0, digest, digest, written, facts)
