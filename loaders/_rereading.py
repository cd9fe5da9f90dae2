"""Rows of a file that an earlier load read otherwise: they must not stand in the graph twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.facts import Node, Tie
from graph.journal import Journal
from graph.standing import Standing
from graph.words import N_
from loaders._pipeline import Candidate
from loaders._sheet import Directory, Loader, Record, Refused, Sheet


@dataclass
class Reread:
    """The loader of one such row: it refuses what would stand beside what the row said before.

    A person is another one once a column says the birth, a holding once one says its start, unless
    it is known again (`loaders._dated`). What is only added to, as by a column that says more of
    the same person, is taken.
    """

    candidate: Candidate
    loader: Loader
    sheets: Sequence[int]
    """Those of earlier loads in which the row stands."""
    standing: Standing
    journal: Journal
    known_again: Callable[[Tie], Tie]
    except_for: bytes
    """Hash of the cleaned cells of the rows that need not be looked at."""
    SHEET: Sheet = field(init=False)

    def __post_init__(self) -> None:
        self.SHEET = self.loader.SHEET

    def nodes(self, record: Record, directory: Directory) -> Iterator[Node]:
        """Make the nodes as its own loader does."""
        return self.loader.nodes(record, directory)

    def ties(self, record: Record, directory: Directory) -> Iterator[Tie]:
        """Make the ties as its own loader does, unless the row said something else before."""
        ties = list(map(self.known_again, self.loader.ties(record, directory)))
        number = self.candidate.row.number
        before = self.standing.said_before(self.sheets, number, self.except_for)
        facts: list[Node | Tie] = [*self.candidate.nodes, *ties]
        again = {self.journal.key(fact) for fact in facts}
        for key, load in before.items():
            if key not in again:
                raise Refused(
                    self.loader.SHEET.columns[0].field,
                    N_(
                        "Load {load} read this row otherwise, and both readings would stand side "
                        "by side: take that load back, then load again what it brought."
                    ),
                    load=load,
                )
        return iter(ties)
