"""基地: places where work is done, such as service centres and practice bases."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end
from loaders._checking import check_name
from loaders._places import one_area
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="基地", en="Bases"),
    description=Text(zh="每行一个基地或服务中心。", en="One base or service centre a row."),
    order=140,
    aliases=("场所", "服务中心"),
    columns=(
        Column(
            "name",
            Text(zh="基地名称", en="Base"),
            required=True,
            aliases=("名称",),
            example="法律教学实践基地",
        ),
        Column("form", Text(zh="类别", en="Form"), example="实践基地"),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所在居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column("opened", Text(zh="启用日期", en="Opened"), type="date", example="2012-09"),
        Column("closed", Text(zh="停用日期", en="Closed"), type="date", after=("opened",)),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the base; without an area it belongs to the subdistrict."""
    name = record.required("name")
    check_name(name)
    place = one_area(record, directory) or directory.default_place()
    properties = {"name": name, "place": place, **record.properties("form", "opened", "closed")}
    yield Node("Base", f"base:{place or ''}:{name_key(name)}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Put the base in its area."""
    area = one_area(record, directory)
    for base in nodes(record, directory):
        if area:
            yield Tie("AT", end(base), ("Area", area), source=record.source)
