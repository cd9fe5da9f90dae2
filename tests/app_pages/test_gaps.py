"""Gaps: the list, its filters in the address, decisions, candidates, and two dates compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app_pages import _frames, _gap_matrices
from graph.settings import Settings
from tests.app_pages.conftest import Open, words


@pytest.mark.parametrize(
    ("kind", "state", "not_due", "severity"),
    [
        ("PartyOrganisation", "missing", 0, "gap"),
        ("OwnersCommittee", "missing", 1, "gap"),
        ("OwnersCommittee", "missing", 2, "notice"),
        ("WomensCongress", "missing", 0, "notice"),
        ("PropertyFirm", "unknown", 0, "unknown"),
        ("Assembly", "present", 0, "fine"),
    ],
)
def test_a_missing_body_is_as_serious_as_its_kind(
    kind: str, state: str, not_due: int, severity: str
) -> None:
    row = {"kind": kind, "state": state, "bodies": ["甲"] if state == "present" else [],
           "estates": 2, "estates_not_due": not_due}  # fmt: skip
    assert _gap_matrices.body(row).severity == severity


def test_the_gravest_findings_come_first(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "en")
    found = test.dataframe[0].value["Severity"].tolist()
    order = ["✕ Violation", "! Gap", "△ Notice", "○ Unknown"]
    assert set(found) == set(order)
    assert found == sorted(found, key=order.index)


def test_filters_stand_in_the_address(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", severity="notice", check="conflicts_of_interest"
    )
    table = test.dataframe[0].value
    assert set(table["Severity"]) == {"△ Notice"}
    assert len(set(table["What"])) == 1
    assert 0 < len(table) < 20


def test_a_sentence_of_the_list_begins_with_a_capital(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "gaps", "en", check="empty_seats")
    reasons = test.dataframe[0].value["Why"]
    assert len(reasons) > 10
    assert all(reason[0].isupper() for reason in reasons)


def test_an_area_filter_keeps_its_own(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "zh", area="310110009018")
    assert all("铁岭路九十弄" in areas for areas in test.dataframe[0].value["居民区"])


def test_where_there_are_several_streets_an_area_is_told_with_its_own(
    sample_server: Settings, open_page: Open
) -> None:
    area = {"area": "310110009018"}
    street = open_page(sample_server.home, "gaps", "zh", **area)
    assert "铁岭路九十弄" in set(street.dataframe[0].value["居民区"])
    district = open_page(sample_server.home, "gaps", "zh", scope="310110", **area)
    told = {name for cell in district.dataframe[0].value["居民区"] for name in cell.split("、")}
    assert "铁岭路九十弄 · 四平路街道" in told
    assert all(name.endswith(" · 四平路街道") for name in told)
    assert district.selectbox(key="area_choice").value == "310110009018"
    assert "铁岭路九十弄 · 四平路街道" in district.selectbox(key="area_choice").options
    partners = open_page(sample_server.home, "gaps", "zh", scope="310110", tab="partners")
    assert "铁岭路九十弄 · 四平路街道" in set(partners.dataframe[0].value["居民区"])


def test_choosing_a_severity_writes_the_address(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "en")
    test.multiselect(key="severity_choice").select("violation").run()
    assert test.query_params["severity"] == "violation"
    assert set(test.dataframe[0].value["Severity"]) == {"✕ Violation"}


@pytest.mark.parametrize(
    ("more", "label"),
    [
        ({}, "Filters"),
        ({"severity": "gap,notice", "area": "310110009018"}, "Filters, 2 set"),
    ],
)
def test_folded_filters_tell_how_many_are_set(
    more: dict[str, str], label: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "gaps", "en", **more)
    fold = test.button(key="filters_fold")
    assert fold.label == label
    rows = len(test.dataframe[0].value)
    fold.click().run()
    assert test.button(key="filters_fold").label == "Fold the filters"
    assert len(test.dataframe[0].value) == rows


def test_what_is_decided_stands_before_what_repeats_the_subject(
    sample_server: Settings, open_page: Open
) -> None:
    columns = list(open_page(sample_server.home, "gaps", "en").dataframe[0].value)
    assert columns[:5] == ["Severity", "Subject", "Area", "What", "Why"]
    assert columns.index("State") < columns.index("Kind")


@pytest.mark.parametrize(
    "asked",
    [
        {"check": "joint_meetings"},  # no list of that name: ignored
        {"check": "owners_committee_meetings", "as_of": "1995-01-01"},
        {"rule": "RC3"},  # in force from 2019
        {"kind": "Alliance"},
        {"area": "310110009010", "scope": "310110009001"},
    ],
)
def test_a_filter_of_the_address_holds_where_this_date_has_none_of_it(
    asked: dict[str, str], sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "gaps", "en", **asked)
    assert not test.exception
    if asked == {"check": "joint_meetings"}:
        assert len(test.dataframe[0].value) > 100
    else:
        assert "Nothing matches the filters." in words(test)
        name = next(iter(asked))
        picked = test.selectbox if name == "area" else test.multiselect
        assert picked(key=f"{name}_choice").value


def test_filters_that_fit_nothing_say_so(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", severity="violation", check="areas_lacking_bodies"
    )
    assert "Nothing matches the filters." in words(test)


@pytest.mark.parametrize("tab", ["checks", "bodies", "partners", "positions"])
def test_every_matrix_holds_every_area(tab: str, sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "zh", tab=tab)
    assert len(test.dataframe[0].value) == 23


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("tab", ["list", "checks", "bodies", "partners", "positions", "changes"])
def test_every_view_draws_the_sample(
    tab: str, language: str, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "gaps", language, tab=tab)
    assert not test.exception
    assert not test.error
    assert test.dataframe


FINDING = "overdue_terms|org:310110009012|"
"""The overdue term of the residents' committee of 同济新村, elected on 2012-06-16."""


