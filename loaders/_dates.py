"""Dates as offices write them, read by one table of forms.

No date library is used: those tried add a day of today's to a month, or read nothing.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, timedelta
from functools import cache

from graph.dates import PartialDate, Precision
from graph.numerals import number
from graph.words import N_
from loaders._sheet import Refused
from loaders._vocabulary import Note, unnoted, words

_LONGEST = 64
"""Characters of a date, and of spaces in it; a whole text is none."""
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)

_YEAR = re.compile(r"[一二][〇零○◯oO0一二三四五六七八九]{3}(?=年)")
_ZERO = re.compile(r"[○◯oO0]")
_MONTH_OR_DAY = re.compile(r"[一二三四五六七八九十廿卅]{1,3}(?=[月日号])")
_AROUND_MARKS = re.compile(r"\s*([-./年月日号])\s*")
# Tried first, to be quick: most dates are written so.
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_POINT_ZERO = re.compile(r"(?<=^\d{4})\.0$|(?<=^\d{5})\.0$|(?<=^\d{6})\.0$|(?<=^\d{8})\.0$")
_FORMS = (
    re.compile(r"(\d{4})[-./年](\d{1,2})月(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})[-./年](\d{1,2})月份?"),
    re.compile(r"(\d{4})年度?"),
    re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?"),
    re.compile(r"(\d{4})[-./](\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})(\d{2})"),
    re.compile(r"(\d{4})"),
)
# Days since the spreadsheet's epoch. Below five digits a number is a year, above a written date.
_SERIAL = range(10000, 73051)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


JANUARY_OR_OCTOBER = N_(
    "A month .1 in a table of text is read as January; saved from a spreadsheet it may have "
    "been .10."
)
"""Told of any text; in a workbook only a number may be so, and is refused."""
_LOST_ZERO = re.compile(r"\d{4}\.1")


def serial_day(value: object, *, date1904: bool = False) -> date | None:
    """Return the day that a spreadsheet's serial number stands for; None where it is none."""
    if isinstance(value, float) and math.isfinite(value):
        value = int(value)  # without its time of day
    return _serial_day(_usual(value), date1904=date1904)


def _usual(value: object) -> str:
    return _POINT_ZERO.sub("", unicodedata.normalize("NFKC", str(value)).strip())


def _serial_day(text: str, *, date1904: bool) -> date | None:
    if not (len(text) == 5 and text.isdecimal() and int(text) in _SERIAL):
        return None
    return (_EPOCH_1904 if date1904 else _EPOCH) + timedelta(days=int(text))


def read_date(
    value: object, field: str, *, note: Note = unnoted, date1904: bool = False
) -> PartialDate | None:
    """Read one cell as a date.

    Parameters
    ----------
    value
        A text, a number (year, ``201403``, ``20140301`` or a spreadsheet's serial
        number), or a date of the spreadsheet.
    field
        The column, for the refusal.
    note
        Told where a serial number or an approximate date was read.
    date1904
        The workbook counts days from 1904, so its serial numbers are read so.

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
    if isinstance(value, str) and (match := _ISO.fullmatch(value)):
        return _checked(int(match[1]), int(match[2]), int(match[3]), field)
    if isinstance(value, date):  # or a datetime
        return _checked(value.year, value.month, value.day, field)
    if isinstance(value, bool):
        raise _no_date(field)
    if isinstance(value, float):
        value = _whole(value, field)
    text = _usual(value)
    if found := _serial_day(text, date1904=date1904):
        note(N_("A serial number of a spreadsheet is read as the date it stands for."))
        return _checked(found.year, found.month, found.day, field)
    if not text or text.casefold() in (*_words()["no_date"], *_words()["open"]):
        return None
    if len(text) > _LONGEST:
        raise _no_date(field)
    if len(text) == 6 and _LOST_ZERO.fullmatch(text):
        note(JANUARY_OR_OCTOBER)
    bare = _without_about(text)
    read = _read_text(_AROUND_MARKS.sub(r"\1", bare), field)
    if bare == text:
        return read
    note(N_("An approximate date is known to about the year only."))
    return PartialDate(date(read.first.year, 1, 1), "circa")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    table = words("cells")
    names = ("no_date", "open", "about_before", "about_after")
    return {name: tuple(sorted(table[name], key=len, reverse=True)) for name in names}


def _whole(value: float, field: str) -> float | int:
    """Return a number as it was typed; a serial number without its time of day."""
    if not math.isfinite(value):
        raise _no_date(field)
    if value.is_integer() or int(value) in _SERIAL:
        return int(value)
    if FIRST.year <= value <= LAST.year and f"{value:.2f}" == f"{int(value)}.10":
        raise Refused(
            field,
            N_("As a number, {value} is January or October. Write {year}-01 or {year}-10."),
            value=value,
            year=int(value),
        )
    return value


def _without_about(text: str) -> str:
    for word in _words()["about_before"]:
        if text.startswith(word):
            return text.removeprefix(word).strip()
    for word in _words()["about_after"]:
        if text.endswith(word):
            return text.removesuffix(word).strip()
    return text


def _read_text(text: str, field: str) -> PartialDate:
    written = _YEAR.sub(lambda match: str(number(_ZERO.sub("〇", match[0]))), text)
    written = _MONTH_OR_DAY.sub(lambda match: str(number(match[0])), written)
    for form in _FORMS:
        if match := form.fullmatch(written):
            numbers = [int(part) for part in match.groups() if part.isdigit()]
            year, month, day = (*numbers, None, None)[:3]
            return _checked(year, month, day, field)
    raise _no_date(field)


def _no_date(field: str) -> Refused:
    return Refused(field, N_("This is not a date. Write it as 2014-03-01, 2014-03 or 2014."))


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
