"""Where a table ends: another one below it is told, and what only looks like one is data."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders._reading import RawSheet
from loaders._recognition import recognise
from tests.loaders.rows import FOURTH, HOLDINGS, MEMBERS, THIRD, rows_in, sheet_of


def test_another_table_below_a_blank_row_is_not_read_and_told() -> None:
    rows, ignored = rows_in(
        sheet_of(
            ["单位名称", "单位类型", "备注"],
            ["甲", "企业", ""],
            ["", "", ""],
            ["乙", "", ""],
            ["", "", ""],
            ["社区民警名单", "", ""],
            ["姓名", "警号", "电话"],
            ["张三", "021234", "13812345678"],
            ["", "", ""],
            ["李四", "", ""],
        )
    )
    assert [row.cells["name"] for row in rows] == ["甲", "乙"]
    assert ignored == dict.fromkeys(
        (6, 7, 8, 10), "This row stands in another table, which is not read."
    )


ESTATES = [["小区名称", "居民区", "地址"], ["金穗苑", "密云路居委会", "密云路1号"]]
HOMES = [["姓名", "居民区", "家庭住址"], ["张三", "密云路居委会", "密云路9弄3号402室"]]
UNITS = [["单位名称", "所在居民区", "单位类型"], ["杨浦实验中学", "密云路居委会", "学校"]]


@pytest.mark.parametrize("table", [HOMES, UNITS])
@pytest.mark.parametrize(
    "above",
    [
        [],
        [["楼组长名册", "", ""]],
        [["", "", ""], ["楼组长名册", "", ""], ["（2024年3月）", "", ""]],
        [["", "", ""], ["楼组长名册", "", ""], ["", "", ""]],
        [["二、楼组长", "", "单位：人"]],
    ],
)
def test_other_headings_end_the_table_whatever_stands_above_them(
    table: list[list[str]], above: list[list[str]]
) -> None:
    rows, ignored = rows_in(sheet_of(*ESTATES, *above, *table))
    assert [row.cells["name"] for row in rows] == ["金穗苑"]
    told = [at for at, row in enumerate([*ESTATES, *above, *table], 1) if at > 2 and any(row)]
    assert list(ignored) == told
    assert set(ignored.values()) == {"This row stands in another table, which is not read."}


@pytest.mark.parametrize(
    ("table", "other"),
    [
        (ESTATES, [["楼号", "姓名", "入住时间"], ["3", "张三", "2014"]]),
        (ESTATES, [["序号", "商铺名称", "经营范围"], ["1", "甲餐馆", "餐饮"]]),
        ([["任职组织", "姓名", "职务", "任职日期", "备注"], ["金安", "甲", "主任", "2014", ""]],
         [["序号", "姓名", "负责路段", "上岗时间", "班次"], ["1", "乙", "密云路", "2020", "早"]]),
        ([["任职组织", "姓名", "职务", "任职日期"], ["金安居委会", "甲", "主任", "2014"]],
         [["序号", "楼组名称", "楼组长", "备注"], ["1", "3号楼", "乙", ""]]),
    ],
)  # fmt: skip
def test_a_table_right_below_whose_headings_are_partly_unknown_is_told(
    table: list[list[str]], other: list[list[str]]
) -> None:
    rows, ignored = rows_in(sheet_of(*table, *other))
    assert [row.number for row in rows] == [2]
    assert ignored == dict.fromkeys((3, 4), "This row stands in another table, which is not read.")


@pytest.mark.parametrize(
    ("table", "other"),
    [
        # 管理方 is no number of households; 序号, 司机姓名 are headings, the rest is unknown.
        ([["小区名称", "居民区", "户数"], ["金穗苑", "密云路居委会", 300]],
         [["棚号", "位置", "管理方"], ["甲棚", "北门", 40]]),
        ([["序号", "单位名称", "单位类型"], [1, "甲厂", "企业"]],
         [["序号", "楼栋", "楼道长"], [1, "一号楼", ""]]),
        ([["企业名称", "简称"], ["甲物业公司", "甲"]], [["线路", "司机姓名"], ["东线", "示例乙"]]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [["垃圾清运"], ["附：其他情况", "2024年3月"]])
def test_a_table_of_unknown_headings_below_a_blank_row_and_a_title_is_told(
    table: list[list[object]], other: list[list[object]], title: list[str]
) -> None:
    rows, ignored = rows_in(sheet_of(*table, [], title, *other))
    assert [row.number for row in rows] == [2]
    reason = "This row stands in another table, which is not read."
    assert ignored == dict.fromkeys((4, 5, 6), reason)


@pytest.mark.parametrize(
    ("table", "other"),
    [
        ([["企业名称", "简称"], ["甲物业公司", "甲"]],
         [["线路名称", "司机姓名"], ["东线", "示例乙"]]),
        ([["企业名称", "简称", "备注"], ["甲物业公司", "甲", ""]],
         [["车型", "线路名称", "司机姓名", "车况"], ["客车", "东线", "示例乙", "好"]]),
    ],
)  # fmt: skip
def test_a_table_below_a_blank_row_whose_headings_end_as_such_is_told(
    table: list[list[object]], other: list[list[object]]
) -> None:
    rows, ignored = rows_in(sheet_of(*table, [], *other))
    assert [row.number for row in rows] == [2]
    reason = "This row stands in another table, which is not read."
    assert ignored == dict.fromkeys((4, 5), reason)


@pytest.mark.parametrize(
    "row", [["统计面积", "金安"], ["金安", "公示电话"], ["更正姓名", "核对门牌和地址的工作"]]
)
def test_one_word_that_ends_so_below_a_blank_row_is_data(row: list[str]) -> None:
    rows, _ = rows_in(sheet_of(["企业名称", "简称"], ["甲物业公司", "甲"], [], row))
    assert [each.number for each in rows] == [2, 4]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["清单", "内容", "居民区", "类别"], ["需求", "延长开放时间", "金安", "场地面积"]),
        (["活动名称", "日期", "居民区", "参与组织"], ["核对姓名", "2015-03-02", "", "登记电话"]),
        (["清单", "内容", "居民区", "类别"], ["需求", "张贴3号楼电话", "", "便民电话"]),
    ],
)
def test_a_row_below_a_blank_one_that_fits_its_columns_is_data(
    headings: list[object], row: list[object]
) -> None:
    first = [row[0], "加装电梯", "金安", "民生"] if headings[0] == "清单" else row
    rows, ignored = rows_in(sheet_of(headings, first, [], row, first))
    assert [each.number for each in rows] == [2, 4, 5]
    assert ignored == {}


@pytest.mark.parametrize(
    ("headings", "first", "row"),
    [
        (["单位名称", "单位类型"], ["甲厂", "企业"], ["示例中学", "学校"]),
        (["单位名称", "所在居民区"], ["甲厂", "金安"], ["示例中学", "密云路"]),
        (["小区名称", "居民区", "户数"], ["甲苑", "金安", 300], ["乙苑", "金安", "不详"]),
        (["姓名", "任职组织", "职务"], ["示例甲", "金安居委会", "主任"],
         ["示例乙", "金安居委会", "委员"]),
    ],
)  # fmt: skip
def test_the_first_row_of_a_section_below_a_blank_row_is_data(
    headings: list[str], first: list[object], row: list[object]
) -> None:
    rows, _ = rows_in(sheet_of(headings, first, [], ["二、其他"], row))
    assert [each.number for each in rows] == [2, 5]


@pytest.mark.parametrize(
    ("headings", "first", "second"),
    [
        (["小区名称", "居民区", "户数"], ["甲苑", "金安", 200], ["乙苑", "金安", "在建"]),
        (["共建单位名称", "单位类型"], ["同济大学", "学校"], ["街道办事处", "街道"]),
    ],
)
def test_the_next_section_below_a_blank_row_is_of_the_same_table(
    headings: list[str], first: list[object], second: list[object]
) -> None:
    rows, _ = rows_in(sheet_of(headings, ["一、甲类"], first, [], ["二、乙类"], second, first))
    assert [each.number for each in rows] == [3, 6, 7]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        # One cell that ends as headings do, several below a date, a body with a word of headings.
        (["清单类别", "内容", "居民区", "提出日期"], ["需求", "更正户口簿的姓名", "金安", "2015"]),
        (["清单类别", "内容", "居民区", "类别"], ["需求", "公示物业电话", "金安", "其他"]),
        (["清单类别", "内容", "提出日期", "类别"], ["需求", "核对姓名", "2015-03", "统计日期"]),
        (["任职组织", "姓名", "职务", "备注"], ["居委会", "张三", "委员", "无职务"]),
        (["单位名称", "单位类型", "备注"], ["姓名", "企业", ""]),
        (["组织名称", "别名", "居民区"], ["金安业委会", "居委会", "小区"]),
    ],
)
def test_a_row_of_data_with_a_heading_word_or_two_is_data(
    headings: list[str], row: list[str]
) -> None:
    first = ["甲", "甲", "金安", "2014"][: len(headings)]
    rows, ignored = rows_in(sheet_of(headings, first, first, row, first))
    assert ([each.number for each in rows], ignored) == ([2, 3, 4, 5], {})


def test_two_rows_that_explain_the_headings_do_not_end_the_table() -> None:
    rows, ignored = rows_in(
        sheet_of(
            ["小区名称", "居民区", "地址", "建成"],
            ["必填", "必填", "选填", "选填"],
            ["填写小区名称", "填写居民区名称", "填写门牌地址", "选年份"],
            ["金穗苑", "密云路居委会", "密云路1号", ""],
        )
    )
    assert [row.cells["name"] for row in rows] == ["金穗苑"]
    assert ignored == dict.fromkeys((2, 3), "This row explains the headings.")


def test_what_stands_in_another_table_is_no_sample_of_a_column() -> None:
    headings = ["小区名称", "居民区", "物业地址处"]
    sheet = sheet_of(headings, ["金穗苑", "密云路居委会", "密云路1号"], *HOMES)
    found = recognise(Path("名册.xlsx"), sheet)
    assert found is not None
    assert [question.samples for question in found.questions] == [("密云路1号",)]


def test_few_headings_one_of_them_of_personal_data_end_the_table() -> None:
    other = ["户主", "楼号", "室号", "党员", "联系电话"]
    estates = [
        ["小区名称", "居民区", "地址", "户数", "坐落"],
        ["金穗苑", "密云路居委会", "", "", ""],
    ]
    rows, ignored = rows_in(sheet_of(*estates, other, ["张三", "3号", "402室", "是", ""]))
    assert ([row.cells["name"] for row in rows], list(ignored)) == (["金穗苑"], [3, 4])


def test_a_table_goes_on_where_its_own_headings_come_again() -> None:
    headings = [*HOLDINGS, "出生年月"]
    first = [[THIRD + MEMBERS], headings, ["甲", "书记", "", ""]]
    again = [[FOURTH + MEMBERS, "", "", ""], headings, ["乙", "书记", "", ""]]
    rows, ignored = rows_in(sheet_of(*first, *ESTATES, *again))
    assert [(row.cells["person"], row.cells["organisation"]) for row in rows] == [
        ("甲", THIRD), ("乙", FOURTH),
    ]  # fmt: skip
    assert list(ignored) == [4, 5, 6, 7]


@pytest.mark.parametrize(
    "row",
    [
        ["张三", "居委会", "组织", ""],  # a body, and the member for organisation
        ["张三", "居委会", "副主任", "书记"],
        ["姓 名", "组织名称", "党内职务", "职务"],  # the headings, in other words
        ["Person", "Body", "Role", ""],
    ],
)
def test_words_of_headings_do_not_end_the_table_they_fit_into(row: list[str]) -> None:
    headings = ["姓名", "任职组织", "职务", "单位职务"]
    rows, _ = rows_in(
        sheet_of(headings, ["甲", "金安居委会", "主任"], row, ["乙", "金安居委会", "委员"])
    )
    assert "乙" in [each.cells["person"] for each in rows]


@pytest.mark.parametrize(
    ("headings", "table"),
    [
        # Words of data that are headings elsewhere: 居委会, 成员, 街道, 单位, 党员.
        (["任职组织", "姓名", "职务"],
         [["居委会", "张三", "主任"], ["居委会", "李四", "成员"], ["居委会", "王五", "委员"]]),
        (["组织", "职务", "席位数"],
         [["居委会", "主任", 1], ["居委会", "成员", 3], ["居委会", "委员", 2]]),
        (["任职组织", "姓名", "职务"],
         [["单位", "张三", "书记"], ["单位", "李四", "党员"], ["单位", "王五", "委员"]]),
        (["单位名称", "单位类型"],
         [["街道", "机关"], ["街道", "单位"], ["同济大学", "高校"]]),
    ],
)  # fmt: skip
def test_rows_of_data_that_hold_words_of_headings_do_not_end_the_table(
    headings: list[object], table: list[list[object]]
) -> None:
    rows, ignored = rows_in(sheet_of(headings, *table))
    assert ([row.number for row in rows], ignored) == ([2, 3, 4], {})


@pytest.mark.parametrize("parted", [False, True])
def test_rows_of_data_are_no_titles_of_the_table_right_below_them(parted: bool) -> None:
    units = [["单位名称", "单位类型", "联系人"], *([each] for each in ("甲厂", "乙厂", "丙厂"))]
    blank = [["", "", ""]] if parted else []
    rows, ignored = rows_in(
        sheet_of(*units, *blank, ["姓名", "职务", "电话"], ["张三", "保安", ""])
    )
    assert [row.cells["name"] for row in rows] == ["甲厂", "乙厂", "丙厂"]
    first = 6 if parted else 5
    assert list(ignored) == [first, first + 1]


def test_other_headings_end_a_table_of_two_columns_at_its_first_row() -> None:
    rows, ignored = rows_in(sheet_of(["小区名称", "居民区"], *HOMES))
    assert (rows, list(ignored)) == ([], [2, 3])


def test_a_row_that_explains_the_headings_does_not_end_the_table() -> None:
    rows, ignored = rows_in(
        sheet_of(
            ["小区名称", "居民区", "地址", "建成"],
            ["name", "area", "addr", "phone"],
            ["金穗苑", "密云路居委会", "密云路1号", ""],
        )
    )
    assert [row.cells["name"] for row in rows] == ["金穗苑"]
    assert ignored == {2: "This row explains the headings."}


def test_headings_that_come_again_below_a_blank_row_do_not_end_the_table() -> None:
    headings = ["单位名称", "单位类型", "备注"]
    again = [["", "", ""], ["第二部分", "", ""], ["单位名称", "单位类型", ""], ["乙", "企业", ""]]
    rows, ignored = rows_in(sheet_of(headings, ["甲", "企业", ""], *again, merged=[(3, 0, 2)]))
    assert [row.cells["name"] for row in rows] == ["甲", "乙"]
    assert ignored == {5: "The headings are repeated here."}


@pytest.mark.parametrize("height", [2, 3])
def test_headings_in_several_rows_may_come_again_after_a_page(height: int) -> None:
    upper = [["序号", "组织", ""], *[["", "基本信息", ""]] * (height - 2)]
    page = [*upper, ["", "名称", "类别"]]

    def merged(top: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        groups = [((top + at, 1), (top + at, 2)) for at in range(height - 1)]
        return [((top, 0), (top + height - 1, 0)), *groups]

    rows = [*page, [1, "甲党支部", "党支部"], *page, [2, "乙党支部", "党支部"]]
    sheet = RawSheet("Sheet1", rows, [*merged(0), *merged(height + 1)])
    read, ignored = rows_in(sheet)
    assert [row.cells["name"] for row in read] == ["甲党支部", "乙党支部"]
    assert ignored == dict.fromkeys(
        range(height + 2, 2 * height + 2), "The headings are repeated here."
    )
