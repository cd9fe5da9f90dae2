from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {"共建单位": [{"单位名称": "四平路司法所", "单位类型": "政法单位"}]}
ROW = {"事项类别": "调解", "事项名称": "楼上漏水纠纷", "收到日期": "2015-05-06", "居民区": "金安"}


def test_a_case_runs_from_receipt_to_close(facts: Any) -> None:
    more = {
        "达成协议日期": "2015-05-20",
        "调解途径": "人民调解、司法调解",
        "参加组织": "四平路司法所",
    }
    read = facts(**AROUND, 调解与联动=[ROW | more])
    assert read.known("Case") == {
        "form": "mediation",
        "name": "楼上漏水纠纷",
        "place": "310110009023",
        "routes": ["peoples", "judicial"],
        "received": date(2015, 5, 6),
        "received_precision": "day",
        "agreed": date(2015, 5, 20),
        "agreed_precision": "day",
    }
    assert [area for _, area in read.joined("AT")] == ["310110009023"]
    assert [body for body, _ in read.joined("TOOK_PART")] == [
        "org:PartnerUnit:310110009:4平路司法所"
    ]


def test_its_number_is_its_identity(facts: Any) -> None:
    rows = [ROW | {"事项编号": "2015-1"}, ROW | {"事项编号": "2015-1", "事项名称": "漏水"}, ROW]
    first, again, other = facts(**AROUND, 调解与联动=rows).nodes
    assert first.id == again.id != other.id


def test_a_route_that_is_none_is_told_with_the_other_bad_cells(facts: Any) -> None:
    bad = ROW | {"调解途径": "仲裁", "办结日期": "某日"}
    (row,) = facts(**AROUND, 调解与联动=[bad]).candidates
    assert [refused.field for refused in row.refusals] == ["closed", "routes"]


def test_a_route_is_read_as_any_choice_is(facts: Any) -> None:
    read = facts(**AROUND, 调解与联动=[ROW | {"调解途径": "人 民 调 解"}])
    assert read.known("Case")["routes"] == ["peoples"]


def test_two_streets_count_their_cases_each_for_itself(facts: Any) -> None:
    areas = [
        {"区划代码": "310110009023", "居民区名称": "金安居委会"},
        {"区划代码": "310110015001", "居民区名称": "国和一村居委会"},
    ]
    rows = [ROW | {"事项编号": "2015-1"}, ROW | {"事项编号": "2015-1", "居民区": "国和一村"}]
    here, there = facts(居民区=areas, 调解与联动=rows).nodes
    assert here.id != there.id
    # Whether the row names its area or not, it is a case of the street.
    rows = [ROW | {"事项编号": "2015-1"}, ROW | {"事项编号": "2015-1", "居民区": None}]
    assert len({node.id for node in facts(调解与联动=rows).nodes}) == 1
