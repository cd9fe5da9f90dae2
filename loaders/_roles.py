"""Roles in cells, and what is said beside one: 代书记, 专职委员, 副书记（主持工作）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from graph.words import N_
from loaders._sheet import Column, Named, Refused, Seat
from loaders._vocabulary import Note, find_choice, no_choice, unnoted, words

BRACKETS = re.compile(r"\s*[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]$")
"""What ends in brackets."""
_LONGEST = 60
"""Characters of a role with its marks; a whole text is none."""
# 兼 joins the roles around it; where none stands right before it, it is a mark: 书记、兼主任.
_BETWEEN = re.compile(r"(?<=[^\s、,;/|\\+&和])\s*兼任?(?!职)\s*|\s*[、,;/|\\+&和]\s*")
_COUNT = re.compile(r"共?\d{1,2}[人名]")

SEVERAL = N_("Several roles in one cell are read one by one.")
FULL_TIME = N_("专职 beside a name or role is kept as full-time.")
CONCURRENT = N_("兼 beside a name or role is kept as not full-time.")
ACTING = N_("代 before a role is kept as acting.")
REMARK = N_("A remark beside a role is left out.")
TOLD = {
    "full_time": FULL_TIME,
    "concurrent": CONCURRENT,
    "acting": ACTING,
    "role_remarks": REMARK,
}
"""Kind of mark, as in ``loaders/words/persons.toml`` -> what is told of it."""
_BEFORE = ("full_time", "concurrent", "acting")
"""Kinds of marks that stand before a role as well: 代书记."""


def read_seats(text: str, column: Column, note: Note) -> list[Seat]:
    """Read the roles of a cell: 书记, 代书记, 副书记兼纪检委员, 书记、主任.

    Raises
    ------
    Refused
        If a part is no role among the choices of `column`.
    """
    text = " ".join(text.split())
    if seat := read_seat(text, column, note):
        return [seat]
    parts = [
        role
        for part in _BETWEEN.split(text)
        # A space parts roles, unless it only pads one: 书 记、副 主 任.
        for role in ([part] if read_seat(part, column, unnoted) else part.split())
    ]
    seats: dict[Seat, None] = {}
    for part in parts or [text]:
        seat = read_seat(part, column, note)
        if seat is None:
            raise no_choice(part, column)
        seats[seat] = None
    if len(seats) > 1:
        note(SEVERAL)
    return list(seats)


def read_seat(text: str, column: Column, note: Note) -> Seat | None:
    """Read one role with the marks beside it, None where it is none."""
    if len(text) > _LONGEST:
        return None
    role, marks = text, list[str]()
    while found := _mark(role, column):
        kind, role = found
        marks.append(kind)
    key = find_choice(role, column, note) or _in_body(role, column, note)
    if key is None:
        return None
    for kind in marks:
        note(TOLD[kind])
    full_time = True if "full_time" in marks else False if "concurrent" in marks else None
    return Seat(key, "acting" in marks, full_time, _word_in("".join(role.split())))


def is_role(text: str, column: Column) -> bool:
    """Say whether a text is one role or several."""
    try:
        return bool(read_seats(text, column, unnoted))
    except Refused:
        return False


def marks_before() -> tuple[str, ...]:
    """Return the words that may stand before a role, the longest first."""
    return tuple(word for _, word in _marks() if word)


def role_shown(seat: Seat, column: Column) -> str:
    """Return a role with its marks as a person would write it."""
    return "".join((*marks_of(seat), column.choices[seat.role].zh))


def role_in_full(seat: Seat, column: Column) -> str:
    """Return a role as it is written where nothing else names its body: 党组织书记."""
    return "".join((*marks_of(seat), seat.body, column.choices[seat.role].zh))


def marks_of(held: Seat | Named) -> tuple[str, str]:
    """Return how we write what is said beside a role or a name, empty where nothing is."""
    return {True: "专职", False: "兼", None: ""}[held.full_time], "代" if held.acting else ""


def _mark(text: str, column: Column) -> tuple[str, str] | None:
    """Return the kind of a mark beside a role, and the role without it."""
    if bracket := BRACKETS.search(text):
        for kind in TOLD:
            if bracket[1] in words("persons")[kind]:
                return kind, text[: bracket.start()]
        return ("role_remarks", text[: bracket.start()]) if _COUNT.fullmatch(bracket[1]) else None
    for kind, word in _marks():
        # 兼职委员 and 代表 are roles of their own.
        own = kind != "full_time" and find_choice(text, column, unnoted)
        if text.startswith(word) and not own:
            return kind, text.removeprefix(word).strip()
    return None


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    """Return kind and word of each mark that may stand before a role, the longest first."""
    found = [(kind, word) for kind in _BEFORE for word in words("persons")[kind]]
    return tuple(sorted(found, key=lambda each: len(each[1]), reverse=True))


def held_in(word: str, seats: Iterable[Seat]) -> list[Seat]:
    """Return the seats of a cell, in the body of which its heading has a word.

    书记 under 党内职务 is held in the Party organisation, whatever the row is of; a role that
    names its body itself is in that one, and one that such a body has not, as if nothing were said.
    """
    held = words("persons")["body_roles"][body_kinds()[word]]
    return [
        seat._replace(body=word) if not seat.body and seat.role in held else seat for seat in seats
    ]


@cache
def body_in(heading: str) -> str:
    """Return the word for a body in a heading of roles, empty where there is none.

    Not in that of its group, which may say whose days stand beside it: 居委会/职务.
    """
    heading = heading.rpartition("/")[2]
    for word, same in words("persons")["heading_bodies"].items():
        heading = heading.replace(word, same)
    return _word_in(heading)


@cache
def body_kinds() -> Mapping[str, str]:
    """Return each word for a body in a role -> label of the kind it means."""
    table = words("persons")["role_bodies"]
    return {word: kind for kind, known in table.items() for word in known}


def _in_body(role: str, column: Column, note: Note) -> str | None:
    """Return the role behind a word for a body that may have it: 党组织书记, 党总支纪检委员."""
    bare = "".join(role.split())
    word = _word_in(bare)
    if not word or not bare.startswith(word):
        return None
    key = find_choice(bare.removeprefix(word), column, note)
    return key if key in words("persons")["body_roles"][body_kinds()[word]] else None


def _word_in(text: str) -> str:
    """Return the word for a body in a text, empty where there is none."""
    found = _bodies().search(text)
    return found[0] if found else ""


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, body_kinds()), key=len, reverse=True)))
