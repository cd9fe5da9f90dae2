"""The city's rosters: the same from the same seed, of the size promised, accepted whole."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from graph.connection import Graph
from graph.dates import PartialDate
from graph.settings import ROOT
from loaders import load
from sample_data import city_plan as plan
from sample_data.city import changed, city
from sample_data.city_areas import city_areas
from sample_data.city_bodies import owners, party
from sample_data.city_files import write_rosters
from sample_data.city_offices import Line, write_date
from sample_data.city_partners import firm_name


@pytest.fixture(scope="module")
def street() -> list[Line]:
    return list(city("street"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def of(kind: str, lines: list[Line]) -> list[dict[str, object]]:
    return [dict(row) for found, _, row in lines if found == kind]


def test_the_real_areas_of_each_size_are_taken() -> None:
    assert [len(city_areas(size)) for size in ("street", "district", "city")] == [23, 301, 6509]
    lane = next(area for area in city_areas("street") if area.code == "310110009018")
    assert (lane.name, lane.stem, lane.street) == (
        "铁岭路九十弄居委会",
        "铁岭路九十弄",
        "四平路街道",
    )


def test_an_area_is_written_so_that_it_means_one() -> None:
    areas = city_areas("city")
    written = Counter(area.written for area in areas)
    assert written.most_common(1)[0][1] == 1
    # Five streets of Shanghai have an area of this name, so only the code tells them apart.
    namesakes = [area for area in areas if area.name == "新桥居委会"]
    assert len(namesakes) == 5
    assert all(area.written == area.code and not area.telling for area in namesakes)


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, street: list[Line]) -> None:
    for name in ("one", "two"):
        write_rosters(city("street"), tmp_path / name, "csv")
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert list(city("street", seed=7)) != street


def test_workbook_and_text_hold_the_same_cells(tmp_path: Path, street: list[Line]) -> None:
    rows = write_rosters(street, tmp_path, "xlsx")
    assert rows == write_rosters(street, tmp_path, "csv")
    book = openpyxl.load_workbook(tmp_path / "换届.xlsx", read_only=True)
    found = list(book["换届"].iter_rows(values_only=True))
    book.close()
    with (tmp_path / "换届.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = list(csv.reader(file))
    assert len(found) == rows["terms"] + 1
    texts = [["" if cell is None else str(cell) for cell in row] for row in found]
    # A workbook has days where a text file has their ISO form.
    assert [[cell.removesuffix(" 00:00:00") for cell in row] for row in texts] == expected


def test_a_delta_changes_one_row_in_a_hundred(street: list[Line]) -> None:
    after = list(changed(street))
    assert [(kind, office) for kind, office, _ in after] == [line[:2] for line in street]
    differing = [
        {name for name in new if new[name] != old.get(name)}
        for (_, _, old), (_, _, new) in zip(street, after, strict=True)
        if new != old
    ]
    assert 0.005 < len(differing) / len(street) < 0.015
    assert all(len(names) == 1 for names in differing)


def test_terms_follow_one_another_and_holdings_lie_within_them(street: list[Line]) -> None:
    terms = of("terms", street)
    for first, second in zip(terms[::2], terms[1::2], strict=True):
        assert first["organisation"] == second["organisation"]
        assert isinstance(first["end"], PartialDate)
        assert second["end"] is None
        assert first["end"].last.year == second["start"].first.year  # type: ignore[union-attr]
    lane = next(area for area in city_areas("street") if area.code == "310110009018")
    starts = {row["start"] for row in terms if row["organisation"] == owners(lane)}
    held = [row for row in of("holdings", street) if row["organisation"] == owners(lane)]
    assert len(starts) == 2
    assert {row["start"] for row in held} == starts


def test_persons_sit_in_several_bodies_and_stay_when_elected_again(street: list[Line]) -> None:
    bodies: dict[object, set[object]] = {}
    for row in of("holdings", street):
        if row["birth"]:
            bodies.setdefault((row["person"], row["birth"]), set()).add(row["organisation"])
    assert sum(len(held) > 1 for held in bodies.values()) > 20
    lane = next(area for area in city_areas("street") if area.code == "310110009018")
    held = [row for row in of("holdings", street) if row["organisation"] == party(lane)]
    ended = {row["person"] for row in held if row["end"]}
    assert ended & {row["person"] for row in held if not row["end"]}


def test_rosters_lack_what_real_ones_lack() -> None:
    lines = list(city("district"))
    estates = of("estates", lines)
    for field, share in (
        ("floor_area", plan.FLOOR_AREA_MISSING),
        ("households", plan.HOUSEHOLDS_MISSING),
        ("first_delivery", plan.COMPLETION_MISSING),
    ):
        lacking = sum(row[field] is None for row in estates) / len(estates)
        assert abs(lacking - share) < 0.06, field  # 301 estates


@pytest.mark.parametrize(
    ("office", "day", "month"),
    [
        ("310110000", date(2014, 3, 5), "2014-03"),
        ("310110001", "2014.03.05", "2014.03"),
        ("310110002", "2014年3月5日", "2014年3月"),
        ("310110003", "2014-03-05", "2014-03"),
        ("310110004", 20140305, 201403),
        ("310110008", "二〇一四年三月五日", "二〇一四年三月"),
    ],
)
def test_each_street_writes_dates_its_own_way(office: str, day: object, month: object) -> None:
    shift = int(office) % 9 - int(office[-1])
    office = str(int(office) - shift)
    assert write_date(PartialDate(date(2014, 3, 5)), office) == day
    assert write_date(PartialDate(date(2014, 3, 1), "month"), office) == month


def test_firms_have_names_of_their_own() -> None:
    assert len({firm_name(number) for number in range(1700)}) == 1700


def test_the_loaders_take_every_row(tmp_path: Path, empty_graph: Graph) -> None:
    rows = write_rosters(changed(city("street")), tmp_path, "csv")
    report = load(empty_graph, [tmp_path], dry_run=True)
    assert not report.refusals
    assert sum(count.read for count in report.counts) == sum(rows.values())
    assert report.sample


def test_the_command_writes_a_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sample_data.city", "--format", "csv", str(tmp_path / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "areas: 23" in done.stdout
    assert (tmp_path / "out" / "任职.csv").exists()
