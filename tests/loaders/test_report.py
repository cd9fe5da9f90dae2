"""The report: counts that add up, the document of the contract, and the workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest

from graph.errors import ModelError
from graph.words import Message
from loaders._report import Refusal, Report, SheetCount
from loaders._rows import IgnoredRow

COUNT = SheetCount("a.xlsx", "小区", "estates", 10, 5, 2, 2, 1, ("颜色",), ("联系电话",))
REFUSAL = Refusal("a.xlsx", "小区", 7, "户数", "=1+1", Message("This is not a number."))
IGNORED = IgnoredRow("a.xlsx", "小区", 9, Message("This is a row of totals."))


def report(**more: object) -> Report:
    return Report(
        **{
            "load_id": "3-abc",
            "dry_run": False,
            "sample": False,
            "counts": (COUNT,),
            "nodes_created": 5,
            "relationships_created": 6,
            "refusals": (REFUSAL,),
            "ignored": (IGNORED,),
            **more,
        }
    )


def test_counts_that_do_not_add_up_are_a_fault_of_the_program() -> None:
    with pytest.raises(ModelError, match="does not add up"):
        SheetCount("a.xlsx", "小区", "estates", 10, 5, 2, 2, 0)


@pytest.mark.parametrize(
    ("language", "reason"), [("zh", "此处不是数字。"), ("en", "This is not a number.")]
)
def test_the_document_is_that_of_the_contract(language: str, reason: str) -> None:
    assert report().document(language) == {
        "load_id": "3-abc",
        "files": [
            {
                "file": "a.xlsx",
                "kind": "estates",
                "rows_read": 10,
                "rows_loaded": 5,
                "rows_unchanged": 2,
                "rows_refused": 2,
                "rows_ignored": 1,
            }
        ],
        "nodes_created": 5,
        "relationships_created": 6,
        "refusals": [
            {
                "file": "a.xlsx",
                "sheet": "小区",
                "row": 7,
                "column": "户数",
                "value": "=1+1",
                "reason": reason,
            }
        ],
    }


def test_what_a_person_must_be_told() -> None:
    remarks = report(
        recovered=("2-x",), skipped=(Message("{file} is empty.", {"file": "b"}),)
    ).remarks()
    assert [remark.get("en") for remark in remarks] == [
        "Unfinished loads were found and rolled back: 2-x.",
        "b is empty.",
        "a.xlsx, sheet 小区: columns not read, for want of a field: 颜色.",
        "a.xlsx, sheet 小区: columns of personal data dropped unread: 联系电话.",
    ]


def test_a_refusal_is_one_sentence() -> None:
    assert REFUSAL.message.get("zh") == "a.xlsx 工作表 小区 第 7 行，户数“=1+1”：此处不是数字。"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({}, "Load 3-abc: 5 new nodes, 6 new ties."),
        ({"load_id": None}, "Nothing was written: no row says anything new."),
        (
            {"load_id": None, "dry_run": True},
            "Nothing was written; there would be 5 new nodes, 6 new ties.",
        ),
    ],
)
def test_the_outcome(more: dict[str, object], sentence: str) -> None:
    assert report(**more).outcome.get("en") == sentence


def test_the_workbook_lists_everything_and_runs_no_formula() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(report().workbook("zh")))
    rows = {page.title: list(page.iter_rows(values_only=True)) for page in workbook}
    assert list(rows) == ["汇总", "拒绝的行", "忽略的行", "未读取的列", "提示"]
    assert rows["汇总"][1] == ("a.xlsx", "小区", "estates", 10, 5, 2, 2, 1)
    assert rows["拒绝的行"] == [
        ("文件", "工作表", "行", "列", "内容", "原因", "原因（英文）"),
        ("a.xlsx", "小区", 7, "户数", "=1+1", "此处不是数字。", "This is not a number."),
    ]
    assert workbook["拒绝的行"]["E2"].data_type == "s"
    assert rows["忽略的行"][1] == (
        "a.xlsx", "小区", 9, "本行为合计行。", "This is a row of totals.",
    )  # fmt: skip
    assert rows["未读取的列"][1:] == [
        ("a.xlsx", "小区", "颜色", ""), ("a.xlsx", "小区", "联系电话", "✓"),
    ]  # fmt: skip
    assert openpyxl.load_workbook(io.BytesIO(report().workbook("en"))).sheetnames[0] == "Summary"
