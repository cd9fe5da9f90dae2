"""One holder at a time, and a sentence where none can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.lock import locked


@pytest.mark.parametrize("taken", ["archive", "archive/lock"])
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path, taken: str) -> None:
    folder = tmp_path / "archive"
    if taken == "archive":
        folder.touch()
    else:
        (folder / "lock").mkdir(parents=True)
    with pytest.raises(InputError) as error, locked(folder / "lock"):
        pass
    said = error.value.user_message("en")
    assert said.startswith(f"{folder} cannot be written to (")
    assert said.endswith("); set STREET_GRAPH_HOME.")
