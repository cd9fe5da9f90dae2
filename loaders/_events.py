"""Events: where they were and who took part, for activities, cases and services."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from loaders._bodies import end
from loaders._places import each, one_area
from loaders._sheet import Directory, Record


def took_place(event: Node, record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie an event to the ``area`` of its row and to the ``organisations`` that took part."""
    area = one_area(record, directory)
    bodies = each(
        record.items("organisations"),
        lambda name: directory.organisation(name, area, field="organisations"),
    )
    if area:
        yield Tie("AT", end(event), ("Area", area), source=record.source)
    for body in bodies:
        yield Tie("TOOK_PART", body, end(event), source=record.source)
