from __future__ import annotations

from datetime import date
from typing import Any

ROW = {"阵地序号": 3, "居民区": "铁岭路90弄", "阵地名称": "民主议事", "启用日期": "2013-05"}


def test_a_position_stands_in_an_area(facts: Any) -> None:
    read = facts(阵地=[ROW | {"口号": "话亮堂、事亮堂"}])
    assert read.joined("AT") == [("brandposition:310110009018:3", "310110009018")]
    assert read.known("BrandPosition") == {
        "number": 3,
        "name": "民主议事",
        "slogan": "话亮堂、事亮堂",
        "place": "310110009018",
        "opened": date(2013, 5, 1),
        "opened_precision": "month",
    }


def test_there_are_six_and_no_more(facts: Any) -> None:
    rows = [ROW | {"阵地序号": number} for number in (1, 6, 0, 7)]
    assert facts(阵地=rows).refused == ["number", "number"]


def test_a_position_closes_at_no_time_before_it_opens(facts: Any) -> None:
    rows = [ROW | {"停用日期": day} for day in ("2013-04", "2013")]
    assert facts(阵地=rows).refused == ["closed"]
