"""All nodes, then all ties; a row is used whole or refused whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.errors import ModelError
from graph.facts import Node, Tie
from loaders._checking import check
from loaders._directory import GraphDirectory
from loaders._pipeline import Candidate, make_facts
from loaders._reading import RawFile, RawSheet
from loaders._register import Entry
from loaders._sheet import Record, Refused
from loaders._tables import find_tables

AREA = {"区划代码": "310110009018", "居民区名称": "金安居委会", "街道": "四平路街道"}


def candidates_of(**sheets: list[Mapping[str, object]]) -> list[Candidate]:
    """Candidates of sheets given as rows of heading and value."""
    made = []
    for name, rows in sheets.items():
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        cells = [[row.get(heading) for heading in headings] for row in rows]
        made.append(RawSheet(name, [headings, *cells]))
    return find_tables([RawFile(Path("a.xlsx"), "0" * 64, made)]).candidates


def run(candidates: list[Candidate], graph: GraphDirectory | None = None) -> None:
    make_facts(candidates, graph or GraphDirectory(lambda _: []))


def test_a_row_becomes_nodes_and_ties_with_its_source() -> None:
    (row,) = candidates_of(居民区=[AREA])
    run([row])
    assert [(node.label, node.id) for node in row.nodes] == [
        ("Subdistrict", "310110009"), ("Area", "310110009018"),
    ]  # fmt: skip
    assert [(tie.type, tie.start[1], tie.end[1]) for tie in row.ties] == [
        ("IN", "310110009018", "310110009")
    ]
    assert {fact.source for fact in row.facts} == {"0000000000000000#居民区!2"}


def test_a_row_may_name_what_a_later_row_of_its_sheet_brings() -> None:
    upper = {"党组织名称": "四平路街道党工委", "组织形式": "党工委"}
    lower = {
        "党组织名称": "金安居民区党总支",
        "组织形式": "党总支",
        "上级党组织": "四平路街道党工委",
    }
    rows = candidates_of(居民区=[AREA], 党组织=[lower, upper])
    run(rows)
    assert [row.refused for row in rows] == [None, None, None]


def test_rows_fall_with_the_row_they_refer_to() -> None:
    bad = {**AREA, "街道代码": "310110010"}  # lies in another subdistrict
    estate = {"小区名称": "花苑", "居民区": "金安居委会"}
    committee = {"业委会名称": "花苑业委会", "小区": "花苑"}
    rows = candidates_of(居民区=[bad], 小区=[estate], 业委会=[committee])
    run(rows)
    assert [row.refused.field if row.refused else None for row in rows] == [
        "subdistrict_code", "area", "estate",
    ]  # fmt: skip
    assert [row.facts for row in rows] == [[], [], []]


class Chain:
    """A loader whose row `n` brings area n and a tie to area n + 1."""

    SHEET = None

    def nodes(self, record: Record, _directory: object) -> list[Node]:
        number = record.source
        return [Node("Organisation", number, {"name": f"组织{number}", "kind": "Alliance"})]

    def ties(self, record: Record, _directory: object) -> list[Tie]:
        here = ("Organisation", record.source)
        return [Tie("MEMBER_OF", here, ("Organisation", str(int(record.source) + 1)))]


def candidate(number: int) -> Candidate:
    return Candidate(None, Chain(), None, record=Record({}, str(number)))


def test_a_row_whose_tie_cannot_be_made_takes_all_with_it_that_lean_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("loaders._pipeline.check", lambda _: None)
    rows = [candidate(number) for number in range(5)]
    run(rows)
    # 4 refers to a node 5 that does not exist; 3 refers to 4, and so on down.
    assert all(row.refused and not row.facts for row in rows)


def test_what_the_graph_holds_does_not_fall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders._pipeline.check", lambda _: None)
    rows = [candidate(number) for number in range(3)]
    held = Entry("Organisation", "3", "组织3")
    run(rows, GraphDirectory(lambda root: [held] if root == "Organisation" else []))
    assert [row.refused for row in rows] == [None, None, None]


@pytest.mark.parametrize(
    ("share", "sentence"),
    [(1.5, "The greatest value is 1."), (-1.0, "The least value is 0.")],
)
def test_a_value_out_of_range_refuses_its_row(share: float, sentence: str) -> None:
    estate = Node("Estate", "estate:1", {"name": "花苑", "delivered_share": share})
    with pytest.raises(Refused) as refused:
        check(estate)
    assert refused.value.field == "delivered_share"
    assert refused.value.reason.get("en") == sentence


@pytest.mark.parametrize(
    "fact",
    [
        Node("Palace", "1"),
        Node("Estate", "1", {"colour": "red"}),
        Node("Estate", "1", {"households": "640"}),
        Node("Estate", "1", {"households": True}),
        Tie("OWNS", ("Person", "1"), ("Estate", "2")),
        Tie("IN", ("Estate", "1"), ("Person", "2")),
    ],
)
def test_what_is_not_declared_is_a_fault_of_the_program(fact: Node | Tie) -> None:
    with pytest.raises(ModelError):
        check(fact)


def test_ends_are_declared_for_a_label_or_one_it_extends() -> None:
    check(Tie("COVERS", ("ResidentsCommittee", "1"), ("Area", "2")))
