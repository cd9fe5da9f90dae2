"""Rules in force at a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.errors import ModelError, SettingsError
from graph.rules import load, rows_for, rule_at, rules

RULE = """\
id = "{id}"
topic = "residents_committee.term"
use = "check"
jurisdiction = "{jurisdiction}"
{dates}
numbers = {{ years = 3 }}
source = "x"
status = "verified"

[text]
zh = "规则"
en = "rule"
"""


def write(folder: Path, id: str, dates: str, jurisdiction: str = "national") -> None:
    text = RULE.format(id=id, dates=dates, jurisdiction=jurisdiction)
    (folder / f"{id}.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2018, 12, 28), "RC2"), (date(2018, 12, 29), "RC3"), (date(1989, 12, 31), None)],
)
def test_the_rule_of_the_day_is_found(day: date, expected: str | None) -> None:
    rule = rule_at("residents_committee.term", day)

    assert (rule.id if rule else None) == expected


def test_the_local_rule_goes_before_the_national_one() -> None:
    day = date(2020, 1, 1)

    shanghai = rule_at("owners_committee.size", day, "310110009001")
    beijing = rule_at("owners_committee.size", day, "110101001001")

    assert shanghai is not None
    assert beijing is not None
    assert (shanghai.id, beijing.id) == ("OC2", "OC3")


def test_before_the_local_rule_the_national_one_holds() -> None:
    rule = rule_at("owners_committee.size", date(2019, 2, 28), "310110009001")

    assert rule is not None
    assert rule.id == "OC3"


def test_one_rule_can_be_asked_for_by_its_id() -> None:
    assert rule_at("RC2", date(2018, 12, 28)) is rules()["RC2"]
    assert rule_at("RC2", date(2018, 12, 29)) is None


def test_rows_for_cypher_put_the_local_first_and_leave_no_date_open() -> None:
    rows = rows_for("term")
    owners = [row for row in rows if row["kind"] == "OwnersCommittee"]

    assert [row["id"] for row in owners] == ["OC4", "OC4N"]
    assert {"RC2", "RC3", "PO6", "PO7"} <= {row["id"] for row in rows}
    assert all(row["from"] is not None and row["to"] is not None for row in rows)


def test_two_rules_of_a_topic_on_one_day_are_named(tmp_path: Path) -> None:
    write(tmp_path, "X1", "valid_from = 2000-01-01\nvalid_to = 2010-01-02")
    write(tmp_path, "X2", "valid_from = 2010-01-01")

    with pytest.raises(ModelError, match=r"X1 and X2 of residents_committee\.term"):
        load(tmp_path)


def test_rules_may_follow_each_other_and_differ_by_jurisdiction(tmp_path: Path) -> None:
    write(tmp_path, "X1", 'valid_from = "unknown"\nvalid_to = 2010-01-01')
    write(tmp_path, "X2", "valid_from = 2010-01-01")
    write(tmp_path, "X3", "valid_from = 2005-01-01", jurisdiction="shanghai")

    assert sorted(load(tmp_path)) == ["X1", "X2", "X3"]


def test_days_without_a_rule_between_two_are_named(tmp_path: Path) -> None:
    write(tmp_path, "X1", "valid_from = 2000-01-01\nvalid_to = 2010-01-01")
    write(tmp_path, "X2", "valid_from = 2010-01-02")

    with pytest.raises(ModelError, match=r"\.term .*2010-01-01 .*2010-01-02.*X1"):
        load(tmp_path)


def test_a_rule_that_says_not_since_when_is_named(tmp_path: Path) -> None:
    write(tmp_path, "X1", "valid_to = 2010-01-01")

    with pytest.raises(ModelError, match=r"X1\.toml does not say since when"):
        load(tmp_path)


def test_a_rule_that_is_never_in_force_is_named(tmp_path: Path) -> None:
    write(tmp_path, "X1", "valid_from = 2010-01-01\nvalid_to = 2010-01-01")

    with pytest.raises(ModelError, match="X1 is never in force"):
        load(tmp_path)


def test_every_rule_of_the_register_is_there() -> None:
    numbers = {"PO": 11, "RC": 11, "OC": 11, "CB": 3}
    expected = {f"{head}{n}" for head, last in numbers.items() for n in range(1, last + 1)}
    expected |= {"PF1", "GV1", "CR1", "DR1", "XA1", "DM1", "DL1", "LA1"}

    assert expected - set(rules()) == set()


def test_a_committee_is_judged_by_the_households_of_its_time() -> None:
    before = rule_at("area.households", date(2025, 12, 31))
    after = rule_at("area.households", date(2026, 1, 1))

    assert before is not None
    assert after is not None
    assert (before.id, before.numbers["maximum"]) == ("RC4", 700)
    assert (after.id, after.numbers["minimum"]) == ("RC5", 1000)


def test_a_committee_elected_soon_after_the_change_serves_five_years() -> None:
    rule = rule_at("residents_committee.term", date(2019, 1, 10), "310110009001")

    assert rule is not None
    assert rule.numbers["years"] == 5


def test_the_setting_chooses_whose_rules_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    day, place = date(2020, 1, 1), "310110009001"

    monkeypatch.setenv("STREET_GRAPH_JURISDICTION", "national")
    national = rule_at("owners_committee.size", day, place)

    assert national is not None
    assert national.id == "OC3"
    assert rule_at("OC2", day) is None
    assert {row["place"] for row in rows_for("size")} == {""}


def test_a_jurisdiction_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREET_GRAPH_JURISDICTION", "mars")

    with pytest.raises(SettingsError, match="JURISDICTION"):
        rows_for("size")


def test_a_rule_stands_in_the_file_of_its_id(tmp_path: Path) -> None:
    write(tmp_path, "X1", "valid_from = 2000-01-01")
    (tmp_path / "X1.toml").rename(tmp_path / "Y.toml")

    with pytest.raises(ModelError, match=r"Y\.toml declares X1"):
        load(tmp_path)


def test_a_rule_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "X1.toml").write_text("id = ", encoding="utf-8")

    with pytest.raises(ModelError, match=r"X1\.toml"):
        load(tmp_path)
