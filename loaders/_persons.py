"""Persons in cells: names, the roles beside them, and what makes two of them one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from graph.dates import PartialDate
from graph.facts import fingerprint
from graph.names import compound_surnames, name_key, person_key
from graph.words import N_
from loaders._personal_forms import MARK
from loaders._roles import (
    ACTING,
    BRACKETS,
    CONCURRENT,
    FULL_TIME,
    TOLD,
    is_role,
    marks_before,
    read_seat,
    read_seats,
)
from loaders._sheet import Column, Named, Record, Refused, Seat
from loaders._vocabulary import Note, choice_words, find_choice, unnoted, words

# With the letters for rare names that fonts keep in places of their own, and hiragana (田中さくら);
# katakana look too much like other letters: 王ニ is a slip for 王二.
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff\ue000-\uf8ff〇々\u3041-\u3096"
_OTHER = rf"[^\W\d_{_HAN}]"
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]+(?:·[{_HAN}]+)+")
# A name in Han letters holds no digit and no mark but ·, which may join others to it (J·K·罗琳);
# one in others alone holds a few marks more, such as those between and behind Tibetan syllables.
_PART = rf"(?:[{_HAN}]+|{_OTHER}+)"
_WRITTEN = re.compile(
    rf"{_PART}(?:·{_PART})*|{_OTHER}+(?:[ .,'‘’·\u0f0b-]+{_OTHER}+)*(?:\.|[\u0f0b\u0f0d]*)"
)
# 李安娜 Anna, 李安娜(Anna), Anna 李安娜: one name in two scripts.
_OUTSIDE = rf"[^{_HAN}()]"
_IN_TWO = re.compile(
    rf"(?P<han>{_NAME.pattern}) ?(?:\((?P<within>{_OUTSIDE}+)\)|(?P<behind>(?!·){_OUTSIDE}+))"
    rf"|(?P<before>{_OUTSIDE}+(?<![· ])) ?(?P<own>{_NAME.pattern})"
)
_PLAIN = re.compile(rf"[{_HAN}]{{2}}|[{_HAN}]{{2}}(?!等)[{_HAN}]")
_DOTS = re.compile(rf"\s*[·•・‧∙⋅●⦁᛫⸱ꞏ]\s*|(?<=[{_HAN}])\.(?=[{_HAN}])")
_GROUPS = re.compile(r"[;。\n\r]+")
_STOP = re.compile(r"(?<=\w)。+(?=\w)")
# What stands in brackets is not parted: 张三(兼、代).
_PARTS = re.compile(r"(?:[^、,/|\\+&()]|\([^()]*\)|[()])+")
_IN_BRACKETS = re.compile(r"[(\[【〔]")
_MATCHED = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
# 1.张三, (1)张三, but not 1975年生; 1、张三 only where it begins.
_NUMBER = re.compile(
    rf"(?:(?<![^\s、,/|:)])\d{{1,2}}[.)]|\(\d{{1,2}}\)|^\d{{1,2}}、)\s*(?=[{_HAN}])"
)
# What begins after a space, or after brackets, may be the next: 书记:张三 委员:李四.
_TITLE = re.compile(r" (?P<title>[^ :、,/|]+)(?= ?:)")
_AFTER_BRACKETS = re.compile(rf"(?<=\)) ?(?=[{_HAN}·]{{2,4}}\()")
_DASH = r"[\s–—―-]{0,3}"
_JOINED = re.compile(rf"[{_HAN}]{{2,4}}[和与及][{_HAN}]{{2,4}}")
_AND_OTHERS = re.compile(r".{2,}等(?:\d*[人名])?")

TITLE_SPLIT = N_("A role written beside a name is kept as that person's role.")
SEVERAL = N_("Several persons in one cell are read one by one.")
REMARK = N_("A remark beside a name is left out.")
SPACES = N_("Spaces inside a name are left out.")
NUMBER = N_("A number before a name is left out.")
TWO_SCRIPTS = N_("Of a name in two scripts the one in Han letters is kept.")
DOT = N_("The dot inside a name is written as ·.")
VACANT = "空缺"
"""How we write it in place of a name that nobody holds a seat."""
_LONGEST = 200
"""Characters of a name with what stands beside it; a whole text is none."""
_ENCIRCLED = {ord("①") + at: f" {at + 1}." for at in range(20)}
"""①张三②李四: in half width they would be digits beside a name."""


def person_id(name: str, birth: PartialDate | None, employer: str | None, body: str) -> str:
    """Return the id of the person of `name`.

    Two rows are one person where the name and one thing more agree: the month of birth, else
    the employer as written, else the body in which the person holds a post. 退休 and the like
    name no employer.
    """
    if birth and birth.precision in ("day", "month"):
        agreeing = f"{birth.first:%Y-%m}"
    else:
        agreeing = employer_key(employer) or body
    return f"person:{fingerprint(person_key(name), agreeing)}"


def employer_key(employer: str | None) -> str:
    """Return the normal form of an employer, empty where the words name none: 退休."""
    key = name_key(employer) if employer else ""
    return "" if key in _no_employers() else key


def named_in(record: Record, field: str, birth: str) -> list[Named]:
    """Return the persons of a cell, of whom a column beside it may tell one date of birth."""
    persons = record.persons(field)
    if sum(bool(person.name) for person in persons) > 1 and record.date(birth):
        raise Refused(birth, N_("Several persons cannot have one date of birth: part the row."))
    return persons


@cache
def _no_employers() -> frozenset[str]:
    return frozenset(map(name_key, words("persons")["no_employer"]))


def read_persons(text: str, column: Column, note: Note) -> list[Named]:
    """Read the persons of a cell, each with the roles written beside the name.

    Read are 张三、李四; 书记:张三、委员:李四、王五; 张三(书记); 书记 张三; 张 三; 张三（兼）.
    A seat that nobody holds (书记空缺) is a person without a name.

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
    if _is_plain(text, column):
        return [Named(text)]
    if (word := _word(text)) in _nobody():
        return _vacant(word, Named(""), column)
    persons: list[Named] = []
    for group in _GROUPS.split(text.replace(MARK, ";")):
        persons += _group(group, column, note)
    # A dot mistyped, as in 阿依古丽。买买提, unless roles or the end of the cell tell otherwise.
    if _STOP.search(text) and not (text.endswith("。") or all(each.seats for each in persons)):
        raise _several(text, column)
    found = list(dict.fromkeys(persons))
    if sum(bool(person.name) for person in found) > 1:
        note(SEVERAL)
    return found


