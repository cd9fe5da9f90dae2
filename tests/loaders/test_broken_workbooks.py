"""Workbooks as offices break them: every row accounted for, or the file refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import broken_workbooks
from benchmarks.broken_workbooks import Tally, tally
from loaders._loading import read
from sample_data.broken import Broken, Expected, broken

SEEDS = range(60)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Tally:
    return tally(SEEDS, tmp_path_factory.mktemp("broken"))


def test_no_row_is_lost_and_nothing_crashes(found: Tally) -> None:
    assert found.failures == {}
    assert sum(found.outcomes.values()) == len(SEEDS)


def test_the_corpus_has_all_outcomes(found: Tally) -> None:
    assert found.outcomes.keys() == {"read", "refused as a whole"}
    assert min(found.rows[f"rows {name}"] for name in ("loaded", "refused", "ignored")) > 5


def test_a_seed_makes_the_same_file_again() -> None:
    for seed in range(20):
        first, second = broken(seed), broken(seed)
        assert (first.name, first.faults, first.sheets) == (
            second.name, second.faults, second.sheets,
        )  # fmt: skip
        if not first.name.endswith("xlsx"):  # those hold the time of writing
            assert first.content == second.content


@pytest.mark.parametrize(
    "change",
    [
        lambda count: Expected(count.data + 1, count.ignored),
        lambda count: Expected(count.data, count.ignored + 1),
    ],
)
def test_a_row_too_few_or_too_many_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Expected], Expected]
) -> None:
    made = Broken(
        1,
        "小区.csv",
        "小区名称,居民区\n甲,乙\n合计,1\n".encode(),
        (),
        {"小区": Expected(1, 1)},
        False,
    )
    monkeypatch.setattr(broken_workbooks, "broken", lambda _: made)
    assert tally(range(1), tmp_path).failures == {}
    wrong = replace(made, sheets={"小区": change(made.sheets["小区"])})
    monkeypatch.setattr(broken_workbooks, "broken", lambda _: wrong)
    assert tally(range(1), tmp_path).failures.keys() == {0}


def test_rows_above_headings_that_are_whole_only_after_a_page_break_are_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "小区.csv"
    path.write_text(
        "小区情况表,,\n,居民区,户数\n甲,乙,1\n丙,乙,2\n小区名称,居民区,户数\n丁,乙,3\n",
        encoding="utf-8",
    )
    (table,) = read([path]).tables
    assert [row.number for row in table.rows()] == [6]
    assert [remark.get("en") for remark in table.found.remarks] == [
        "小区.csv, sheet 小区: 3 filled rows above the headings in row 5 were not read."
    ]
