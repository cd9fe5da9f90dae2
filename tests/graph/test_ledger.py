"""A record that is only added to loses nothing, whoever wrote to it last."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.ledger import append, lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.jsonl"


def test_no_file_has_no_lines(path: Path) -> None:
    assert list(lines(path)) == []
    assert not path.exists()


def test_only_a_line_break_parts_lines(path: Path) -> None:
    append(path, '"张\u2028三\x85\x0c"')
    append(path, '"李四"')
    assert list(lines(path)) == [(1, '"张\u2028三\x85\x0c"'), (2, '"李四"')]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        (b'{"a": 1}\n{"b": "\xe5', [(1, '{"a": 1}')]),  # cut off within a letter
        (b'{"a": 1}\n{"b', [(1, '{"a": 1}')]),
        (b'{"a": 1}\n\0\0\0', [(1, '{"a": 1}')]),
        (b'{"a"', []),
        # As an editor leaves it: open, with a mark before and an empty line between.
        (b'\xef\xbb\xbf{"a": 1}', [(1, '{"a": 1}')]),
        (b'{"a": 1}\n\n{"b": 2}', [(1, '{"a": 1}'), (3, '{"b": 2}')]),
    ],
)
def test_an_open_last_line_counts_if_it_is_whole(
    path: Path, left: bytes, kept: list[tuple[int, str]]
) -> None:
    path.write_bytes(left)
    assert list(lines(path)) == kept
    append(path, '{"c": 3}')
    next_number = kept[-1][0] + 1 if kept else 1
    assert list(lines(path)) == [*kept, (next_number, '{"c": 3}')]


@pytest.mark.parametrize("left", [b'{"a": 1}\n', b'{"a": 1}'])
def test_a_full_disk_leaves_nothing_of_a_line(path: Path, left: bytes) -> None:
    path.write_bytes(left)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(left) + 5, hard))
    try:
        with pytest.raises(InputError, match="cannot be written: File too large"):
            append(path, '{"b": 2}')
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == left


def test_a_line_that_may_not_be_on_the_disk_does_not_count(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    append(path, '{"a": 1}')
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(InputError, match="cannot be written"):
        append(path, '{"b": 2}')
    assert list(lines(path)) == [(1, '{"a": 1}')]


def test_what_is_no_text_is_told(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        list(lines(path))


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        list(lines(path))
    with pytest.raises(InputError, match="cannot be written"):
        append(path, "{}")
