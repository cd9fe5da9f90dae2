"""Dates as offices write them, read by one table of forms.

No date library is used: those tried add a day of today's to a month, or read nothing.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from graph.dates import PartialDate, Precision
from graph.words import N_
from loaders._sheet import Refused

# Words that say "no date": the tie still holds, or nobody wrote one down.
NONE_WORDS = frozenset(
    {"", "至今", "现在", "今", "目前", "在任", "无", "不详", "未知", "-", "—", "/"}
)
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)

_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_CHINESE = re.compile(
    r"([〇零○一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月)?(?:([一二三四五六七八九十]{1,3})[日号])?"
)
_FORMS = (
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})年(\d{1,2})月份?"),
    re.compile(r"(\d{4})年度?"),
    re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"),
    re.compile(r"(\d{4})[-./](\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})(\d{2})"),
    re.compile(r"(\d{4})"),
)
# Days since Excel's epoch. Below five digits a number is a year, above a written date.
_SERIAL = range(10000, 73051)
_EPOCH = date(1899, 12, 30)


def read_date(value: object, field: str) -> PartialDate | None:
    """Read one cell as a date.

    Parameters
    ----------
    value
        A text, a number (year, ``201403``, ``20140301`` or Excel serial of the 1900
        system), or a date of the spreadsheet.
    field
        The column, for the refusal.

    Returns
    -------
    PartialDate | None
        With the precision the cell has; None where the cell says there is none (至今).

    Raises
    ------
    Refused
        If the cell is no date, or one that does not exist or lies outside 1900-2099.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _checked(value.year, value.month, value.day, field)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value in _SERIAL:
        found = _EPOCH + timedelta(days=value)
        return _checked(found.year, found.month, found.day, field)
    text = re.sub(
        r"\s*([-./年月日号])\s*", r"\1", unicodedata.normalize("NFKC", str(value)).strip()
    )
    if text in NONE_WORDS:
        return None
    return _read_text(text, field)


def _read_text(text: str, field: str) -> PartialDate:
    if match := _CHINESE.fullmatch(text):
        year, month, day = match.groups()
        return _checked(
            int(year.translate(_DIGITS)),
            None if month is None else _numeral(month),
            None if day is None else _numeral(day),
            field,
        )
    for form in _FORMS:
        if match := form.fullmatch(text):
            numbers = [int(part) for part in match.groups() if part.isdigit()]
            year, month, day = (*numbers, None, None)[:3]
            return _checked(year, month, day, field)
    raise Refused(field, N_("This is not a date. Write it as 2014-03-01, 2014-03 or 2014."))


def _checked(year: int | None, month: int | None, day: int | None, field: str) -> PartialDate:
    precision: Precision = "day" if day is not None else "month" if month is not None else "year"
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise Refused(field, N_("There is no such day in the calendar.")) from None
    if not FIRST <= first <= LAST:
        raise Refused(
            field, N_("The year {year} lies outside {first} to {last}."),
            year=first.year, first=FIRST.year, last=LAST.year,
        )  # fmt: skip
    return PartialDate(first, precision)


def _numeral(text: str) -> int:
    """Read a numeral from 一 to 九十九; 0 where it is none, which is no month and no day."""
    tens, ten, units = text.rpartition("十")
    if not ten:
        return int(text.translate(_DIGITS)) if len(text) == 1 else 0
    if len(tens) > 1 or len(units) > 1:
        return 0
    return 10 * int((tens or "一").translate(_DIGITS)) + int((units or "零").translate(_DIGITS))
