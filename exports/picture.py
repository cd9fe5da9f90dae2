"""A scene as a picture for a slide or a page: PNG, 16:9, with everything a reader needs on it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import textalloc
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from exports.drawing import Scale, draw_nodes, draw_ties
from exports.fonts import drawable, font, lacking
from exports.key import draw_key
from exports.look import ALARM, QUIET, SHAPES, SURFACE, TEXT
from exports.names import text_width
from exports.scene import Scene, SceneNode
from graph.errors import InputError
from graph.words import N_, Language, Message, translate

WIDTH, HEIGHT, DPI = 13.335, 7.5, 200  # inches of a wide slide
_ROOM = (0.015, 0.075, 0.80, 0.80)  # left, bottom, width, height of the network
_LEADER = "#B4BAC2"
_SIDE = (0.83, 0.075, 0.165, 0.80)  # the same of the legend


def picture(scene: Scene, language: Language) -> bytes:
    """Draw `scene` as a PNG of 2667 x 1500 pixels.

    On it: title, scope, date, legend with counts, the source note, whether the data are a
    sample, how many names found no room, and which characters the font lacks.

    Raises
    ------
    InputError
        If the scene is empty.
    """
    if not scene.nodes:
        raise InputError(N_("There is nothing to draw in this scope at this date."))
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor=SURFACE)
    FigureCanvasAgg(figure)
    axes = figure.add_axes(_ROOM)
    axes.set_axis_off()
    scale = _fit(axes, scene.nodes)
    draw_ties(axes, scene, scale)
    draw_nodes(axes, scene.nodes, scale)
    left_out = _names(axes, scene, scale)
    side = figure.add_axes(_SIDE)
    side.set_axis_off()
    draw_key(side, scene, language, _points(_SIDE))
    _head(figure, scene, language)
    _foot(figure, scene, left_out, language)
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI)
    return out.getvalue()


def _points(room: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return width and height of a part of the figure in points."""
    return room[2] * WIDTH * 72, room[3] * HEIGHT * 72


def _fit(axes: Axes, nodes: Sequence[SceneNode]) -> Scale:
    """Show all nodes with a margin, both axes to one scale; y goes down as in the browser."""
    width, height = _points(_ROOM)
    halves = [max(60.0, 10.0 * text_width(node.text)) for node in nodes]
    left = min(node.x - half for node, half in zip(nodes, halves, strict=True))
    right = max(node.x + half for node, half in zip(nodes, halves, strict=True))
    top, bottom = min(node.y for node in nodes) - 30, max(node.y for node in nodes) + 34
    points = min(width / (right - left), height / (bottom - top), 1.1)
    middle = ((left + right) / 2, (top + bottom) / 2)
    axes.set_xlim(middle[0] - width / points / 2, middle[0] + width / points / 2)
    axes.set_ylim(middle[1] + height / points / 2, middle[1] - height / points / 2)
    return Scale(points, len(nodes))


def _names(axes: Axes, scene: Scene, scale: Scale) -> int:
    """Set names beside their nodes, the most connected first; return how many had no room."""
    outside = [node for node in scene.nodes if node.text and not _framed(node)]
    outside.sort(key=lambda node: (node.group == "person", -node.degree, node.id))
    if not outside:
        return 0
    blocked = [point for node in scene.nodes for point in scale.outline(node)]
    # Names may cross the thin quiet lines (they have a halo), not those that carry the message.
    ends = [(scene.by_id[tie.start], scene.by_id[tie.end]) for tie in scene.ties if tie.width > 1]
    _, _, texts, _ = textalloc.allocate(
        axes,
        [node.x for node in outside],
        [node.y for node in outside],
        [drawable(node.text) for node in outside],
        x_scatter=[x for x, _ in blocked],
        y_scatter=[y for _, y in blocked],
        x_lines=[[start.x, end.x] for start, end in ends],
        y_lines=[[start.y, end.y] for start, end in ends],
        textsize=scale.text,
        textcolor=[ALARM if node.missing else TEXT for node in outside],
        linecolor=_LEADER,
        linewidth=0.5,
        margin=0.002,
        min_distance=0.006,
        max_distance=0.05,
        draw_all=False,
        nbr_candidates=120,
        fontproperties=font(),
        parse_math=False,
        path_effects=[withStroke(linewidth=2, foreground=SURFACE)],
        zorder=6,
    )
    return sum(text is None for text in texts)


def _framed(node: SceneNode) -> bool:
    return SHAPES[node.shape].label_inside and not node.missing


def _head(figure: Figure, scene: Scene, language: Language) -> None:
    _write(figure, 0.02, 0.955, scene.title, size=20, color=TEXT)
    sentence = N_("{scope}as of {date}; {nodes} {nodes:node|nodes}, {ties} {ties:tie|ties}")
    values = {
        "scope": f"{scene.scope}　" if scene.scope else "",
        "date": scene.as_of.isoformat(),
        "nodes": len(scene.nodes),
        "ties": len(scene.ties),
    }
    _write(figure, 0.02, 0.905, Message(sentence, values).get(language), size=11, color=QUIET)
    if scene.sample:
        frame = {"boxstyle": "round,pad=0.4", "fc": SURFACE, "ec": ALARM}
        words = translate(N_("sample data"), language)
        _write(figure, 0.98, 0.955, words, size=11, color=ALARM, ha="right", bbox=frame)


def _foot(figure: Figure, scene: Scene, left_out: int, language: Language) -> None:
    notes = [Message("{note}", {"note": scene.source_note})] if scene.source_note else []
    if scene.sample:
        notes.append(Message(N_("Sample: persons and ties are invented.")))
    if scene.hidden:
        notes.append(
            Message(
                N_("{count} {count:node is|nodes are} folded into others."), {"count": scene.hidden}
            )
        )
    if left_out:
        notes.append(
            Message(
                N_("{count} {count:name has|names have} no room; see the table."),
                {"count": left_out},
            )
        )
    unknown = lacking([scene.title, scene.scope, *(node.text for node in scene.nodes)])
    if unknown:
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in unknown[:5])
        notes.append(Message(N_("Characters that the font lacks: {codes}."), {"codes": codes}))
    words = "　".join(note.get(language) for note in notes)
    _write(figure, 0.02, 0.03, words, size=8.5, color=QUIET)


def _write(figure: Figure, x: float, y: float, words: str, **style: Any) -> None:
    figure.text(
        x, y, drawable(words), fontproperties=font(), va="center", parse_math=False, **style
    )
