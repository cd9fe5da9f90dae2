"""Where the nodes of a network stand: computed once, with a fixed seed, without overlap.

The bodies of one area stand around their area, in the same order in each (the Party at the
top, the residents' committee at the left, the owners' at the right, the firm beneath), so
that areas can be compared at a glance. Areas and the nodes that belong to none are then
placed by their ties (springs), pushed apart, and the separate parts packed beside each other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx as rx

from exports.spacing import Floats, pack, push_apart, rows

Points = dict[str, tuple[float, float]]
SEED = 20150801
_RING = 78.0
_BENEATH = 270.0  # degrees
_STRETCH = 1.5  # pictures are wider than high, and so are labels
_FLAT = 2.4  # width to height of a part before its nodes are pushed apart, which heightens it


@dataclass(frozen=True)
class Item:
    """A node as the layout sees it.

    Parameters
    ----------
    id
        Id of the node.
    width, height
        Room it needs with its label, in layout units.
    area
        Key of the area it belongs to; empty for none.
    slot
        Direction in degrees, anticlockwise from the right, where it stands in its area;
        None for a node that has no place of its own and stands between those it is tied to.
    caption
        Whether the node is the area itself.
    """

    id: str
    width: float
    height: float
    area: str = ""
    slot: float | None = None
    caption: bool = False


@dataclass(frozen=True)
class _Unit:
    """One area with all its nodes, or one node alone; placed as a whole."""

    key: str
    places: Points
    width: float
    height: float


def positions(
    items: Sequence[Item], links: Iterable[tuple[str, str]], *, seed: int = SEED
) -> Points:
    """Return x and y (downwards) of each item, in layout units, centred on (0, 0).

    Parameters
    ----------
    items
        The nodes, in any order: the result does not depend on it.
    links
        Pairs of ids that are tied; both ends are among `items`.
    seed
        Start of the springs' random numbers.
    """
    items = sorted(items, key=lambda item: item.id)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for start, end in links:
        if start != end:
            neighbours[start].add(end)
            neighbours[end].add(start)
    units = [_unit(key, members, neighbours) for key, members in _areas(items, neighbours).items()]
    home = {member: unit.key for unit in units for member in unit.places}
    weights: dict[tuple[str, str], int] = defaultdict(int)
    for start in sorted(neighbours):
        for end in neighbours[start]:
            if home[start] < home[end]:
                weights[home[start], home[end]] += 1
    return _centred(_compose(units, weights, seed))


def _areas(items: Sequence[Item], neighbours: Mapping[str, set[str]]) -> dict[str, list[Item]]:
    """Group the items by area; a node tied to one area alone joins it."""
    area = {item.id: item.area for item in items}
    for _ in range(2):
        for item in items:
            if not area[item.id] and not item.caption:
                near = {area[other] for other in neighbours.get(item.id, ())}
                if len(near) == 1:
                    area[item.id] = near.pop()
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[f"area:{area[item.id]}" if area[item.id] else f"node:{item.id}"].append(item)
    return groups


def _unit(key: str, members: list[Item], neighbours: Mapping[str, set[str]]) -> _Unit:
    if len(members) == 1:
        only = members[0]
        return _Unit(key, {only.id: (0.0, 0.0)}, only.width, only.height)
    caption = max((item.width for item in members if item.caption), default=0.0)
    ring = [item for item in members if item.slot is not None and not item.caption]
    ring.sort(key=lambda item: (-len(neighbours.get(item.id, ())), item.id))
    places = _ring(ring, caption)
    places |= {item.id: (0.0, 0.0) for item in members if item.caption}
    _between([item for item in members if item.id not in places], places, neighbours)
    centres = np.array([places[item.id] for item in members])
    sizes = np.array([(item.width, item.height) for item in members])
    centres = push_apart(centres, sizes)
    low, high = (centres - sizes / 2).min(axis=0), (centres + sizes / 2).max(axis=0)
    centres -= (low + high) / 2
    width, height = high - low + 36.0
    return _Unit(key, _points([item.id for item in members], centres), width, height)


def _ring(items: list[Item], caption: float) -> Points:
    """Place bodies around the centre, clear of the caption, those of one kind side by side.

    The first of a kind stands right in its direction, the others at both sides of it. Where
    all are of one kind (the partners of an area) they stand beneath, many all around.
    """
    by_slot: dict[float, list[Item]] = defaultdict(list)
    for item in items:
        by_slot[item.slot or 0.0].append(item)
    radius = max(_RING, 17.0 * len(items))
    across = max(_STRETCH * radius, 0.75 * caption + 16.0)
    places: Points = {}
    for slot, group in by_slot.items():
        sides: list[float] = [
            (number + 1) // 2 * (-1 if number % 2 else 1) for number in range(len(group))
        ]
        step = min(34.0, 70.0 / len(group))
        if len(by_slot) == 1:
            slot, step = (_BENEATH, min(64.0, 360.0 / len(group)))
            sides = [number - (len(group) - 1) / 2 for number in range(len(group))]
        for item, side in zip(group, sides, strict=True):
            angle = math.radians(slot + side * step)
            places[item.id] = (across * math.cos(angle), -radius * math.sin(angle))
    return places


def _between(items: list[Item], places: Points, neighbours: Mapping[str, set[str]]) -> None:
    """Place nodes in the middle of those they are tied to, or in a fan outside of the one."""
    fans: dict[str, list[Item]] = defaultdict(list)
    fixed = dict(places)
    for item in items:
        near = sorted(neighbours.get(item.id, set()) & fixed.keys())
        if len(near) == 1:
            fans[near[0]].append(item)
        elif near:
            middle = np.mean([fixed[other] for other in near], axis=0)
            places[item.id] = (float(middle[0]), float(middle[1]))
        else:
            fans[""].append(item)
    for centre, fan in fans.items():
        x, y = fixed.get(centre, (0.0, 0.0))
        outward = math.atan2(y, x) if (x, y) != (0.0, 0.0) else math.pi / 2
        spread = min(math.pi * 1.1, 0.55 * len(fan))
        for number, item in enumerate(fan):
            turn = spread * ((number + 0.5) / len(fan) - 0.5)
            reach = 46.0 + 9.0 * (number % 2) + 2.5 * len(fan)
            places[item.id] = (
                x + _STRETCH * reach * math.cos(outward + turn),
                y + reach * math.sin(outward + turn),
            )


def _compose(units: Sequence[_Unit], weights: Mapping[tuple[str, str], int], seed: int) -> Points:
    """Place the units by their ties, part by part, and pack the parts."""
    index = {unit.key: number for number, unit in enumerate(units)}
    graph: rx.PyGraph[str, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(index))
    graph.add_edges_from(
        [(index[a], index[b], math.log1p(weight)) for (a, b), weight in sorted(weights.items())]
    )
    parts: list[Points] = []
    alone: list[_Unit] = []
    for component in sorted(rx.connected_components(graph), key=lambda part: min(part)):
        members = [units[number] for number in sorted(component)]
        if len(members) == 1 and len(members[0].places) == 1:
            alone.extend(members)
        else:
            parts.append(_spring(members, graph.subgraph(sorted(component)), seed))
    rooms = {unit.key: (unit.width, unit.height) for unit in units}
    corners = pack([_extent(part, rooms) for part in parts])
    placed: Points = {}
    for part, (x, y) in zip(parts, corners, strict=True):
        placed |= {key: (px + x, py + y) for key, (px, py) in part.items()}
    placed |= _beneath(placed, rooms, alone)
    return {
        member: (placed[unit.key][0] + x, placed[unit.key][1] + y)
        for unit in units
        for member, (x, y) in unit.places.items()
    }


def _spring(units: list[_Unit], graph: rx.PyGraph[str, float], seed: int) -> Points:
    """Return the centres of the units of one connected part, its upper left corner at (0, 0)."""
    count = len(units)
    found = rx.spring_layout(
        graph,
        k=1.6 / math.sqrt(count),
        num_iter=150 if count <= 600 else 50,
        weight_fn=float,
        seed=seed,
    )
    centres = _lying(np.array([found[number] for number in range(count)]))
    sizes = np.array([(unit.width, unit.height) for unit in units])
    room = float(np.prod(sizes, axis=1).sum()) * 1.6
    centres = push_apart(centres * (math.sqrt(room * _FLAT), math.sqrt(room / _FLAT)), sizes)
    centres -= (centres - sizes / 2).min(axis=0)
    return _points([unit.key for unit in units], centres)


def _lying(centres: Floats) -> Floats:
    """Return the points turned so that their longer axis lies flat, each axis 1 long."""
    centres = centres - centres.mean(axis=0)
    if len(centres) > 2:
        _, _, axes = np.linalg.svd(centres, full_matrices=False)
        axes *= np.where(axes[:, :1] + axes[:, 1:] < 0, -1.0, 1.0)  # svd leaves the sign open
        centres = centres @ axes.T
    # A leaf far out would squeeze all others into a corner: far distances count less.
    centres = centres / (
        1 + np.abs(centres) / (2 * np.quantile(np.abs(centres), 0.75, axis=0) + 1e-9)
    )
    spans = np.ptp(centres, axis=0)
    # A chain stays a chain: its short axis is not blown up.
    spans = np.maximum(spans, spans.max() / 3 or 1.0)
    flat: Floats = centres / spans
    return flat


def _extent(part: Points, rooms: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    return (
        max(x + rooms[key][0] / 2 for key, (x, _) in part.items()),
        max(y + rooms[key][1] / 2 for key, (_, y) in part.items()),
    )


def _beneath(
    placed: Points, rooms: Mapping[str, tuple[float, float]], alone: Sequence[_Unit]
) -> Points:
    """Return rows of the nodes without ties, beneath all others."""
    width, height = _extent(placed, rooms) if placed else (0.0, -40.0)
    centres = rows([(unit.width, unit.height) for unit in alone], width)
    return {unit.key: (x, y + height + 40.0) for unit, (x, y) in zip(alone, centres, strict=True)}


def _points(keys: Sequence[str], centres: Floats) -> Points:
    return {key: (float(x), float(y)) for key, (x, y) in zip(keys, centres.tolist(), strict=True)}


def _centred(points: Points) -> Points:
    if not points:
        return {}
    across = [x for x, _ in points.values()]
    down = [y for _, y in points.values()]
    middle = ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
    return {
        key: (round(x - middle[0], 1), round(y - middle[1], 1)) for key, (x, y) in points.items()
    }
