"""The rosters with one row in a hundred changed."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._figures import Figure
from benchmarks._world import World, rows

ORDER = 40
RATIO = 0.08


def measure(world: World) -> Iterator[Figure]:
    """Load the changed rosters, then the former ones, and so on: each time 1 % differs."""
    seconds, changed = [], 0
    world.loaded()
    for folder in (world.delta, world.rosters) * 2:
        done, document = world.load(folder)
        changed = rows(document, "rows_loaded")
        seconds.append(done.seconds)
    yield Figure("delta", "rosters of which 1 % changed", tuple(seconds), anchor="load",
                 limit=RATIO)  # fmt: skip
    yield Figure("delta_rows", "rows changed", (changed,), "count")
