"""别名: what people call a body, and which body they mean."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, Value
from graph.names import name_properties
from graph.words import Text
from loaders._bodies import find_body
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="别名", en="Aliases"),
    description=Text(
        zh="每行一个组织的一种叫法；此后各名册可用该叫法指称该组织。",
        en="One other name of one body a row; rosters may then use it.",
    ),
    order=38,
    aliases=("简称", "俗称", "别名对照", "简称对照"),
    naming=True,
    columns=(
        Column(
            "alias",
            Text(zh="别名", en="Alias"),
            required=True,
            aliases=("简称", "俗称", "曾用名", "习惯称呼"),
            example="九十弄总支",
        ),
        Column(
            "organisation",
            Text(zh="正式名称", en="Official name"),
            required=True,
            aliases=("全称", "组织全称", "党组织全称", "组织名称"),
            example="铁岭路90弄居民区党总支",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "居委会", "社区名称", "所属居民区"),
            note=Text(
                zh="组织所在居民区，用于区分同名组织。",
                en="Where the body is, to tell namesakes apart.",
            ),
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Give the body one name more.

    The row says with it that the body exists, should its own roster be taken back.
    """
    found = find_body(record, directory)
    label, identity = found
    name = directory.name(found)
    properties: dict[str, Value] = {
        **name_properties(name),
        "kind": label,
        "place": directory.place(found),
        "aliases": [record.required("alias")],
    }
    yield Node(label, identity, properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:  # noqa: ARG001 -- the protocol's
    """Make none: the body's own sheet ties it."""
    yield from ()
