"""阵地: the six brand positions as they stand in each area."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, Value
from graph.model import model
from graph.words import Text
from loaders._bodies import end
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["BrandPosition"].properties

SHEET = Sheet(
    title=Text(zh="阵地", en="Brand positions"),
    description=Text(
        zh="每行六项品牌阵地之一在一个居民区的落地。",
        en="One of the six brand positions in one area a row.",
    ),
    order=130,
    aliases=("品牌阵地", "党建阵地"),
    columns=(
        Column(
            "number",
            Text(zh="阵地序号", en="Number"),
            type="integer",
            limits=_PROPERTIES["number"],
            required=True,
            example="1",
            note=Text(zh="1 至 6。", en="1 to 6."),
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            required=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "name",
            Text(zh="阵地名称", en="Brand position"),
            required=True,
            aliases=("名称",),
            example="区域党建",
        ),
        Column(
            "slogan",
            Text(zh="口号", en="Slogan"),
            example="你出力、我帮忙，共享共赢一家亲",
        ),
        Column("opened", Text(zh="启用日期", en="Opened"), type="date", example="2013-05"),
        Column("closed", Text(zh="停用日期", en="Closed"), type="date", after=("opened",)),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the position of the area."""
    number = record.cells["number"]
    _, area = directory.area(record.required("area"))
    properties: dict[str, Value] = {
        **record.properties("number"),
        "place": area,
        **record.properties("name", "slogan", "opened", "closed"),
    }
    yield Node("BrandPosition", f"brandposition:{area}:{number}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Put the position in its area."""
    area = directory.area(record.required("area"))
    for position in nodes(record, directory):
        yield Tie("AT", end(position), area, source=record.source)
