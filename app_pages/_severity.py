"""How serious something is: a glyph, a word and a colour together, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app_pages._words import begin, text
from graph.words import Text
from queries.finding import SEVERITY_WORDS


@dataclass(frozen=True)
class Severity:
    """One degree of severity.

    Parameters
    ----------
    badge
        Streamlit's name of the colour.
    colour, tint
        Of the words in a cell, and of the cell behind them.
    """

    glyph: str
    title: Text
    badge: Literal["red", "orange", "yellow", "gray", "green"]
    colour: str
    tint: str

    def label(self) -> str:
        """Return glyph and word in the language of the page."""
        return begin(f"{self.glyph} {text(self.title)}")


SEVERITIES = {
    "violation": Severity("✕", SEVERITY_WORDS["violation"], "red", "#B3261E", "#FCEEEC"),
    "gap": Severity("!", SEVERITY_WORDS["gap"], "orange", "#A84300", "#FEF7EF"),
    "notice": Severity("△", SEVERITY_WORDS["notice"], "yellow", "#7A5B00", "#FDFAEA"),
    "unknown": Severity("○", SEVERITY_WORDS["unknown"], "gray", "#57606A", "#F1F2F4"),
    "fine": Severity("✓", Text(zh="正常", en="fine"), "green", "#1A7F37", "#EAF6EC"),
}
"""From the most to the least serious."""
ORDER = {name: place for place, name in enumerate(SEVERITIES)}


def style(severity: str | None) -> str:
    """Return how a cell of this severity looks, as CSS; nothing where all is fine."""
    if severity is None or severity == "fine":
        return ""
    found = SEVERITIES[severity]
    return f"color: {found.colour}; background-color: {found.tint}"
