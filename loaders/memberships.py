"""联盟成员: which body is a member of which alliance or mechanism, and when."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.words import N_, Text
from loaders._bodies import find_body
from loaders._intervals import END, START, interval, key
from loaders._sheet import Column, Directory, Record, Refused, Sheet

SHEET = Sheet(
    title=Text(zh="联盟成员", en="Memberships"),
    description=Text(zh="每行一个组织的一次加入。", en="One membership of one body a row."),
    order=50,
    aliases=("成员单位", "机制成员"),
    columns=(
        Column(
            "alliance",
            Text(zh="联盟名称", en="Alliance"),
            required=True,
            aliases=("机制名称", "联盟或机制"),
            example="社区教育联盟",
        ),
        Column(
            "organisation",
            Text(zh="成员组织", en="Member"),
            required=True,
            aliases=("成员单位", "组织名称", "单位名称"),
            example="同济大学法学院",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            note=Text(zh="成员组织重名时用于区分。", en="Tells apart bodies of the same name."),
        ),
        START,
        END,
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:  # noqa: ARG001 -- the protocol's
    """Make none: a membership is a tie."""
    yield from ()


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the member to the alliance for the time of its membership."""
    name = record.required("alliance")
    alliance = directory.organisation(name, field="alliance")
    if alliance[0] not in ("Alliance", "Mechanism"):
        raise Refused("alliance", N_("{name} is neither an alliance nor a mechanism."), name=name)
    member = find_body(record, directory)
    yield Tie("MEMBER_OF", member, alliance, interval(record), record.source, key(record))
