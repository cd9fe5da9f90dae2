"""Gaps: everything absent, due, against a rule or unknown, each with why and from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app_pages import (
    _choices,
    _findings,
    _gap_changes,
    _gap_matrices,
    _head,
    _store,
)
from app_pages._words import _, language, plain, text
from graph.errors import StreetGraphError
from graph.settings import read_settings
from graph.words import Text
from queries import marks
from queries.findings import Finding
from queries.marks import Marks

TITLE = Text(zh="缺口", en="Gaps")
ICON = ":material/rule:"
SECTION = Text(zh="分析", en="Analysis")
ORDER = 5


def render() -> None:
    """Draw the page."""
    sentence = _head.draw(text(TITLE))
    found, decided = _store.findings(), _marks()
    _head.say(sentence, _answer(found, decided))
    tab = _choices.pick(
        "tab",
        {
            "list": _("All findings"),
            "checks": _("Areas and checks"),
            "bodies": _("Areas and bodies"),
            "partners": _("Areas and partner kinds"),
            "positions": _("Areas and positions"),
            "changes": _("Compare two dates"),
        },
        label=_("View"),
    )
    if tab == "list":
        _findings.draw(found, decided)
    elif tab == "checks":
        _gap_matrices.checks(found, decided)
    elif tab == "bodies":
        _gap_matrices.bodies()
    elif tab == "partners":
        _gap_matrices.partners()
    elif tab == "positions":
        _gap_matrices.positions()
    else:
        _gap_changes.draw(found, decided)


def _marks() -> Marks:
    """Return the decisions on findings; where they cannot be read say so and go on without."""
    try:
        return marks.read(read_settings().home)
    except StreetGraphError as error:
        st.warning(plain(error.user_message(language())))
        return Marks({})


def _answer(found: Sequence[Finding], decided: Marks) -> str:
    # Most often nobody dismissed anything, and a city has tens of thousands of findings.
    dismissed = [one for one in found if one.key in decided.dismissed] if decided.dismissed else []
    counts = Counter(one.severity for one in found)
    counts.subtract(one.severity for one in dismissed)
    return _(
        "{violation} {violation:violation|violations}, {gap} {gap:gap|gaps}, {notice} "
        "{notice:notice|notices}; {unknown} {unknown:point is|points are} unknown and "
        "to be verified. Beside these {dismissed} {dismissed:was|were} dismissed with a reason.",
        dismissed=len(dismissed),
        **{name: counts[name] for name in ("violation", "gap", "notice", "unknown")},
    )
