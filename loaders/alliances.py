"""联盟与机制: standing arrangements by which bodies work together."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import N_, Text
from loaders._bodies import DISSOLVED, FOUNDED, body, end
from loaders._sheet import Column, Directory, Record, Refused, Sheet

_KINDS = ("Alliance", "Mechanism")
_FORMS = {kind: model().nodes[kind].properties["form"].choices for kind in _KINDS}

SHEET = Sheet(
    title=Text(zh="联盟与机制", en="Alliances and mechanisms"),
    description=Text(zh="每行一个联盟或工作机制。", en="One alliance or mechanism a row."),
    order=37,
    aliases=("联盟", "工作机制"),
    columns=(
        Column(
            "name",
            Text(zh="联盟名称", en="Alliance"),
            required=True,
            aliases=("机制名称", "名称"),
            example="社区教育联盟",
        ),
        Column(
            "kind",
            Text(zh="联盟或机制", en="Kind"),
            type="choice",
            required=True,
            choices={kind: model().nodes[kind].title for kind in _KINDS},
            example="联盟",
        ),
        Column(
            "form",
            Text(zh="类别", en="Form"),
            type="choice",
            choices=_FORMS["Alliance"] | _FORMS["Mechanism"],
            example="教育",
        ),
        Column("led_by", Text(zh="牵头组织", en="Led by"), aliases=("牵头单位",)),
        FOUNDED,
        DISSOLVED,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the alliance or mechanism."""
    kind = record.required("kind")
    form = record.text("form")
    if form and form not in _FORMS[kind]:
        raise Refused(
            "form",
            N_("{form} is no form of this kind: {kind}."),
            form=(_FORMS["Alliance"] | _FORMS["Mechanism"])[form],
            kind=model().nodes[kind].title,
        )
    yield body(kind, record, directory.default_place(), directory, form=form)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie it to the body that leads it."""
    leader = record.text("led_by")
    if leader:
        led_by = directory.organisation(leader, field="led_by")
        for alliance in nodes(record, directory):
            yield Tie("LED_BY", end(alliance), led_by, source=record.source)
