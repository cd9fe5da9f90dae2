"""Rows that speak again in vain: their load has, in other rows, what overruled them.

Two rows of a roster may say different things of one record; the one that was new last has the
last word, the first time as whenever the roster comes again. Did the other speak again for it,
each would overrule the other for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.archive import Archive
from graph.changes import Changes
from graph.fold import Fact, State, fold, from_text, key_of
from graph.journal import Journal
from graph.statements import read_sql


@dataclass(frozen=True)
class _Echo:
    """A row that a load asserts, though an earlier one asserts the same."""

    row: int
    sheet: int
    former: int
    """The earlier row, the latest of them."""
    facts: tuple[tuple[int, Fact], ...]
    """What both say, each with the number of its key."""


def hush(archive: Archive, journal: Journal, hashes: Iterable[bytes]) -> Iterator[int]:
    """Let rows that speak again in vain repeat their earlier rows, and assert nothing.

    Parameters
    ----------
    archive
        Knows the earlier loads.
    journal
        Of the load, all its rows in it.
    hashes
        Of the cleaned cells of rows of which later loads said otherwise.

    Yields
    ------
    int
        The sheet of each such row, by its number in the archive.
    """
    load = journal.load.number
    echoes = [echo for each in hashes for echo in _echoes(archive, load, each)]
    facts = [fact for echo in echoes for _, fact in echo.facts]
    states = Changes(archive).fold_of(facts) if facts else {}
    for echo in echoes:
        if _in_vain(archive, load, echo, states):
            repeated = {"row": echo.row, "former": echo.former}
            archive.sql.execute(read_sql("repeat_row"), repeated)
            archive.sql.execute('DELETE FROM facts WHERE "row" = ?', (echo.row,))
            archive.sql.execute("DELETE FROM rows WHERE id = ?", (echo.row,))
            journal.rows -= 1
            yield echo.sheet


def _echoes(archive: Archive, load: int, digest: bytes) -> Iterator[_Echo]:
    mine = archive.sql.execute(
        "SELECT id, sheet FROM rows WHERE hash = ? AND load = ?", (digest, load)
    ).fetchall()
    if not mine:
        return
    earlier = archive.sql.execute(
        "SELECT id FROM rows JOIN active ON active.number = load WHERE hash = ? "
        "ORDER BY load DESC, id DESC",
        (digest,),
    ).fetchall()
    for row, sheet in mine:
        said = _said(archive, row)
        # The same words may mean another body now: then the row says something new.
        former = next((each for (each,) in earlier if _said(archive, each) == said), None)
        if former is not None:
            facts = tuple((number, from_text(body, "")) for number, body in said)
            yield _Echo(row, sheet, former, facts)


def _said(archive: Archive, row: int) -> list[tuple[int, str]]:
    return archive.sql.execute(
        'SELECT key, body FROM facts WHERE "row" = ? ORDER BY place', (row,)
    ).fetchall()


def _in_vain(archive: Archive, load: int, echo: _Echo, states: Mapping[str, State]) -> bool:
    """Say whether what stands is what the row says, and after it those that overruled it."""
    for number, fact in echo.facts:
        key = key_of(fact)
        if key not in states:
            return False
        if not states[key].says(fact):
            asked = {"key": number, "former": echo.former, "load": load}
            found = archive.sql.execute(read_sql("follows"), asked)
            following = [from_text(body, "") for (body,) in found]
            last = fold((key_of(each), each) for each in (fact, *following))[key]
            if not states[key].says(replace(last.fact, properties=last.properties)):
                return False
    return True
