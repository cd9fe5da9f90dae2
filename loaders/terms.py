"""换届: the terms of office of each body."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import N_, Text
from loaders._bodies import BODIES, end, find_body
from loaders._first_known import first_known
from loaders._sheet import Column, Directory, End, Record, Refused, Sheet

_PROPERTIES = model().nodes["Term"].properties

SHEET = Sheet(
    title=Text(zh="换届", en="Terms"),
    description=Text(
        zh="每行一个组织的一届；届次与起始日期至少填一项。",
        en="One term of one body a row, with its number or its start at least.",
    ),
    order=65,
    aliases=("届次", "换届选举"),
    columns=(
        Column(
            "organisation",
            Text(zh="组织", en="Body"),
            required=True,
            aliases=("组织名称", *BODIES),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "area",
            Text(zh="居民区", en="Area"),
            identifies=True,
            aliases=("居委", "社区名称", "所属居民区"),
            example="铁岭路九十弄居委会",
        ),
        Column(
            "number",
            Text(zh="届次", en="Number"),
            type="integer",
            limits=_PROPERTIES["number"],
            identifies=True,
            aliases=("年届", "当前业委会届次", "届数", "本届届次"),
            example="9",
        ),
        Column(
            "start",
            Text(zh="起始日期", en="Start"),
            type="date",
            identifies=True,
            aliases=(
                "换届时间",
                "换届日期",
                "上次换届日期",
                "本届换届日期",
                "本届班子当选日期",
                "当选时间",
                "本届任期起",
                "任期起",
                "任期起始日期",
                "任期开始日期",
                "当选日期",
                "任期起止日期",
                "任期起止时间",
                "起止日期",
                "起止时间",
            ),
            until="due",
            example="2015-08-10",
        ),
        Column(
            "due",
            Text(zh="备案届满日期", en="Filed end"),
            type="date",
            aliases=(
                "届满日期",
                "任期届满日期",
                "本届任期止",
                "任期止",
                "任期届满时间",
                "任期截止日期",
                "任期结束日期",
                "任期终止日期",
                "到期日期",
                "应换届日期",
                "下次换届日期",
                "下届换届日期",
            ),
            after=("start",),
        ),
        Column(
            "end",
            Text(zh="实际结束日期", en="Actual end"),
            type="date",
            aliases=("结束日期",),
            after=("start",),
        ),
        Column(
            "method",
            Text(zh="选举方式", en="Method of election"),
            type="choice",
            choices=_PROPERTIES["method"].choices,
            example="全民直选",
        ),
        Column(
            "elected_size",
            Text(zh="选举产生人数", en="Elected size"),
            type="integer",
            limits=_PROPERTIES["elected_size"],
            unit="人",
            aliases=("委员人数", "当选人数"),
            example="5",
        ),
        Column("filed", Text(zh="备案日期", en="Filed"), type="date", aliases=("业主委员会备案",)),
        Column(
            "reported",
            Text(zh="换届书面报告日期", en="Report before expiry"),
            type="date",
            aliases=("书面报告日期",),
        ),
        Column(
            "postponed_until",
            Text(zh="批准延期至", en="Approved postponement"),
            type="date",
            aliases=("延期至",),
            after=("start",),
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:
    """Make the term."""
    body = find_body(record, directory)
    properties = record.properties(
        "number",
        "start",
        "due",
        "end",
        "method",
        "elected_size",
        "filed",
        "reported",
        "postponed_until",
    )
    if not record.body:  # kept: the rows that follow must not make another of it
        record.body = _identity(record, body, directory)
    yield Node("Term", record.body, properties, record.source)


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the term to its body."""
    body = find_body(record, directory)
    for term in nodes(record, directory):
        yield Tie("OF", end(term), body, source=record.source)


def _identity(record: Record, body: End, directory: Directory) -> str:
    start, number = record.date("start"), record.cells.get("number")
    if start is None and number is None:
        raise Refused("start", N_("A term needs its start or its number."))
    # Of several terms without a number none is known without its start.
    without = str(start if number is None else number)
    return first_known(start, lambda mark: ("Term", f"term:{body[1]}:{mark}"), directory, without)
