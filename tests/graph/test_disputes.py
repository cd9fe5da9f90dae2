"""What several rows say differently of one node."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.archive import Archive, open_archive
from graph.disputes import Claim, disputes
from graph.facts import Node, Tie
from graph.records import FileRecord, LoadRecord, RowRecord


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path) as opened:
        yield opened


def load(archive: Archive, number: int, *facts: Node | Tie, first: int = 2) -> None:
    """Load a file of one fact a row, the first in row 2; in row 0 what is absent ends."""
    record = LoadRecord(f"{number}-x", number, "running", "2026-08-24", "tester", False, 0)
    with archive.journal(record) as journal:
        sheet = journal.add_sheet(f"f{number}", "小区", "estates")
        rows = [
            RowRecord(row, f"{number}.{row}".encode(), f"{number}:{row}".encode(), {}, (fact,))
            for row, fact in enumerate(facts, start=first)
        ]
        journal.add(sheet, rows)
        journal.add_files([FileRecord(f"f{number}", "a.csv", "0" * 64, len(rows))])
    archive.finish(number)


def test_two_values_for_one_field_are_told_with_both_cells(archive: Archive) -> None:
    load(archive, 1, Node("Estate", "e", {"households": 300, "address": "x"}))
    load(archive, 2, Node("Estate", "e", {"households": 320, "address": "x"}))

    (found,) = disputes(archive)

    assert (found.id, found.label, found.property) == ("e", "Estate", "households")
    assert found.holds == 320
    assert found.claims == (
        Claim(300, None, ("f1#小区!2",)),
        Claim(320, None, ("f2#小区!2",)),
    )


def test_what_is_the_same_empty_a_name_or_a_list_is_no_dispute(archive: Archive) -> None:
    one = {"founded": date(2014, 3, 1), "founded_precision": "month", "aliases": ["甲"]}
    load(archive, 1, Node("OwnersCommittee", "o", {**one, "name": "甲业委会", "code": ""}))
    load(archive, 2, Node("OwnersCommittee", "o", {**one, "name": "甲小区业委会", "code": "1"}))
    load(archive, 3, Node("OwnersCommittee", "o", {"aliases": ["乙"], "founded": None}))

    assert list(disputes(archive)) == []


def test_of_what_complete_rosters_end_the_first_day_alone_counts(archive: Archive) -> None:
    load(archive, 1, Node("Mechanism", "m", {"name": "甲"}))
    for number, day in enumerate((date(2015, 8, 1), date(2016, 8, 1)), start=2):
        ended = {"dissolved": day, "dissolved_precision": "day"}
        load(archive, number, Node("Mechanism", "m", ended), first=0)

    assert list(disputes(archive)) == []


def founded(year: int, month: int = 1, day: int = 1, precision: str = "day") -> Node:
    said = {"founded": date(year, month, day), "founded_precision": precision}
    return Node("OwnersCommittee", "o", said)


DAY, MONTH = founded(2014, 3, 1), founded(2014, 3, precision="month")
YEAR, ABOUT = founded(2014, precision="year"), founded(2014, precision="circa")


@pytest.mark.parametrize(
    "facts", [(DAY, MONTH), (MONTH, DAY), (YEAR, DAY, MONTH, ABOUT), (ABOUT, YEAR)]
)
def test_a_month_does_not_contradict_its_days(archive: Archive, facts: tuple[Node, ...]) -> None:
    load(archive, 1, *facts)

    assert list(disputes(archive)) == []


@pytest.mark.parametrize("other", [founded(2014, 4, 1), founded(2014, 4, precision="month")])
def test_of_two_precisions_of_one_date_one_stands(archive: Archive, other: Node) -> None:
    load(archive, 1, other, DAY, MONTH)

    (found,) = disputes(archive)

    # The month agrees with the day that stands, and contradicts nothing besides.
    assert [(claim.precision, found.stands(claim)) for claim in found.claims] == [
        (other.properties["founded_precision"], False),
        ("day", True),
    ]


def test_a_date_equal_but_known_less_finely_does_not_stand(archive: Archive) -> None:
    load(archive, 1, MONTH, DAY, founded(2014, 4, 2))

    (found,) = disputes(archive)

    assert [(claim.precision, found.stands(claim)) for claim in found.claims] == [
        ("month", False),
        ("day", False),
        ("day", True),
    ]


def test_a_load_taken_back_disputes_nothing(archive: Archive) -> None:
    load(archive, 1, Node("Estate", "e", {"households": 300}))
    load(archive, 2, Node("Estate", "e", {"households": 320}))
    archive.withdraw(2)
    archive.forget(2)

    assert list(disputes(archive)) == []


def test_rows_that_say_a_thing_alike_stand_together(archive: Archive) -> None:
    load(archive, 1, Node("Estate", "e", {"households": 300}))
    load(
        archive,
        2,
        Node("Estate", "e", {"households": 320}),
        Node("Estate", "e", {"households": 300}),
    )

    (found,) = disputes(archive)

    assert [claim.sources for claim in found.claims] == [("f1#小区!2", "f2#小区!3"), ("f2#小区!2",)]
    assert found.holds == 300
