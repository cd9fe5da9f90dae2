"""The legend beside a picture: what is in it, each sign as it is drawn, with its count."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyBboxPatch
from matplotlib.patheffects import withStroke

from exports.drawing import strokes, style, symbols
from exports.fonts import font
from exports.look import LINES, SHAPES, SURFACE, TEXT, Line, Shape
from exports.names import text_width
from exports.scene import LegendEntry, Scene
from graph.words import Language

_SIGN = 22.0  # width of a sign, in points


def draw_key(axes: Axes, scene: Scene, language: Language, size: tuple[float, float]) -> None:
    """Draw the legend of `scene` downwards from the top of `axes`, in points of paper.

    Parameters
    ----------
    axes
        Empty axes without frame.
    scene
        Whose legend is drawn.
    language
        Language of the words.
    size
        Width and height of `axes` on paper, in points.
    """
    width, height = size
    axes.set_xlim(0, width)
    axes.set_ylim(-height, 0)
    step = min(19.0, height / max(1, len(scene.legend)))
    words = [f"{entry.text.get(language)}  {entry.count}" for entry in scene.legend]
    widest = max(map(text_width, words), default=1.0)
    letters = min(9.5, step * 0.52, (width - _SIGN - 7) / widest)
    for number, (entry, word) in enumerate(zip(scene.legend, words, strict=True)):
        y = -(number + 0.5) * step
        if entry.tie:
            _tie(axes, LINES[entry.key], y, letters)
        else:
            _node(axes, entry, SHAPES[entry.key], y, step)
        axes.text(_SIGN + 7, y, word, fontproperties=font(), size=letters, color=TEXT, va="center",
                  parse_math=False)  # fmt: skip


def _node(axes: Axes, entry: LegendEntry, shape: Shape, y: float, step: float) -> None:
    middle = _SIGN / 2
    if shape.marker == "box":
        frame = FancyBboxPatch((middle - 7, y - 3.5), 14, 7, boxstyle="round,pad=0,rounding_size=2",
                               fc="#F3F4F6", ec=shape.colour, lw=0.8)  # fmt: skip
        axes.add_patch(frame)
    elif shape.marker == "ellipse":
        axes.add_patch(Ellipse((middle, y), 16, 9, fc="#F3F4F6", ec=shape.colour, lw=0.8))
    else:
        half = min(step * 0.36, 0.28 * shape.size + 1.2)
        symbols(axes, [(middle, y)], [half], shape, entry.key in ("missing", "vacant"))


def _tie(axes: Axes, look: Line, y: float, size: float) -> None:
    for colour, share in strokes(look):
        width = max(0.8, look.width * 0.6) * share
        axes.add_line(
            Line2D([0, _SIGN], [y, y], color=colour, lw=width, ls=style(look), dash_capstyle="butt")
        )
    if look.arrow:
        axes.add_line(Line2D([_SIGN - 2], [y], marker=">", ms=4, color=look.colour, ls=""))
    if look.mark:
        halo = [withStroke(linewidth=2, foreground=SURFACE)]
        axes.text(_SIGN / 2, y, look.mark, fontproperties=font(), size=size, color=look.colour,
                  ha="center", va="center", path_effects=halo, parse_math=False)  # fmt: skip
