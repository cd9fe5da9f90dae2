"""What a backup holds, and what is refused as one."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph import backup
from graph.archive import archive_path, open_archive
from graph.backup import Manifest, back_up, read_manifest, unpack
from graph.connection import Graph
from graph.digests import digest_of_graph
from graph.errors import InputError
from graph.lock import locked
from graph.records import FileRecord, LoadRecord
from graph.settings import ROOT
from graph.words import Message

LOAD = LoadRecord("1-ab", 1, "running", "2026-08-24T10:00:00+08:00", "li", False, 0)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one load of no rows, a decision that was cut off, and an answer on headings."""
    home = tmp_path / "home"
    home.mkdir()
    with open_archive(home) as archive:
        with archive.journal(LOAD) as journal:
            journal.add_files([FileRecord("f1", "小区.csv", "0" * 64, 3)])
        archive.finish(1)
    (home / "findings.jsonl").write_text('{"a": 1}\n{"b": 2}\n{"c"', encoding="utf-8")
    (home / "mappings").mkdir()
    (home / "mappings" / "estates-1a.toml").write_text("kind = 'estates'", encoding="utf-8")
    (home / "neo4j-password").write_text("secret")
    return home


def whole(home: Path, path: Path) -> Path:
    back_up(home, path)
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write a backup again with other members."""
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    change(members)
    path.unlink()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def manifest_with(path: Path, **values: object) -> Path:
    def change(members: dict[str, bytes]) -> None:
        said = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps(said | values).encode()

    return changed(path, change)


def refused(path: Path, tmp_path: Path) -> str:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    with pytest.raises(InputError) as error:
        unpack(path, folder)
    return error.value.user_message("en")


def test_it_holds_what_cannot_be_made_again_and_says_what_it_is(home: Path, tmp_path: Path) -> None:
    made = back_up(home, tmp_path / "one")
    assert (made.format, made.archive, made.program) == (1, 3, "0.1.0")
    assert (made.loads, made.files, made.rows, made.cut_off) == (1, 1, 0, ())
    assert (made.nodes, made.relationships) == (2, 1)  # load and file, and the tie between
    assert (dict(made.ledgers), made.mappings) == ({"findings.jsonl": 2}, 1)
    with zipfile.ZipFile(tmp_path / "one") as file:
        assert sorted(file.namelist()) == [
            "archive/archive.sqlite", "findings.jsonl", "manifest.json", "mappings/estates-1a.toml",
        ]  # fmt: skip
        for name, member in made.members.items():
            content = file.read(name)
            assert (len(content), hashlib.sha256(content).hexdigest()) == (
                member.size,
                member.sha256,
            )
        assert Manifest.model_validate_json(file.read("manifest.json")) == made
        assert b"secret" not in b"".join(map(file.read, file.namelist()))
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "one"]


def test_what_is_unpacked_is_what_was_there(home: Path, tmp_path: Path) -> None:
    path, folder = whole(home, tmp_path / "one"), tmp_path / "new"
    folder.mkdir()
    assert unpack(path, folder) == read_manifest(path)
    for name in ("findings.jsonl", "mappings/estates-1a.toml"):
        assert (folder / name).read_bytes() == (home / name).read_bytes()
    with open_archive(home) as mine, open_archive(folder) as other:
        assert mine.loads() == other.loads()
        assert list(mine.sql.iterdump()) == list(other.sql.iterdump())
    assert archive_path(folder).stat().st_mode & 0o777 == 0o600


def test_its_digest_is_that_of_the_graph(loaded: Graph, tmp_path: Path) -> None:
    made = back_up(loaded.home, tmp_path / "one")
    assert made.digest == digest_of_graph(loaded).text
    assert (made.loads, dict(made.ledgers)) == (2, {"decisions.jsonl": 1})


def test_the_archive_is_whole_while_somebody_reads_it(home: Path, tmp_path: Path) -> None:
    reader = sqlite3.connect(archive_path(home))
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM loads").fetchall()
    assert back_up(home, tmp_path / "one").loads == 1
    reader.close()


@pytest.fixture
def fixed(home: Path) -> Iterator[Path]:
    """The home while nothing in it may be written; who may do all anyhow: see `backed_up`."""
    places = [home, *home.rglob("*")]
    for path in places:
        path.chmod(0o500 if path.is_dir() else 0o400)
    yield home
    for path in places:
        path.chmod(0o700 if path.is_dir() else 0o600)


def backed_up(fixed: Path, target: Path) -> Manifest:
    """Back a home up in a thread that may do no more than the modes of files say.

    Linux asks of each thread what it may, and lets any give that up, in a container as well.
    """

    def give_up() -> None:
        if os.geteuid() == 0:
            version_and_thread, nothing = (0x20080522, 0), bytes(24)  # see capset(2)
            ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(*version_and_thread), nothing)

    def act() -> Manifest:
        with pytest.raises(PermissionError):
            (fixed / "new").touch()
        return back_up(fixed, target)

    with ThreadPoolExecutor(1, initializer=give_up) as others:
        return others.submit(act).result()


def test_a_home_is_only_read(fixed: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (fixed, *fixed.rglob("*"))}
    made = backed_up(fixed, tmp_path / "one")
    assert (made.loads, made.nodes, dict(made.ledgers)) == (1, 2, {"findings.jsonl": 2})
    assert {path: path.stat().st_mtime_ns for path in (fixed, *fixed.rglob("*"))} == before


def test_a_home_of_decisions_alone_is_only_read(
    request: pytest.FixtureRequest, home: Path, tmp_path: Path
) -> None:
    shutil.rmtree(home / "archive")
    made = backed_up(request.getfixturevalue("fixed"), tmp_path / "one")
    assert (made.loads, dict(made.ledgers)) == (0, {"findings.jsonl": 2})


def test_a_home_whose_archive_cannot_be_seen_is_not_kept_without_it(
    fixed: Path, tmp_path: Path
) -> None:
    (fixed / "archive").chmod(0)
    with pytest.raises(InputError, match="archive cannot be written to"):
        backed_up(fixed, tmp_path / "one")
    assert not (tmp_path / "one").exists()


@pytest.fixture
def at_work(home: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who has written into the archive and not closed it: it stands beside it still."""
    other = sqlite3.connect(archive_path(home), isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("INSERT INTO loads VALUES (2, '2-cd', 'done', '2026-09-01', 'li', 0, NULL)")
    (home / "archive" / "lock").touch()
    yield other
    other.close()


@pytest.mark.usefixtures("at_work")
def test_what_was_written_last_is_read_where_only_reading_is_allowed(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    assert backed_up(request.getfixturevalue("fixed"), tmp_path / "one").loads == 2


@pytest.mark.usefixtures("at_work")
def test_what_was_written_last_and_cannot_be_read_is_told(
    request: pytest.FixtureRequest, home: Path, tmp_path: Path
) -> None:
    path = archive_path(home)
    path.with_name(f"{path.name}-shm").unlink()  # as in a copy of the other two
    fixed = request.getfixturevalue("fixed")
    with pytest.raises(InputError) as error:
        backed_up(fixed, tmp_path / "one")
    assert error.value.user_message("en") == (
        f"What was last written into the archive {archive_path(fixed)} can be read only where its "
        f"folder can be written to: copy {fixed} there, and set STREET_GRAPH_HOME to the copy."
    )


def test_two_backups_do_not_wait_for_one_another(home: Path, tmp_path: Path) -> None:
    told: list[str] = []
    with locked(home / "archive" / "lock", shared=True):
        back_up(home, tmp_path / "one", lambda message, *_: told.append(message.get("en")))
    assert not [each for each in told if "waiting" in each]


def test_it_waits_for_a_load_and_says_so(home: Path, tmp_path: Path) -> None:
    waited, told = threading.Event(), []

    def tell(message: Message, _done: int, _total: int) -> None:
        told.append(message.get("en"))
        waited.set()

    with locked(home / "archive" / "lock"):
        other = threading.Thread(target=back_up, args=[home, tmp_path / "one", tell])
        other.start()
        assert waited.wait(60)
        assert not (tmp_path / "one").exists()
    other.join(60)
    assert list(dict.fromkeys(told)) == [
        "Another act on the archive is under way; waiting for its end.",
        "Copying the archive",
        "Adding up the graph that the archive makes",
        "Packing one",
    ]
    assert read_manifest(tmp_path / "one").loads == 1


def test_a_load_that_was_cut_off_is_named(home: Path, tmp_path: Path) -> None:
    with open_archive(home) as archive:
        archive.sql.execute("UPDATE loads SET status = 'running'")
    made = back_up(home, tmp_path / "one")
    assert (made.cut_off, made.loads, made.nodes) == (("1-ab",), 0, 0)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("there", "is there already and is not written over"),
        ("", "is a folder; name a file."),
        ("none/one", "cannot be written: No such file or directory."),
        ("there/one", "cannot be written: Not a directory."),
    ],
)
def test_a_target_that_cannot_be_written_is_told(
    home: Path, tmp_path: Path, target: str, sentence: str
) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(InputError) as error:
        back_up(home, tmp_path / target)
    assert sentence in error.value.user_message("en")
    assert (tmp_path / "there").read_text() == "mine"


