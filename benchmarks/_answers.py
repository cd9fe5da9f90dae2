"""How long the program takes to answer of one street, and of all that is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from benchmarks._figures import Figure
from benchmarks._world import World, timed
from graph.connection import Graph
from sample_data.city_plan import TODAY

_RUNS = 3


class Ask(Protocol):
    """A function of the program that answers for a day and a scope."""

    def __call__(self, graph: Graph, *, as_of: date, scope: str) -> Sequence[object]:
        """Answer."""


def answers(world: World, name: str, ask: Ask, *, street: float, whole: float) -> Iterator[Figure]:
    """Ask each twice at least: the first answer, which plans and reads, is not counted.

    Parameters
    ----------
    name
        What is asked for, as it stands in the figures.
    street, whole
        Limits in seconds, of a server that has answered before.
    """
    graph = world.loaded()
    found: Sequence[object] = ()
    for part, scope, limit in (("street", world.street, street), ("all", world.scope, whole)):
        seconds: list[float] = []
        ask(graph, as_of=TODAY, scope=scope)
        for _ in range(_RUNS):
            with timed(seconds):
                found = ask(graph, as_of=TODAY, scope=scope)
        title = f"all {name} of {'one street' if part == 'street' else 'the whole'}, warm"
        yield Figure(f"{name}_{part}", title, tuple(seconds), limit=limit)
    yield Figure(name, f"{name} of the whole", (len(found),), "count")
