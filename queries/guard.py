"""Cypher that people write: only what reads the graph, and nothing else, may run.

The server's reading sessions alone are not enough: they let through LOAD CSV, which reads
files and asks other hosts, commands about users and settings, and the end of other people's
transactions. So the text is looked at first, then the plan that the server makes of it.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.errors import InputError, StreetGraphError
from graph.privacy import withhold, withhold_in_error
from graph.settings import read_settings
from graph.words import N_
from queries.cypher_text import masked
from queries.runner import refuse_half

if TYPE_CHECKING:
    from graph.connection import Graph

LONGEST = 20_000
MOST_ROWS = 1_000
SECONDS = 10.0
# The first plan after a start is slow: the server is still warming up.
EXPLAIN_SECONDS = 15.0

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
    }
)
_OPERATORS = {"loadcsv", "terminatetransactions", "administrationcommand"}
_OPERATOR_STARTS = ("transactionapply", "transactionforeach", "show")
_SHOWN = {"showindexes", "showconstraints"}

_PREFIX = re.compile(r"\s*(EXPLAIN|PROFILE)\b", re.IGNORECASE)
_LOAD_CSV = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_CALL = re.compile(r"\bCALL\s*(`?\w+`?(?:\s*\.\s*`?[\w.]+`?)*)", re.IGNORECASE)
_REGULAR_EXPRESSION = re.compile(r"=~")

_log = logging.getLogger(__name__)


def ask(
    graph: Graph, text: str, parameters: Mapping[str, object] | None = None
) -> tuple[list[str], list[list[Any]]]:
    """Run Cypher that somebody wrote, if it only reads; return columns and rows.

    Parameters
    ----------
    text
        One statement of Cypher.
    parameters
        Values of its ``$parameters``.

    Returns
    -------
    columns, rows
        At most `MOST_ROWS` rows; the server stops after `SECONDS`. Names of persons are cut as
        the setting says.

    Raises
    ------
    InputError
        If the statement is refused; says why.
    LoadUnderWay
        If the graph holds a part of a load.
    """
    begun, privacy = time.monotonic(), read_settings().privacy
    try:
        check(graph, text)
        columns, rows = graph.read_columns(text, parameters, timeout=SECONDS, limit=MOST_ROWS)
        refuse_half(graph)
        rows = withhold(graph, rows, privacy)
    except InputError as error:
        shown = withhold_in_error(graph, error, privacy)
        _log.info("refused: %s | %s", shown, text)
        raise shown from None
    except StreetGraphError as error:
        _log.info("refused: %s | %s", error, text)
        raise
    _log.info("ran: %d rows in %.0f ms | %s", len(rows), (time.monotonic() - begun) * 1e3, text)
    return columns, rows


def check(graph: Graph, text: str) -> None:
    """Refuse `text` unless it is one statement that only reads the graph."""
    check_text(text)
    query_type, plan = graph.explain(text, timeout=EXPLAIN_SECONDS)
    if query_type != "r":
        raise InputError(N_("Only statements that read the graph may run here."), detail=query_type)
    for operator in operators(plan):
        check_operator(operator)


def check_text(text: str) -> None:
    """Refuse what the plan does not show: hidden LOAD CSV, escapes, procedures by name."""
    if not text.strip():
        raise InputError(N_("There is no statement to run."))
    if len(text) > LONGEST:
        raise InputError(
            N_("The statement has {length} characters; at most {most} are allowed."),
            length=len(text),
            most=LONGEST,
        )
    if "\\u" in text.lower():
        raise InputError(N_("Characters written as \\u… are not allowed in a statement."))
    plain = masked(text)
    if _PREFIX.match(plain):
        raise InputError(N_("Leave out EXPLAIN and PROFILE; the statement is checked anyway."))
    if _LOAD_CSV.search(plain):
        raise InputError(N_("LOAD CSV reads files and other hosts; it is not allowed here."))
    if _REGULAR_EXPRESSION.search(plain):
        raise InputError(
            N_("Regular expressions can block the server; use CONTAINS or STARTS WITH.")
        )
    for match in _CALL.finditer(plain):
        check_procedure(match[1])


def check_procedure(name: str) -> None:
    """Refuse a procedure that is not among those that only read the graph."""
    bare = re.sub(r"[\s`]", "", name)
    if bare.casefold() not in PROCEDURES:
        raise InputError(N_("The procedure {name} is not allowed here."), name=bare)


def check_operator(operator: Mapping[str, Any]) -> None:
    """Refuse a plan operator that does more than read the graph."""
    kind = str(operator.get("operatorType", "")).split("@")[0].casefold()
    if kind in _OPERATORS or (kind.startswith(_OPERATOR_STARTS) and kind not in _SHOWN):
        raise InputError(N_("Only statements that read the graph may run here."), detail=kind)
    if kind == "procedurecall":
        details = str(operator.get("args", {}).get("Details", ""))
        check_procedure(details.split("(")[0])


def operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield every operator of a plan."""
    yield plan
    for child in plan.get("children", []):
        yield from operators(child)
