"""调解与联动: mediation cases and matters of the great linkage, from receipt to close."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._events import took_place
from loaders._likeness import STREET
from loaders._places import one_area
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["Case"].properties
_DAYS = ("received", "accepted", "dispatched", "due", "agreed", "confirmed", "closed")

SHEET = Sheet(
    title=Text(zh="调解与联动", en="Cases"),
    description=Text(
        zh="每行一件调解案件、联动事项或社情民意。",
        en="One mediation case, linkage matter or public opinion a row.",
    ),
    order=190,
    aliases=("案件台账", "事项台账"),
    columns=(
        Column(
            "form",
            Text(zh="事项类别", en="Form"),
            type="choice",
            required=True,
            choices=_PROPERTIES["form"].choices,
            example="调解",
        ),
        Column(
            "number",
            Text(zh="事项编号", en="Number"),
            identifies=True,
            aliases=("案号", "工单编号"),
            vague=("编号",),  # which may count the rows as well
            example="2015-018-003",
        ),
        Column(
            "name",
            Text(zh="事项名称", en="Case"),
            required=True,
            aliases=("案由", "事由"),
            example="楼上漏水纠纷",
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
            Text(zh="收到日期", en="Received"),
            type="date",
            required=True,
            vague=("登记日期", "登记时间"),  # which may be the day of the entry as well
            example="2015-05-06",
        ),
        Column("accepted", Text(zh="受理日期", en="Accepted"), type="date", after=("received",)),
        Column(
            "dispatched", Text(zh="派单日期", en="Dispatched"), type="date", after=("received",)
        ),
        Column("due", Text(zh="办理期限", en="Due"), type="date", after=("dispatched", "received")),
        Column("agreed", Text(zh="达成协议日期", en="Agreed"), type="date", after=("received",)),
        Column(
            "confirmed",
            Text(zh="司法确认日期", en="Confirmed"),
            type="date",
            after=("agreed", "received"),
        ),
        Column("closed", Text(zh="办结日期", en="Closed"), type="date", after=("received",)),
        Column(
            "routes",
            Text(zh="调解途径", en="Routes"),
            type="list",
            choices=_PROPERTIES["routes"].choices,
            example="人民调解、司法调解",
        ),
        Column(
            "organisations",
            Text(zh="参加组织", en="Bodies taking part"),
            type="list",
            aliases=("参加单位", "办理单位"),
            example="四平路司法所",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the case; its number is its identity within the street, which counts its own.

    Without a number kind, name, area and day are.
    """
    form, name = record.required("form"), record.required("name")
    area = one_area(record, directory)
    number = record.text("number")
    place = area or directory.default_place()
    properties = {
        "form": form,
        "name": name,
        "number": number,
        "place": place,
        **record.properties("routes", *_DAYS),
    }
    identity = (
        fingerprint(form, number, (place or "")[:STREET])
        if number
        else fingerprint(form, name_key(name), area or "", str(record.date("received")))
    )
    yield Node("Case", f"case:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the case to its area and to the bodies that took part."""
    for case in nodes(record, directory):
        yield from took_place(case, record, directory)
