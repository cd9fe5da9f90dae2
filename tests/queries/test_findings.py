"""Findings: what, how grave, why, and from where."""

from __future__ import annotations

from datetime import date

import pytest

from graph.connection import Graph
from queries.catalogue import catalogue
from queries.findings import READERS, Finding, findings
from queries.runner import run
from tests.queries.worlds import STREET, TODAY, A, B, World


def found(world: World, topic: str, as_of: date = TODAY) -> list[Finding]:
    every = findings(world.graph, as_of=as_of, scope=STREET)
    return [finding for finding in every if finding.topic == topic]


def test_nothing_is_found_in_an_empty_graph(world: World) -> None:
    assert findings(world.graph, as_of=TODAY) == []


def test_an_overdue_term_names_the_rule_and_the_days(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 7, 1), sources=["f#换届!2"])

    (finding,) = found(street, "overdue_terms")

    assert (finding.reason, finding.severity, finding.subject) == ("RC2", "violation", "r")
    assert finding.since == date(2015, 7, 2)
    assert finding.numbers["days"] == 31
    assert finding.sources == ("f#换届!2",)
    assert finding.rule is not None
    assert finding.rule.text.en in finding.explanation.get("en")
    assert finding.explanation.get("zh").startswith(
        "逾期 31 天：2012-07-01 起的本届任期已于 2015-07-01 届满。依据 RC2："
    )
    assert finding.record("en")["since"] == "2015-07-02"


def test_a_filed_end_that_has_passed_is_no_violation_before_the_longest_term_has(
    street: World,
) -> None:
    # Three years by RC2, until 2015-07-01; filed to end half a year earlier.
    street.body("ResidentsCommittee", "r", covers=[A])
    street.term("r", date(2012, 7, 1), due=date(2014, 12, 31))

    (filed,) = found(street, "overdue_terms", date(2015, 7, 1))
    (outlived,) = found(street, "overdue_terms", date(2015, 7, 2))

    assert (filed.reason, filed.severity, filed.rule) == ("I15", "gap", None)
    assert filed.numbers["days"] == 182
    assert (outlived.reason, outlived.severity) == ("RC2", "violation")


def test_a_filed_end_where_no_rule_is_known_is_a_gap(street: World) -> None:
    street.body("WomensCongress", "w", covers=[A])
    street.term("w", date(2010, 7, 1), due=date(2015, 6, 30))

    (finding,) = found(street, "overdue_terms")

    assert (finding.reason, finding.severity, finding.rule) == ("I15", "gap", None)


def test_nobody_is_accused_by_a_secondary_rule(street: World) -> None:
    street.body("OwnersCommittee", "o", name="某业委会")
    for person in "abcdef":
        street.hold(person, "o")

    (national,) = found(street, "composition_faults")
    (local,) = found(street, "composition_faults", date(2020, 1, 1))

    assert (national.reason, national.severity) == ("OC3", "notice")
    assert "to be verified" in national.explanation.get("en")
    assert "转引，待核实" in national.explanation.get("zh")
    assert (local.reason, local.severity) == ("OC2", "violation")
    assert "to be verified" not in local.explanation.get("en")


def test_missing_bodies_are_gaps_and_mass_bodies_notices(world: World) -> None:
    world.street(A)
    world.estate("e")
    for kind in ("Assembly", "WomensCongress", "MediationBody"):
        world.body(kind, kind, covers=[A], founded=date(2020, 1, 1))  # recorded, not yet there

    grave = {
        str(finding.numbers["kind"]): finding.severity
        for finding in found(world, "areas_lacking_bodies")
    }

    assert grave == {
        "PartyOrganisation": "gap",
        "ResidentsCommittee": "gap",
        "OwnersCommittee": "gap",
        "PropertyFirm": "gap",
        "Assembly": "notice",
        "WomensCongress": "notice",
        "MediationBody": "notice",
    }


def test_an_area_without_estates_says_nothing_of_committee_and_firm(street: World) -> None:
    # A: no estate is recorded. B: an estate whose firm's contract has no start.
    street.estate("e", B)
    street.body("PropertyFirm", "f")
    street.serve("f", "e", start=None)

    told = {
        (finding.subject_id, finding.numbers["kind"]): (finding.severity, finding.explanation)
        for finding in found(street, "areas_lacking_bodies")
    }

    for kind in ("OwnersCommittee", "PropertyFirm"):
        severity, explanation = told[A, kind]
        assert severity == "unknown"
        assert "no estate is recorded" in explanation.get("en")
    assert told[A, "ResidentsCommittee"][0] == "gap"
    assert told[B, "OwnersCommittee"][0] == "gap"
    severity, explanation = told[B, "PropertyFirm"]
    assert severity == "unknown"
    assert "its contract has no start" in explanation.get("en")


