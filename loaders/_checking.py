"""Facts against the declared model, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from graph.errors import ModelError
from graph.facts import Node, Tie, Value
from graph.model import Property, model
from graph.words import N_
from loaders._sheet import Refused

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
    name = fact.type if isinstance(fact, Tie) else fact.label
    declared = model()
    if name not in declared.nodes and name not in declared.relationships:
        raise ModelError(N_("A loader makes {name}, which is not declared."), name=name)
    if isinstance(fact, Tie):
        _check_ends(fact)
    properties = _properties(name)
    for key, value in fact.properties.items():
        if key not in properties:
            raise ModelError(
                N_("A loader gives {name} the property {key}, which is not declared."),
                name=name,
                key=key,
            )
        if value is not None:
            _check_value(name, key, value, properties[key])


@cache
def _properties(name: str) -> dict[str, Property]:
    return model().properties(name)


def _check_ends(tie: Tie) -> None:
    labels = model().labels
    given = set(labels(tie.start[0])), set(labels(tie.end[0]))
    if not any(a in given[0] and b in given[1] for a, b in model().relationships[tie.type].ends):
        raise ModelError(
            N_("A loader joins {start} and {end} by {type}, which is not declared."),
            start=tie.start[0],
            end=tie.end[0],
            type=tie.type,
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
        if declared.minimum is not None and value < declared.minimum:
            raise Refused(key, N_("The least value is {limit}."), limit=declared.minimum)
        if declared.maximum is not None and value > declared.maximum:
            raise Refused(key, N_("The greatest value is {limit}."), limit=declared.maximum)
