"""What `Graph` promises, on the real database."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from neo4j.exceptions import ClientError

from graph.connection import Graph, Run, check_version, connect, open_graph
from graph.constraints import ensure_schema
from graph.errors import GraphConnectionError, InputError
from graph.refusals import explanation
from graph.settings import Settings
from graph.state import read_state

PLACE = {"address": "bolt://h:1", "user": "u", "database": "d"}
ENDLESS = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a * b AS c WHERE c = 0 "


def address(settings: Settings) -> str:
    state = read_state(settings.home)
    assert state is not None
    return state.uri


def test_dates_come_back_as_dates_also_within_lists_and_maps(empty_graph: Graph) -> None:
    day = date(2015, 8, 1)
    (row,) = empty_graph.read(
        "RETURN $day AS day, [$day] AS list, {day: $day} AS map", {"day": day}
    )
    assert row == {"day": day, "list": [day], "map": {"day": day}}
    assert type(row["day"]) is date


def test_nodes_ties_and_paths_come_back_plain(empty_graph: Graph) -> None:
    empty_graph.write(
        lambda run: run("CREATE (:Area {id: 'a'})-[:IN {id: 't'}]->(:Area {id: 'b'})")
    )
    (row,) = empty_graph.read("MATCH p = (n)-[r]->() RETURN n, r, length(p) AS length, p")
    assert row["n"] == {"labels": ["Area"], "properties": {"id": "a"}}
    assert row["r"] == {"type": "IN", "properties": {"id": "t"}}
    assert [node["properties"]["id"] for node in row["p"]["nodes"]] == ["a", "b"]


def test_columns_keep_their_order_and_rows_their_limit(empty_graph: Graph) -> None:
    columns, rows = empty_graph.read_columns("UNWIND range(1, 9) AS b RETURN b, 0 AS a", limit=2)
    assert (columns, rows) == (["b", "a"], [[1, 0], [2, 0]])
    assert empty_graph.read_columns("MATCH (n) RETURN n.id AS id") == (["id"], [])


def test_reading_cannot_write(empty_graph: Graph) -> None:
    with pytest.raises(InputError, match="only reading is allowed"):
        empty_graph.read("CREATE (n:Area {id: 'x'}) RETURN n")
    assert empty_graph.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_write_is_kept_whole_or_not_at_all(empty_graph: Graph) -> None:
    def good(run: Run) -> int:
        run("CREATE (:Area {id: $id})", {"id": "a"})
        return len(run("MATCH (n:Area) RETURN n.id AS id"))

    def bad(run: Run) -> None:
        run("CREATE (:Area {id: 'b'})")
        raise ZeroDivisionError

    assert empty_graph.write(good) == 1
    with pytest.raises(ZeroDivisionError):
        empty_graph.write(bad)
    assert empty_graph.read("MATCH (n) RETURN n.id AS id") == [{"id": "a"}]


def test_explain_tells_reading_from_writing_without_running(empty_graph: Graph) -> None:
    kind, plan = empty_graph.explain("MATCH (n:Area) RETURN n.id")
    assert (kind, plan["operatorType"].split("@")[0]) == ("r", "ProduceResults")
    assert empty_graph.explain("CREATE (n:Area) RETURN n")[0] == "rw"
    assert empty_graph.explain("MATCH (n) DETACH DELETE n")[0] == "w"
    assert empty_graph.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_query_is_stopped_at_its_time_limit(empty_graph: Graph) -> None:
    with pytest.raises(InputError, match="took too long") as error:
        empty_graph.read(f"{ENDLESS} RETURN count(*)", timeout=0.5)
    assert error.value.user_message("zh") == "查询用时过长，已被中止。"


def test_a_query_is_stopped_at_its_memory_limit(empty_graph: Graph) -> None:
    with pytest.raises(InputError, match="more memory than it may take"):
        empty_graph.read("UNWIND range(1, 20000000) AS a RETURN size(collect(toString(a)))")
    empty_graph.verify()


def test_a_wrong_query_is_refused_with_the_servers_reason(empty_graph: Graph) -> None:
    with pytest.raises(InputError, match="refused the query: Invalid input"):
        empty_graph.read("MATCH n RETURN n")


def test_the_size_counts_nodes_ties_and_loads(empty_graph: Graph) -> None:
    assert empty_graph.size() == {"nodes": 0, "relationships": 0, "loads": 0}
    empty_graph.write(lambda run: run("CREATE (:Area)-[:IN]->(:Area)-[:IN]->(:Load)"))
    assert empty_graph.size() == {"nodes": 3, "relationships": 2, "loads": 1}


def test_threads_share_one_graph(empty_graph: Graph) -> None:
    start = threading.Barrier(8)

    def work(number: int) -> int:
        start.wait()
        empty_graph.write(lambda run: run("MERGE (:Area {id: $id})", {"id": str(number)}))
        (row,) = empty_graph.read("RETURN $number AS number", {"number": number})
        return int(row["number"])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))
    assert empty_graph.read("MATCH (n:Area) RETURN count(n) AS n") == [{"n": 8}]


def test_an_own_server_is_used_as_it_is(graph_server: Settings, empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run("CREATE (:Area {id: 'seen'})"))
    password = (graph_server.home / "neo4j-password").read_text()
    own = Settings(neo4j_uri=address(graph_server), neo4j_password=password, home="/nowhere")
    with open_graph(own) as graph:
        ensure_schema(graph)
        assert graph.read("MATCH (n:Area) RETURN n.id AS id") == [{"id": "seen"}]


def refusal(**settings: str) -> tuple[str, str]:
    """Connect with `settings`, return the sentence of the refusal in both languages."""
    with pytest.raises(GraphConnectionError) as error, open_graph(Settings(**settings)):  # type: ignore[arg-type]  # pydantic reads text
        pass
    return error.value.user_message("en"), error.value.user_message("zh")


def test_a_wrong_password_is_told(graph_server: Settings) -> None:
    # Another user than ours: the server locks an account out for a while.
    uri = address(graph_server)
    english, chinese = refusal(neo4j_uri=uri, neo4j_username="somebody", neo4j_password="wrong")
    assert english == f"The graph database at {uri} refuses the user somebody or the password."
    assert chinese == f"位于 {uri} 的图数据库拒绝了用户 somebody 或其密码。"


def test_a_server_that_does_not_answer_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        uri = f"bolt://127.0.0.1:{closing.getsockname()[1]}"
    english, chinese = refusal(neo4j_uri=uri)
    assert english == f"The graph database at {uri} does not answer. Is it running?"
    assert chinese == f"位于 {uri} 的图数据库没有应答，请检查其是否已启动。"


@pytest.fixture
def web_server() -> Iterator[str]:
    """Something that listens and is no graph database."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1024)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_what_is_no_graph_database_is_told(web_server: str) -> None:
    english, _ = refusal(neo4j_uri=web_server)
    assert web_server in english


