"""PNG: the picture for a slide or a page."""

from __future__ import annotations

from exports.picture import picture
from exports.scene import Scene
from graph.words import Language


def write(scene: Scene, language: Language) -> bytes:
    """Return `scene` as a PNG of 16:9 at 200 dpi."""
    return picture(scene, language)