def _is_plain(text: str, column: Column) -> bool:
    """Say whether a cell is one plain name, as most are: it need not be looked at closer."""
    return (
        _PLAIN.fullmatch(text) is not None
        and text not in _no_names()
        and not _half().fullmatch(text)
        and not find_choice(text, column, unnoted)
        and not find_choice(text[:2], column, unnoted)  # 书记缺
    )


def encircled(text: str) -> str:
    """Return a cell, before its width is made even, with ① written as 1."""
    return text.translate(_ENCIRCLED)


def _group(text: str, column: Column, note: Note) -> Iterator[Named]:
    """Yield the persons between two semicolons; a role with a colon holds for all after it."""
    before: tuple[Seat, ...] = ()
    open_title = named_before = False
    for part in _PARTS.findall(_parted(" ".join(text.split()), column, note)):
        title, colon, rest = part.strip().rpartition(":")
        # 党总支书记、居委会主任:张三 is one title, parted by the mark that parts persons.
        so_far = before if open_title else ()
        if colon:
            before = _each_once(*so_far, *read_seats(title.strip(), column, note))
            note(TITLE_SPLIT)
        elif seat := read_seat(rest, column, unnoted):
            before, open_title = _each_once(*so_far, seat), True
            continue
        open_title = False
        if named_before and rest.strip() in words("persons")["remarks"]:
            note(REMARK)  # 张三，女
            continue
        for named in _named(rest.strip(), before, column, note):
            named_before = True
            yield named
    if open_title:
        raise _no_person(text.strip(), column)


