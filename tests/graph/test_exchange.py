"""Records exchanged for others: all of them or, cut off anywhere, all of them later."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import exchange
from graph.errors import InputError
from graph.turns import turn

NAMES = (
    "archive/archive.sqlite", "archive/archive.sqlite-shm", "archive/archive.sqlite-wal",
    "decisions.jsonl", "mappings/a.toml",
)  # fmt: skip


def put(home: Path, text: str, names: tuple[str, ...]) -> None:
    for name in names:
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text)


def held(home: Path) -> dict[str, str]:
    return {name: (home / name).read_text() for name in NAMES if (home / name).exists()}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    put(tmp_path, "old", NAMES)
    put(exchange.lay_out(tmp_path), "new", (NAMES[0], NAMES[3]))
    return tmp_path


def test_the_former_records_are_moved_and_nothing_of_them_stays(home: Path) -> None:
    assert not exchange.under_way(home)
    exchange.begin(home, "aside")
    assert exchange.under_way(home)
    assert held(home) == {NAMES[0]: "new", NAMES[3]: "new"}
    assert held(home / "aside") == dict.fromkeys(NAMES, "old")
    exchange.end(home)
    assert not exchange.under_way(home)
    assert sorted(path.name for path in home.iterdir()) == [
        "archive", "aside", "decisions.jsonl", "mappings",
    ]  # fmt: skip


def test_former_records_of_no_use_go(home: Path) -> None:
    exchange.begin(home, None)
    exchange.end(home)
    assert held(home) == {NAMES[0]: "new", NAMES[3]: "new"}
    assert sorted(path.name for path in home.iterdir()) == [
        "archive", "decisions.jsonl", "mappings",
    ]  # fmt: skip


def test_what_sqlite_left_of_an_archive_that_was_lost_goes_too(home: Path) -> None:
    (home / NAMES[0]).unlink()
    exchange.begin(home, "aside")
    assert held(home) == {NAMES[0]: "new", NAMES[3]: "new"}
    assert held(home / "aside") == dict.fromkeys(NAMES[1:], "old")


def test_what_was_never_begun_changes_nothing(home: Path) -> None:
    exchange.go_on(home)
    assert held(home) == dict.fromkeys(NAMES, "old")
    exchange.lay_out(home)
    assert list((home / "restoring" / "records").iterdir()) == []
    exchange.end(home)
    assert not (home / "restoring").exists()


@pytest.mark.parametrize("last", range(1, 20))
def test_cut_off_at_any_move_it_is_the_old_state_or_is_ended(
    home: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    moves = 0
    replace = Path.replace

    def counted(source: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == last:
            raise KeyboardInterrupt
        return replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counted)
        if last > 10:  # 3 notes, 5 that leave, 2 that arrive
            exchange.begin(home, "aside")
        else:
            with pytest.raises(KeyboardInterrupt):
                exchange.begin(home, "aside")
    if not exchange.under_way(home):
        assert last == 1
        assert held(home) == dict.fromkeys(NAMES, "old")
        return
    with pytest.raises(InputError, match="Run `python -m graph rebuild`"), turn(home):
        pass
    with turn(home, ends_restore=True):
        exchange.go_on(home)
    assert held(home) == {NAMES[0]: "new", NAMES[3]: "new"}
    assert held(home / "aside") == dict.fromkeys(NAMES, "old")
