"""Intervals of dated ties: half-open, an unknown start stays unknown."""

from __future__ import annotations

from graph.facts import Value
from graph.words import N_, Text
from loaders._sheet import Column, Record, Refused

START = Column(
    "start",
    Text(zh="开始日期", en="Start"),
    type="date",
    aliases=(
        "起始日期",
        "加入日期",
        "合同起始日期",
        "合同开始日期",
        "合同期限",
        "起止日期",
        "起止时间",
    ),
    until="end",
    example="2014-06-01",
    note=Text(zh="不详则留空。", en="Empty where unknown."),
)
END = Column(
    "end",
    Text(zh="结束日期", en="End"),
    type="date",
    aliases=("终止日期", "退出日期", "到期日期", "合同到期日期", "合同终止日期", "合同结束日期"),
    note=Text(zh="结束当日已不再有效；仍有效则留空。", en="The first day it no longer holds."),
)


def interval(record: Record) -> dict[str, Value]:
    """Return ``start`` and ``end`` of a row with their precisions.

    Raises
    ------
    Refused
        If the end lies before the start, at whatever day each can mean.
    """
    in_order(record, "start", "end")
    return record.properties("start", "end")


def in_order(record: Record, first: str, *others: str) -> None:
    """Check that no day of `others` lies before `first`.

    Raises
    ------
    Refused
        If one does, at whatever day each can mean: 2021 does not lie before 2021-06.
    """
    start = record.date(first)
    for name in others:
        end = record.date(name)
        if start and end and end.last < start.first:
            sentence = N_("The end {end} lies before the start {start}.")
            raise Refused(name, sentence, end=end, start=start)


def key(record: Record) -> str:
    """Return what tells apart two ties of the same ends: the start as written."""
    start = record.date("start")
    return str(start) if start else ""
