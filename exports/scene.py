"""One scene for the browser and for every export: what is drawn, where, how, with which words."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from exports.folding import LIMIT, Row, fold
from exports.layout import SEED, Item, positions
from exports.look import LINES, SHAPES, family, line
from exports.names import person_name, short_name, text_width
from exports.parts import LegendEntry, Scene, SceneNode, SceneTie
from graph.errors import ModelError
from graph.model import model
from graph.names import area_stem
from graph.settings import Privacy
from graph.words import N_, Language, Message

__all__ = ["LegendEntry", "Scene", "SceneNode", "SceneTie", "scene"]

# Where the kinds stand around their area: the same in each, so that areas can be compared.
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
class _Around:
    """What a node's look depends on beside the node itself."""

    language: Language
    privacy: Privacy
    degree: Mapping[str, int]
    places: Mapping[str, str]
    areas: Collection[str]
    held: Collection[str]


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
    total, places = len(nodes), _place_names(nodes)
    nodes, ties = fold(nodes, ties, limit=limit, unfold=unfold)
    around = _Around(
        language=language,
        privacy=privacy,
        degree=Counter(str(tie[end]) for tie in ties for end in ("start", "end")),
        places=places,
        areas={str(node.get("place")) for node in nodes if node["label"] == "Area"},
        held={str(tie["end"]) for tie in ties if tie["type"] == "HOLDS"},
    )
    drawn = [_node(node, around) for node in nodes]
    links = [(str(tie["start"]), str(tie["end"])) for tie in ties]
    points = positions([_item(node) for node in drawn], links, seed=seed)
    placed = tuple(replace(node, x=points[node.id][0], y=points[node.id][1]) for node in drawn)
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


def _place_names(nodes: Sequence[Row]) -> dict[str, str]:
    return {
        str(node.get("place") or node["id"]): area_stem(str(node.get("name") or ""))
        for node in nodes
        if node["label"] in ("Area", "Subdistrict")
    }


def _node(node: Row, around: _Around) -> SceneNode:
    one, kind = str(node["id"]), str(node["label"])
    group = "post" if one in around.held and kind == "Post" else family(kind)
    shape = family(str(node["kind"])) if kind == "Missing" and node.get("kind") else group
    count, bodies = _number(node.get("count"), 1), _number(node.get("bodies"), 0)
    name, text = _names(node, group, count, around)
    return SceneNode(
        id=one,
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
        degree=around.degree[one],
        place=str(node.get("place") or ""),
    )


def _names(node: Row, group: str, count: int, around: _Around) -> tuple[str, str]:
    """Return the name in full and as it is drawn."""
    kind, name = str(node["label"]), str(node.get("name") or "")
    place = str(node.get("place") or "")
    if count > 1:
        where = around.places.get(place, place)
        folded = f"{where} {SHAPES[group].text.get(around.language)} ×{count}".strip()
        return folded, folded
    if group == "person":
        name = person_name(name, around.privacy, around.language)
        return name, name
    name = name or _kind_word(str(node.get("kind") or kind), around.language)
    short = str(node.get("short_name") or name)
    beside_area = kind != "Area" and place in around.areas
    return name, short_name(short, stem=around.places[place] if beside_area else "")


def _kind_word(label: str, language: Language) -> str:
    declared = model().nodes.get(label)
    return declared.title.get(language) if declared else SHAPES[family(label)].text.get(language)


def _size(shape: str, count: int, bodies: int) -> float:
    """Area grows with the number: of bodies for a person, of what is folded for others."""
    grown = math.sqrt(max(1, bodies if shape == "person" else count))
    return round(SHAPES[shape].size * min(grown, 3.0), 1)


def _item(node: SceneNode) -> Item:
    shape = SHAPES[node.shape]
    width, height = max(text_width(node.text) * _EM, 2 * node.size) + 4.0, 2 * (node.size + _EM)
    if shape.label_inside:  # frames grow where the picture is small, so that they stay readable
        width *= 1.9 if shape.vis == "ellipse" else 1.6
    return Item(
        id=node.id,
        width=width,
        height=height,
        area=node.place[:12] if len(node.place) >= 12 and node.group != "person" else "",
        slot=_SLOTS.get(node.shape),
        caption=node.kind == "Area",
    )


def _tie(number: int, tie: Row, language: Language) -> SceneTie:
    key = line(tie)
    look = LINES[key]
    persons = tie.get("persons")
    shared = len(persons) if isinstance(persons, list | tuple) else _number(persons, 0)
    count = max(shared, _number(tie.get("count"), 1))
    width = min(look.width + 1.2 * (count - 1), 9.0) if tie["type"] == "INTERLOCKED" else look.width
    mark = look.mark
    if key in ("cobuilding", "lapsed", "without_project") and tie.get("round"):
        mark = Message(N_("round {number}"), {"number": tie["round"]}).get(language)
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
