"""活动: meetings, lectures, deliveries and services."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end
from loaders._events import took_place
from loaders._places import one_area
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["Activity"].properties

SHEET = Sheet(
    title=Text(zh="活动", en="Activities"),
    description=Text(zh="每行一次会议或活动。", en="One meeting or activity a row."),
    order=110,
    aliases=("活动记录", "会议记录"),
    columns=(
        Column(
            "name",
            Text(zh="活动名称", en="Activity"),
            required=True,
            aliases=("会议名称", "名称"),
            example="四方联席会议",
        ),
        Column(
            "form",
            Text(zh="活动类别", en="Form"),
            type="choice",
            aliases=("类别",),
            choices=_PROPERTIES["form"].choices,
            example="四方联席会议",
        ),
        Column(
            "date",
            Text(zh="活动日期", en="Date"),
            type="date",
            required=True,
            aliases=("日期", "会议日期", "时间", "活动时间", "会议时间", "召开日期"),
            example="2015-06-18",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column("project", Text(zh="所属项目", en="Project"), aliases=("项目", "项目名称")),
        Column(
            "organisations",
            Text(zh="参加组织", en="Bodies taking part"),
            type="list",
            aliases=("参加单位", "参与组织"),
            example="铁岭路90弄居民区党总支、铁岭路九十弄居委会",
        ),
        Column(
            "attendance",
            Text(zh="参加人数", en="Attendance"),
            type="integer",
            limits=_PROPERTIES["attendance"],
            unit="人",
            aliases=("人数", "参会人数", "到会人数"),
            example="24",
        ),
        Column(
            "served",
            Text(zh="服务人次", en="Persons served"),
            type="integer",
            limits=_PROPERTIES["served"],
            unit="人",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the activity; without an area it belongs to the subdistrict."""
    name, area = record.required("name"), one_area(record, directory)
    properties = {
        "name": name,
        "place": area or directory.default_place(),
        **record.properties("form", "date", "attendance", "served"),
    }
    identity = fingerprint(name_key(name), str(record.date("date")), area or "")
    yield Node("Activity", f"activity:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the activity to its area, its project and the bodies that took part."""
    project = record.text("project")
    for activity in nodes(record, directory):
        yield from took_place(activity, record, directory)
        if project:
            area = one_area(record, directory)
            producer = directory.named("Project", project, area, "project")
            yield Tie("INCLUDES", producer, end(activity), source=record.source)
