"""业委会: owners' committees and the estates they govern."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.words import Text
from loaders._bodies import DISSOLVED, body, end
from loaders._places import areas, common, each
from loaders._sheet import Column, Directory, End, Record, Sheet

SHEET = Sheet(
    title=Text(zh="业委会", en="Owners' committees"),
    description=Text(
        zh="每行一个业主委员会；管理几个小区的，小区之间用、隔开。",
        en="One owners' committee a row; several estates are joined by 、.",
    ),
    order=32,
    aliases=("业主委员会", "业委会备案"),
    columns=(
        Column(
            "name",
            Text(zh="业委会名称", en="Owners' committee"),
            required=True,
            aliases=("业主委员会名称", "名称"),
            example="示例花苑业主委员会",
        ),
        Column(
            "estate",
            Text(zh="小区", en="Estates"),
            type="list",
            required=True,
            aliases=("小区名称", "物业管理区域", "业主大会名称"),
            example="示例花苑",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Areas"),
            type="list",
            identifies=True,
            aliases=("社区名称", "居委", "所属居民区"),
            example="铁岭路九十弄居委会",
            note=Text(zh="小区重名时用于区分。", en="Tells apart estates of the same name."),
        ),
        Column(
            "founded",
            Text(zh="成立日期", en="Founded"),
            type="date",
            aliases=("成立时间", "业主委员会成立时间"),
        ),
        DISSOLVED,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the owners' committee, placed where all its estates are."""
    yield _committee(record, directory, _estates(record, directory))


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the committee to the estates it governs."""
    estates = _estates(record, directory)
    own = end(_committee(record, directory, estates))
    for estate in estates:
        yield Tie("GOVERNS", own, estate, source=record.source)


def _estates(record: Record, directory: Directory) -> list[End]:
    named = areas(record, directory)
    area = named[0][1] if len(named) == 1 else None
    # A filing names the owners' assembly, which is that of the estate.
    names = [name.removesuffix("业主大会") or name for name in record.items("estate")]
    return each(names, lambda name: directory.estate(name, area))


def _committee(record: Record, directory: Directory, estates: list[End]) -> Node:
    places = [place for estate in estates if (place := directory.place(estate))]
    return body("OwnersCommittee", record, common(places), directory)
