"""小区: estates, each the territory of one property-management area."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.names import name_key, name_properties
from graph.words import Text
from loaders._checking import check_name
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["Estate"].properties

SHEET = Sheet(
    title=Text(zh="小区", en="Estates"),
    description=Text(zh="每行一个小区（物业管理区域）。", en="One estate a row."),
    order=20,
    aliases=("居住区", "居住区详情"),
    columns=(
        Column(
            "name",
            Text(zh="小区名称", en="Estate"),
            required=True,
            aliases=("小区名", "居住小区", "物业管理区域", "楼盘名称"),
            example="示例花苑",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            required=True,
            aliases=("居委", "居委会", "社区名称", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column("address", Text(zh="地址", en="Address"), aliases=("物业地址", "坐落")),
        Column(
            "floor_area",
            Text(zh="建筑面积", en="Floor area (m²)"),
            type="number",
            limits=_PROPERTIES["floor_area"],
            unit="平方米",
            aliases=("总建筑面积", "建筑面积（平方米）"),
            example="52000",
        ),
        Column(
            "households",
            Text(zh="户数", en="Households"),
            type="integer",
            limits=_PROPERTIES["households"],
            unit="户",
            aliases=("房屋数量", "总户数"),
            example="640",
        ),
        Column(
            "first_delivery",
            Text(zh="首套交付日期", en="First delivery"),
            type="date",
            aliases=("竣工时间", "交付时间", "首次交付", "首次交付日期", "首次交付时间"),
            example="1998-06",
        ),
        Column(
            "delivered_share",
            Text(zh="已交付面积比例", en="Share delivered"),
            type="number",
            limits=_PROPERTIES["delivered_share"],
            example="1",
            note=Text(zh="0 到 1 之间的小数。", en="A fraction between 0 and 1."),
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the estate."""
    name = record.required("name")
    check_name(name)
    _, area = directory.area(record.required("area"))
    properties = {
        **name_properties(name),
        "place": area,
        **record.properties(
            "address", "floor_area", "households", "first_delivery", "delivered_share"
        ),
    }
    if not record.body:  # kept: the rows that follow must not make another of it
        record.body = directory.same_estate(name, area) or f"estate:{area}:{name_key(name)}"
    yield Node("Estate", record.body, properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Put the estate in its area."""
    area = directory.area(record.required("area"))
    estate = directory.estate(record.required("name"), area[1])
    yield Tie("IN", estate, area, source=record.source)
