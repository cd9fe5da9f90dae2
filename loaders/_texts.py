"""Tables of text: their encoding, the mark between their columns, their rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import charset_normalizer

MARKS = ",\t;"
_SEEN_LINES = 30
"""Lines from which the mark between columns is seen; titles above the headings hold none."""
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f]")
"""What no table of text holds. \x1a is left out: old programs end a file with it."""


class NoTextError(Exception):
    """The bytes are no table of text."""


@dataclass(frozen=True)
class TextRows:
    """The rows of a text, decoded and parted anew at each iteration."""

    content: bytes
    encoding: str
    mark: str

    def __iter__(self) -> Iterator[Sequence[str]]:
        lines = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        return csv.reader(lines, delimiter=self.mark)


def read_text(content: bytes, *, kept_cells: int) -> Iterable[Sequence[str]]:
    """Return the rows of a table of text, as a list where it has at most `kept_cells` cells.

    Raises
    ------
    NoTextError
        If the bytes are no text, or no table.
    """
    encoding, text = _decode(content)
    rows = TextRows(content, encoding, _mark(text))
    kept: list[Sequence[str]] | None = []
    cells = 0
    try:
        for row in rows:  # to the end even where it is too long to keep: a fault is told here
            cells += len(row)
            if cells > kept_cells:
                kept = None
            elif kept is not None:
                kept.append(row)
    except csv.Error as error:
        raise NoTextError(str(error)) from error
    return rows if kept is None else kept


def _mark(text: str) -> str:
    """Return the mark that parts the columns: the one met most in the first lines."""
    lines = "".join(islice(io.StringIO(text), _SEEN_LINES))
    unquoted = re.sub(r'"[^"]*"', "", lines)
    return max(MARKS, key=unquoted.count)


def _decode(content: bytes) -> tuple[str, str]:
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _CONTROL.search(text):
            return encoding, text
    raise NoTextError("no encoding of text fits")


def _encodings(content: bytes) -> Iterator[str]:
    """Yield the encodings of Chinese offices that may fit, the likeliest first."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    elif content.count(0) > content.count(b"\n"):
        # In UTF-16 each mark and line end brings a zero: second in its pair if little-endian.
        second, first = content[1::2].count(0), content[0::2].count(0)
        yield "utf-16-le" if second > first else "utf-16-be"
    else:
        yield "utf-8-sig"
        # The common characters alone: a text in another encoding seldom fits by chance,
        # which cannot be said of the whole of GB18030.
        yield "gb2312"
        guesses = charset_normalizer.from_bytes(content, cp_isolation=["gb18030", "big5"])
        yield from (guess.encoding for guess in guesses)
        yield "gb18030"
