"""Terms and agreements whose day is filled in later are those that were known. Names invented."""

from __future__ import annotations

from typing import Any

import pytest

AREA = {"区划代码": "310110888003", "居民区名称": "柳岸居委会", "街道": "青禾路街道"}
AROUND = {
    "居民区": [AREA],
    "居委会": [{"居委会名称": "柳岸居委会", "居民区": "柳岸"}],
    "共建单位": [{"单位名称": "青禾路小学", "单位类型": "中小学、幼儿园"}],
}


def term(number: int | None, start: str | None) -> dict[str, object]:
    return {"组织": "柳岸居委会", "届次": number, "起始日期": start}


def agreement(round_: int, signed: str | None, name: str = "书香共建") -> dict[str, object]:
    return {
        "协议名称": name, "轮次": round_, "签约日期": signed, "居民区": "柳岸",
        "共建单位": "青禾路小学",
    }  # fmt: skip


ONE_DAY = [
    ("2021-06", "2021-06-20"), ("2021-06-20", "2021-06"), ("2021", "2021-06-20"),
    ("2021-06-20", "2021"), ("2021", "2021-06"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [*ONE_DAY, (None, "2021-06-20")])
def test_a_day_known_otherwise_is_that_of_one_term(
    facts: Any, first: str | None, second: str
) -> None:
    read = facts(**AROUND, 换届=[term(8, first), term(8, second)])
    assert len({node.id for node in read.nodes}) == 1


@pytest.mark.parametrize(("first", "second"), [*ONE_DAY, (None, "2021-06-20")])
def test_a_day_known_otherwise_is_that_of_one_agreement(
    facts: Any, first: str | None, second: str
) -> None:
    read = facts(**AROUND, 共建协议=[agreement(1, first), agreement(1, second)])
    assert len({node.id for node in read.nodes}) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [term(8, "2021-06"), term(9, "2026-06")],
        [term(8, None), term(9, "2026-06-18")],
        [term(None, "2021-06-01"), term(None, "2021-06-20"), term(None, "2021-06")],
    ],
)
def test_other_terms_stay_others(facts: Any, rows: list[dict[str, object]]) -> None:
    read = facts(**AROUND, 换届=rows)
    assert len({node.id for node in read.nodes}) == len(rows)


def test_another_round_is_another_agreement(facts: Any) -> None:
    read = facts(**AROUND, 共建协议=[agreement(1, None), agreement(2, "2026-03-01")])
    assert len({node.id for node in read.nodes}) == 2


def test_another_name_is_another_agreement(facts: Any) -> None:
    """The second stood under the id of the first, and the first was gone."""
    rows = [agreement(1, None), agreement(1, "2026-03-01", "志愿共建")]
    assert len({node.id for node in facts(**AROUND, 共建协议=rows).nodes}) == 2


@pytest.mark.parametrize("first", [None, "2021-06"])
def test_what_is_known_by_its_day_is_nothing_of_another_day(facts: Any, first: str | None) -> None:
    """A committee founded anew counts its terms from one again."""
    days = [first, "2021-06-20", "2021-06-05"]
    read = facts(**AROUND, 换届=[term(1, day) for day in days])
    assert len({node.id for node in read.nodes}) == 2
    read = facts(**AROUND, 共建协议=[agreement(1, day) for day in days])
    assert len({node.id for node in read.nodes}) == 2


def test_a_month_that_a_later_row_makes_doubtful_is_not_refused(facts: Any) -> None:
    days = ["2021-06-20", "2021-06", "2021-06-05"]
    read = facts(**AROUND, 换届=[term(1, day) for day in days])
    assert [node.id[-10:] for node in read.nodes] == ["2021-06-20", "2021-06-20", "2021-06-05"]
    assert {tie.start[1] for tie in read.ties} == {node.id for node in read.nodes}
    read = facts(**AROUND, 共建协议=[agreement(1, day) for day in days])
    assert len(read.nodes) == 3
