"""共建单位: units that co-build, stand on the territory, or are line departments."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import Text
from loaders._bodies import body, end
from loaders._places import one_place
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="共建单位", en="Partner units"),
    description=Text(
        zh="每行一个共建单位、驻区单位或条线单位。",
        en="One unit that co-builds, stands on the territory or is a line department a row.",
    ),
    order=34,
    aliases=("驻区单位", "条线单位"),
    columns=(
        Column(
            "name",
            Text(zh="单位名称", en="Unit"),
            required=True,
            aliases=("共建单位名称", "单位名称（全称）", "单位全称", "名称"),
            example="同济大学法学院",
        ),
        Column(
            "unit_type",
            Text(zh="单位类型", en="Unit type"),
            type="choice",
            aliases=("单位性质类别", "单位性质", "单位类别", "共建单位性质", "共建单位类型"),
            choices=model().nodes["PartnerUnit"].properties["unit_type"].choices,
            example="高校部门、院系",
            note=Text(zh="不详则留空。", en="Empty where unknown."),
        ),
        Column(
            "code",
            Text(zh="代码", en="Code"),
            identifies=True,
            aliases=("统一社会信用代码", "法人单位统一社会信用代码", "组织机构代码"),
        ),
        Column(
            "superior",
            Text(zh="上级单位", en="Superior"),
            aliases=("上级主管部门名称", "隶属单位", "上级主管单位", "主管部门"),
            example="同济大学",
        ),
        Column(
            "line_department",
            Text(zh="条线单位", en="Line department"),
            type="boolean",
            aliases=("是否条线单位",),
            example="否",
        ),
        Column(
            "area",
            Text(zh="所在居民区", en="Area"),
            identifies=True,
            aliases=("居民区", "居委", "社区名称", "所属居民区"),
            note=Text(
                zh="属于整个街道的写街道名称。", en="The street's name for one of the street."
            ),
        ),
        Column("short_name", Text(zh="简称", en="Short name"), aliases=("单位简称",)),
        Column("aliases", Text(zh="别名", en="Other names"), type="list", aliases=("曾用名",)),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the unit."""
    place = one_place(record, directory) or directory.default_place()
    properties = record.properties("unit_type", "line_department", "short_name")
    names = record.words("aliases") or None
    unit = body("PartnerUnit", record, place, directory, **properties, aliases=names)
    directory.tell_apart(unit)
    yield unit


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the unit to its superior."""
    (unit,) = nodes(record, directory)  # refuses one whose name a later row bears too
    superior = record.text("superior")
    if superior:
        above = directory.organisation(superior, field="superior")
        yield Tie("SUBORDINATE_TO", end(unit), above, source=record.source)
