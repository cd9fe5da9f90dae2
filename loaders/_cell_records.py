"""What the cells of an .xls say beside their values: an error, or a day that shows its month only.

The places in each record are those of [MS-XLS] 2.4.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from loaders._records import records, records_in_sheets

_FORM, _STYLE = 0x041E, 0x00E0
_FORMULA, _NUMBER, _PACKED, _PACKED_ROW, _FAULT = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_NUMBERS = frozenset({_FORMULA, _NUMBER, _PACKED})
_PLACE = struct.Struct("<3H")
_LEAST = {_FORM: 5, _STYLE: 4, _FORMULA: 14, _NUMBER: 14, _PACKED: 10, _PACKED_ROW: 12, _FAULT: 8}
"""Bytes that a record of a kind has at least."""


def errors_in_records(content: bytes) -> Mapping[str, int]:
    """Return how many cells of each sheet hold an error, of those that have any.

    By fError of BoolErr (2.4.24) and by the saved value of Formula (2.5.133).
    """
    found: Counter[str] = Counter()
    for sheet, kind, body in records_in_sheets(content):
        if kind not in (_FAULT, _FORMULA) or len(body) < _LEAST[kind]:
            continue
        # A formula's saved value is a number unless it ends in FF FF; then 2 is an error.
        is_error = body[7] == 1 if kind == _FAULT else body[12:14] == b"\xff\xff" and body[6] == 2
        found[sheet] += is_error
    return +found


def shown_in_records(
    content: bytes, shown: Callable[[int, str | None], str]
) -> dict[str, dict[tuple[int, str], set[int]]]:
    """Return where in each sheet numbers stand whose form shows what is asked for.

    Parameters
    ----------
    content
        The file.
    shown
        Told the number of a form and, where the file has one of its own, its text; says what the
        form shows, empty where that is not asked for.

    Returns
    -------
    dict
        Sheet -> column and what is shown -> rows; both counted from 0.
    """
    told = {number: shown(*form) for number, form in enumerate(_forms(content))}
    styles = {number: text for number, text in told.items() if text}
    found: defaultdict[str, defaultdict[tuple[int, str], set[int]]]
    found = defaultdict(lambda: defaultdict(set))
    for sheet, row, column, style in _numbers(content) if styles else ():
        if style in styles:
            found[sheet][column, styles[style]].add(row)
    return {sheet: dict(cells) for sheet, cells in found.items()}


def _forms(content: bytes) -> Iterator[tuple[int, str | None]]:
    """Yield the form of numbers of each style: Format (2.4.126) and XF (2.4.353)."""
    texts: dict[int, str] = {}
    for _, kind, body in records(content):
        if kind == _FORM and len(body) >= _LEAST[kind]:
            wide = body[4] & 1
            letters = body[5 : 5 + int.from_bytes(body[2:4], "little") * (1 + wide)]
            coding = "utf-16-le" if wide else "latin-1"
            texts[int.from_bytes(body[:2], "little")] = letters.decode(coding, errors="replace")
        elif kind == _STYLE and len(body) >= _LEAST[kind]:
            number = int.from_bytes(body[2:4], "little")
            yield number, texts.get(number)


def _numbers(content: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Yield sheet, row, column and style of each cell that holds a number."""
    for sheet, kind, body in records_in_sheets(content):
        if len(body) < _LEAST.get(kind, 0):
            continue
        if kind in _NUMBERS:
            yield sheet, *_PLACE.unpack_from(body)
        elif kind == _PACKED_ROW:  # several cells side by side, six bytes each
            row, first = struct.unpack_from("<2H", body)
            for place, at in enumerate(range(4, len(body) - 2, 6)):
                yield sheet, row, first + place, int.from_bytes(body[at : at + 2], "little")
