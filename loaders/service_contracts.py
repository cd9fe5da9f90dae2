"""物业服务合同: which firm serves which estate, and when."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.words import Text
from loaders._intervals import END, START, interval, key
from loaders._places import one_area
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="物业服务合同", en="Service contracts"),
    description=Text(zh="每行一份物业服务合同。", en="One service contract a row."),
    order=40,
    aliases=("物业合同",),
    columns=(
        Column(
            "firm",
            Text(zh="物业企业", en="Firm"),
            required=True,
            aliases=(
                "物业公司",
                "物业公司名称",
                "物业服务企业",
                "物业企业名称",
                "物业服务企业名称",
            ),
            example="上海示例物业管理有限公司",
        ),
        Column(
            "estate",
            Text(zh="小区", en="Estate"),
            required=True,
            aliases=("小区名称", "物业管理区域"),
            example="示例花苑",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "社区名称", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        START,
        END,
        Column(
            "filed",
            Text(zh="合同备案日期", en="Contract filed"),
            type="date",
            vague=("备案日期", "备案时间"),  # which may be that of the owners' committee as well
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:  # noqa: ARG001 -- the protocol's
    """Make none: a contract is a tie."""
    yield from ()


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the firm to the estate for the time of the contract."""
    firm = directory.organisation(record.required("firm"), kind="PropertyFirm", field="firm")
    estate = directory.estate(record.required("estate"), one_area(record, directory))
    properties = {**interval(record), **record.properties("filed")}
    yield Tie("SERVES", firm, estate, properties, record.source, key(record))
