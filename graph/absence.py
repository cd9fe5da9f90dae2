"""What a complete roster no longer says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from graph.archive import Archive
from graph.fact_text import from_text
from graph.facts import Fact, Tie
from graph.fold import SPANS, fold
from graph.keys import key_of
from graph.model import model
from graph.statements import read_sql


@dataclass(frozen=True)
class Absence:
    """A row of an earlier load of which a complete roster does not say all again."""

    file: str
    sheet: str
    row: int
    cells: Mapping[str, str]
    facts: tuple[Fact, ...]
    """What it said and nobody in the complete roster says, less what has ended already."""
    past: tuple[Fact, ...]
    """What it said, nobody in the complete roster says, and an earlier one ended."""
    over: tuple[Fact, ...] = ()
    """What it said, nobody in the complete roster says, and has an end that a row gave it, as it
    stands."""


class Complete:
    """A load that is taken as complete.

    It is complete for the subdistricts that its rows of a kind speak of; a row of nothing that
    has a place speaks of the one in which all that it joins lies. Of rows that speak of bodies it
    is complete for the kinds of bodies that it has: the members of residents' committees are
    one roster, those of owners' committees another's. Rows of two kinds, as of who is secretary
    of the one and director of the other, make it complete for such rows and for neither kind.

    Parameters
    ----------
    archive
        Knows the earlier loads.
    load
        Number of the load; its rows are in the journal.
    """

    def __init__(self, archive: Archive, load: int) -> None:
        self._archive = archive
        self._load = load
        self.others: set[str] = set()
        """Kinds of bodies of which alone the load has no row, and earlier rows of the kind asked
        for last: for them it is not complete."""
        self.unjudged = 0
        """So many rows speak of these."""
        sql = archive.sql
        sql.execute("DELETE FROM said")
        sql.execute(read_sql("say"), {"load": load})
        sql.execute("DELETE FROM past")
        sql.execute(
            "INSERT OR IGNORE INTO past SELECT ended.key FROM rows AS absence "
            'CROSS JOIN ended ON ended."row" = absence.id WHERE absence.number <= 0'
        )

    def absences(self, kind: str) -> Iterator[Absence]:
        """Yield the rows of one kind of sheet that the load leaves out."""
        sql = self._archive.sql
        self.others, self.unjudged = set(), 0
        asked = {"kind": kind, "load": self._load}
        rows = sql.execute(read_sql("vanished"), asked).fetchall()
        found = sql.execute(read_sql("streets"), asked) if rows else ()
        streets = {code for (code,) in found}
        spoken = self._spoken(asked) if rows else set()
        alone = {kind for kinds in spoken if len(kinds) == 1 for kind in kinds}
        for row, file, sheet, number, written in rows:
            if not streets & _streets(self._archive, row):
                continue
            kinds = self._bodies(row)
            if kinds not in spoken and not kinds <= alone:
                self.others |= kinds - alone
                self.unjudged += 1
                continue
            missed, past, over = self._missed(row)
            yield Absence(file, sheet, number, json.loads(written), missed, past, over)

    def _missed(self, row: int) -> tuple[tuple[Fact, ...], ...]:
        """Return what a row said and the load does not: open, ended by rosters, ended by rows."""
        # Numbered by the record that stays; what is done about it goes with the row's own.
        found = self._archive.sql.execute(
            "SELECT body, key, key IN past FROM facts "
            'WHERE "row" = ? AND key NOT IN said ORDER BY place',
            (row,),
        )
        missed: list[Fact] = []
        past: list[Fact] = []
        over: list[Fact] = []
        for body, key, ended in found.fetchall():
            fact = from_text(body, "")
            if ended:
                past.append(fact)
            elif stands := self._ended(fact, key):
                over.append(stands)
            else:
                missed.append(fact)
        return tuple(missed), tuple(past), tuple(over)

    def _spoken(self, asked: Mapping[str, object]) -> set[frozenset[str]]:
        """Return of which kinds of bodies together rows of the load speak."""
        found = self._archive.sql.execute(read_sql("bodies_of_load"), asked)
        return {_bodies(said for _, *said in rows) for _, rows in groupby(found, itemgetter(0))}

    def _bodies(self, row: int) -> frozenset[str]:
        return _bodies(self._archive.sql.execute(read_sql("bodies_of_row"), {"row": row}))

    def _ended(self, fact: Fact, key: int) -> Fact | None:
        """Return a fact as it stands if rows, whichever they are, gave it an end."""
        end = end_of(fact, declared=True)
        if not end:
            return None
        sameness = self._archive.sameness
        said = self._archive.sql.execute(read_sql("said_in_loads"), {"key": key})
        facts = sameness.facts([from_text(body, "") for (body,) in said])
        state = fold((key_of(each), each) for each in facts).get(key_of(sameness.fact(fact)))
        stands = state.stored() if state else {}
        return replace(fact, properties=stands) if stands.get(end) else None


def end_of(fact: Fact, *, declared: bool = False) -> str | None:
    """Return the property that would end a fact; None where it cannot end or has ended.

    Where `declared`, it is returned of what has ended too.
    """
    known = model().properties(fact.type if isinstance(fact, Tie) else fact.label)
    end = next((each for each in SPANS if each in known), None)
    return None if end is None or (fact.properties.get(end) and not declared) else end


def endings(archive: Archive) -> dict[int, date | None]:
    """Return the rows of which a complete roster ended something.

    Returns
    -------
    dict[int, date | None]
        Number of a row -> the day on which all ended that it says; None where only a part did.
    """
    sql = archive.sql
    days = {key: _day(from_text(body, "")) for key, body in sql.execute(read_sql("endings"))}
    found: dict[int, date | None] = {}
    for row, *_ in sql.execute(read_sql("ended_rows")).fetchall() if days else ():
        facts = sql.execute('SELECT key, body FROM facts WHERE "row" = ?', (row,))
        ends = {days.get(key) for key, body in facts if end_of(from_text(body, ""))}
        found[row] = ends.pop() if len(ends) == 1 else None
    return found


def _day(fact: Fact) -> date | None:
    day = next((fact.properties[end] for end in SPANS if end in fact.properties), None)
    return day if isinstance(day, date) else None


def _bodies(found: Iterable[Sequence[str]]) -> frozenset[str]:
    """Return the kinds of bodies that a row makes; failing that, of those it is about."""
    made, about = set(), set()
    for type_, label in found:
        if type_ == "OF":
            about.add(label)
        elif "Organisation" in model().labels(label):
            made.add(label)
    return frozenset(made or about)


def _streets(archive: Archive, row: int) -> set[str]:
    """Return the subdistricts in which the nodes of a row lie.

    Where none has a place, the one in which all lies that the row joins; none where two are.
    """
    own = _in(archive, "placed", row)
    joined = own or _in(archive, "joined", row)
    return own or (joined if len(joined) == 1 else set())


def _in(archive: Archive, view: str, row: int) -> set[str]:
    found = archive.sql.execute(f'SELECT DISTINCT street FROM {view} WHERE "row" = ?', (row,))
    return {street for (street,) in found}
