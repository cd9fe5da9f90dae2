"""物业企业: property firms."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.words import Text
from loaders._bodies import DISSOLVED, FOUNDED, body
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="物业企业", en="Property firms"),
    description=Text(zh="每行一个物业服务企业。", en="One property firm a row."),
    order=33,
    aliases=("物业公司", "物业"),
    columns=(
        Column(
            "name",
            Text(zh="企业名称", en="Firm"),
            required=True,
            aliases=(
                "物业公司名称",
                "物业企业名称",
                "名称",
                "物业服务企业",
                "物业服务企业名称",
                "公司名称",
            ),
            example="上海示例物业管理有限公司",
        ),
        Column(
            "code",
            Text(zh="统一社会信用代码", en="Unified social credit code"),
            identifies=True,
            aliases=("代码", "法人单位统一社会信用代码"),
        ),
        Column(
            "short_name",
            Text(zh="简称", en="Short name"),
            aliases=("企业简称",),
            example="示例物业",
        ),
        FOUNDED,
        DISSOLVED,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the firm."""
    properties = record.properties("short_name")
    yield body("PropertyFirm", record, directory.default_place(), directory, **properties)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:  # noqa: ARG001 -- the protocol's
    """Make none: contracts tie firms to estates."""
    yield from ()
