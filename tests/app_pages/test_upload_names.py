"""Names of uploads: none leads out of the folder where uploads are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app_pages._data.upload import own_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("名册.xlsx", "名册.xlsx"),
        ("../../etc/a.csv", "a.csv"),
        ("..\\..\\a.csv", "a.csv"),
        ("/etc/a.csv", "a.csv"),
        ("C:\\Users\\a.csv", "a.csv"),
        ("a\0.csv", "a.csv"),
        ("..", "_"),
        ("../..", "_"),
        ("", "_"),
        ("长" * 300 + ".csv", "长" * 56 + ".csv"),
    ],
)
def test_an_upload_stays_in_its_folder(tmp_path: Path, sent: str, kept: str) -> None:
    assert own_name(sent) == kept
    path = tmp_path / "0" / own_name(sent)
    path.parent.mkdir()
    path.write_bytes(b"x")
    assert [each.name for each in path.parent.iterdir()] == [kept]
