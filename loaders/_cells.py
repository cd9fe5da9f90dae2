"""One cell: from what the file holds to what the program uses, by the type of its column."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from graph.dates import PartialDate
from graph.numerals import number
from graph.words import N_, Message
from loaders._checking import check_limits
from loaders._dates import read_date
from loaders._persons import VACANT, encircled, read_persons
from loaders._roles import marks_of, read_seats, role_shown
from loaders._sheet import Cell, Column, Named, Refused, Seat
from loaders._vocabulary import Note, find_choice, no_choice, unnoted, words

RawCell = str | int | float | bool | date | datetime | time | timedelta | None
Repair = Callable[[str, str, str, Message], None]
"""``repair(field, before, after, rule)``: a cell was read otherwise than it is written."""

_LIST_MARKS = re.compile(r"[、;\n]+")
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[-+]?\d{1,3})?", re.IGNORECASE)
_ORDINAL = re.compile(r"^第")
_LINES = re.compile(r"[\r\n]+")
# '100 and ="100", by which systems keep a spreadsheet from changing what they export.
_KEPT_AS_TEXT = re.compile(r"""\s*(?:=\s*"([^"]+)"|['‘’`]([^'‘’`]+))\s*""")
_ERROR_STARTS = frozenset("#＃")
_LOST = "\ufffd"
"""Stands for a letter that a program could not read."""
# Characters without width come along from web pages, and part what looks like one word.
_NO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
# The width of a mark is layout, that of a letter or digit is not.
_MARKS = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if not chr(code - 0xFEE0).isalnum()
} | {0x3000: 0x20, 0xA0: 0x20}

HALF_WIDTH = N_("Letters and digits of another width or form are read in their usual form.")
NUMERAL = N_("A Chinese numeral is read as a number.")
TEN_THOUSANDS = N_("A number of ten thousands (万) is read in full.")
NO_ROLE = N_("Who is said to be a Party member, or none, holds no role by that.")
NEITHER = N_("A word that says neither yes nor no is left out.")
UNKNOWN = N_("A word for what nobody knows is read as an empty cell.")
ERROR = N_("An error of a spreadsheet, such as #N/A, is read as an empty cell.")
KEPT_AS_TEXT = N_("A mark that keeps a number as text is left out.")


def as_text(value: RawCell) -> str:
    """Return a raw cell as the text a person sees; numbers without a needless ``.0``."""
    if value.__class__ is str:  # nearly every cell
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat()
    return str(value)


def clean(
    value: RawCell, column: Column, repair: Repair | None = None, *, date1904: bool = False
) -> Cell:
    """Read a raw cell as the type of `column`.

    Parameters
    ----------
    value
        As the reader gave it.
    column
        Says the type, the choices and whether the cell must be filled.
    repair
        Told the field, the cell before and after, and why, where more than space and width
        of marks was changed.
    date1904
        The workbook counts days from 1904.

    Returns
    -------
    Cell
        None for an empty cell, an empty list where the column gives lists.

    Raises
    ------
    Refused
        If the cell is not of the type, or empty where it is required.
    """
    if value is None or value == "":
        if column.required:
            raise Refused(column.field, N_("This cell must be filled."))
        return [] if column.type in _PARTED else None
    known = _read_text if value.__class__ is str else _read_other
    cell, rules, refused = known(value, column, date1904)
    if refused is not None:
        raise Refused(column.field, refused.sentence, **refused.values)
    if rules and repair is not None:
        for rule in rules:
            repair(column.field, as_text(value), shown(cell, column), rule)
    return cell.copy() if isinstance(cell, list) else cell


_PARTED = frozenset({"list", "seats", "persons"})
_FIGURES = frozenset({"integer", "number", "date"})
_Outcome = tuple[Cell, Sequence[Message], Message | None]
"""The cleaned cell, the rules by which it was read, and why it is refused."""


def _read(value: RawCell, column: Column, date1904: bool) -> _Outcome:
    rules: dict[str, None] = {}
    try:
        if isinstance(value, str):
            value = _as_meant(value, column, rules.setdefault)
        if column.type == "date":
            cell: Cell = read_date(value, column.field, note=rules.setdefault, date1904=date1904)
        else:
            cell = _READERS[column.type](value, column, rules.setdefault)
        if column.limits and isinstance(cell, int | float):
            check_limits(column.field, cell, column.limits)
        if column.required and (cell is None or cell == []):
            raise Refused(column.field, N_("This cell must be filled."))
    except Refused as refused:
        return None, (), refused.reason
    return cell, [Message(rule) for rule in rules] if rules else (), None


def _as_meant(text: str, column: Column, note: Note) -> str:
    """Return the text of a cell less what programs made of it on its way."""
    if _LOST in text:
        raise Refused(
            column.field,
            N_("A letter of this cell (�) was lost when the file was saved. Write it anew."),
        )
    if text.lstrip()[:1] in _ERROR_STARTS and _bare(text, unnoted).casefold() in _set("error"):
        note(ERROR)
        return ""
    if column.type in _FIGURES and (kept := _KEPT_AS_TEXT.fullmatch(text)):
        note(KEPT_AS_TEXT)
        return kept[1] or kept[2]
    return text


# Rosters repeat themselves: most cells of a column have been read before. What is no text is
# told apart by its type too, since 1 and True are equal.
_read_text = lru_cache(maxsize=65_536)(_read)
_read_other = lru_cache(maxsize=16_384, typed=True)(_read)


