"""One node from all sides, and the way to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.queries.worlds import STREET, TODAY, A, World


def test_a_node_with_its_properties(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A], founded=date(2010, 1, 1), sources=["f#a!2"])

    (row,) = street.ask("node", id="p")

    assert (row["label"], row["place"], row["sources"]) == ("PartyOrganisation", A, ["f#a!2"])
    assert row["properties"]["founded"] == date(2010, 1, 1)
    assert street.ask("node", id="nobody") == []


@pytest.fixture
def office(street: World) -> World:
    """A person x with a past, a present, a coming and an undated holding in r."""
    street.body("ResidentsCommittee", "r", covers=[A])
    street.hold("x", "r", "member", start=date(2010, 1, 1), end=TODAY)
    street.hold("x", "r", "director", start=TODAY, sources=["f#任职!2"])
    street.hold("x", "r", "worker", start=date(2015, 8, 2))
    street.hold("x", "r", "volunteer", start=None)
    return street


EXPECTED = {"member": "past", "director": "current", "worker": "future", "volunteer": "unknown"}


def test_the_holdings_of_a_person(office: World) -> None:
    rows = office.ask("person_holdings", id="x")

    assert {row["role"]: row["state"] for row in rows} == EXPECTED
    assert {row["body"] for row in rows} == {"r"}


def test_the_holders_of_a_body(office: World) -> None:
    assert {row["role"]: row["state"] for row in office.ask("body_holders", id="r")} == EXPECTED


def test_terms_and_agreements_of_a_body(office: World) -> None:
    office.term("r", date(2012, 1, 1), 1)
    office.term("r", date(2015, 1, 1), 2)
    office.body("PartnerUnit", "u", place=STREET)
    office.agreement("x1", "u", "r")

    assert [row["number"] for row in office.ask("body_terms", id="r")] == [2, 1]
    (row,) = office.ask("body_agreements", id="u")
    assert (row["side"], row["others"], row["projects"]) == ("partner", ["r"], 0)


def test_all_ties_of_a_node(office: World) -> None:
    rows = office.ask("ties", id="r")

    assert {(row["type"], row["direction"]) for row in rows} == {("COVERS", "out"), ("OF", "in")}
    assert len(rows) == 5


def test_the_rows_of_files_behind_a_node(street: World) -> None:
    street.node("Load", "l", number=1, status="done", at="2026-01-01", by="me")
    street.node("SourceFile", "f", name="名册.xlsx", sha256="00")
    street.tie("PART_OF", "f", "l")
    street.body("ResidentsCommittee", "r", sources=["f#居委会!2"])
    street.tie("COVERS", "r", A, sources=["f#居委会!2", "g#居委会!3"])

    rows = street.ask("source_rows", id="r")

    assert [(row["element"], row["file"], row["sheet"], row["row"]) for row in rows] == [
        ("COVERS", "名册.xlsx", "居委会", 2),
        ("ResidentsCommittee", "名册.xlsx", "居委会", 2),
        ("COVERS", None, "居委会", 3),
    ]
    assert rows[0]["load_number"] == 1


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("铁岭路90弄", "org"),
        ("铁岭路 ９０弄", "org"),
        ("九十弄居委会", "org"),
        ("tieling", "org"),
        ("zhangsan", "zs"),
        ("张三", "zs"),
        ("张", "zs"),
        ("同济", "u"),
    ],
)
def test_search_finds_names_however_written(street: World, text: str, first: str) -> None:
    street.body("ResidentsCommittee", "org", covers=[A], name="铁岭路九十弄居委会")
    street.body("PartnerUnit", "u", name="上海第一大学", short_name="同济")
    street.person("zs", name="张三")

    rows = street.ask("search", text=text)

    assert rows[0]["id"] == first
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("text", ["", "  ", '+-&|!(){}[]^"~*?:/\\', "AND OR NOT", "x AND"])
def test_search_takes_any_text(street: World, text: str) -> None:
    assert street.ask("search", text=text) == []


def test_search_stays_in_its_scope(street: World) -> None:
    street.body("ResidentsCommittee", "here", covers=[A], name="金安居委会")
    street.body("ResidentsCommittee", "there", name="金安居委会", place="310109010020")

    rows: list[dict[str, Any]] = street.ask("search", text="金安", scope=STREET)

    assert [row["id"] for row in rows] == ["here"]
    assert len(street.ask("search", text="金安")) == 2
    assert len(street.ask("search", text="金安", limit=1)) == 1
