"""Gaps: the list, its filters in the address, and what absence of a body means."""

from __future__ import annotations

import pytest

from app_pages import gaps
from graph.settings import Settings
from tests.app_pages.conftest import Open, words


@pytest.mark.parametrize(
    ("kind", "state", "severity"),
    [
        ("PartyOrganisation", "missing", "gap"),
        ("OwnersCommittee", "missing", "gap"),
        ("WomensCongress", "missing", "notice"),
        ("PropertyFirm", "unknown", "unknown"),
        ("Assembly", "present", "fine"),
    ],
)
def test_a_missing_body_is_as_serious_as_its_kind(kind: str, state: str, severity: str) -> None:
    row = {"kind": kind, "state": state, "bodies": ["甲"] if state == "present" else []}
    assert gaps._body(row).severity == severity


def test_the_gravest_findings_come_first(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "en")
    found = test.dataframe[0].value["Severity"].tolist()
    order = ["✕ violation", "! gap", "△ notice", "○ unknown"]
    assert set(found) == set(order)
    assert found == sorted(found, key=order.index)


def test_filters_stand_in_the_address(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", severity="notice", topic="conflicts_of_interest"
    )
    table = test.dataframe[0].value
    assert set(table["Severity"]) == {"△ notice"}
    assert len(set(table["What"])) == 1
    assert 0 < len(table) < 20


def test_an_area_filter_keeps_its_own(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "zh", area="310110009018")
    assert all("铁岭路九十弄" in areas for areas in test.dataframe[0].value["居民区"])


def test_choosing_a_severity_writes_the_address(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "en")
    test.multiselect(key="severity_choice").select("violation").run()
    assert test.query_params["severity"] == "violation"
    assert set(test.dataframe[0].value["Severity"]) == {"✕ violation"}


def test_filters_that_fit_nothing_say_so(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", severity="violation", topic="areas_lacking_bodies"
    )
    assert "Nothing matches the filters." in words(test)


@pytest.mark.parametrize("tab", ["bodies", "partners"])
def test_both_matrices_hold_every_area(tab: str, sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "zh", tab=tab)
    assert len(test.dataframe[0].value) == 23
