"""All findings, which the page of gaps shows, of one street and of all that is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._answers import answers
from benchmarks._figures import Figure
from benchmarks._world import World
from queries.findings import findings

ORDER = 60


def measure(world: World) -> Iterator[Figure]:
    """Ask for the findings."""
    yield from answers(world, "findings", findings, street=1.0, whole=4.0)
