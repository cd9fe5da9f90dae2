"""Personal data that is never read: columns by their heading, values by their form.

The headings are the first net and the allow-list of declared columns the second. What this
module finds in the cells that are left is dropped and counted, and never shown again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from loaders._personal_forms import (
    LEAST,
    MARK,
    SUSPECT,
    beside_a_name,
    is_code,
    is_personal_number,
    kinds,
    likely,
)
from loaders._vocabulary import words

if TYPE_CHECKING:
    from loaders._cells import RawCell
    from loaders._sheet import Column

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


def scrub_row(
    cells: Sequence[RawCell], columns: Sequence[Column | None] = ()
) -> tuple[Sequence[RawCell], dict[int, int]]:
    """Drop the personal values of a row.

    Parameters
    ----------
    cells
        As they stand.
    columns
        What each of them is read as, where that is known: a right code in a column of codes is no
        card of a bank, a number beside a name in one of persons is that of a telephone.

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
        if not cell or (_is_short(cell) if isinstance(cell, str) else _is_small(cell)):
            continue
        column = columns[at] if columns else None
        if column and column.field == "code" and isinstance(cell, str | int) and is_code(cell):
            continue
        left, count = scrub(cell)
        if column and column.type == "persons" and isinstance(left, str):
            left, more = _less_lines(left)
            count += more
        if count:
            clean = list(cells) if clean is None else clean
            clean[at] = left
            dropped[at] = count
    return (cells if clean is None else clean), dropped


def _is_short(text: str) -> bool:
    return len(text) < LEAST and "@" not in text and "＠" not in text


def _is_small(cell: RawCell) -> bool:
    return not isinstance(cell, int | float) or cell < 1e10


def scrub(value: RawCell) -> tuple[RawCell, int]:
    """Drop numbers and addresses of persons from a cell.

    Which forms are found, and by what, stands in docs/personal.md: IDs, cards of banks, numbers of
    telephones, mail and homes, papers and accounts; full or half width, with or without spaces
    and dashes.

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
        if _is_short(value) or not SUSPECT.search(value):
            return value, 0
        return _scrub_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and is_personal_number(value):
        return None, 1
    return value, 0


@lru_cache(maxsize=8192)
def _scrub_text(value: str) -> tuple[str | None, int]:
    text, count = unicodedata.normalize("NFKC", value), 0
    more = likely().search(text) is not None
    while more:  # what stood beside a dropped value may be known by it: 电话65981234、65981235
        more = False
        for pattern, is_value in kinds():
            text, found = _drop(text, pattern, is_value)
            count += found
            more = more or found > 0
        text = _BRACKETED.sub(MARK, text)
    return (_tidy(text.strip()) or None, count) if count else (value, 0)


def _less_lines(names: str) -> tuple[str | None, int]:
    """Drop the numbers of telephones beside names."""
    text, count = _drop(unicodedata.normalize("NFKC", names), *beside_a_name())
    return (_tidy(text.strip()) or None, count) if count else (names, 0)


def _tidy(text: str) -> str:
    """Take away the marks that have words on one side only."""
    while text.startswith(MARK):
        text = text.removeprefix(MARK).lstrip(_BETWEEN)
    while text.endswith(MARK):
        text = text.removesuffix(MARK).rstrip(_BETWEEN)
    return text


def _drop(
    text: str, pattern: re.Pattern[str], is_value: Callable[[re.Match[str]], bool]
) -> tuple[str, int]:
    kept: list[str] = []
    start = 0
    while match := pattern.search(text, start):
        if is_value(match):
            kept.append(text[: match.start()])
            text, start = MARK + text[match.end() :], 0  # the mark tells of what follows it
        else:
            start = match.start() + 1
    return "".join([*kept, text]), len(kept)
