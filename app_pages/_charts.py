"""Bars along time: terms, holdings and agreements from start to end."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st

from app_pages._words import _, begin, day

STEP = 22
SHORTEST = datetime.timedelta(days=30)
"""A shorter bar is drawn this long, or nobody would see it."""
_COLOURS = {
    "active": "#0072B2",
    "current": "#0072B2",
    "lapsed": "#A84300",
    "terminated": "#8C6D31",
    "future": "#5F7F9C",
    "term": "#374151",
}
_OTHER = "#767E88"
"""Of what is over, and of what is not known for sure."""


@dataclass(frozen=True)
class Bar:
    """One bar: in which row, from when to when, in which state, with which words on it."""

    row: str
    start: object
    end: object
    state: str
    label: str = ""


def bars(
    found: Sequence[Bar],
    *,
    states: Mapping[str, str],
    as_of: datetime.date,
    key: str,
    description: str,
) -> None:
    """Draw bars along time; an open end runs to the last day, a missing start is left out.

    Parameters
    ----------
    found
        The bars; rows keep the order of their first bar.
    states
        What each state is called in legend and tip.
    as_of
        Drawn as a line.
    key
        Key of the chart.
    description
        What the chart shows, for screen readers.
    """
    known = [bar for bar in found if isinstance(bar.start, datetime.date)]
    if len(known) < len(found):
        missing = len(found) - len(known)
        st.caption(_("{count} without a known start {count:is|are} not drawn.", count=missing))
    if not known:
        return
    ends = [one for bar in known for one in (bar.start, bar.end)]
    last = max([as_of, *(one for one in ends if isinstance(one, datetime.date))])
    frame = pd.DataFrame([_record(bar, states, last) for bar in known])
    st.altair_chart(_chart(frame, states, as_of), key=key, alt=description)


def _record(bar: Bar, states: Mapping[str, str], last: datetime.date) -> dict[str, object]:
    start = bar.start if isinstance(bar.start, datetime.date) else last
    end = bar.end if isinstance(bar.end, datetime.date) else None
    return {
        "row": bar.row,
        "start": pd.Timestamp(start),
        "end": pd.Timestamp(max(end or last, start + SHORTEST)),
        "state": begin(states.get(bar.state, bar.state)),
        "label": bar.label,
        "from": day(start),
        "to": day(end) if end else _("open"),
    }


def _chart(
    frame: pd.DataFrame, states: Mapping[str, str], as_of: datetime.date
) -> alt.LayerChart | alt.FacetChart:
    met = set(frame["state"])
    titles = {code: begin(word) for code, word in states.items()}
    shown = {word: _COLOURS.get(code, _OTHER) for code, word in titles.items() if word in met}
    rows = alt.Y(
        "row:N",
        title=None,
        sort=list(dict.fromkeys(frame["row"])),
        axis=alt.Axis(labelLimit=260, labelOverlap=False),
    )
    time = alt.Axis(format="%Y-%m", title=None, tickCount=8, grid=True)
    base = alt.Chart(frame)
    bar = base.mark_bar(height=14, cornerRadius=2).encode(
        x=alt.X("start:T", axis=time),
        x2="end:T",
        y=rows,
        color=alt.Color(
            "state:N",
            scale=alt.Scale(domain=list(shown), range=list(shown.values())),
            legend=alt.Legend(title=None, orient="top"),
        ),
        tooltip=[
            alt.Tooltip("row:N", title=_("Name")),
            alt.Tooltip("label:N", title=_("What")),
            alt.Tooltip("state:N", title=_("State")),
            alt.Tooltip("from:N", title=_("From")),
            alt.Tooltip("to:N", title=_("To")),
        ],
    )
    words = base.mark_text(align="left", dx=4, fontSize=11, color="#FFFFFF").encode(
        x="start:T", y=rows, text="label:N"
    )
    line = (
        alt.Chart(pd.DataFrame({"as_of": [pd.Timestamp(as_of)]}))
        .mark_rule(color="#B3261E", strokeDash=[4, 3])
        .encode(x="as_of:T")
    )
    return alt.layer(bar, words, line).properties(height=alt.Step(STEP))
