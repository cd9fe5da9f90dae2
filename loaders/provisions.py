"""经费与人员: what an area has in a year to do its work with."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import N_, Text
from loaders._bodies import end
from loaders._sheet import Column, Directory, Record, Refused, Sheet

_PROPERTIES = model().nodes["Provision"].properties

SHEET = Sheet(
    title=Text(zh="经费与人员", en="Funds and staff"),
    description=Text(
        zh="每行一个居民区一年的工作经费和社区工作者配备。",
        en="One area's funds and community workers in one year a row.",
    ),
    order=180,
    aliases=("经费", "人员配备"),
    columns=(
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            required=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "year",
            Text(zh="年度", en="Year"),
            type="integer",
            limits=_PROPERTIES["year"],
            required=True,
            example="2015",
        ),
        Column(
            "funds",
            Text(zh="工作经费（元）", en="Funds (yuan)"),
            type="number",
            limits=_PROPERTIES["funds"],
            unit="元",
            aliases=("工作经费", "年度经费"),
            example="120000",
        ),
        Column(
            "workers",
            Text(zh="社区工作者人数", en="Community workers"),
            type="integer",
            limits=_PROPERTIES["workers"],
            unit="人",
            aliases=("社工人数",),
            example="8",
        ),
        Column(
            "contracted",
            Text(zh="签约定级人数", en="With contract and grade"),
            type="integer",
            limits=_PROPERTIES["contracted"],
            unit="人",
            aliases=("定级人数",),
            example="6",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the provision of the area in the year."""
    _, area = directory.area(record.required("area"))
    workers, contracted = record.cells.get("workers"), record.cells.get("contracted")
    if isinstance(workers, int) and isinstance(contracted, int) and contracted > workers:
        raise Refused(
            "contracted",
            N_("{contracted} have a contract and grade, of {workers} workers."),
            contracted=contracted,
            workers=workers,
        )
    properties = {
        "place": area,
        **record.properties("year", "funds", "workers", "contracted"),
    }
    identity = f"provision:{area}:{record.cells['year']}"
    yield Node("Provision", identity, properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the provision to its area."""
    area = directory.area(record.required("area"))
    for provision in nodes(record, directory):
        yield Tie("AT", end(provision), area, source=record.source)
