"""What is said of those who bear a name: several of them, or one of another kind."""

from __future__ import annotations

from graph.model import model
from graph.words import N_, Text
from loaders._register import Entry
from loaders._sheet import Refused


def of_another_kind(kind: str, name: str, other: str, field: str) -> Refused:
    """Return the refusal of a name that only a body of another kind bears."""
    nodes = model().nodes
    return Refused(
        field,
        N_("There is no {what} named {name}; {name} is known as another kind of body: {other}."),
        what=nodes[kind].title,
        name=name,
        other=nodes[other].title,
    )


def told_apart(found: list[Entry]) -> str | Text:
    """Return what tells several apart; their kinds where these differ."""
    if len({entry.label for entry in found}) == 1:
        return "、".join(_described(found)[:5])
    titles = {entry.label: model().nodes[entry.label].title for entry in found}
    return Text(
        zh="、".join(sorted(f"{titles[each.label].zh}（{_place(each)}）" for each in found)[:5]),
        en=", ".join(sorted(f"{titles[each.label].en} ({_place(each)})" for each in found)[:5]),
    )


def _place(entry: Entry) -> str:
    return entry.place or entry.id


def _described(found: list[Entry]) -> list[str]:
    """Return what tells apart those who answer to one name: places, and names that differ."""
    places = {entry.id: _place(entry) for entry in found}
    if len({entry.name for entry in found}) == 1:
        return sorted(places.values())
    return sorted(f"{entry.name}（{places[entry.id]}）" for entry in found)
