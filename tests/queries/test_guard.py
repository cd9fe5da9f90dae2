"""Own Cypher: what reads the graph runs, everything else is refused and does nothing."""

from __future__ import annotations

import pytest

from graph.connection import Graph
from graph.errors import InputError, LoadUnderWay
from queries import guard
from queries.cypher_text import masked, used_parameters
from tests.queries.worlds import World

ALLOWED = [
    "MATCH (n) RETURN count(n)",
    "MATCH p = shortestPath((a:Area)-[*]-(b:Area)) WHERE a <> b RETURN p",
    "MATCH (n:Area) WHERE EXISTS { (n)-[:IN]->() } RETURN n.name",
    "MATCH (n:Area) CALL (*) { MATCH (n)-[:IN]->(s) RETURN s } RETURN s.name",
    "UNWIND [1, 2] AS x RETURN x UNION RETURN 3 AS x",
    "RETURN date() AS today",
    "RETURN 'CREATE (n)' AS text, \"load csv\" AS more",
    "MATCH (n) RETURN n.`create set delete` AS x",
    "RETURN 1 AS x // CREATE (n)",
    "SHOW INDEXES",
    "SHOW CONSTRAINTS",
    "CALL db.labels",
    "CALL db.schema.visualization()",
    "CALL db.schema.nodeTypeProperties()",
    "CALL db.index.fulltext.queryNodes('names', '金安') YIELD node RETURN node.name",
    "CYPHER runtime=slotted MATCH (n) RETURN count(n)",
    "CYPHER 25 LET x = 1 RETURN x",
]
REFUSED = [
    "CREATE (n:Bad)",
    "MERGE (n:Bad)",
    "INSERT (n:Bad)",
    "UNWIND [1] AS i CALL (i) { CREATE (n:Bad) RETURN n } RETURN n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "UNWIND [1] AS i CALL (i) { CREATE (n:Bad) } IN TRANSACTIONS",
    "UNWIND [1] AS i CALL (i) { MATCH (n) RETURN n } IN TRANSACTIONS RETURN n",
    "CYPHER 5 CREATE (n:Bad)",
    "/* harmless */ CREATE (n:Bad)",
    "MATCH (n) RETURN n; CREATE (n:Bad)",
    "CREATE INDEX bad FOR (n:Bad) ON (n.x)",
    "DROP INDEX names",
    "CREATE USER bad SET PASSWORD 'password1'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "STOP DATABASE neo4j",
    "USE system SHOW USERS",
    "LOAD CSV FROM 'http://127.0.0.1/' AS row RETURN row",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD /* */ CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD// x\nCSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LO\\u0041D CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row }] AS x",
    "MATCH (n) WHERE EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r } RETURN n",
    "SHOW USERS",
    "SHOW CURRENT USER",
    "SHOW DATABASES",
    "SHOW SETTINGS",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL dbms.components()",
    "CALL dbms.listConfig()",
    "CALL `dbms`.`listConfig`()",
    "CALL dbms . listConfig ( )",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL db.prepareForReplanning()",
    "CALL db.awaitIndexes()",
    "CALL db.createLabel('Bad')",
    "CALL tx.setMetaData({ a: 1 })",
    "RETURN COLLECT { CALL dbms.listConfig() YIELD name RETURN name } AS x",
    "CALL apoc.help('x')",
    "EXPLAIN MATCH (n) RETURN n",
    "  profile MATCH (n) RETURN n",
    "MATCH (n) WHERE n.name =~ '(.*a){25}b' RETURN n",
    "",
    "// only a comment",
    "this is no Cypher",
    "RETURN 1 AS x " + " " * guard.LONGEST,
]


@pytest.mark.parametrize("text", ALLOWED)
def test_what_only_reads_runs(world: World, text: str) -> None:
    guard.ask(world.graph, text)


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:60])
def test_what_does_more_is_refused(street: World, text: str) -> None:
    count = "MATCH (n) RETURN count(n) AS n, count(n.x) AS x, count(n.name) AS names"
    before = street.graph.read(count)

    with pytest.raises(InputError):
        guard.ask(street.graph, text)

    assert street.graph.read(count) == before


def test_columns_and_rows_come_back_with_parameters(street: World) -> None:
    text = "MATCH (a:Area) WHERE a.code = $code RETURN a.name AS name, 1 AS one"

    assert guard.ask(street.graph, text, {"code": "310110009001"}) == (
        ["name", "one"],
        [["居民区1居委会", 1]],
    )


def test_no_more_rows_than_the_limit_are_fetched(world: World) -> None:
    _, rows = guard.ask(world.graph, "UNWIND range(1, 100000) AS x RETURN x")

    assert len(rows) == guard.MOST_ROWS


def test_no_answer_is_given_while_the_graph_holds_a_part_of_a_load(empty_graph: Graph) -> None:
    empty_graph.write(lambda do: do("CREATE (:Load {id: '3-ab', number: 3, status: 'running'})"))
    with pytest.raises(LoadUnderWay, match="3-ab"):
        guard.ask(empty_graph, "MATCH (n) RETURN count(n)")


def test_masking_hides_strings_and_comments_and_keeps_lines() -> None:
    text = "RETURN 'a\\'$x' /* $y\n */ AS `odd name`, \"$z\", `db`.x // $w\n, $v"

    assert masked(text) == "RETURN ''  \n AS ``, '', `db`.x  \n, $v"
    assert used_parameters(text) == {"v": 3}
