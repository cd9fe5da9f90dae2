"""Facts against the declared model, before anything is written."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.errors import ModelError
from graph.facts import Node, Tie, Value
from graph.model import Property, model
from graph.words import N_
from loaders._sheet import Refused

LONGEST_NAME = 300
"""Letters of a name that is part of an id: some 1,000 bytes; an index of Neo4j holds 8,000."""
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "float": (float, int),
    "boolean": (bool,),
    "date": (date,),
    "strings": (list,),
}


def check(fact: Node | Tie) -> None:
    """Check a fact against the model.

    Raises
    ------
    Refused
        If a value lies outside what is declared; the field is the property.
    ModelError
        If the loader names what is not declared: a fault of the program.
    """
    if isinstance(fact, Tie):
        name = fact.type
        _check_ends(name, fact.start[0], fact.end[0])
    else:
        name = fact.label
    properties = _properties(name)
    for key, value in fact.properties.items():
        if value is None and key in properties:
            continue
        if key not in properties:
            raise ModelError(
                N_("A loader gives {name} the property {key}, which is not declared."),
                name=name,
                key=key,
            )
        declared = properties[key]
        # Most values are a word or a date that nothing more is declared of.
        if value.__class__ is declared.plain or value in declared.words:
            continue
        _check_value(name, key, value, declared.property)


@dataclass(frozen=True)
class _Declared:
    property: Property
    plain: type | None
    """The class of which any value will do; None where values are limited."""
    words: Container[Value]
    """The words that alone will do, where they are limited."""


@cache
def _properties(name: str) -> dict[str, _Declared]:
    declared = model()
    if name not in declared.nodes and name not in declared.relationships:
        raise ModelError(N_("A loader makes {name}, which is not declared."), name=name)
    return {key: _declared(each) for key, each in declared.properties(name).items()}


def _declared(property_: Property) -> _Declared:
    kind = _TYPES[property_.type][0]
    words = tuple(property_.choices) if kind is str else ()
    limited = words or property_.minimum is not None or property_.maximum is not None
    return _Declared(property_, None if limited else kind, words)


@cache
def _check_ends(kind: str, start: str, end: str) -> None:
    declared = model()
    if kind not in declared.relationships:
        raise ModelError(N_("A loader makes {name}, which is not declared."), name=kind)
    given = set(declared.labels(start)), set(declared.labels(end))
    if not any(a in given[0] and b in given[1] for a, b in declared.relationships[kind].ends):
        raise ModelError(
            N_("A loader joins {start} and {end} by {type}, which is not declared."),
            start=start,
            end=end,
            type=kind,
        )


def _check_value(name: str, key: str, value: Value, declared: Property) -> None:
    # A boolean is an int to Python, not to the model.
    if not isinstance(value, _TYPES[declared.type]) or (
        isinstance(value, bool) and declared.type != "boolean"
    ):
        raise ModelError(
            N_("A loader gives {name}.{key} a value of another type than {type}."),
            name=name,
            key=key,
            type=declared.type,
        )
    for each in value if isinstance(value, list) else [value]:
        if declared.choices and each not in declared.choices:
            raise Refused(key, N_("{value} is not among the values of this column."), value=each)
    if isinstance(value, int | float):
        check_limits(key, value, declared)


def check_name(name: str) -> None:
    """Check that an id can be made of a name: the graph finds no longer one.

    Raises
    ------
    Refused
        If it cannot; the field is ``name``.
    """
    if len(name) > LONGEST_NAME:
        raise Refused(
            "name",
            N_("A name has at most {limit} letters; this one has {count}."),
            limit=LONGEST_NAME,
            count=len(name),
        )


def check_limits(name: str, value: float, declared: Property) -> None:
    """Check that a number lies within what is declared.

    Raises
    ------
    Refused
        If it does not; the field is `name`.
    """
    if declared.minimum is not None and value < declared.minimum:
        raise Refused(name, N_("The least value is {limit}."), limit=declared.minimum)
    if declared.maximum is not None and value > declared.maximum:
        raise Refused(name, N_("The greatest value is {limit}."), limit=declared.maximum)
