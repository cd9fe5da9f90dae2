"""Personal data that is never read: columns by their heading, values by their form.

The headings are the first net and the allow-list of declared columns the second. What this
module finds in the cells that are left is dropped and counted, and never shown again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from stdnum.cn import ric

from loaders._vocabulary import words

if TYPE_CHECKING:
    from loaders._cells import RawCell

MARK = "〔已删除〕"
"""Stands for a dropped value that has words on both sides."""

_LEAST = 11
"""Digits of the shortest value, a mobile number."""
_DASH = r"\-\u2010-\u2015"
_SPACE = rf"\s\u200b-\u200d\ufeff{_DASH}"
_GAP, _DOT = f"[{_SPACE}]", f"[{_SPACE}.·]"
# Tried on the text as it is, to be quick; \d is any digit, of full width too.
_MAYBE = re.compile(rf"\d(?:[{_SPACE}.·－．]{{0,3}}\d){{10}}|\d[.．]\d{{8,}}[EeＥｅ]")
_ID = rf"\d(?:{_GAP}{{0,3}}\d){{16}}{_GAP}{{0,3}}[\dXx](?![\dXx])"
_ROUNDED_ID = r"\d\.\d{8,16}[Ee]\+?17(?!\d)"
_OLD_ID = rf"\d(?:{_GAP}{{0,3}}\d){{14}}(?!\d)"
# Before a mobile number: the code of the country.
_DIALLED = rf"(?:(?:\((?:\+|00)?86\)|(?:\+|00)?86){_DOT}{{0,3}})?"
# In one piece, with a 0 before it as in a call from elsewhere, or parted 3-4-4, 4-3-4 or 3-3-5
# as people part it.
_MOBILE = (
    rf"{_DIALLED}(?:01[3-9]\d{{9}}|1[3-9](?:\d{{9}}|\d(?:{_DOT}{{1,3}}\d{{4}}){{2}}"
    rf"|\d\d{_DOT}{{1,3}}\d{{3}}{_DOT}{{1,3}}\d{{4}}|\d{_DOT}{{1,3}}\d{{3}}{_DOT}{{1,3}}\d{{5}}))(?!\d)"
)
# Parted 3-8 or 7-4: by a point it would be a measure, and between dashes a piece of a code.
_HALVED_MOBILE = (
    rf"(?<!\d[{_DASH}]){_DIALLED}1[3-9]\d"
    rf"(?:{_GAP}{{1,3}}\d{{8}}|\d{{4}}{_GAP}{{1,3}}\d{{4}})(?!\d|[{_DASH}]\d)"
)
# Parted anywhere else, and no piece of a longer row of numbers.
_ALONE = "".join(rf"(?<!\d[{_SPACE}.·/]{{{marks}}})" for marks in (1, 2, 3))
_PARTED_MOBILE = (
    rf"{_ALONE}{_DIALLED}(?:0{_GAP}{{0,3}})?1{_GAP}{{0,3}}[3-9](?:{_GAP}{{0,3}}\d){{9}}"
    rf"(?![{_SPACE}.·/]{{0,3}}\d)"
)
_DIALLING = re.compile(rf"^{_DIALLED}(?:0{_GAP}{{0,3}})?(?=1)")
_PARTING = re.compile(rf"({_GAP}+)")
# Numbers of 11, 13 (with 86 before), 15 and 18 digits.
_RANGES = ((1.3e10, 2e10), (8.613e12, 8.62e12), (1.1e14, 9.2e14), (1.1e17, 9.2e17))
_PROVINCES = frozenset(
    f"{region}{place}"
    for region, places in (
        ("1", "12345"),
        ("2", "123"),
        ("3", "1234567"),
        ("4", "123456"),
        ("5", "01234"),
        ("6", "12345"),
        ("7", "1"),
        ("8", "123"),
        ("9", "1"),
    )
    for place in places
)
# A spreadsheet keeps 15 digits of a number; of an ID these are place, birth and one more.
_ROUNDED = re.compile(r"0{3}$")
_BETWEEN = " \t\r\n,，、;；:：/"
_BRACKETED = re.compile(rf"[(（\[【]\s*{MARK}\s*[)）\]】]")


def is_personal(heading: str) -> bool:
    """Say whether a column of this heading holds personal data that is never read."""
    bare = re.sub(r"[\s_\u200b-\u200f\u2060\ufeff]", "", unicodedata.normalize("NFKC", heading))
    bare = bare.casefold()
    personal, others = _headings()
    # A stroke joins a group heading and the one under it, which may be one word in two rows.
    return any(personal.search(others.sub("", text)) for text in {bare, bare.replace("/", "")})


@cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words("personal")
    return _any_of(table["parts"]), _any_of(table["others"])


def _any_of(parts: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part) for part in parts))


def scrub_row(cells: Sequence[RawCell]) -> tuple[Sequence[RawCell], dict[int, int]]:
    """Drop the personal values of a row.

    Returns
    -------
    tuple
        The cells, and how many values were dropped at which position. The very same cells
        where there were none.
    """
    clean: list[RawCell] | None = None
    dropped: dict[int, int] = {}
    for at, cell in enumerate(cells):
        # Most cells are too short a text or too small a number, which is seen without a call.
        if not cell or (len(cell) < _LEAST if isinstance(cell, str) else _is_small(cell)):
            continue
        left, count = scrub(cell)
        if count:
            clean = list(cells) if clean is None else clean
            clean[at] = left
            dropped[at] = count
    return (cells if clean is None else clean), dropped


def _is_small(cell: RawCell) -> bool:
    return not isinstance(cell, int | float) or cell < 1e10


def scrub(value: RawCell) -> tuple[RawCell, int]:
    """Drop ID card numbers and mobile numbers from a cell.

    Found are IDs of 18 characters whose date of birth exists and whose check digit is
    right, those that a spreadsheet rounded, IDs of the old form of 15 digits, and mobile
    numbers; full or half width, with or without spaces and dashes.

    Parameters
    ----------
    value
        A raw cell of any type.

    Returns
    -------
    tuple
        What is left of the cell, None where that is nothing, and how many values went.
    """
    if isinstance(value, str):
        if len(value) < _LEAST or not _MAYBE.search(value):
            return value, 0
        return _scrub_text(value)
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and _is_personal_number(value)
    ):
        return None, 1
    return value, 0


def _is_personal_number(value: float) -> bool:
    if value < 1e10 or not any(low <= value < high for low, high in _RANGES) or value % 1:
        return False
    digits = _in_full(repr(value))
    if len(digits) == 18:
        # As a number it has lost its last digits, and with them its check digit.
        return _has_birth(digits) and (isinstance(value, float) or _is_id(digits))
    return bool(re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits)) or _is_old_id(digits)


@lru_cache(maxsize=8192)
def _scrub_text(value: str) -> tuple[str | None, int]:
    text, count = unicodedata.normalize("NFKC", value), 0
    for pattern, is_value in _kinds():
        text, found = _drop(text, pattern, is_value)
        count += found
    if not count:
        return value, 0
    return _tidy(_BRACKETED.sub(MARK, text).strip()) or None, count


def _tidy(text: str) -> str:
    """Take away the marks that have words on one side only."""
    while text.startswith(MARK):
        text = text.removeprefix(MARK).lstrip(_BETWEEN)
    while text.endswith(MARK):
        text = text.removesuffix(MARK).rstrip(_BETWEEN)
    return text


def _drop(text: str, pattern: re.Pattern[str], is_value: Callable[[str], bool]) -> tuple[str, int]:
    kept: list[str] = []
    taken = start = 0
    while match := pattern.search(text, start):
        if is_value(match["value"]):
            kept += text[taken : match.start()], MARK
            taken = start = match.end()
        else:
            start = match.start() + 1
    return "".join([*kept, text[taken:]]), len(kept) // 2


@cache
def _kinds() -> list[tuple[re.Pattern[str], Callable[[str], bool]]]:
    """Return the forms of personal values, the longest first, and what makes them true."""
    label = "|".join(sorted(map(re.escape, words("personal")["labels"]), key=len, reverse=True))
    return [
        (re.compile(rf"(?:(?i:{label})\s*[:：]?\s*)?(?<!\d)(?P<value>{form})"), is_value)
        for form, is_value in (
            (_ID, lambda found: _is_id(_bare(found))),
            (_ROUNDED_ID, lambda found: _has_birth(_in_full(found))),
            (_OLD_ID, lambda found: _is_old_id(_bare(found))),
            (_MOBILE, lambda _: True),
            (_HALVED_MOBILE, lambda _: True),
            (_PARTED_MOBILE, _is_parted_alike),
        )
    ]


def _is_parted_alike(written: str) -> bool:
    """Say whether one mark parts the digits all through: two numbers side by side have two.

    What begins with a year, or with two digits before a dash, is a period or a code.
    """
    first, *rest = _PARTING.split(_DIALLING.sub("", written))
    marks = set(rest[::2])
    if len(marks) != 1 or re.fullmatch(r"19\d\d", first):
        return False
    return len(first) != 2 or marks.pop().isspace()


def _in_full(number: str) -> str:
    """Write out 3.6E+17 as it was written: a float would bring digits of its own."""
    return str(int(Decimal(number)))


def _bare(written: str) -> str:
    return re.sub(r"[^\dXx]", "", written)


def _is_id(digits: str) -> bool:
    if not _has_birth(digits):
        return False
    return ric.calc_check_digit(digits) == digits[-1].upper() or bool(_ROUNDED.search(digits))


def _has_birth(digits: str) -> bool:
    return digits[:2] in _PROVINCES and _was_a_day(digits[6:14])


def _is_old_id(digits: str) -> bool:
    # Those who got one were born before the card of 18 digits came in 1999; registration
    # numbers of firms, of 15 digits too, run on from 0.
    return (
        len(digits) == 15
        and digits[:2] in _PROVINCES
        and digits[6:8] >= "10"
        and _was_a_day("19" + digits[6:12])
    )


def _was_a_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= day <= date.today()
