"""职责: duties assigned to bodies, with or without the means."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie, fingerprint
from graph.names import name_key
from graph.words import Text
from loaders._bodies import end, find_body
from loaders._sheet import Column, Directory, Record, Sheet

SHEET = Sheet(
    title=Text(zh="职责", en="Duties"),
    description=Text(zh="每行一个组织的一项职责。", en="One duty of one body a row."),
    order=160,
    aliases=("职责清单", "权责清单"),
    columns=(
        Column(
            "name",
            Text(zh="职责内容", en="Duty"),
            required=True,
            aliases=("职责", "职责事项"),
            example="组织消防安全检查",
        ),
        Column(
            "organisation",
            Text(zh="承担组织", en="Body"),
            required=True,
            aliases=("组织", "责任单位"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "assigned",
            Text(zh="交办日期", en="Assigned"),
            type="date",
            identifies=True,
            example="2014-03",
        ),
        Column("ended", Text(zh="终止日期", en="Ended"), type="date", after=("assigned",)),
        Column(
            "matched",
            Text(zh="有相应权力或资源", en="Matched by power or resource"),
            type="boolean",
            aliases=("权责对等",),
            example="否",
            note=Text(zh="不详则留空。", en="Empty where unknown."),
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the duty; one body is given a duty of one name once a day."""
    name, body = record.required("name"), find_body(record, directory)
    properties = {
        "name": name,
        "place": directory.place(body),
        **record.properties("assigned", "ended", "matched"),
    }
    identity = fingerprint(body[1], name_key(name), str(record.date("assigned") or ""))
    yield Node("Duty", f"duty:{identity}", properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the duty to the body that has it."""
    body = find_body(record, directory)
    for duty in nodes(record, directory):
        yield Tie("OF", end(duty), body, source=record.source)
