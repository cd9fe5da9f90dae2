"""工作任务: what bodies are asked to do, by whom, and whether the list has it."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end, find_body
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["Task"].properties

SHEET = Sheet(
    title=Text(zh="工作任务", en="Tasks"),
    description=Text(zh="每行一个组织承担的一项任务。", en="One task of one body a row."),
    order=170,
    aliases=("任务清单", "任务台账"),
    columns=(
        Column(
            "name",
            Text(zh="任务名称", en="Task"),
            required=True,
            aliases=("任务", "任务内容"),
            example="入户登记",
        ),
        Column(
            "organisation",
            Text(zh="承担组织", en="Body"),
            required=True,
            aliases=("组织", "承担单位"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "received",
            Text(zh="接受日期", en="Received"),
            type="date",
            required=True,
            aliases=("下达日期", "交办日期"),
            example="2015-06-18",
        ),
        Column(
            "origin",
            Text(zh="任务来源", en="Origin"),
            type="choice",
            aliases=("来源",),
            choices=_PROPERTIES["origin"].choices,
            example="条线部门",
        ),
        Column(
            "assigned_by",
            Text(zh="交办单位", en="Assigned by"),
            aliases=("下达单位",),
            example="四平路派出所",
        ),
        Column(
            "listed",
            Text(zh="在协助事项清单内", en="On the assistance list"),
            type="boolean",
            aliases=("清单内",),
            example="否",
        ),
        Column(
            "party_building", Text(zh="党建任务", en="Party building"), type="boolean", example="否"
        ),
        Column(
            "role",
            Text(zh="承担职务", en="Done by"),
            type="choice",
            aliases=("承担人职务",),
            choices=_PROPERTIES["role"].choices,
            example="书记",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the task; one body receives a task of one name once a day."""
    name, body = record.required("name"), find_body(record, directory)
    properties = {
        "name": name,
        "place": directory.place(body),
        **record.properties("received", "origin", "listed", "party_building", "role"),
    }
    identity = fingerprint(body[1], name_key(name), str(record.date("received")))
    yield Node("Task", f"task:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the task to the body that has it and to the one it came from."""
    body = find_body(record, directory)
    giver = record.text("assigned_by")
    given_by = directory.organisation(giver, field="assigned_by") if giver else None
    for task in nodes(record, directory):
        yield Tie("OF", end(task), body, source=record.source)
        if given_by:
            yield Tie("ASSIGNED_BY", end(task), given_by, source=record.source)
