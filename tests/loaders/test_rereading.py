"""A file that is read otherwise than before leaves nobody and nothing in the graph twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from graph.connection import Graph
from loaders._answering import answer

STREET = {
    "居民区": "区划代码,居民区名称,街道\n310110009023,金安居委会,四平路街道\n",
    "居委会": "居委会名称,居民区\n金安居委会,金安居委会\n",
}
ROWS = "甲示,金安居委会,主任,2012-08,1970-01,好\n乙示,金安居委会,委员,2012-08,1971-01,\n"


@pytest.fixture
def street(empty_graph: Graph, tmp_path: Path) -> Iterator[Graph]:
    for name, text in STREET.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    loaders.load(empty_graph, [tmp_path])
    yield empty_graph
    for path in (empty_graph.home / "mappings").glob("*.toml"):
        path.unlink()


def roster(tmp_path: Path, start: str, birth: str, other: str = "备注") -> Path:
    path = tmp_path / "名册.csv"
    path.write_text(f"姓名,任职组织,职务,{start},{birth},{other}\n{ROWS}", encoding="utf-8")
    return path


def held(graph: Graph) -> list[tuple[str, str]]:
    rows = graph.read(
        "MATCH (p:Person)-[h:HOLDS]->() RETURN p.name AS name, toString(h.start) AS start "
        "ORDER BY name, start"
    )
    return [(row["name"], row["start"]) for row in rows]


ALL = [("乙示", "2012-08-01"), ("甲示", "2012-08-01")]


def test_a_row_waits_for_the_answer_that_tells_its_records_apart(
    street: Graph, tmp_path: Path
) -> None:
    path = roster(tmp_path, "任职日", "出生日")
    asked = loaders.load(street, [path])
    assert sorted(each.field for each in asked.questions) == ["birth", "start"]
    assert (asked.total("refused"), asked.load_id, held(street)) == (2, None, [])
    assert "must be answered first" in asked.refusals[0].reason.get("en")
    answer(street.home, [path], ["任职日=start", "出生日=birth"])
    known = loaders.load(street, [path])
    assert (known.total("loaded"), known.refusals, known.doubts) == (2, (), ())
    assert held(street) == ALL


@pytest.mark.parametrize("known_without_start", [False, True])
def test_a_row_does_not_wait_for_what_only_adds_to_its_records(
    street: Graph, tmp_path: Path, known_without_start: bool
) -> None:
    if known_without_start:
        first = tmp_path / "任职.csv"
        rows = "甲示,金安居委会,主任,1970-01\n乙示,金安居委会,委员,1971-01\n"
        first.write_text(f"姓名,任职组织,职务,出生年月\n{rows}", encoding="utf-8")
        assert loaders.load(street, [first]).total("loaded") == 2
    path = roster(tmp_path, "任职日期", "出生年月", "职称资格")
    asked = loaders.load(street, [path])
    assert ([each.field for each in asked.questions], asked.total("loaded")) == (
        ["qualification"],
        2,
    )
    answer(street.home, [path], ["职称资格=qualification"])
    known = loaders.load(street, [path])
    assert (known.total("loaded"), known.total("unchanged")) == (1, 1)
    assert held(street) == ALL


def test_a_file_that_is_read_otherwise_is_not_loaded_twice(street: Graph, tmp_path: Path) -> None:
    path = roster(tmp_path, "任职日期", "来到世上")  # near no field: nobody asks
    first = loaders.load(street, [path])
    assert (first.total("loaded"), first.questions) == (2, ())
    answer(street.home, [path], ["来到世上=birth"])
    second = loaders.load(street, [path])
    assert (second.total("refused"), second.load_id) == (2, None)
    assert second.refusals[0].reason.get("en").startswith(f"Load {first.load_id} read this row")
    assert first.load_id
    loaders.rollback(street, first.load_id)
    assert loaders.load(street, [path]).total("loaded") == 2
    assert held(street) == ALL


def test_a_start_that_an_answer_fills_in_makes_no_second_holding(
    street: Graph, tmp_path: Path
) -> None:
    path = roster(tmp_path, "何时到岗", "出生年月")
    assert loaders.load(street, [path]).total("loaded") == 2
    answer(street.home, [path], ["何时到岗=start"])
    second = loaders.load(street, [path])
    assert (second.total("loaded"), second.refusals) == (2, ())
    assert held(street) == ALL


def test_a_second_name_for_a_code_is_refused_again_when_the_file_comes_again(
    street: Graph, tmp_path: Path
) -> None:
    code = "91310110000000000X"
    path = tmp_path / "物业.csv"
    rows = f"企业名称,统一社会信用代码\n上海甲物业,{code}\n上海乙物业,{code}\n"
    path.write_text(rows, encoding="utf-8")
    first = loaders.load(street, [path])
    assert (first.total("loaded"), first.total("refused")) == (1, 1)

    again = loaders.load(street, [path])

    assert (again.total("unchanged"), again.total("refused"), again.load_id) == (1, 1, None)
    (firm,) = street.read("MATCH (f:PropertyFirm) RETURN f.name AS name")
    assert firm["name"] == "上海甲物业"

    # A later roster that no longer has the first name corrects it.
    path.write_text(f"企业名称,统一社会信用代码\n上海乙物业,{code}\n", encoding="utf-8")
    assert loaders.load(street, [path]).total("loaded") == 1
    (firm,) = street.read("MATCH (f:PropertyFirm) RETURN f.name AS name")
    assert firm["name"] == "上海乙物业"