def _each_once(*seats: Seat) -> tuple[Seat, ...]:
    return tuple(dict.fromkeys(seats))


def _parted(text: str, column: Column, note: Note) -> str:
    """Write the mark that parts persons where a number, a role or brackets part them."""
    bare = _NUMBER.sub("、", text)
    if bare != text:
        note(NUMBER)
    titled = _TITLE.sub(
        lambda match: ("、" if is_role(match["title"], column) else " ") + match["title"], bare
    )
    return _AFTER_BRACKETS.sub("、", titled)


def _named(text: str, seats: tuple[Seat, ...], column: Column, note: Note) -> Sequence[Named]:
    """Read one name and what stands beside it; without a name where the seat is empty."""
    if len(text) > _LONGEST:
        raise _no_person(text, column)
    name, marks = _without_marks(text, column)
    if not name:
        return ()
    table = words("persons")
    own = list(seats)
    full_time, acting = None, False
    for mark in marks:
        if mark in table["full_time"]:
            note(FULL_TIME)
            full_time = True
        elif mark in table["concurrent"]:
            note(CONCURRENT)
            full_time = False
        elif mark in table["acting"]:
            note(ACTING)
            acting = True
        elif mark in table["remarks"] or mark in table["role_remarks"]:
            note(REMARK)
        else:
            note(TITLE_SPLIT)
            own += read_seats(mark, column, note)
    found = Named("", _each_once(*own), acting, full_time)
    if (word := _word(name)) in _nobody():
        return _vacant(word, found, column)
    return [found._replace(name=_name(name, column, note))]


def _vacant(word: str, found: Named, column: Column) -> list[Named]:
    """Return the seat that nobody holds, of which a cell gives a `word` in place of a name.

    A dash in a cell that may stay empty tells of no seat.
    """
    table = words("persons")
    if not column.choices or word in table["no_name"]:
        return []
    tells = column.required or word in table["empty_seat"]
    return [found] if tells else []


def _word(text: str) -> str:
    """Return a word for nobody as our tables write it: 空　缺."""
    return "".join(text.split()).casefold()


def _without_marks(text: str, column: Column) -> tuple[str, list[str]]:
    """Take off a name what is no part of it: known marks in brackets, roles before or after."""
    marks: list[str] = []
    while True:
        match = BRACKETS.search(text)
        parts = [part.strip() for part in re.split(r"[、,]", match[1])] if match else []
        if match and all(part in _beside() or is_role(part, column) for part in parts):
            text = text[: match.start()]
            marks = [*parts, *marks]
            continue
        text, word = _without_word(text, column)
        if not word:
            return text, marks
        marks = [word, *marks]


def _without_word(text: str, column: Column) -> tuple[str, str]:
    """Part a name and the word right before or after it: 书记张三, 张三 书记, 书记(空缺).

    Beside a surname alone the word is a title: 欧阳书记 names nobody.
    """
    for form in _around_names(column):
        match = form.fullmatch(text)
        if not match:
            continue
        name = match["name"]
        bare = name.strip("()")
        if bare in compound_surnames():
            raise _no_person(text, column)
        written = _DOTS.sub("·", name)
        if (
            _NAME.fullmatch(written.replace(" ", ""))
            or _in_han(written)
            or _word(bare) in _nobody()
        ):
            return bare, match["word"]
    return text, ""


@cache
def _around_names(column: Column) -> tuple[re.Pattern[str], re.Pattern[str]]:
    roles = "|".join(re.escape(word) for word in choice_words(column) if len(word) > 1) or r"(?!)"
    courtesies = "|".join(map(re.escape, words("persons")["courtesies"]))
    role = rf"(?:{'|'.join(marks_before())})?(?:{roles})(?:兼(?:{roles}))*"
    return (
        re.compile(rf"(?P<word>{role}){_DASH}(?P<name>.+)"),
        re.compile(rf"(?P<name>.+?){_DASH}(?P<word>{role}|{courtesies})"),
    )


