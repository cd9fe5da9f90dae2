"""居委会: residents' committees and the areas they work in."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.words import Text
from loaders._bodies import DISSOLVED, FOUNDED, body, end
from loaders._places import areas, place_of
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="居委会", en="Residents' committees"),
    description=Text(zh="每行一个居民委员会。", en="One residents' committee a row."),
    order=31,
    aliases=("居民委员会",),
    columns=(
        Column(
            "name",
            Text(zh="居委会名称", en="Residents' committee"),
            required=True,
            aliases=("居民委员会名称", "名称"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Areas"),
            type="list",
            required=True,
            aliases=("所属居民区", "社区名称"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "code",
            Text(zh="代码", en="Code"),
            identifies=True,
            aliases=("统一社会信用代码", "居委会代码"),
        ),
        FOUNDED,
        DISSOLVED,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the residents' committee."""
    yield body(
        "ResidentsCommittee", record, place_of(areas(record, directory), directory), directory
    )


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the committee to the areas it covers."""
    for committee in nodes(record, directory):
        for area in areas(record, directory):
            yield Tie("COVERS", end(committee), area, source=record.source)