def shown(cell: Cell, column: Column) -> str:
    """Return a cleaned cell as a person would write it; cleaning that gives the same again."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "、".join(_part_shown(part, column) for part in cell)
    if isinstance(cell, PartialDate):
        return str(cell)
    return _part_shown(cell, column) if isinstance(cell, str) else as_text(cell)


def _part_shown(part: str | Seat | Named, column: Column) -> str:
    if isinstance(part, Seat):
        return role_shown(part, column)
    if isinstance(part, Named):
        seats = "、".join(_part_shown(seat, column) for seat in part.seats)
        marks = [seats, *marks_of(part)]
        return (part.name or VACANT) + "".join(f"({mark})" for mark in marks if mark)
    return column.choices[part].zh if part in column.choices else part


def _bare(value: RawCell, note: Note) -> str:
    """Return a cell as text in half width (NFKC), trimmed."""
    text = value if value.__class__ is str else as_text(value)
    if text.isascii():
        return text.strip()
    if _NO_WIDTH.search(text):
        text = _NO_WIDTH.sub("", text)
    if unicodedata.is_normalized("NFKC", text):
        return text.strip()
    usual = unicodedata.normalize("NFKC", text)
    if usual != text.translate(_MARKS):
        note(HALF_WIDTH)
    return usual.strip()


def _text(value: RawCell, column: Column, note: Note) -> str | None:  # noqa: ARG001 -- one signature for all readers
    text = _bare(value, note)
    if "\n" in text or "\r" in text:
        # Line breaks inside a cell are layout.
        text = "".join(line.strip() for line in _LINES.split(text))
    return None if _is_empty(text) else text


def _is_empty(text: str) -> bool:
    return len(text) <= _longest_empty() and text.casefold() in _set("empty")


def _says_nothing(text: str, note: Note) -> bool:
    if text in _set("unknown"):
        note(UNKNOWN)
        return True
    return _is_empty(text)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words("cells")[name]) | ({""} if name == "empty" else set())


@cache
def _longest_empty() -> int:
    return max(map(len, _set("empty")))


@cache
def _units(unit: str) -> re.Pattern[str]:
    """Return what finds a unit at the end of a number in a column that counts in `unit`."""
    table = words("cells")
    known = {*table["units"], *table["headings"], *table["same"].get(unit, ())}
    units = sorted(known, key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, units))})$")


def _number(value: RawCell, column: Column, note: Note) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    text = _bare(value, unnoted).replace(" ", "")
    if _says_nothing(text, note):
        return None
    bare = _ORDINAL.sub("", _units(column.unit).sub("", text))
    spelt = number(bare)
    if spelt is not None:
        note(NUMERAL)
        return float(spelt)
    if _NUMBER.fullmatch(bare.removesuffix("万")) is None:
        raise Refused(column.field, N_("This is not a number."))
    found = float(bare.removesuffix("万").replace(",", ""))
    if not math.isfinite(found):
        raise Refused(column.field, N_("This is not a number."))
    if text.endswith("%"):
        return found / 100
    if bare.endswith("万"):
        note(TEN_THOUSANDS)
        return round(found * 10_000, 4)  # 5.2 x 10000 would come out a hair beside 52000
    return found


def _integer(value: RawCell, column: Column, note: Note) -> int | None:
    found = _number(value, column, note)
    if found is None:
        return None
    if not found.is_integer():
        raise Refused(column.field, N_("This is not a whole number."))
    return int(found)


_SAID_OF_IT = re.compile(r"(?<=.)[(,;].*$")


@cache
def _party_words() -> frozenset[str]:
    """Return the words that say whether somebody is a Party member."""
    return _also("also_yes", "party") | _also("also_no", "party")


@cache
def _also(name: str, field: str) -> frozenset[str]:
    """Return what means yes or no (``also_yes``, ``also_no``) in the column of one field."""
    return frozenset(words("cells")[name].get(field, ()))


def _boolean(value: RawCell, column: Column, note: Note) -> bool | None:
    text = _bare(value, unnoted).casefold()
    also_yes, also_no = (_also(name, column.field) for name in ("also_yes", "also_no"))
    if also_no:  # words, with more said of some: 预备党员（2024年）
        text = _SAID_OF_IT.sub("", "".join(text.split()))
    if text in _set("yes") or text in also_yes:
        return True
    if text in _set("no") or text in also_no:
        return False
    if _says_nothing(text, note):
        return None
    if also_no:
        note(NEITHER)
        return None
    raise Refused(column.field, N_("This is neither yes nor no. Write 是 or 否."))


def _choice(value: RawCell, column: Column, note: Note) -> str | None:
    text = _bare(value, unnoted)
    key = find_choice(text, column, note)
    if key is None and not _says_nothing(text, note):
        raise no_choice(text, column)
    return key


def _list(value: RawCell, column: Column, note: Note) -> list[str]:
    parts = (part.strip() for part in _LIST_MARKS.split(_bare(value, note)))
    if column.choices:
        keys = (_choice(part, column, note) for part in parts)
        return [key for key in keys if key]
    # A part may come twice: 新苑第一、二居委会、新苑第一、二党总支 are two names of two parts.
    return [part for part in parts if not _is_empty(part)]


def _seats(value: RawCell, column: Column, note: Note) -> list[Seat]:
    text = _bare(value, unnoted)
    if not column.required and "".join(text.split()) in _party_words():
        note(NO_ROLE)
        return []
    return [] if _is_empty(text) else read_seats(text, column, note)


def _persons(value: RawCell, column: Column, note: Note) -> list[Named]:
    return read_persons(_bare(encircled(as_text(value)), note), column, note)


_READERS: Mapping[str, Callable[[RawCell, Column, Note], Cell]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "choice": _choice,
    "list": _list,
    "seats": _seats,
    "persons": _persons,
}
