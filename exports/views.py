"""The networks that can be drawn: each prepared query of kind ``network`` is a view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from exports.scene import Scene, scene
from graph.connection import Graph
from graph.errors import InputError
from graph.settings import Privacy
from graph.words import N_, Language, translate
from queries.catalogue import Query, catalogue
from queries.runner import run
from queries.scopes import Scope


def views() -> dict[str, Query]:
    """Return the views by name: ``organisation`` for the query ``organisation_network``.

    Only queries that ask for nothing but date and scope are views; the network around one
    node belongs to its profile.
    """
    return {
        query.name.removesuffix("_network"): query
        for query in catalogue().values()
        if query.kind == "network" and query.parameters.keys() <= {"as_of", "scope"}
    }


def find(name: str) -> Query:
    """Return the view `name`; singular and plural mean the same.

    Raises
    ------
    InputError
        If there is no such view; the sentence lists those there are.
    """
    known = views()
    for view, query in known.items():
        if view.rstrip("s") == name.rstrip("s"):
            return query
    raise InputError(
        N_("There is no view {name}. There are: {views}."), name=name, views=", ".join(known)
    )


def view_scene(
    graph: Graph,
    view: str,
    *,
    scope: Scope,
    as_of: dt.date,
    language: Language,
    privacy: Privacy,
) -> Scene:
    """Ask the graph for a view and return its scene.

    Parameters
    ----------
    graph
        Where to ask.
    view
        Name of the view.
    scope
        Place that is drawn.
    as_of
        Date that is drawn.
    language
        Language of the words.
    privacy
        How much of persons' names is shown.
    """
    query = find(view)
    rows: list[Mapping[str, Any]] = [*run(graph, query.name, as_of=as_of, scope=scope.code).rows]
    loads = run(graph, "loads", as_of=as_of).rows
    return scene(
        [node for row in rows for node in row["nodes"]],
        [tie for row in rows for tie in row["ties"]],
        title=query.title.get(language),
        as_of=as_of,
        language=language,
        scope=scope.title(language),
        source_note=translate(N_("Source: loaded rosters."), language),
        sample=any(load["sample"] for load in loads),
        privacy=privacy,
    )
