"""A network that people look at and choose in: one scene, drawn by vis-network in the page.

The data come from pyvis, the drawing from the vis-network file that pyvis ships; the ready
pages of pyvis are not used, since every one of them asks other hosts for its parts.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st
from pyvis.network import Network

from exports.look import LINES, SHAPES
from exports.scene import LegendEntry, Scene, SceneNode, SceneTie
from graph.words import N_, Language, Message, translate

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {
        "hideEdgesOnDrag": True,
        "hover": True,
        "dragNodes": False,
        "zoomView": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 150,
    },
}
_WORDS = {
    "network": N_("network"),
    "tools": N_("picture tools"),
    "zoom_in": N_("zoom in (+)"),
    "zoom_out": N_("zoom out (-)"),
    "fit": N_("show all (0)"),
    "full_screen": N_("full screen"),
    "legend": N_("legend"),
    "picture": N_("save this view as a picture"),
    "hide": N_("hide or show"),
}


@dataclass(frozen=True)
class Selection:
    """What people did with a network.

    Parameters
    ----------
    selected
        Id of the chosen node; it stays until another or none is chosen.
    opened
        Id of the node double-clicked (or Enter) just now; None at the next run.
    """

    selected: str | None
    opened: str | None


def network(scene: Scene, *, key: str, height: int = 560, selected: str | None = None) -> Selection:
    """Draw `scene` and return what is chosen in it.

    Parameters
    ----------
    scene
        What to draw.
    key
        Key of the widget; its state is kept under it.
    height
        Height of the picture in pixels, without the legend.
    selected
        Id the page wants chosen (from its address or a table); each change of it wins over
        what was clicked before.
    """
    given = f"{key}.given"
    changed = st.session_state.get(given) != selected
    st.session_state[given] = selected
    result = _component()(
        key=key,
        data=_data(scene, key, height, selected),
        default={"selected": selected},
        on_selected_change=_nothing,
        on_opened_change=_nothing,
    )
    chosen = selected if changed else result.selected
    return Selection(chosen if chosen in scene.by_id else None, result.opened)


def _nothing() -> None:
    """Streamlit hands out a value only where a callback is named; the rerun itself is enough."""


@cache
def _component() -> Any:
    """Register the component once a process."""
    here = files(__package__)
    vis = (files("pyvis") / "lib/vis-9.1.2/vis-network.min.js").read_text("utf-8")
    glue = (here / "_network.js").read_text("utf-8")
    return st.components.v2.component(
        "street_graph_network",
        css=(here / "_network.css").read_text("utf-8"),
        # The file of vis-network hangs itself on the global object when it is read as a module.
        js=f"{vis}\n;const vis = globalThis.vis;\n{glue}",
    )


def _data(scene: Scene, key: str, height: int, selected: str | None) -> dict[str, object]:
    drawing = Network(directed=True)  # undirected, pyvis would drop a second tie of a pair
    drawing.set_options(json.dumps(_OPTIONS))
    for node in scene.nodes:
        _add_node(drawing, node, scene.language)
    for tie in scene.ties:
        _add_tie(drawing, tie, scene)
    nodes, edges, _, _, _, options = drawing.get_network_data()
    language = scene.language
    drawn = {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "legend": [_entry(entry, language) for entry in scene.legend],
        "words": {name: translate(word, language) for name, word in _WORDS.items()},
        "label": _label(scene),
        "file": f"{scene.title or key} {scene.as_of.isoformat()}.png",
        "height": height,
        "key": key,
    }
    signature = hashlib.sha256(json.dumps(drawn, sort_keys=True).encode()).hexdigest()
    return {**drawn, "selected": selected, "signature": signature}


def _label(scene: Scene) -> str:
    """Return what a screen reader says of the picture."""
    sentence = N_(
        "{title}, {date}: {nodes} {nodes:node|nodes}, {ties} {ties:tie|ties}. Arrow keys "
        "move from node to node, "
        "Enter opens, Escape clears, plus and minus zoom."
    )
    values = {
        "title": scene.title,
        "date": scene.as_of.isoformat(),
        "nodes": len(scene.nodes),
        "ties": len(scene.ties),
    }
    return Message(sentence, values).get(scene.language)


def _add_node(drawing: Network, node: SceneNode, language: Language) -> None:
    shape = SHAPES[node.shape]
    drawing.add_node(
        node.id,
        label=node.text or " ",
        shape=shape.vis,
        color=SHAPES["missing"].colour if node.missing else shape.colour,
        x=node.x,
        y=node.y,
        size=node.size,
        title=_tip(node, language),
        text=node.text,
        family=node.group,
        degree=node.degree,
        filled=shape.filled and not node.missing,
        missing=node.missing,
        inside=shape.label_inside and not node.missing,
    )


def _tip(node: SceneNode, language: Language) -> str:
    lines = [node.name, SHAPES[node.group].text.get(language)]
    if node.bodies:
        lines.append(
            Message(N_("in {count} {count:body|bodies}"), {"count": node.bodies}).get(language)
        )
    lines.append(Message(N_("{count} {count:tie|ties}"), {"count": node.degree}).get(language))
    return "\n".join(lines)


def _add_tie(drawing: Network, tie: SceneTie, scene: Scene) -> None:
    look = LINES[tie.line]
    ends = f"{scene.by_id[tie.start].name} — {scene.by_id[tie.end].name}"
    count = f" ×{tie.count}" if tie.count > 1 else ""
    drawing.add_edge(
        tie.start,
        tie.end,
        id=tie.id,
        color=look.colour,
        width=tie.width,
        dashes=list(look.dashes) or False,
        arrows={"to": {"enabled": True, "scaleFactor": 0.5}} if look.arrow else "",
        label=tie.mark,
        title=f"{look.text.get(scene.language)}{count}\n{ends}",
        line=tie.line,
        double=look.double,
    )


def _entry(entry: LegendEntry, language: Language) -> dict[str, object]:
    known: dict[str, object] = {
        "key": entry.key,
        "text": entry.text.get(language),
        "count": entry.count,
        "tie": entry.tie,
    }
    if entry.tie:
        look = LINES[entry.key]
        return known | {
            "color": look.colour,
            "width": look.width,
            "dashes": list(look.dashes),
            "mark": look.mark,
            "arrow": look.arrow,
            "double": look.double,
        }
    shape = SHAPES[entry.key]
    return known | {
        "color": shape.colour,
        "shape": shape.vis,
        "size": shape.size,
        "filled": shape.filled,
        "missing": entry.key in ("missing", "vacant"),
    }
