"""All indicators of one street, and of all that is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._answers import answers
from benchmarks._figures import Figure
from benchmarks._world import World
from queries.indicators import figures

ORDER = 50


def measure(world: World) -> Iterator[Figure]:
    """Ask for the indicators."""
    yield from answers(world, "indicators", figures, street=1.0, whole=15.0)
