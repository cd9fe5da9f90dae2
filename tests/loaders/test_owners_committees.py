from __future__ import annotations

from typing import Any

ESTATES = [
    {"小区名称": "示例苑", "居民区": "金安"},
    {"小区名称": "祥和小区", "居民区": "金安"},
    {"小区名称": "祥和小区", "居民区": "铁岭路90弄"},
]


def test_a_committee_lies_where_its_estate_lies(facts: Any) -> None:
    read = facts(小区=ESTATES, 业委会=[{"业委会名称": "示例苑业委会", "小区": "示例苑"}])
    identity = "org:OwnersCommittee:310110009023:示例苑业委会"
    assert read.node("OwnersCommittee").id == identity
    assert read.joined("GOVERNS") == [(identity, "estate:310110009023:示例苑")]


def test_the_area_tells_estates_of_one_name_apart(facts: Any) -> None:
    row = {"业委会名称": "祥和小区业委会", "小区": "祥和小区", "居民区": "铁岭路九十弄居委会"}
    read = facts(小区=ESTATES, 业委会=[row])
    assert [estate for _, estate in read.joined("GOVERNS")] == ["estate:310110009018:祥和小区"]


def test_without_the_area_two_estates_of_one_name_refuse_the_row(facts: Any) -> None:
    row = {"业委会名称": "祥和小区业委会", "小区": "祥和小区"}
    assert facts(小区=ESTATES, 业委会=[row]).refused == ["estate"]


def test_a_committee_over_two_areas_belongs_to_the_subdistrict(facts: Any) -> None:
    estates = [*ESTATES[:1], {"小区名称": "对面苑", "居民区": "铁岭路90弄"}]
    row = {"业委会名称": "联合业委会", "小区": "示例苑、对面苑", "居民区": "金安、铁岭路90弄"}
    read = facts(小区=estates, 业委会=[row])
    assert read.known("OwnersCommittee")["place"] == "310110009"
    assert len(read.joined("GOVERNS")) == 2
