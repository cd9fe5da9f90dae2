"""高校名单: the Ministry of Education's list of universities, as partner units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.words import N_, Text
from loaders._bodies import body
from loaders._codes import plain_code
from loaders._sheet import Column, Directory, Record, Refused, Sheet

SHEET = Sheet(
    title=Text(zh="高校名单", en="Universities"),
    description=Text(
        zh="教育部全国高等学校名单；省份取自分节行。",
        en="The Ministry's list of universities; the province stands in section rows.",
    ),
    order=35,
    aliases=("全国普通高等学校名单", "全国成人高等学校名单"),
    columns=(
        Column(
            "name",
            Text(zh="学校名称", en="University"),
            required=True,
            aliases=("院校名称",),
            example="同济大学",
        ),
        Column(
            "code",
            Text(zh="学校标识码", en="Code"),
            required=True,
            aliases=("学校代码",),
            example="4131010247",
            note=Text(zh="10 位学校标识码。", en="University code of 10 digits."),
        ),
        Column("authority", Text(zh="主管部门", en="Authority"), example="教育部"),
        Column("region", Text(zh="所在地", en="Location"), example="上海市"),
        Column("level", Text(zh="办学层次", en="Level"), example="本科"),
        Column("remark", Text(zh="备注", en="Remark")),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the university; it belongs to no place of the street's."""
    code = plain_code(record.required("code"))
    if not re.fullmatch(r"[0-9]{10}", code):
        raise Refused("code", N_("A university code has 10 digits; this one is {code}."), code=code)
    yield body(
        "PartnerUnit",
        record,
        None,
        directory,
        unit_type="university",
        region=record.context.get("section") or record.text("region"),
        **record.properties("authority", "level", "remark"),
    )


def ties(record: Record, directory: Directory) -> Iterator[Tie]:  # noqa: ARG001 -- the protocol's
    """Make none."""
    yield from ()
