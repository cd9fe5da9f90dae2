"""Bodies: what the sheets of organisations share."""

from __future__ import annotations

from graph.facts import Node, Value
from graph.names import body_id, name_properties
from graph.words import Text
from loaders._checking import check_name
from loaders._codes import read_code
from loaders._places import one_area
from loaders._sheet import Column, Directory, End, Record

BODIES = (
    "党组织名称",
    "党支部名称",
    "居委会名称",
    "居民委员会名称",
    "业委会名称",
    "业主委员会名称",
)
"""Headings of the body that a row is of, where it may be of any kind."""

FOUNDED = Column(
    "founded",
    Text(zh="成立日期", en="Founded"),
    type="date",
    aliases=("成立时间", "批准建立党组织日期"),
)
DISSOLVED = Column(
    "dissolved",
    Text(zh="撤销日期", en="Dissolved"),
    type="date",
    aliases=("撤销时间", "注销日期"),
    after=("founded",),
)


def body(
    kind: str, record: Record, place: str | None, directory: Directory, **properties: Value
) -> Node:
    """Make the node of a body; its code is its identity, else kind, place and name are.

    Of two rosters often only one has codes, so a body that is known without a code gets that of
    its row, and a row without one means the body of its kind, place and name that has one.
    Bodies of two kinds that share a code are two.

    Parameters
    ----------
    kind
        Label of the body.
    record
        Row with ``name`` and, where known, ``code``, ``founded`` and ``dissolved``.
    place
        Division code of the finest place the body belongs to.
    directory
        Knows the bodies of the graph and of the rows before this one.
    properties
        What the kind has besides.
    """
    name = record.required("name")
    check_name(name)
    code = read_code(record)
    if not record.body:  # kept: the rows that follow must not make another of it
        new = f"org:{code}" if code else body_id(kind, name, place)
        record.body = directory.same_body(kind, name, place, code) or new
    common: dict[str, Value] = {
        **name_properties(name),
        "kind": kind,
        "code": code,
        "place": place,
        **record.properties("founded", "dissolved"),
    }
    return Node(kind, record.body, common | properties, record.source)


def end(node: Node) -> End:
    """Return what a tie needs to know of `node`."""
    return node.label, node.id


def find_body(record: Record, directory: Directory) -> End:
    """Find the body a row speaks of; its area tells namesakes apart."""
    area = one_area(record, directory)
    return directory.organisation(record.required("organisation"), area)
