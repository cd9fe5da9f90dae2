"""Names of persons in answers: no more of them than the setting allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.settings import Privacy
from queries.catalogue import Column

PERSON_NAME = "Person.name"
"""A column declared to be ``of`` this holds names of persons, whatever else stands beside it."""
WITHHELD = "×××"
_PERSON = "person:"
"""How the ids of persons begin."""
_NAMES = ("name", "value", "pinyin", "name_key")
"""What a map holds of a person's name."""
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒")


def person_name(name: str, privacy: Privacy) -> str:
    """Return what may be shown of a person's `name` under `privacy`.

    ``surname`` keeps the family name, ``posts`` nothing of the name. What was cut once stays
    as it is.
    """
    if privacy == "full" or not name or name == WITHHELD or name.endswith("…"):
        return name
    if privacy == "posts":
        return WITHHELD
    if not "\u4e00" <= name[0] <= "\u9fff":
        return f"{name.split()[-1]} …" if " " in name else f"{name[0]}…"
    family = name[:2] if name.startswith(_COMPOUND) and len(name) > 2 else name[0]
    return f"{family}某"


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
    if not isinstance(value, Mapping) or not str(value.get("id")).startswith(_PERSON):
        return value
    names = {name: value[name] for name in _NAMES if isinstance(value.get(name), str)}
    shown = {name: person_name(one, privacy) for name, one in names.items()}
    cut.update((names[name], shown[name]) for name in names)
    return {**value, **shown}
