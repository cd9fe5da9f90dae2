"""Rows to facts: all nodes of all sheets, then all ties; what cannot be used is refused whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.facts import Node, Tie
from loaders._checking import check
from loaders._directory import GraphDirectory
from loaders._rows import Row
from loaders._sheet import End, Loader, Record, Refused

if TYPE_CHECKING:
    from loaders._tables import Table


_UNREAD = Record({}, "")


@dataclass(eq=False, slots=True)
class Candidate:
    """A row on its way into the graph."""

    row: Row
    loader: Loader
    table: Table
    record: Record = field(default_factory=lambda: _UNREAD)
    hash: bytes = b""
    """Hash of the cleaned cells; empty where one of them is bad."""
    nodes: list[Node] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    refusals: list[Refused] = field(default_factory=list)
    """Why it is refused: a reason for each bad cell, or one for the row."""

    @property
    def refused(self) -> Refused | None:
        """The first reason why the row is refused, None while it is good."""
        return self.refusals[0] if self.refusals else None

    @property
    def facts(self) -> list[Node | Tie]:
        """What the row asserts."""
        return [*self.nodes, *self.ties]

    def leans_on(self, ids: Set[str]) -> bool:
        """Say whether a fact of the row refers to a node of one of these `ids`."""
        return any(tie.start[1] in ids or tie.end[1] in ids for tie in self.ties) or any(
            node.properties.get("place") in ids for node in self.nodes
        )


def make_facts(candidates: Sequence[Candidate], directory: GraphDirectory) -> None:
    """Fill in the facts of each candidate, or why it is refused.

    A row whose tie cannot be made is refused with its nodes. Rows that refer to those nodes
    are tried again without them, until nothing changes: no fact of a refused row is kept.

    Parameters
    ----------
    candidates
        In the order of their sheets.
    directory
        Knows the graph; takes in the nodes of this load.
    """
    waiting: Sequence[Candidate] = candidates
    lost: set[End] = set()
    while waiting:
        _make_nodes(waiting, directory)
        lost |= _make_ties([each for each in waiting if not each.refused], directory)
        lost = {end for end in lost if not directory.knows(end)}
        if not lost:
            return
        ids = {identity for _, identity in lost}
        waiting = [each for each in candidates if not each.refused and each.leans_on(ids)]
        lost = {end for candidate in waiting for end in _take_back(candidate, directory)}


def _make_nodes(candidates: Iterable[Candidate], directory: GraphDirectory) -> None:
    """Make nodes; rows that name what a later row brings are tried again after it."""
    # A body of several areas before what rows of one of them say: they may mean it.
    waiting = sorted(candidates, key=lambda each: len(each.record.items("area")) < 2)
    while waiting:
        failed = []
        for candidate in waiting:
            try:
                nodes = list(candidate.loader.nodes(candidate.record, directory))
                for node in nodes:
                    check(node)
            except Refused as refused:
                candidate.refusals = [_bare(refused)]
                failed.append(candidate)
                continue
            candidate.refusals = []
            candidate.nodes = nodes
            for node in nodes:
                directory.add(node)
        if len(failed) == len(waiting):
            return
        waiting = failed


def _make_ties(candidates: Iterable[Candidate], directory: GraphDirectory) -> set[End]:
    """Make ties; return the nodes of the rows that are refused for want of a tie."""
    lost: set[End] = set()
    for candidate in candidates:
        try:
            made = candidate.loader.ties(candidate.record, directory)
            ties = list(map(directory.dated.known_again, made))
            for tie in ties:
                check(tie)
                directory.check_ends(tie)
        except Refused as refused:
            candidate.refusals = [_bare(refused)]
            lost |= _take_back(candidate, directory)
        else:
            candidate.ties = ties
    return lost


def _bare(refused: Refused) -> Refused:
    """Return a reason less the calls in which it was raised: they keep all known by name."""
    refused.__context__ = None
    return refused.with_traceback(None)


def _take_back(candidate: Candidate, directory: GraphDirectory) -> set[End]:
    ends = {(node.label, node.id) for node in candidate.nodes}
    for node in candidate.nodes:
        directory.remove(node)
    candidate.nodes, candidate.ties = [], []
    return ends
