"""法治服务: lectures, advice and aid in law."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._events import took_place
from loaders._places import one_area
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["LegalService"].properties

SHEET = Sheet(
    title=Text(zh="法治服务", en="Legal services"),
    description=Text(
        zh="每行一场法律讲座、咨询或援助。", en="One legal lecture, advice session or aid a row."
    ),
    order=200,
    aliases=("法律服务", "法律服务记录"),
    columns=(
        Column(
            "name",
            Text(zh="服务内容", en="Service"),
            required=True,
            aliases=("服务名称",),
            example="物业纠纷法律咨询",
        ),
        Column(
            "form",
            Text(zh="服务类别", en="Form"),
            type="choice",
            choices=_PROPERTIES["form"].choices,
            example="法律咨询",
        ),
        Column(
            "date",
            Text(zh="服务日期", en="Date"),
            type="date",
            required=True,
            example="2015-05-16",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "organisations",
            Text(zh="服务组织", en="Provided by"),
            type="list",
            aliases=("服务单位",),
            example="法律专家志愿团",
        ),
        Column(
            "served",
            Text(zh="服务人次", en="Persons served"),
            type="integer",
            limits=_PROPERTIES["served"],
            unit="人",
            example="35",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the service; without an area it is the subdistrict's."""
    name, area = record.required("name"), one_area(record, directory)
    properties = {
        "name": name,
        "place": area or directory.default_place(),
        **record.properties("form", "date", "served"),
    }
    identity = fingerprint(name_key(name), str(record.date("date")), area or "")
    yield Node("LegalService", f"legalservice:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the service to its area and to the bodies that gave it."""
    for service in nodes(record, directory):
        yield from took_place(service, record, directory)
