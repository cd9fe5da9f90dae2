"""项目: what an agreement produces."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end
from loaders._places import one_area
from loaders._sheet import Column, Directory, End, Record, Sheet

SHEET = Sheet(
    title=Text(zh="项目", en="Projects"),
    description=Text(zh="每行一个共建项目。", en="One co-building project a row."),
    order=100,
    aliases=("共建项目", "项目清单"),
    columns=(
        Column(
            "name",
            Text(zh="项目名称", en="Project"),
            required=True,
            aliases=("名称",),
            example="社区法律讲堂",
        ),
        Column(
            "agreement",
            Text(zh="共建协议", en="Agreement"),
            required=True,
            aliases=("协议名称",),
            example="“法在社区”共建协议（第三轮）",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "status",
            Text(zh="状态", en="Status"),
            type="choice",
            choices=model().nodes["Project"].properties["status"].choices,
            example="进行中",
        ),
        Column(
            "start",
            Text(zh="开始日期", en="Start"),
            type="date",
            aliases=("启动日期",),
            until="due",
        ),
        Column("due", Text(zh="计划完成日期", en="Due"), type="date", after=("start",)),
        Column(
            "end",
            Text(zh="完成日期", en="End"),
            type="date",
            aliases=("结束日期",),
            after=("start",),
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the project, placed in its area or where its agreement is."""
    name, area = record.required("name"), one_area(record, directory)
    agreement = _agreement(record, directory, area)
    properties = {
        "name": name,
        "place": area or directory.place(agreement),
        **record.properties("status", "start", "due", "end"),
    }
    identity = fingerprint(name_key(name), agreement[1], area or "")
    yield Node("Project", f"project:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the project to the agreement that produces it."""
    agreement = _agreement(record, directory, one_area(record, directory))
    for project in nodes(record, directory):
        yield Tie("PRODUCES", agreement, end(project), source=record.source)


def _agreement(record: Record, directory: Directory, area: str | None) -> End:
    return directory.named("Agreement", record.required("agreement"), area, "agreement")
