"""One cell: from what the file holds to what the program uses, by the type of its column."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache

from graph.words import N_, Text
from loaders._dates import read_date
from loaders._sheet import Cell, Column, Refused

RawCell = str | int | float | bool | date | datetime | time | timedelta | None

YES = frozenset({"是", "有", "√", "✓", "✔", "对", "y", "yes", "true", "1", "t", "真"})
NO = frozenset(
    {"否", "无", "×", "✗", "x", "非", "不是", "没有", "n", "no", "false", "0", "f", "假"}
)
# Cells that offices fill so as not to leave them empty.
_EMPTY = frozenset(
    {"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "空缺", "空", "n/a", "null", "none"}
)
_LIST_MARKS = re.compile(r"[、;；\n]+")
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_UNITS = re.compile(r"(平方米|平方|平米|㎡|m2|元|户|人|个|名|岁|届|轮|次|年|号|%)$")
_ORDINAL = re.compile(r"^第")


def as_text(value: RawCell) -> str:
    """Return a raw cell as the text a person sees; numbers without a needless ``.0``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat()
    return str(value)


def clean(value: RawCell, column: Column) -> Cell:
    """Read a raw cell as the type of `column`.

    Parameters
    ----------
    value
        As the reader gave it.
    column
        Says the type, the choices and whether the cell must be filled.

    Returns
    -------
    Cell
        None for an empty cell. Text is trimmed and normalised (NFKC), nothing else.

    Raises
    ------
    Refused
        If the cell is not of the type, or empty where it is required.
    """
    cleaned = _READERS[column.type](value, column)
    if column.required and (cleaned is None or cleaned == []):
        raise Refused(column.field, N_("This cell must be filled."))
    return cleaned


def _text(value: RawCell, column: Column) -> str | None:  # noqa: ARG001 -- one signature for all readers
    # NFKC makes half-width of full-width; line breaks inside a cell are layout.
    text = re.sub(r"\s*[\r\n]+\s*", "", unicodedata.normalize("NFKC", as_text(value))).strip()
    return None if text.casefold() in _EMPTY else text


def _bare(value: RawCell) -> str:
    return unicodedata.normalize("NFKC", as_text(value)).strip()


def _number(value: RawCell, column: Column) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    text = _bare(value).replace(" ", "")
    if text.casefold() in _EMPTY:
        return None
    bare = _ORDINAL.sub("", _UNITS.sub("", text))
    if _NUMBER.fullmatch(bare.removesuffix("万")) is None:
        raise Refused(column.field, N_("This is not a number."))
    number = float(bare.removesuffix("万").replace(",", ""))
    if text.endswith("%"):
        return number / 100
    # Rounded: 5.2 x 10000 would come out a hair beside 52000.
    return round(number * 10_000, 4) if bare.endswith("万") else number


def _integer(value: RawCell, column: Column) -> int | None:
    number = _number(value, column)
    if number is None:
        return None
    if not number.is_integer():
        raise Refused(column.field, N_("This is not a whole number."))
    return int(number)


def _boolean(value: RawCell, column: Column) -> bool | None:
    text = _bare(value).casefold()
    if text in YES:
        return True
    if text in NO:
        return False
    if text in _EMPTY:
        return None
    raise Refused(column.field, N_("This is neither yes nor no. Write 是 or 否."))


def _date(value: RawCell, column: Column) -> Cell:
    if isinstance(value, bool):
        raise Refused(
            column.field, N_("This is not a date. Write it as 2014-03-01, 2014-03 or 2014.")
        )
    return read_date(value, column.field)


def _choice(value: RawCell, column: Column) -> str | None:
    text = _bare(value)
    key = _choice_keys(tuple(column.choices.items())).get(text.casefold())
    if key is None and text.casefold() in _EMPTY:
        return None
    if key is None:
        allowed = column.choices.values()
        raise Refused(
            column.field,
            N_("{value} is not one of: {allowed}."),
            value=text,
            allowed=Text(
                zh="、".join(choice.zh for choice in allowed),
                en=", ".join(choice.en for choice in allowed),
            ),
        )
    return key


@cache
def _choice_keys(choices: tuple[tuple[str, Text], ...]) -> Mapping[str, str]:
    return {word.casefold(): key for key, text in choices for word in (key, text.zh, text.en)}


def _list(value: RawCell, column: Column) -> list[str]:  # noqa: ARG001 -- as _text
    parts = (
        unicodedata.normalize("NFKC", part).strip() for part in _LIST_MARKS.split(as_text(value))
    )
    return list(dict.fromkeys(part for part in parts if part))


_READERS: Mapping[str, Callable[[RawCell, Column], Cell]] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "choice": _choice,
    "list": _list,
}
