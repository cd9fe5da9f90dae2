"""Rows that tell of one name in one body, and may mean two persons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.facts import Fact, Node
from graph.model import model
from graph.words import N_
from loaders._sheet import Refused


class Told:
    """What rows of one load tell of persons of whom they do not tell the month of birth."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, object]] = {}

    def add(self, person: Node, repeated: Iterable[Fact]) -> None:
        """Take in a person; see `loaders._sheet.Directory.one_person`.

        Parameters
        ----------
        repeated
            What rows that the load repeats say of the same person.
        """
        said = {name: person.properties.get(name) for name in ("birth", "gender")}
        said = {name: value for name, value in said.items() if value}
        others = [fact.properties for fact in repeated if isinstance(fact, Node)]
        for other in (*others, self._told.get(person.id, {})):
            for field, value in said.items():
                if _year(known := other.get(field)) not in (None, _year(value)):
                    raise _contradicted(field, str(person.properties["name"]), value, known)
        self._told.setdefault(person.id, {}).update(said)

    def remove(self, identity: str) -> None:
        """Forget what a row told that is taken back."""
        self._told.pop(identity, None)


def _year(value: object) -> object:
    return value.year if isinstance(value, date) else value


def _contradicted(field: str, name: str, given: object, other: object) -> Refused:
    choices = model().nodes["Person"].properties[field].choices
    return Refused(
        field,
        N_(
            "{name} is {given} here and {other} in another row. If these are two persons, give "
            "the month of birth of each."
        ),
        name=name,
        given=choices.get(str(given), _year(given)),
        other=choices.get(str(other), _year(other)),
    )
