"""What kind of roster a sheet is, and what its columns mean in one of that kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from loaders._mapping import remember
from loaders._reading import RawSheet
from loaders._recognition import not_read, recognise
from tests.loaders.recognised import FILE, fields_of, found_in, table


def test_a_time_may_stand_for_a_day() -> None:
    headings = ["事项类别", "事项名称", "收到时间", "受理\n时间", "办结时间"]
    found = found_in(table(headings, ["调解", "漏水", "2024-1-1", "2024-1-2", "2024-2-1"]))
    assert list(fields_of(found).values()) == ["form", "name", "received", "accepted", "closed"]
    found = found_in(
        table([*headings[:2], "登记时间", "办结时间"], ["调解", "漏水", "2024", "2023"])
    )
    assert [(each.column, each.field) for each in found.questions] == [("登记时间", "received")]


MEMBERS = ["姓名", "任职组织", "职务"]
MEMBER = ["示例甲", "金安居委会", "主任"]


def test_a_column_of_units_is_the_body_where_nothing_else_is() -> None:
    headings = ["序号", "姓名", "性别", "单位", "职务", "任职时间", "学历"]
    row = [1, "示例甲", "女", "金安居委会", "主任", "2014.3", "大专"]
    for name in ("2024年干部名册", "任职"):
        found = found_in(table(headings, row, name=name))
        assert found.kind == "holdings"
        assert list(fields_of(found).values()) == [
            "person", "gender", "organisation", "role", "start", "education",
        ]  # fmt: skip
        assert found.headings.unmapped == ("序号",)
    both = found_in(table([*MEMBERS, "单位"], ["示例甲", "", "主任", "同济大学"]))
    assert (list(fields_of(both)), both.headings.unmapped) == (MEMBERS, ("单位",))
    assert both.remarks == ()
    near = found_in(
        table(["姓名", "任职的组织", "职务", "单位"], [*MEMBER, "同济大学"], name="任职")
    )
    assert [(each.column, each.field) for each in near.questions] == [
        ("任职的组织", "organisation")
    ]
    titled = found_in(
        RawSheet(
            "Sheet1",
            [["金安居委会班子成员名单"], ["姓名", "单位", "职务"], ["示例甲", "同济大学", "主任"]],
        )
    )
    assert (titled.given, titled.headings.unmapped) == ({"organisation": "金安居委会"}, ("单位",))


@pytest.mark.parametrize(
    "heading", ["党组织名称", "居委会名称", "居民委员会名称", "业委会名称", "业主委员会名称"]
)
def test_the_name_of_a_body_of_one_kind_is_that_of_the_body(heading: str) -> None:
    found = found_in(table([heading, "届次", "换届时间"], ["甲", "9", "2021-07"]))
    assert (found.kind, list(fields_of(found).values()), found.questions) == (
        "terms", ["organisation", "number", "start"], (),
    )  # fmt: skip
    found = found_in(table([heading, "姓名", "职务", "任职时间"], ["甲", "示例甲", "主任", "2021"]))
    assert (found.kind, list(fields_of(found).values()), found.questions) == (
        "holdings", ["organisation", "person", "role", "start"], (),
    )  # fmt: skip


def test_a_sheet_named_for_terms_is_of_terms_though_it_names_committees() -> None:
    headings = ["居委会名称", "所属居民区", "届次", "换届时间", "成立时间"]
    found = found_in(table(headings, ["甲居委会", "甲", 9, "2021-07", "1990"], name="换届"))
    assert (found.kind, found.headings.unmapped) == ("terms", ("成立时间",))
    # Without that name the sheet says when the committees were founded, and no more of terms.
    found = found_in(table([*headings[:2], "成立时间"], ["甲居委会", "甲", "1990"]))
    assert found.kind == "residents_committees"


def test_a_sheet_that_names_twice_as_much_of_another_kind_is_not_of_this_one() -> None:
    headings = ["党支部名称", "类别", "所在居民区", "书记", "成立时间", "党员人数"]
    sheet = table(headings, ["甲支部", "党支部", "甲", "示例甲", "2001", 30])
    assert recognise(FILE, sheet) is None
    assert "there is no column 组织形式" in not_read(FILE, sheet).get("en")


@pytest.mark.parametrize(
    "below", [["起", "止"], ["开始时间", "结束时间"], ["起始日期", "终止日期"]]
)
def test_the_end_of_an_office_is_when_it_is_due_not_when_it_ended(below: list[str]) -> None:
    rows = [
        ["组织名称", "届次", "任期", ""],
        ["", "", *below],
        ["甲居委会", 9, "2021-07", "2026-07"],
    ]
    found = found_in(RawSheet("Sheet1", rows, [((0, 2), (0, 3))]))
    assert list(fields_of(found).values()) == ["organisation", "number", "start", "due"]


@pytest.mark.parametrize(
    "last", [["合计", "", 2, ""], ["填表人：示例甲", "", "", ""], ["注：同上", "", "", ""]]
)
def test_a_column_counts_the_rows_whatever_stands_below_them(last: list[object]) -> None:
    headings = ["编号", "事项类别", "事项名称", "收到日期"]
    rows = [[number, "调解", "漏水", "2024-01-02"] for number in (1, 2)]
    assert "编号" not in fields_of(found_in(table(headings, *rows, last)))


@pytest.mark.parametrize(
    ("headings", "row", "kind"),
    [
        # What is known of a head makes no roster of holdings, nor one word more one of terms.
        (["居委会名称", "居民区", "姓名", "政治面貌"], ["甲居委会", "甲", "示例甲", "群众"],
         "residents_committees"),
        (["居委会名称", "居民区", "届次", "办公地址"], ["甲居委会", "甲", 8, "一路"],
         "residents_committees"),
        (["居委会名称", "届次", "任期开始", "任期届满"], ["甲居委会", 8, "2018-08", "2023-08"],
         "terms"),
    ],
)  # fmt: skip
def test_a_list_of_committees_is_no_roster_of_people_or_terms(
    headings: list[str], row: list[object], kind: str
) -> None:
    assert found_in(table(headings, row)).kind == kind


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        ([1, 2, 3], False), (["01", "02", "03"], False), ([1, 2, 1], False), ([1, "", 2], False),
        ([7, 8, 9], True), ([1, 3, 4], True), (["2024-1", "2024-2", "2024-3"], True),
    ],
)  # fmt: skip
def test_a_column_that_counts_the_rows_is_not_the_number_of_a_case(
    numbers: list[object], read: bool
) -> None:
    headings = ["编号", "事项类别", "事项名称", "收到日期"]
    rows = [[number, "调解", "漏水", "2024-01-02"] for number in numbers]
    found = found_in(table(headings, *rows))
    assert ("编号" in fields_of(found)) is read
    assert ("编号" in found.headings.unmapped) is not read
    assert len(found.remarks) == (not read)
    # A heading that says so is believed.
    found = found_in(table(["案号", *headings[1:]], *rows))
    assert "案号" in fields_of(found)


def test_a_sheet_whose_name_fits_its_headings_less_than_another_kind_stops_nothing() -> None:
    sheet = table(["姓名", "职务", "任职日期"], ["示例甲", "主任", "2021"], name="居委会")
    assert recognise(FILE, sheet) is None
    told = not_read(FILE, sheet).get("en")
    assert "most like those of Holdings" in told
    # Where no other kind fits better, what the name promises is missing.
    with pytest.raises(InputError, match="居民区"):
        recognise(FILE, table(["居委会名称", "成立日期"], ["甲居委会", "1990"], name="居委会"))


CASES = ["事项类别", "事项名称", "居民区", "登记日期", "办结日期"]
NEEDS = ["清单", "内容", "居民区", "登记日期", "认领日期"]


@pytest.mark.parametrize(
    ("headings", "first", "field"),
    [(CASES, "调解", "received"), (NEEDS, "需求", "listed")],
)
def test_the_day_of_an_entry_is_the_day_a_matter_came_in_unless_it_cannot_be(
    headings: list[str], first: str, field: str, tmp_path: Path
) -> None:
    def sheet(*days: tuple[object, object]) -> RawSheet:
        return table(headings, *([first, "漏水", "金安", *both] for both in days))

    whole = [("2024-03-01", "2024-03-20"), ("2024-03-05", "2024-03-05"), ("2024-03-07", "")]
    plain = found_in(sheet(*whole))
    assert (fields_of(plain)["登记日期"], plain.questions, plain.remarks) == (field, (), ())
    # A month is not after a day in it, nor is what is known roughly.
    rough = found_in(sheet(*whole, ("2024-03", "2024-03-20"), ("约2025", "2024")))
    assert fields_of(rough)["登记日期"] == field

    late = sheet(*whole, ("2024-05-01", "2024-04-20"))
    asked = found_in(late)
    assert "登记日期" not in fields_of(asked)
    (question,) = asked.questions
    assert (question.column, question.field) == ("登记日期", field)
    (remark,) = asked.remarks
    assert remark.get("en") == (
        "名册.xlsx, sheet Sheet1: “登记日期” may be the day of the entry, for in row 5 it lies "
        f"after “{headings[-1]}”, and is asked about."
    )
    remember(tmp_path, question.shape, {question.heading: field})
    answered = found_in(late, tmp_path)
    assert (fields_of(answered)["登记日期"], answered.questions) == (field, ())


@pytest.mark.parametrize(
    ("headings", "first", "other"), [(CASES, "调解", "收到日期"), (NEEDS, "需求", "提出日期")]
)
def test_the_day_of_an_entry_is_not_read_beside_the_day_a_matter_came_in(
    headings: list[str], first: str, other: str
) -> None:
    row = [first, "漏水", "金安", "2024-05-01", "2024-04-20", "2024-03-01"]
    found = found_in(table([*headings, other], row))
    assert list(fields_of(found)) == [*headings[:3], headings[4], other]
    assert (found.headings.unmapped, found.questions) == (("登记日期",), ())


def test_two_tables_side_by_side_are_refused() -> None:
    right = ["示例乙", "金安居委会", "委员"]
    with pytest.raises(InputError) as error:
        found_in(table([*MEMBERS, "", *MEMBERS], [*MEMBER, "", *right], name="任职"))
    assert error.value.user_message("en") == (
        "名册.xlsx, sheet 任职: a second table stands beside the first, from column E on; put it "
        "below the first, without its headings."
    )
    # One column twice is no table, nor are headings without anything below.
    found_in(table([*MEMBERS, "任职日期", "任职日期"], [*MEMBER, "2014", "2015"]))
    found_in(table([*MEMBERS, "", *MEMBERS], MEMBER))
    # Nor are two posts of one person.
    found_in(table([*MEMBERS, "任职组织", "职务"], [*MEMBER, "乙", "书记"]))
