"""岗位: the seats of each body, so that an empty one is seen."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import Text
from loaders._bodies import end
from loaders._posts import AREA, ROLE, post
from loaders._sheet import Column, Directory, Record, Sheet

_PROPERTIES = model().nodes["Post"].properties

SHEET = Sheet(
    title=Text(zh="岗位", en="Posts"),
    description=Text(
        zh="每行一个组织的一种岗位及其席位数；席位数不详则留空。",
        en="One kind of seat of one body a row; seats are left empty where unknown.",
    ),
    order=60,
    aliases=("岗位设置", "职数"),
    columns=(
        Column(
            "organisation",
            Text(zh="组织", en="Body"),
            required=True,
            aliases=("组织名称", "单位"),
            example="铁岭路九十弄居委会",
        ),
        ROLE,
        Column(
            "seats",
            Text(zh="席位数", en="Seats"),
            type="integer",
            limits=_PROPERTIES["seats"],
            unit="人",
            aliases=("职数", "应配人数", "核定职数", "应配职数"),
            example="5",
        ),
        Column("title", Text(zh="岗位名称", en="Title"), aliases=("职务全称",)),
        AREA,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the post."""
    yield post(record, directory)[0]


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the post to its body."""
    node, body = post(record, directory)
    yield Tie("OF", end(node), body, source=record.source)
