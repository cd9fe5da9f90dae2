"""The units that headings name: 户 in 户数（户）, 万元 in a line above a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from loaders._notes import NOTE
from loaders._vocabulary import words

_UNIT_LINE = re.compile(r"单位\s*[:(为是]|为单位")
_LIST = re.compile(r"[、,;/\s]+")


def is_units(row: Iterable[str]) -> bool:
    """Say whether a row holds units only: it is a part of the headings above it."""
    filled = [unicodedata.normalize("NFKC", text) for text in row if text]
    return bool(filled) and all(map(_unit().fullmatch, filled))


def scaled_units(text: str) -> set[str]:
    """Return the units of which a line above a table (单位：人、万元) says that it counts more.

    A line of units only, perhaps with what they are of (面积：万平方米), needs no such word.
    """
    line = unicodedata.normalize("NFKC", text).strip()
    listed = _LIST.split(line.rpartition(":")[2].strip())
    if not (_UNIT_LINE.search(line) or is_units(listed)):
        return set()
    return {unit for unit, pattern in _larger().items() if pattern.search(line)}


def noted_units(text: str) -> set[str]:
    """Return the units of which a note (注：面积单位为万平方米) says that it counts more."""
    return scaled_units(text) if NOTE.match(text.strip()) else set()


def names_more(unit: str, names: Iterable[str]) -> bool:
    """Say whether a heading, in normal form, counts in more than `unit`: in 万元, not 元."""
    return any(map(_scaled(unit).search, names))


def names_unit(unit: str, parts: Iterable[str]) -> bool:
    """Say whether a heading, as it is written, names `unit`: 户数（户）, but not 户数."""
    return any(_named(unit).search(unicodedata.normalize("NFKC", part)) for part in parts)


@cache
def _unit() -> re.Pattern[str]:
    table = words("cells")
    larger = (word for listed in table["more"].values() for word in listed)
    same = (word for listed in table["same"].values() for word in listed)
    units = _any_of([*table["units"], *same, *larger])
    scale = f"({_any_of(table['scales'])})*"
    return re.compile(rf"[(\[【]?\s*(单位\s*:)?\s*(人民币)?\s*{scale}\s*({units})\s*[)\]】]?")


@cache
def _larger() -> Mapping[str, re.Pattern[str]]:
    """Return by the unit of a field what finds more of it, alone or in a list."""
    scales, end = _any_of(words("cells")["scales"]), r"$|\W|_|人民币|为单位"
    return {
        unit: re.compile(rf"(?<!\d)(({scales})\s*({_same(unit)})|{_more(unit)})(?={end})")
        for unit in words("cells")["same"]
    }


@cache
def _scaled(unit: str) -> re.Pattern[str]:
    """Return what finds in a heading, in normal form, that it counts in more than `unit`."""
    table = words("cells")
    scales, units = _any_of(table["scales"]), _any_of(table["units"])
    return re.compile(f"({scales})({units}|$)|{_more(unit)}")


@cache
def _named(unit: str) -> re.Pattern[str]:
    """Return what finds `unit` in a heading as the unit of its numbers."""
    around = r"\W|_|人民币"
    return re.compile(rf"(^|{around})({_same(unit)})($|{around})")


def _same(unit: str) -> str:
    return _any_of(words("cells")["same"][unit])


def _more(unit: str) -> str:
    return _any_of(words("cells")["more"].get(unit, ())) or "(?!)"


def _any_of(listed: Iterable[str]) -> str:
    return "|".join(re.escape(unicodedata.normalize("NFKC", word)) for word in listed)
