"""The first load of all rosters as workbooks: reading, cleaning, identity and writing."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks._figures import Figure
from benchmarks._world import World, rows

ORDER = 10
RATIO = 4.0
PEAK = 1024.0


def measure(world: World) -> Iterator[Figure]:
    """Load into graphs that hold nothing, each time a new one; the last one is kept."""
    seconds, peaks, loaded, objects = [], [], 0, 0
    for _ in range(world.runs):
        world.fresh()
        done, document = world.load(world.rosters)
        seconds.append(done.seconds)
        peaks.append(done.peak / 1024**2)
        loaded = rows(document, "rows_loaded")
        objects = document["nodes_created"] + document["relationships_created"]
    yield Figure("load", "first load, start to end of its process", tuple(seconds),
                 anchor="bulk", limit=RATIO)  # fmt: skip
    yield Figure("load_peak", "peak memory of the loading process", tuple(peaks), "MiB",
                 limit=PEAK)  # fmt: skip
    yield Figure("load_rows", "rows loaded", (loaded,), "count")
    yield Figure("load_objects", "nodes and relationships made", (objects,), "count")
