"""Decisions on findings: kept, taken back, and never lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph.errors import InputError
from queries.marks import decide, read, undo

AT = "2026-08-01T10:00:00+08:00"


def lines(home: Path) -> list[dict[str, object]]:
    text = (home / "findings.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_finding_nobody_decided_on_is_new(tmp_path: Path) -> None:
    assert read(tmp_path).state("a") == "new"
    assert read(tmp_path).last("a") is None
    assert not (tmp_path / "findings.jsonl").exists()


def test_who_decided_what_and_when_is_kept(tmp_path: Path) -> None:
    decide(tmp_path, "a", "dismissed", reason=" 任期已延\n期 ", by=" 甲 ", at=AT)

    found = read(tmp_path)
    last = found.last("a")

    assert last is not None
    assert (found.state("a"), found.state("b")) == ("dismissed", "new")
    assert (last.reason, last.by, last.at) == ("任期已延\n期", "甲", AT)


def test_the_last_decision_counts_and_undoing_goes_back_step_by_step(tmp_path: Path) -> None:
    decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)
    decide(tmp_path, "a", "dismissed", reason="重复", by="乙", at=AT)
    assert read(tmp_path).state("a") == "dismissed"

    undo(tmp_path, "a", by="丙", at=AT)
    assert read(tmp_path).state("a") == "checked"
    undo(tmp_path, "a", by="丙", at=AT)
    assert read(tmp_path).state("a") == "new"
    undo(tmp_path, "a", by="丙", at=AT)

    assert [(line["state"], line["by"], line["undoes"]) for line in lines(tmp_path)] == [
        ("checked", "甲", False),
        ("dismissed", "乙", False),
        ("checked", "丙", True),
        ("new", "丙", True),
    ]
    assert [mark.by for mark in read(tmp_path).history("a")] == ["甲", "乙", "丙", "丙"]


@pytest.mark.parametrize(("reason", "by"), [("", "甲"), ("  ", "甲"), ("重复", " ")])
def test_nothing_is_dismissed_without_reason_and_name(
    reason: str, by: str, tmp_path: Path
) -> None:  # fmt: skip
    with pytest.raises(InputError):
        decide(tmp_path, "a", "dismissed", reason=reason, by=by, at=AT)
    assert read(tmp_path).state("a") == "new"


def test_a_line_cut_off_in_writing_is_overwritten_by_the_next(tmp_path: Path) -> None:
    decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)
    with (tmp_path / "findings.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"key": "b", "sta')

    assert read(tmp_path).state("b") == "new"
    decide(tmp_path, "c", "checked", reason="", by="甲", at=AT)

    assert [line["key"] for line in lines(tmp_path)] == ["a", "c"]


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[1]",
        '{"key": "a"}',
        '{"key": "a", "state": "gone", "reason": "", "by": "b", "at": "c"}',
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, tmp_path: Path) -> None:
    decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)
    with (tmp_path / "findings.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")

    with pytest.raises(InputError) as raised:
        read(tmp_path)
    assert "第 2 行" in raised.value.user_message("zh")


def test_a_decision_is_on_the_disk_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[bytes] = []
    monkeypatch.setattr(
        os, "fsync", lambda _: kept.append((tmp_path / "findings.jsonl").read_bytes())
    )
    decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)
    (whole,) = kept
    assert json.loads(whole)["key"] == "a"


def test_an_editor_may_leave_the_last_line_open(tmp_path: Path) -> None:
    decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)
    path = tmp_path / "findings.jsonl"
    path.write_text(path.read_text(encoding="utf-8").strip(), encoding="utf-8-sig")
    decide(tmp_path, "b", "checked", reason="", by="甲", at=AT)
    found = read(tmp_path)
    assert (found.state("a"), found.state("b")) == ("checked", "checked")


def test_a_record_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "findings.jsonl").mkdir()
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)
    with pytest.raises(InputError, match="cannot be written"):
        decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)


def test_others_on_the_machine_cannot_read_it(tmp_path: Path) -> None:
    decide(tmp_path, "a", "checked", reason="", by="甲", at=AT)
    assert (tmp_path / "findings.jsonl").stat().st_mode & 0o077 == 0
