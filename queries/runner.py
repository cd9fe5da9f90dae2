"""Running a prepared query: its parameters checked, its answer as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.errors import InputError, LoadUnderWay
from graph.garbage import seldom_collected
from graph.model import model
from graph.names import name_key
from graph.rules import rows_for
from graph.settings import read_settings
from graph.words import N_, Message
from queries.analysis import analysis
from queries.catalogue import Parameter, Query, catalogue
from queries.privacy import withhold_rows
from queries.tables import Table

if TYPE_CHECKING:
    from graph.connection import Graph

_SCOPE = re.compile(r"(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?")


def run(graph: Graph, name: str, *, as_of: date, scope: str = "", **parameters: object) -> Table:
    """Ask the query `name` of the graph.

    Parameters
    ----------
    as_of
        The day for which is asked.
    scope
        Prefix of a division code: "" everything, 6 digits a district, 9 a subdistrict, 12 an
        area. A name is turned into a code by `queries.scopes.resolve`.
    **parameters
        Further parameters of the query, by name; text is read by the type declared.

    Raises
    ------
    InputError
        If there is no such query, or a parameter is unknown, missing or of a wrong type.
    LoadUnderWay
        If the graph holds a part of a load: no answer is better than half of one.
    """
    query = find(name)
    values = arguments(query, as_of, scope, parameters)
    if query.kind == "list" and not query.analysis:
        with seldom_collected():
            collected = graph.read_collected(_collecting(query), values)
            rows = [dict(zip(query.columns, row, strict=True)) for row in collected]
            for name in _days(query):
                for row in rows:
                    row[name] = row[name] and _day(row[name])
    else:
        found = graph.read(query.text, values)
        if query.analysis:
            found = analysis(query.analysis)(found, scope)
        rows = [{column: row[column] for column in query.columns} for row in found]
    if name != "loads":
        refuse_half(graph)
    privacy = read_settings().privacy
    if privacy != "full":
        rows = withhold_rows(query, rows, privacy)
    return Table(query, rows, as_of, scope)


def _collecting(query: Query) -> str:
    """Return a list query as one that returns all its rows as one value, in their order.

    Days come as text: the driver makes an object of its own of each before Python's, which is
    a third of the time that it takes to receive a city's terms.
    """
    days = _days(query)
    values = [f"toString({name})" if name in days else name for name in query.columns]
    return f"CALL () {{\n{query.text}\n}}\nRETURN collect([{', '.join(values)}]) AS rows"


def _days(query: Query) -> set[str]:
    return {name for name, column in query.columns.items() if column.type == "date"}


_day = lru_cache(date.fromisoformat)


def refuse_half(graph: Graph) -> None:
    """Refuse an answer that may have seen a part of a load; asked after it was read.

    Raises
    ------
    LoadUnderWay
        If the graph holds one.
    """
    if running := graph.running():
        raise LoadUnderWay(
            N_(
                "Load {loads} is being written and is too large for one step. Answers are there "
                "again when it is complete; a load that was cut off is taken back at the next "
                "`python -m loaders history`."
            ),
            loads="、".join(running),
        )


def find(name: str) -> Query:
    """Return the query `name`; the error names near ones."""
    queries = catalogue()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3)
    if near:
        raise InputError(
            N_("There is no query {name}. Near it: {near}."), name=name, near=", ".join(near)
        )
    raise InputError(N_("There is no query {name}. `python -m queries list` shows all."), name=name)


def arguments(
    query: Query, as_of: date, scope: str, given: Mapping[str, object]
) -> dict[str, object]:
    """Return the value of every parameter that `query` declares."""
    if not _SCOPE.fullmatch(scope):
        raise InputError(N_("{scope} is no division code of 2 to 12 digits."), scope=repr(scope))
    _refuse_unknown(query, given)
    values: dict[str, object] = {}
    for name, declared in query.parameters.items():
        if name == "as_of":
            values[name] = as_of
        elif name == "scope":
            values[name] = scope
        elif declared.type == "rules":
            values[name] = rows_for(declared.topic)
        elif declared.type == "expected":
            values[name] = model().expected()
        elif not declared.name_key_of:
            values[name] = _checked(query, name, declared, given.get(name, declared.default))
    for name, declared in query.parameters.items():
        if declared.name_key_of:
            values[name] = name_key(str(values[declared.name_key_of]))
    return values


def _refuse_unknown(query: Query, given: Iterable[str]) -> None:
    known = [
        name
        for name, declared in query.parameters.items()
        if declared.given_by_caller and name not in ("as_of", "scope")
    ]
    for name in given:
        if name not in known:
            raise InputError(
                N_("The query {query} has no parameter {name}. It takes: {known}."),
                query=query.name,
                name=name,
                known=", ".join(known) or Message(N_("none")),
            )


def _checked(query: Query, name: str, declared: Parameter, value: object) -> object:
    if value is None:
        raise InputError(
            N_("The query {query} needs the parameter {name}."), query=query.name, name=name
        )
    try:
        read = _READERS[declared.type](value)
    except (ValueError, TypeError):
        raise InputError(
            N_("The parameter {name} of {query} takes {type}, not {value}."),
            name=name,
            query=query.name,
            type=Message(_TYPES[declared.type]),
            value=repr(value),
        ) from None
    for one in read if isinstance(read, list) else [read]:
        if declared.choices and one not in declared.choices:
            raise InputError(
                N_("The parameter {name} of {query} is one of {choices}, not {value}."),
                name=name,
                query=query.name,
                choices=", ".join(declared.choices),
                value=repr(one),
            )
    return read


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def _float(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError
    return float(value)


def _boolean(value: object) -> bool:
    words = {"true": True, "yes": True, "1": True, "是": True}
    words |= {"false": False, "no": False, "0": False, "否": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.casefold() in words:
        return words[value.casefold()]
    raise TypeError


def _date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(_text(value))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in re.split(r"[,，、]", value) if part.strip()]
    if isinstance(value, Iterable):
        return [_text(part) for part in value]
    raise TypeError


_READERS = {
    "string": _text,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "date": _date,
    "strings": _strings,
}
_TYPES = {
    "string": N_("a text"),
    "integer": N_("a whole number"),
    "float": N_("a number"),
    "boolean": N_("yes or no"),
    "date": N_("a date of the form YYYY-MM-DD"),
    "strings": N_("texts joined by commas"),
}
