"""Persons in cells: names, the roles beside them, and what makes two of them one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.dates import PartialDate
from graph.facts import fingerprint
from graph.names import name_key, person_key
from graph.words import N_, Text
from loaders._personal import MARK
from loaders._sheet import Column, Named, Refused, Seat
from loaders._vocabulary import Note, choice_words, find_choice, words

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff〇"
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]+(?:·[{_HAN}]+)+")
_PLAIN = re.compile(rf"[{_HAN}]{{2}}|[{_HAN}]{{2}}(?!等)[{_HAN}]")
_DOTS = re.compile(rf"\s*[·•・‧∙⋅]\s*|(?<=[{_HAN}])\.(?=[{_HAN}])")
_GROUPS = re.compile(r"[;\n\r]+")
# What stands in brackets is not parted: 张三(兼、代).
_PARTS = re.compile(r"(?:[^、,/()]|\([^()]*\)|[()])+")
_BETWEEN_ROLES = re.compile(r"\s*(?:兼(?:任)?(?!职)|[、,;/+&和])\s*")
_BRACKETS = re.compile(r"\s*[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]$")
_IN_BRACKETS = re.compile(r"[(\[【〔]")
_MATCHED = re.compile(r"\([^()]*\)")
# 1.张三, (1)张三, but not 1975年生.
_NUMBER = re.compile(rf"^(?:\d{{1,2}}[.)]|\(\d{{1,2}}\))\s*(?=[{_HAN}])")
# One letter, a year or a mark in a name: half of one, or something else that stands beside it.
_NO_NAME = re.compile(rf"[{_HAN}]|\d.*|.*[*#<>=→←⇒~].*")
_JOINED = re.compile(rf"[{_HAN}]{{2,4}}[和与及][{_HAN}]{{2,4}}")
_AND_OTHERS = re.compile(r".{2,}等(?:\d*[人名])?")

TITLE_SPLIT = N_("A role written beside a name is kept as that person's role.")
SEVERAL = N_("Several persons in one cell are read one by one.")
SEATS = N_("Several roles in one cell are read one by one.")
ACTING = N_("代 before a role is kept as acting.")
CONCURRENT = N_("兼 beside a name or role is kept as not full-time.")
REMARK = N_("A remark beside a name is left out.")
SPACES = N_("Spaces inside a name are left out.")
NUMBER = N_("A number before a name is left out.")
DOT = N_("The dot inside a name is written as ·.")


def person_id(name: str, birth: PartialDate | None, employer: str | None, body: str) -> str:
    """Return the id of the person of `name`.

    Two rows are one person where the name and one thing more agree: the month of birth, else
    the employer as written, else the body in which the person holds a post. 退休 and the like
    name no employer.
    """
    if birth and birth.precision in ("day", "month"):
        agreeing = f"{birth.first:%Y-%m}"
    else:
        written = name_key(employer) if employer else ""
        agreeing = body if written in _no_employers() else written
    return f"person:{fingerprint(person_key(name), agreeing)}"


@cache
def _no_employers() -> frozenset[str]:
    return frozenset(map(name_key, words("persons")["no_employer"])) | {""}


def read_seats(text: str, column: Column, note: Note) -> list[Seat]:
    """Read the roles of a cell: 书记, 代书记, 副书记兼纪检委员, 书记、主任.

    Raises
    ------
    Refused
        If a part is no role among the choices of `column`.
    """
    text = " ".join(text.split())
    if seat := _seat(text, column, note):
        return [seat]
    parts = [
        role
        for part in _BETWEEN_ROLES.split(text)
        # A space parts roles, unless it only pads one: 书 记、副 主 任.
        for role in ([part] if _seat(part, column, _silent) else part.split())
    ]
    seats: dict[Seat, None] = {}
    for part in parts or [text]:
        seat = _seat(part, column, note)
        if seat is None:
            allowed = column.choices.values()
            raise Refused(
                column.field,
                N_("{value} is not one of: {allowed}."),
                value=part,
                allowed=Text(
                    zh="、".join(choice.zh for choice in allowed),
                    en=", ".join(choice.en for choice in allowed),
                ),
            )
        seats[seat] = None
    if len(seats) > 1:
        note(SEATS)
    return list(seats)


def _seat(text: str, column: Column, note: Note) -> Seat | None:
    if key := find_choice(text, column, note):
        return Seat(key, body=_body_in(text))
    match = _BRACKETS.search(text)
    if match and match[1] in words("persons")["concurrent"]:
        role = text[: match.start()]
        if key := find_choice(role, column, note):
            note(CONCURRENT)
            return Seat(key, full_time=False, body=_body_in(role))
    for acting in _acting(text, match):
        if key := find_choice(acting, column, note):
            note(ACTING)
            return Seat(key, acting=True, body=_body_in(acting))
    return None


def _body_in(role: str) -> str:
    """Return the word for a body in a role, empty where there is none."""
    found = _bodies().search("".join(role.split()))
    return found[0] if found else ""


@cache
def _bodies() -> re.Pattern[str]:
    known = [word for each in words("persons")["role_bodies"].values() for word in each]
    return re.compile("|".join(sorted(map(re.escape, known), key=len, reverse=True)))


def _acting(text: str, match: re.Match[str] | None) -> Iterator[str]:
    """Yield what may be the role in 代书记 and 书记(代)."""
    for word in words("persons")["acting"]:
        if match and match[1] == word:
            yield text[: match.start()]
        elif text.startswith(word):
            yield text.removeprefix(word)


def read_persons(text: str, column: Column, note: Note) -> list[Named]:
    """Read the persons of a cell, each with the roles written beside the name.

    Read are 张三、李四; 书记:张三、委员:李四、王五; 张三(书记); 书记 张三; 张 三; 张三（兼）.

    Parameters
    ----------
    text
        The cell in half width.
    column
        Its choices are the roles.
    note
        Told what was read otherwise than it is written.

    Raises
    ------
    Refused
        If a part is no name of a person, or may be one or several.
    """
    # Most cells are one plain name, too short to have a role glued to it.
    if _PLAIN.fullmatch(text) and find_choice(text, column, _silent) is None:
        if text in _nobody():
            return []
        if text not in _above():
            return [Named(text)]
    persons: list[Named] = []
    for group in _GROUPS.split(text.replace(MARK, ";")):
        persons += _group(group, column, note)
    found = list(dict.fromkeys(persons))
    if len(found) > 1:
        note(SEVERAL)
    return found


def _group(text: str, column: Column, note: Note) -> Iterator[Named]:
    """Yield the persons between two semicolons; a role with a colon holds for all after it."""
    before: tuple[Seat, ...] = ()
    open_title = named_before = False
    for part in _PARTS.findall(" ".join(text.split())):
        title, colon, rest = part.strip().rpartition(":")
        # 党总支书记、居委会主任:张三 is one title, parted by the mark that parts persons.
        so_far = before if open_title else ()
        if colon:
            before = (*so_far, *read_seats(title.strip(), column, note))
            note(TITLE_SPLIT)
        elif seat := _seat(rest, column, _silent):
            before, open_title = (*so_far, seat), True
            continue
        open_title = False
        if named_before and rest.strip() in words("persons")["remarks"]:
            note(REMARK)  # 张三，女
            continue
        if named := _named(rest.strip(), before, column, note):
            named_before = True
            yield named
    if open_title:
        raise Refused(column.field, N_("{value} is not the name of a person."), value=text.strip())


def _silent(_rule: str) -> None:
    """Tell nobody."""


def _named(text: str, seats: tuple[Seat, ...], column: Column, note: Note) -> Named | None:
    """Read one name and what stands beside it; None where the seat is empty (书记空缺)."""
    bare = _NUMBER.sub("", text)
    if bare != text:
        note(NUMBER)
    name, marks = _without_marks(bare, column)
    if not name or name.casefold() in _nobody():
        return None
    table = words("persons")
    own = list(seats)
    full_time, acting = None, False
    for mark in marks:
        if mark in table["concurrent"]:
            note(CONCURRENT)
            full_time = False
        elif mark in table["acting"]:
            note(ACTING)
            acting = True
        elif mark in table["remarks"]:
            note(REMARK)
        else:
            note(TITLE_SPLIT)
            own += read_seats(mark, column, note)
    return Named(_name(name, column, note), tuple(dict.fromkeys(own)), acting, full_time)


def _without_marks(text: str, column: Column) -> tuple[str, list[str]]:
    """Take off a name what is no part of it: known marks in brackets, roles before or after."""
    table = words("persons")
    known = {*table["concurrent"], *table["acting"], *table["remarks"]}
    marks: list[str] = []
    while True:
        match = _BRACKETS.search(text)
        parts = [part.strip() for part in re.split(r"[、,]", match[1])] if match else []
        if match and all(part in known or _is_role(part, column) for part in parts):
            text = text[: match.start()]
            marks = [*parts, *marks]
            continue
        text, word = _without_word(text, column)
        if not word:
            return text, marks
        marks = [word, *marks]


def _is_role(text: str, column: Column) -> bool:
    try:
        return bool(read_seats(text, column, _silent))
    except Refused:
        return False


def _without_word(text: str, column: Column) -> tuple[str, str]:
    """Part a name and the word right before or after it: 书记张三, 张三 书记, 张三同志."""
    for form in _around_names(column):
        match = form.fullmatch(text)
        if match and _NAME.fullmatch(_DOTS.sub("·", match["name"])):
            return match["name"], match["word"]
    return text, ""


@cache
def _around_names(column: Column) -> tuple[re.Pattern[str], re.Pattern[str]]:
    roles = "|".join(re.escape(word) for word in choice_words(column) if len(word) > 1) or r"(?!)"
    courtesies = "|".join(map(re.escape, words("persons")["courtesies"]))
    role = rf"(?:代理?)?(?:{roles})"
    return (
        re.compile(rf"(?P<word>{role})\s*(?P<name>.+)"),
        re.compile(rf"(?P<name>.+?)\s*(?P<word>{role}|{courtesies})"),
    )


def _name(text: str, column: Column, note: Note) -> str:
    dotted = _DOTS.sub("·", text)
    if dotted != text:
        note(DOT)
    parts = dotted.split()
    name = " ".join(parts)
    if len(parts) > 1 and all(re.fullmatch(f"[{_HAN}]+", part) for part in parts):
        if not (len(parts[0]) == 1 or parts[0] in words("persons")["surnames"]):
            raise _several(name, column)
        note(SPACES)
        name = "".join(parts)
    _check(name, column)
    return name


def _several(name: str, column: Column) -> Refused:
    return Refused(
        column.field, N_("{value} may be one person or several. Part persons by 、."), value=name
    )


@cache
def _nobody() -> frozenset[str]:
    """Return the words for a seat that nobody holds."""
    return frozenset([*words("cells")["empty"], *words("persons")["empty_seat"]])


@cache
def _above() -> frozenset[str]:
    return frozenset(words("persons")["as_above"])


def _check(name: str, column: Column) -> None:
    if name in _above():
        raise Refused(
            column.field, N_("{value} leaves the name to another row. Write it out."), value=name
        )
    bare = _MATCHED.sub("", name)
    lettered = any(character.isalpha() for character in bare)
    if (
        not lettered
        or re.search(r"[()]", bare)
        or _NO_NAME.fullmatch(bare)
        or _is_role(name, column)
    ):
        raise Refused(column.field, N_("{value} is not the name of a person."), value=name)
    if _JOINED.fullmatch(name):
        raise _several(name, column)
    if _IN_BRACKETS.search(name):
        raise Refused(
            column.field,
            N_(
                "{value}: what stands in brackets is neither a role nor a known remark. Write the "
                "name alone, and the rest in a column of its own."
            ),
            value=name,
        )
    if len(name) > 4 and name.endswith(tuple(words("persons")["bodies"])):
        raise Refused(
            column.field, N_("{value} is the name of a body, not of a person."), value=name
        )
    if _AND_OTHERS.fullmatch(name):
        raise Refused(
            column.field, N_("{value} leaves persons out. Name each of them."), value=name
        )
