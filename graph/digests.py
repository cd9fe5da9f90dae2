"""One number for all that the graph holds of ours, and the same number from the archive.

Each node and tie has a hash, and the hashes are added up: so neither side needs to sort, and a
city is gone through in a few megabytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from graph.archive import Archive
from graph.changes import Changes
from graph.connection import Graph
from graph.facts import Tie
from graph.fold import State
from graph.model import model
from graph.records import FileRecord, LoadRecord, described
from graph.statements import cypher_for

_BITS = 128
_PAGE = 5000
"""Nodes asked for at a time, with the ties that start at them."""


@dataclass
class Digest:
    """What was added to it so far."""

    nodes: int = 0
    relationships: int = 0
    _sum: int = 0

    @property
    def text(self) -> str:
        """The sum in hexadecimal."""
        return f"{self._sum:0{_BITS // 4}x}"

    def add_node(self, labels: Iterable[str], properties: Mapping[str, Any]) -> None:
        """Add a node."""
        self.nodes += 1
        self._add(sorted(labels), properties)

    def add_tie(self, kind: str, start: str, end: str, properties: Mapping[str, Any]) -> None:
        """Add a tie between the nodes of two ids."""
        self.relationships += 1
        self._add([kind, start, end], properties)

    def states(self, states: Iterable[State]) -> Iterator[State]:
        """Add what the graph shall hold, and pass it on."""
        declared = model()
        for state in states:
            fact = state.fact
            if isinstance(fact, Tie):
                self.add_tie(fact.type, fact.start[1], fact.end[1], state.stored())
            else:
                self.add_node(declared.labels(fact.label), state.stored())
            yield state

    def books(self, archive: Archive, loads: Iterable[LoadRecord]) -> None:
        """Add what the graph holds beside facts: loads, their files, what is one."""
        files: dict[str, FileRecord] = {}
        for load in loads:
            kept = archive.files(load.number)
            files |= {file.id: file for file in kept}
            self.add_node(["Load"], described(load, ())["load"])
            for file in kept:
                ends = file.id, load.id
                self.add_tie("PART_OF", *ends, {"id": ">".join(ends)})
        for file in files.values():
            self.add_node(["SourceFile"], vars(file))
        for row in archive.sameness.rows():
            self.add_node(["Sameness"], row)

    def _add(self, what: list[str], properties: Mapping[str, Any]) -> None:
        text = to_json([what, dict(sorted(properties.items()))])
        value = int.from_bytes(hashlib.blake2b(text, digest_size=_BITS // 8).digest(), "big")
        self._sum = (self._sum + value) % 2**_BITS


def digest_of_archive(archive: Archive, without: Collection[str] = ()) -> Digest:
    """Return the digest of the graph as the archive knows it: of all loads that are done.

    Parameters
    ----------
    without
        Ids of loads to be left out.
    """
    loads = [load for load in archive.done() if load.id not in without]
    archive.activate(load.id for load in loads)
    changes, digest = Changes(archive), Digest()
    changes.touch_all()
    for ties in (False, True):
        for _ in digest.states(changes.states(ties=ties)):
            pass
    digest.books(archive, loads)
    return digest


def digest_of_graph(graph: Graph) -> Digest:
    """Return the digest of what the graph holds of ours; what others hold in it is left out."""
    declared, digest = model(), Digest()
    types = sorted(declared.relationships)
    for root in sorted({declared.root(label) for label in declared.nodes}):
        statement, after = cypher_for("ours", ROOT=root), ""
        while rows := graph.read(statement, {"after": after, "limit": _PAGE, "types": types}):
            for row in rows:
                after = row["id"]
                digest.add_node(declared.nodes.keys() & set(row["labels"]), row["properties"])
                for kind, end, properties in row["ties"]:
                    digest.add_tie(kind, after, end, properties)
    return digest
