"""The same rosters again: nothing may change, and little time may pass."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._figures import Figure
from benchmarks._world import World, rows

ORDER = 30
RATIO = 0.05
_RUNS = 3


def measure(world: World) -> Iterator[Figure]:
    """Load the rosters that are loaded already."""
    seconds = []
    with world.loaded():
        for _ in range(_RUNS):
            done, document = world.load(world.rosters)
            assert rows(document, "rows_loaded") == 0, "rows of an unchanged roster were loaded"
            seconds.append(done.seconds)
    yield Figure("reload", "the same rosters again", tuple(seconds), anchor="load", limit=RATIO)
