from __future__ import annotations

import pytest

from graph.errors import InputError
from queries.scopes import EVERYTHING, resolve, scopes
from tests.queries.worlds import STREET, A, World


@pytest.fixture
def places(world: World) -> World:
    """Two streets; 金安 is in both, 铁岭路九十弄 in the first."""
    for code, name, district in (
        (STREET, "四平路街道", "杨浦区"),
        ("310109010", "广中路街道", "虹口区"),
    ):
        world.node(
            "Subdistrict", code, name=name, place=code, code=code, district_name=district,
        )  # fmt: skip
    for code, name in (
        (A, "铁岭路九十弄居委会"),
        (f"{STREET}020", "金安居委会"),
        ("310109010020", "金安居委会"),
    ):
        world.node("Area", code, name=name, place=code, code=code)
        world.tie("IN", code, code[:9])
    return world


def test_every_place_is_listed_the_widest_first(places: World) -> None:
    found = scopes(places.graph)

    assert [(scope.code, scope.name) for scope in found] == [
        ("", ""),
        ("31", "上海市"),
        ("310109", "虹口区"),
        ("310109010", "广中路街道"),
        ("310109010020", "金安居委会"),
        ("310110", "杨浦区"),
        (STREET, "四平路街道"),
        (A, "铁岭路九十弄居委会"),
        (f"{STREET}020", "金安居委会"),
    ]
    assert found[0].title("zh") == "全部范围"
    assert scopes(places.graph, "en")[1].name == "Shanghai"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("四平路街道", STREET),
        ("铁岭路90弄居委会", A),
        ("铁岭路 ９０ 弄", A),
        (A, A),
        ("310110", "310110"),
        ("杨浦区", "310110"),
    ],
)
def test_a_place_is_found_by_code_and_by_any_spelling(
    places: World, text: str, code: str
) -> None:  # fmt: skip
    assert resolve(places.graph, text).code == code


def test_nothing_means_everything(places: World) -> None:
    assert resolve(places.graph, " ") == EVERYTHING


def test_a_name_of_two_places_asks_for_the_code(places: World) -> None:
    with pytest.raises(InputError, match=r"310109010020.*310110009020"):
        resolve(places.graph, "金安")


@pytest.mark.parametrize("text", ["999999", "四平街道", "nowhere"])
def test_an_unknown_place_is_said(places: World, text: str) -> None:
    with pytest.raises(InputError, match="knows no place"):
        resolve(places.graph, text)
