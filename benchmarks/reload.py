"""The same rosters again: nothing may change, and little time may pass."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._figures import Figure
from benchmarks._world import World, rows

ORDER = 30
RATIO = 0.05


def measure(world: World) -> Iterator[Figure]:
    """Load the rosters that are loaded already."""
    seconds, anew = [], []
    world.loaded()
    for _ in range(world.runs):
        done, document = world.load(world.rosters)
        seconds.append(done.seconds)
        anew.append(rows(document, "rows_loaded"))
    yield Figure("reload", "the same rosters again", tuple(seconds), anchor="load", limit=RATIO)
    yield Figure("reload_rows", "rows of it that were taken anew", tuple(anew), "count", limit=0)
