"""The loads that the graph holds, beside those of its archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.connection import Graph
from graph.errors import InputError
from graph.records import LoadRecord
from graph.statements import read_cypher
from graph.words import N_


def held_loads(graph: Graph) -> dict[str, str]:
    """Return id and status of the loads that the graph holds."""
    return {row["id"]: row["status"] for row in graph.read(read_cypher("loads"))}


def check_held(home: Path, held: Mapping[str, str], loads: Iterable[LoadRecord]) -> None:
    """Refuse a graph that is not made of the archive of its home.

    Parameters
    ----------
    held
        As `held_loads` returns it.
    loads
        Those of the archive.

    Raises
    ------
    InputError
        If the graph holds loads that the archive does not know or has taken back, or was being
        made anew or restored.
    """
    kept = {load.id: load.status for load in loads if load.status != "rolled_back"}
    if strange := sorted(held.keys() - kept.keys()):
        raise InputError(
            N_(
                "The graph holds loads that the archive in {home} does not: {loads}. Put back "
                "the archive that was kept with this graph, or make the graph anew of what "
                "the archive holds: python -m graph rebuild"
            ),
            home=home,
            loads="、".join(strange),
        )
    if any(kept[load] == "done" != status for load, status in held.items()):
        raise InputError(
            N_(
                "The graph holds only a part of what the archive in {home} does: making it "
                "anew was cut off. Run `python -m graph rebuild` again."
            ),
            home=home,
        )
