"""其他组织: assemblies, women's congresses, mediation bodies, groups, teams and the like."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import N_, Text
from loaders._bodies import DISSOLVED, FOUNDED, body, end
from loaders._places import areas, place_of
from loaders._sheet import Column, Directory, Record, Refused, Sheet

_KINDS = (
    "Assembly",
    "WomensCongress",
    "MediationBody",
    "WorkGroup",
    "SocialOrganisation",
    "VolunteerTeam",
)

SHEET = Sheet(
    title=Text(zh="其他组织", en="Other bodies"),
    description=Text(
        zh="每行一个社代会、妇代会、调解组织、工作小组、社会组织或志愿队。",
        en="One assembly, women's congress, mediation body, group, organisation or team a row.",
    ),
    order=36,
    aliases=("社会组织", "群团组织"),
    columns=(
        Column(
            "name",
            Text(zh="组织名称", en="Body"),
            required=True,
            aliases=("名称",),
            example="铁岭路90弄居民区妇代会",
        ),
        Column(
            "kind",
            Text(zh="组织类别", en="Kind"),
            type="choice",
            required=True,
            aliases=("类别",),
            choices={kind: model().nodes[kind].title for kind in _KINDS},
            example="妇代会",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Areas"),
            type="list",
            identifies=True,
            aliases=("所属居民区", "居委", "社区名称"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "function",
            Text(zh="职能", en="Function"),
            type="choice",
            choices=model().nodes["SocialOrganisation"].properties["function"].choices,
            note=Text(zh="仅社会组织填写。", en="Of a social organisation only."),
        ),
        Column(
            "led_by",
            Text(zh="牵头组织", en="Led by"),
            aliases=("牵头单位",),
            note=Text(zh="仅工作小组填写。", en="Of a work group only."),
        ),
        FOUNDED,
        DISSOLVED,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the body."""
    kind = record.required("kind")
    _only("function", "SocialOrganisation", record)
    _only("led_by", "WorkGroup", record)
    place = place_of(areas(record, directory), directory)
    function = record.properties("function") if kind == "SocialOrganisation" else {}
    yield body(kind, record, place, directory, **function)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the body to its areas and to the body that leads it."""
    for node in nodes(record, directory):
        covered = areas(record, directory)
        for area in covered:
            yield Tie("COVERS", end(node), area, source=record.source)
        leader = record.text("led_by")
        if leader:
            place = covered[0][1] if len(covered) == 1 else None
            led_by = directory.organisation(leader, place, field="led_by")
            yield Tie("LED_BY", end(node), led_by, source=record.source)


def _only(field: str, kind: str, record: Record) -> None:
    if record.text(field) and record.required("kind") != kind:
        raise Refused(
            field,
            N_("This column holds for one kind only: {kind}."),
            kind=model().nodes[kind].title,
        )
