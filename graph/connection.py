"""The connection to the graph: the only module that speaks to the driver."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import urlsplit

import neo4j
import neo4j.exceptions
import neo4j.graph
import neo4j.time

from graph import server as managed
from graph.errors import GraphConnectionError
from graph.refusals import explanation
from graph.server import Report, Server
from graph.settings import Settings, read_settings
from graph.state import Lifetime
from graph.statements import read_cypher
from graph.words import N_, Message

READ_SECONDS = 60.0
WRITE_SECONDS = 600.0
OLDEST = (5, 26)
_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")
"""What addresses begin with. The driver lists http as well, and can do nothing with it."""
_PLAIN = frozenset({str, int, float, bool, type(None)})
"""Classes of the values that stay as they are."""

# A transaction that is tried again is no news to whom the program speaks; what fails, raises,
# and is told once, in our words.
logging.getLogger("neo4j").setLevel(logging.CRITICAL)

Result = TypeVar("Result")
Parameters = Mapping[str, object]
Run = Callable[..., list[dict[str, Any]]]
"""``run(cypher, parameters) -> rows`` inside one write transaction."""


class Graph:
    """An open graph; safe to share between threads, each call has its own session.

    Made by `connect` or `open_graph`.
    """

    def __init__(self, driver: neo4j.Driver, settings: Settings, server: Server | None) -> None:
        self._driver = driver
        self._server = server
        self._user = "neo4j" if server else settings.neo4j_username
        self.home = settings.home
        """Folder of the archive that belongs to this graph."""
        self.address: str = server.state.uri if server else str(settings.neo4j_uri)
        self._database = settings.neo4j_database

    def read(
        self, cypher: str, parameters: Parameters | None = None, *, timeout: float = READ_SECONDS
    ) -> list[dict[str, Any]]:
        """Run `cypher` in a reading session, return its rows.

        Parameters
        ----------
        timeout
            Seconds after which the server stops the query.

        Raises
        ------
        GraphConnectionError
            If the server cannot be asked.
        InputError
            If the server refuses the query, also because it would write.
        """
        columns, rows = self.read_columns(cypher, parameters, timeout=timeout)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def read_columns(
        self,
        cypher: str,
        parameters: Parameters | None = None,
        *,
        timeout: float = READ_SECONDS,
        limit: int | None = None,
    ) -> tuple[list[str], list[list[Any]]]:
        """Run `cypher` in a reading session; return columns and rows, at most `limit` of them."""
        # No retry: a runaway query would run away as often as it is tried.
        with self._explained(), self._session(neo4j.READ_ACCESS) as session:
            query = neo4j.Query(cypher, timeout=timeout)
            result = session.run(query, dict(parameters or {}))
            columns = list(result.keys())
            records = result.fetch(limit) if limit is not None else result
            rows = _plain_rows(records)
            result.consume()
        return columns, rows

    def read_collected(self, cypher: str, parameters: Parameters | None = None) -> list[list[Any]]:
        """Run `cypher`, which returns a list of rows as its one value; return the rows.

        Sent one by one, the rows cost the driver and the server more than what stands in them.
        """
        with self._explained(), self._session(neo4j.READ_ACCESS) as session:
            (collected,) = session.run(
                neo4j.Query(cypher, timeout=READ_SECONDS), dict(parameters or {})
            ).single(strict=True)
        return _plain_rows(collected)

    def write(self, work: Callable[[Run], Result]) -> Result:
        """Run ``work(run)`` in one write transaction and return what it returns.

        All of it is kept or, if `work` fails, nothing. It may run again when the server asks
        for a retry, so it must not do anything else that lasts.
        """

        @neo4j.unit_of_work(timeout=WRITE_SECONDS)
        def transaction(tx: neo4j.ManagedTransaction) -> Result:
            return work(_runner(tx))

        with self._explained(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(transaction)

    @contextmanager
    def transaction(self, *, timeout: float = WRITE_SECONDS) -> Iterator[Run]:
        """Run every statement of the block in one write transaction.

        All of it is kept at the end of the block or, if the block fails, nothing. Unlike
        `write` it is not tried again.
        """
        with (
            self._explained(),
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction(timeout=timeout) as tx,
        ):
            yield _runner(tx)
            tx.commit()

    def write_each(self, cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """Run one statement in a write transaction of its own: a `Run` for what is too large."""
        return self.write(lambda run: run(cypher, parameters))

    def explain(self, cypher: str, *, timeout: float = 5.0) -> tuple[str, dict[str, Any]]:
        """Return the type of `cypher` (r, rw, w, s) and its plan, without running it."""
        with self._explained(), self._session(neo4j.READ_ACCESS) as session:
            query = neo4j.Query(f"EXPLAIN {cypher}", timeout=timeout)
            summary = session.run(query).consume()
        return summary.query_type or "", summary.plan or {}

    def size(self) -> dict[str, int]:
        """Return the numbers of `nodes`, `relationships` and `loads` in the graph."""
        (counts,) = self.read(read_cypher("size"))
        return counts

    def running(self) -> list[str]:
        """Return the ids of the loads that the graph holds a part of: they are not complete."""
        return [row["id"] for row in self.read(read_cypher("running_loads"))]

    def verify(self) -> None:
        """Check that the database answers and is new enough.

        Raises
        ------
        GraphConnectionError
            If not; the sentence says which it is.
        """
        with self._explained():
            agent = self._driver.get_server_info().agent
        check_version(agent)
        self.read("RETURN 1 AS one", timeout=10)

    def close(self) -> None:
        """Close the connection; stop the server if it was started for it."""
        self._driver.close()
        if self._server:
            self._server.release()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, fetch_size=1000
        )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError) as error:
            raise explanation(
                error, address=self.address, user=self._user, database=self._database
            ) from error


def connect(
    settings: Settings | None = None,
    *,
    report: Report | None = None,
    lifetime: Lifetime = "parent",
) -> Graph:
    """Open the graph to keep: the user's server, else the managed one, started if need be.

    Parameters
    ----------
    report
        Told what is being done while the managed server starts; writes to standard error
        where None.
    lifetime
        Of a server started here, see `graph.state.Lifetime`.

    Raises
    ------
    ServerError, GraphConnectionError
        If that cannot be; one clear sentence each.
    """
    settings = settings or read_settings()
    if settings.neo4j_uri:
        server = None
        driver = _driver(
            settings.neo4j_uri, settings.neo4j_username, settings.neo4j_password.get_secret_value()
        )
    else:
        server = start_server(settings, report=report, lifetime=lifetime)
        driver = _driver(server.state.uri, "neo4j", server.password)
    graph = Graph(driver, settings, server)
    try:
        graph.verify()
    except BaseException:
        graph.close()
        raise
    return graph


@contextmanager
def open_graph(settings: Settings | None = None) -> Iterator[Graph]:
    """Open the graph for the block; a managed server started for it is stopped after it."""
    graph = connect(settings, lifetime="block")
    try:
        yield graph
    finally:
        graph.close()


def start_server(
    settings: Settings,
    *,
    report: Report | None = None,
    lifetime: Lifetime = "parent",
    port: int | None = None,
) -> Server:
    """Return the managed server, adopted or started; see `graph.server.ensure`."""

    def tell(message: Message) -> None:
        print(message.get(settings.language), file=sys.stderr)  # noqa: T201 -- a command's progress

    return managed.ensure(settings, answers, report or tell, lifetime=lifetime, port=port)


def answers(uri: str, password: str) -> bool:
    """Tell whether the managed database at `uri` answers a query.

    An open port is not enough: the server accepts connections before its database is there.
    """
    try:
        with (
            _driver(uri, "neo4j", password) as driver,
            driver.session(database="neo4j") as session,  # asks once; the caller asks again
        ):
            session.run("RETURN 1").consume()
    except neo4j.exceptions.AuthError as error:
        raise GraphConnectionError(
            N_("The graph database at {address} refuses the user {user} or the password."),
            address=uri,
            user="neo4j",
        ) from error
    except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError):
        return False
    return True


def check_version(agent: str) -> None:
    """Refuse a server that is too old.

    Parameters
    ----------
    agent
        As the server names itself: ``Neo4j/5.26.0``, ``Neo4j/2026.08.1``.
    """
    found = re.search(r"(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise GraphConnectionError(
            N_("The graph database is {version}; Neo4j 5.26 or later is needed."),
            version=agent.replace("/", " "),
        )


class _Unspelt(list[Any]):
    """A list that is sent, but not spelt out for the driver's log.

    The driver does that with every parameter, whether a log is kept or not: with the rows of a
    batch it takes as long as sending them.
    """

    def __repr__(self) -> str:
        return f"[{len(self)} values]"


def _sent(parameters: Parameters | None) -> dict[str, Any]:
    return {
        name: _Unspelt(value) if isinstance(value, list) else value
        for name, value in (parameters or {}).items()
    }


def _runner(tx: neo4j.ManagedTransaction | neo4j.Transaction) -> Run:
    def run(cypher: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        result = tx.run(cypher, _sent(parameters))
        return [{key: plain(record[key]) for key in record.keys()} for record in result]  # noqa: SIM118 -- a record iterates over values

    return run


def _plain_rows(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    columns = [_plain_column(column) for column in zip(*rows, strict=True)]
    return list(map(list, zip(*columns, strict=True)))


def _plain_column(column: Sequence[Any]) -> Sequence[Any]:
    """Return the values of a column as plain Python.

    They are mostly of one class, so a look at the classes spares one at each value: of a
    city's million values nearly all stay as they are.
    """
    kinds = set(map(type, column))
    if kinds <= _PLAIN:
        return column
    if kinds == {list} and set(map(type, chain.from_iterable(column))) <= _PLAIN:
        return column
    return [plain(value) for value in column]


def plain(value: Any) -> Any:
    """Return a value of the driver as plain Python: dates, lists, dictionaries."""
    if value.__class__ in _PLAIN:  # nearly all, and all that follows is asked in vain of them
        return value
    if isinstance(value, neo4j.time.Date | neo4j.time.DateTime | neo4j.time.Time):
        return value.to_native()
    if isinstance(value, neo4j.graph.Node):
        return {"labels": sorted(value.labels), "properties": plain(dict(value.items()))}
    if isinstance(value, neo4j.graph.Relationship):
        return {"type": value.type, "properties": plain(dict(value.items()))}
    if isinstance(value, neo4j.graph.Path):
        return {
            "nodes": [plain(node) for node in value.nodes],
            "relationships": [plain(tie) for tie in value.relationships],
        }
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, neo4j.time.Duration):
        return value.iso_format()
    return value


def _driver(uri: str, user: str, password: str) -> neo4j.Driver:
    try:
        if not uri.lower().startswith(_SCHEMES):
            raise GraphConnectionError(
                N_("The address {address} cannot be used: it must begin with one of {schemes}."),
                address=uri,
                schemes=", ".join(_SCHEMES),
            )
        _ = urlsplit(uri).port  # raises where it is no number; the driver does so too late
        return neo4j.GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=10,
            connection_acquisition_timeout=15,
            max_transaction_retry_time=15,
            liveness_check_timeout=30,
            user_agent="street-graph",
            # Hints to authors of queries (a label no node has yet) are not for our users.
            notifications_min_severity="OFF",
        )
    except (ValueError, neo4j.exceptions.DriverError) as error:
        raise GraphConnectionError(
            N_("The address {address} cannot be used for a graph database: {reason}"),
            address=uri,
            reason=str(error),
        ) from error
