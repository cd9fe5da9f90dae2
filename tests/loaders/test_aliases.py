from __future__ import annotations

from pathlib import Path
from typing import Any

import loaders
from graph.connection import Graph

PARTY = "党组织"
TWELFTH = "中国共产党济宁中银电化有限公司第十二支部委员会"
POST = {"组织": "中银，十二", "职务": "书记", "席位数": 1}


def party(name: str, area: str | None = None) -> dict[str, object]:
    return {"党组织名称": name, "组织形式": "党支部", "覆盖居民区": area}


def test_an_alias_is_one_name_more_of_its_body(facts: Any) -> None:
    read = facts(党组织=[party(TWELFTH)], 别名=[{"别名": "中银，十二", "正式名称": TWELFTH}])
    (body,) = read.nodes
    assert body.label == "PartyOrganisation"
    assert body.properties["aliases"] == ["中银,十二"]
    # The row's own official name may be spelt otherwise: it does not rename the body.
    assert (body.properties["name"], body.properties["place"]) == (TWELFTH, "310110009")
    assert body.id == "org:PartyOrganisation:310110009:济宁中银电化有限公司第12支部委员会"


def test_a_roster_may_use_the_alias_however_its_comma_is_written(facts: Any) -> None:
    around = {PARTY: [party(TWELFTH)], "别名": [{"别名": "中银，十二", "正式名称": TWELFTH}]}
    for written in ("中银，十二", "中银,十二", "中银,12", "中银， 十二"):
        read = facts(**around, 岗位=[POST | {"组织": written}])
        assert read.refused == [], written
        ((_, body),) = read.joined("OF")
        assert body == "org:PartyOrganisation:310110009:济宁中银电化有限公司第12支部委员会"


def test_both_of_two_aliases_of_a_body_count(facts: Any) -> None:
    aliases = [{"别名": alias, "正式名称": TWELFTH} for alias in ("中银，十二", "电化十二支部")]
    posts = [POST, POST | {"组织": "电化12支部", "职务": "委员"}]
    assert facts(党组织=[party(TWELFTH)], 别名=aliases, 岗位=posts).refused == []


def test_an_alias_of_two_bodies_refuses_the_rows_that_use_it_and_names_both(facts: Any) -> None:
    thirteenth = TWELFTH.replace("十二", "十三")
    aliases = [{"别名": "中银支部", "正式名称": name} for name in (TWELFTH, thirteenth)]
    bodies = [party(TWELFTH), party(thirteenth)]
    read = facts(党组织=bodies, 别名=aliases, 岗位=[POST | {"组织": "中银支部"}])
    assert read.refused == ["organisation"]
    (reason,) = [each.refused.reason for each in read.candidates]
    for language in ("zh", "en"):
        assert TWELFTH in reason.get(language)
        assert thirteenth in reason.get(language)
    assert facts(党组织=bodies, 别名=aliases).refused == []


def test_the_area_tells_bodies_of_one_alias_apart(facts: Any) -> None:
    bodies = [party("甲支部", "金安"), party("乙支部", "铁岭路90弄")]
    aliases = [{"别名": "老支部", "正式名称": name} for name in ("甲支部", "乙支部")]
    read = facts(党组织=bodies, 别名=aliases, 岗位=[POST | {"组织": "老支部", "居民区": "金安"}])
    ((_, body),) = read.joined("OF")
    assert body == "org:PartyOrganisation:310110009023:甲支部"


def test_an_alias_of_nobody_refuses_its_row(facts: Any) -> None:
    read = facts(党组织=[party(TWELFTH)], 别名=[{"别名": "中银", "正式名称": "无此组织"}])
    assert read.refused == ["organisation"]


def test_namesakes_want_the_area(facts: Any) -> None:
    bodies = [party("第一支部", "金安"), party("第一支部", "铁岭路90弄")]
    row = {"别名": "老支部", "正式名称": "第一支部"}
    assert facts(党组织=bodies, 别名=[row | {"居民区": None}]).refused == ["organisation"]
    assert facts(党组织=bodies, 别名=[row | {"居民区": "金安"}]).refused == []


def test_a_party_organisation_is_one_with_and_without_the_partys_name(facts: Any) -> None:
    names = (TWELFTH, TWELFTH.removeprefix("中国共产党"), TWELFTH.replace("国共产党", "共", 1))
    for name in names:
        for other in names:
            read = facts(党组织=[party(name)], 岗位=[POST | {"组织": other}])
            assert read.refused == []
            ((_, body),) = read.joined("OF")
            assert body == "org:PartyOrganisation:310110009:济宁中银电化有限公司第12支部委员会"


def test_aliases_of_two_loads_count_and_go_with_their_load(
    empty_graph: Graph, tmp_path: Path
) -> None:
    def load(name: str, text: str) -> str:
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        report = loaders.load(empty_graph, [path])
        assert report.refusals == ()
        assert report.load_id
        return report.load_id

    def known() -> dict[str, object]:
        (row,) = empty_graph.read("MATCH (o:Organisation) RETURN properties(o) AS known")
        return {**row["known"], "sources": None}

    load("居民区", "区划代码,居民区名称,街道\n310110009023,金安居委会,四平路街道\n")
    body = load("党组织", f"党组织名称,组织形式\n{TWELFTH},党支部\n")
    before = known()
    head = "别名,正式名称\n"
    load("别名", f"{head}电化支部,{TWELFTH}\n")
    second = load("简称", f"{head}中银十二,电化支部\n老支部,{TWELFTH.removeprefix('中国共产党')}\n")
    assert known() == {**before, "aliases": ["电化支部", "中银十二", "老支部"]}
    load("岗位", "组织,职务,席位数\n中银十二,书记,1\n")
    loaders.rollback(empty_graph, second)
    assert known() == {**before, "aliases": ["电化支部"]}
    loaders.rollback(empty_graph, body)
    # The sheet of aliases still says that the body exists, and what it is called.
    assert (known()["name"], known()["place"]) == (TWELFTH, "310110009")
