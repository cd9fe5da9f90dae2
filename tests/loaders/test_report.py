"""The report: counts that add up, the document of the contract, and the workbook."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from graph.errors import ModelError
from graph.words import Language, Message, Text
from loaders._identity import Pair, Side
from loaders._likeness import Part
from loaders._mapping import Question, Shape
from loaders._report import Merge, Refusal, Repair, Report, SheetCount, Vanished
from loaders._rows import IgnoredRow
from loaders._sheet import Refused

COUNT = SheetCount("a.xlsx", "小区", "estates", 10, 5, 2, 2, 1, ("颜色",), ("联系电话",), 4, 3)
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
    document = report().document(language)
    assert document["load_id"] == "3-abc"
    assert document["nodes_created"] == 5
    assert document["relationships_created"] == 6
    (file,) = document["files"]
    assert {name: value for name, value in file.items() if name.startswith("rows_")} == {
        "rows_read": 10,
        "rows_loaded": 5,
        "rows_unchanged": 2,
        "rows_refused": 2,
        "rows_ignored": 1,
    }
    assert (file["file"], file["kind"]) == ("a.xlsx", "estates")
    assert document["refusals"] == [
        {
            "file": "a.xlsx",
            "sheet": "小区",
            "row": 7,
            "column": "户数",
            "value": "=1+1",
            "reason": reason,
        }
    ]


QUESTION = Question(
    "a.xlsx", "小区", "户口数", ("300", "412"), "户数", 0.67,
    Shape("estates", frozenset({"户口数"})), "户口数", "households",
)  # fmt: skip
PAIR = Pair(
    "p1", "Person",
    Side("person:1", "Person", {"name": "示例甲", "birth": date(1970, 5, 1)}, ("f1#任职!2",), ()),
    Side("person:2", "Person", {"name": "示例 甲"}, ("f2#任职!9",), ()),
    (Part(Text(zh="同名", en="the same name"), 60),),
)  # fmt: skip
FULL = {
    "repairs": (
        Repair("a.xlsx", "小区", 3, "首套交付日期", "2014.03", "2014-03", Message("A rule.")),
    ),
    "merges": (
        Merge(
            "a.xlsx", "小区", 4, "铁岭路90弄", "铁岭路九十弄居委会", Message("A reason."), "Estate"
        ),
    ),
    "questions": (QUESTION,),
    "doubts": (PAIR,),
    "vanished": (Vanished("old.xlsx", "小区", 8, "旧花苑 金安", False, "estates"),),
    "noted": (Message("A hidden row."),),
}


def test_the_document_tells_the_rest_too_and_is_json() -> None:
    document = json.loads(json.dumps(report(**FULL).document("en"), default=str))
    (file,) = document["files"]
    assert (file["sheet"], file["cells_repaired"], file["values_dropped"]) == ("小区", 4, 3)
    assert (file["columns_unmapped"], file["columns_personal"]) == (["颜色"], ["联系电话"])
    assert document["repairs"] == [
        {
            "file": "a.xlsx",
            "sheet": "小区",
            "row": 3,
            "column": "首套交付日期",
            "before": "2014.03",
            "after": "2014-03",
            "rule": "A rule.",
        }
    ]
    assert document["ignored"][0]["reason"] == "This is a row of totals."
    assert document["merges"][0]["known_as"] == "铁岭路九十弄居委会"
    assert document["questions"] == [
        {
            "file": "a.xlsx",
            "sheet": "小区",
            "column": "户口数",
            "samples": ["300", "412"],
            "proposed": "户数",
            "field": "households",
            "confidence": 0.67,
        }
    ]
    assert document["to_review"][0]["records"][0]["properties"]["birth"] == "1970-05-01"
    assert document["vanished"][0]["ended"] is False
    assert "A hidden row." in document["remarks"]


def test_what_a_person_must_be_told() -> None:
    remarks = report(
        recovered=("2-x",), skipped=(Message("{file} is empty.", {"file": "b"}),)
    ).remarks()
    assert [remark.get("en") for remark in remarks] == [
        "Unfinished loads were found and rolled back: 2-x.",
        "b is empty.",
        "a.xlsx, sheet 小区: columns read as no field: 颜色.",
        "a.xlsx, sheet 小区: 3 personal values dropped from other cells.",
        "a.xlsx, sheet 小区: columns of personal data dropped unread: 联系电话.",
    ]


def test_a_column_that_waits_for_an_answer_is_not_told_as_read_as_no_field() -> None:
    count = replace(COUNT, unmapped=("户口数", "颜色"), personal=(), dropped=0)
    (told,) = report(counts=(count,), questions=(QUESTION,)).remarks()
    assert told.get("zh") == "a.xlsx 工作表 小区：以下列未作为任何字段读取：颜色。"
    only = replace(count, unmapped=("户口数",))
    assert list(report(counts=(only,), questions=(QUESTION,)).remarks()) == []


def test_pairs_are_told_for_those_on_the_page_and_those_at_the_command() -> None:
    told = next(report(doubts=(PAIR,)).remarks())
    assert told.get("en") == (
        "Pairs of records that may be one: 1; decide on them under “Records to review” on the "
        "Data page, or with `loaders review`."
    )


def test_one_value_is_not_told_as_several() -> None:
    count = replace(COUNT, unmapped=(), personal=(), dropped=1)
    assert [remark.get("en") for remark in report(counts=(count,)).remarks()] == [
        "a.xlsx, sheet 小区: 1 personal value dropped from other cells."
    ]


def test_a_refusal_is_one_sentence() -> None:
    assert REFUSAL.message.get("zh") == "a.xlsx 工作表 小区 第 7 行，户数“=1+1”：此处不是数字。"


def test_a_sentence_quotes_the_first_letters_of_what_is_very_long() -> None:
    long, short = "长" * 3000, "长" * 80 + "…"
    refusal = Refusal(
        "a.xlsx", "小区", 7, long, long, Refused("name", "No {value}.", value=long).reason
    )
    assert refusal.message.get("en") == (
        f"a.xlsx, sheet 小区, row 7, {short} “{short}”: No {short}."
    )
    count = replace(COUNT, unmapped=("颜色", long), personal=())
    assert next(report(counts=(count,)).remarks()).get("en").endswith(f": 颜色、{short}.")
    asked = replace(QUESTION, column=long, samples=(long,)).message.get("en")
    assert asked.startswith(f"a.xlsx, sheet 小区: is “{short}” ({short}) the field")


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
    workbook = openpyxl.load_workbook(io.BytesIO(report(**FULL).workbook("zh")))
    rows = {page.title: list(page.iter_rows(values_only=True)) for page in workbook}
    assert list(rows) == [
        "汇总", "退回的行", "修正的单元格", "略过的行", "不再出现的行", "未读取的列", "待确认的列",
        "合并的记录", "待核对的记录", "提示",
    ]  # fmt: skip
    assert rows["汇总"][1] == ("a.xlsx", "小区", "小区", 10, 5, 2, 2, 1, 4, 3)
    assert rows["退回的行"] == [
        ("文件", "工作表", "行", "列", "内容", "原因", "原因（英文）"),
        ("a.xlsx", "小区", 7, "户数", "=1+1", "此处不是数字。", "This is not a number."),
    ]
    assert workbook["退回的行"]["E2"].data_type == "s"
    assert rows["略过的行"][1] == (
        "a.xlsx", "小区", 9, "本行为合计行。", "This is a row of totals.",
    )  # fmt: skip
    assert rows["未读取的列"][1:] == [
        ("a.xlsx", "小区", "颜色", "", ""), ("a.xlsx", "小区", "联系电话", "✓", ""),
    ]  # fmt: skip
    assert rows["修正的单元格"][1][3:6] == ("首套交付日期", "2014.03", "2014-03")
    assert rows["不再出现的行"][1] == ("old.xlsx", "小区", 8, "旧花苑 金安", "")
    assert rows["待确认的列"][1][2:] == ("户口数", "300、412", "户数", 67)
    assert rows["合并的记录"][1][3:5] == ("铁岭路90弄", "铁岭路九十弄居委会")
    assert rows["待核对的记录"][1][:5] == ("示例甲", "示例 甲", 60, "f1#任职!2", "f2#任职!9")
    assert openpyxl.load_workbook(io.BytesIO(report().workbook("en"))).sheetnames[0] == "Summary"


def test_the_workbook_says_what_the_load_came_to() -> None:
    page = openpyxl.load_workbook(io.BytesIO(report(counts=()).workbook("en")))["Remarks"]
    assert list(page.iter_rows(values_only=True)) == [
        ("Remark (Chinese)", "Remark"),
        ("批次 3-abc：新增 5 个节点、6 条关系。", "Load 3-abc: 5 new nodes, 6 new ties."),
    ]


def test_long_texts_of_the_workbook_are_wrapped_and_numbers_are_numbers() -> None:
    long = replace(REFUSAL, reason=Message("{text}", {"text": "须在规定范围内填写" * 20}))
    book = openpyxl.load_workbook(io.BytesIO(report(refusals=(long,)).workbook("zh")))
    page = book["退回的行"]
    assert {(cell.alignment.wrap_text, cell.alignment.vertical) for cell in page[2]} == {
        (True, "top")
    }
    assert page.column_dimensions["F"].width < 62
    # 180 letters of double width in lines of 60.
    assert page.row_dimensions[2].height == 6 * 15
    assert [cell.data_type for cell in page[2]] == ["s", "s", "n", "s", "s", "s", "s"]
    assert [cell.data_type for cell in book["汇总"][2]] == ["s"] * 3 + ["n"] * 7


@pytest.mark.parametrize(("language", "letters"), [("zh", 12), ("en", 23)])
def test_a_column_is_as_wide_as_its_heading_takes_in_either_language(
    language: Language, letters: int
) -> None:
    # 删除个人信息 is six characters of two letters' width, Personal values dropped has 23.
    page = openpyxl.load_workbook(io.BytesIO(report().workbook(language))).worksheets[0]
    assert letters < page.column_dimensions["J"].width < letters + 5


def test_the_workbook_is_printed_across_with_all_columns_beside_each_other() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(report(**FULL).workbook("zh"))):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
