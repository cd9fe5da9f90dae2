"""Terms along time: under each body's name and state its terms, the end and what lies beyond."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from app_pages._words import _, begin, day

Chart = alt.LayerChart | alt.FacetChart
ROW = 42
"""Height of a body: its name, and its bar beneath."""
_NAME, _BAR = -9, 9
"""Where name and bar stand in a row, from its middle."""
_SEGMENTS = {
    "earlier": ("#D3D8DE", 12),
    "running": ("#0072B2", 12),
    "due_soon": ("#7A5B00", 12),
    "unknown": ("#767E88", 4),
    "postponed": ("#CC79A7", 8),
    "overdue": ("#B3261E", 4),
}
"""Colour and thickness of each part of a bar: thickness tells without colour."""
SHOWN_YEARS = 9
"""Earlier terms are drawn from so many years before the as-of date."""


def draw(
    rows: Sequence[Mapping[str, Any]],
    earlier: Sequence[Mapping[str, Any]],
    *,
    words: Mapping[str, str],
    as_of: datetime.date,
    key: str,
    description: str,
) -> None:
    """Draw the current terms of some bodies and those before them.

    Parameters
    ----------
    rows
        Of the register of terms, in the order to show.
    earlier
        Of the query ``earlier_terms``.
    words
        The line to stand over the bar of each body, by its id.
    as_of
        Drawn as a line.
    key
        Key of the chart.
    description
        What it shows, for screen readers.
    """
    first = as_of.replace(year=as_of.year - SHOWN_YEARS, day=1)
    parts = [part for row in rows for part in _current(row, as_of)]
    known = {str(row["body_id"]) for row in rows}
    parts += [_part(row, "earlier", row["start"], row["end"]) for row in earlier
              if row["body_id"] in known and row["end"] > first]  # fmt: skip
    for part in parts:
        part["start"] = max(part["start"], pd.Timestamp(first))
    names = pd.DataFrame(
        [{"body": str(row["body_id"]), "words": words[str(row["body_id"])]} for row in rows]
    )
    chart = _chart(pd.DataFrame(parts or [_nothing(as_of)]), names, as_of)
    st.altair_chart(chart, key=key, alt=description)
    st.caption(
        _("Numbers in the bars count the terms; the dashed line is the as-of date {date}.",
          date=as_of.isoformat())
    )  # fmt: skip


def _current(row: Mapping[str, Any], as_of: datetime.date) -> list[dict[str, Any]]:
    start, due, first_due = row["start"], row["due"], row["first_due"]
    if start is None:
        return []
    if due is None:
        return [_part(row, "unknown", start, as_of)]
    ends = first_due if row["postponement"] else due
    state = "due_soon" if row["status"] == "due_soon" else "running"
    parts = [_part(row, state, start, ends)]
    if row["postponement"]:
        parts.append(_part(row, "postponed", ends, due))
    if due < as_of:
        parts.append(_part(row, "overdue", due, as_of))
    return parts


def _part(
    row: Mapping[str, Any], state: str, start: datetime.date, end: datetime.date
) -> dict[str, Any]:
    numbered = state in ("earlier", "running", "due_soon") and row["number"]
    return {
        "body": str(row["body_id"]),
        "name": str(row["body"]),
        "state": _titles()[state],
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(end),
        "number": str(row["number"]) if numbered else "",
        "from": day(start),
        "to": day(end),
    }


def _nothing(as_of: datetime.date) -> dict[str, Any]:
    """Return a part of no length, for a frame that needs its columns."""
    row = {"body_id": "", "body": "", "number": None}
    return _part(row, "unknown", as_of, as_of)


def _titles() -> dict[str, str]:
    titles = {
        "earlier": _("earlier term"),
        "running": _("current term"),
        "due_soon": _("current term, due soon"),
        "unknown": _("current term, due day unknown"),
        "postponed": _("approved postponement"),
        "overdue": _("overdue"),
    }
    return {state: begin(title) for state, title in titles.items()}


def _chart(frame: pd.DataFrame, names: pd.DataFrame, as_of: datetime.date) -> Chart:
    titles = _titles()
    met = [state for state in titles if titles[state] in set(frame["state"])]
    rows = alt.Y("body:N", sort=list(names["body"]), axis=None)
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(
            domain=[titles[state] for state in met], range=[_SEGMENTS[state][0] for state in met]
        ),
        legend=alt.Legend(title=None, orient="top", columns=2, labelLimit=220),
    )
    time = alt.X("start:T", axis=alt.Axis(format="%Y-%m", title=None, tickCount=6, orient="top"))
    tip = [
        alt.Tooltip("name:N", title=_("Name")),
        alt.Tooltip("state:N", title=_("State")),
        alt.Tooltip("number:N", title=_("Term no.")),
        alt.Tooltip("from:N", title=_("From")),
        alt.Tooltip("to:N", title=_("To")),
    ]
    base = alt.Chart(frame)
    bars = [
        base.transform_filter(alt.datum.state == titles[state])
        .mark_bar(height=_SEGMENTS[state][1], yOffset=_BAR, cornerRadius=1)
        .encode(x=time, x2="end:T", y=rows, color=colour, tooltip=tip)
        for state in met
    ]
    dark = alt.datum.state == titles["earlier"]
    numbers = [
        base.transform_filter(chosen)
        .mark_text(align="left", dx=3, dy=_BAR, fontSize=10, color=shade)
        .encode(x=time, y=rows, text="number:N")
        for chosen, shade in ((dark, "#374151"), (~dark, "#FFFFFF"))
    ]
    lines = (
        alt.Chart(names)
        .mark_text(align="left", dy=_NAME, fontSize=12, color="#1F2328")
        .encode(x=alt.value(2), y=rows, text="words:N")
    )
    today = (
        alt.Chart(pd.DataFrame({"start": [pd.Timestamp(as_of)]}))
        .mark_rule(color="#57606A", strokeDash=[4, 3])
        .encode(x="start:T")
    )
    return alt.layer(*bars, *numbers, today, lines).properties(height=alt.Step(ROW))
