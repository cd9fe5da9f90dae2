"""议事决定: what bodies decided, and what their supervision member said."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end, find_body
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="议事决定", en="Decisions"),
    description=Text(zh="每行一个组织的一项决定。", en="One decision of one body a row."),
    order=150,
    aliases=("决定记录", "议事记录"),
    columns=(
        Column(
            "name",
            Text(zh="决定事项", en="Decision"),
            required=True,
            aliases=("议题", "事项"),
            example="更换电梯维保单位",
        ),
        Column(
            "organisation",
            Text(zh="决定组织", en="Body"),
            required=True,
            aliases=("组织", "组织名称"),
            example="铁岭路90弄居民区党总支",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "date",
            Text(zh="决定日期", en="Decided"),
            type="date",
            required=True,
            aliases=("会议日期",),
            example="2015-06-18",
        ),
        Column(
            "supervision",
            Text(zh="监督意见", en="Supervision opinion"),
            type="choice",
            choices=model().nodes["Decision"].properties["supervision"].choices,
            example="同意",
            note=Text(
                zh="纪检委员、监督委员的意见；没有记录则留空。",
                en="Of the discipline or supervision member; empty where none is recorded.",
            ),
        ),
        Column("told", Text(zh="告知居委会日期", en="Residents' committee told"), type="date"),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the decision; one body decides one matter once a day."""
    name, body = record.required("name"), find_body(record, directory)
    properties = {
        "name": name,
        "place": directory.place(body),
        **record.properties("date", "supervision", "told"),
    }
    identity = fingerprint(body[1], name_key(name), str(record.date("date")))
    yield Node("Decision", f"decision:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the decision to the body that took it."""
    body = find_body(record, directory)
    for decision in nodes(record, directory):
        yield Tie("OF", end(decision), body, source=record.source)
