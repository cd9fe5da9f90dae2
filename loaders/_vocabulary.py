"""Words of offices and what they mean, from the tables in ``loaders/words``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from graph.words import N_, Text
from loaders._sheet import Column, Refused

# 主 任, as words are padded to one width; not 书记 主任.
_PADDED = re.compile(r"[\u3400-\u9fff](?:\s+[\u3400-\u9fff])+")
_FOLDER = Path(__file__).parent / "words"

Note = Callable[[str], None]
"""Told the sentence of a rule by which a cell was read otherwise than it is written."""

PADDED = N_("Spaces inside a word are left out.")
SYNONYM = N_("Another word for a choice is read as that choice.")


def unnoted(_rule: str) -> None:
    """Tell nobody: the cell is only tried, or what is read otherwise is not worth a note."""


@cache
def words(name: str) -> dict[str, Any]:
    """Return the table ``loaders/words/<name>.toml``."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def find_choice(word: str, column: Column, note: Note) -> str | None:
    """Return the key of the choice that `word` means, None where it means none."""
    folded = word.casefold()
    key = _declared(column).get(folded)
    if key is None and (key := _synonyms(column).get(folded)):
        note(SYNONYM)
    if key is None and (parts := _PADDED.fullmatch(folded)):
        key = find_choice("".join(parts[0].split()), column, note)
        if key:
            note(PADDED)
    return key


def no_choice(word: str, column: Column) -> Refused:
    """Return the refusal of a word that means none of the choices."""
    allowed = column.choices.values()
    return Refused(
        column.field,
        N_("{value} is not one of: {allowed}."),
        value=word,
        allowed=Text(
            zh="、".join(choice.zh for choice in allowed),
            en=", ".join(choice.en for choice in allowed),
        ),
    )


@cache
def _declared(column: Column) -> Mapping[str, str]:
    return {
        word.casefold(): key
        for key, text in column.choices.items()
        for word in (key, text.zh, text.en)
    }


@cache
def _synonyms(column: Column) -> Mapping[str, str]:
    table = "role" if column.type in ("seats", "persons") else column.field
    return {
        word.casefold(): key
        for key, others in words("choices").get(table, {}).items()
        if key in column.choices
        for word in others
    }


@cache
def choice_words(column: Column) -> tuple[str, ...]:
    """Return every Chinese word for a choice of `column`, the longest first."""
    found = {text.zh for text in column.choices.values()} | _synonyms(column).keys()
    return tuple(sorted(found, key=len, reverse=True))
