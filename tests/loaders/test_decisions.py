"""The file of decisions on pairs."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from graph.errors import InputError
from loaders._decisions import (
    Decision,
    Record,
    add_decision,
    decisions_file,
    pair_id,
    read_decisions,
)


def decision(verdict: str, stays: str = "person:b", goes: str = "person:a") -> Decision:
    return Decision.model_validate(
        {
            "id": pair_id(stays, goes),
            "verdict": verdict,
            "label": "Person",
            "stays": {"id": stays, "name": "张三"},
            "goes": {"id": goes, "name": "张三"},
            "by": "li",
            "at": "2026-03-01T09:00:00+08:00",
        }
    )


def test_a_pair_has_one_id_whichever_comes_first() -> None:
    assert pair_id("a", "b") == pair_id("b", "a") != pair_id("a", "c")


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path).all == ()


def test_what_is_written_is_read_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    add_decision(tmp_path, decision("same"))
    (read,) = read_decisions(tmp_path).all
    assert read == decision("same")
    assert (read.by, read.stays) == ("li", Record(id="person:b", name="张三"))
    assert stat.S_IMODE(decisions_file(tmp_path).stat().st_mode) == 0o600
    assert decisions_file(tmp_path).read_text(encoding="utf-8").count("张三") == 2


def test_the_latest_on_a_pair_holds(tmp_path: Path) -> None:
    for verdict in ("later", "different", "same"):
        add_decision(tmp_path, decision(verdict))
        assert [each.verdict for each in read_decisions(tmp_path).all] == [verdict]
    assert len(decisions_file(tmp_path).read_text(encoding="utf-8").splitlines()) == 3


def test_taking_a_decision_back_leaves_the_file_as_a_record(tmp_path: Path) -> None:
    add_decision(tmp_path, decision("same"))
    add_decision(tmp_path, decision("undone"))
    found = read_decisions(tmp_path)
    assert found.all == ()
    assert not found.sameness()
    add_decision(tmp_path, decision("same"))
    assert read_decisions(tmp_path).sameness().id("person:a") == "person:b"


def test_what_is_different_stays_so_when_one_of_the_two_is_merged(tmp_path: Path) -> None:
    add_decision(tmp_path, decision("different", "person:a", "person:c"))
    add_decision(tmp_path, decision("same", "person:b", "person:a"))
    add_decision(tmp_path, decision("later", "person:d", "person:e"))
    found = read_decisions(tmp_path)
    assert found.ruled_out() == {pair_id("person:b", "person:c")}
    assert found.put_off() == {pair_id("person:d", "person:e")}


def test_files_of_two_offices_are_put_together_by_joining_them(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for home, each in ((ours, decision("same")), (theirs, decision("same", "person:d"))):
        home.mkdir()
        add_decision(home, each)
    text = decisions_file(theirs).read_text(encoding="utf-8")
    # An editor left the last line open, and put a mark at the beginning.
    ours_text = decisions_file(ours).read_text(encoding="utf-8")
    decisions_file(ours).write_text("\ufeff" + ours_text + "\n" + text.strip(), encoding="utf-8")
    add_decision(ours, decision("later", "person:x", "person:y"))
    assert [each.verdict for each in read_decisions(ours).all] == ["same", "same", "later"]


def test_a_name_may_hold_what_parts_lines_elsewhere(tmp_path: Path) -> None:
    made = decision("same").model_copy(update={"by": "张\u2028三\x85"})
    add_decision(tmp_path, made)
    assert read_decisions(tmp_path).all == (made,)


def test_a_line_cut_off_in_writing_never_counted(tmp_path: Path) -> None:
    add_decision(tmp_path, decision("different"))
    cut_off = decision("same", "person:x", "person:y").model_dump_json().encode()
    with decisions_file(tmp_path).open("ab") as file:
        file.write(cut_off[: cut_off.index("张".encode()) + 1])  # within a letter
    assert read_decisions(tmp_path).all == (decision("different"),)
    later = decision("later", "person:x", "person:y")
    add_decision(tmp_path, later)
    assert read_decisions(tmp_path).all == (decision("different"), later)


@pytest.mark.parametrize("line", ["nonsense", "{}", '{"id": "x", "verdict": "perhaps"}'])
def test_a_line_that_is_no_decision_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    add_decision(tmp_path, decision("same"))
    with decisions_file(tmp_path).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InputError, match="line 2"):
        read_decisions(tmp_path)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    decisions_file(tmp_path).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(tmp_path)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        add_decision(tmp_path / "nowhere", decision("same"))
