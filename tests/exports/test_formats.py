"""Forms of files: found by their ending."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.formats import endings, format_of
from graph.errors import InputError


def test_every_module_in_the_folder_can_write() -> None:
    assert "png" in endings()
    for ending in endings():
        assert callable(format_of(Path(f"x.{ending.upper()}")).write)


@pytest.mark.parametrize("name", ["x.exe", "x", "x.__init__"])
def test_another_ending_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(InputError, match=r"\.png"):
        format_of(Path(name))