@cache
def _half() -> re.Pattern[str]:
    """Return what finds half a name: 吴, 张某, 张先生, 张书记, 书记王, 王〇〇."""
    offices = _office().pattern
    after = "|".join([*words("persons")["courtesies"], offices])
    return re.compile(rf"[{_HAN}](?:{after})?|(?:{offices})[{_HAN}]|.*(?:某|〇〇)")


@cache
def _office() -> re.Pattern[str]:
    return re.compile("|".join(words("persons")["offices"]))


def _name(text: str, column: Column, note: Note) -> str:
    dotted = _DOTS.sub("·", text)
    if dotted != text:
        note(DOT)
    if han := _in_han(dotted):
        note(TWO_SCRIPTS)
        dotted = han
    parts = dotted.split()
    name = " ".join(parts)
    if len(parts) > 1 and all(re.fullmatch(f"[{_HAN}]+", part) for part in parts):
        if not (len(parts[0]) == 1 or parts[0] in compound_surnames()):
            raise _several(name, column)
        note(SPACES)
        name = "".join(parts)
    _check(name, column)
    return name


def _in_han(text: str) -> str:
    """Return the part in Han letters of a name in two scripts, empty where it is none."""
    match = _IN_TWO.fullmatch(text)
    if not match:
        return ""
    other = match["within"] or match["behind"] or match["before"]
    return (match["han"] or match["own"]) if all(map(_begins_large, other.split())) else ""


def _begins_large(word: str) -> bool:
    """Say whether a word is written as a part of a name: Anna, O'Brien, not VIP, tel or A.

    Letters of scripts without large and small ones are all alike.
    """
    kinds = [unicodedata.category(letter) for letter in re.sub(r"[.'‘’·\u0f0b\u0f0d-]", "", word)]
    rest = [kind for kind in kinds[1:] if not kind.startswith("M")]
    if not rest or kinds[0] not in {"Lu", "Lo"}:
        return False
    small = kinds[0] == "Lu" and "Ll" in rest and set(rest) <= {"Ll", "Lm", "Lu"}
    return small or (kinds[0] == "Lo" and set(rest) <= {"Lo", "Lm"})


def _less_accents(name: str) -> str:
    """Return a name less the marks that belong to letters before them, but for Han letters."""
    return "".join(
        letter
        for before, letter in zip(f" {name}", name, strict=False)
        if not unicodedata.category(letter).startswith("M") or re.match(rf"[\s{_HAN}]", before)
    )


def _several(name: str, column: Column) -> Refused:
    return Refused(
        column.field, N_("{value} may be one person or several. Part persons by 、."), value=name
    )


def _no_person(text: str, column: Column) -> Refused:
    return Refused(column.field, N_("{value} is not the name of a person."), value=text)


@cache
def _nobody() -> frozenset[str]:
    """Return the words in place of a name."""
    table = words("persons")
    return frozenset([*words("cells")["empty"], *table["empty_seat"], *table["no_name"]])


@cache
def _beside() -> frozenset[str]:
    """Return the words that stand beside a name and are none."""
    table = words("persons")
    return frozenset(word for kind in (*TOLD, "remarks") for word in table[kind])


@cache
def _above() -> frozenset[str]:
    return frozenset(words("persons")["as_above"])


@cache
def _no_names() -> frozenset[str]:
    return _nobody() | _beside() | _above()


def _check(name: str, column: Column) -> None:
    if name in _above():
        raise Refused(
            column.field, N_("{value} leaves the name to another row. Write it out."), value=name
        )
    if _AND_OTHERS.fullmatch(name):
        raise Refused(
            column.field, N_("{value} leaves persons out. Name each of them."), value=name
        )
    bare = _less_accents(_MATCHED.sub("", name))
    if (
        not _WRITTEN.fullmatch(bare)
        or _half().fullmatch(bare)
        or bare in _beside()
        or is_role(name, column)
        or (len(bare) > 3 and _office().search(bare))  # 王主任张三
    ):
        raise _no_person(name, column)
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
