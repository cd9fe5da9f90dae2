"""The calendar file of deadlines, read back by what calendars read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from exports.calendar import calendar
from graph.words import Language
from queries.terms import Deadline

STAMP = datetime(2015, 8, 1, 12, tzinfo=UTC)
LONG = "四平路街道鞍山四村第三居民区业主委员会（含东区、西区及沿街商铺）"


def deadline(**more: Any) -> Deadline:
    return replace(
        Deadline(
            duty="term",
            day=date(2018, 8, 15),
            body_id="r",
            body="某居委会",
            kind="ResidentsCommittee",
            areas=("某居民区", "又一居民区"),
            term_id="term:r:9",
            rule="RC2",
        ),
        **more,
    )


def written(*deadlines: Deadline, language: Language = "zh") -> bytes:
    return calendar(deadlines, title="换届", stamp=STAMP, language=language)


def test_a_deadline_is_one_whole_day() -> None:
    (event,) = Calendar.from_ical(written(deadline())).walk("VEVENT")

    assert event.decoded("DTSTART") == date(2018, 8, 15)
    assert event.decoded("DTEND") == date(2018, 8, 16)
    assert event.decoded("DTSTAMP") == STAMP
    assert str(event["SUMMARY"]) == "某居委会 · 任期届满"
    assert str(event["LOCATION"]) == "某居民区、又一居民区"
    assert str(event["UID"]) == "term:term:r:9@street-graph"
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_the_rule_stands_in_the_description() -> None:
    (event,) = Calendar.from_ical(written(deadline(), language="en")).walk("VEVENT")
    text = str(event["DESCRIPTION"])

    assert text.startswith("某居委会 (residents' committee)\nRule RC2: A residents' committee")
    assert "第八条" in text


def test_a_secondary_rule_and_a_filed_day_say_so() -> None:
    found = Calendar.from_ical(
        written(
            deadline(kind="PartyOrganisation", rule="PO6", term_id="a"),
            deadline(kind="OwnersCommittee", rule=None, term_id="b"),
            deadline(kind="OwnersCommittee", rule=None, term_id="c", duty="report"),
        )
    ).walk("VEVENT")

    second, filed, unruled = (str(event["DESCRIPTION"]) for event in found)
    assert "转引，待核实" in second
    assert filed.endswith("按备案的届满日期计。")
    assert unruled.strip() == "某居委会 (业委会)"


def test_lines_are_short_and_end_as_the_standard_asks() -> None:
    content = written(deadline(body=LONG))
    lines = content.split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert LONG in str(event["SUMMARY"])


def test_a_name_with_the_marks_of_the_format_stays_itself() -> None:
    name = "A;B,C\\D\nEND:VEVENT"
    (event,) = Calendar.from_ical(written(deadline(body=name))).walk("VEVENT")

    assert str(event["SUMMARY"]) == f"{name} · 任期届满"


def test_the_same_deadline_keeps_its_identity_when_it_moves() -> None:
    first = Calendar.from_ical(written(deadline())).walk("VEVENT")[0]
    moved = Calendar.from_ical(written(deadline(day=date(2019, 8, 15)))).walk("VEVENT")[0]
    other = Calendar.from_ical(written(deadline(duty="report"))).walk("VEVENT")[0]

    assert first["UID"] == moved["UID"] != other["UID"]


def test_a_calendar_without_deadlines_is_a_calendar() -> None:
    read = Calendar.from_ical(written())

    assert read.walk("VEVENT") == []
    assert str(read["METHOD"]) == "PUBLISH"
    assert str(read["X-WR-CALNAME"]) == "换届"
