"""How the offices of a city write: each street has its own way with dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from graph.dates import PartialDate

Cell = str | int | float | bool | PartialDate | list[str] | None
Row = dict[str, Cell]
Line = tuple[str, str, Row]
"""Loader module, code of the street whose office writes, and the cells by field."""

Written = str | int | date
_CHINESE = "〇一二三四五六七八九"


def write_date(day: PartialDate, office: str) -> Written:
    """Return a date as the office of a street writes it.

    Parameters
    ----------
    day
        Known to the day, the month or the year.
    office
        The street's code.
    """
    if day.precision == "year":
        return day.first.year
    return _WAYS[int(office[:9]) % len(_WAYS)](day)


def _spreadsheet(day: PartialDate) -> Written:
    return day.first if day.precision == "day" else str(day)


def _dots(day: PartialDate) -> Written:
    return str(day).replace("-", ".")


def _number(day: PartialDate) -> Written:
    return int(str(day).replace("-", ""))


def _characters(day: PartialDate) -> Written:
    text = f"{day.first.year}年{day.first.month}月"
    return text if day.precision == "month" else f"{text}{day.first.day}日"


def _numerals(day: PartialDate) -> Written:
    year = "".join(_CHINESE[int(digit)] for digit in str(day.first.year))
    text = f"{year}年{_numeral(day.first.month)}月"
    return text if day.precision == "month" else f"{text}{_numeral(day.first.day)}日"


def _numeral(number: int) -> str:
    tens, units = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, f"{_CHINESE[tens]}十")
    return ten + (_CHINESE[units] if units else "")


_WAYS: tuple[Callable[[PartialDate], Written], ...] = (
    _spreadsheet,
    _dots,
    _characters,
    str,
    _number,
    _spreadsheet,
    _characters,
    _dots,
    _numerals,
)
