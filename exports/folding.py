"""Too many nodes for a picture: bodies of one kind in one place become one node with a count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from exports.look import line

Row = Mapping[str, object]
LIMIT = 2000
_PLACES = (12, 9, 6, 4, 2)  # area, subdistrict, district, prefecture, province: digits of the code


def fold(
    nodes: Sequence[Row],
    ties: Sequence[Row],
    *,
    limit: int = LIMIT,
    unfold: Collection[str] = (),
) -> tuple[list[Row], list[Row]]:
    """Return at most `limit` nodes and the ties between them.

    Nodes of one label in one place become a node ``fold:<place>:<label>`` with ``count``;
    first by area, then by subdistrict and so on upwards until they are few enough. Ties
    become one tie for each pair and kind of line, with ``count``.

    Parameters
    ----------
    nodes, ties
        As a network query returns them.
    limit
        Greatest number of nodes that is drawn as it is.
    unfold
        Ids of folded nodes whose bodies are to be drawn one by one.
    """
    if len(nodes) <= limit:
        return list(nodes), list(ties)
    near = _places(nodes, ties)
    for digits in _PLACES:
        home = {
            str(node["id"]): f"fold:{near[str(node['id'])][:digits]}:{node['label']}"
            for node in nodes
        }
        sizes = Counter(home.values())
        opened = {group for group in sizes if sizes[group] == 1 or group in unfold}
        if len(sizes) <= limit:
            break
    stays = {one: one if group in opened else group for one, group in home.items()}
    return _folded_nodes(nodes, stays), _folded_ties(ties, stays)


def _places(nodes: Sequence[Row], ties: Sequence[Row]) -> dict[str, str]:
    """Return the place of each node; one without (a person) stands where its first body does."""
    places = {str(node["id"]): str(node.get("place") or "") for node in nodes}
    for tie in ties:
        start, end = str(tie["start"]), str(tie["end"])
        places[start] = places[start] or places[end]
        places[end] = places[end] or places[start]
    return places


def _folded_nodes(nodes: Sequence[Row], stays: Mapping[str, str]) -> list[Row]:
    kept: list[Row] = []
    groups: dict[str, list[Row]] = defaultdict(list)
    for node in nodes:
        target = stays[str(node["id"])]
        if target == node["id"]:
            kept.append(node)
        else:
            groups[target].append(node)
    for group, members in groups.items():
        _, place, label = group.split(":")
        kept.append({"id": group, "label": label, "place": place, "count": len(members)})
    return kept


def _folded_ties(ties: Sequence[Row], stays: Mapping[str, str]) -> list[Row]:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for tie in ties:
        start, end = stays[str(tie["start"])], stays[str(tie["end"])]
        if start != end:
            groups[start, end, line(tie)].append(tie)
    return [
        {**members[0], "start": start, "end": end, "count": len(members)}
        for (start, end, _), members in groups.items()
    ]
