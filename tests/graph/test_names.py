"""Names in the form that compares equal however they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import area_stem, name_key, person_key, pinyin


@pytest.mark.parametrize(
    "names",
    [
        ("铁岭路九十弄居委会", "铁岭路90弄居委会", "铁岭路９０ 弄居委会"),
        ("鞍山路三一零弄", "鞍山路310弄", "鞍山路三一〇弄", "鞍山路三一○弄", "鞍山路三一◯弄"),
        ("鞍山路三零一弄", "鞍山路301弄", "鞍山路三O一弄", "鞍山路三Ｏ一弄", "鞍山路三0一弄"),
        ("国和路二OO一弄", "国和路2001弄", "国和路二○〇一弄"),
        ("控江路二零二六弄", "控江路2026弄"),
        ("抚顺路三六三弄", "抚顺路363弄"),
        ("鞍山四村第一", "鞍山4村第1"),
        ("中山北路两百零三弄", "中山北路二百〇三弄", "中山北路203弄"),
        ("开鲁路廿一弄", "开鲁路二十一弄", "开鲁路21弄"),
        ("三零弄", "三十弄", "30弄"),
        ("铁岭路五五弄居委会", "铁岭路55弄居委会", "铁岭路五十五 弄居委会"),
        ("第一居委会", "第1居委会"),
        ("铁岭路\u200b90弄", "铁岭路90弄"),
        ("阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽 ･ 买买提"),
        ("同济新村（甲）", "同济新村(甲)"),
        ("ABC 公司", "abc公司"),
    ],
)
def test_one_name_however_it_is_written(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鞍山三村", "鞍山四村"),
        ("铁岭路五十弄", "铁岭路九十弄"),
        ("九十弄", "910弄"),
        ("三O弄", "三〇弄"),
        # Two digits without a zero may be a list, or no number at all.
        ("上海一一物业", "上海十一物业"),
        ("鞍山三四村", "鞍山三十四村"),
        ("鞍山三四村", "鞍山34村"),
        ("李一一", "李十一"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(alphabet="〇零○◯oO0一二三九十百千万两a弄 （）()ＡＺ路村", max_size=12))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(st.text())
def test_the_key_of_any_text_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("金安居委会", "金安"),
        ("密云路社区居民委员会", "密云路"),
        ("同济绿园社区", "同济绿园"),
        ("金安居委", "金安"),
        ("某某村民委员会", "某某"),
        ("和平花苑", "和平花苑"),
        ("居委会", "居委会"),
    ],
)
def test_the_stem_is_the_name_of_the_area(name: str, stem: str) -> None:
    assert area_stem(name) == stem


def test_pinyin_parts_syllables_by_spaces() -> None:
    assert pinyin("金安") == "jin an"


def test_a_persons_name_keeps_its_numerals() -> None:
    assert person_key("李一一") != person_key("李十一")
    assert person_key("李一") != name_key("李一")
    for name in ("张小示", "张 小示", "阿依古丽 • 买买提", "John Smith"):
        assert person_key(name) == name_key(name)
