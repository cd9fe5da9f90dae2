"""Words in two languages.

Sentences in the code are plain English and are their own English text. The Chinese text
stands in ``locale/zh_CN/LC_MESSAGES/*.po``, one catalogue a package. Titles that belong to
data (a column, a query, a rule) carry both languages where they are declared, as `Text`.

A word that follows a number names its singular and its plural in a place of that number:
``{count} {count:day|days}``. Chinese has no such places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from babel.messages.pofile import read_po
from pydantic import BaseModel, ConfigDict

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
QUOTED = 80
"""Letters of a cell or heading that a sentence quotes: more than nearly any name has."""
CATALOGUES = Path(__file__).parents[1] / "locale" / "zh_CN" / "LC_MESSAGES"


class Text(BaseModel):
    """A short text with both languages declared side by side."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: str
    en: str

    def get(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Message:
    """A sentence with values, rendered in a language only when somebody reads it.

    Parameters
    ----------
    sentence
        English sentence with ``{name}`` places, marked with `N_` where it is written.
    values
        What stands in the places. A `Text` or a `Message` among them is rendered in the
        language asked for.
    """

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def get(self, language: Language) -> str:
        """Return the sentence in `language` with its values filled in."""
        values = {
            name: value.get(language) if isinstance(value, Text | Message) else value
            for name, value in self.values.items()
        }
        sentence = translate(self.sentence, language)
        return (
            _COUNTED.vformat(sentence, (), values) if "|" in sentence else sentence.format(**values)
        )


class _Counted(Formatter):
    """Fills places as `str.format` does; one of the form ``{count:day|days}`` by the number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return one if str(value).lstrip("+-−") == "1" else many


_COUNTED = _Counted()


def N_(sentence: str) -> str:  # noqa: N802 -- the gettext world's name for "translate later"
    """Mark `sentence` for the catalogues and return it unchanged."""
    return sentence


def translate(sentence: str, language: Language) -> str:
    """Return `sentence` in `language`; English where the catalogue has no translation."""
    if language == "en":
        return sentence
    return _chinese().get(sentence, sentence)


def shortened(words: str) -> str:
    """Return words of a file as a sentence quotes them: of very many the first."""
    return words if len(words) <= QUOTED else f"{words[:QUOTED]}…"


def heading(words: str) -> str:
    """Return words of a sentence as a heading, with a capital."""
    return words[:1].upper() + words[1:]


@cache
def _chinese() -> dict[str, str]:
    sentences: dict[str, str] = {}
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale="zh_CN"):
                if isinstance(entry.id, str) and entry.id and isinstance(entry.string, str):
                    sentences[entry.id] = entry.string or entry.id
    return sentences
