"""What is exported and loaded into an empty graph says what was loaded before."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

import loaders
from graph.connection import Graph

AREAS = "区划代码,居民区名称,街道\n{}001,新桥居委会,{}\n{}002,东风居委会,{}\n"
COMMITTEES = "居委会名称,居民区\n新桥居委会,新桥居委会\n东风居委会,东风居委会\n"
HEADINGS = "姓名,任职组织,职务,居民区,任职日期,工作单位,专长\n"


def facts(graph: Graph) -> list[object]:
    """Return all that the graph holds but its books and sources."""
    nodes = graph.read(
        "MATCH (n) WHERE NOT n:Load AND NOT n:SourceFile "
        "RETURN labels(n) AS labels, n {.*, sources: null} AS p ORDER BY p.id"
    )
    ties = graph.read(
        "MATCH (a)-[r]->(b) WHERE NOT a:SourceFile "
        "RETURN a.id AS a, type(r) AS type, r {.*, sources: null} AS p, b.id AS b "
        "ORDER BY type, p.id"
    )
    return [*nodes, *ties]


def emptied(graph: Graph) -> Graph:
    graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    return graph


def street(folder: Path, code: str, name: str, holdings: str) -> Path:
    folder.mkdir()
    (folder / "居民区.csv").write_text(AREAS.format(code, name, code, name), "utf-8")
    (folder / "居委会.csv").write_text(COMMITTEES, "utf-8")
    (folder / "任职.csv").write_text(HEADINGS + holdings, "utf-8")
    return folder


def load(graph: Graph, folder: Path) -> None:
    report = loaders.load(graph, [folder])
    assert [each.message.get("zh") for each in report.refusals] == []


def test_marks_that_stand_for_nothing_and_what_starts_like_a_formula(
    empty_graph: Graph, tmp_path: Path
) -> None:
    rows = (
        "张三,新桥居委会,委员,新桥居委会,2021-08,-,=调解\n张三,东风居委会,委员,东风居委会,-,-,--\n"
    )
    load(empty_graph, street(tmp_path / "in", "310110009", "四平路街道", rows))
    before = facts(empty_graph)
    # Of one name and no employer: each is known by the body.
    assert len(empty_graph.read("MATCH (p:Person {name: '张三'}) RETURN p.id AS id")) == 2
    written = loaders.export(empty_graph, tmp_path / "out")
    assert {path.parent for path in written} == {tmp_path / "out"}
    text = (tmp_path / "out" / "任职.csv").read_text("utf-8-sig")
    assert ("'=调解" in text, "'-" in text) == (True, False)
    load(emptied(empty_graph), tmp_path / "out")
    assert facts(empty_graph) == before


def test_days_of_a_workbook_that_counts_from_1904(empty_graph: Graph, tmp_path: Path) -> None:
    folder = street(tmp_path / "in", "310110009", "四平路街道", "")
    (folder / "任职.csv").unlink()
    with xlsxwriter.Workbook(folder / "任职.xlsx", {"date_1904": True}) as book:
        page = book.add_worksheet("任职")
        page.write_row(0, 0, ["姓名", "任职组织", "职务", "任职日期"])
        page.write_row(1, 0, ["张三", "新桥居委会", "委员", 42955])
        page.write_row(2, 0, ["李四", "新桥居委会", "委员", "2021-08"])
    load(empty_graph, folder)
    before = facts(empty_graph)
    loaders.export(empty_graph, tmp_path / "out")
    # The first of August is day 44409 of the usual count, and 1462 less in this one.
    rows = (tmp_path / "out" / "任职.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[4] for row in rows[1:]] == ["2021-08-09", "2021-08"]
    load(emptied(empty_graph), tmp_path / "out")
    assert facts(empty_graph) == before


def test_a_column_of_committees_that_says_the_body_too(empty_graph: Graph, tmp_path: Path) -> None:
    folder = street(tmp_path / "in", "310110009", "四平路街道", "")
    rows = "张三,新桥居委会,主任\n李四,东风居委会,委员\n"
    (folder / "任职.csv").write_text("姓名,居委会,职务\n" + rows, "utf-8")
    load(empty_graph, folder)
    before = facts(empty_graph)
    loaders.export(empty_graph, tmp_path / "out")
    load(emptied(empty_graph), tmp_path / "out")
    assert facts(empty_graph) == before


def test_roles_whose_body_only_their_heading_names(empty_graph: Graph, tmp_path: Path) -> None:
    folder = street(tmp_path / "in", "310110009", "四平路街道", "")
    party = "党组织名称,组织形式,覆盖居民区\n新桥居民区党总支,党总支,新桥居委会\n"
    (folder / "党组织.csv").write_text(party, "utf-8")
    rows = "张三,新桥居委会,主任,书记\n李四,新桥居委会,,代副书记、委员\n王五,新桥居委会,委员,\n"
    (folder / "任职.csv").write_text("姓名,居委会,居委会职务,党内职务\n" + rows, "utf-8")
    load(empty_graph, folder)
    before = facts(empty_graph)
    loaders.export(empty_graph, tmp_path / "out")
    load(emptied(empty_graph), tmp_path / "out")
    assert facts(empty_graph) == before
    secretary, deputy, member = "secretary", "deputy_secretary", "member"
    assert empty_graph.read(
        "MATCH (p:Person)-[:HOLDS]->(post:Post)-[:OF]->(:PartyOrganisation) "
        "RETURN p.name AS name, post.role AS role ORDER BY name, role"
    ) == [
        {"name": "张三", "role": secretary},
        {"name": "李四", "role": deputy},
        {"name": "李四", "role": member},
    ]


def test_streets_with_equal_names_stand_in_folders_of_their_own(
    empty_graph: Graph, tmp_path: Path
) -> None:
    codes = {"310110009": "四平路街道", "310110010": "控江路街道"}
    for person, (code, name) in zip(("王强", "李平"), codes.items(), strict=True):
        rows = f"{person},新桥居委会,委员,新桥居委会,2021-08,,\n"
        load(empty_graph, street(tmp_path / code, code, name, rows))
    listed = tmp_path / "高校名单.csv"
    listed.write_text("学校名称,学校标识码\n同济大学,4131010247\n", "utf-8")
    loaders.load(empty_graph, [listed])
    before = facts(empty_graph)
    out = tmp_path / "out"
    written = loaders.export(empty_graph, out)
    assert {str(path.relative_to(out)): told.rows for path, told in written.items()} == {
        "高校名单.csv": 1,
        **{f"{code}/{kind}.csv": rows for code in codes
           for kind, rows in (("居民区", 2), ("居委会", 2), ("任职", 1))},
    }  # fmt: skip
    emptied(empty_graph)
    for folder in (*(out / code for code in codes), out):
        load(empty_graph, folder)
    assert facts(empty_graph) == before


def test_a_start_that_was_filled_in_later(empty_graph: Graph, tmp_path: Path) -> None:
    row = "张三,新桥居委会,委员,新桥居委会,{},,\n"
    load(empty_graph, street(tmp_path / "in", "310110009", "四平路街道", row.format("")))
    later = street(tmp_path / "later", "310110009", "四平路街道", row.format("2021-08"))
    load(empty_graph, later)
    before = facts(empty_graph)
    assert len(empty_graph.read("MATCH ()-[h:HOLDS]->() RETURN h.id AS id")) == 1
    loaders.export(empty_graph, tmp_path / "out")
    load(emptied(empty_graph), tmp_path / "out")
    assert facts(empty_graph) == before
