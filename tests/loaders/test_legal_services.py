from __future__ import annotations

from datetime import date
from typing import Any

AROUND = {"其他组织": [{"组织名称": "法律专家志愿团", "组织类别": "志愿队"}]}
ROW = {"服务内容": "物业纠纷咨询", "服务日期": "2015-05-16"}


def test_a_service_is_given_by_bodies_in_an_area(facts: Any) -> None:
    more = {
        "服务类别": "法律咨询",
        "居民区": "金安",
        "服务组织": "法律专家志愿团",
        "服务人次": 35,
    }
    read = facts(**AROUND, 法治服务=[ROW | more])
    assert read.known("LegalService") == {
        "name": "物业纠纷咨询",
        "place": "310110009023",
        "form": "advice",
        "date": date(2015, 5, 16),
        "date_precision": "day",
        "served": 35,
    }
    assert [area for _, area in read.joined("AT")] == ["310110009023"]
    assert [body for body, _ in read.joined("TOOK_PART")] == [
        "org:VolunteerTeam:310110009:法律专家志愿团"
    ]


def test_without_an_area_it_is_the_streets(facts: Any) -> None:
    read = facts(**AROUND, 法治服务=[ROW])
    assert (read.known("LegalService")["place"], read.ties) == ("310110009", [])