@pytest.mark.parametrize("uri", ["nonsense", "127.0.0.1:7687", "http://127.0.0.1:7474"])
def test_an_address_of_another_kind_is_told(uri: str) -> None:
    assert refusal(neo4j_uri=uri)[0] == (
        f"The address {uri} cannot be used: it must begin with one of bolt://, bolt+s://, "
        "bolt+ssc://, neo4j://, neo4j+s://, neo4j+ssc://."
    )


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:x", "bolt://[::1", "bolt:127.0.0.1"])
def test_an_address_that_is_none_is_told(uri: str) -> None:
    assert refusal(neo4j_uri=uri)[0].startswith(f"The address {uri} cannot be used")


def test_what_fails_is_told_by_us_alone() -> None:
    assert not logging.getLogger("neo4j.io").isEnabledFor(logging.ERROR)


def test_a_missing_database_is_told(graph_server: Settings) -> None:
    password = (graph_server.home / "neo4j-password").read_text()
    uri = address(graph_server)
    english, _ = refusal(neo4j_uri=uri, neo4j_password=password, neo4j_database="missing")
    assert english == f"The graph database at {uri} has no database named missing."


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/4.4.38"])
def test_a_server_too_old_is_refused(agent: str) -> None:
    with pytest.raises(GraphConnectionError, match=r"5\.26 or later is needed") as error:
        check_version(agent)
    assert "5.26" in error.value.user_message("zh")


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/5.27-aura", "Neo4j/2026.08.1"])
def test_a_server_new_enough_is_taken(agent: str) -> None:
    check_version(agent)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("Neo.ClientError.Security.Forbidden", "The user u may only read"),
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "The user u may only read"),
        ("Neo.TransientError.General.DatabaseUnavailable", "its disk may be full"),
        ("Neo.ClientError.Database.DatabaseNotFound", "has no database named d"),
    ],
)
def test_what_the_server_says_becomes_a_sentence(code: str, sentence: str) -> None:
    error = explanation(ClientError._hydrate_neo4j(code=code, message="m"), **PLACE)
    assert isinstance(error, GraphConnectionError)
    assert sentence in error.user_message("en")
    assert error.user_message("zh") != error.user_message("en")


@pytest.mark.parametrize(
    ("code", "text", "sentence"),
    [
        (
            "Neo.ClientError.Schema.ConstraintValidationFailed",
            "Node(52) already exists with label `Area` and property `id` = '310110009001'",
            "The graph holds Area 310110009001 already, which no load of this program made.",
        ),
        (
            "Neo.DatabaseError.Schema.ConstraintCreationFailed",
            "Unable to create Constraint( name='Person_id', type='NODE PROPERTY UNIQUENESS', "
            "schema=(:Person {id}) ):\nBoth Node(0) and Node(1) have the label `Person` and "
            "property `id` = 1. Note that only the first found violation is shown.",
            "The graph holds Person 1 more than once, and no load of this program made them.",
        ),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", "m", "refused the query: m"),
    ],
)
def test_a_node_that_stands_in_the_way_is_named(code: str, text: str, sentence: str) -> None:
    error = explanation(ClientError._hydrate_neo4j(code=code, message=text), **PLACE)
    assert isinstance(error, InputError)
    assert sentence in error.user_message("en")
    assert error.user_message("zh") != error.user_message("en")


def test_closing_leaves_an_adopted_server_running(graph_server: Settings) -> None:
    graph = connect(graph_server)
    graph.close()
    assert read_state(graph_server.home) is not None
