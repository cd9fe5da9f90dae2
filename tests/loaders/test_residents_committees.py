from __future__ import annotations

from typing import Any


def test_a_committee_with_a_code_is_known_by_it(facts: Any) -> None:
    row = {"居委会名称": "铁岭路九十弄居委会", "居民区": "铁岭路90弄", "代码": "310110009018"}
    read = facts(居委会=[row])
    assert read.node("ResidentsCommittee").id == "org:310110009018"
    assert read.known("ResidentsCommittee")["kind"] == "ResidentsCommittee"
    assert read.joined("COVERS") == [("org:310110009018", "310110009018")]


def test_without_a_code_kind_place_and_name_are_its_identity(facts: Any) -> None:
    read = facts(居委会=[{"居委会名称": "金安居委会", "居民区": "金安"}])
    assert read.node("ResidentsCommittee").id == "org:ResidentsCommittee:310110009023:金安居委会"


def test_the_area_must_be_known(facts: Any) -> None:
    assert facts(居委会=[{"居委会名称": "某居委会", "居民区": "某处"}]).refused == ["area"]