def test_where_no_estate_is_due_the_lack_of_a_committee_is_a_notice(street: World) -> None:
    # On 2020-01-01 by OC1: e is too new and hardly delivered; of g nothing is known.
    new = {"delivered_share": 0.1, "first_delivery": date(2019, 6, 1)}
    street.estate("e", A, **new)
    street.estate("f", B, **new)
    street.estate("g", B)

    def graves(as_of: date) -> dict[str, tuple[str, str]]:
        return {
            finding.subject_id: (finding.severity, finding.reason)
            for finding in found(street, "areas_lacking_bodies", as_of)
            if finding.numbers["kind"] == "OwnersCommittee"
        }

    assert graves(date(2020, 1, 1)) == {A: ("notice", "I11"), B: ("gap", "GV1")}
    assert graves(TODAY) == {A: ("gap", "I11"), B: ("gap", "I11")}  # no rule of that day is known


def test_seats_empty_and_unknown(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.post("r", "director", seats=1)
    street.post("r", "member")

    seats = {finding.numbers["role"]: finding for finding in found(street, "empty_seats")}

    assert seats["director"].severity == "gap"
    assert seats["director"].explanation.get("zh") == "主任：1 个席位中空缺 1 个。"
    assert seats["member"].severity == "unknown"


def test_an_owners_committee_must_report_five_months_before(street: World) -> None:
    street.body("OwnersCommittee", "o")
    street.term("o", date(2011, 1, 1), number=1, reported=date(2015, 6, 1))
    street.term("o", date(2016, 1, 1), number=2, due=date(2020, 2, 1))

    (finding,) = found(street, "due_soon_terms", date(2020, 1, 1))

    assert (finding.reason, finding.severity) == ("OC7", "violation")


def test_conflicts_follow_the_rule_of_the_day(street: World) -> None:
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "f")
    street.serve("f", "e")
    street.hold("a", "o")
    street.tie("EMPLOYED_BY", "a", "f", start=date(2014, 1, 1))

    (then,) = found(street, "conflicts_of_interest")
    (now,) = found(street, "conflicts_of_interest", date(2020, 1, 1))

    assert (then.reason, then.severity) == ("I13", "notice")
    assert (now.reason, now.severity) == ("OC5", "violation")


def test_an_area_without_partner_is_a_gap(world: World) -> None:
    world.street(A)

    (finding,) = found(world, "areas_without_partner_kind")

    assert (finding.reason, finding.severity, finding.areas) == ("I26", "gap", ("居民区1居委会",))


def test_a_doubtful_pair_is_a_notice(street: World) -> None:
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "f")
    street.serve("f", "e")
    street.hold("m", "o")
    street.hold("m", "f", "project_manager")

    (finding,) = found(street, "cross_appointment_pairs")

    assert (finding.reason, finding.severity) == ("I7", "notice")
    assert "业委会－物业" in finding.explanation.get("zh")


def test_the_gravest_come_first(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.post("r", "member")
    street.term("r", date(2010, 1, 1))

    order = [finding.severity for finding in findings(street.graph, as_of=TODAY)]

    assert order == sorted(order, key=("violation", "gap", "notice", "unknown").index)
    assert order[0] == "violation"
    assert order[-1] == "unknown"


@pytest.mark.parametrize("day", [date(2015, 8, 1), date(2026, 8, 1)])
@pytest.mark.parametrize(
    "name", [name for name in READERS if "faults" in catalogue()[name].parameters]
)
def test_the_faults_of_a_list_lead_to_all_its_findings(
    name: str, day: date, sample_graph: Graph
) -> None:
    whole = run(sample_graph, name, as_of=day)
    faults = run(sample_graph, name, as_of=day, faults=True)

    found = list(READERS[name](faults))
    assert found == list(READERS[name](whole))
    assert len(faults.rows) <= len(found)


def test_too_few_with_some_of_unknown_start_names_both_numbers(street: World) -> None:
    street.body("ResidentsCommittee", "r", covers=[A])
    street.hold("a", "r")
    street.hold("b", "r", start=None)

    (finding,) = found(street, "composition_faults")

    assert (finding.reason, finding.severity) == ("RC1", "violation")
    assert "1 member and 1 more of unknown start; at least 5 are" in finding.explanation.get("en")
    assert "另有起始日期不详者 1 人；应不少于 5 人" in finding.explanation.get("zh")
