"""Facts as lines of text, as the archive keeps them."""

from __future__ import annotations

from datetime import date
from functools import cache

from pydantic_core import from_json, to_json

from graph.facts import Fact, Node, Tie, Value, asserted
from graph.model import model


def to_text(fact: Fact) -> str:
    """Write a fact as one line of JSON; its source is kept apart, with its row."""
    properties = asserted(fact.properties)
    body: list[object] = (
        [fact.type, fact.start, fact.end, properties, fact.key]
        if isinstance(fact, Tie)
        else [fact.label, fact.id, properties]
    )
    return to_json(body).decode()


def from_text(text: str, source: str) -> Fact:
    """Read back what `to_text` wrote; the model says which properties are dates."""
    body = from_json(text)
    if isinstance(body[1], str):
        label, identity, properties = body
        return Node(label, identity, _with_dates(label, properties), source)
    kind, start, end, properties, key = body
    return Tie(kind, tuple(start), tuple(end), _with_dates(kind, properties), source, key)


def _with_dates(name: str, properties: dict[str, Value]) -> dict[str, Value]:
    for each in date_names(name):
        value = properties.get(each)
        if isinstance(value, str):
            properties[each] = date.fromisoformat(value)
    return properties


@cache
def date_names(name: str) -> tuple[str, ...]:
    """Return the properties of a label or type that are dates."""
    properties = model().properties(name)
    return tuple(each for each, declared in properties.items() if declared.type == "date")
