"""Rows that speak again in vain: their load has, in other rows, what overruled them.

A row that was overruled, by a later load or by another row of its own, speaks again when it
comes again: what overruled it may be gone from the roster. Two rows of a roster may say different
things of one record; the one that was new last has the last word, the first time as whenever the
roster comes again. Did the other speak again for it, each would overrule the other for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic_core import to_json

from graph.archive import Archive
from graph.changes import Changes
from graph.fact_text import from_text
from graph.facts import Fact
from graph.fold import State, fold
from graph.journal import Journal
from graph.keys import key_of
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
    rows = to_json([echo.row for echo in echoes]).decode()
    for echo in echoes:
        if _in_vain(archive, {"load": load, "echoes": rows}, echo, states):
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


def _in_vain(
    archive: Archive, asked: Mapping[str, object], echo: _Echo, states: Mapping[str, State]
) -> bool:
    """Say whether what will stand is what the row says, and after it those of its load."""
    for number, fact in echo.facts:
        key = key_of(fact)
        if key not in states:
            return False
        if not states[key].says(fact):
            found = archive.sql.execute(read_sql("follows"), {**asked, "key": number})
            following = [(from_text(body, ""), new) for body, new in found]
            last = fold((key, each) for each in (fact, *(each for each, _ in following)))[key]
            # The state is told to one row after the other, and must be left as it is.
            will = replace(states[key], properties=dict(states[key].properties), sources={})
            for each, new in following:
                if new:
                    will.add(each)
            if not will.says(replace(last.fact, properties=last.properties)):
                return False
    return True
