"""Intervals of dated ties: half-open, an unknown start stays unknown. The order of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.dates import PartialDate
from graph.facts import Value
from graph.words import N_, Text
from loaders._sheet import Cell, Column, Record, Refused

START = Column(
    "start",
    Text(zh="开始日期", en="Start"),
    type="date",
    identifies=True,
    aliases=(
        "起始日期",
        "加入日期",
        "合同起始日期",
        "合同开始日期",
        "物业服务合同开始日期",
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
    aliases=(
        "终止日期",
        "退出日期",
        "到期日期",
        "合同到期日期",
        "合同终止日期",
        "合同结束日期",
        "物业服务合同结束日期",
    ),
    after=("start",),
    note=Text(zh="结束当日已不再有效；仍有效则留空。", en="The first day it no longer holds."),
)


def interval(record: Record) -> dict[str, Value]:
    """Return ``start`` and ``end`` of a row with their precisions."""
    return record.properties("start", "end")


def out_of_order(
    columns: Iterable[Column], cells: Mapping[str, Cell], heading: Callable[[str], str]
) -> Iterator[Refused]:
    """Yield why a day cannot be: it lies before one that it follows, whatever day each can mean.

    2021 does not lie before 2021-06, and 约2021 lies before nothing for certain.

    Parameters
    ----------
    columns
        Of days that follow others.
    cells
        Of one row, as they were read.
    heading
        What the column of a field is called.
    """
    for column in columns:
        day = cells.get(column.field)
        if not isinstance(day, PartialDate):
            continue
        for name in column.after:
            earlier = cells.get(name)
            if not isinstance(earlier, PartialDate) or "circa" in (
                day.precision,
                earlier.precision,
            ):
                continue
            if day.last < earlier.first:
                sentence = N_("{day} lies before {earlier} under “{column}”.")
                values = {"day": day, "earlier": earlier, "column": heading(name)}
                yield Refused(column.field, sentence, **values)
                break


def key(record: Record) -> str:
    """Return what tells apart two ties of the same ends: the start as written."""
    start = record.date("start")
    return str(start) if start else ""
