"""Tables of text: their encoding, the mark between their columns, their rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice

import charset_normalizer

from graph.spreadsheets import live
from graph.words import N_
from loaders._notes import note_in

MARKS = ",\t;"
_SEEN_LINES = 30
"""Lines from which the mark between columns is seen; titles above the headings hold none."""
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f]")
"""What no table of text holds. \x1a is left out: old programs end a file with it."""
_OLD_END = "\x1a"
_END = "\0"
_BREAK = re.compile(r"\r\n|\r|\n")
# A whole line of ASCII and Chinese letters and marks, three bytes each.
_IN_UTF8 = re.compile(
    rb"(?<![^\r\n])"
    rb"(?:[\t -~]*(?:[\xe3-\xe9\xef][\x80-\xbf]|\xe2\x80)[\x80-\xbf])+[\t -~]*"
    rb"(?![^\r\n])"
)
_LEAST_WIDTH = 3
"""Columns from which lines inside of a cell that have as many are rows and no sentences."""


class NoTextError(Exception):
    """The bytes are no table of text.

    Parameters
    ----------
    detail
        What stood in the way.
    sentence
        Tells it, of a ``{file}``.
    values
        Of other places in the sentence.
    """

    def __init__(
        self, detail: str, sentence: str = N_("{file} is not a table of text."), **values: int
    ) -> None:
        super().__init__(detail)
        self.sentence, self.values = sentence, values


@dataclass(frozen=True)
class TextRows:
    """The rows of a text, decoded and parted anew at each iteration."""

    content: bytes
    encoding: str
    mark: str
    torn: int = 0
    """Line on which a quoted cell begins that swallows rows; 0 where there is none."""
    marked: bool = False
    """Whether an apostrophe stands in it, which keeps a cell from being run as a formula."""
    named: bool = False
    """Whether a cell begins with a quotation mark that is a part of its text: "新"苑."""
    notes: tuple[str, ...] = ()
    """The notes that stand alone in a row."""

    def __iter__(self) -> Iterator[Sequence[str]]:
        return self.cells(self.lines())

    def cells(self, lines: Iterable[str]) -> Iterator[Sequence[str]]:
        """Yield the rows of `lines`, each cell as it was before a mark made it harmless."""
        rows = csv.reader(lines, delimiter=self.mark, skipinitialspace=True)
        return (list(map(live, row)) for row in rows) if self.marked else rows

    def lines(self) -> Iterator[str]:
        """Return the lines of the file, each with its end, and names quoted as cells are."""
        lines = io.TextIOWrapper(io.BytesIO(self.content), self.encoding, newline="")
        if not self.named:
            return lines
        name = _in_name(self.mark)
        return (name.sub(_quoted, line) if '"' in line else line for line in lines)


def read_text(content: bytes, *, kept_cells: int) -> Iterable[Sequence[str]]:
    """Return the rows of a table of text, as a list where it has at most `kept_cells` cells.

    Where a quotation mark is missing, that is not known from a list: `TextRows.torn` says it.

    Raises
    ------
    NoTextError
        If the bytes are no text, or no table.
    """
    encoding, text = _decode(content)
    if old_ends := len(text) - len(text.rstrip(_OLD_END)):
        content = content[: -old_ends * (2 if "16" in encoding else 1)]
    mark = _mark(text)
    named = '"' in text and _in_name(mark).search(text) is not None
    rows = TextRows(content, encoding, mark, marked="'" in text, named=named)
    kept: list[Sequence[str]] | None = []
    cells = begins = width = 0
    seen: list[str] = []
    notes: list[str] = []
    # To the end even where it is too long to keep: a fault is told here.
    reader = rows.cells(_watched(rows.lines(), seen))
    try:
        for row in reader:
            if len(seen) > 1 and (torn := _torn(seen, row, rows.mark, width)):
                return replace(rows, torn=begins + torn)
            begins += len(seen)
            seen.clear()
            width = len(row)
            cells += width
            if cells > kept_cells:
                kept = None
            elif kept is not None:
                kept.append(row)
            if note := note_in(row):
                notes.append(note)
    except csv.Error as error:
        if len(seen) > 1:  # the limit of a cell is met before the end of the file
            return replace(rows, torn=begins + _first_quote(seen))
        raise NoTextError(
            str(error),
            N_("{file}, line {line}: a cell holds more than {limit} letters, as none of a roster."),
            line=begins + 1,
            limit=csv.field_size_limit(),
        ) from error
    if kept is not None:
        kept.pop()
    return replace(rows, notes=tuple(notes)) if kept is None else kept


@cache
def _in_name(mark: str) -> re.Pattern[str]:
    """Return what finds a cell whose first words are in quotation marks, and its last are not."""
    # Possessive, for a cell may have thousands of spaces or quotation marks.
    word, between = rf'"[^"{mark}\r\n]++"', rf'[^"{mark}\r\n]*+'
    end = rf"(?:[{mark}\r\n]|\Z)"
    return re.compile(
        rf'(?m)(?:^|(?<={mark})) *+(?P<cell>{word}(?!"|[^\S\r\n]*{end}){between}'
        rf"(?:{word}{between})*+)(?={end})"
    )


def _quoted(cell: re.Match[str]) -> str:
    """Return a cell as it is to be written where quotation marks are a part of it."""
    return '"' + cell["cell"].replace('"', '""') + '"'


def _watched(lines: Iterable[str], seen: list[str]) -> Iterator[str]:
    """Yield lines and one that no text holds: a row of its own unless a cell is still open."""
    for line in chain(lines, [_END]):
        seen.append(line)
        yield line


def _torn(lines: Sequence[str], row: Sequence[str], mark: str, width: int) -> int:
    """Return on which of its lines, from 1, the cell begins that makes a row no row; else 0.

    A quotation mark that is missing lets a cell run on: to the end of the file, to the mark
    that begins another cell, or over lines that have as many columns as the row before.
    """
    if lines[-1] == _END:
        return _line(row, len(row) - 1)
    try:
        list(csv.reader(lines, delimiter=mark, skipinitialspace=True, strict=True))
    except csv.Error:
        return _first_quote(lines)
    for at, cell in enumerate(row):
        _, *inner = _BREAK.split(cell)
        if at < len(row) - 1:
            inner = inner[:-1]
        if width >= _LEAST_WIDTH and inner and all(_parts(each, mark, width) for each in inner):
            return _line(row, at)
    return 0


def _parts(line: str, mark: str, width: int) -> bool:
    return line.count(mark) == width - 1


def _first_quote(lines: Sequence[str]) -> int:
    return next(at for at, line in enumerate(lines, start=1) if '"' in line)


def _line(row: Sequence[str], position: int) -> int:
    """Return on which line of a row, from 1, the cell at a position begins."""
    return 1 + sum(len(_BREAK.findall(cell)) for cell in row[:position])


def _mark(text: str) -> str:
    """Return the mark that parts the columns.

    The one that parts most of the first lines, then the one by which most of them have the
    same number of columns, then the one met most: cells may hold many of another.
    """
    first = "".join(islice(io.StringIO(text), _SEEN_LINES))
    lines = [line for line in re.sub(r'"[^"]*"', "", first).splitlines() if line.strip()]

    def rank(mark: str) -> tuple[int, int, int]:
        counts = [count for line in lines if (count := line.count(mark))]
        even = Counter(counts).most_common(1)
        return len(counts), even[0][1] if even else 0, sum(counts)

    return max(MARKS, key=rank)


def _decode(content: bytes) -> tuple[str, str]:
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _CONTROL.search(text) or (
            not encoding.startswith("utf") and _in_utf8(content) < len(content)
        ):
            continue
        return encoding, text
    if (line := _stops(content)) > 1:
        raise NoTextError(
            "no encoding of text fits",
            N_(
                "{file}, line {line}: what stands here is no text in the encoding of the lines "
                "above. Open the file in Excel or WPS, look at that line and save it as .xlsx."
            ),
            line=line,
        )
    raise NoTextError("no encoding of text fits")


def _in_utf8(content: bytes) -> int:
    """Return where the first line begins that is Chinese in UTF-8, its length where none is.

    In another encoding such a line has other letters, and is no fault where they are even.
    """
    line = _IN_UTF8.search(content)
    return line.start() if line else len(content)


def _stops(content: bytes) -> int:
    """Return the line, from 1, from which on a text is none: another encoding, a zero byte."""
    end = max(_ends(content, "utf-8"), _ends(content[: _in_utf8(content)], "gb18030"))
    return 1 + len(_BREAK.findall(content[:end].decode("latin-1")))


def _ends(content: bytes, encoding: str) -> int:
    """Return how many bytes are text in an encoding."""
    try:
        text, end = content.decode(encoding), len(content)
    except UnicodeDecodeError as error:
        text, end = content[: error.start].decode(encoding), error.start
    strange = _CONTROL.search(text)
    return len(text[: strange.start()].encode(encoding)) if strange else end


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
