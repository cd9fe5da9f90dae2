"""A body that only some rosters give a code is one body, in whatever order they come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import loaders
from graph.connection import Graph
from tests.loaders.test__loading import AREAS, everything, write

NAME, CODE, OTHER = "示例物业有限公司", "91310110MA0000000X", "91310110MA0000001X"
BY_NAME = f"org:PropertyFirm:310110009:{NAME}"


def firm(name: str, code: str | None) -> dict[str, object]:
    return {"企业名称": name, "统一社会信用代码": code}


@pytest.mark.parametrize(
    ("codes", "ids"),
    [
        ([CODE, None], [f"org:{CODE}", f"org:{CODE}"]),
        ([None, CODE], [BY_NAME, BY_NAME]),
        ([None, CODE, None, CODE], [BY_NAME] * 4),
        ([CODE, OTHER], [f"org:{CODE}", f"org:{OTHER}"]),
        ([CODE, OTHER, None], [f"org:{CODE}", f"org:{OTHER}", BY_NAME]),  # which of them?
        ([None, CODE, OTHER], [BY_NAME, BY_NAME, f"org:{OTHER}"]),
        ([CODE, None, OTHER], [f"org:{CODE}", f"org:{CODE}", f"org:{OTHER}"]),
    ],
)
def test_a_code_or_its_absence_makes_no_second_body(
    facts: Any, codes: list[str | None], ids: list[str]
) -> None:
    read = facts(物业企业=[firm(NAME, code) for code in codes])
    assert [node.id for node in read.nodes] == ids
    assert read.refused == []


def test_bodies_of_one_name_in_two_areas_stay_apart(facts: Any) -> None:
    rows = [
        {"居委会名称": "新桥居委会", "居民区": "金安居委会", "统一社会信用代码": CODE},
        {"居委会名称": "新桥居委会", "居民区": "铁岭路90弄", "统一社会信用代码": None},
    ]
    assert len({node.id for node in facts(居委会=rows).nodes}) == 2


def test_a_name_too_long_for_an_id_refuses_the_row(facts: Any) -> None:
    read = facts(物业企业=[firm("示" * 300, None), firm("示" * 301, None)])
    assert [node.id for node in read.nodes] == [f"org:PropertyFirm:310110009:{'示' * 300}"]
    assert read.refused == ["name"]


def test_a_body_is_dissolved_at_no_time_before_it_was_founded(facts: Any) -> None:
    around = {"居民区": "金安居委会", "成立日期": "2014-03"}
    rows = [
        {"居委会名称": f"新桥{day}居委会", **around, "撤销日期": day} for day in ("2014-02", "2014")
    ]
    assert facts(居委会=rows).refused == ["dissolved"]


LANE = {"居民区": "铁岭路90弄", "代码": None}


def test_a_committee_whose_ending_is_written_otherwise_is_the_same(facts: Any) -> None:
    names = ["铁岭路九十弄居委会", "铁岭路90弄居民委员会", "铁岭路九十弄社区居民委员会"]
    names.append("铁岭路90弄居委")
    rows = [{"居委会名称": name, **LANE, "代码": CODE} for name in names]
    rows.append({"居委会名称": "铁岭路50弄居民委员会", **LANE})
    rows.append({"居委会名称": names[1], "居民区": "金安", "代码": None})
    one, two, three, four, number, area = (node.id for node in facts(居委会=rows).nodes)
    assert one == two == three == four
    assert len({one, number, area}) == 3


@pytest.mark.parametrize("name", ["铁岭路90弄居民委员会", "铁岭路九十弄居委"])
def test_a_roster_may_call_the_committee_by_the_other_ending(facts: Any, name: str) -> None:
    read = facts(
        居委会=[{"居委会名称": "铁岭路九十弄居委会", **LANE}],
        任职=[{"姓名": "钱冬青", "任职组织": name, "职务": "主任"}],
    )
    assert read.refused == []
    assert read.joined("OF")[0][1] == "org:ResidentsCommittee:310110009018:铁岭路90弄居委会"


WITHOUT = f"企业名称,简称\n{NAME},示例\n"
WITH = f"企业名称,统一社会信用代码\n{NAME},{CODE}\n"


@pytest.mark.parametrize(("first", "second"), [(WITHOUT, WITH), (WITH, WITHOUT)])
def test_a_second_roster_adds_to_the_body_and_is_taken_back_exactly(
    empty_graph: Graph, tmp_path: Path, first: str, second: str
) -> None:
    loaders.load(empty_graph, [write(tmp_path / "居民区.csv", AREAS)])
    loaders.load(empty_graph, [write(tmp_path / "物业企业.csv", first)])
    before = everything(empty_graph)
    later = loaders.load(empty_graph, [write(tmp_path / "物业企业2.csv", second)])
    firms = empty_graph.read("MATCH (f:PropertyFirm) RETURN f.code AS code, f.short_name AS short")
    assert firms == [{"code": CODE, "short": "示例"}]
    assert later.doubts == ()
    assert later.load_id is not None
    loaders.rollback(empty_graph, later.load_id)
    assert everything(empty_graph) == before


def test_the_body_stays_one_when_the_roster_with_codes_is_taken_back_and_comes_again(
    empty_graph: Graph, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [write(tmp_path / "居民区.csv", AREAS)])
    coded = loaders.load(empty_graph, [write(tmp_path / "物业企业.csv", WITH)])
    loaders.load(empty_graph, [write(tmp_path / "物业企业2.csv", WITHOUT)])
    assert coded.load_id is not None
    loaders.rollback(empty_graph, coded.load_id)
    left = empty_graph.read("MATCH (f:PropertyFirm) RETURN f.code AS code, f.short_name AS short")
    assert left == [{"code": None, "short": "示例"}]
    loaders.load(empty_graph, [write(tmp_path / "物业企业.csv", WITH)])
    again = empty_graph.read("MATCH (f:PropertyFirm) RETURN f.code AS code, f.short_name AS short")
    assert again == [{"code": CODE, "short": "示例"}]


def test_a_partner_unit_of_a_firms_code_leaves_the_firm_a_firm(
    empty_graph: Graph, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [write(tmp_path / "居民区.csv", AREAS)])
    estates = "小区名称,居民区\n花苑,铁岭路90弄\n"
    contract = f"小区名称,物业企业,合同签订日期\n花苑,{NAME},2015-01-01\n"
    loaders.load(empty_graph, [write(tmp_path / "小区.csv", estates)])
    loaders.load(empty_graph, [write(tmp_path / "物业企业.csv", WITH)])
    unit = f"单位名称,代码\n{NAME},{CODE}\n"
    later = loaders.load(empty_graph, [write(tmp_path / "共建单位.csv", unit)])
    assert not later.refusals
    found = empty_graph.read(
        "MATCH (o:Organisation) UNWIND [l IN labels(o) WHERE l <> 'Organisation'] AS label "
        "RETURN label, o.id AS id ORDER BY label"
    )
    assert found == [
        {"label": "PartnerUnit", "id": f"org:PartnerUnit:{CODE}"},
        {"label": "PropertyFirm", "id": f"org:{CODE}"},
    ]
    # The firm is still found by its kind.
    signed = loaders.load(empty_graph, [write(tmp_path / "物业合同.csv", contract)])
    assert not signed.refusals
    again = loaders.load(empty_graph, [write(tmp_path / "共建单位2.csv", unit + "别家,\n")])
    assert not again.refusals
    assert empty_graph.read(
        "MATCH (o:PartnerUnit {code: $c}) RETURN count(o) AS n", {"c": CODE}
    ) == [{"n": 1}]
