"""The parts of a scene, with everything settled: whoever draws them decides nothing more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from graph.words import Language, Text


@dataclass(frozen=True)
class SceneNode:
    """One node as it is drawn.

    Parameters
    ----------
    id
        Id in the graph, or ``fold:<place>:<label>`` for bodies drawn as one.
    kind
        Label of the graph model.
    group
        Key of the legend's entry it belongs to.
    shape
        Key in `look.SHAPES`.
    name
        Full name, as far as the privacy setting allows.
    text
        Short name, drawn beside the node.
    size
        Half its width in layout units.
    x, y
        Its centre in layout units, y downwards.
    missing
        It should be there and is not: drawn dashed.
    count
        Number of bodies it stands for.
    bodies
        Number of bodies a person serves in; 0 where that is not asked.
    degree
        Number of ties drawn at it.
    place
        Division code.
    """

    id: str
    kind: str
    group: str
    shape: str
    name: str
    text: str
    size: float
    x: float
    y: float
    missing: bool
    count: int
    bodies: int
    degree: int
    place: str


@dataclass(frozen=True)
class SceneTie:
    """One tie as it is drawn: `line` is the key in `look.LINES`, `mark` stands in its middle."""

    id: str
    start: str
    end: str
    type: str
    line: str
    width: float
    mark: str
    count: int


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend: `key` is in `look.SHAPES`, or in `look.LINES` where `tie`."""

    key: str
    text: Text
    count: int
    tie: bool


@dataclass(frozen=True)
class Scene:
    """A whole picture. `hidden` counts the nodes that were folded into others."""

    nodes: tuple[SceneNode, ...]
    ties: tuple[SceneTie, ...]
    legend: tuple[LegendEntry, ...]
    title: str
    as_of: dt.date
    language: Language
    scope: str
    source_note: str
    sample: bool
    hidden: int

    @cached_property
    def by_id(self) -> dict[str, SceneNode]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}
