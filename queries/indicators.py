"""The indicators of a place: numerator, denominator, what is unknown, and the list behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from graph.words import N_, Language
from queries.catalogue import Query, catalogue
from queries.runner import run
from queries.together import answers

if TYPE_CHECKING:
    from graph.connection import Graph


@dataclass(frozen=True)
class Figure:
    """One indicator of one place on one day.

    Parameters
    ----------
    id
        ``I9``; of an indicator in parts also the part: ``I7-PR``.
    value
        None where the denominator is 0: neither 0 nor 100 %.
    unknown
        How many cases stand in neither numerator nor denominator because a value is unknown.
    """

    id: str
    scope: str
    scope_name: str
    as_of: date
    numerator: int | float
    denominator: int | float
    unknown: int
    value: float | None
    query: Query

    @property
    def part(self) -> str:
        """The part of the indicator it is; empty for the indicator as a whole."""
        return self.id.removeprefix(self.query.id).removeprefix("-")

    def title(self, language: Language) -> str:
        """Return what the figure is called."""
        title = self.query.title.get(language)
        if not self.part:
            return title
        words = self.query.columns["part"].words()
        part = words[self.part].get(language) if self.part in words else self.part
        return f"{title}：{part}" if language == "zh" else f"{title}: {part}"

    @property
    def unit(self) -> str:
        """What its value is measured in."""
        return self.query.units.get(self.part, self.query.unit)

    def benchmark(self, language: Language) -> str:
        """Return the published number to print beside it; empty where there is none."""
        return self.query.benchmark.get(language) if self.query.benchmark else ""

    def record(self) -> dict[str, object]:
        """Return the figure as other programs read it."""
        return {
            "id": self.id,
            "scope": self.scope,
            "scope_name": self.scope_name,
            "as_of": self.as_of.isoformat(),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "unknown": self.unknown,
            "value": self.value,
            "unit": self.unit,
            "detail_query": self.query.detail,
        }


def indicators() -> list[Query]:
    """Return the declared indicators in the order of their numbers."""
    found = [query for query in catalogue().values() if query.kind == "indicator"]
    return sorted(found, key=lambda query: (int(query.id.removeprefix("I")), query.name))


def figures(
    graph: Graph, *, as_of: date, scope: str = "", scope_name: str = "", id: str = ""
) -> list[Figure]:
    """Compute the indicators of a place.

    Parameters
    ----------
    scope, scope_name
        The place, and what to call it where the graph has no node of it (a city, a district).
    id
        One indicator (``I7``: all its parts) or one part (``I7-PR``); all where empty.
    """
    chosen = [query for query in indicators() if not id or query.id == id.split("-")[0]]
    asked = answers(lambda query: _of(graph, query, as_of, scope, scope_name), chosen)
    found = [figure for of_one in asked for figure in of_one]
    found = [figure for figure in found if id in ("", figure.query.id, figure.id)]
    if not found:
        raise InputError(
            N_("There is no indicator {id}. There are: {known}."),
            id=id,
            known=", ".join(query.id for query in indicators()),
        )
    return found


def trend(
    graph: Graph,
    dates: Iterable[date],
    *,
    scope: str = "",
    scope_name: str = "",
    id: str = "",
) -> list[Figure]:
    """Compute the indicators of a place on each of `dates`, in their order.

    Each day is judged by what was valid and in force on it; see `figures`.
    """
    return [
        figure
        for day in dates
        for figure in figures(graph, as_of=day, scope=scope, scope_name=scope_name, id=id)
    ]


def _of(graph: Graph, query: Query, as_of: date, scope: str, scope_name: str) -> list[Figure]:
    rows: list[dict[str, Any]] = run(graph, query.name, as_of=as_of, scope=scope).rows
    return [
        Figure(
            id="-".join(part for part in (query.id, row.get("part")) if part),
            scope=scope,
            scope_name=scope_name or row["scope_name"],
            as_of=as_of,
            numerator=row["numerator"],
            denominator=row["denominator"],
            unknown=row["unknown"],
            value=row["value"],
            query=query,
        )
        for row in rows
    ]
