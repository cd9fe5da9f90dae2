"""Deadlines as a calendar file (RFC 5545), for Outlook, WPS, a telephone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event
from icalendar.enums import TRANSP

from graph.model import model
from graph.rules import rules
from graph.words import N_, Language, Message, Text, translate
from queries.terms import Deadline

MIME = "text/calendar"
_PRODUCT = "-//Street Graph//Terms//{language}"

DUTIES = {
    "term": Text(zh="任期届满", en="Term ends"),
    "report": Text(zh="换届书面报告截止", en="Report before the election due"),
    "filing": Text(zh="备案截止", en="Filing due"),
}
"""What falls on the day of a deadline, by its duty."""


def calendar(
    deadlines: Iterable[Deadline], *, title: str, stamp: datetime, language: Language
) -> bytes:
    """Return a calendar file with one whole-day event a deadline.

    An event keeps its identity from file to file, so that a later file moves the events of
    an earlier one instead of doubling them.

    Parameters
    ----------
    title
        Name of the calendar.
    stamp
        When the file is made, in UTC.
    """
    made = Calendar.new(
        name=title,
        language=language,
        method="PUBLISH",
        prodid=_PRODUCT.format(language=language.upper()),
        subcomponents=[_event(one, stamp, language) for one in deadlines],
    )
    return bytes(made.to_ical())


def _event(deadline: Deadline, stamp: datetime, language: Language) -> Event:
    kind = model().nodes[deadline.kind].title.get(language)
    duty = DUTIES[deadline.duty].get(language)
    return Event.new(
        uid=f"{deadline.duty}:{deadline.term_id}@street-graph",
        stamp=stamp,
        start=deadline.day,
        end=deadline.day + timedelta(days=1),  # the first day after it
        summary=f"{deadline.body} · {duty}",
        description="\n".join(_lines(deadline, kind, language)),
        location="、".join(deadline.areas) or None,
        categories=[kind, duty],
        transparency=TRANSP.TRANSPARENT,  # nobody is busy for the whole day
    )


def _lines(deadline: Deadline, kind: str, language: Language) -> Iterable[str]:
    yield f"{deadline.body} ({kind})"
    rule = rules().get(deadline.rule or "")
    if rule is None:
        yield translate(_AS_FILED, language) if deadline.duty == "term" else ""
        return
    sentence = _SECONDARY if rule.status == "secondary" else _VERIFIED
    values = {"id": rule.id, "text": rule.text, "source": rule.source}
    yield Message(sentence, values).get(language)


_AS_FILED = N_("The day is that filed for the term.")
_VERIFIED = N_("Rule {id}: {text} Source: {source}")
_SECONDARY = N_("Rule {id}, from a secondary source, to be verified: {text} Source: {source}")
