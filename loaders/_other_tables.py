"""A second table below the first in the same sheet, under headings of its own."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from loaders._cells import RawCell, as_text, clean
from loaders._headings import normal
from loaders._matching import Headings, all_names, names_of
from loaders._personal import is_personal
from loaders._posts import ROLE
from loaders._row_kinds import explains
from loaders._sheet import Column, Refused
from loaders._titles import calls_list, title_in
from loaders._vocabulary import choice_words, words

ABOVE = 4
"""So many rows above the headings of a table are looked at for its titles."""
EXPLAINED_ROWS = 2
"""So many rows below the headings may explain them."""

_LONGEST = 8
"""Letters of a heading; what is longer is a sentence (更正户口簿上的姓名)."""
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(r"[(（]?([一二三四五六七八九十]+)[)）、.．]")
_WORDS_OF_CHOICE = frozenset({"choice", "list", "seats", "boolean"})
_AMOUNTS = frozenset({"integer", "number", "date"})
_Numbered = tuple[int, Sequence[RawCell]]


def parted(
    rows: Iterable[_Numbered], headings: Headings, kind: str
) -> Iterator[tuple[int, Sequence[RawCell], bool]]:
    """Yield rows, and whether they stand in another table: below headings other than these.

    The titles right above headings are of their table. The table goes on where its own
    headings come again.
    """
    other = False
    recent: deque[_Numbered] = deque()
    for row, begins_other in _marked(rows, headings, kind):
        if begins_other is not None and begins_other != other:
            titles = _titles(recent, headings)
            for at, each in enumerate(recent, start=titles - len(recent)):
                yield *each, begins_other if at >= 0 else other
            recent.clear()
            other = begins_other
        recent.append(row)
        if len(recent) > ABOVE:
            yield *recent.popleft(), other
    for each in recent:
        yield *each, other


def _marked(
    rows: Iterable[_Numbered], headings: Headings, kind: str
) -> Iterator[tuple[_Numbered, bool | None]]:
    """Yield rows, and what `_begins_other` says of each."""
    filled = (choice_words(column) for column in headings.columns.values() if column.choices)
    seldom = _words_of_headings().difference(*filled)
    near = headings.below + EXPLAINED_ROWS
    data: set[tuple[tuple[int, RawCell], ...]] = set()
    above: Sequence[RawCell] | None = None
    blank = titled = False
    forms: set[str] = set()
    for row in rows:
        index, cells = row
        begins = None
        if titled:
            begins = _begins_other(cells, above, headings, kind, near=index < near)
            if begins is None and _is_strange(cells, headings):
                begins = True
        # Quick, for hundreds of thousands are asked; below a blank row none needs to be known.
        elif not seldom.isdisjoint(cells) or (
            blank and _some_end_so(cells) and _is_strange(cells, headings)
        ):
            held = tuple(each for each in enumerate(cells) if each[1] in seldom)
            if held not in data:  # a column may be full of such a word
                begins = _begins_other(cells, above, headings, kind, near=index < near)
                if begins is None:
                    data.add(held)
        yield row, begins
        above = cells
        count = len(cells) - cells.count(None) - cells.count("")
        titled = 0 < count < 3 and blank and _is_apart(cells)
        if 0 < count < 3 and (form := _outline(cells)):
            # 二、 below 一、 of this table begins its next section.
            titled &= form not in forms
            forms.add(form)
        blank = not count


def _begins_other(
    cells: Sequence[RawCell],
    above: Sequence[RawCell] | None,
    headings: Headings,
    kind: str,
    *,
    near: bool,
) -> bool | None:
    """Say whether a row begins another table, or this one again; None where it begins none.

    Some of its words are headings and one of them is of personal data, or half are below a
    blank row or a title. In any other place all are, or half where two end as only headings
    do and no cell holds a digit; and none stands there in the row above too, as words of data
    do. A row near the headings may explain them: half of its words name the fields they stand
    under, and none another.
    """
    texts = [as_text(cell).strip() for cell in cells]
    read = {at: text for at in headings.columns if at < len(texts) and (text := texts[at])}
    own = {at for at, text in read.items() if _is_of(text, headings, at, kind)}
    again = len(own)
    differ = any(_is_heading(text) for at, text in read.items() if at not in own)
    if again == len(read) or (near and 2 * again >= len(read) and not differ):
        return False if again == len(headings.columns) else None
    filled = [(text, headings.columns.get(at)) for at, text in enumerate(texts) if text]
    known = [text for text, column in filled if _is_heading(text) and not _is_word(text, column)]
    half = 2 * len(known) >= len(filled)
    certain = (
        sum(map(_ends_so, known)) > 1
        and not any(map(_DIGIT.search, texts))
        and not (near and explains({headings.columns[at].field: read[at] for at in read}, kind))
    )
    enough = any(map(is_personal, known)) or (
        half
        if _is_apart(above)
        else (len(known) == len(filled) or (half and certain)) and not _again(texts, above)
    )
    return True if len(known) > 1 and enough else None


def _outline(cells: Sequence[RawCell]) -> str:
    """Return the form of the numeral that a row begins with, empty where there is none."""
    first = next((text for cell in cells if (text := as_text(cell).strip())), "")
    numeral = _NUMERAL.match(first)
    return numeral[0].replace(numeral[1], "#") if numeral else ""


def _is_strange(cells: Sequence[RawCell], headings: Headings) -> bool:
    """Say whether a row below a blank one, or a title below one, may be of unknown headings.

    Its texts are short, without a digit, and each another; none is what its column is filled
    with, and one of them ends as only headings do or stands in place of a number or a day.
    """
    filled = [(at, text) for at, cell in enumerate(cells) if (text := as_text(cell).strip())]
    texts = {text for _, text in filled}
    if len(texts) < max(2, len(filled)) or any(
        len(text) > _LONGEST or _DIGIT.search(text) for text in texts
    ):
        return False
    typed = [
        (text, column)
        for at, text in filled
        if (column := headings.columns.get(at)) and (column.choices or column.type in _AMOUNTS)
    ]
    if any(_is_read(text, column) for text, column in typed):
        return False
    return any(map(_ends_so, texts)) or any(column.type in _AMOUNTS for _, column in typed)


def _is_apart(above: Sequence[RawCell] | None) -> bool:
    """Say whether the row above is blank or a title; right below the headings none stands."""
    texts = [text for cell in above or () if (text := as_text(cell).strip())]
    return above is not None and (not texts or bool(title_in(texts)))


def _again(texts: Sequence[str], above: Sequence[RawCell] | None) -> bool:
    """Say whether a row holds what stands in the same column of the row above."""
    pairs = zip(texts, above or (), strict=False)
    return any(text and text == as_text(other).strip() for text, other in pairs)


def _is_of(text: str, headings: Headings, at: int, kind: str) -> bool:
    """Say whether a text is the heading of the column it stands in, or another word for it."""
    column = names_of(kind).get(normal(text))
    return column is headings.columns[at] or text in headings.written[at].split("/")


def _is_word(text: str, column: Column | None) -> bool:
    """Say whether a text is one of the words that its column is filled with: 组织 (委员)."""
    if column is None or column.type not in _WORDS_OF_CHOICE:
        return False
    return _is_read(text, column) and clean(text, column) not in (None, [])


def _is_read(text: str, column: Column) -> bool:
    """Say whether a text can stand in a column, be it for nothing: 不详."""
    try:
        clean(text, column)
    except Refused:
        return False
    return True


def _titles(rows: Sequence[_Numbered], headings: Headings) -> int:
    """Return how many of the last rows are titles of what follows.

    What stands between data and a blank row is data; so is a row that holds all that one of
    data needs, unless it is parted from those above it or calls itself a list.
    """
    blank = titles = 0
    certain: int | None = None
    for _, cells in reversed(rows):
        texts = [text for cell in cells if (text := as_text(cell).strip())]
        if titles and not texts:
            return blank + titles
        is_title = not texts or bool(title_in(texts))
        if certain is None and texts and (not is_title or _may_be_data(cells, headings)):
            certain = titles
        if not is_title:
            break
        blank, titles = blank + (not texts), titles + bool(texts)
    if certain is None:
        return blank + titles
    return 0 if blank else certain


def _may_be_data(cells: Sequence[RawCell], headings: Headings) -> bool:
    """Say whether the required columns are filled, and not with what a list is called."""
    required = [at for at, column in headings.columns.items() if column.required]
    texts = [as_text(cells[at]).strip() if at < len(cells) else "" for at in required]
    return bool(texts) and all(texts) and not any(map(calls_list, texts))


@lru_cache(maxsize=4096)
def _is_heading(text: str) -> bool:
    return normal(text) in _names() or _ends_so(text) or is_personal(text)


def _some_end_so(cells: Iterable[RawCell]) -> bool:
    """Say whether two texts of a row end as only headings do."""
    return sum(_ends_so(as_text(cell).strip()) for cell in cells) > 1


def _ends_so(text: str) -> bool:
    """Say whether a text ends as only headings do, and is no longer than they are."""
    return len(text) <= _LONGEST and normal(text).endswith(tuple(words("rows")["headings"]))


@cache
def _names() -> frozenset[str]:
    """Return every heading, in normal form, that any kind of roster knows and that is no role."""
    return all_names().difference(choice_words(ROLE))


@cache
def _words_of_headings() -> frozenset[RawCell]:
    """Return words one of which nearly every row of headings holds as it is, and few others."""
    padded = (f"{name[0]} {name[1]}" for name in _names() if len(name) == 2)
    return _names().union(padded, words("personal")["parts"], words("rows")["headings"])
