"""Worlds made by hand: a few nodes, so that every expected number can be counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.connection import Graph, Run
from graph.model import model
from graph.names import name_key, pinyin
from queries.indicators import figures
from queries.runner import run

TODAY = date(2015, 8, 1)
STREET = "310110009"
A, B = f"{STREET}001", f"{STREET}002"
"""Two areas of the street."""


_NODES = "UNWIND $nodes AS node CREATE (n:$(node.labels)) SET n = node.properties"
_TIES = (
    "UNWIND $ties AS tie MATCH (a {id: tie.first}), (b {id: tie.second}) "
    "CREATE (a)-[t:$(tie.type)]->(b) SET t = tie.properties"
)


class World:
    """A small graph; every method adds one fact and returns the id it made."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: set[str] = set()
        self._nodes: list[dict[str, object]] = []
        self._ties: list[dict[str, object]] = []

    @property
    def graph(self) -> Graph:
        """The graph with every fact added so far."""
        nodes, ties = self._nodes, self._ties
        self._nodes, self._ties = [], []

        def write(run: Run) -> None:
            run(_NODES, {"nodes": nodes})
            run(_TIES, {"ties": ties})

        if nodes or ties:
            self._graph.write(write)
        return self._graph

    def node(self, label: str, id: str, /, **properties: object) -> str:
        """Add a node with all labels of `label`."""
        name = properties.get("name")
        if isinstance(name, str):
            properties |= {"name_key": name_key(name), "pinyin": pinyin(name)}
        labels = list(model().labels(label))
        if "Organisation" in labels:
            properties["kind"] = label
        self._nodes.append({"labels": labels, "properties": {"id": id, **properties}})
        self._known.add(id)
        return id

    def tie(self, type: str, first: str, second: str, /, **properties: object) -> None:
        """Add a tie from the first node to the second."""
        tie = {"type": type, "first": first, "second": second, "properties": properties}
        self._ties.append(tie)

    def street(self, *areas: str) -> None:
        """Add the street and its areas, A alone if none is given."""
        self.node("Subdistrict", STREET, name="四平路街道", place=STREET, code=STREET)
        for area in areas or (A,):
            self.node("Area", area, name=f"居民区{area[-1]}居委会", place=area, code=area)
            self.tie("IN", area, STREET)

    def body(
        self,
        label: str,
        id: str,
        *,
        covers: Sequence[str] = (),
        governs: Sequence[str] = (),
        **properties: object,
    ) -> str:
        """Add a body that covers areas or governs estates."""
        self.node(label, id, **{"name": id, "place": (*covers, A)[0], **properties})
        for area in covers:
            self.tie("COVERS", id, area)
        for estate in governs:
            self.tie("GOVERNS", id, estate)
        return id

    def estate(self, id: str, area: str = A, **properties: object) -> str:
        """Add an estate in an area."""
        self.node("Estate", id, **{"name": id, "place": area, **properties})
        self.tie("IN", id, area)
        return id

    def person(self, id: str, **properties: object) -> str:
        """Add a person."""
        return self.node("Person", id, **{"name": id, **properties})

    def post(self, body: str, role: str, **properties: object) -> str:
        """Add a post of a body."""
        id = f"post:{body}:{role}"
        self.node("Post", id, role=role, **properties)
        self.tie("OF", id, body)
        return id

    def hold(
        self,
        person: str,
        body: str,
        role: str = "member",
        start: date | None = date(2014, 1, 1),
        end: date | None = None,
        **properties: object,
    ) -> None:
        """Let a person hold a post of a body; makes person and post where they are not there."""
        if person not in self._known:
            self.person(person)
        if f"post:{body}:{role}" not in self._known:
            self.post(body, role)
        self.tie("HOLDS", person, f"post:{body}:{role}", start=start, end=end, **properties)

    def serve(
        self, firm: str, estate: str, start: date | None = date(2014, 1, 1), end: date | None = None
    ) -> None:
        """Let a firm serve an estate."""
        self.tie("SERVES", firm, estate, start=start, end=end)

    def term(self, body: str, start: date | None, number: int = 1, **properties: object) -> str:
        """Add a term of a body."""
        id = f"term:{body}:{number}"
        self.node("Term", id, start=start, number=number, **properties)
        self.tie("OF", id, body)
        return id

    def agreement(
        self,
        id: str,
        partner: str,
        area_side: str,
        *,
        round: int | None = 1,
        signed: date | None = date(2015, 1, 1),
        **properties: object,
    ) -> str:
        """Add an agreement between a partner and a body of the area side."""
        self.node("Agreement", id, name=id, round=round, signed=signed, **properties)
        self.tie("PARTY_TO", partner, id, side="partner")
        self.tie("PARTY_TO", area_side, id, side="area")
        return id

    def ask(
        self, name: str, as_of: date = TODAY, scope: str = "", **parameters: object
    ) -> list[dict[str, Any]]:
        """Run a query."""
        return run(self.graph, name, as_of=as_of, scope=scope, **parameters).rows

    def figure(self, id: str, as_of: date = TODAY, scope: str = STREET) -> tuple[Any, ...]:
        """Return numerator, denominator, unknown and value of an indicator or a part."""
        found = {one.id: one for one in figures(self.graph, as_of=as_of, scope=scope, id=id)}
        one = found[id]
        return one.numerator, one.denominator, one.unknown, one.value