def test_a_full_disk_is_told_and_leaves_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_pack", full)
    with pytest.raises(InputError) as error:
        back_up(home, tmp_path / "one")
    assert error.value.user_message("en") == (
        f"{tmp_path / 'one'} cannot be written: No space left on device."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


KILLED = """
import os, signal, sys
from pathlib import Path
from graph import backup
backup._pack = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
backup.back_up(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_what_a_killed_one_left_goes_with_the_next_in_the_folder(
    home: Path, tmp_path: Path
) -> None:
    for name in ("one", "yesterday"):
        killed = [sys.executable, "-c", KILLED, str(home), str(tmp_path / name)]
        assert subprocess.run(killed, cwd=ROOT).returncode == -signal.SIGKILL
    (tmp_path / "one.part-thesecon").mkdir()  # somebody else's
    (left,) = tmp_path.glob("yesterday.part-*")
    with locked(left / "street-graph-backup.lock"):  # as the one does that makes it
        back_up(home, tmp_path / "one")
    found = sorted(path.name for path in tmp_path.iterdir())
    assert found == ["home", "one", "one.part-thesecon", left.name]
    back_up(home, tmp_path / "two")
    found = sorted(path.name for path in tmp_path.iterdir())
    assert found == ["home", "one", "one.part-thesecon", "two"]


def test_a_home_that_holds_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds nothing to keep"):
        back_up(tmp_path / "home", tmp_path / "one")
    assert list(tmp_path.iterdir()) == []


def test_a_part_of_a_backup_is_none_wherever_it_was_cut(home: Path, tmp_path: Path) -> None:
    content = whole(home, tmp_path / "one").read_bytes()
    for length in range(0, len(content), max(1, len(content) // 50)):
        (tmp_path / "part").write_bytes(content[:length])
        with pytest.raises(InputError, match=r"is no backup of this program, or only a part"):
            read_manifest(tmp_path / "part")


def test_a_changed_byte_is_told_wherever_it_stands(home: Path, tmp_path: Path) -> None:
    content = whole(home, tmp_path / "one").read_bytes()
    (tmp_path / "other").mkdir()
    for number, place in enumerate(range(0, len(content), max(1, len(content) // 50))):
        folder = tmp_path / "other" / str(number)
        folder.mkdir()
        wrong = bytearray(content)
        wrong[place] ^= 0xFF
        (tmp_path / "wrong").write_bytes(wrong)
        try:
            found = unpack(tmp_path / "wrong", folder)
        except InputError:
            continue
        # A byte that says nothing, such as that of a time: what was read is what was written.
        for name, member in found.members.items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == member.sha256


def test_any_other_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no zip at all")
    assert "is no backup of this program" in refused(tmp_path / "text", tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.txt", "a")
    with pytest.raises(InputError, match="is no backup of this program"):
        read_manifest(tmp_path / "a.zip")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_manifest(tmp_path)
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_manifest(tmp_path / "none")


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"format": 1}', b"\xff", b"[" * 100_000])
def test_a_manifest_that_is_none(home: Path, tmp_path: Path, text: bytes) -> None:
    path = changed(whole(home, tmp_path / "one"), lambda all: all.update({"manifest.json": text}))
    told = refused(path, tmp_path)
    assert "is no backup of this program" in told or "was made by version" in told


@pytest.mark.parametrize("values", [{"format": 2}, {"archive": 4}, {"archive": 2}])
def test_one_of_another_version_is_told(
    home: Path, tmp_path: Path, values: dict[str, object]
) -> None:
    path = manifest_with(whole(home, tmp_path / "one"), program="9.0", **values)
    made = f"9.0 ({values.get('format', 1)}.{values.get('archive', 3)})"
    assert f"was made by version {made} of this program, and this is 0.1.0 (1.3)" in refused(
        path, tmp_path
    )


def test_a_member_that_is_not_what_it_was(home: Path, tmp_path: Path) -> None:
    path = changed(
        whole(home, tmp_path / "one"), lambda all: all.update({"findings.jsonl": b'{"z": 9}\n'})
    )
    told = refused(path, tmp_path)
    assert told == (
        f"{path} is damaged: findings.jsonl in it is not what it was. Nothing was changed."
    )


def test_a_member_more_or_less_is_told(home: Path, tmp_path: Path) -> None:
    path = changed(whole(home, tmp_path / "one"), lambda all: all.update({"x.jsonl": b""}))
    assert "is no backup of this program" in refused(path, tmp_path)

    def less(members: dict[str, bytes]) -> None:
        del members["x.jsonl"], members["findings.jsonl"]

    changed(path, less)
    with pytest.raises(InputError, match="is no backup of this program"):
        read_manifest(path)


@pytest.mark.parametrize("name", ["../evil.jsonl", "/tmp/evil.jsonl", "neo4j-password"])
def test_a_member_that_leads_elsewhere_is_refused(home: Path, tmp_path: Path, name: str) -> None:
    path = whole(home, tmp_path / "one")
    members = read_manifest(path).model_dump()["members"]
    members[name] = {"size": 1, "sha256": hashlib.sha256(b"x").hexdigest()}
    manifest_with(path, members=members)
    changed(path, lambda all: all.update({name: b"x"}))
    assert "is no backup of this program" in refused(path, tmp_path)
    assert not (tmp_path / "evil.jsonl").exists()


def test_a_member_longer_than_it_says_is_read_no_further(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_CHUNK", 1000)
    path = whole(home, tmp_path / "one")
    changed(path, lambda all: all.update({"findings.jsonl": b"0" * 5_000_000}))
    assert "is damaged: findings.jsonl" in refused(path, tmp_path)
    said = read_manifest(path).members["findings.jsonl"].size
    assert (tmp_path / "unpacked" / "findings.jsonl").stat().st_size <= said + 1000


def test_more_than_the_disk_holds_is_refused_before_it_is_unpacked(
    home: Path, tmp_path: Path
) -> None:
    path = whole(home, tmp_path / "one")
    members = read_manifest(path).model_dump()["members"]
    members["findings.jsonl"]["size"] = 10**18
    manifest_with(path, members=members)
    assert "MB of disk at" in refused(path, tmp_path)
    assert list((tmp_path / "unpacked").iterdir()) == []


def test_a_disk_that_knows_no_locks_takes_a_backup(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def none(_: Path) -> Iterator[None]:
        raise OSError(errno.ENOLCK, "No locks available")
        yield

    monkeypatch.setattr(backup, "locked", none)
    assert read_manifest(whole(home, tmp_path / "one")).loads == 1


def test_what_is_needed_is_more_than_what_is_free(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_free", lambda _: 1024)
    told = refused(whole(home, tmp_path / "one"), tmp_path)  # of some hundred kilobytes
    assert "needs 1 MB of disk at" in told
    assert told.endswith("and 0 MB are free.")


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_one_packed_otherwise_than_backups_are_is_none(
    home: Path, tmp_path: Path, packed: int
) -> None:
    path = tmp_path / "b.zip"
    back_up(home, tmp_path / "good.zip")
    with zipfile.ZipFile(tmp_path / "good.zip") as good, zipfile.ZipFile(path, "w", packed) as file:
        for name in good.namelist():
            file.writestr(name, good.read(name))
    assert "is no backup of this program" in refused(path, tmp_path)
