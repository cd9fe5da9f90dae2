"""党组织: from the working committee of a subdistrict down to the Party group."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import Text
from loaders._bodies import DISSOLVED, FOUNDED, body, end
from loaders._codes import read_code
from loaders._leaders import (
    DEPUTIES,
    ELECTED,
    LEADERS,
    SECRETARY,
    leader_nodes,
    leader_ties,
)
from loaders._places import areas, each, place_of
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["PartyOrganisation"].properties

SHEET = Sheet(
    title=Text(zh="党组织", en="Party organisations"),
    description=Text(zh="每行一个党组织。", en="One Party organisation a row."),
    order=30,
    aliases=("党组织信息", "dwjbxx"),
    columns=(
        Column(
            "name",
            Text(zh="党组织名称", en="Party organisation"),
            required=True,
            aliases=("党组织全称", "名称", "党支部名称"),
            example="铁岭路90弄居民区党总支",
        ),
        Column(
            "form",
            Text(zh="组织形式", en="Form"),
            type="choice",
            required=True,
            aliases=("组织类别", "党组织类型", "党组织类别", "党组织形式"),
            choices=_PROPERTIES["form"].choices,
            example="党总支",
        ),
        Column(
            "superior",
            Text(zh="上级党组织", en="Superior"),
            aliases=("上级党组织名称", "批准成立的上级党组织", "隶属党组织"),
            example="四平路街道党工委",
        ),
        Column(
            "area",
            Text(zh="覆盖居民区", en="Areas covered"),
            type="list",
            identifies=True,
            aliases=("居民区", "所属居民区", "居委", "所在居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "basis",
            Text(zh="所属领域", en="Basis"),
            type="choice",
            choices=_PROPERTIES["basis"].choices,
            example="居民区",
        ),
        Column(
            "big",
            Text(zh="大总支", en="Big general branch"),
            type="boolean",
            aliases=("是否大总支", "大党委"),
            example="是",
        ),
        Column(
            "full_members",
            Text(zh="正式党员数", en="Full members"),
            type="integer",
            limits=_PROPERTIES["full_members"],
            unit="人",
            aliases=("正式党员", "正式党员人数"),
            example="96",
        ),
        FOUNDED,
        DISSOLVED,
        Column(
            "leads",
            Text(zh="统领组织", en="Bodies led"),
            type="list",
            example="铁岭路九十弄居委会",
        ),
        SECRETARY,
        DEPUTIES,
        LEADERS,
        ELECTED,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the Party organisation and the leaders its row names."""
    own = _organisation(record, directory)
    directory.covers(end(own), areas(record, directory))
    yield own
    yield from leader_nodes(record, own, directory)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie it to its superior, its areas, the bodies it leads and its leaders."""
    node = _organisation(record, directory)
    own = end(node)
    yield from leader_ties(record, node, directory)
    superior = record.text("superior")
    if superior:
        above = directory.organisation(superior, kind="PartyOrganisation", field="superior")
        yield Tie("SUBORDINATE_TO", own, above, source=record.source)
    covered = areas(record, directory)
    for area in covered:
        yield Tie("COVERS", own, area, source=record.source)
    place = covered[0][1] if len(covered) == 1 else None
    led = each(
        record.items("leads"), lambda name: directory.organisation(name, place, field="leads")
    )
    for other in led:
        yield Tie("LEADS", own, other, source=record.source)


def _organisation(record: Record, directory: Directory) -> Node:
    covered = areas(record, directory)
    place = place_of(covered, directory)
    if len(covered) == 1:  # of an organisation over several areas each tells only its own
        name, code = record.required("name"), read_code(record)
        place = directory.joint_place("PartyOrganisation", name, covered[0][1], code) or place
    properties = record.properties("form", "basis", "big", "full_members")
    return body("PartyOrganisation", record, place, directory, **properties)
