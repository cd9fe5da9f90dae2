from __future__ import annotations

from typing import Any

from graph.facts import fingerprint

AROUND = {
    "居委会": [{"居委会名称": "金安居委会", "居民区": "金安"}],
    "任职": [
        {"姓名": name, "任职组织": "金安居委会", "职务": "委员", "出生年月": birth}
        for name, birth in (("张小示", "1972-05"), ("李小例", "1974-11"), ("李小例", "1980-02"))
    ],
}
ROW = {"姓名": "张小示", "亲属姓名": "李小例", "亲属出生年月": "1974-11", "关系": "配偶"}


def test_two_persons_are_tied(facts: Any) -> None:
    read = facts(**AROUND, 亲属关系=[ROW])
    assert read.joined("RELATIVE_OF") == [
        (f"person:{fingerprint('张小示', '1972-05')}", f"person:{fingerprint('李小例', '1974-11')}")
    ]
    assert read.tie("RELATIVE_OF") == {"degree": "spouse"}


def test_a_row_speaks_of_one_person_and_one_relative(facts: Any) -> None:
    spaced = ROW | {"姓名": "张 小示", "亲属姓名": "李　小例"}
    several = ROW | {"亲属姓名": "李小例、王小例"}
    read = facts(**AROUND, 亲属关系=[spaced, several])
    assert len(read.joined("RELATIVE_OF")) == 1
    assert read.refused == ["relative"]


def test_namesakes_without_a_birth_refuse_the_row(facts: Any) -> None:
    assert facts(**AROUND, 亲属关系=[ROW | {"亲属出生年月": None}]).refused == ["relative"]


def test_nobody_is_a_relative_of_himself_or_of_a_stranger(facts: Any) -> None:
    rows = [
        ROW | {"亲属姓名": "张小示", "亲属出生年月": "1972-05"},
        ROW | {"姓名": "王小未"},
    ]
    assert facts(**AROUND, 亲属关系=rows).refused == ["relative", "person"]
