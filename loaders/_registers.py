"""The registers of all labels: the nodes of the graph and those of the load under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from graph.dates import PartialDate
from graph.facts import Node
from graph.model import root_of
from loaders._register import Entry, Register
from loaders._sheet import End

ReadNodes = Callable[[str], Iterable[Entry]]
"""Reads the nodes of one root label that the graph holds."""


class Registers:
    """What is known of nodes by their ids.

    Parameters
    ----------
    read
        Asked once for each root label, when a row first needs it.
    repeated
        Tells the subdistricts in rows that this load repeats unchanged.
    """

    def __init__(self, read: ReadNodes, repeated: Callable[[], set[str]]) -> None:
        self._read = read
        self._registers: dict[str, Register] = {}
        self._repeated = repeated

    def add(self, node: Node) -> None:
        """Take in a node of this load."""
        self._of(node.label).add(Entry.of(node))
        if node.label == "Subdistrict":  # which tells namesakes apart
            for register in self._registers.values():
                register.answers.clear()

    def remove(self, node: Node) -> None:
        """Take back one assertion of a node."""
        self._of(node.label).remove(Entry.of(node))

    def knows(self, end: End) -> bool:
        """Say whether a node is in the graph or in a row that is still good."""
        return self._of(end[0]).knows(end[1])

    def day(self, end: End) -> PartialDate | None:
        """Return the day on which a node began or was signed, as finely as it is known."""
        entry = self._of(end[0]).entries.get(end[1])
        return entry.day if entry else None

    def place(self, end: End) -> str | None:
        """Return the ``place`` of a node."""
        entry = self._of(end[0]).entries.get(end[1])
        return entry.place if entry else None

    def name(self, end: End) -> str:
        """Return the name of a node; its id where it has none or is not known."""
        entry = self._of(end[0]).entries.get(end[1])
        return (entry and entry.name) or end[1]

    def default_place(self) -> str | None:
        """Return the subdistrict of this load, else of the graph, where there is exactly one."""
        answers = self._of("Subdistrict").answers
        if () not in answers:
            codes = self._streets()
            answers[()] = "Subdistrict", codes.pop() if len(codes) == 1 else ""
        return answers[()][1] or None

    def _streets(self) -> set[str]:
        """Return the subdistricts of this load, else those of the graph."""
        subdistricts = self._of("Subdistrict")
        return (self._repeated() | subdistricts.added()) or set(subdistricts.entries)

    def _of(self, label: str) -> Register:
        root = root_of(label)
        if root not in self._registers:
            self._registers[root] = Register(partial(self._read, root))
        return self._registers[root]
