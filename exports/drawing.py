"""Nodes and ties of a scene drawn with matplotlib."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import FancyArrowPatch
from matplotlib.patheffects import withStroke

from exports.fonts import drawable, font
from exports.look import ALARM, LINES, SHAPES, SURFACE, TEXT, Line, Shape
from exports.names import text_width
from exports.scene import Scene, SceneNode, SceneTie

_DASHES = (0, (1.8, 1.1))
# The markers of matplotlib fill their square more or less; these make them look equally big.
_MARKER = {"*": 1.25, "D": 0.78, "h": 1.05, "s": 0.9, "v": 1.05, "^": 1.05, "o": 1.0}


@dataclass(frozen=True)
class Scale:
    """How layout units become points on paper.

    Parameters
    ----------
    points
        Points for one layout unit.
    count
        Number of nodes; the more, the smaller the names.
    """

    points: float
    count: int

    @property
    def text(self) -> float:
        """Size of names in points."""
        return max(5.0, min(10.0, 11.5 - 1.1 * math.sqrt(self.count / 12)))

    @property
    def symbol(self) -> float:
        """Points for one layout unit of a symbol's size: symbols shrink less than distances."""
        return max(0.24, min(0.62, self.points * 0.8))

    def frame(self, node: SceneNode) -> tuple[float, float]:
        """Return half the width and height, in layout units, of a node with its label inside."""
        width = (text_width(node.text) + 0.9) * self.text / 2
        return width / self.points, 0.85 * self.text / self.points

    def outline(self, node: SceneNode) -> Iterator[tuple[float, float]]:
        """Return points that names must not cover."""
        wide = high = node.size * self.symbol / self.points
        if SHAPES[node.shape].label_inside:
            wide, high = self.frame(node)
        steps = max(1, round(wide / max(high, 1.0)))
        for step in range(-steps, steps + 1):
            for side in (-1.0, 0.0, 1.0):
                yield node.x + wide * step / steps, node.y + high * side


def draw_ties(axes: Axes, scene: Scene, scale: Scale) -> None:
    """Draw all ties, those of one kind together, the important ones last."""
    by_line: dict[str, list[SceneTie]] = defaultdict(list)
    for tie in scene.ties:
        by_line[tie.line].append(tie)
    quiet_first = sorted(by_line, key=lambda key: (LINES[key].width, list(LINES).index(key)))
    for number, key in enumerate(quiet_first):
        look, ties = LINES[key], by_line[key]
        ends = [_ends(scene, tie) for tie in ties]
        widths = [_width(tie.width, scale) for tie in ties]
        zorder = 1 + number / 100
        if look.arrow:
            for (start, end), tie in zip(ends, ties, strict=True):
                axes.add_patch(_arrow(start, end, look, scale, scene.by_id[tie.end], zorder))
            continue
        for colour, share in strokes(look):
            axes.add_collection(
                LineCollection(
                    ends,
                    colors=colour,
                    linewidths=[width * share for width in widths],
                    linestyles=[style(look)],
                    zorder=zorder,
                    capstyle="butt",
                ),
                autolim=False,
            )
        for (start, end), tie in zip(ends, ties, strict=True):
            if tie.mark:
                _mark(axes, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), tie, scale)


def _ends(scene: Scene, tie: SceneTie) -> tuple[tuple[float, float], tuple[float, float]]:
    start, end = scene.by_id[tie.start], scene.by_id[tie.end]
    return (start.x, start.y), (end.x, end.y)


def _width(width: float, scale: Scale) -> float:
    return max(0.4, width * scale.symbol)


def strokes(look: Line) -> list[tuple[str, float]]:
    """Return colour and share of the width of what is drawn over another: twice for double."""
    return [(look.colour, 2.6), (SURFACE, 1.0)] if look.double else [(look.colour, 1.0)]


def style(look: Line) -> tuple[float, tuple[float, ...]]:
    """Matplotlib counts dashes in widths of the line."""
    return 0, tuple(length / look.width for length in look.dashes)


def _arrow(
    start: tuple[float, float],
    end: tuple[float, float],
    look: Line,
    scale: Scale,
    target: SceneNode,
    zorder: float,
) -> FancyArrowPatch:
    return FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=max(3.0, 8.0 * scale.symbol),
        shrinkA=0,
        shrinkB=target.size * scale.symbol,
        color=look.colour,
        linewidth=_width(look.width, scale),
        zorder=zorder,
    )


def _mark(axes: Axes, middle: tuple[float, float], tie: SceneTie, scale: Scale) -> None:
    axes.text(
        *middle,
        tie.mark,
        fontproperties=font(),
        size=scale.text * (0.8 if len(tie.mark) > 1 else 1.1),
        color=LINES[tie.line].colour,
        ha="center",
        va="center",
        zorder=3,
        parse_math=False,
        path_effects=[withStroke(linewidth=2, foreground=SURFACE)],
    )


def draw_nodes(axes: Axes, nodes: Sequence[SceneNode], scale: Scale) -> None:
    """Draw all nodes; those of one shape and state in one call."""
    groups: dict[tuple[str, bool], list[SceneNode]] = defaultdict(list)
    for node in nodes:
        groups[node.shape, node.missing].append(node)
    for (key, missing), members in groups.items():
        shape = SHAPES[key]
        if shape.label_inside and not missing:
            for node in members:
                _framed(axes, node, shape, scale)
            continue
        points = [(node.x, node.y) for node in members]
        symbols(axes, points, [node.size * scale.symbol for node in members], shape, missing)


def symbols(
    axes: Axes,
    points: Sequence[tuple[float, float]],
    halves: Sequence[float],
    shape: Shape,
    missing: bool,
) -> None:
    """Draw symbols of one shape, half as wide as `halves` in points; missing ones dashed."""
    filled = shape.filled and not missing
    colour = ALARM if missing else shape.colour
    grown = _MARKER.get(shape.marker, 1.0)
    axes.scatter(
        [x for x, _ in points],
        [y for _, y in points],
        s=[(2 * half * grown) ** 2 for half in halves],
        marker={"box": "s", "ellipse": "o"}.get(shape.marker, shape.marker),
        facecolors=colour if filled else SURFACE,
        edgecolors=SURFACE if filled else colour,
        linewidths=0.4 if filled else 0.9,
        linestyles=[_DASHES] if missing else "solid",
        zorder=5,
    )


def _framed(axes: Axes, node: SceneNode, shape: Shape, scale: Scale) -> None:
    frame = "round,pad=0.3" if shape.marker == "box" else "ellipse,pad=0.05"
    axes.text(
        node.x,
        node.y,
        drawable(node.text),
        fontproperties=font(),
        size=scale.text,
        color=TEXT,
        ha="center",
        va="center",
        zorder=4.5,
        parse_math=False,
        bbox={"boxstyle": frame, "fc": "#F3F4F6", "ec": shape.colour, "lw": 0.7},
    )
