from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {"居委会": [{"居委会名称": "金安居委会", "居民区": "金安", "代码": "310110009023"}]}
ROW = {"决定事项": "更换维保单位", "决定组织": "金安居委会", "决定日期": "2015-06-18"}


def test_a_decision_belongs_to_the_body_that_took_it(facts: Any) -> None:
    read = facts(**AROUND, 议事决定=[ROW | {"监督意见": "有建议", "告知居委会日期": "2015-06-20"}])
    assert read.known("Decision") == {
        "name": "更换维保单位",
        "place": "310110009023",
        "date": date(2015, 6, 18),
        "date_precision": "day",
        "supervision": "suggested",
        "told": date(2015, 6, 20),
        "told_precision": "day",
    }
    assert [body for _, body in read.joined("OF")] == ["org:310110009023"]


def test_an_opinion_that_is_not_recorded_stays_empty(facts: Any) -> None:
    assert "supervision" not in facts(**AROUND, 议事决定=[ROW]).known("Decision")


def test_a_decision_of_nobody_known_is_refused(facts: Any) -> None:
    assert facts(**AROUND, 议事决定=[ROW | {"决定组织": "无此组织"}]).refused == ["organisation"]
