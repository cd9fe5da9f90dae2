"""Forms in which a scene leaves the program: one module an ending, ``write(scene, language)``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

from exports.scene import Scene
from graph.errors import InputError
from graph.words import N_, Language


class Format(Protocol):
    """What a module in this folder offers; its name is the ending of the files it writes."""

    def write(self, scene: Scene, language: Language) -> bytes:
        """Return the content of the file."""


def endings() -> list[str]:
    """Return the endings that can be written, without the dot, in alphabetical order."""
    return sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")
    )


def format_of(file: Path) -> Format:
    """Return the format that the ending of `file` asks for.

    Raises
    ------
    InputError
        If there is none; the sentence lists those there are.
    """
    ending = file.suffix.lower().removeprefix(".")
    if ending not in endings():
        raise InputError(
            N_("{file} cannot be written: its name must end in one of {endings}."),
            file=file.name,
            endings=", ".join(f".{known}" for known in endings()),
        )
    return import_module(f"{__name__}.{ending}")
