"""Scopes: the places that a question can be limited to, found by code or by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from graph.errors import InputError
from graph.names import area_stem, name_key
from graph.words import N_, Language, Message, Text
from queries.runner import run

if TYPE_CHECKING:
    from graph.connection import Graph

Level = Literal["all", "city", "district", "subdistrict", "area"]


@dataclass(frozen=True)
class Scope:
    """One place that can be asked for.

    Parameters
    ----------
    code
        Prefix of division codes; "" is everything.
    name
        Its name; empty for everything.
    level
        How fine it is.
    parent
        Name of the next wider place, to tell namesakes apart.
    """

    code: str
    name: str
    level: Level
    parent: str = ""

    def title(self, language: Language) -> str:
        """Return what to call it in `language`."""
        return self.name or Message(N_("All places")).get(language)


EVERYTHING = Scope("", "", "all")
# Names of whole cities stand in no roster; those without an entry go by their code.
_CITIES = {"31": Text(zh="上海市", en="Shanghai")}


def scopes(graph: Graph, language: Language = "zh") -> list[Scope]:
    """Return every place known to the graph, the widest first, areas after their subdistrict."""
    rows = run(graph, "places", as_of=date.today()).rows
    found: dict[str, Scope] = {"": EVERYTHING}
    for row in rows:
        code, name = str(row["code"]), str(row["name"])
        city, district = code[:2], code[:6]
        city_name = _CITIES[city].get(language) if city in _CITIES else city
        found.setdefault(city, Scope(city, city_name, "city"))
        district_name = str(row["district"] or district)
        found.setdefault(district, Scope(district, district_name, "district", city_name))
        level: Level = "subdistrict" if len(code) == 9 else "area"
        parent = district_name if level == "subdistrict" else str(row["subdistrict"] or "")
        found[code] = Scope(code, name, level, parent)
    return sorted(found.values(), key=lambda scope: scope.code)


def resolve(graph: Graph, text: str) -> Scope:
    """Find the place that `text` means: its code, its name, or its name without the ending.

    Raises
    ------
    InputError
        If no place is meant, or several; the sentence names near or possible ones.
    """
    text = text.strip()
    if not text:
        return EVERYTHING
    known = scopes(graph)
    if text.isdecimal():
        for scope in known:
            if scope.code == text:
                return scope
        raise InputError(N_("The graph knows no place with the code {code}."), code=text)
    exact = [scope for scope in known if name_key(scope.name) == name_key(text)]
    found = exact or [scope for scope in known if _stem(scope.name) == _stem(text)]
    if len(found) == 1:
        return found[0]
    if found:
        choices = "、".join(f"{scope.parent} {scope.name} {scope.code}" for scope in found)
        raise InputError(
            N_("{name} may mean several places; give the code: {choices}."),
            name=text,
            choices=choices,
        )
    near = get_close_matches(text, [scope.name for scope in known], n=3)
    if near:
        raise InputError(
            N_("The graph knows no place {name}. Near it: {near}."), name=text, near="、".join(near)
        )
    raise InputError(N_("The graph knows no place {name}."), name=text)


def _stem(name: str) -> str:
    return area_stem(name_key(name))
