"""Networks on a page: the scene of a query, what is chosen in it, and its picture file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from app_pages import _links, _network, _scopes, _store, _tables, _view
from app_pages._words import _, kind, language, plain
from exports import look, picture
from exports.scene import Scene, SceneNode, scene
from graph.settings import read_settings
from queries.tables import Table

LISTED_TIES = 12
CROWDED = 40
"""Nodes above which those of a crowd are left out."""


def network(
    query: str,
    *,
    key: str,
    height: int = 520,
    choice: str = "id",
    scope: str | None = None,
    empty: str | None = None,
    crowd: frozenset[str] = frozenset(),
    **parameters: object,
) -> None:
    """Draw the network of a query with the details of what is chosen in it.

    Parameters
    ----------
    query
        A query of kind ``network``.
    key
        Key of the widget.
    height
        Of the picture, in pixels.
    choice
        Under which name the address keeps what is chosen.
    scope
        Another scope than that of the page.
    empty
        Sentence to show where there is nothing to draw.
    crowd
        Kinds of nodes to leave out of a picture that would be too full with them.
    **parameters
        Further parameters of the query.
    """
    table = _store.ask(query, scope=scope, **parameters)
    nodes, ties = _parts(table)
    left_out = 0
    if len(nodes) > CROWDED:
        nodes, ties, left_out = _thinned(nodes, ties, crowd)
    if not nodes:
        st.caption(plain(empty or _("There is nothing to draw for this scope and date.")))
        return
    with st.spinner(_("Placing {count} {count:node|nodes}…", count=len(nodes))):
        drawn = _scene(
            nodes,
            ties,
            title=table.query.title.get(language()),
            as_of=table.as_of,
            scope=_scopes.name(table.scope),
            spoken=language(),
            sample=bool(_store.now().sample),
            unfold=tuple(st.session_state.get(f"{key}_unfold", ())),
        )
    chosen = _network.network(drawn, key=key, height=height, selected=_view.selected(choice))
    _react(drawn, chosen, key, choice)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _download(drawn, key)
        if drawn.hidden:
            st.caption(
                plain(
                    _(
                        "{count} {count:body is|bodies are} folded; double-click a "
                        "folded node to unfold it.",
                        count=drawn.hidden,
                    )
                )
            )
        if left_out:
            st.caption(
                plain(
                    _(
                        "{count} {count:activity or the like is|activities and the like are} not "
                        "drawn.",
                        count=left_out,
                    )
                )
            )
    if chosen.selected:
        _details(drawn, drawn.by_id[chosen.selected])


def _parts(table: Table) -> tuple[list[Any], list[Any]]:
    if not table.rows:
        return [], []
    row: Mapping[str, Any] = table.rows[0]
    return list(row["nodes"] or []), list(row["ties"] or [])


def _thinned(
    nodes: list[Any], ties: list[Any], crowd: frozenset[str]
) -> tuple[list[Any], list[Any], int]:
    kept = [node for node in nodes if node["label"] not in crowd]
    ids = {node["id"] for node in kept}
    held = [tie for tie in ties if tie["start"] in ids and tie["end"] in ids]
    return kept, held, len(nodes) - len(kept)


@st.cache_data(max_entries=60, ttl=3600, show_spinner=False)
def _scene(
    nodes: Sequence[Mapping[str, Any]],
    ties: Sequence[Mapping[str, Any]],
    *,
    title: str,
    as_of: datetime.date,
    scope: str,
    spoken: Any,
    sample: bool,
    unfold: tuple[str, ...],
) -> Scene:
    return scene(
        nodes,
        ties,
        title=title,
        as_of=as_of,
        language=spoken,
        scope=scope,
        source_note=_("Source: loaded rosters"),
        sample=sample,
        privacy=read_settings().privacy,
        unfold=unfold,
    )


def _react(drawn: Scene, chosen: _network.Selection, key: str, choice: str) -> None:
    asked = _view.selected(choice)
    if chosen.selected != asked and (chosen.selected or asked in drawn.by_id):
        _view.select(choice, chosen.selected)
    if not chosen.opened:
        return
    if chosen.opened.startswith("fold:"):
        unfolded = {*st.session_state.get(f"{key}_unfold", ()), chosen.opened}
        st.session_state[f"{key}_unfold"] = sorted(unfolded)
        st.rerun()
    _links.go("profile", id=chosen.opened)


def _download(drawn: Scene, key: str) -> None:
    spoken = language()
    st.download_button(
        "PNG",
        data=lambda: picture.picture(drawn, spoken),
        file_name=f"{_tables.file_name(drawn.title)}.png",
        mime="image/png",
        key=f"{key}_png",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _details(drawn: Scene, node: SceneNode) -> None:
    with st.container(border=True, key="details"):
        st.markdown(f"**{plain(node.name)}**")
        st.caption(plain(kind(node.kind)))
        lines = []
        for tie in drawn.ties:
            if node.id in (tie.start, tie.end):
                other = drawn.by_id[tie.end if tie.start == node.id else tie.start]
                word = look.LINES[tie.line].text.get(language())
                lines.append(f"- {plain(word)}: {plain(other.name)}")
        st.markdown("\n".join(sorted(lines)[:LISTED_TIES]))
        if len(lines) > LISTED_TIES:
            st.caption(plain(_("and {count} more", count=len(lines) - LISTED_TIES)))
        if not node.id.startswith("fold:") and not node.missing:
            _links.profile(node.id, _("Open profile"))
