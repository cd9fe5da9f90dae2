"""Which files of a home folder cannot be made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.archive import archive_path
from graph.home import is_record, records
from loaders import mapping_file, remember
from loaders._decisions import decisions_file
from loaders._mapping import Shape
from queries import marks


def test_archive_ledgers_and_mappings_are_records_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "neo4j/data/databases/neo4j/store", "neo4j-password", "server.json", "logs/commands.log",
        "archive/archive.sqlite", "archive/archive.sqlite-wal", "archive/lock",
        "decisions.jsonl", "findings.jsonl", "mappings/estates-1a2b.toml",
        "replaced-20260824-120000/decisions.jsonl", "restoring/records/decisions.jsonl",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = records(tmp_path)
    assert found == [
        "archive/archive.sqlite", "decisions.jsonl", "findings.jsonl", "mappings/estates-1a2b.toml",
    ]  # fmt: skip
    assert all(map(is_record, found))


def test_what_the_other_packages_keep_is_among_them(tmp_path: Path) -> None:
    shape = Shape("estates", frozenset({"小区"}))
    remember(tmp_path, shape, {"小区": "name"})
    marks.decide(tmp_path, "a", "checked", reason="", by="li", at="2026-08-24T10:00:00+08:00")
    decisions_file(tmp_path).touch()
    archive_path(tmp_path).parent.mkdir()
    archive_path(tmp_path).touch()
    kept = {path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".lock"}
    assert {tmp_path / name for name in records(tmp_path)} == kept
    assert len(kept) == 4
    assert mapping_file(tmp_path, shape) in kept


@pytest.mark.parametrize(
    "name",
    [
        "../decisions.jsonl", "/etc/decisions.jsonl", "mappings/../../x.toml", "neo4j-password",
        "mappings\\x.toml", "C:decisions.jsonl", "archive/lock", "a/decisions.jsonl", "", ".",
        "mappings/a/b.toml", "..jsonl/x",
    ],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_none(name: str) -> None:
    assert not is_record(name)
