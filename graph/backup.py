"""A backup: one file with all that cannot be made again, and what it must be.

A zip file, as Python itself writes and reads it and any machine opens it: its list of members
stands at its end, so that a file cut off is told at once. `manifest.json` in it says what it
holds, with the size and SHA-256 of each member (docs/decisions/0020).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from math import ceil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.archive import VERSION, archive_path, open_archive
from graph.digests import digest_of_archive
from graph.errors import InputError
from graph.home import is_record, records
from graph.ledger import lines
from graph.lock import is_free, locked
from graph.progress import Progress, silent
from graph.settings import ROOT
from graph.targets import check_new, written
from graph.turns import turn
from graph.words import N_, Message

FORMAT = 1
"""Of backups: raised where an earlier program could not put one back."""
_MANIFEST = "manifest.json"
_MANIFEST_BYTES = 1024**2
_CHUNK = 1024**2
_PAGES = 4096
"""Of the archive copied at a time: between two it is told how far it is, and can be ended."""
_LOCK = "street-graph-backup.lock"
"""File in the folder of a backup that is being made, held by who makes it."""
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Member(BaseModel):
    """One file of a backup."""

    model_config = ConfigDict(frozen=True)

    size: int
    sha256: str


class Manifest(BaseModel):
    """What a backup says of itself."""

    model_config = ConfigDict(frozen=True)

    format: int
    program: str
    """Version of the program that made it."""
    archive: int
    """Version of the archive's tables."""
    made: str
    """ISO date and time."""
    loads: int
    """Loads that are done; a restore brings these back, and one that lacked only its mark."""
    cut_off: tuple[str, ...]
    """Loads that were neither done nor taken back."""
    files: int
    rows: int
    nodes: int
    relationships: int
    digest: str
    """Of the graph as the archive knows it; see `graph.digests`."""
    ledgers: Mapping[str, int]
    """Name of a ledger -> its lines."""
    mappings: int
    """Shapes of rosters of which headings were said to mean something."""
    members: Mapping[str, Member]


def program_version() -> str:
    """Return the version of this program."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def back_up(home: Path, target: Path, progress: Progress = silent) -> Manifest:
    """Write all of a home folder that cannot be made again into one new file.

    It is there when it is whole: until then it stands in a folder beside, whose name begins with
    its own; the next backup drops such folders of killed ones. Only its owner may read it.

    Parameters
    ----------
    progress
        Told what is being done, and when a load must be waited for.

    Raises
    ------
    InputError
        If there is such a file, it cannot be written, or there is nothing to keep.
    """
    if target.is_dir():
        raise InputError(N_("{file} is a folder; name a file."), file=target)
    check_new(target)
    if not records(home):
        raise InputError(N_("{home} holds nothing to keep: nothing was loaded there."), home=home)
    with written(target), _part(target) as part:
        copy, draft = part / "records", part / "backup"
        with turn(home, lambda message: progress(message, 0, 0), reading=True):
            _copy(home, copy, target, progress)
        progress(Message(N_("Adding up the graph that the archive makes")), 0, 0)
        manifest = _described(copy)
        progress(Message(N_("Packing {file}"), {"file": target.name}), 0, 0)
        _pack(copy, manifest, draft)
        check_new(target)  # another may have come meanwhile
        draft.replace(target)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself.

    Raises
    ------
    InputError
        If the file is no backup, only a part of one, or of another version.
    """
    with _opened(path) as file:
        return _manifest(path, file)


def unpack(path: Path, folder: Path) -> Manifest:
    """Write the records of a backup into an empty folder, and see that all are as they were.

    Raises
    ------
    InputError
        As `read_manifest`, or if a member is damaged or the disk too small.
    """
    with _opened(path) as file:
        manifest = _manifest(path, file)
        needed, free = sum(m.size for m in manifest.members.values()), _free(folder)
        if needed > free:
            raise InputError(
                N_("{file} needs {needed} MB of disk at {folder}, and {free} MB are free."),
                file=path, needed=ceil(needed / 1024**2), folder=folder, free=free // 1024**2,
            )  # fmt: skip
        for name, member in manifest.members.items():
            with written(folder / name):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                _write(path, file, name, member, folder / name)
    return manifest


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """Give a folder beside `target`, and drop those of backups that nobody makes any more."""
    for former in target.parent.glob("*.part-????????"):  # as `tempfile` ends a name
        with suppress(OSError):  # no folder of a backup, or somebody else's
            if is_free(former / _LOCK):
                shutil.rmtree(former)
    with (
        tempfile.TemporaryDirectory(prefix=f"{target.name}.part-", dir=target.parent) as part,
        ExitStack() as held,
    ):
        with suppress(OSError):  # some disks of a network know no locks
            held.enter_context(locked(Path(part) / _LOCK))
        yield Path(part)


def _copy(home: Path, copy: Path, target: Path, progress: Progress) -> None:
    """Copy the records of a home, which nobody changes meanwhile but who decides on findings."""
    for name in records(home):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if home / name == archive_path(home):
            _copy_archive(home, copy / name, target, progress)
        else:
            shutil.copyfile(home / name, copy / name)


