"""What comes due, month by month and day by day."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from app_pages import _finding, _frames, _matrix, _screen, _view
from app_pages._matrix import Cell
from app_pages._words import _, begin, kind, plain, text
from exports.calendar import DUTIES
from graph.rules import rules
from graph.words import N_
from queries.terms import Deadline

_MONTHS, _DAY = 12, _screen.PHONE // 7
EARLIER = "earlier"
"""Stands in the address for all months before the as-of date's own."""


def draw(found: Sequence[Deadline], as_of: datetime.date, places: Mapping[str, str]) -> None:
    """Draw a year of months, the days of the one that is chosen, and a list of them.

    Parameters
    ----------
    places
        What to call the areas of each body, by its id.
    """
    months = _months(as_of)
    asked = _view.selected("month") or ""
    chosen = asked if asked == EARLIER or _is_month(asked) else months[0]
    year, days = st.columns([2, 3], gap="medium")
    with year:
        _year(found, months)
    with days:
        if chosen != EARLIER:
            _grid(found, chosen, as_of)
    _list(found, chosen, months[0], places)


def _months(as_of: datetime.date) -> list[str]:
    first = as_of.year * 12 + as_of.month - 1
    return [f"{one // 12:04}-{one % 12 + 1:02}" for one in range(first, first + _MONTHS)]


def _is_month(asked: str) -> bool:
    try:
        datetime.date.fromisoformat(f"{asked}-01")
    except ValueError:
        return False
    return True


def _month(one: Deadline) -> str:
    return one.day.isoformat()[:7]


def _year(found: Sequence[Deadline], months: Sequence[str]) -> None:
    counts: Counter[tuple[str, str]] = Counter(
        (EARLIER if _month(one) < months[0] else _month(one), one.duty) for one in found
    )
    cells = {
        (month, duty): Cell(
            f"! {count}" if month == EARLIER else str(count),
            "gap" if month == EARLIER else None,
        )
        for (month, duty), count in counts.items()
    }
    _matrix.show(
        _("Month"),
        {EARLIER: begin(_("earlier")), **{month: month for month in months}},
        {"term": _("Term ends"), "report": _("Report"), "filing": _("Filing")},
        cells,
        key="year",
        alt=_("What comes due in each of the next twelve months"),
        clicked=lambda month, _duty: _choose(month),
    )


def _choose(month: str) -> None:
    _view.select("month", month)
    _view.select("day", None)


def _grid(found: Sequence[Deadline], month: str, as_of: datetime.date) -> None:
    first = datetime.date.fromisoformat(f"{month}-01")
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    counts = Counter(one.day for one in found)
    _turn(month)
    _matrix.show(
        None,
        {str(week[0]): "" for week in weeks},
        {str(number): text(name) for number, name in enumerate(_WEEKDAYS)},
        {
            (str(week[0]), str(one.weekday())): _day(one, counts[one], first.month, as_of)
            for week in weeks
            for one in week
        },
        key="month",
        alt=_("Days of {month} with the number of what comes due", month=month),
        clicked=_day_chosen,
        width=_DAY,
        widest=_DAY,
    )
    st.caption(plain(_("After the day stands how much is due; ● is the as-of date.")))


def _day(one: datetime.date, count: int, month: int, as_of: datetime.date) -> Cell:
    if one.month != month:
        return Cell("")
    words = f"{one.day}{'●' if one == as_of else ''}"
    if not count:
        return Cell(words)
    return Cell(f"{words}{'!' if one < as_of else '△'}{count}",
                "gap" if one < as_of else "notice")  # fmt: skip


def _day_chosen(week: str, weekday: str | None) -> None:
    if weekday is not None:
        one = datetime.date.fromisoformat(week) + datetime.timedelta(days=int(weekday))
        _view.select("month", one.isoformat()[:7])
        _view.select("day", one.isoformat())


def _turn(month: str) -> None:
    """Draw the month's name between buttons for the one before and the one after."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for other, sign, word in (
            (number - 1, "◀", _("One month earlier")),
            (number + 1, "▶", _("One month later")),
        ):
            st.button(
                sign,
                key=f"month_{sign}",
                help=word,
                type="tertiary",
                on_click=_choose,
                args=(f"{other // 12:04}-{other % 12 + 1:02}",),
            )
        st.markdown(f"**{plain(month)}**", width="content")


def _list(found: Sequence[Deadline], chosen: str, first: str, places: Mapping[str, str]) -> None:
    asked = _view.selected("day")
    if chosen == EARLIER:
        listed, title = [one for one in found if _month(one) < first], _("Earlier, not done")
    elif asked and asked[:7] == chosen:
        listed, title = [one for one in found if one.day.isoformat() == asked], asked
    else:
        listed, title = [one for one in found if _month(one) == chosen], chosen
    count = _("{count} due", count=len(listed))
    st.markdown(f"**{plain(title)}** · {plain(count)}")
    if not listed:
        st.caption(plain(_("Nothing comes due.")))
        return
    _frames.show(
        {
            _("Day"): [one.day.isoformat() for one in listed],
            _("What is due"): [text(DUTIES[one.duty]) for one in listed],
            _("Body"): [one.body for one in listed],
            _("Kind"): [kind(one.kind) for one in listed],
            _("Area"): [places[one.body_id] for one in listed],
            _("Rule"): [_rule(one) for one in listed],
        },
        key="month_list",
        alt=_("What comes due"),
        widths={_("Day"): 96, _("What is due"): 130, _("Body"): 220},
        clicked=lambda place: _view.select("body", listed[place].body_id),
    )


def _rule(one: Deadline) -> str:
    rule = rules().get(one.rule or "")
    if rule is None:
        return begin(_("as filed") if one.duty == "term" else _("none known on this day"))
    return f"{rule.id} ({_finding.status(rule)})"


_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
