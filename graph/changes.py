"""What an act on loads changes in the graph: the keys it touches, folded anew.

The archive sorts and groups; one key's facts are in memory at a time, so a city's load folds
in a few megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from pydantic_core import to_json

from graph.archive import Archive
from graph.disputes import Gathered
from graph.fact_text import from_text
from graph.facts import Fact
from graph.fold import State, fold
from graph.keys import key_number, key_of, node_key
from graph.sameness import Sameness
from graph.statements import read_sql


class Changes:
    """The keys that an act touches. One at a time for an archive: they stand in a table."""

    def __init__(self, archive: Archive) -> None:
        self._sql = archive.sql
        self._sameness = archive.sameness
        self._first: int | None = None  # the load that alone counts, where one does
        self._new: int | None = None  # the load that is being written, where one is
        self.differing = Gathered()
        """What rows of the new load say differently of one node, once its states are taken."""
        self._sql.execute("DELETE FROM touched")

    def touch_load(self, load: int) -> None:
        """Take in the keys of a load, and no others."""
        self._sql.execute("DELETE FROM touched")
        self._sql.execute(read_sql("touch_load"), {"load": load})

    def touch_new(self, load: int) -> None:
        """See which keys of a load are new, and take in ties of others that waited for them."""
        self._new = load
        others = "SELECT EXISTS (SELECT 1 FROM active WHERE number <> ?)"
        if self._sql.execute(others, (load,)).fetchone() == (0,):
            self._sql.execute("UPDATE touched SET fresh = 1")
            self._first = load
            return
        self._sql.execute(read_sql("touch_fresh"), {"load": load})
        self._sql.execute(read_sql("touch_waiting"), {"load": load})

    def touch_all(self) -> None:
        """Take in every key that the loads that count assert, as new to the graph."""
        self._sql.execute("DELETE FROM touched")
        self._sql.execute(read_sql("touch_all"))

    def hold(self, label: str, ids: Iterable[str]) -> list[str]:
        """See which of the touched nodes the graph holds; return the ids of no touched node."""
        numbers = {key_number(node_key(label, each)): each for each in ids}
        listed = to_json(list(numbers)).decode()
        known = {key for (key,) in self._sql.execute(read_sql("hold"), (listed,)).fetchall()}
        return [each for number, each in numbers.items() if number not in known]

    def touch(self, keys: Iterable[str], *, ties: bool) -> None:
        """Take in keys of nodes, or of ties."""
        self._sql.executemany(
            "INSERT OR IGNORE INTO touched VALUES (?, ?, 0)",
            [(key_number(key), ties) for key in keys],
        )

    def count(self, *, ties: bool, fresh: bool = False) -> int:
        """Return how many nodes, or ties, are touched; `fresh`: are not in the graph yet."""
        (found,) = self._sql.execute(
            "SELECT count(*) FROM touched WHERE tie = ? AND fresh >= ?", (ties, fresh)
        ).fetchone()
        return int(found)

    def states(self, *, ties: bool) -> Iterator[State]:
        """Yield what the graph shall hold for each touched node, or tie, that is left."""
        return self._states(self._sameness, ties=ties)

    def _states(self, sameness: Sameness, *, ties: bool) -> Iterator[State]:
        sheets = {
            number: (f"{file}#{name}", load)
            for number, file, name, load in self._sql.execute(
                "SELECT id, file, name, load FROM sheets"
            )
        }
        name = "states" if self._first is None else "states_of_first"
        rows = self._sql.execute(read_sql(name), {"tie": ties, "load": self._first})
        for _, group in groupby(rows, key=itemgetter(0)):
            facts = list(group)
            fresh = bool(facts[0][1])
            sources = [f"{sheets[sheet][0]}!{number}" for *_, sheet, number in facts]
            bodies = [body for _, _, body, _, _ in facts]
            if not sameness and bodies.count(bodies[0]) == len(bodies):
                # Of most keys one row speaks, or several say the same: nothing to be folded.
                yield State.alike(from_text(bodies[0], sources[-1]), sources, fresh=fresh)
                continue
            said = sameness.facts(list(map(from_text, bodies, sources)))
            new = {
                source
                for source, (*_, sheet, number) in zip(sources, facts, strict=True)
                if number > 0 and sheets[sheet][1] == self._new
            }
            # Folded by their true keys: two keys may share a number.
            for key, state in fold((key_of(fact), fact) for fact in said).items():
                own = (fact for fact in said if fact.source in new and key_of(fact) == key)
                self.differing.look(own, state)
                state.fresh = fresh
                yield state

    def fold_of(self, facts: Iterable[Fact]) -> dict[str, State]:
        """Return the states of the keys of `facts` as rosters assert them, whatever is one."""
        listed = {key_of(fact): self._sameness.fact(fact) for fact in facts}
        self._sql.execute("DELETE FROM touched")
        self._first = None
        self.touch(map(key_of, listed.values()), ties=False)
        found = {key_of(state.fact): state for state in self._states(Sameness(), ties=False)}
        return {key: state for key, state in found.items() if key in listed}

    def lost(self, load: int) -> list[Fact]:
        """Return a fact of each touched key that only `load` asserted, which counts no more."""
        return [
            self._sameness.fact(from_text(body, ""))
            for _, body in self._sql.execute(read_sql("lost"), {"load": load}).fetchall()
        ]

    def note_differing(self) -> None:
        """Write down of what rows of the new load say different things, once all is folded."""
        keys = [key_number(key) for key in self.differing.keys]
        self._sql.execute(  # one statement, as below
            "INSERT OR IGNORE INTO differing SELECT value FROM json_each(?)",
            (to_json(keys).decode(),),
        )

    def waiting(self) -> int:
        """Return how many ties of other loads stand at touched nodes that are lost.

        The nodes are written down, so that later loads know which rows hang on them.
        """
        found = self._sql.execute(read_sql("ties_waiting")).fetchall()
        self._sql.execute(  # one statement, kept by itself: as many would wait for the disk each
            "INSERT OR IGNORE INTO gone SELECT value FROM json_each(?)",
            (to_json([node for _, node in found]).decode(),),
        )
        return len({tie for tie, _ in found})
