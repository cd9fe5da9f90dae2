"""The rosters with one row in a hundred changed."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._figures import Figure
from benchmarks._world import World, rows

ORDER = 40
RATIO = 0.08


def measure(world: World) -> Iterator[Figure]:
    """Load rosters of which each time another 1 % differs from those loaded first.

    Not to and fro: a row that was loaded before counts as known.
    """
    seconds, changed = [], []
    world.loaded()
    for number in range(1, world.runs + 1):
        done, document = world.load(world.delta(number))
        changed.append(rows(document, "rows_loaded"))
        seconds.append(done.seconds)
    yield Figure("delta", "rosters of which 1 % changed", tuple(seconds), anchor="load",
                 limit=RATIO)  # fmt: skip
    yield Figure("delta_rows", "rows changed", tuple(changed), "count")