@pytest.fixture
def overdue(sample_server: Settings, open_page: Open) -> str:
    """The key of that finding."""
    test = open_page(sample_server.home, "gaps", "en", check="overdue_terms", area="310110009012")
    assert "同济新村居委会" in set(test.dataframe[0].value["Subject"])
    return f"{FINDING}term:org:310110009012:2012-06-16"


@pytest.fixture
def undecided(sample_server: Settings) -> Iterator[Path]:
    """The record of decisions, which a test leaves as it found it."""
    record = sample_server.home / "findings.jsonl"
    yield record
    record.unlink(missing_ok=True)


def test_a_finding_tells_rule_numbers_since_and_what_closes_it(
    overdue: str, sample_server: Settings, open_page: Open
) -> None:
    said = words(open_page(sample_server.home, "gaps", "en", finding=overdue))
    assert "Rule RC2: A residents' committee is elected for three years" in said
    assert "Rule RC2 (verified)" in said
    assert "days overdue 46" in said
    assert "Since 2015-06-17" in said
    assert "What would close it: A later term that has begun" in said


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "指标 I15：换届逾期率"), ("en", "Indicator I15: Overdue terms")]
)
def test_a_finding_without_a_rule_names_its_indicator(
    language: str, told: str, sample_server: Settings, open_page: Open
) -> None:
    body = "org:OwnersCommittee:310110009002:怀瑾公寓业主委员会"
    finding = f"overdue_terms|{body}|term:{body}:2010-05-18"
    assert told in words(open_page(sample_server.home, "gaps", language, finding=finding))


def test_a_decision_is_kept_with_name_and_reason_and_can_be_undone(
    overdue: str, undecided: Path, sample_server: Settings, open_page: Open
) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", finding=overdue, check="overdue_terms",
        area="310110009012",
    )  # fmt: skip
    test.button(key="decide_dismissed").click().run()
    assert "Say who decides." in words(test)
    test.text_input(key="decided_by").input("甲")
    test.button(key="decide_dismissed").click().run()
    assert "Say why the finding is dismissed." in words(test)
    assert not undecided.exists() or undecided.read_text() == ""

    test.text_input(key="decided_why").input("延期批文在途")
    test.button(key="decide_dismissed").click().run()
    record = json.loads(undecided.read_text(encoding="utf-8"))
    assert (record["key"], record["state"], record["by"]) == (overdue, "dismissed", "甲")
    assert "甲: dismissed; 延期批文在途" in words(test)
    assert "Dismissed" in set(test.dataframe[0].value["State"])
    assert "Beside these 1 was dismissed" in words(test)

    test.button(key="decide_undo").click().run()
    assert "甲 took the last decision back: new" in words(test)
    assert set(test.dataframe[0].value["State"]) == {"New"}
    assert len(undecided.read_text(encoding="utf-8").splitlines()) == 2


def test_a_record_that_cannot_be_read_is_told_and_the_page_goes_on(
    undecided: Path, sample_server: Settings, open_page: Open
) -> None:
    undecided.write_text("no decision\n", encoding="utf-8")
    test = open_page(sample_server.home, "gaps", "en")
    assert "Line 1 of" in words(test)
    assert len(test.dataframe[0].value) > 100


