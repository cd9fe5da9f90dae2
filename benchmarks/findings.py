"""All findings, which the page of gaps shows, of one street and of all that is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._figures import Figure
from benchmarks._world import World, timed
from queries.findings import findings
from sample_data.city_plan import TODAY

ORDER = 60
STREET, ALL = 1.0, 4.0
"""Seconds, of a server that has answered before."""
_RUNS = 3


def measure(world: World) -> Iterator[Figure]:
    """Ask each twice at least: the first answer, which plans and reads, is not counted."""
    graph = world.loaded()
    for name, scope, limit in (("street", world.street, STREET), ("all", world.scope, ALL)):
        seconds: list[float] = []
        findings(graph, as_of=TODAY, scope=scope)
        for _ in range(_RUNS):
            with timed(seconds):
                found = findings(graph, as_of=TODAY, scope=scope)
        title = f"all findings of {'one street' if name == 'street' else 'the whole'}, warm"
        yield Figure(f"findings_{name}", title, tuple(seconds), limit=limit)
    yield Figure("findings", "findings among them", (len(found),), "count")
