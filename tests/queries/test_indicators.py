"""Each indicator on a world of a few nodes; the numbers are counted in the comments."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import InputError
from queries.indicators import figures, indicators
from tests.queries.worlds import STREET, TODAY, A, B, World

NOTHING = (0, 0, 0, None)


def test_a_ratio_without_denominator_has_no_value(world: World) -> None:
    for figure in figures(world.graph, as_of=TODAY, scope=STREET):
        assert figure.denominator == 0, figure.id
        assert figure.value is None, figure.id


def test_an_unknown_indicator_is_named(world: World) -> None:
    with pytest.raises(InputError, match="I99"):
        figures(world.graph, as_of=TODAY, id="I99")


def test_a_record_holds_what_the_contract_names(street: World) -> None:
    (figure,) = figures(street.graph, as_of=TODAY, scope=STREET, id="I2")

    assert figure.record() == {
        "id": "I2",
        "scope": STREET,
        "scope_name": "四平路街道",
        "as_of": "2015-08-01",
        "numerator": 0,
        "denominator": 0,
        "unknown": 0,
        "value": None,
        "unit": "ratio",
        "detail_query": "unit_party_coverage",
    }


def test_indicators_come_in_the_order_of_their_numbers() -> None:
    numbers = [int(query.id[1:]) for query in indicators()]

    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)


def test_a_benchmark_is_a_comparison_and_accuses_nobody() -> None:
    benchmarks = [query.benchmark for query in indicators() if query.benchmark]

    assert len(benchmarks) >= 7
    for benchmark in benchmarks:
        assert benchmark.zh.startswith(("参照：", "文中：")), benchmark.zh
        assert benchmark.en.startswith(("for comparison: ", "the article: ")), benchmark.en


def test_i1_counts_areas_with_an_active_party_organisation(street: World) -> None:
    # A is covered; B's was dissolved on the very day, so it no longer exists: 1 of 2.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("PartyOrganisation", "pb", covers=[B], dissolved=TODAY)

    assert street.figure("I1") == (1, 2, 0, 0.5)
    assert street.figure("I1", date(2015, 7, 31)) == (2, 2, 0, 1.0)


def test_i3_wants_the_flag_and_a_part_timer(street: World) -> None:
    # A: flagged with a part-timer. B: flagged but empty.
    street.body("PartyOrganisation", "pa", covers=[A], big=True)
    street.body("PartyOrganisation", "pb", covers=[B], big=True)
    street.hold("x", "pa", "part_time_commissioner")
    street.post("pb", "part_time_commissioner")

    assert street.figure("I3") == (1, 2, 0, 0.5)
    assert street.figure("I3-empty") == (1, 2, 0, 0.5)


def test_i3_leaves_out_what_is_not_known(street: World) -> None:
    # A: flagged, its only part-timer of unknown start. B: the flag itself is unknown.
    street.body("PartyOrganisation", "pa", covers=[A], big=True)
    street.body("PartyOrganisation", "pb", covers=[B])
    street.hold("x", "pa", "part_time_commissioner", start=None)

    assert street.figure("I3") == (0, 0, 2, None)


def test_i4_takes_the_current_term_of_known_method(street: World) -> None:
    # pa: the later of two terms counts. pb: method unknown. pc: its term has ended.
    for id in ("pa", "pb", "pc"):
        street.body("PartyOrganisation", id, covers=[A])
    street.term("pa", date(2010, 1, 1), 1, method="appointed")
    street.term("pa", date(2013, 1, 1), 2, method="open_nomination_direct_election")
    street.term("pb", date(2013, 1, 1))
    street.term("pc", date(2012, 1, 1), method="appointed", end=date(2015, 8, 1))

    assert street.figure("I4") == (1, 1, 1, 1.0)


def test_i4_goes_back_to_no_earlier_term(street: World) -> None:
    # pa: term 2 has ended and none is current, whatever term 1 says. pb: term 2 has no start.
    # pc: nothing tells whether its only term has begun. pd: term 1 is current.
    for id in ("pa", "pb", "pc", "pd"):
        street.body("PartyOrganisation", id, covers=[A])
        if id != "pc":
            street.term(id, date(2010, 1, 1), 1, method="appointed")
    street.term("pa", date(2013, 1, 1), 2, method="appointed", end=date(2014, 12, 31))
    street.term("pb", None, 2, method="open_nomination_direct_election")
    street.term("pc", None, 1, method="appointed")

    assert street.figure("I4") == (0, 1, 2, 0.0)


def test_i4_leaves_out_whom_the_list_leaves_out(street: World) -> None:
    street.body("PartyOrganisation", "p", covers=[A, B], place=STREET, form="branch")
    street.term("p", date(2013, 1, 1), method="open_nomination_direct_election")
    for form in ("functional", "group", "working_committee"):
        street.body("PartyOrganisation", form, covers=[A], form=form)
        street.term(form, date(2013, 1, 1), method="appointed")

    assert street.figure("I4") == (1, 1, 0, 1.0)
    assert [row["body_id"] for row in street.ask("current_terms")] == ["p"]
    assert street.figure("I4", scope=B) == (1, 1, 0, 1.0)


def test_i5_sums_systems_over_areas(street: World) -> None:
    # A: two systems by three persons; one person of unknown system. B: none. 2 of 5 x 2.
    street.body("PartyOrganisation", "pa", covers=[A])
    for person, system in (("x", "property_firm"), ("y", "property_firm"), ("z", "partner_unit")):
        street.hold(person, "pa", "part_time_commissioner", system=system)
    street.hold("u", "pa", "part_time_commissioner")

    assert street.figure("I5") == (2, 10, 1, 0.2)
    assert street.figure("I5", scope=A) == (2, 5, 1, 0.4)


def test_i6_compares_secretary_and_director(street: World) -> None:
    # A: one person on both. B: the director's start is unknown, so B is left out.
    for area, letter in ((A, "a"), (B, "b")):
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
        street.body("ResidentsCommittee", f"r{letter}", covers=[area])
    street.hold("x", "pa", "secretary")
    street.hold("x", "ra", "director")
    street.hold("y", "pb", "secretary")
    street.hold("z", "rb", "director", start=None)

    assert street.figure("I6") == (1, 1, 1, 1.0)


def test_i6_does_not_count_an_area_with_an_empty_post(street: World) -> None:
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.hold("x", "pa", "secretary")
    street.hold("y", "ra", "director", end=TODAY)

    assert street.figure("I6") == NOTHING


def test_i7_counts_areas_joined_pair_by_pair(street: World) -> None:
    # A: x sits in P and R. B: y sits in P, in R since an unknown day: B is left out of PR.
    for area, letter in ((A, "a"), (B, "b")):
        street.body("PartyOrganisation", f"p{letter}", covers=[area])
        street.body("ResidentsCommittee", f"r{letter}", covers=[area])
    street.hold("x", "pa", "secretary")
    street.hold("x", "ra", "director")
    street.hold("y", "pb", "secretary")
    street.hold("y", "rb", "director", start=None)

    assert street.figure("I7-PR") == (1, 1, 1, 1.0)
    assert street.figure("I7-RO") == (0, 2, 0, 0.0)
    assert [one.id for one in figures(street.graph, as_of=TODAY, scope=STREET, id="I7")] == [
        "I7-PR", "I7-PO", "I7-PF", "I7-RO", "I7-RF", "I7-OF",
    ]  # fmt: skip


def test_i8_counts_bodies_of_one_area(street: World) -> None:
    # x: P and R of A (2). y: P of A and P of B, never two in one area. z: one body.
    # u: P of A and R of A, the latter since an unknown day: left out. Known: x, y, z.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("PartyOrganisation", "pb", covers=[B])
    street.body("ResidentsCommittee", "ra", covers=[A])
    for person, body in (("x", "pa"), ("x", "ra"), ("y", "pa"), ("y", "pb"), ("z", "ra")):
        street.hold(person, body)
    street.hold("u", "pa")
    street.hold("u", "ra", start=None)

    assert street.figure("I8") == (1, 3, 1, pytest.approx(1 / 3))
    assert street.figure("I8-overload") == (0, 4, 0, 0.0)
    assert street.figure("I8-maximum")[0] == 2


def test_i9_leaves_out_unknown_membership(street: World) -> None:
    # Two Party members, one not, one unknown, one of unknown start: 2 of 3, 2 unknown.
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    for person, party in (("a", True), ("b", True), ("c", False), ("d", None), ("f", True)):
        street.person(person, party=party)
    for person in "abcd":
        street.hold(person, "o")
    street.hold("f", "o", start=None)

    assert street.figure("I9") == (2, 3, 2, pytest.approx(2 / 3))


def test_i9_counts_a_person_elected_again_once(street: World) -> None:
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.person("a", party=True)
    street.hold("a", "o", start=date(2011, 1, 1), end=date(2014, 1, 1))
    street.hold("a", "o", start=date(2014, 1, 1))
    street.hold("a", "o", "director", start=date(2014, 1, 1))

    assert street.figure("I9") == (1, 1, 0, 1.0)


def test_i9_counts_a_committee_of_two_areas_once(street: World) -> None:
    street.estate("e", A)
    street.estate("f", B)
    street.body("OwnersCommittee", "o", governs=["e", "f"])
    street.person("a", party=True)
    street.hold("a", "o")

    for scope in (STREET, A, B):
        assert street.figure("I9", scope=scope) == (1, 1, 0, 1.0)


def test_i10_finds_cadres_among_owners(street: World) -> None:
    # e: its committee has a member of the residents' committee. f: has none. g: no committee.
    for estate in "efg":
        street.estate(estate)
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.body("OwnersCommittee", "oe", governs=["e"])
    street.body("OwnersCommittee", "of", governs=["f"])
    for person, body in (("x", "ra"), ("x", "oe"), ("y", "of")):
        street.hold(person, body)

    assert street.figure("I10") == (1, 2, 0, 0.5)


def test_i11_joins_by_person_or_by_meeting(street: World) -> None:
    # A has P, R and O: three pairs. PR by a person, PO by a meeting 90 days ago, RO not.
    street.estate("e")
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.body("OwnersCommittee", "oa", governs=["e"])
    street.hold("x", "pa")
    street.hold("x", "ra")
    street.node("Activity", "m", name="会", form="joint_meeting", place=A, date=date(2015, 5, 3))
    street.tie("TOOK_PART", "pa", "m")
    street.tie("TOOK_PART", "oa", "m")

    assert street.figure("I11") == (2, 3, 0, pytest.approx(2 / 3))
    assert street.figure("I11", date(2015, 8, 2)) == (1, 3, 0, pytest.approx(1 / 3))


def test_i11_a_meeting_known_to_the_month_may_be_its_last_day(street: World) -> None:
    # 2015-05 may be 05-31: within 90 days up to 2015-08-29.
    street.body("PartyOrganisation", "pa", covers=[A])
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.node(
        "Activity", "m", name="会", form="joint_meeting", place=A,
        date=date(2015, 5, 1), date_precision="month",
    )  # fmt: skip
    for body in ("pa", "ra"):
        street.tie("TOOK_PART", body, "m")

    assert street.figure("I11", date(2015, 8, 29)) == (1, 1, 0, 1.0)
    assert street.figure("I11", date(2015, 8, 30)) == (0, 1, 0, 0.0)
    assert street.ask("four_in_one", date(2015, 8, 29), A)[0]["by_meeting"] == ["PR"]


def test_i12_asks_where_the_rule_wants_a_committee(street: World) -> None:
    # On 2020-01-01: e is half delivered, has one. f was delivered two years ago, has none.
    # g is too new. h tells nothing.
    street.estate("e", delivered_share=0.5)
    street.estate("f", first_delivery=date(2018, 1, 1))
    street.estate("g", delivered_share=0.4, first_delivery=date(2018, 1, 2))
    street.estate("h")
    street.body("OwnersCommittee", "oe", governs=["e"])

    assert street.figure("I12", date(2020, 1, 1)) == (1, 2, 1, 0.5)
    assert street.figure("I12") == (0, 0, 4, None)  # no rule of that day is known


def test_i12_a_year_of_delivery_may_be_its_last_day(street: World) -> None:
    # Two years after some day of 2018: for certain on 2020-12-31, perhaps from 2020-01-01.
    street.estate(
        "e", delivered_share=0.4, first_delivery=date(2018, 1, 1), first_delivery_precision="year"
    )
    expected = {
        date(2019, 12, 31): ((0, 0, 0, None), False),
        date(2020, 1, 1): ((0, 0, 1, None), None),
        date(2020, 12, 30): ((0, 0, 1, None), None),
        date(2020, 12, 31): ((0, 1, 0, 0.0), True),
    }

    for day, (figure, due) in expected.items():
        assert street.figure("I12", day) == figure, day
        assert street.ask("estates", day)[0]["due"] is due, day
        (row,) = street.ask("body_candidates", day, area=A, of_kind="OwnersCommittee")
        assert row["passed"] is due, day


def test_i13_counts_members_and_relatives_in_the_firm(street: World) -> None:
    # Pairs (member, firm): a employed, b by the spouse, c not, d employed since an unknown day.
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "f")
    street.serve("f", "e")
    for person in "abcd":
        street.hold(person, "o")
    street.person("s")
    street.tie("RELATIVE_OF", "s", "b", degree="spouse")
    street.tie("EMPLOYED_BY", "a", "f", start=date(2014, 1, 1))
    street.tie("EMPLOYED_BY", "s", "f", start=date(2014, 1, 1))
    street.tie("EMPLOYED_BY", "c", "f", start=date(2012, 1, 1), end=TODAY)
    street.tie("EMPLOYED_BY", "d", "f")

    assert street.figure("I13") == (2, 3, 1, 2.0)


def test_i15_judges_a_term_by_the_rule_of_its_start(street: World) -> None:
    # ra: three years from 2015-08 (the last day), due 2018-08-31. rb: no start, not known.
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.body("ResidentsCommittee", "rb", covers=[B])
    street.term("ra", date(2015, 8, 1), start_precision="month")
    street.term("rb", None)

    assert street.figure("I15", date(2018, 8, 31)) == (0, 1, 1, 0.0)
    assert street.figure("I15", date(2018, 9, 1)) == (1, 1, 1, 1.0)


def test_i15_counts_from_the_day_after_the_term_ends(street: World) -> None:
    # Three years from 2015-08-15 (RC2), though RC3 gives five from 2018-12-29.
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.term("ra", date(2015, 8, 15))

    assert street.figure("I15", date(2018, 8, 15)) == (0, 1, 0, 0.0)
    assert street.figure("I15", date(2018, 8, 16)) == (1, 1, 0, 1.0)


def test_i16_looks_150_days_ahead(street: World) -> None:
    # Due in 0, 150 and 151 days; the second has not reported, the third is not soon.
    for id, due in (("o1", TODAY), ("o2", date(2015, 12, 29)), ("o3", date(2015, 12, 30))):
        street.estate(f"e{id}")
        street.body("OwnersCommittee", id, governs=[f"e{id}"])
        reported = date(2015, 3, 1) if id == "o1" else None
        street.term(id, date(2012, 8, 1), due=due, reported=reported)

    assert street.figure("I16") == (2, 3, 0, pytest.approx(2 / 3))
    assert street.figure("I16-unreported") == (1, 2, 0, 0.5)


def test_i17_counts_seats(street: World) -> None:
    # director: 1 seat, nobody. member: 3 seats, two holders, one of them elected again.
    # worker: seats unknown. deputy: 2 seats, one holder of unknown start: left out.
    street.body("ResidentsCommittee", "ra", covers=[A])
    for role, seats in (("director", 1), ("member", 3), ("worker", None), ("deputy_director", 2)):
        street.post("ra", role, seats=seats)
    street.hold("x", "ra", start=date(2011, 1, 1), end=date(2014, 1, 1))
    street.hold("x", "ra", start=date(2014, 1, 1))
    street.hold("y", "ra")
    street.hold("z", "ra", "deputy_director", start=None)

    assert street.figure("I17") == (2, 4, 2, 0.5)


def rounds(street: World, signed: dict[str, list[int | None]]) -> None:
    street.body("PartyOrganisation", "pa", covers=[A])
    for partner, numbers in signed.items():
        street.body("PartnerUnit", partner, place=STREET)
        for number in numbers:
            street.agreement(
                f"{partner}{number}", partner, "pa", round=number, signed=date(2012, 1, 1)
            )


def test_i21_follows_partners_from_round_to_round(street: World) -> None:
    # Round 1: u, v. Round 2: u, v, w. Round 3: u, w. x: round unknown.
    rounds(street, {"u": [1, 2, 3], "v": [1, 2], "w": [2, 3], "x": [None]})

    assert street.figure("I21") == (2, 3, 1, pytest.approx(2 / 3))
    assert street.figure("I21-1-2") == (2, 2, 1, 1.0)
    assert street.figure("I21-sustained") == (1, 3, 1, pytest.approx(1 / 3))


def test_i22_and_i23_look_at_active_agreements(street: World) -> None:
    # u1: an activity 180 days ago. v1: an older one. w1: no project. x1: lapsed. y1: day unknown.
    rounds(street, {})
    for partner in "uvwxy":
        street.body("PartnerUnit", partner, place=STREET)
        ends = date(2015, 7, 31) if partner == "x" else TODAY
        signed = None if partner == "y" else date(2014, 1, 1)
        street.agreement(f"{partner}1", partner, "pa", signed=signed, ends=ends)
    for partner, day in (("u", date(2015, 2, 2)), ("v", date(2015, 2, 1))):
        street.node("Project", f"j{partner}", name="项目")
        street.node("Activity", f"t{partner}", name="活动", date=day)
        street.tie("PRODUCES", f"{partner}1", f"j{partner}")
        street.tie("INCLUDES", f"j{partner}", f"t{partner}")

    assert street.figure("I22") == (2, 3, 1, pytest.approx(2 / 3))
    assert street.figure("I22-lapsed") == (1, 1, 1, 1.0)
    assert street.figure("I23") == (1, 3, 1, pytest.approx(1 / 3))


def test_i22_a_renewal_is_a_later_round_of_the_same_area(street: World) -> None:
    # u: one agreement of the first round with each area. v: both rounds with A.
    # w: no round known; signed again with A. All that began before this year have ended.
    rounds(street, {})
    street.body("PartyOrganisation", "pb", covers=[B])
    street.body("ResidentsCommittee", "ra", covers=[A])
    for partner in "uvw":
        street.body("PartnerUnit", partner, place=STREET)
    then, ended = date(2012, 1, 1), date(2014, 12, 31)
    street.agreement("u1", "u", "pa", signed=then, ends=ended)
    street.agreement("u2", "u", "pb", signed=date(2012, 1, 2), ends=ended)
    street.agreement("v1", "v", "pa", signed=then, ends=ended)
    street.agreement("v2", "v", "ra", round=2)
    street.agreement("w1", "w", "pa", round=None, signed=then, ends=ended)
    street.agreement("w2", "w", "pa", round=None)

    assert street.figure("I22-lapsed") == (2, 4, 0, 0.5)
    assert {row["agreement_id"]: row["state"] for row in street.ask("agreements")} == {
        "u1": "lapsed", "u2": "lapsed", "v1": "renewed", "v2": "active", "w1": "renewed",
        "w2": "active",
    }  # fmt: skip


def test_an_agreement_ends_with_its_partner(street: World) -> None:
    # u is dissolved on this day, v was after its agreement had ended.
    rounds(street, {"u": [1]})
    street.body("PartnerUnit", "v", place=STREET, unit_type="school", dissolved=date(2015, 1, 1))
    street.agreement("v1", "v", "pa", signed=date(2012, 1, 1), ends=date(2014, 12, 31))
    street.graph.write(
        lambda run: run("MATCH (u {id: 'u'}) SET u.dissolved = $day, u.unit_type = 'school'",
                        {"day": TODAY})
    )  # fmt: skip
    yesterday = date(2015, 7, 31)

    assert street.figure("I22", yesterday) == (1, 1, 0, 1.0)
    for id in ("I22", "I23", "I26"):
        assert street.figure(id) == (0, 0, 0, None), id
    assert street.figure("I22-lapsed") == (1, 1, 0, 1.0)
    assert street.figure("I26-areas", yesterday) == (1, 2, 0, 0.5)
    assert street.figure("I26-areas") == (2, 2, 0, 1.0)
    states = {row["agreement_id"]: row["state"] for row in street.ask("agreements")}
    assert states == {"u1": "terminated", "v1": "lapsed"}
    assert [row["present"] for row in street.ask("areas_without_partner_kind")] == [[], []]
    assert sum(row["agreements"] for row in street.ask("partner_area_matrix")) == 0


def test_i26_measures_concentration_and_areas_without_partner(street: World) -> None:
    # u signed two, v one: (4 + 1) / 9. A has partners, B has none.
    rounds(street, {"u": [1, 2], "v": [1]})

    assert street.figure("I26") == (5, 9, 0, pytest.approx(5 / 9))
    assert street.figure("I26-areas") == (1, 2, 0, 0.5)


def test_i38_wants_an_open_position_and_an_activity(street: World) -> None:
    # A: position 1 open; the area had an activity. Position 2 opened on an unknown day.
    # B: position 1 open but no activity. 1 of 6 x 2 less the unknown one.
    for id, area, number, opened in (
        ("b1", A, 1, date(2014, 1, 1)),
        ("b2", A, 2, None),
        ("b3", B, 1, date(2014, 1, 1)),
    ):
        street.node("BrandPosition", id, name="阵地", number=number, opened=opened, place=area)
        street.tie("AT", id, area)
    street.node("Activity", "t", name="活动", date=date(2015, 2, 2), place=A)
    street.tie("AT", "t", A)

    assert street.figure("I38") == (1, 11, 1, pytest.approx(1 / 11))


def test_i7_i9_and_i10_ask_for_members(street: World) -> None:
    # x: member of R, works for O. y: works for R, member of O. z: represents somebody on P.
    street.estate("e")
    street.body("PartyOrganisation", "p", covers=[A])
    street.body("ResidentsCommittee", "r", covers=[A])
    street.body("OwnersCommittee", "o", governs=["e"])
    for person in "xyz":
        street.person(person, party=person != "y")
    street.hold("x", "r")
    street.hold("x", "o", "worker")
    street.hold("y", "r", "worker")
    street.hold("y", "o")
    street.hold("z", "p", "representative")
    street.hold("z", "o", "director")

    assert street.figure("I7-RO", scope=A) == (0, 1, 0, 0.0)
    assert street.figure("I7-PO", scope=A) == (0, 1, 0, 0.0)
    assert street.figure("I9") == (1, 2, 0, 0.5)
    assert street.figure("I10") == (0, 1, 0, 0.0)
    (share,) = street.ask("owners_committee_party_share")
    assert (share["members"], share["party"], share["even"]) == (2, 1, True)
    states = {row["pair"]: row["state"] for row in street.ask("cross_appointment_pairs", scope=A)}
    assert (states["RO"], states["PO"]) == ("apart", "apart")


def test_i7_a_contract_of_unknown_start_leaves_the_pair_open(street: World) -> None:
    # A: the manager of f sits on O, but since when f serves nobody knows. B: nothing.
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "f")
    street.serve("f", "e", start=None)
    street.hold("m", "o")
    street.hold("m", "f", "project_manager")

    assert street.figure("I7-OF") == (0, 1, 1, 0.0)
    rows = {row["pair"]: row for row in street.ask("cross_appointment_pairs", scope=A)}
    assert (rows["OF"]["state"], rows["OF"]["overlap"], rows["OF"]["unknown"]) == ("unknown", 0, 1)
    assert street.ask("cross_appointment_pairs", scope=A, faults=True) == []


def test_i13_a_post_of_the_firm_is_a_job(street: World) -> None:
    # Pairs (member, firm): m manages for it, b's spouse does, c left it on this day, d manages
    # since an unknown day; w, employed by it, only works for the committee.
    street.estate("e")
    street.body("OwnersCommittee", "o", governs=["e"])
    street.body("PropertyFirm", "f")
    street.serve("f", "e")
    for person in "mbcd":
        street.hold(person, "o")
    street.hold("w", "o", "worker")
    street.person("s")
    street.tie("RELATIVE_OF", "s", "b", degree="spouse")
    street.tie("EMPLOYED_BY", "w", "f", start=date(2014, 1, 1))
    street.hold("m", "f", "project_manager", sources=["1#任职!2"])
    street.hold("s", "f", "project_manager")
    street.hold("c", "f", "project_manager", end=TODAY)
    street.hold("d", "f", "worker", start=None)

    assert street.figure("I13") == (2, 3, 1, 2.0)
    rows = street.ask("conflicts_of_interest")
    assert [(row["person"], row["employed"], row["degree"], row["certain"]) for row in rows] == [
        ("b", "s", "spouse", True),
        ("m", "m", "self", True),
        ("d", "d", "self", False),
    ]
    assert rows[1]["sources"] == ["1#任职!2"]
