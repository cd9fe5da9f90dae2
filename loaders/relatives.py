"""亲属关系: spouses and lineal relatives, for conflicts of interest."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Node, Tie
from graph.model import model
from graph.words import N_, Text
from loaders._sheet import Column, Directory, End, Record, Refused, Sheet

_BIRTH = Text(zh="用于区分同名者。", en="Tells apart persons of the same name.")

SHEET = Sheet(
    title=Text(zh="亲属关系", en="Relatives"),
    description=Text(
        zh="每行一对配偶或直系亲属；两人均须在任职表中。",
        en="One pair of spouses or lineal relatives a row; both must stand among the holdings.",
    ),
    order=80,
    aliases=("亲属",),
    columns=(
        Column("person", Text(zh="姓名", en="Person"), "persons", required=True, example="张三"),
        Column(
            "person_birth",
            Text(zh="出生年月", en="Birth"),
            type="date",
            identifies=True,
            example="1972-05",
            note=_BIRTH,
        ),
        Column(
            "relative", Text(zh="亲属姓名", en="Relative"), "persons", required=True, example="李四"
        ),
        Column(
            "relative_birth",
            Text(zh="亲属出生年月", en="Relative's birth"),
            type="date",
            identifies=True,
            example="1974-11",
            note=_BIRTH,
        ),
        Column(
            "degree",
            Text(zh="关系", en="Degree"),
            type="choice",
            required=True,
            aliases=("亲属关系",),
            choices=model().relationships["RELATIVE_OF"].properties["degree"].choices,
            example="配偶",
        ),
    ),
)


def nodes(record: Record, directory: Directory) -> Iterator[Node]:  # noqa: ARG001 -- the protocol's
    """Make none: both persons come from the holdings."""
    yield from ()


def ties(record: Record, directory: Directory) -> Iterator[Tie]:
    """Tie the two persons."""
    person = _person(record, directory, "person")
    relative = _person(record, directory, "relative")
    if person == relative:
        raise Refused("relative", N_("Person and relative are the same person."))
    yield Tie("RELATIVE_OF", person, relative, record.properties("degree"), record.source)


def _person(record: Record, directory: Directory, field: str) -> End:
    birth = record.date(f"{field}_birth")
    named = record.persons(field)
    if len(named) > 1:
        raise Refused(field, N_("Name one person here."))
    return directory.person(named[0].name, birth.first if birth else None, field)
