"""A row is unchanged only where its words mean what they meant when it was loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from loaders._report import Report

Load = Callable[..., Report]
HOLDINGS = "姓名,任职组织,职务,任职日期,出生年月\n"
AREAS = "区划代码,居民区名称,街道\n"
COMMITTEES = "居委会名称,居民区\n"
TWO = f"{AREAS}310110009018,铁岭路九十弄居委会,四平路街道\n310110009023,金安居委会,四平路街道\n"


@pytest.fixture
def load(empty_graph: Graph, tmp_path: Path) -> Load:
    numbers = iter(range(100))

    def load(**sheets: str) -> Report:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        for name, text in sheets.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return loaders.load(empty_graph, [folder])

    return load


def counted(report: Report) -> dict[str, tuple[int, int, int]]:
    return {each.sheet: (each.loaded, each.unchanged, each.refused) for each in report.counts}


def held(graph: Graph) -> list[tuple[str, str]]:
    rows = graph.read(
        "MATCH (p:Person)-[:HOLDS]->()-[:OF]->(o) RETURN p.name AS name, o.name AS body, "
        "o.place AS place ORDER BY name, place"
    )
    return [(row["name"], row["body"], row["place"]) for row in rows]


def test_the_same_words_in_another_street_mean_another_body(load: Load, empty_graph: Graph) -> None:
    terms = "组织,届次,起始日期\n新桥居委会,9,2012-08\n"
    sheets = {"居委会": f"{COMMITTEES}新桥居委会,新桥居委会\n", "换届": terms}
    holding = f"{HOLDINGS}钱冬青,新桥居委会,主任,2012-08,1970-05\n"
    load(居民区=f"{AREAS}310110010030,新桥居委会,殷行街道\n", 任职=holding, **sheets)
    second = {
        "居民区": f"{AREAS}310110009030,新桥居委会,四平路街道\n",
        "任职": holding.replace("1970", "1980"),
        **sheets,
    }
    assert counted(load(**second)) == {
        "居民区": (1, 0, 0), "居委会": (1, 0, 0), "换届": (1, 0, 0), "任职": (1, 0, 0),
    }  # fmt: skip
    assert held(empty_graph) == [
        ("钱冬青", "新桥居委会", "310110009030"),
        ("钱冬青", "新桥居委会", "310110010030"),
    ]
    covered = empty_graph.read(
        "MATCH (a:Area)<-[:COVERS]-(o)<-[:OF]-(t:Term) RETURN a.id AS area, t.number AS number"
    )
    assert {(row["area"], row["number"]) for row in covered} == {
        ("310110009030", 9), ("310110010030", 9),
    }  # fmt: skip
    assert load(**second).load_id is None


def test_a_street_that_is_loaded_again_alone_is_unchanged(load: Load) -> None:
    holding = f"{HOLDINGS}钱冬青,新桥居委会,主任,2012-08,1970-05\n"
    committees = f"{COMMITTEES}新桥居委会,新桥居委会\n"
    load(居民区=f"{AREAS}310110010030,新桥居委会,殷行街道\n", 居委会=committees, 任职=holding)
    load(居民区=f"{AREAS}310110009018,金安居委会,四平路街道\n")
    # Of no street now, and not the same file: but the row says what it said.
    again = load(任职=f"{holding}李望舒,新桥居委会,委员,2012-08,1970-05\n")
    assert counted(again) == {"任职": (1, 1, 0)}


def test_what_hangs_on_a_body_that_is_gone_is_loaded_anew(load: Load, empty_graph: Graph) -> None:
    committees = f"{COMMITTEES}铁岭路九十弄居委会,铁岭路九十弄居委会\n"
    holding = f"{HOLDINGS}钱冬青,铁岭路九十弄居委会,主任,2012-08,1970-05\n"
    area = f"{AREAS}310110009081,铁岭路九十弄居委会,四平路街道\n"
    first = load(居民区=area, 居委会=committees)
    load(任职=holding)
    assert first.load_id
    loaders.rollback(empty_graph, first.load_id)
    assert held(empty_graph) == []
    load(居民区=area.replace("081", "018"), 居委会=committees)
    assert counted(load(任职=holding)) == {"任职": (1, 0, 0)}
    assert held(empty_graph) == [("钱冬青", "铁岭路九十弄居委会", "310110009018")]
    assert load(任职=holding).load_id is None


def test_a_nickname_that_means_another_body_now_is_not_unchanged(
    load: Load, empty_graph: Graph
) -> None:
    bodies = (
        "党组织名称,组织形式,覆盖居民区\n铁岭路90弄居民区党总支,党总支,310110009018\n"
        "金安居民区党总支,党总支,310110009023\n"
    )
    holding = f"{HOLDINGS}钱冬青,老总支,书记,2012-08,1970-05\n"
    load(居民区=TWO, 党组织=bodies)
    alias = load(别名="别名,正式名称\n老总支,铁岭路90弄居民区党总支\n")
    before = load(任职=holding)
    assert alias.load_id
    assert before.load_id
    loaders.rollback(empty_graph, alias.load_id)
    load(别名="别名,正式名称\n老总支,金安居民区党总支\n")
    # The same file would put him into two bodies: that is told.
    again = load(任职=holding)
    assert counted(again) == {"任职": (0, 0, 1)}
    assert before.load_id in again.refusals[0].reason.get("en")
    loaders.rollback(empty_graph, before.load_id)
    assert counted(load(任职=holding)) == {"任职": (1, 0, 0)}
    assert held(empty_graph) == [("钱冬青", "金安居民区党总支", "310110009023")]


def test_an_area_that_gets_another_code_leaves_its_rows_in_doubt(load: Load) -> None:
    area = f"{AREAS}310110009081,铁岭路九十弄居委会,四平路街道\n"
    committees = f"{COMMITTEES}铁岭路九十弄居委会,铁岭路九十弄居委会\n"
    load(居民区=area, 居委会=committees)
    again = load(居民区=area.replace("081", "018"), 居委会=committees)
    assert counted(again) == {"居民区": (1, 0, 0), "居委会": (0, 0, 1)}
    assert "There are 2 of the name" in again.refusals[0].reason.get("en")


def test_the_same_file_of_a_street_means_its_street_though_others_have_the_name_now(
    load: Load,
) -> None:
    holding = f"{HOLDINGS}钱冬青,新桥居委会,主任,2012-08,1970-05\n"
    for code, street in (("310110010030", "殷行街道"), ("310110009030", "四平路街道")):
        load(
            居民区=f"{AREAS}{code},新桥居委会,{street}\n",
            居委会=f"{COMMITTEES}新桥居委会,新桥居委会\n",
            **({"任职": holding} if street == "殷行街道" else {}),
        )
    # With another roster, so that it is read: alone it would be known unread.
    more = "组织,届次,起始日期\n新桥居委会,9,2012-08\n"
    assert counted(load(任职=holding, 换届=more)) == {"任职": (0, 1, 0), "换届": (0, 0, 1)}
    # What is not the same file may mean either.
    other = load(任职=holding + "李望舒,殷行,主任,2012-08,1970-05\n")
    assert counted(other) == {"任职": (0, 0, 2)}


def test_rows_of_files_that_are_read_again_keep_the_order_of_the_files(
    load: Load, empty_graph: Graph
) -> None:
    estates = "小区名称,居民区,户数\n金安苑,金安居委会,{}\n"
    load(居民区=TWO, 小区1=estates.format(100))
    load(小区2=estates.format(200))
    load(小区1=estates.format(100), 小区2=estates.format(250))
    (row,) = empty_graph.read("MATCH (e:Estate) RETURN e.households AS households")
    assert row["households"] == 250


def test_a_name_with_brackets_is_looked_at_again_once_two_bear_it(load: Load) -> None:
    estates = "小区名称,居民区\n朝霞苑一期,{}\n"
    boards = "业委会名称,小区\n朝霞苑业委会,朝霞苑（一期）\n"
    load(居民区=TWO, 小区=estates.format("金安居委会"), 业委会=boards)
    load(小区=estates.format("铁岭路九十弄居委会"))
    again = load(业委会=boards)
    assert counted(again) == {"业委会": (0, 0, 1)}
    assert "There are 2" in again.refusals[0].reason.get("en")