def test_words_in_a_matrix_are_not_cut(sample_server: Settings, open_page: Open) -> None:
    matrix = open_page(sample_server.home, "gaps", "en", tab="positions").dataframe[0]
    told = matrix.value["1 区域党建"].tolist()
    assert "△ No recent activity" in told
    shown = json.loads(matrix.proto.columns)
    assert shown["1 区域党建"]["width"] >= _frames.width(told)


def test_kinds_without_partners_are_listed_in_the_language(
    sample_server: Settings, open_page: Open
) -> None:
    english = words(open_page(sample_server.home, "gaps", "en", tab="partners"))
    chinese = words(open_page(sample_server.home, "gaps", "zh", tab="partners"))
    assert "of these kinds: university, government body, other" in english
    assert "高校、机关、其他" in chinese


def test_an_empty_cell_opens_who_could_fill_it(sample_server: Settings, open_page: Open) -> None:
    partner = open_page(
        sample_server.home, "gaps", "en", tab="partners", area="310110009018", column="military"
    )
    position = open_page(
        sample_server.home, "gaps", "en", tab="positions", area="310110009003", column="4"
    )
    assert "Units that could become partners" in words(partner)
    assert "Bodies that could run the position" in words(position)
    shown = position.dataframe[1].value
    assert all(str(cell)[0] in "✓✕○" for cell in shown["Active within 180 days (I38)"])
    assert list(shown["Candidate"]) == sorted(shown["Candidate"])


@pytest.mark.parametrize(
    ("as_of", "heading"),
    [
        ("2015-08-01", "Assembly is due (no rule known on this day)"),
        ("2026-08-01", "Assembly is due (OC1)"),
    ],
)
def test_a_check_that_no_rule_of_the_day_answers_says_so(
    as_of: str, heading: str, sample_server: Settings, open_page: Open
) -> None:
    cell = {"tab": "bodies", "area": "310110009006", "column": "OwnersCommittee"}
    test = open_page(sample_server.home, "gaps", "en", as_of=as_of, **cell)
    assert heading in test.dataframe[1].value.columns


def test_candidates_name_kind_and_place_in_words(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "zh", tab="partners", area="310110009005", column="school"
    )
    shown = test.dataframe[1].value
    assert set(shown["类别"]) == {"共建单位"}
    assert "✓ 四平路街道" in set(shown["在本街道"])
    assert not any("·" in name for name in shown["对象"])


def test_a_full_cell_opens_nothing(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", tab="positions", area="310110009001", column="1"
    )
    assert "Bodies that could run" not in words(test)


def test_two_dates_compared_are_opened_closed_and_still_open(
    sample_server: Settings, open_page: Open
) -> None:
    def kept(change: str, **more: str) -> set[tuple[str, str]]:
        test = open_page(sample_server.home, "gaps", "en", tab="changes", change=change,
                         **{"with": "2014-08-01", **more})  # fmt: skip
        table = test.dataframe[0].value if test.dataframe else None
        return set() if table is None else set(zip(table["Subject"], table["Why"], strict=True))

    opened, closed = kept("opened"), kept("closed")
    assert "同济新村居委会" in {subject for subject, _why in opened}
    turned = {"as_of": "2014-08-01", "with": "2015-08-01"}
    assert kept("opened", **turned) == opened
    assert kept("closed", **turned) == closed


def test_a_cell_of_the_checks_lists_its_findings(sample_server: Settings, open_page: Open) -> None:
    test = open_page(
        sample_server.home, "gaps", "en", tab="checks", area="310110009012", column="overdue_terms"
    )
    told = test.dataframe[0].value.set_index("Area").loc["同济新村", "Overdue terms"]
    assert told == f"✕ {len(test.dataframe[1].value)}"


def test_no_check_stands_in_the_matrix_without_an_area(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "gaps", "en", tab="checks")
    table = test.dataframe[0].value
    assert "Party coverage of units" not in table.columns
    assert all(any(cell for cell in table[name]) for name in table.columns)
    every = open_page(sample_server.home, "gaps", "en").dataframe[0].value
    elsewhere = (every["Area"] == "").sum()
    assert f"{elsewhere} findings of no one area stand only in the list" in words(test)


def test_a_date_of_the_list_is_not_cut(
    sample_server: Settings, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, int] = {}
    monkeypatch.setattr(
        "app_pages._findings._frames.show", lambda *_, **more: given.update(more["widths"])
    )
    open_page(sample_server.home, "gaps", "en")
    assert given["Since"] >= _frames.width(["2015-06-16"])


def test_a_scope_without_findings_says_so(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "gaps", "en", scope="310110009999")
    assert "No finding at this date." in words(test)
    assert not test.exception
