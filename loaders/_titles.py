"""What a title, or the name of a sheet or file, says of the rows below it: whose they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from loaders._personal import scrub
from loaders._personal_forms import MARK
from loaders._registry import registry
from loaders._sheet import Column, Loader
from loaders._units import is_units
from loaders._vocabulary import words

_ENCLOSURE = r"(?:附[件表]\s*[\d一二三四五六七八九十]*\s*[:：.、]?\s*)?"
_ORDINAL = (
    r"(?:[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|\d{1,2}[、.．](?!\d))?\s*"
)
_DATE = r"(?:\d{4}(?:[-.年]?\d{1,2}(?:[-.月]?\d{1,2}日?|月)?|年度?))?[\s_-]*"
_NUMBERED = re.compile(f"^{_ENCLOSURE}{_ORDINAL}")
_BEFORE = re.compile(f"{_NUMBERED.pattern}{_DATE}")
"""What stands before a name in a title, or is put before that of a file by systems."""
_BEHIND = re.compile(r"(?:\s*[(（][^()（）]*[)）])+$")
"""（2024年）, （共2人）."""
_BESIDE = re.compile(r"[:：]|^\W?\d{4}\s*年")
_NO_NAME = re.compile(r"[\d\W_附件第〇零一二三四五六七八九十新本届年度季上下半月日号]*")
"""What else stands before 班子成员名单 and names nobody: （2021年上半年）, 第九届."""
_STREET = "街道"
"""All bodies of a roster are within one: it tells none from another."""
_OF_STREET = re.compile(rf"^.+?{_STREET}")
_ISSUER = re.compile(rf"^.*{_STREET}党工委")
"""Whose list it is, as it is written before what the list is of."""
_OF_ALL = re.compile(rf"续表|[上下]页|第.{{1,3}}页|共\s*\d|截[至止]|\d{{4}}[-./年]|{_STREET}$")
"""Finds that a line speaks of the table or the street: （续表）, 第1页, 共2人, 截至2024-03-01."""


def said(text: str, loader: Loader, *, bare: bool = False) -> dict[str, str]:
    """Return what a title or a name says of the rows below it, less all personal data.

    Parameters
    ----------
    text
        The title or name.
    loader
        Says what its titles look like.
    bare
        Also where it is the name of a body and no more than what lists are called: 金安居委会,
        金安居委会成员一览表.
    """
    patterns = _patterns(loader.SHEET.file_names)
    if not patterns:
        return {}
    # The date goes first: no part of it may be taken for the name.
    rest = _BEFORE.sub("", str(scrub(text)[0] or "").strip())
    found: dict[str, str] = {}
    for name, pattern in patterns:
        match = pattern.match(rest)
        value = match[1].replace(MARK, "").strip() if match else ""
        if not _NO_NAME.fullmatch(value):
            found.setdefault(name, value)
    if bare and not found and (body := _body_named(rest)):
        return {name: body for name, _ in patterns}
    return found


def _body_named(text: str) -> str:
    """Return the body that a text names and of which it says no more than that it is a list."""
    match = _bare().fullmatch(_BEHIND.sub("", text))
    if not match or _nobody().fullmatch(match[1]):
        return ""
    of_street = _OF_STREET.sub("", match[1])  # 四平路街道各居委会, 四平路街道居民区党总支
    of_each = _nobody().fullmatch(of_street) and not _bodies().fullmatch(of_street)
    return "" if of_each else match[1]


def named_in(file: Path) -> set[str]:
    """Return what the name of a file says by the patterns of any kind of roster."""
    return {text for loader in registry().values() for text in said(file.stem, loader).values()}


def title_in(texts: Sequence[str]) -> str:
    """Return the title that is all that stands in a row, but for 单位：家 or a year beside it."""
    alone = len(texts) == 1 or (len(texts) == 2 and _BESIDE.search(texts[1]))
    return texts[0] if alone else ""


def calls_list(text: str) -> bool:
    """Say whether a text is numbered as titles are, or ends as lists are called: 楼组长名册."""
    numbered = _NUMBERED.match(text)
    return bool(numbered and numbered[0]) or _BEHIND.sub("", text).endswith(
        tuple(words("rows")["lists"])
    )


def titled(loader: Loader) -> set[str]:
    """Return the fields that titles of a kind of roster say."""
    return {name for name, _ in _patterns(loader.SHEET.file_names)}


def is_of_bodies(heading: str, given: str, texts: Iterable[str]) -> bool:
    """Say whether a column is of bodies of one kind: 居委会.

    It is that of the body that is given, else one of which the titles and names speak.
    """
    kinds = _kinds([given]) or _kinds(_ISSUER.sub("", text) for text in texts)
    word = "".join(heading.split())
    return bool(_nobody().fullmatch(word)) and (not kinds or bool(kinds & _kinds([word])))


def names_body(text: str) -> bool:
    """Say whether a text ends in a word for a body."""
    return _ending().search(text) is not None


def example(loader: Loader, column: Column) -> str:
    """Return a title that says what a column would; empty where none does."""
    place = f"{{{column.field}}}"
    fitting = (name for name in loader.SHEET.file_names if place in name)
    return next(fitting, "").replace(place, f"〈{column.title.zh}〉")


def whose(
    text: str, bodies: Collection[str]
) -> Literal["same", "beside", "another", "persons", "unknown"]:
    """Say whose the rows below a text are that stands below a title of `bodies`.

    ``beside``: it has the word for another body of the same area, as 二、党总支 below 金安居委会.
    ``another``: it names one, or another area. ``persons``: it only parts the persons of one
    body, or speaks of no body: 委员, 第九届, （续表）.
    """
    if kinds := _kinds([text]):
        if _nobody().match(_BEFORE.sub("", text)):
            return "same" if kinds & _kinds(bodies) else "beside"
        return "same" if any(body in text for body in bodies) else "another"
    if text.endswith(tuple(words("rows")["areas"])):
        return "another"
    of_none = _NO_NAME.fullmatch(text) or _OF_ALL.search(text) or is_units([text])
    return "persons" if of_none or _groups().search(text) else "unknown"


def _kinds(texts: Iterable[str]) -> set[int]:
    """Return which kinds of bodies texts have words for."""
    found = {word for text in texts for word in _bodies().findall(text)}
    return {at for at, kind in enumerate(words("rows")["bodies"]) if not found.isdisjoint(kind)}


@cache
def _patterns(file_names: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """Return the field that each of the patterns gives, and what finds it."""
    found = []
    for pattern in file_names:
        before, _, rest = pattern.partition("{")
        name, _, after = rest.partition("}")
        found.append((name, re.compile(f"{re.escape(before)}(.+?){re.escape(after)}")))
    return found


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(_any_of(word for kind in words("rows")["bodies"] for word in kind))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{_bodies().pattern})$")


@cache
def _bare() -> re.Pattern[str]:
    lists = rf"(?:{_any_of(words('rows')['lists'])}|第.{{1,3}}届|\d{{4}}年度?|\s)*"
    return re.compile(rf"([^:：,，;；。]+?(?:{_bodies().pattern})){lists}")


@cache
def _nobody() -> re.Pattern[str]:
    """Return what finds the word for a body that nothing tells from others: 各居民区党总支."""
    table = words("rows")
    rest = (_STREET, "所在", "所属", *"各本村镇")
    before = _any_of([*table["areas"], *table["groups"], *rest])
    return re.compile(rf"(?:{before})*(?:{_bodies().pattern})")


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(_any_of([*words("rows")["groups"], *words("rows")["members"]]))


def _any_of(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))
