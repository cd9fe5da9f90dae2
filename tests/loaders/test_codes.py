"""Codes as offices write them: one code is one body, and what is no code is none."""

from __future__ import annotations

from typing import Any

import pytest

from loaders._codes import read_code
from loaders._sheet import Record, Refused

CODE = "91310110MA1G000045"


@pytest.mark.parametrize(
    "written",
    [CODE, CODE.lower(), "9131 0110 MA1G 0000 45", "９１３１０１１０ＭＡ１Ｇ００００４５",
     f'="{CODE}"', f"'{CODE}", f"‘{CODE}", f"={CODE}", "91310110-MA1G-000045", f" {CODE}\u200b"],
)  # fmt: skip
def test_a_code_is_one_however_it_is_written(written: str) -> None:
    assert read_code(Record({"code": written}, "")) == CODE


@pytest.mark.parametrize(
    "written", [None, "待补", "不 详", "暂无", "无", "N/A", "——", "*", "000000000000000000", '=""']
)
def test_a_placeholder_is_no_code(written: str | None) -> None:
    assert read_code(Record({"code": written}, "")) is None


@pytest.mark.parametrize("written", ["9.1311E+17", "9.1311e17", "9E+17"])
def test_a_rounded_code_is_refused_with_the_way_to_write_it(written: str) -> None:
    with pytest.raises(Refused, match="rounded to a number"):
        read_code(Record({"code": written}, ""))


@pytest.mark.parametrize("written", ["同上", "12345", f"{CODE}000", f"旧{CODE}", "WITHOUT", "1.5"])
def test_what_is_no_code_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="is no code"):
        read_code(Record({"code": written}, ""))


def firm(name: str, code: str) -> dict[str, object]:
    return {"企业名称": name, "统一社会信用代码": code}


def test_firms_without_a_code_stay_apart(facts: Any) -> None:
    rows = [firm("上海甲", "9.1311E+17"), firm("上海乙", "9.1311E+17"),
            firm("上海丙", "待补"), firm("上海丁", "待补")]  # fmt: skip
    read = facts(物业企业=rows)
    assert read.refused == ["code", "code"]
    assert [node.properties["name"] for node in read.nodes] == ["上海丙", "上海丁"]
    assert len({node.id for node in read.nodes}) == 2


def test_a_code_filled_down_is_refused_from_the_second_name_on(facts: Any) -> None:
    read = facts(物业企业=[firm("上海甲物业", CODE), firm("上海乙物业", CODE)])
    assert [node.properties["name"] for node in read.nodes] == ["上海甲物业"]
    (reason,) = [str(each.refused) for each in read.candidates if each.refused]
    assert "上海甲物业" in reason
    assert "上海乙物业" in reason


def test_a_body_may_be_called_by_any_of_its_names_beside_its_code(facts: Any) -> None:
    rows = [firm("上海甲物业有限公司", CODE) | {"简称": "甲物业"},
            firm("甲物业", CODE.lower()) | {"简称": None},
            firm("上海甲物业有限公司", CODE) | {"简称": None}]  # fmt: skip
    read = facts(物业企业=rows)
    assert read.refused == []
    assert {node.id for node in read.nodes} == {f"org:{CODE}"}


def test_two_areas_of_one_code_are_refused_and_two_spellings_are_not(facts: Any) -> None:
    rows = [{"区划代码": "310110009023", "居民区名称": name}
            for name in ("铁岭路九十弄居委会", "铁岭路90弄居民区", "鞍山三村居委会")]  # fmt: skip
    read = facts(居民区=rows)
    assert read.refused == ["code"]
    assert {n.properties["name"] for n in read.nodes if n.label == "Area"} == {
        "铁岭路九十弄居委会",
        "铁岭路90弄居民区",
    }


def test_the_code_of_an_area_may_be_marked_as_text(facts: Any) -> None:
    rows = [{"区划代码": '="310110009023"', "居民区名称": "金安居委会", "街道代码": "'310110009"}]
    assert facts(居民区=rows).node("Area").id == "310110009023"


UNIT = {"单位名称": "示例物业", "代码": CODE}


def test_a_code_that_two_kinds_share_is_that_of_two_bodies(facts: Any) -> None:
    around = {"物业企业": [firm("示例物业", CODE)]}
    read = facts(**around, 共建单位=[UNIT, UNIT])
    assert {(node.label, node.id) for node in read.nodes} == {
        ("PartnerUnit", f"org:PartnerUnit:{CODE}")
    }
    contract = {"小区名称": "花苑", "物业企业": "示例物业", "合同签订日期": "2015-01-01"}
    read = facts(
        **around,
        共建单位=[UNIT],
        小区=[{"小区名称": "花苑", "居民区": "金安"}],
        物业合同=[contract],
    )
    assert [start for start, _ in read.joined("SERVES")] == [f"org:{CODE}"]


def test_a_name_of_another_kind_is_told_as_such(facts: Any) -> None:
    contract = {"小区名称": "花苑", "物业企业": "示例物业", "合同签订日期": "2015-01-01"}
    read = facts(
        共建单位=[UNIT],
        小区=[{"小区名称": "花苑", "居民区": "金安"}],
        物业合同=[contract],
    )
    (reason,) = [each.refused.reason for each in read.candidates if each.refused]
    assert "another kind of body: partner unit" in reason.get("en").lower()
    assert "另一类组织：共建单位" in reason.get("zh")
    assert "Near names" not in reason.get("en")
