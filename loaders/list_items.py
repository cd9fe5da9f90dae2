"""三张清单: needs, resources and projects, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.model import model
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end
from loaders._places import one_area
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["ListItem"].properties

SHEET = Sheet(
    title=Text(zh="三张清单", en="Three lists"),
    description=Text(
        zh="每行需求、资源、项目清单中的一项。",
        en="One line of the lists of needs, resources and projects a row.",
    ),
    order=120,
    aliases=("清单", "需求清单", "资源清单"),
    columns=(
        Column(
            "list",
            Text(zh="清单", en="List"),
            type="choice",
            required=True,
            aliases=("清单类别", "清单类型"),
            choices=_PROPERTIES["list"].choices,
            example="需求",
        ),
        Column(
            "name",
            Text(zh="内容", en="Content"),
            required=True,
            aliases=("清单内容", "需求内容", "资源内容", "名称"),
            example="希望开设法律咨询",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column("category", Text(zh="类别", en="Category"), example="法律"),
        Column(
            "raised_by",
            Text(zh="提出方", en="Raised by"),
            type="choice",
            choices=_PROPERTIES["raised_by"].choices,
            example="居民",
        ),
        Column(
            "listed",
            Text(zh="提出日期", en="Listed"),
            type="date",
            identifies=True,
            vague=("登记日期", "登记时间"),  # which may be the day of the entry as well
            example="2015-03",
        ),
        Column("claimed", Text(zh="认领日期", en="Claimed"), type="date", after=("listed",)),
        Column(
            "organisation",
            Text(zh="提出组织", en="Listed by"),
            aliases=("提出单位",),
            example="铁岭路九十弄居委会",
        ),
        Column("project", Text(zh="对接项目", en="Met by project"), aliases=("项目",)),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the line; one text on one list of one area at one date is one line."""
    kind, name = record.required("list"), record.required("name")
    area = one_area(record, directory)
    properties = {
        "list": kind,
        "name": name,
        "place": area or directory.default_place(),
        **record.properties("category", "raised_by", "listed", "claimed"),
    }
    identity = fingerprint(kind, name_key(name), area or "", str(record.date("listed") or ""))
    yield Node("ListItem", f"listitem:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the line to the body that put it there and the project that meets it."""
    area = one_area(record, directory)
    organisation, project = record.text("organisation"), record.text("project")
    for item in nodes(record, directory):
        if organisation:
            body = directory.organisation(organisation, area)
            yield Tie("LISTED_BY", end(item), body, source=record.source)
        if project:
            met_by = directory.named("Project", project, area, "project")
            yield Tie("MET_BY", end(item), met_by, source=record.source)