def _copy_archive(home: Path, copy: Path, target: Path, progress: Progress) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        progress(Message(N_("Copying the archive")), total - remaining, total)

    with open_archive(home, reading=True) as archive, closing(sqlite3.connect(copy)) as other:
        try:
            archive.sql.backup(other, pages=_PAGES, progress=tell)
        except sqlite3.OperationalError as error:  # of the copy: its disk is full
            raise InputError(
                N_("{file} cannot be written: {reason}."), file=target, reason=str(error)
            ) from error


def _described(copy: Path) -> Manifest:
    with open_archive(copy) as archive:
        loads = archive.loads()
        digest = digest_of_archive(archive)
        counted = archive.done()
        files = {file.id for load in counted for file in archive.files(load.number)}
    names = records(copy)
    return Manifest(
        format=FORMAT,
        program=program_version(),
        archive=VERSION,
        made=datetime.now().astimezone().isoformat(timespec="seconds"),
        loads=len(counted),
        cut_off=tuple(load.id for load in loads if load.cut_off),
        files=len(files),
        rows=sum(load.rows for load in counted),
        nodes=digest.nodes,
        relationships=digest.relationships,
        digest=digest.text,
        ledgers={
            name: sum(1 for _ in lines(copy / name)) for name in names if name.endswith(".jsonl")
        },
        mappings=sum(name.startswith("mappings/") for name in names),
        members={name: _member(copy / name) for name in names},
    )


def _member(path: Path) -> Member:
    with path.open("rb") as file:
        return Member(
            size=path.stat().st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest()
        )


def _pack(copy: Path, manifest: Manifest, draft: Path) -> None:
    with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr(_MANIFEST, manifest.model_dump_json(indent=2))
            for name in manifest.members:
                file.write(copy / name, name)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _unread(path, error) from error
    with stream:
        try:
            file = zipfile.ZipFile(stream)
        # Whatever bytes make of the list of members: a part of a file may hold any.
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _no_backup(path, str(error)) from error
        with file:
            yield file


def _manifest(path: Path, file: zipfile.ZipFile) -> Manifest:
    names = file.namelist()
    if _MANIFEST not in names:
        raise _no_backup(path, "no manifest")
    if any(each.compress_type not in _PACKED for each in file.infolist()):
        raise _no_backup(path, "packed in another way")  # which takes memory, or fails, otherwise
    content = b"".join(_chunks(path, file, _MANIFEST, _MANIFEST_BYTES))
    try:
        said = json.loads(content)
        if isinstance(said, dict) and isinstance(said.get("format"), int):
            _check_version(path, said)
        manifest = Manifest.model_validate(said)
    except (ValueError, ValidationError, RecursionError) as error:
        raise _no_backup(path, str(error)) from error
    if sorted(names) != sorted([_MANIFEST, *manifest.members]):
        raise _no_backup(path, "its members are not those it names")
    if strange := [name for name in manifest.members if not is_record(name)]:
        raise _no_backup(path, f"it holds {strange[0]!r}")
    return manifest


def _check_version(path: Path, said: Mapping[str, object]) -> None:
    archive = said.get("archive")
    if said["format"] != FORMAT or archive != VERSION:
        raise InputError(
            N_(
                "{file} was made by version {made} of this program, and this is {mine}: it cannot "
                "be put back by this one. Use that version."
            ),
            file=path,
            made=f"{said.get('program')} ({said['format']}.{archive})",
            mine=f"{program_version()} ({FORMAT}.{VERSION})",
        )


def _write(path: Path, file: zipfile.ZipFile, name: str, member: Member, target: Path) -> None:
    digest, size = hashlib.sha256(), 0
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        for chunk in _chunks(path, file, name, member.size):
            digest.update(chunk)
            size += out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if size != member.size or digest.hexdigest() != member.sha256:
        raise _damaged(path, name)


def _chunks(path: Path, file: zipfile.ZipFile, name: str, most: int) -> Iterator[bytes]:
    """Yield the content of a member, at most as many bytes as it is said to have, and a few."""
    size = 0
    try:
        with file.open(name) as stream:
            while size <= most and (chunk := stream.read(_CHUNK)):
                size += len(chunk)
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise _damaged(path, name, str(error)) from error
    except OSError as error:
        raise _unread(path, error) from error
    if size > most:
        raise _damaged(path, name, "longer than it says")


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _unread(path: Path, error: OSError) -> InputError:
    return InputError(N_("{file} cannot be read: {reason}."), file=path, reason=error.strerror)


def _damaged(path: Path, name: str, detail: str = "") -> InputError:
    return InputError(
        N_("{file} is damaged: {member} in it is not what it was. Nothing was changed."),
        file=path, member=name, detail=detail,
    )  # fmt: skip


def _no_backup(path: Path, detail: str) -> InputError:
    return InputError(
        N_("{file} is no backup of this program, or only a part of one. Nothing was changed."),
        file=path, detail=detail,
    )  # fmt: skip
