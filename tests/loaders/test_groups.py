"""Headings in several rows: what a column is below the group that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from loaders._headings import blocks_of
from loaders._matching import columns_of
from loaders._reading import RawSheet
from loaders._recognition import recognise
from tests.loaders.recognised import FILE, fields_of, found_in, table


@pytest.mark.parametrize(
    "line",
    [["四平路街道", "", "居委会", ""], ["居委会", "", "四平路街道"], ["单位", "", "金安居民区"]],
)
def test_a_line_that_names_a_place_above_the_headings_is_none_of_groups(line: list[str]) -> None:
    headings = ["事项类别", "事项名称", "收到日期", "办结日期"]
    found = found_in(table(line, headings, ["调解", "漏水", "2024-1-1", "2024-2-1"]))
    assert list(fields_of(found).values()) == ["form", "name", "received", "closed"]
    assert found.questions == ()


@pytest.mark.parametrize("line", [["单位", "", "居民区"], ["填报单位", "", "居民区"]])
def test_a_line_that_says_who_reports_is_none_of_groups(line: list[str]) -> None:
    found = found_in(table(line, ["小区名称", "居委", "地址", "户数"], ["甲苑", "甲", "甲路", 300]))
    assert list(fields_of(found).values()) == ["name", "area", "address", "households"]
    # Over headings that come twice it tells of whom each speaks.
    twice = recognise(FILE, table(line, ["名称", "代码", "名称", "代码"], ["甲厂", "", "甲", ""]))
    assert twice is None or all("/" in heading for heading in twice.headings.written.values())


def grouped(columns: Sequence[str], *rows: Sequence[object], name: str = "Sheet1") -> RawSheet:
    """Return a sheet of two heading rows; 现任/职务 is 职务 below a group 现任."""
    parts = [heading.rpartition("/") for heading in columns]
    upper = [group or own for group, _, own in parts]
    lower = [own if group else "" for group, _, own in parts]
    alone = [((0, at), (1, at)) for at, own in enumerate(lower) if not own]
    return RawSheet(name, [upper, lower, *map(list, rows)], alone)


MEMBERS = ["姓名", "任职组织", "职务"]
MEMBER = ["示例甲", "金安居委会", "主任"]


@pytest.mark.parametrize(
    "group",
    ["基本情况", "一、基本信息", "2024年基本情况", "个人信息", "任职情况", "班子成员",
     "人员基本情况（现任）", "任职名单", "花名册"],
)  # fmt: skip
def test_a_heading_is_read_alone_below_a_group_that_says_nothing_else(group: str) -> None:
    found = found_in(grouped([*MEMBERS, f"{group}/出生年月"], [*MEMBER, "1970-05"]))
    assert fields_of(found)[f"{group}/出生年月"] == "birth"
    assert (found.questions, found.headings.unmapped) == ((), ())


def test_a_group_may_be_what_the_rows_are_with_words_that_say_nothing() -> None:
    columns = ["党组织基本情况/名称", "党组织基本情况/类别", "党组织基本情况/成立日期"]
    found = found_in(grouped(columns, ["甲", "党支部", "2014"]))
    assert list(fields_of(found).values()) == ["name", "form", "founded"]
    relatives = ["姓名", "亲属情况/姓名", "亲属情况/出生年月", "关系"]
    sheet = grouped(relatives, ["示例甲", "示例乙", "1970", "夫妻"], name="亲属关系")
    found = found_in(sheet)
    assert list(fields_of(found).values()) == ["person", "relative", "relative_birth", "degree"]


def test_a_heading_below_a_group_that_tells_of_another_is_asked_about() -> None:
    found = found_in(grouped([*MEMBERS, "推荐情况/任职时间"], [*MEMBER, "2014.3"]))
    assert list(fields_of(found)) == MEMBERS
    assert found.headings.unmapped == ("推荐情况/任职时间",)
    assert [(each.column, each.field, each.confidence) for each in found.questions] == [
        ("推荐情况/任职时间", "start", 0.8)
    ]


def test_the_post_that_is_held_is_read_and_the_former_is_not() -> None:
    columns = ["姓名", "任职组织", "原任/职务", "原任/任职时间", "现任/职务", "现任/任职时间"]
    row = ["示例甲", "金安居委会", "委员", "2014.3", "主任", "2018.12"]
    found = found_in(grouped(columns, row))
    assert list(fields_of(found)) == ["姓名", "任职组织", "现任/职务", "现任/任职时间"]
    assert found.headings.unmapped == ("原任/职务", "原任/任职时间")
    assert (found.questions, found.remarks) == ((), ())


@pytest.mark.parametrize("own", ["名称", "单位简称"])
def test_the_code_of_the_superior_is_not_that_of_the_unit(own: str) -> None:
    columns = ["单位名称", "单位类型", f"上级主管部门/{own}", "上级主管部门/统一社会信用代码"]
    row = ["示例幼儿园", "学校", "示例局", "11310110002462345A"]
    found = found_in(grouped(columns, row, name="驻区单位"))
    read = {"单位名称": "name", "单位类型": "unit_type"}
    assert fields_of(found) == read | ({f"上级主管部门/{own}": "superior"} if own == "名称" else {})
    assert found.questions == ()
    assert "上级主管部门/统一社会信用代码" in found.headings.unmapped


@pytest.mark.parametrize(
    ("name", "columns", "heading", "field"),
    [
        # The group begins the own heading.
        ("任职", MEMBERS, "出生/出生年月", "birth"),
        ("任职", MEMBERS, "离职/离职时间", "end"),
        ("任职", MEMBERS, "单位信息/单位名称", "employer"),
        ("换届", ["届次", "换届时间"], "组织/组织名称", "organisation"),
        # It is a heading of the same field.
        ("任职", MEMBERS, "工作单位/单位名称", "employer"),
        ("任职", ["姓名", "职务"], "所在党组织/组织名称", "organisation"),
        # It is the heading, and what stands below says that it is a name.
        ("任职", MEMBERS, "工作单位/名称", "employer"),
        ("党组织", ["党组织名称", "组织形式"], "党组织书记/姓名", "secretary"),
        ("党组织", ["党组织名称", "组织形式"], "委员/姓名", "leaders"),
        # It says what the rows are, or the body that they are of.
        ("党组织", ["党组织名称", "组织形式"], "组织概况/成立日期", "founded"),
        ("换届", ["组织名称", "届次"], "党组织/换届时间", "start"),
        ("任职", ["任职组织", "职务"], "居委会成员/姓名", "person"),
        ("任职", ["任职组织", "姓名"], "居委会职务/职务", "role"),
        # It says nothing.
        ("任职", MEMBERS, "教育程度/学历", "education"),
        ("任职", MEMBERS, "学历学位/学历", "education"),
        ("任职", MEMBERS, "最高学历/学历", "education"),
        ("任职", ["任职组织", "职务"], "1.基本情况/姓名", "person"),
        ("任职", MEMBERS, "十一、基本情况/学历", "education"),
        ("居民区", ["区划代码", "名称"], "居民情况/户数", "households"),
        ("党组织", ["党组织名称", "组织形式"], "覆盖范围/居民区", "area"),
        ("党组织", ["党组织名称", "组织形式"], "所在区域/居民区", "area"),
        ("任职", ["姓名", "职务"], "任职单位/名称", "organisation"),  # not the employer
    ],
)
def test_a_group_that_speaks_of_the_same_leaves_its_columns_what_they_are(
    name: str, columns: list[str], heading: str, field: str
) -> None:
    found = found_in(grouped([*columns, heading], ["甲"] * (len(columns) + 1), name=name))
    assert fields_of(found)[heading] == field
    assert (found.questions, found.headings.unmapped, found.lacking) == ((), (), [])


@pytest.mark.parametrize(
    ("name", "columns", "heading", "field"),
    [
        ("单位党建", ["摸底日期", "正式党员数"], "统计单位/名称", "unit"),
        ("单位党建", ["摸底日期", "正式党员数"], "登记单位/名称", "unit"),
        ("任职", ["任职组织", "职务"], "负责人/姓名", "person"),
        ("任职", ["任职组织", "职务"], "联系人/姓名", "person"),
    ],
)
def test_no_word_is_cut_out_of_a_group_to_make_another_heading(
    name: str, columns: list[str], heading: str, field: str
) -> None:
    found = found_in(grouped([*columns, heading], ["甲"] * (len(columns) + 1), name=name))
    assert heading not in fields_of(found)
    assert [(each.column, each.field) for each in found.questions] == [(heading, field)]


def test_who_carries_out_an_agreement_is_not_who_signed_it() -> None:
    columns = ["协议名称", "轮次", "签约日期", "共建单位", "实施单位/名称"]
    found = found_in(grouped(columns, ["甲", 1, "2024-01-01", "乙", "丙"], name="共建协议"))
    assert list(fields_of(found)) == columns[:4]
    assert (found.questions, found.remarks) == ((), ())


@pytest.mark.parametrize("heading", ["隶属关系/代码", "所在居民区/代码", "居委会/名称"])
def test_what_is_told_of_an_area_or_a_superior_is_not_the_units(heading: str) -> None:
    columns = ["单位类型", "单位名称", heading]
    found = found_in(grouped(columns, ["学校", "示例幼儿园", "310110"], name="驻区单位"))
    assert heading not in fields_of(found)


@pytest.mark.parametrize(
    ("name", "columns", "heading", "field"),
    [
        ("党组织", ["党组织名称", "组织形式"], "隶属关系/上级党组织", "superior"),
        ("党组织", ["党组织名称", "组织形式"], "三、隶属情况/居民区", "area"),
        ("驻区单位", ["单位名称", "单位类型"], "隶属关系/主管部门", "superior"),
        ("驻区单位", ["单位名称", "单位类型"], "隶属关系/条线单位", "line_department"),
        ("小区", ["小区名称", "地址"], "行政区划/居委会", "area"),
        ("居民区", ["区划代码", "名称"], "行政区划/街道", "subdistrict_name"),
        ("居民区", ["区划代码", "名称"], "行政区划/区", "district_name"),
        ("居民区", ["名称", "户数"], "行政区划/代码", "code"),  # in full: 行政区划代码
    ],
)
def test_a_group_of_belonging_leaves_its_columns_what_they_are(
    name: str, columns: list[str], heading: str, field: str
) -> None:
    found = found_in(grouped([*columns, heading], ["甲"] * (len(columns) + 1), name=name))
    assert fields_of(found)[heading] == field
    assert found.questions == ()


@pytest.mark.parametrize(
    ("name", "columns", "heading"),
    [
        # Whose name, code or kind it is, the group does not say.
        ("党组织", ["党组织名称", "组织形式"], "隶属关系/成立日期"),
        ("驻区单位", ["单位名称", "单位类型"], "隶属关系/统一社会信用代码"),
        ("居民区", ["区划代码", "居民区名称"], "行政区划/类别"),
        ("居委会", ["居委会名称", "居民区"], "行政区划/代码"),
    ],
)
def test_what_else_stands_below_a_group_of_belonging_is_not_the_rows_own(
    name: str, columns: list[str], heading: str
) -> None:
    found = found_in(grouped([*columns, heading], ["甲"] * (len(columns) + 1), name=name))
    assert heading not in fields_of(found)


@pytest.mark.parametrize("group", ["配偶情况", "紧急联系人", "家庭成员"])
def test_what_is_told_of_a_family_is_personal(group: str) -> None:
    parts = ("姓名", "出生年月", "工作单位")
    columns = [*MEMBERS, "工作单位", *(f"{group}/{part}" for part in parts)]
    found = found_in(grouped(columns, [*MEMBER, "", "示例乙", "1968-02", "同济大学"]))
    assert list(fields_of(found)) == [*MEMBERS, "工作单位"]
    assert found.headings.personal == tuple(columns[4:])


def test_a_column_of_a_group_does_not_go_before_one_without() -> None:
    found = found_in(grouped([*MEMBERS, "工作单位", "其他/工作单位"], [*MEMBER, "", "同济大学"]))
    assert fields_of(found)["工作单位"] == "employer"


@pytest.mark.parametrize("merged", [True, False])
def test_a_group_ends_where_its_merged_cell_does(merged: bool) -> None:
    rows = [
        ["", "", "", "推荐情况", "", ""],
        [*MEMBERS, "推荐组织", "推荐时间", "任职时间"],
        [*MEMBER, "甲", "2013", "2014"],
    ]
    sheet = RawSheet("任职", rows, [((0, 3), (0, 4)), ((0, 0), (0, 2))][: 2 * merged])
    found = found_in(sheet)
    # Without merged cells the row of own headings says as much, and less that is doubtful.
    assert fields_of(found)["任职时间"] == "start"
    assert found.questions == ()


def test_a_row_below_groups_is_not_read_as_the_headings_without_them() -> None:
    others = [f"推荐人/{own}" for own in (*MEMBERS, "性别", "学历")]
    rows = ["示例甲", "金安居委会", "示例乙", "乙居委会", "主任", "女", "本科"]
    sheet = grouped(["姓名", "任职组织", *others], rows)
    found = recognise(FILE, sheet)
    assert found is None or "role" not in fields_of(found).values()


THREE_ROWS = [
    ["序号", "组织", "", "书记", "", "备注"],
    ["", "名称", "类别", "基本信息", "", ""],
    ["", "", "", "姓名", "性别", ""],
]
MERGED_OVER_THEM = [
    ((0, 0), (2, 0)), ((0, 1), (0, 2)), ((1, 1), (2, 1)), ((1, 2), (2, 2)),
    ((0, 3), (0, 4)), ((1, 3), (1, 4)), ((0, 5), (2, 5)),
]  # fmt: skip


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize(
    "above", [[], [["甲街道组织一览表", "", "", "", "", ""]], [["附件1："], ["一览表"], [""]]]
)
def test_headings_may_stand_in_three_rows(merged: bool, above: list[list[str]]) -> None:
    down = len(above)
    areas = [((top + down, left), (end + down, right)) for (top, left), (end, right)
             in MERGED_OVER_THEM]  # fmt: skip
    title = [((0, 0), (0, 5))] if above else []
    rows = [*above, *THREE_ROWS, [1, "甲党支部", "党支部", "示例甲", "女", ""]]
    sheet = RawSheet("Sheet1", rows, [*title, *areas] if merged else ())
    found = found_in(sheet)
    assert (found.kind, found.headings.below) == ("party_organisations", down + 3)
    assert fields_of(found) == {
        "组织/名称": "name", "组织/类别": "form", "书记/基本信息/姓名": "secretary",
    }  # fmt: skip
    assert found.headings.unmapped == ("序号", "书记/基本信息/性别", "备注")
    assert (found.questions, found.remarks) == ((), ())


def test_of_two_rows_of_groups_only_one_may_be_merged() -> None:
    rows = [
        ["党组织名称", "组织形式", "班子情况", "", "", ""],
        ["", "", "书记", "", "副书记", ""],
        ["", "", "姓名", "性别", "姓名", "性别"],
        ["甲党支部", "党支部", "示例甲", "女", "示例乙", "男"],
    ]
    for merged in ([((0, 2), (0, 5))], [((1, 2), (1, 3)), ((1, 4), (1, 5))], []):
        found = found_in(RawSheet("Sheet1", rows, merged))
        assert list(fields_of(found)) == [
            "党组织名称", "组织形式", "班子情况/书记/姓名", "班子情况/副书记/姓名",
        ]  # fmt: skip
        assert found.headings.unmapped == ("班子情况/书记/性别", "班子情况/副书记/性别")


def test_a_row_of_names_below_columns_of_leaders_is_no_data() -> None:
    rows = [
        ["党组织名称", "组织形式", "书记", "", "副书记", ""],
        ["", "", "姓名", "性别", "姓名", "性别"],
        ["甲党支部", "党支部", "示例甲", "女", "示例乙", "男"],
    ]
    found = found_in(RawSheet("Sheet1", rows))
    assert (found.headings.below, list(fields_of(found))) == (
        2, ["党组织名称", "组织形式", "书记/姓名", "副书记/姓名"],
    )  # fmt: skip
    # A title is no group, though it be the only text in its row, or stand beside the year.
    for title in (["党组织基本情况", "", "", ""], ["党组织名册", "", "", "2024年"]):
        headings = ["党组织名称", "组织类别", "成立日期", "备注"]
        found = found_in(RawSheet("Sheet1", [title, headings, ["甲", "党支部", "2014", ""]]))
        assert found.headings.block.row == 1


def test_each_of_two_groups_may_tell_of_another() -> None:
    rows = [
        ["姓名", "任职组织", "任职情况", "", "", ""],
        ["", "", "现任", "", "原任", ""],
        ["", "", "职务", "任职时间", "职务", "任职时间"],
        ["示例甲", "金安居委会", "主任", "2018.12", "委员", "2014.3"],
    ]
    merged = [((0, 0), (2, 0)), ((0, 1), (2, 1)), ((0, 2), (0, 5)), ((1, 2), (1, 3)),
              ((1, 4), (1, 5))]  # fmt: skip
    for areas in (merged, ()):
        found = found_in(RawSheet("Sheet1", rows, areas))
        assert list(fields_of(found)) == [
            "姓名", "任职组织", "任职情况/现任/职务", "任职情况/现任/任职时间",
        ]  # fmt: skip
        assert found.headings.unmapped == ("任职情况/原任/职务", "任职情况/原任/任职时间")
        assert found.questions == ()


def test_the_first_group_may_tell_of_another_than_the_second() -> None:
    rows = [
        ["姓名", "任职组织", "职务", "配偶情况", ""],
        ["", "", "", "基本情况", ""],
        ["", "", "", "出生年月", "学历"],
        ["示例甲", "金安居委会", "主任", "1970-05", "大专"],
    ]
    merged = [*(((0, at), (2, at)) for at in range(3)), ((0, 3), (0, 4)), ((1, 3), (1, 4))]
    found = found_in(RawSheet("Sheet1", rows, merged))
    assert list(fields_of(found)) == ["姓名", "任职组织", "职务"]
    assert found.headings.personal == ("配偶情况/基本情况/出生年月", "配偶情况/基本情况/学历")
    rows[0][3] = "推荐人情况"
    found = found_in(RawSheet("Sheet1", rows, merged))
    assert list(fields_of(found)) == ["姓名", "任职组织", "职务"]


def test_units_may_stand_below_three_rows_of_headings() -> None:
    rows = [
        ["小区名称", "居民区", "基本情况", "", ""],
        ["", "", "规模", "", "竣工时间"],
        ["", "", "建筑面积", "户数", ""],
        ["", "", "万平方米", "户", ""],
        ["金穗苑", "金安居委会", 2.5, 300, "2018"],
    ]
    found = found_in(RawSheet("小区", rows))
    assert found.headings.below == 4
    assert fields_of(found) == {
        "小区名称": "name", "居民区": "area", "基本情况/规模/户数/户": "households",
        "基本情况/竣工时间": "first_delivery",
    }  # fmt: skip


@pytest.mark.parametrize("merged", [True, False])
def test_what_stands_below_groups_is_not_read_without_them(merged: bool) -> None:
    # No cell is merged over both rows: it could not be told from a title by that.
    rows = [
        ["共建单位", "", "上级主管部门", ""],
        ["单位名称", "单位类型", "名称", "统一社会信用代码"],
        ["示例幼儿园", "学校", "示例局", "11310110002462345A"],
    ]
    sheet = RawSheet("Sheet1", rows, [((0, 0), (0, 1)), ((0, 2), (0, 3))] if merged else ())
    found = found_in(sheet)
    assert fields_of(found) == {
        "共建单位/单位名称": "name",
        "共建单位/单位类型": "unit_type",
        "上级主管部门/名称": "superior",
    }
    assert found.headings.unmapped == ("上级主管部门/统一社会信用代码",)


def test_a_group_over_one_column_stands_beside_merged_ones() -> None:
    rows = [
        ["基本情况", "", "原任职情况", "", "备注信息"],
        ["姓名", "任职组织", "职务", "任职时间", "学历"],
        ["示例甲", "金安居委会", "委员", "2014.3", "大专"],
    ]
    found = recognise(FILE, RawSheet("Sheet1", rows, [((0, 0), (0, 1)), ((0, 2), (0, 3))]))
    # The post is a former one: no sheet of any kind reads it.
    assert found is None or "原任职情况/职务" not in fields_of(found)
    assert found is None or "职务" not in fields_of(found)


@pytest.mark.parametrize(
    "line",
    [
        ["四平路街道", "", "", "党建办"],
        ["填报单位：甲", "", "", "2024年3月"],
        ["填报单位", "四平路街道", "填表人", "示例甲"],
    ],
)
def test_a_line_above_the_headings_is_no_row_of_groups(line: list[str]) -> None:
    found = found_in(RawSheet("Sheet1", [line, [*MEMBERS, "任职时间"], [*MEMBER, "2014"]]))
    assert list(fields_of(found)) == [*MEMBERS, "任职时间"]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        # Words of data that are headings of such rosters too.
        (["组织", "职务", "人员"], ["居委会", "组织", "党员"]),
        (["人员", "岗位", "身份", "组织"], ["居民区", "书记", "党员", "居委会"]),
        (["职务", "任职组织", "身份", "人员"], ["组织", "居委会", "党员", "居民区"]),
        (["组织", "职务", "人员", ""], ["居委会", "组织", "党员", "居民区"]),
    ],
)
def test_a_row_of_data_that_holds_words_of_headings_is_none_of_headings(
    headings: list[str], row: list[str]
) -> None:
    sheet = table(headings, row, ["甲"] * len(row), name="任职")
    both = next(block for block in blocks_of(sheet) if (block.row, block.height) == (0, 2))
    assert columns_of(both, "holdings", {}) == {}


def test_a_row_of_headings_may_be_told_from_data_by_groups_alone() -> None:
    rows = [
        ["任职组织", "人员", "", "", "现任", ""],
        ["", "姓名", "性别", "学历", "职务", "任职时间"],
        ["金安居委会", "示例甲", "女", "大专", "主任", "2014"],
    ]
    fields = list(fields_of(found_in(RawSheet("Sheet1", rows))).values())
    assert fields == ["organisation", "person", "gender", "education", "role", "start"]
