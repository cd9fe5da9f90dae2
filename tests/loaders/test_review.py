"""Deciding on pairs, on a real Neo4j: what is the same becomes one, and back exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import loaders
from graph.connection import Graph
from graph.disputes import disputes
from graph.errors import InputError
from loaders import _review, _tables
from loaders._books import open_books
from loaders._decisions import decisions_file, read_decisions
from loaders._identity import Pair
from loaders._report import Report

AREAS = "区划代码,居民区名称,街道\n310110009020,金安居委会,四平路街道\n"
BODIES = """组织名称,组织类别,居民区
金安居民区妇代会,妇代会,金安
金安居民区社代会,社代会,金安
"""
HOLDINGS = """姓名,任职组织,职务,居民区,任职日期,出生年月,学历
张三,金安居民区妇代会,负责人,金安,2015-08-10,1972-05,本科
李四,金安居民区妇代会,委员,金安,2015-08-10,1980-01,
"""
# Another office: it knows no birth, and calls the congress otherwise.
OTHERS = """组织名称,组织类别,居民区
金安社区妇代会,妇代会,金安
"""
OTHER_HOLDINGS = """姓名,任职组织,职务,居民区,任职日期,学历
张三,金安居民区社代会,代表,金安,2016-03-01,大专
王五,金安社区妇代会,负责人,金安,2018-08-10,
"""
CONGRESS = "org:WomensCongress:310110009020:金安居民区妇代会"
OTHER = "org:WomensCongress:310110009020:金安社区妇代会"


@pytest.fixture
def graph(empty_graph: Graph) -> Iterator[Graph]:
    """A graph in whose home nothing is decided."""
    decisions_file(empty_graph.home).unlink(missing_ok=True)
    yield empty_graph
    decisions_file(empty_graph.home).unlink(missing_ok=True)


@pytest.fixture
def load(graph: Graph, tmp_path: Path) -> Any:
    """Return what loads sheets given by name as one load."""

    def run(**sheets: str) -> Report:
        paths = []
        for name, text in sheets.items():
            paths.append(tmp_path / f"{name}.csv")
            paths[-1].write_text(text, encoding="utf-8")
        report = loaders.load(graph, paths)
        assert [each.message.get("en") for each in report.refusals] == []
        return report

    return run


@pytest.fixture
def two_offices(load: Any) -> tuple[str, str]:
    """The rosters of both offices, as two loads."""
    first = load(居民区=AREAS, 其他组织=BODIES, 任职=HOLDINGS)
    return first.load_id, load(其他组织=OTHERS, 任职=OTHER_HOLDINGS).load_id


def everything(graph: Graph) -> object:
    """All that the graph holds, in an order of its own."""
    nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id")
    ties = graph.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS p, b.id AS b "
        "ORDER BY type, r.id"
    )
    return nodes, ties


def holders(graph: Graph) -> list[tuple[str, str, str]]:
    rows = graph.read(
        "MATCH (p:Person)-[:HOLDS]->(post)-[:OF]->(o) "
        "RETURN p.name AS person, o.name AS body, post.role AS role ORDER BY person, body"
    )
    return [(row["person"], row["body"], row["role"]) for row in rows]


def persons(graph: Graph, name: str) -> list[dict[str, Any]]:
    rows = graph.read(
        "MATCH (p:Person {name: $name}) RETURN properties(p) AS p ORDER BY p.id", {"name": name}
    )
    return [row["p"] for row in rows]


def bodies(graph: Graph) -> list[str]:
    rows = graph.read("MATCH (o:WomensCongress) RETURN o.id AS id ORDER BY id")
    return [row["id"] for row in rows]


def pair(graph: Graph, label: str) -> Pair:
    (found,) = [each for each in loaders.review(graph) if each.label == label]
    return found


def test_a_load_into_a_large_graph_says_that_it_compared_no_records(
    load: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(居民区=AREAS, 其他组织=BODIES, 任职=HOLDINGS)
    monkeypatch.setattr(_review, "LOOKED_THROUGH", 0)
    report = load(其他组织=OTHERS, 任职=OTHER_HOLDINGS)
    assert report.doubts == ()
    assert "loaders review" in report.noted[-1].get("en")


@pytest.mark.usefixtures("two_offices")
def test_pairs_show_both_records_and_what_speaks_for_them(graph: Graph) -> None:
    found = pair(graph, "Person")
    known, unknown = sorted(
        (found.first, found.second), key=lambda side: "birth" not in side.properties
    )
    assert (known.name, unknown.name) == ("张三", "张三")
    assert (known.around, unknown.around) == (("金安居民区妇代会",), ("金安居民区社代会",))
    assert known.properties["education"] == "bachelor"
    assert [source.split("#")[1] for source in known.sources] == ["任职!2"]
    assert found.score == sum(part.points for part in found.parts) == 80
    assert found.reason.get("en") == (
        "张三 and 张三 may be one: the same name, posts in the same area, "
        "only these two of the name in the subdistrict."
    )
    body = pair(graph, "Organisation")
    assert {body.first.id, body.second.id} == {CONGRESS, OTHER}
    assert body.first.around == ("金安居委会",)
    assert body.first.label == "WomensCongress"
    assert len(body.document()["records"]) == 2


def test_who_is_retired_shares_no_employer(graph: Graph, load: Any) -> None:
    """Of one name in two subdistricts, and both retired: nothing says that they are one."""
    load(
        居民区=f"{AREAS}310110010001,新桥居委会,示例街道\n",
        其他组织=f"{BODIES}新桥居民区妇代会,妇代会,新桥\n",
        任职="姓名,任职组织,职务,居民区,工作单位\n"
        "王强,金安居民区妇代会,委员,金安,退休\n王强,新桥居民区妇代会,委员,新桥,退休\n",
    )
    assert len(persons(graph, "王强")) == 2
    assert loaders.review(graph) == []


@pytest.mark.usefixtures("two_offices")
def test_two_persons_who_are_the_same_become_one_and_back_exactly(graph: Graph) -> None:
    before = everything(graph)
    decision = loaders.decide(graph, pair(graph, "Person").id, "same", "li")
    (one,) = persons(graph, "张三")
    # The one whose month of birth is known stays; the other fills its gaps only.
    assert (one["id"], one["education"]) == (decision.stays.id, "bachelor")
    assert one["birth_precision"] == "month"
    assert len(one["sources"]) == 2
    assert holders(graph)[:2] == [
        ("张三", "金安居民区妇代会", "head"), ("张三", "金安居民区社代会", "representative"),
    ]  # fmt: skip
    assert [each.by for each in loaders.decided(graph)] == ["li"]
    assert [each.label for each in loaders.review(graph)] == ["Organisation"]
    loaders.undo(graph, decision.id)
    assert everything(graph) == before
    assert loaders.decided(graph) == []
    assert pair(graph, "Person").id == decision.id


@pytest.mark.usefixtures("two_offices")
def test_two_bodies_that_are_the_same_share_their_posts_and_come_back_exactly(graph: Graph) -> None:
    before = everything(graph)
    decision = loaders.decide(graph, pair(graph, "Organisation"), "same")
    assert (decision.stays.id, decision.goes.id) == (OTHER, CONGRESS)
    assert bodies(graph) == [OTHER]
    (row,) = graph.read("MATCH (o:WomensCongress) RETURN o.name AS name, o.aliases AS aliases")
    assert row == {"name": "金安社区妇代会", "aliases": ["金安居民区妇代会"]}
    (row,) = graph.read(
        "MATCH (:WomensCongress {name: '金安社区妇代会'})<-[:OF]-(post:Post {role: 'head'})"
        "<-[:HOLDS]-(p) RETURN post.id AS post, collect(p.name) AS holders"
    )
    assert row["post"] == f"post:{OTHER}:head"
    assert sorted(row["holders"]) == ["张三", "王五"]
    (row,) = graph.read("MATCH (post:Post) RETURN count(post) AS posts")
    assert row["posts"] == 3
    (row,) = graph.read("MATCH (:WomensCongress)-[r:COVERS]->() RETURN r.sources AS sources")
    assert len(row["sources"]) == 2
    loaders.undo(graph, decision.id)
    assert everything(graph) == before


@pytest.mark.parametrize("names", [("周元山", "周远山"), ("周远山", "周元山")])
def test_of_two_spellings_that_of_the_later_load_stays(
    graph: Graph, load: Any, names: tuple[str, str]
) -> None:
    headings = "姓名,任职组织,职务,居民区,任职日期,出生年月\n"
    earlier, later = (f"{name},金安居民区妇代会,委员,金安,{{}},1970-05\n" for name in names)
    rows = headings + earlier.format("2012-08") + earlier.format("2015-08")
    load(居民区=AREAS, 其他组织=BODIES, 任职=rows)
    load(任职=headings + later.format("2012-08"))
    loaders.decide(graph, pair(graph, "Person"), "same")
    found = graph.read("MATCH (p:Person) RETURN p.name AS name")
    assert [each["name"] for each in found] == [names[1]]


@pytest.mark.usefixtures("two_offices")
def test_decisions_are_taken_back_in_any_order(graph: Graph) -> None:
    before = everything(graph)
    person = loaders.decide(graph, pair(graph, "Person"), "same")
    with_person = everything(graph)
    body = loaders.decide(graph, pair(graph, "Organisation"), "same")
    loaders.undo(graph, body.id)
    assert everything(graph) == with_person
    loaders.decide(graph, pair(graph, "Organisation"), "same")
    loaders.undo(graph, person.id)
    assert bodies(graph) == [OTHER]
    assert len(persons(graph, "张三")) == 2
    loaders.undo(graph, body.id)
    assert everything(graph) == before


def test_a_chain_leads_to_the_last_and_its_links_are_taken_back_alone(
    graph: Graph, load: Any
) -> None:
    names = ["金安居民区妇代会", "金安社区妇代会", "金安妇代会"]
    rows = "".join(f"{name},妇代会,金安\n" for name in names)
    load(居民区=AREAS, 其他组织="组织名称,组织类别,居民区\n" + rows)
    first, second, third = [f"org:WomensCongress:310110009020:{name}" for name in names]
    before = everything(graph)
    by_ends = {frozenset((each.first.id, each.second.id)): each for each in loaders.review(graph)}
    one = loaders.decide(graph, by_ends[frozenset((first, second))], "same")
    (left,) = loaders.review(graph)
    two = loaders.decide(graph, left, "same")
    assert len(bodies(graph)) == 1
    assert loaders.review(graph) == []
    loaders.undo(graph, one.id)
    assert len(bodies(graph)) == 2
    loaders.undo(graph, two.id)
    assert bodies(graph) == sorted((first, second, third))
    assert everything(graph) == before


@pytest.mark.usefixtures("two_offices")
def test_a_roster_loaded_before_is_unchanged_after_a_merge(graph: Graph, load: Any) -> None:
    for label in ("Person", "Organisation"):
        loaders.decide(graph, pair(graph, label), "same")
    merged = everything(graph)
    assert load(其他组织=OTHERS, 任职=OTHER_HOLDINGS).load_id is None
    assert load(居民区=AREAS, 其他组织=BODIES, 任职=HOLDINGS).load_id is None
    assert everything(graph) == merged


@pytest.mark.usefixtures("two_offices")
def test_new_rosters_speak_of_the_one_that_stays_until_it_is_taken_back(
    graph: Graph, load: Any
) -> None:
    decision = loaders.decide(graph, pair(graph, "Organisation"), "same")
    report = load(
        其他组织="组织名称,组织类别,居民区,成立日期\n金安居民区妇代会,妇代会,金安,2001-01-01\n",
        任职="姓名,任职组织,职务,居民区,出生年月\n赵六,金安居民区妇代会,委员,金安,1990-01\n"
        "钱七,金安社区妇代会,委员,金安,1991-01\n",
    )
    assert bodies(graph) == [OTHER]
    assert ("赵六", "金安社区妇代会", "member") in holders(graph)
    (merge,) = report.merges
    assert (merge.row, merge.name, merge.known_as) == (2, "金安居民区妇代会", "金安社区妇代会")
    loaders.undo(graph, decision.id)
    assert bodies(graph) == [CONGRESS, OTHER]
    assert ("赵六", "金安居民区妇代会", "member") in holders(graph)
    assert ("钱七", "金安社区妇代会", "member") in holders(graph)


@pytest.mark.usefixtures("two_offices")
def test_rows_that_only_fill_gaps_do_not_hold_where_they_differ(graph: Graph, load: Any) -> None:
    """The roster that knows the birth says 本科; the other office says 大专, then two things."""
    decision = loaders.decide(graph, pair(graph, "Person"), "same")
    rows = OTHER_HOLDINGS.replace("2016-03-01,大专", "2012-03-01,高中")
    rows += "张三,金安居民区社代会,代表,金安,2016-03-01,研究生\n"
    report = load(任职=rows)
    assert [each.get("zh") for each in report.noted] == [
        "任职.csv，工作表 任职，第 2 行：学历为“高中、中专”；而任职.csv，工作表 任职，第 4 行"
        "为“研究生”。两者均未采用，以其他行为准。"
    ]
    assert decision.stays is not None
    with open_books(graph) as books:
        (found,) = [each for each in disputes(books.archive) if each.property == "education"]
    assert (found.id, found.holds) == (decision.stays.id, "bachelor")
    # In the order in which the graph takes them in: what only fills gaps first.
    said = [claim.value for claim in found.claims]
    assert said == ["college", "senior", "graduate", "bachelor"]


@pytest.mark.usefixtures("two_offices")
def test_taking_a_load_back_after_a_merge_is_exact(graph: Graph, load: Any) -> None:
    for label in ("Person", "Organisation"):
        loaders.decide(graph, pair(graph, label), "same")
    merged = everything(graph)
    third = load(
        任职=OTHER_HOLDINGS.replace("大专", "研究生") + "赵六,金安社区妇代会,委员,金安,,\n"
    )
    assert third.load_id
    assert everything(graph) != merged
    loaders.rollback(graph, third.load_id)
    assert everything(graph) == merged


@pytest.mark.parametrize("gone", [0, 1])
def test_a_merge_holds_for_what_is_left_of_the_two(
    graph: Graph, load: Any, two_offices: tuple[str, str], gone: int
) -> None:
    for label in ("Person", "Organisation"):
        loaders.decide(graph, pair(graph, label), "same")
    merged = everything(graph)
    loaders.rollback(graph, two_offices[gone])
    assert len(persons(graph, "张三")) == 1
    if gone == 1:
        assert load(其他组织=OTHERS, 任职=OTHER_HOLDINGS).load_id
    else:
        assert load(居民区=AREAS, 其他组织=BODIES, 任职=HOLDINGS).load_id
    assert [node["labels"] for node in _nodes(graph)] == [
        node["labels"] for node in _as_nodes(merged)
    ]
    for label in ("Person", "Organisation"):
        (one,) = [each for each in loaders.decided(graph) if each.label == label]
        loaders.undo(graph, one.id)
    assert len(persons(graph, "张三")) == 2
    assert bodies(graph) == [CONGRESS, OTHER]


def _nodes(graph: Graph) -> list[dict[str, Any]]:
    return _as_nodes(everything(graph))


def _as_nodes(all_: object) -> list[dict[str, Any]]:
    assert isinstance(all_, tuple)
    return [node for node in all_[0] if "Load" not in node["labels"]]


@pytest.mark.usefixtures("two_offices")
def test_different_is_never_proposed_again_and_later_comes_last(graph: Graph, load: Any) -> None:
    before = everything(graph)
    body, person = loaders.review(graph)
    assert (body.label, person.label) == ("Organisation", "Person")
    later = loaders.decide(graph, body, "later")
    assert [(each.label, each.later) for each in loaders.review(graph)] == [
        ("Person", False), ("Organisation", True),
    ]  # fmt: skip
    loaders.decide(graph, person, "different")
    assert [each.label for each in loaders.review(graph)] == ["Organisation"]
    assert everything(graph) == before
    load(任职=HOLDINGS.replace("本科", "大专"))
    assert [each.label for each in loaders.review(graph)] == ["Organisation"]
    loaders.decide(graph, later.id, "different")
    assert loaders.review(graph) == []
    loaders.undo(graph, person.id)
    assert [each.label for each in loaders.review(graph)] == ["Person"]


@pytest.mark.usefixtures("two_offices")
def test_the_file_of_a_colleague_is_followed_at_the_next_load(graph: Graph, load: Any) -> None:
    before = everything(graph)
    for label in ("Person", "Organisation"):
        loaders.decide(graph, pair(graph, label), "same")
    merged = everything(graph)
    sent = decisions_file(graph.home).read_bytes()
    decisions_file(graph.home).unlink()
    load(居民区=AREAS)
    assert everything(graph) == before
    decisions_file(graph.home).write_bytes(sent)
    load(居民区=AREAS)
    assert everything(graph) == merged


@pytest.mark.usefixtures("two_offices")
def test_a_decision_that_was_cut_off_is_followed_at_the_next_act(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(graph)
    with monkeypatch.context() as patch:
        patch.setattr("loaders._merging.write_states", _off)
        with pytest.raises(KeyboardInterrupt):
            loaders.decide(graph, pair(graph, "Organisation"), "same")
    assert everything(graph) == before
    assert len(loaders.history(graph)) > 0
    assert bodies(graph) == [OTHER]
    (decision,) = loaders.decided(graph)
    loaders.undo(graph, decision.id)
    assert everything(graph) == before


def _off(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("two_offices")
def test_a_graph_that_was_emptied_follows_the_decisions_when_it_is_loaded_anew(
    graph: Graph, load: Any
) -> None:
    loaders.decide(graph, pair(graph, "Organisation"), "same")
    graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    load(居民区=AREAS, 其他组织=BODIES + "金安社区妇代会,妇代会,金安\n")
    assert bodies(graph) == [OTHER]


@pytest.mark.usefixtures("two_offices")
def test_a_record_that_is_read_later_is_told_by_its_name(
    graph: Graph, load: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = loaders.decide(graph, pair(graph, "Person"), "same")
    graph.write(lambda run: run("MATCH (n) DETACH DELETE n"))
    monkeypatch.setattr(_tables, "PORTION", 1)
    # The row of the record that goes, then, in a portion of its own, that of the one that stays.
    rows = "张三,金安居民区社代会,代表,金安,2016-03-01,,\n" + HOLDINGS.partition("\n")[2]
    heading = "姓名,任职组织,职务,居民区,任职日期,出生年月,学历\n"
    report = load(居民区=AREAS, 其他组织=BODIES, 任职=heading + rows)
    assert decision.stays is not None
    assert [(each.row, each.name, each.known_as) for each in report.merges] == [(2, "张三", "张三")]


@pytest.mark.usefixtures("two_offices")
def test_the_body_on_behalf_of_which_a_post_is_held_goes_along(graph: Graph, load: Any) -> None:
    load(
        任职="姓名,任职组织,职务,居民区,派出单位\n孙八,金安居民区社代会,代表,金安,金安居民区妇代会\n"
    )
    before = everything(graph)

    def sender() -> str:
        rows = graph.read("MATCH ()-[r:HOLDS]->() WHERE r.on_behalf_of IS NOT NULL RETURN r")
        (row,) = graph.read(
            "MATCH (:Person {name: '孙八'})-[r:HOLDS]->() RETURN r.on_behalf_of AS sender"
        )
        assert len(rows) == 1
        return str(row["sender"])

    assert sender() == CONGRESS
    decision = loaders.decide(graph, pair(graph, "Organisation"), "same")
    assert sender() == OTHER
    loaders.undo(graph, decision.id)
    assert everything(graph) == before


@pytest.mark.usefixtures("two_offices")
def test_what_a_complete_roster_ends_stays_with_the_record_it_was_said_of(
    graph: Graph, tmp_path: Path
) -> None:
    decision = loaders.decide(graph, pair(graph, "Organisation"), "same")
    path = tmp_path / "任职.csv"
    left = OTHER_HOLDINGS.split("王五")[0] + "赵六,金安社区妇代会,委员,金安,2019-01-01,\n"
    path.write_text(left, encoding="utf-8")
    loaders.load(graph, [path], complete=loaders.Completeness("end", date(2020, 1, 1)))
    loaders.undo(graph, decision.id)
    rows = graph.read(
        "MATCH (:Person {name: '王五'})-[r:HOLDS]->()-[:OF]->(o) RETURN o.id AS body, r.end AS end"
    )
    assert rows == [{"body": OTHER, "end": date(2020, 1, 1)}]


@pytest.mark.usefixtures("two_offices")
def test_what_there_is_no_pair_or_decision_of_is_told(graph: Graph) -> None:
    with pytest.raises(InputError, match="no pair nonsense"):
        loaders.decide(graph, "nonsense", "same")
    with pytest.raises(InputError, match="no decision nonsense"):
        loaders.undo(graph, "nonsense")
    found = pair(graph, "Organisation")
    loaders.decide(graph, found, "different")
    with pytest.raises(InputError, match="is decided on"):
        loaders.decide(graph, found, "same")
    assert len(read_decisions(graph.home).all) == 1


@pytest.mark.usefixtures("two_offices")
def test_who_decides_is_the_user_of_the_machine_unless_said(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "wang")
    assert loaders.decide(graph, pair(graph, "Organisation"), "later").by == "wang"
