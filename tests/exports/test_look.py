"""Every kind of the model has a shape, every tie a line, and no two look the same."""

from __future__ import annotations

import pytest

from exports.look import LINES, SHAPES, family, line
from graph.errors import ModelError
from graph.model import model


def test_every_label_of_the_model_has_a_shape() -> None:
    for label in model().nodes:
        assert family(label) in SHAPES


def test_every_relationship_of_the_model_has_a_line() -> None:
    for name in model().relationships:
        assert line({"type": name}) in LINES


def test_a_label_nobody_declared_is_refused_by_name() -> None:
    with pytest.raises(ModelError, match="Spaceship"):
        family("Spaceship")


def test_kinds_differ_without_colour() -> None:
    signs = [
        (shape.marker, shape.size, shape.filled)
        for key, shape in SHAPES.items()
        if key not in ("post", "vacant", "missing")  # these differ by dashes
    ]
    assert len(signs) == len(set(signs))


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        ({"type": "INTERLOCKED", "judgement": "banned"}, "banned"),
        ({"type": "INTERLOCKED"}, "allowed"),
        ({"type": "COBUILDING", "status": "active", "projects": 2}, "cobuilding"),
        ({"type": "COBUILDING", "status": "active", "projects": 0}, "without_project"),
        ({"type": "COBUILDING", "status": "lapsed", "projects": 0}, "lapsed"),
        ({"type": "HOLDS", "full_time": False}, "part_time"),
        ({"type": "HOLDS", "full_time": None}, "post"),
        ({"type": "HOLDS", "judgement": "banned"}, "post"),
        ({"type": "INTERLOCKED", "judgement": "banned", "state": "lost"}, "lost"),
        ({"type": "SOMETHING_NEW"}, "other"),
    ],
)
def test_line_of_a_tie(tie: dict[str, object], expected: str) -> None:
    assert line(tie) == expected
