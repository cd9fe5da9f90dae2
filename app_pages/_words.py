"""Words on the pages: sentences, titles and codes in the language of the moment."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import streamlit as st

from graph.errors import StreetGraphError
from graph.model import model
from graph.settings import read_settings
from graph.words import LANGUAGES, Language, Message, Text, translate

# What Markdown or Streamlit's directives would read as markup in a name.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>&])")
_FIRST_LETTER = re.compile(r"^\W*[a-z]")


def language() -> Language:
    """Return the language of this page view: the address, then the settings."""
    asked = st.query_params.get("lang") or st.session_state.get("lang")
    for known in LANGUAGES:
        if asked == known:
            return known
    try:
        return read_settings().language
    except StreetGraphError:
        return "zh"  # the page that reports the broken setting needs a language too


def _(sentence: str, **values: object) -> str:
    """Return the English `sentence` in the language of the page, its places filled.

    Parameters
    ----------
    sentence
        English sentence with ``{name}`` places; its own key in the catalogue.
    **values
        What stands in the places; a `Text` or `Message` is rendered in the same language.
    """
    return Message(sentence, values).get(language())


def text(declared: Text | Message | str) -> str:
    """Return a declared text, or a marked sentence, in the language of the page."""
    if isinstance(declared, str):
        return translate(declared, language())
    return declared.get(language())


def plain(value: object) -> str:
    """Return `value` so that Markdown shows it as it is: names are no markup."""
    return _MARKUP.sub(r"\\\1", str(value)).replace("\n", " ")


def begin(words: str) -> str:
    """Return words of the program as a cell, chip or legend begins: capital, after a sign too."""
    return _FIRST_LETTER.sub(lambda found: found[0].upper(), words)


def kind(label: object) -> str:
    """Return the title of a node label, or the label itself where it is not declared."""
    declared = model().nodes.get(str(label))
    return begin(text(declared.title)) if declared else str(label)


def choice(owner: str, name: str, code: object) -> str:
    """Return the word for a code of property `name` of a label or tie `owner`."""
    declared = model().properties(owner).get(name)
    found = declared.choices.get(str(code)) if declared else None
    return begin(text(found)) if found else str(code)


def choices(owner: str, name: str) -> Mapping[str, Text]:
    """Return the declared codes of a property with their words."""
    return model().properties(owner)[name].choices


def day(value: datetime.date | None, precision: object = "day") -> str:
    """Return a date as far as it is known: 2015, 2015-08 or 2015-08-01; 不详 without one."""
    if value is None:
        return _("unknown")
    if precision == "circa":
        return _("about {year}", year=value.year)
    return value.isoformat()[: {"year": 4, "month": 7}.get(str(precision), 10)]


def moment(iso: str) -> str:
    """Return a moment as the clock here shows it, to the minute."""
    return datetime.datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")


def share(value: float | None) -> str:
    """Return a ratio as a percentage, "n/a" where there is nothing to divide by."""
    return _("n/a") if value is None else f"{100 * value:.0f} %"
