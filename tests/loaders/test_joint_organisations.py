"""A Party organisation of several areas is found in the rosters of each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from loaders._report import Report

STREET = {
    "居民区": "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n"
    "310110009023,金安居委会,四平路街道\n310110009024,东风居委会,四平路街道\n",
    "居委会": "居委会名称,居民区\n金安居委会,金安居委会\n东风居委会,东风居委会\n",
    "党组织": "党组织名称,组织形式,覆盖居民区\n"
    "金铁联合党支部,党支部,金安居委会、铁岭路九十弄居委会\n"
    "东风居民区党支部,党支部,东风居委会\n",
}
HOLDINGS = "姓名,任职组织,职务,任职日期,出生年月\n"
JOINT = "org:PartyOrganisation:310110009:金铁联合党支部"


@pytest.fixture
def street(empty_graph: Graph, tmp_path: Path) -> Graph:
    for name, text in STREET.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path])
    return empty_graph


def load(graph: Graph, folder: Path, **sheets: str) -> Report:
    paths = [folder / "later" / f"{name}.csv" for name in sheets]
    (folder / "later").mkdir(exist_ok=True)
    for path, text in zip(paths, sheets.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return loaders.load(graph, paths)


def secretaries(graph: Graph) -> list[tuple[str, str]]:
    rows = graph.read(
        "MATCH (p:Person)-[:HOLDS]->(:Post {role: 'secretary'})-[:OF]->(body) "
        "RETURN p.name AS person, body.id AS body ORDER BY person"
    )
    return [(row["person"], row["body"]) for row in rows]


def branches(graph: Graph) -> list[str]:
    rows = graph.read("MATCH (b:PartyOrganisation) RETURN b.id AS id ORDER BY id")
    return [row["id"] for row in rows]


def test_a_role_in_it_in_the_roster_of_a_committee(street: Graph, tmp_path: Path) -> None:
    rows = "甲示,金安居委会,主任兼党支部书记,2012-08,1970-05\n"
    report = load(street, tmp_path, 任职=HOLDINGS + rows)
    assert report.refusals == ()
    assert secretaries(street) == [("甲示", JOINT)]


def test_all_in_one_load(empty_graph: Graph, tmp_path: Path) -> None:
    rows = "甲示,金安居委会,主任兼党支部书记,2012-08,1970-05\n"
    report = load(empty_graph, tmp_path, **STREET, 任职=HOLDINGS + rows)
    assert report.refusals == ()
    assert secretaries(empty_graph) == [("甲示", JOINT)]


def test_one_that_lies_in_the_area_is_meant_first(street: Graph, tmp_path: Path) -> None:
    party = "党组织名称,组织形式,覆盖居民区\n东金联合党总支,党总支,金安居委会、东风居委会\n"
    rows = (
        "甲示,东风居委会,主任兼党支部书记,2012-08,1970-05\n"
        "乙示,东风居委会,委员兼党总支书记,2012-08,1971-05\n"
    )
    report = load(street, tmp_path, 党组织=party, 任职=HOLDINGS + rows)
    assert report.refusals == ()
    assert secretaries(street) == [
        ("乙示", "org:PartyOrganisation:310110009:东金联合党总支"),
        ("甲示", "org:PartyOrganisation:310110009024:东风居民区党支部"),
    ]


def test_of_two_that_cover_the_area_the_row_asks(street: Graph, tmp_path: Path) -> None:
    party = "党组织名称,组织形式,覆盖居民区\n东金联合党支部,党支部,金安居委会、东风居委会\n"
    rows = "甲示,金安居委会,主任兼党支部书记,2012-08,1970-05\n"
    report = load(street, tmp_path, 党组织=party, 任职=HOLDINGS + rows)
    (refusal,) = report.refusals
    assert "of which 2 are known in the same place" in refusal.reason.get("en")


def test_in_the_roster_of_the_party_of_one_area_it_is_no_second_one(
    street: Graph, tmp_path: Path
) -> None:
    before = branches(street)
    party = "党组织名称,组织形式,覆盖居民区,书记\n金铁联合党支部,党支部,金安居委会,甲示\n"
    assert load(street, tmp_path, 党组织=party).refusals == ()
    assert branches(street) == before
    assert secretaries(street) == [("甲示", JOINT)]
    (body,) = street.read("MATCH (b {id: $id}) RETURN b.place AS place", {"id": JOINT})
    assert body["place"] == "310110009"


@pytest.mark.parametrize("in_files", [False, True])
def test_its_own_row_may_come_after_those_of_its_areas(
    empty_graph: Graph, tmp_path: Path, in_files: bool
) -> None:
    head = "党组织名称,组织形式,覆盖居民区,书记\n"
    of_area = "金铁联合党支部,党支部,金安居委会,甲示\n"
    own = "金铁联合党支部,党支部,金安居委会、铁岭路九十弄居委会,\n"
    sheets = {"党组织": head + of_area, "党组织二": head + own} if in_files else {
        "党组织": head + of_area + own
    }  # fmt: skip
    assert load(empty_graph, tmp_path, **{**STREET, **sheets}).refusals == ()
    assert branches(empty_graph) == [JOINT]
    assert secretaries(empty_graph) == [("甲示", JOINT)]


def test_a_body_of_its_name_in_an_area_it_does_not_cover_is_another(
    street: Graph, tmp_path: Path
) -> None:
    party = "党组织名称,组织形式,覆盖居民区\n金铁联合党支部,党支部,东风居委会\n"
    load(street, tmp_path, 党组织=party)
    assert "org:PartyOrganisation:310110009024:金铁联合党支部" in branches(street)
