"""Names beside nodes: short, and no more personal than the setting allows."""

from __future__ import annotations

import pytest

from exports.names import person_name, short_name, text_width
from graph.settings import Privacy


@pytest.mark.parametrize(
    ("name", "stem", "expected"),
    [
        ("鞍山三村居民委员会", "", "鞍山三村居委会"),
        ("四平路街道鞍山三村居民区党总支", "鞍山三村", "党总支"),
        ("铁岭路90弄居民区第一党支部", "铁岭路九十弄", "第一党支部"),
        ("鞍山三村", "鞍山三村", "鞍山三村"),
        ("鞍山四村业委会", "鞍山三村", "鞍山四村业委会"),
        ("中共四平路街道工作委员会", "", "党工委"),
        ("样例乙物业服务股份有限公司", "", "样例乙物业服务"),
        ("金安居民区", "", "金安居民区"),
        ("同济大学建筑与城市规划学院", "", "同济大学建筑…划学院"),
    ],
)
def test_short_name(name: str, stem: str, expected: str) -> None:
    assert short_name(name, stem=stem) == expected


def test_a_short_name_is_never_wider_than_the_limit() -> None:
    assert text_width(short_name("甲" * 40, limit=7)) <= 7
    assert text_width(short_name("Association of the Lovers of Long Names", limit=7)) <= 7


@pytest.mark.parametrize(
    ("name", "privacy", "expected"),
    [
        ("赵甲乙", "full", "赵甲乙"),
        ("赵甲乙", "surname", "赵某"),
        ("欧阳甲", "surname", "欧阳某"),
        ("John Doe", "surname", "Doe …"),
        ("赵甲乙", "posts", "任职者"),
    ],
)
def test_person_name(name: str, privacy: Privacy, expected: str) -> None:
    assert person_name(name, privacy, "zh") == expected
