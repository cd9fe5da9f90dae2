from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data"


def area(code: object, name: str = "金安居委会", **more: object) -> dict[str, object]:
    return {"区划代码": code, "居民区名称": name, **more}


def test_code_and_name_suffice(facts: Any) -> None:
    read = facts(居民区=[area("310110009023", 户数=1200)])
    assert read.known("Area") == {
        "name": "金安居委会",
        "name_key": "金安居委会",
        "pinyin": "jin an ju wei hui",
        "code": "310110009023",
        "place": "310110009023",
        "short_name": "金安",
        "form": "residents_committee",
        "households": 1200,
    }
    assert read.known("Subdistrict")["name"] == "310110009"
    assert read.joined("IN") == [("310110009023", "310110009")]


def test_a_row_without_the_subdistricts_name_leaves_a_known_name_alone(facts: Any) -> None:
    read = facts(
        居民区=[area("310110009023", 街道="四平路街道"), area("310110009002", "鞍山三村居委会")]
    )
    assert read.known("Subdistrict")["name"] == "四平路街道"


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("310110009001", "residents_committee"),
        ("310110009199", "residents_committee"),
        ("310110009200", "villagers_committee"),
        ("310110009399", "villagers_committee"),
        ("310110009400", "quasi_residents"),
        ("310110009500", "quasi_villagers"),
        ("310110009598", "quasi_villagers"),
    ],
)
def test_the_form_follows_from_the_code(facts: Any, code: str, form: str) -> None:
    assert facts(居民区=[area(code)]).known("Area")["form"] == form


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("310110009", "subdistrict"),
        ("310110100", "town"),
        ("310110201", "township"),
        ("310110501", "other"),
    ],
)
def test_the_subdistricts_form_follows_from_its_code(facts: Any, code: str, form: str) -> None:
    assert facts(居民区=[area(f"{code}001")]).known("Subdistrict")["form"] == form


def test_a_code_may_be_a_number(facts: Any) -> None:
    assert facts(居民区=[area(310110009023.0)]).node("Area").id == "310110009023"


@pytest.mark.parametrize("code", ["31011000902", "3101100090230", "31011000902X"])
def test_a_code_that_is_not_of_twelve_digits_is_refused(facts: Any, code: str) -> None:
    assert facts(居民区=[area("310110009001"), area(code)]).refused == ["code"]


def test_a_subdistrict_that_does_not_hold_the_code_is_refused(facts: Any) -> None:
    read = facts(居民区=[area("310110009023", 街道代码="310110010")])
    assert read.refused == ["subdistrict_code"]


def test_the_national_list_is_read_by_its_own_headings(file_facts: Any) -> None:
    read = file_facts(DATA / "shanghai_60_areas.csv")
    assert read.refused == []
    areas = {node.id: node for node in read.nodes if node.label == "Area"}
    assert len(areas) == 60
    assert areas["310104011041"].properties["name"] == "田林五、六、七村居委会"
    assert {node.properties["form"] for node in areas.values()} == {
        "residents_committee",
        "villagers_committee",
        "quasi_residents",
        "quasi_villagers",
    }
