"""双报到: units and their in-service members that reported to an area."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import Text
from loaders._intervals import interval, key
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().relationships["REPORTED_TO"].properties

SHEET = Sheet(
    title=Text(zh="双报到", en="Double reporting"),
    description=Text(
        zh="每行一个单位到一个居民区报到。", en="One unit that reported to one area a row."
    ),
    order=210,
    aliases=("在职党员报到",),
    columns=(
        Column(
            "organisation",
            Text(zh="报到单位", en="Unit"),
            required=True,
            aliases=("单位名称", "报到党组织"),
            example="同济大学法学院",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            required=True,
            aliases=("居委", "所属居民区", "报到社区", "报到居民区", "结对社区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "start",
            Text(zh="报到日期", en="Reported"),
            type="date",
            identifies=True,
            until="end",
            example="2014-09-01",
            note=Text(zh="不详则留空。", en="Empty where unknown."),
        ),
        Column("end", Text(zh="结束日期", en="End"), type="date", after=("start",)),
        Column(
            "members",
            Text(zh="报到在职党员数", en="In-service members"),
            type="integer",
            limits=_PROPERTIES["members"],
            unit="人",
            aliases=("报到党员数", "报到党员人数", "报到在职党员人数"),
            example="12",
        ),
        Column("appraised", Text(zh="最近评价日期", en="Last appraisal"), type="date"),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:  # noqa: ARG001 -- the protocol's
    """Make none: to report is a tie."""
    yield from ()


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the unit to the area it reported to."""
    unit = directory.organisation(record.required("organisation"))
    area = directory.area(record.required("area"))
    properties = {**interval(record), **record.properties("members", "appraised")}
    yield Tie("REPORTED_TO", unit, area, properties, record.source, key(record))
