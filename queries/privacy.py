"""Names of persons in answers: no more of them than the setting allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.privacy import WITHHELD, person_name
from graph.settings import Privacy
from queries.catalogue import Column, Query

PERSON_NAME = "Person.name"
"""A column declared to be ``of`` this holds names of persons, whatever else stands beside it."""
_PERSON = "person:"
"""How the ids of persons begin."""
_NAMES = ("name", "value", "name_key")
"""What a map holds of a person's name."""
_SPOKEN = "pinyin"
_BY_NAME = "search"
"""The query that is asked for a name: whom it finds has it, whatever is shown."""


def withhold_rows(
    query: Query, rows: Sequence[Mapping[str, Any]], privacy: Privacy
) -> list[dict[str, Any]]:
    """Return the rows of an answer as `privacy` allows.

    Under ``posts`` nobody is found by a name, which would tell whose it is.
    """
    if query.name == _BY_NAME and privacy == "posts":
        rows = [row for row in rows if not str(row["id"]).startswith(_PERSON)]
    return [withhold(query.columns, row, privacy) for row in rows]


def withhold(
    columns: Mapping[str, Column], row: Mapping[str, Any], privacy: Privacy
) -> dict[str, Any]:
    """Return `row` with the names of persons as `privacy` allows.

    A name is a person's where its column says so, where the id beside it (person, person_id)
    is one, or where it stands in a map with the id of one.
    """
    if privacy == "full":
        return dict(row)
    cut: dict[object, str] = {}
    maps = {
        name: _maps(row[name], privacy, cut)
        for name, column in columns.items()
        if column.type == "maps"
    }
    found = {**row, **maps}
    for name, column in columns.items():
        if name in maps or column.type == "id":
            continue
        if column.of == PERSON_NAME:
            found[name] = _each(row[name], lambda one: person_name(str(one), privacy))
        elif (ids := _ids(name, row)) is not None:
            found[name] = _beside(row[name], ids, privacy)
        else:  # the same names told again
            found[name] = _each(row[name], lambda one: cut.get(one, one))
    return found


def _ids(name: str, row: Mapping[str, Any]) -> object:
    for beside in (f"{name}_id", f"{name.removesuffix('s')}_ids", "id" if name == "name" else ""):
        if beside in row:
            return row[beside]
    return None


def _each(value: Any, change: Any) -> Any:
    if isinstance(value, list):
        return [_each(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def _beside(value: Any, ids: object, privacy: Privacy) -> Any:
    if isinstance(value, list) and isinstance(ids, list):
        return [_beside(one, id, privacy) for one, id in zip(value, ids, strict=False)]
    if isinstance(value, str) and str(ids).startswith(_PERSON):
        return person_name(value, privacy)
    return value


def _maps(value: Any, privacy: Privacy, cut: dict[object, str]) -> Any:
    """Return maps with their names cut; `cut` is told what became of each."""
    if isinstance(value, list):
        return [_maps(one, privacy, cut) for one in value]
    if not isinstance(value, Mapping):
        return value
    shown = {}
    for name, one in value.items():
        ids = _ids(name, value)  # persons, person_ids
        shown[name] = _maps(one, privacy, cut) if ids is None else _beside(one, ids, privacy)
    if str(value.get("id")).startswith(_PERSON):
        names = [name for name in _NAMES if isinstance(value.get(name), str)]
        shown |= {name: person_name(value[name], privacy) for name in names}
        if value.get(_SPOKEN):  # a surname is not told apart from the rest
            shown[_SPOKEN] = WITHHELD
        cut.update((value[name], shown[name]) for name in names)
    return shown
