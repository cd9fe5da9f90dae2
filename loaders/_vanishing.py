"""Rows that a complete roster no longer has: reported or ended, never deleted.

A roster is complete for the subdistricts and the kinds of bodies that its rows speak of. What an
earlier row of the same kind of sheet said there, and no row of it says again, has vanished. To end
it is to give its ties and bodies an end: the day the roster is of. They stay in the graph as past.
Where a row of the roster was refused nothing is ended: it may be the very row that is missed. Nor
where a column waits for an answer: rows may be missed for want of what it says. What has not begun
on the day is not ended either. What a row gave an end keeps that. What a roster ended keeps its
day, until a later roster of the same kind says it again: then it is ended no more. A later complete
roster that lacks it too stands by: it ends it once the load that did is taken back.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.absence import Absence, Complete, end_of
from graph.archive import Archive
from graph.facts import Fact, Node, Value
from graph.fold import SPANS
from graph.journal import Journal
from graph.model import model
from graph.records import RowRecord
from graph.words import N_, Message, Text
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
_OTHERS = N_(
    "“{title}”: the roster has no row of {kinds} alone, so nothing was looked for of them; earlier "
    "rosters have {count} {count:row|rows}."
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
    told: Counter[Table] = Counter()
    load = Complete(archive, journal.load.number)
    endings: dict[Table, list[RowRecord]] = defaultdict(list)
    standing_by: dict[Table, list[RowRecord]] = defaultdict(list)
    for kind, mine in by_kind.items():
        doubt = _doubt(mine) if wanted.act == "end" else None
        ends = wanted.act == "end" and not doubt and not mine[0].found.loader.SHEET.naming
        for absence in load.absences(kind):
            ended = _endings(absence.facts, wanted.day) if ends else []
            again = _endings(absence.past, wanted.day) if ends else []
            if _is_news(absence, wanted.day):
                found.append(_told(absence, kind, ended=bool(ended)))
            if ended or again:
                rows = endings if ended else standing_by
                facts = [*ended, *again]
                rows[mine[0]].append(_row(absence, facts, wanted.day, -told[mine[0]]))
                told[mine[0]] += 1
        if load.others:
            reasons.append(_unspoken(mine[0], load))
        if doubt:
            reasons.append(doubt)
    _add(journal, endings)
    if journal.rows:  # else nothing is new, and the load is not kept
        _add(journal, standing_by)
    return found, reasons


def _add(journal: Journal, absent: Mapping[Table, Sequence[RowRecord]]) -> None:
    for table, rows in absent.items():
        sheet = journal.add_sheet(table.file.id, table.sheet.name, table.found.kind)
        journal.add(sheet, rows)


def _doubt(tables: Sequence[Table]) -> Message | None:
    """Say why what the tables of one kind lack may not be gone; None where they are whole."""
    title = tables[0].found.loader.SHEET.title
    columns = [asked.column for table in tables for asked in table.found.questions]
    if columns:
        return Message(_ASKED, {"title": title, "columns": "、".join(columns)})
    if refused := sum(table.count["refused"] for table in tables):
        return Message(_REFUSED, {"title": title, "count": refused})
    return None


def _unspoken(table: Table, load: Complete) -> Message:
    """Say of which kinds of bodies a roster says nothing at all."""
    titles = [model().nodes[label].title for label in sorted(load.others)]
    kinds = Text(zh="、".join(each.zh for each in titles), en=", ".join(each.en for each in titles))
    title = table.found.loader.SHEET.title
    return Message(_OTHERS, {"title": title, "kinds": kinds, "count": load.unjudged})


def _told(absence: Absence, kind: str, *, ended: bool) -> Vanished:
    text = "；".join(f"{heading}：{cell}" for heading, cell in absence.cells.items())
    return Vanished(absence.file, absence.sheet, absence.row, text, ended, kind)


def _is_news(absence: Absence, day: date) -> bool:
    """Say whether people are to be told: not where all that can end had ended by the day."""
    if any(map(end_of, absence.facts)) or not (absence.past or absence.over):
        return True
    ends = (fact.properties[end_of(fact, declared=True) or ""] for fact in absence.over)
    return any(isinstance(end, date) and end > day for end in ends)


def _begun(fact: Fact, day: date) -> bool:
    """Say whether a fact began before the day is over, as far as its row says."""
    start = fact.properties.get(SPANS[end_of(fact) or ""])
    return not isinstance(start, date) or start <= day


def _endings(facts: Iterable[Fact], day: date) -> list[Fact]:
    """Return what gives those of `facts` their end that can have one and have begun."""
    return [_ended(fact, day) for fact in facts if end_of(fact) and _begun(fact, day)]


def _ended(fact: Fact, day: date) -> Fact:
    """Return what gives a fact its end."""
    end = end_of(fact) or ""
    ended: dict[str, Value] = {end: day, f"{end}_precision": "day"}
    if isinstance(fact, Node):
        return Node(fact.label, fact.id, ended)
    return replace(fact, properties=ended)


def _row(absence: Absence, facts: list[Fact], day: date, number: int) -> RowRecord:
    """Return what stands for the absence in the archive: a row of no number that a file has."""
    body = repr((absence.file, absence.sheet, absence.row, sorted(absence.cells.items()), day))
    digest = hashlib.blake2b(body.encode(), digest_size=16).digest()
    written = {
        "完整名册中已无此行": f"{absence.file} · {absence.sheet} · {absence.row}",
        **absence.cells,
    }
    return RowRecord(number, digest, digest, written, facts)
