from __future__ import annotations

from datetime import date
from typing import Any

import pytest

AROUND = {"居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}]}
ROW = {
    "组织": "金安居委会",
    "届次": 9,
    "起始日期": "2015-07-10",
    "选举方式": "全民直选",
    "选举产生人数": 6,
    "批准延期至": "2018-10",
}


def test_a_term_belongs_to_its_body(facts: Any) -> None:
    read = facts(**AROUND, 换届=[ROW])
    assert read.node("Term").id == "term:org:310110009023:2015-07-10"
    assert read.joined("OF") == [("term:org:310110009023:2015-07-10", "org:310110009023")]
    assert read.known("Term") == {
        "number": 9,
        "start": date(2015, 7, 10),
        "start_precision": "day",
        "method": "all_voters",
        "elected_size": 6,
        "postponed_until": date(2018, 10, 1),
        "postponed_until_precision": "month",
    }


def test_without_a_start_the_number_is_its_mark(facts: Any) -> None:
    read = facts(**AROUND, 换届=[ROW | {"起始日期": None}])
    assert read.node("Term").id == "term:org:310110009023:9"


def test_start_or_number_must_be_there_and_the_end_comes_later(facts: Any) -> None:
    rows = [ROW | {"起始日期": None, "届次": None}, ROW | {"实际结束日期": "2014-01-01"}]
    assert facts(**AROUND, 换届=rows).refused == ["start", "end"]


def test_headings_of_other_systems_are_understood(facts: Any) -> None:
    row = {
        "组织名称": "金安居委会",
        "当前业委会届次": "第3届",
        "换届时间": "2014年3月",
        "委员人数": 5,
    }
    known = facts(**AROUND, 换届=[row]).known("Term")
    assert (known["number"], known["start_precision"], known["elected_size"]) == (3, "month", 5)


@pytest.mark.parametrize("heading", ["备案届满日期", "批准延期至"])
@pytest.mark.parametrize(
    ("start", "due", "refused"),
    [
        ("2021-06", "2021-05", True),
        ("2021-06-10", "2021-06-09", True),
        ("2021-06", "2021", False),
        ("2021-06-10", "2021-06", False),
        ("2021", "2021-01-01", False),
        (None, "2021-05", False),
    ],
)
def test_a_term_ends_at_no_time_before_its_start(
    facts: Any, heading: str, start: str | None, due: str, refused: bool
) -> None:
    field = "due" if heading == "备案届满日期" else "postponed_until"
    row = ROW | {"批准延期至": None, "起始日期": start, heading: due}
    assert facts(**AROUND, 换届=[row]).refused == [field] * refused
