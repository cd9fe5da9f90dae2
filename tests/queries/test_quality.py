"""Data quality: what is unknown, what is old, what contradicts; counted in the comments."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model import model
from queries.catalogue import catalogue
from tests.queries.worlds import STREET, TODAY, A, B, World

UNKNOWN = (
    "unknown_by_area",
    "unknown_by_field",
    "unknown_by_file",
    "unknown_subjects",
    "unknown_values",
)


def unknown(world: World, scope: str = STREET, as_of: date = TODAY) -> dict[str, tuple[int, int]]:
    """Return unknown and expected by field, where anything is expected."""
    rows = world.ask("unknown_by_field", as_of, scope)
    return {row["field"]: (row["unknown"], row["count"]) for row in rows}


def loaded(world: World, file: str, day: str) -> None:
    """Add a file and the load it came by."""
    world.node("SourceFile", file, name=f"{file}.xlsx")
    world.node("Load", f"load-{file}", at=f"{day}T09:00:00+08:00")
    world.tie("PART_OF", file, f"load-{file}")


def test_what_is_said_of_every_fact_is_one_text() -> None:
    """The Cypher that finds the facts of a scope and date stands in several files."""
    texts = {}
    for name in UNKNOWN:
        text = catalogue()[name].text
        texts[name] = text[text.index("CALL () {\n") : text.index("\n}\n", text.index("CALL () {"))]
    assert len(set(texts.values())) == 1


def test_every_kind_that_expects_something_is_counted(world: World) -> None:
    world.street(A)
    for label in model().expected():
        if label not in {*model().relationships, "Area", "Estate", "Person", "Post", "Term"}:
            world.node(label, label, name=label, place=A)
    world.estate("estate")
    world.hold("wang", "ResidentsCommittee", start=None)
    world.serve("PropertyFirm", "estate", start=None)
    world.tie("MEMBER_OF", "OwnersCommittee", "Alliance")
    world.term("ResidentsCommittee", None, number=1)

    assert {row["kind"] for row in world.ask("unknown_by_field")} == set(model().expected())


def test_a_field_is_unknown_where_it_should_be_known_and_is_empty(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A], founded=date(2000, 1, 1))
    street.body("ResidentsCommittee", "rb", covers=[B])
    street.hold("wang", "ra", birth=None)
    street.hold("li", "rb", start=None)

    found = unknown(street)

    assert found["ResidentsCommittee.founded"] == (1, 2)
    assert found["HOLDS.start"] == (1, 2)
    assert found["Person.birth"] == (2, 2)
    assert found["Post.seats"] == (2, 2)
    assert unknown(street, scope=A)["ResidentsCommittee.founded"] == (0, 1)


def test_a_person_of_two_bodies_counts_once_and_one_who_left_not_at_all(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.body("PartyOrganisation", "pa", covers=[A])
    street.hold("wang", "ra")
    street.hold("wang", "pa")
    street.hold("li", "ra", end=TODAY)  # ends on the day: no longer there

    assert unknown(street)["Person.birth"] == (1, 1)
    assert unknown(street, as_of=date(2015, 7, 31))["Person.birth"] == (2, 2)
    assert unknown(street, as_of=date(2013, 1, 1)).get("Person.birth") is None


def test_a_body_that_is_gone_or_not_there_yet_tells_nothing(street: World) -> None:
    street.body("OwnersCommittee", "o1", covers=[A], dissolved=TODAY)
    street.body("OwnersCommittee", "o2", covers=[A], founded=date(2015, 8, 2))

    assert "OwnersCommittee.founded" not in unknown(street)


def test_areas_are_told_apart_and_a_body_of_two_counts_in_both(street: World) -> None:
    # Each area: households and residents, unknown. The committee governs estates in A and B.
    street.estate("ea", A, floor_area=1.0, households=1, first_delivery=TODAY, delivered_share=1.0)
    street.estate("eb", B)
    street.body("OwnersCommittee", "o", governs=["ea", "eb"])
    # A firm lies nowhere; its manager works in B.
    street.body("PropertyFirm", "firm", place=None, code="91310000000000000X")
    street.post("firm", "project_manager", place=B, seats=1)
    street.hold("wang", "firm", "project_manager")

    rows = {row["area_id"]: row for row in street.ask("unknown_by_area", scope=STREET)}

    # A: 2 of the area, 0 of 4 of the estate, 1 of the committee.
    assert (rows[A]["unknown"], rows[A]["count"]) == (3, 7)
    # B: 2 of the area, 4 of the estate, 1 of the committee, the post known, the start known,
    # 4 of the person.
    assert (rows[B]["unknown"], rows[B]["count"]) == (11, 13)
    assert rows[B]["share"] == pytest.approx(11 / 13)
    assert (rows[A]["worst_unknown"], rows[A]["area"]) == (1, "居民区1居委会")
    assert STREET not in rows


def test_files_are_told_apart_and_are_old_after_a_year(street: World) -> None:
    loaded(street, "old", "2014-08-01")  # a year to the day
    loaded(street, "new", "2014-08-02")
    street.body("OwnersCommittee", "o1", covers=[A], sources=["old#业委会!2", "old#业委会!3"])
    street.body(
        "OwnersCommittee", "o2", covers=[A], founded=TODAY, sources=["old#业委会!4", "new#业委会!2"]
    )

    rows = {row["file_id"]: row for row in street.ask("unknown_by_file", scope=STREET)}

    assert rows.keys() == {"old", "new"}
    assert rows["old"] == {
        "file_id": "old",
        "file": "old.xlsx",
        "loaded": date(2014, 8, 1),
        "age": 365,
        "old": True,
        "subjects": 2,
        "count": 2,
        "unknown": 1,
        "share": 0.5,
    }
    assert (rows["new"]["old"], rows["new"]["unknown"], rows["new"]["count"]) == (False, 0, 1)


def test_i40_is_the_share_of_unknown_values_and_of_old_sources(street: World) -> None:
    loaded(street, "old", "2013-01-01")
    loaded(street, "new", "2015-01-01")
    sources = ["old#a!1", "new#a!1", "lost#a!1"]
    street.body("OwnersCommittee", "o1", covers=[A], founded=TODAY, sources=sources)

    # Households and residents of two areas are unknown, the founding day is known.
    assert street.figure("I40") == (4, 5, 0, 0.8)
    # One of the two files whose load is known is a year old; of one nothing is known.
    assert street.figure("I40-old_sources") == (1, 2, 1, 0.5)


def claims(world: World, sort: str, as_of: date = TODAY, scope: str = STREET) -> list[list[str]]:
    rows = world.ask("contradictions", as_of, scope)
    return [row["values"] for row in rows if row["sort"] == sort]


def test_two_directors_at_once_contradict_each_other_with_both_sources(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.hold("wang", "ra", "director", sources=["f1#任职!2"])
    street.hold("li", "ra", "director", sources=["f2#任职!9"])

    (row,) = street.ask("contradictions", scope=STREET)

    assert (row["sort"], row["subject"], row["role"]) == ("heads", "ra", "director")
    assert (row["allowed"], row["count"], row["files"]) == (1, 2, 2)
    assert row["claims"] == [
        {"id": "li", "value": "li", "sources": ["f2#任职!9"]},
        {"id": "wang", "value": "wang", "sources": ["f1#任职!2"]},
    ]


def test_heads_do_not_contradict_one_after_the_other_nor_where_a_start_is_unknown(
    street: World,
) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.hold("wang", "ra", "director", end=TODAY)
    street.hold("li", "ra", "director", start=TODAY)
    street.hold("zhao", "ra", "director", start=None)

    assert claims(street, "heads") == []


def test_two_heads_are_right_where_there_are_two_seats(street: World) -> None:
    street.body("Mechanism", "m", covers=[A])
    street.post("m", "head", seats=2)
    street.hold("wang", "m", "head")
    street.hold("li", "m", "head")

    assert claims(street, "heads") == []


def test_more_holders_than_seats(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.node("Post", "post:ra:member", role="member", seats=1)
    street.tie("OF", "post:ra:member", "ra")
    street.hold("wang", "ra")
    street.hold("li", "ra")

    assert claims(street, "seats") == [["li", "wang"]]
    assert claims(street, "seats", scope=B) == []


def test_a_person_re_elected_takes_one_seat_but_two_open_holdings_overlap(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.hold("wang", "ra", "director", start=date(2012, 6, 1), end=date(2015, 6, 1))
    street.hold("wang", "ra", "director", start=date(2015, 6, 1))
    street.hold("li", "ra", start=date(2012, 6, 1))
    street.hold("li", "ra", start=date(2012, 7, 1), start_precision="month")

    assert claims(street, "heads") == []
    assert claims(street, "overlap") == [["li 2012-06-01", "li 2012-07"]]


def test_a_start_that_was_filled_in_later_overlaps_the_holding_without_one(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.hold("wang", "ra", start=None, sources=["f1#任职!2"])
    street.hold("wang", "ra", start=date(2012, 6, 1), sources=["f2#任职!2"])
    street.hold("zhao", "ra", start=None)  # alone: unknown, no contradiction
    street.hold("qian", "ra", start=None, end=date(2012, 6, 1))  # was there before
    street.hold("qian", "ra", start=date(2012, 6, 1))
    street.hold("sun", "ra", start=None)
    street.hold("sun", "ra", start=date(2015, 8, 2))  # begins tomorrow

    (row,) = street.ask("contradictions", scope=STREET)

    assert (row["sort"], row["values"]) == ("overlap", ["wang 2012-06-01", "wang ?"])
    assert [claim["sources"] for claim in row["claims"]] == [["f2#任职!2"], ["f1#任职!2"]]


def test_one_estate_one_firm_and_one_area_one_committee(street: World) -> None:
    street.estate("e", A)
    for name in ("f1", "f2", "f3"):
        street.body("PropertyFirm", name)
    street.serve("f1", "e")
    street.serve("f2", "e")
    street.serve("f3", "e", end=TODAY)
    street.body("OwnersCommittee", "o1", governs=["e"])
    street.body("OwnersCommittee", "o2", governs=["e"])
    street.body("OwnersCommittee", "o3", governs=["e"], dissolved=TODAY)
    street.body("ResidentsCommittee", "r1", covers=[A])
    street.body("ResidentsCommittee", "r2", covers=[A, B])

    assert claims(street, "firms") == [["f1", "f2"]]
    assert claims(street, "owners_committees") == [["o1", "o2"]]
    assert claims(street, "residents_committees") == [["r1", "r2"]]


def test_one_term_has_one_start(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.node("Term", "t1", number=3, start=date(2012, 1, 1), start_precision="circa")
    street.node("Term", "t2", number=3, start=date(2012, 2, 1))
    street.node("Term", "t3", number=4, start=date(2015, 1, 1))
    street.node("Term", "t4", number=4)  # of which the start was filled in later
    street.node("Term", "t5", number=5)
    street.node("Term", "t6", number=6)
    street.node("Term", "t7", number=6, start=date(2015, 8, 2))  # begins tomorrow
    for term in ("t1", "t2", "t3", "t4", "t5", "t6", "t7"):
        street.tie("OF", term, "ra")

    assert claims(street, "terms") == [
        ["3: 约2012", "3: 2012-02-01"],
        ["4: 2015-01-01", "4: ?"],
    ]


def test_what_began_later_or_has_ended_is_not_counted(street: World) -> None:
    street.node("Agreement", "later", place=A, signed=date(2015, 8, 2))
    street.node("BrandPosition", "gone", place=A, name="x", closed=TODAY)
    street.node("Duty", "ended", place=A, name="x", ended=TODAY)
    street.node("Provision", "next", place=A, year=2016)
    street.node("Provision", "this", place=A, year=2015)
    street.node("Task", "task", place=A, name="x", listed=True, received=TODAY)

    found = unknown(street)

    assert {field.split(".")[0] for field in found} == {"Area", "Provision", "Task"}
    assert found["Provision.funds"] == (1, 1)
    assert found["Task.listed"] == (0, 1)


def test_what_lacks_a_value_is_listed_with_its_sources(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.hold("wang", "ra", start=None, sources=["f#任职!2"])
    street.hold("li", "ra", gender="male")
    street.person("zhao")  # holds nothing: not counted, not listed

    held = street.ask("unknown_subjects", scope=STREET, field="HOLDS.start")
    people = street.ask("unknown_subjects", scope=STREET, field="Person.birth")
    posts = street.ask("unknown_subjects", scope=STREET, field="Post.seats")

    (row,) = held
    assert (row["subject_id"], row["body_id"], row["role"]) == ("wang", "ra", "member")
    assert (row["areas"], row["sources"]) == (["居民区1居委会"], ["f#任职!2"])
    assert [(row["subject_id"], row["body_id"], row["role"]) for row in people] == [
        ("li", "ra", "member"),
        ("wang", "ra", "member"),
    ]
    assert [(row["subject_id"], row["role"]) for row in posts] == [("ra", "member")]
    assert street.ask("unknown_subjects", scope=B, field="Post.seats") == []
    assert len(street.ask("unknown_subjects", field="Person.birth", limit=1)) == 1


def test_of_the_nodes_in_dispute_those_of_the_scope_are_named(street: World) -> None:
    street.body("ResidentsCommittee", "ra", covers=[A])
    street.body("ResidentsCommittee", "rb", covers=[B])
    street.hold("wang", "rb", end=date(2010, 1, 1))
    street.estate("e", A)
    ids = ["ra", "wang", "post:rb:member", "e", "nobody"]

    here = street.ask("disputed_subjects", scope=A, ids=ids)
    there = street.ask("disputed_subjects", scope=B, ids=ids)

    assert [row["subject_id"] for row in here] == ["e", "ra"]
    assert [(row["subject_id"], row["subject"], row["role"]) for row in there] == [
        ("post:rb:member", "rb", "member"),
        ("wang", "wang", None),
    ]
    assert there[0]["areas"] == ["居民区2居委会"]
