"""One scene for the browser and for every export: what is drawn, where, how, with which words."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from exports.folding import LIMIT, Row, fold
from exports.layout import SEED, Item, positions
from exports.look import LINES, SHAPES, family, line
from exports.names import person_name, short_name, text_width
from graph.errors import ModelError
from graph.model import model
from graph.names import area_stem
from graph.settings import Privacy
from graph.words import N_, Language, Text, translate

_SLOTS = {
    "party": 90.0,
    "owners": 0.0,
    "residents": 180.0,
    "firm": 270.0,
    "mass": 135.0,
    "partner": 45.0,
    "social": 225.0,
    "alliance": 315.0,
}
_EM = 12.5  # width of a Chinese character of a label, in layout units


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


def scene(
    nodes: Sequence[Row],
    ties: Sequence[Row],
    *,
    title: str,
    as_of: dt.date,
    language: Language,
    scope: str = "",
    source_note: str = "",
    sample: bool = False,
    privacy: Privacy = "full",
    unfold: Collection[str] = (),
    limit: int = LIMIT,
    seed: int = SEED,
) -> Scene:
    """Build the scene of a network query's result.

    Parameters
    ----------
    nodes
        Each with ``id``, ``label`` and, where they are known, ``name``, ``short_name``,
        ``place``, ``bodies`` (of a person) and ``kind`` (of a missing body: which label it
        should have).
    ties
        Each with ``start``, ``end``, ``type`` and what `look.line` reads, ``persons`` (names
        or a number) and ``round``.
    title, scope, source_note
        What stands around the picture, already in `language`.
    as_of
        Date the picture holds for.
    language
        Language of the words.
    sample
        Whether invented sample data is shown; the picture then says so.
    privacy
        How much of persons' names is shown.
    unfold
        Ids of folded nodes to draw body by body.
    limit
        Greatest number of nodes drawn without folding.
    seed
        Start of the layout's random numbers; equal seeds give equal pictures.

    Raises
    ------
    ModelError
        If two nodes have one id, or a tie ends at a node that is not there.
    """
    _check(nodes, ties)
    total = len(nodes)
    nodes, ties = fold(nodes, ties, limit=limit, unfold=unfold)
    degree = Counter(str(tie[end]) for tie in ties for end in ("start", "end"))
    stems = {
        str(node.get("place") or node["id"]): area_stem(str(node.get("name") or ""))
        for node in nodes
        if node["label"] == "Area" and "count" not in node
    }
    drawn = [_node(node, degree, stems, language, privacy) for node in nodes]
    links = [(str(tie["start"]), str(tie["end"])) for tie in ties]
    points = positions([_item(node) for node in drawn], links, seed=seed)
    placed = tuple(_at(node, points[node.id]) for node in drawn)
    lines = tuple(_tie(number, tie, language) for number, tie in enumerate(ties))
    return Scene(
        nodes=placed,
        ties=lines,
        legend=_legend(placed, lines),
        title=title,
        as_of=as_of,
        language=language,
        scope=scope,
        source_note=source_note,
        sample=sample,
        hidden=total - len(placed),
    )


def _check(nodes: Sequence[Row], ties: Sequence[Row]) -> None:
    known = Counter(str(node["id"]) for node in nodes)
    twice = sorted(one for one, number in known.items() if number > 1)
    if twice:
        raise ModelError(
            N_("The network query returns {count} nodes more than once: {ids}."),
            count=len(twice),
            ids=_some(twice),
        )
    lacking = sorted({str(tie[end]) for tie in ties for end in ("start", "end")} - known.keys())
    if lacking:
        raise ModelError(
            N_("Ties of the network query end at {count} nodes that it does not return: {ids}."),
            count=len(lacking),
            ids=_some(lacking),
        )


def _some(ids: Sequence[str]) -> str:
    return ", ".join(ids[:5]) + (" …" if len(ids) > 5 else "")


def _node(
    node: Row,
    degree: Mapping[str, int],
    stems: Mapping[str, str],
    language: Language,
    privacy: Privacy,
) -> SceneNode:
    kind, place = str(node["label"]), str(node.get("place") or "")
    group = family(kind)
    shape = family(str(node["kind"])) if kind == "Missing" and node.get("kind") else group
    count, bodies = _number(node.get("count"), 1), _number(node.get("bodies"), 0)
    name = str(node.get("name") or "")
    if count > 1:
        name = text = f"{stems.get(place, '')}{SHAPES[group].text.get(language)} ×{count}"
    elif group == "person":
        name = text = person_name(name, privacy, language)
    else:
        name = name or _kind_word(str(node.get("kind") or kind), language)
        text = short_name(
            str(node.get("short_name") or name), stem="" if kind == "Area" else stems.get(place, "")
        )
    return SceneNode(
        id=str(node["id"]),
        kind=kind,
        group=group,
        shape=shape,
        name=name,
        text=text,
        size=_size(shape, count, bodies),
        x=0.0,
        y=0.0,
        missing=group in ("missing", "vacant"),
        count=count,
        bodies=bodies,
        degree=degree[str(node["id"])],
        place=place,
    )


def _kind_word(label: str, language: Language) -> str:
    declared = model().nodes.get(label)
    return declared.title.get(language) if declared else SHAPES[family(label)].text.get(language)


def _size(shape: str, count: int, bodies: int) -> float:
    """Area grows with the number: of bodies for a person, of what is folded for others."""
    grown = math.sqrt(max(1, bodies if shape == "person" else count))
    return round(SHAPES[shape].size * min(grown, 3.0), 1)


def _item(node: SceneNode) -> Item:
    shape = SHAPES[node.shape]
    label = text_width(node.text) * _EM
    area = node.place[:12] if len(node.place) >= 12 and node.group != "person" else ""
    return Item(
        id=node.id,
        width=max(label, 2 * node.size) + (16.0 if shape.label_inside else 4.0),
        height=2 * node.size + (4.0 if shape.label_inside else 2 * _EM),
        area=area,
        slot=_SLOTS.get(node.shape) if area else None,
        caption=node.kind == "Area",
    )


def _at(node: SceneNode, point: tuple[float, float]) -> SceneNode:
    return SceneNode(**{**vars(node), "x": point[0], "y": point[1]})


def _tie(number: int, tie: Row, language: Language) -> SceneTie:
    key = line(tie)
    look = LINES[key]
    persons = tie.get("persons")
    shared = len(persons) if isinstance(persons, list | tuple) else _number(persons, 0)
    count = max(shared, _number(tie.get("count"), 1))
    width = min(look.width + 1.2 * (count - 1), 9.0) if tie["type"] == "INTERLOCKED" else look.width
    mark = look.mark
    if key in ("cobuilding", "lapsed", "without_project") and tie.get("round"):
        mark = translate(N_("round {number}"), language).format(number=tie["round"])
    return SceneTie(
        id=f"t{number}",
        start=str(tie["start"]),
        end=str(tie["end"]),
        type=str(tie["type"]),
        line=key,
        width=round(width, 1),
        mark=mark,
        count=count,
    )


def _number(value: object, default: int) -> int:
    return int(value) if isinstance(value, int | float) else default


def _legend(nodes: Sequence[SceneNode], ties: Sequence[SceneTie]) -> tuple[LegendEntry, ...]:
    """Return what is in the picture, in the order of the declarations, nodes before ties."""
    of_nodes: Counter[str] = Counter()
    for node in nodes:
        of_nodes[node.group] += node.count
    of_ties = Counter(tie.line for tie in ties)
    return (
        *(
            LegendEntry(key, shape.text, of_nodes[key], False)
            for key, shape in SHAPES.items()
            if of_nodes[key]
        ),
        *(
            LegendEntry(key, look.text, of_ties[key], True)
            for key, look in LINES.items()
            if of_ties[key]
        ),
    )
