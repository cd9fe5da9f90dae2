"""Rows that are no data, and data that looks like it: none vanishes without a word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import InputError
from loaders._reading import RawFile, RawSheet, read_file
from loaders._recognition import recognise
from loaders._rows import IgnoredRow, Row, rows_of
from loaders._tables import Tables, find_tables

THIRD, FOURTH = "鞍山三村居民区党总支", "鞍山四村第一居民区党总支"
MEMBERS = "班子成员信息表"
HOLDINGS = ["姓名", "职务", "任职日期"]


def sheet_of(
    *rows: Sequence[object], name: str = "Sheet1", merged: Sequence[tuple[int, int, int]] = ()
) -> RawSheet:
    return RawSheet(
        name,
        [list(row) for row in rows],
        [((row, left), (row, right)) for row, left, right in merged],
    )


def file_of(*sheets: RawSheet, name: str = "名册.xlsx", sha256: str = "0") -> RawFile:
    return RawFile(Path(name), sha256 * 64, sheets)


def rows_in(*sheets: RawSheet, name: str = "名册.xlsx") -> tuple[list[Row], dict[int, str]]:
    """Return the rows of data, and why each of the others is ignored."""
    file = file_of(*sheets, name=name)
    found = recognise(file.path, sheets[0])
    assert found is not None
    rows = list(rows_of(file, sheets[0], found))
    return (
        [row for row in rows if isinstance(row, Row)],
        {row.row: row.reason.get("en") for row in rows if isinstance(row, IgnoredRow)},
    )


def names_in(*rows: Sequence[object]) -> list[object]:
    return [row.cells["name"] for row in rows_in(sheet_of(*rows))[0]]


@pytest.mark.parametrize(
    "name", ["抚顺路幼儿园（23个班）", "杨浦图书馆(2)", "东方医院（2号楼）", "一、二联合办公室"]
)
@pytest.mark.parametrize("rest", [[], [""]])
def test_one_cell_that_is_all_a_row_needs_is_data(name: str, rest: list[str]) -> None:
    headings = ["共建单位名称", *(["单位类型"] if rest else [])]
    rows, ignored = rows_in(sheet_of(headings, ["同济大学", *rest], [name, *rest]))
    assert ([row.cells["name"] for row in rows], ignored) == (["同济大学", name], {})


def test_a_cell_merged_over_the_table_is_a_section_whatever_it_says() -> None:
    rows = [["单位名称", "单位类型"], ["抚顺路幼儿园（23个班）", ""], ["同济大学", "高校"]]
    (row,), _ = rows_in(sheet_of(*rows, merged=[(1, 0, 1)]))
    assert row.context == {"section": "抚顺路幼儿园"}
    # A name that is merged with an empty column beside it is none.
    wide = [["单位名称", "", "单位类型", "简称"], ["甲", "", "", ""], ["乙", "", "高校", ""]]
    rows_read, _ = rows_in(sheet_of(*wide, merged=[(0, 0, 1), (1, 0, 1), (2, 0, 1)]))
    assert [each.cells["name"] for each in rows_read] == ["甲", "乙"]


def test_an_amount_merged_over_several_things_is_that_of_none_of_them() -> None:
    sheet = RawSheet(
        "Sheet1",
        [
            ["居民区", "小区名称", "户数", "竣工时间"],
            ["金安", "甲苑", 420, 1998],
            ["", "乙苑", "", ""],
            ["金安", "丙苑", 200, 2001],
        ],
        [((1, 0), (2, 0)), ((1, 2), (2, 2)), ((1, 3), (2, 3))],
    )
    rows, _ = rows_in(sheet)
    # The area and the year are those of each, 420 households those of both.
    assert [tuple(row.cells.values()) for row in rows] == [
        ("金安", "甲苑", None, 1998), ("金安", "乙苑", None, 1998), ("金安", "丙苑", 200, 2001),
    ]  # fmt: skip
    found = recognise(Path("名册.xlsx"), sheet)
    assert found is not None
    assert ["rows 2 to 3 together" in remark.get("en") for remark in found.remarks] == [True]


def test_an_amount_of_one_of_several_things_in_a_merged_area_is_its_own() -> None:
    sheet = RawSheet(
        "Sheet1",
        [
            ["居民区", "小区名称", "地址", "户数"],
            ["金安", "甲苑", "一路", 420],
            ["", "", "二路", ""],
            ["", "乙苑", "三路", 100],
        ],
        [((1, 0), (3, 0)), ((1, 1), (2, 1)), ((1, 3), (2, 3))],
    )
    rows, _ = rows_in(sheet)
    assert [row.cells["households"] for row in rows] == [420, 420, 100]


def test_an_amount_merged_over_rows_of_one_thing_is_its_own() -> None:
    sheet = RawSheet(
        "Sheet1",
        [
            ["活动名称", "日期", "参加单位", "人数"],
            ["义诊", "2024-03-01", "甲医院", 30],
            ["", "", "乙医院", ""],
        ],
        [((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 3), (2, 3))],
    )
    assert [row.cells["attendance"] for row in rows_in(sheet)[0]] == [30, 30]


@pytest.mark.parametrize("text", ["一、学校", "学校（12所）"])
def test_a_section_that_may_be_data_is_told(text: str) -> None:
    (row,), ignored = rows_in(sheet_of(["单位名称", "单位类型"], [text, ""], ["甲", "学校"]))
    assert row.context["section"] in text
    assert ignored == {2: "This row is read as the heading of a section."}


def test_a_second_title_says_whose_the_rows_below_it_are() -> None:
    rows, ignored = rows_in(
        sheet_of(
            [THIRD + MEMBERS, "", ""],
            HOLDINGS,
            ["甲", "书记", ""],
            ["", "", ""],
            [FOURTH + MEMBERS, "", ""],
            HOLDINGS,
            ["乙", "书记", ""],
            merged=[(0, 0, 2), (4, 0, 2)],
        )
    )
    assert [(row.cells["person"], row.cells["organisation"]) for row in rows] == [
        ("甲", THIRD), ("乙", FOURTH),
    ]  # fmt: skip
    assert [row.found.given["organisation"] for row in rows] == [THIRD, FOURTH]
    assert ignored == {
        5: f"This is a title: the rows below it are those of {FOURTH}.",
        6: "The headings are repeated here.",
    }


MINE, OTHERS = "密云路居委会", "金安居委会"


@pytest.mark.parametrize(
    "title",
    [
        OTHERS, f"{OTHERS}班子成员一览表", f"{OTHERS}委员花名册（2024年）",
        f"（二）{OTHERS}人员名单", f"2、{OTHERS}第八届成员名册", f"附件2：{OTHERS}班子成员名单",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["first", "read", "merged"])
def test_a_title_of_another_form_says_whose_the_rows_below_it_are(title: str, place: str) -> None:
    row = ["", title, ""] if place == "read" else [title, "", ""]
    rows, ignored = rows_in(
        sheet_of(
            [f"{MINE}班子成员名单"],
            ["序号", "姓名", "职务"],
            [1, "甲", "主任"],
            row,
            [1, "乙", "主任"],
            merged=[(3, 0, 2)] if place == "merged" else [],
        )
    )
    assert [(row.cells["person"], row.cells["organisation"]) for row in rows] == [
        ("甲", MINE), ("乙", OTHERS),
    ]  # fmt: skip
    assert ignored == {4: f"This is a title: the rows below it are those of {OTHERS}."}


@pytest.mark.parametrize(
    ("section", "body"),
    [
        ("二、党总支", None), ("二、居民区党支部", None), ("金安", None), ("金安居民区", None),
        ("二、居委会", MINE), ("居民区居委会成员", MINE), ("二、专职委员", MINE), ("第八届", MINE),
        ("（二）2018年", MINE), ("合计", MINE),
    ],
)  # fmt: skip
def test_rows_below_a_section_of_another_body_are_not_those_of_the_title(
    section: str, body: str | None
) -> None:
    rows, ignored = rows_in(
        sheet_of(
            [f"{MINE}班子成员名单"],
            ["序号", "姓名", "职务"],
            [1, "甲", "主任"],
            [section, "", ""],
            [1, "乙", "主任"],
            ["三、居委会", "", ""],
            [1, "丙", "主任"],
            merged=[(3, 0, 2)] if section[0] == "第" else [],
        )
    )
    last = MINE if body or section[0] == "二" else None
    assert [row.cells.get("organisation") for row in rows] == [MINE, body, last]
    unclear = (
        f"It is not clear whose the rows below this one are; they are no longer those of {MINE}. "
        "Put a title such as 〈任职组织〉班子成员信息表 here."
    )
    assert (ignored.get(4) == unclear) is (body is None)


def test_the_name_of_a_body_in_its_own_column_is_no_title() -> None:
    headings = ["任职组织", "姓名", "职务"]
    rows, ignored = rows_in(
        sheet_of(headings, [MINE, "甲", "主任"], [OTHERS, "", ""], ["", "乙", "主任"])
    )
    assert [row.cells["organisation"] for row in rows] == [MINE, OTHERS, ""]
    assert ignored == {}


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("四平路街道居委会班子成员名单", [MINE, "四平路街道居委会", OTHERS, "四平路街道居委会"]),
        ("四平路街道", [MINE, None, OTHERS, None]),
        # A list of the branch: the column is the area, as it is in other rosters.
        (f"{THIRD}班子成员名单", [THIRD] * 4),
    ],
)
def test_a_column_of_bodies_goes_before_a_title_of_the_same_kind(
    title: str, read: list[str | None]
) -> None:
    people = [[1, MINE, "甲", "主任"], ["", "", "乙", "委员"], [2, OTHERS, "丙", "主任"],
              ["", "密云路", "丁", "委员"]]  # fmt: skip
    rows, _ = rows_in(sheet_of([title], ["序号", "居委会", "姓名", "职务"], *people))
    assert [row.cells.get("organisation") for row in rows] == read
    assert [row.cells["area"] for row in rows] == [MINE, "", OTHERS, "密云路"]
    assert rows[0].headings["organisation"] == ("任职组织" if title[0] == "鞍" else "居委会")


@pytest.mark.parametrize("heading", ["所在居委会", "所属居委会", "所属\n居委会"])
def test_the_committee_that_people_belong_to_is_their_body(heading: str) -> None:
    people = [["甲", MINE, "主任"], ["乙", OTHERS, "委员"]]
    rows, _ = rows_in(sheet_of(["社区工作者花名册"], ["姓名", heading, "职务"], *people))
    assert [row.cells["organisation"] for row in rows] == [MINE, OTHERS]
    # Where another column is, it is where the body lies.
    people = [["甲", "金穗苑业委会", MINE, "主任"]]
    rows, _ = rows_in(sheet_of(["姓名", "任职组织", heading, "职务"], *people))
    assert (rows[0].cells["organisation"], rows[0].cells["area"]) == ("金穗苑业委会", MINE)


@pytest.mark.parametrize("heading", ["所在居委会", "所属社区", "所属居委"])
def test_where_something_lies_is_an_area_whatever_the_rows_are(heading: str) -> None:
    for headings, row in (
        (["小区名称", heading, "地址"], ["金穗苑", MINE, "密云路1号"]),
        (["单位名称", "单位类型", heading], ["甲", "企业", MINE]),
        (["活动名称", heading, "活动日期"], ["甲", MINE, "2024"]),
    ):
        (read,) = rows_in(sheet_of(headings, row))[0]
        assert read.cells["area"] == MINE


@pytest.mark.parametrize(
    "line",
    [
        "2", "第1页共3页", "（续表）", "单位：人", "打印日期：2024-03-01", "截至2024-03-01",
        "截止2024年3月1日", "共2人", "后备干部", "网格员", "四平路街道", "其他", "支委",
    ],
)  # fmt: skip
def test_a_line_that_speaks_of_no_body_ends_nothing(line: str) -> None:
    rows, _ = rows_in(
        sheet_of([f"{MINE}班子成员名单"], ["序号", "姓名", "职务"], [1, "甲", "主任"],
                 [line, "", ""], [3, "乙", "委员"])
    )  # fmt: skip
    assert [row.cells.get("organisation") for row in rows] == [MINE, MINE]


@pytest.mark.parametrize(("line", "body"), [("空缺", MINE), ("金安居民区", None)])
def test_a_remark_beside_the_rows_ends_nothing_unless_it_names_another_place(
    line: str, body: str | None
) -> None:
    rows, _ = rows_in(
        sheet_of([f"{MINE}班子成员名单"], ["序号", "姓名", "职务", "备注"], [1, "甲", "主任", ""],
                 ["", "", "", line], [3, "乙", "委员", ""])
    )  # fmt: skip
    assert [row.cells.get("organisation") for row in rows] == [MINE, body]


@pytest.mark.parametrize(
    "line", ["鞍山3村居民区", "居民区：金安", "单位：金安", "金安", "鞍山3村", "机关"]
)
def test_a_line_that_may_speak_of_another_place_ends_the_title(line: str) -> None:
    rows, _ = rows_in(
        sheet_of([f"{MINE}班子成员名单"], ["序号", "姓名", "职务"], [1, "甲", "主任"],
                 [line, "", ""], [3, "乙", "委员"])
    )  # fmt: skip
    assert [row.cells.get("organisation") for row in rows] == [MINE, None]


def test_the_name_of_a_person_alone_ends_nothing() -> None:
    rows, _ = rows_in(
        sheet_of([f"{MINE}班子成员名单"], ["姓名", "职务"], ["甲", "主任"], ["王村", ""],
                 ["乙", "委员"])
    )  # fmt: skip
    assert [row.cells["organisation"] for row in rows] == [MINE] * 3


def test_a_role_alone_is_a_vacant_seat() -> None:
    rows, ignored = rows_in(
        sheet_of([f"{MINE}班子成员名单"], ["职务", "姓名", "任职日期"], ["党支部书记", "", ""],
                 ["居委会主任", "甲", ""])
    )  # fmt: skip
    assert [(row.cells["person"], row.cells.get("organisation")) for row in rows] == [
        ("", MINE), ("甲", MINE),
    ]  # fmt: skip
    assert ignored == {}


@pytest.mark.parametrize("row", [["银安居委会", "主任：李四", ""], ["银安居委会", "", ""]])
@pytest.mark.parametrize("title", [[], [["四平路街道居委会班子成员名单"]]])
@pytest.mark.parametrize("heading", ["居委会", "任职组织"])
def test_a_body_alone_in_the_column_of_bodies_is_data(
    heading: str, title: list[list[str]], row: list[str]
) -> None:
    people = [MINE, "甲", "主任"], row, [OTHERS, "乙", "主任"]
    rows, ignored = rows_in(sheet_of(*title, [heading, "姓名", "职务"], *people))
    assert [row.cells["organisation"] for row in rows] == [MINE, "银安居委会", OTHERS]
    assert ignored == {}


def test_a_body_alone_in_its_column_ends_the_title_of_rows_without_one() -> None:
    people = [[MINE, "甲", "主任"], [OTHERS, "", ""], ["", "乙", "主任"]]
    rows, _ = rows_in(sheet_of([f"{MINE}班子成员名单"], ["任职组织", "姓名", "职务"], *people))
    assert [row.cells["organisation"] for row in rows] == [MINE, OTHERS, ""]


def test_of_two_titles_the_one_right_above_the_table_speaks_for_it() -> None:
    (row,), _ = rows_in(
        sheet_of(["四平路街道党工委"], [f"{OTHERS}成员名单"], HOLDINGS, ["甲", "主任", ""])
    )
    assert row.cells["organisation"] == OTHERS


@pytest.mark.parametrize("place", ["title", "sheet", "file"])
def test_a_column_of_committees_is_not_the_body_of_a_list_of_other_bodies(place: str) -> None:
    name = "各居民区党总支书记名单"
    sheet = sheet_of(
        *([[name]] if place == "title" else []),
        ["居委", "姓名", "职务"], [MINE, "甲", "书记"],
        name=name if place == "sheet" else "Sheet1",
    )  # fmt: skip
    file = Path(f"{name if place == 'file' else '名册'}.xlsx")
    found = recognise(file, sheet)
    assert found is None or "organisation" not in found.instead


@pytest.mark.parametrize("title", ["各居委会书记名单", "四平路街道党工委居民区干部名册"])
def test_a_column_of_committees_is_the_body_where_the_title_names_no_other(title: str) -> None:
    (row,), _ = rows_in(sheet_of([title], ["居委", "姓名", "职务"], [MINE, "甲", "书记"]))
    assert row.cells["organisation"] == MINE


def test_the_same_row_below_another_title_is_another_row() -> None:
    person = ["甲示", "书记", ""]
    table = [[THIRD + MEMBERS], HOLDINGS, person, [FOURTH + MEMBERS], person]
    first, second = rows_in(sheet_of(*table))[0]
    assert first.raw != second.raw


def test_the_same_row_below_a_heading_that_names_another_body_is_another_row() -> None:
    tables = (
        [["姓名", "居委会", heading], ["甲示", MINE, "委员"]] for heading in ("职务", "党内职务")
    )
    (first,), (second,) = (rows_in(sheet_of(*table))[0] for table in tables)
    assert first.raw != second.raw


def test_the_name_of_a_file_does_not_speak_for_several_sheets() -> None:
    sheets = [
        sheet_of(HOLDINGS, ["甲示", "书记", ""], name=name) for name in ("鞍山三村", "鞍山四村")
    ]
    with pytest.raises(InputError) as error:
        find_tables([file_of(*sheets, name=f"控江路{MEMBERS}.xlsx")])
    assert error.value.user_message("en") == (
        f"控江路{MEMBERS}.xlsx, sheet 鞍山三村: no column 任职组织, and the name of the file "
        "cannot speak for several sheets; write it into the name of each or above its table."
    )
    # A sheet without a row, and one that says itself whose it is, leave the name to the other.
    said = sheet_of(HOLDINGS, ["乙示", "书记", ""], name=FOURTH + MEMBERS)
    found = find_tables(
        [file_of(sheets[0], said, sheet_of(HOLDINGS), name=f"控江路{MEMBERS}.xlsx")]
    )
    assert [each.row.cells["organisation"] for each in found.candidates] == ["控江路", FOURTH]


def test_of_several_sheets_rows_that_do_not_say_whose_they_are_are_refused() -> None:
    sheets = [
        sheet_of(
            [*HOLDINGS, "所属党支部"],
            ["甲示", "书记", "", THIRD],
            ["乙示", "委员", "", ""],
            name=name,
        )
        for name in ("一", "二")
    ]
    found = find_tables([file_of(*sheets, name=f"控江路{MEMBERS}.xlsx")])
    assert [bool(each.refused) for each in found.candidates] == [False, True] * 2
    assert [remark.get("en") for remark in found.tables[0].found.remarks] == [
        f"控江路{MEMBERS}.xlsx, sheet 一: “Body” is not filled in by the name of the file, for "
        "several sheets of it are of this kind."
    ]


@pytest.mark.parametrize("place", ["title", "sheet", "file", "below"])
def test_a_number_in_a_title_is_nowhere(place: str) -> None:
    title = f"鞍山九村党支部（联系电话13812345678）{MEMBERS}"
    top = [title if place == "title" else f"鞍山九村党支部{MEMBERS}" if place == "below" else ""]
    rows: list[list[object]] = [top, HOLDINGS, *([[title]] if place == "below" else [])]
    sheet = sheet_of(*rows, ["甲", "书记", ""], name=title if place == "sheet" else "Sheet1")
    file = f"{title if place == 'file' else '名册'}.xlsx"
    (row,), ignored = rows_in(sheet, name=file)
    assert row.cells["organisation"] == "鞍山九村党支部"
    assert "13812345678" not in f"{row.found.given} {ignored}"
    if place in ("title", "below"):
        assert "13812345678" not in " ".join(each.get("en") for each in row.found.remarks)


@pytest.mark.parametrize(
    "row",
    [
        ["四平路街道", "鞍山三村", "小计", ""],
        ["四平路街道合计", "", "2家", ""],
        ["", "", "街道合计", ""],
        ["街道合计", "", "", ""],
        ["", "", "全街道共计1家", ""],
        ["四平路街道", "鞍山三村小计", 12.0, ""],
    ],
)
def test_a_total_is_ignored_wherever_it_stands(row: list[object]) -> None:
    headings = ["街道", "居民区", "单位名称", "单位类型"]
    first = ["四平路街道", "鞍山三村", "甲书店", "企业"]
    rows, ignored = rows_in(sheet_of(headings, first, row))
    assert [each.cells["name"] for each in rows] == ["甲书店"]
    assert ignored == {3: "This is a row of totals."}


@pytest.mark.parametrize("name", ["建筑设计院", "会计师事务所", "合计茶馆", "上海统计", "小计量所"])
def test_a_name_that_has_letters_of_a_total_is_a_name(name: str) -> None:
    assert names_in(["单位名称", "单位类型"], [name, "企业"], [name, ""]) == [name, name]
    assert names_in(["单位名称", "单位类型"], ["甲合计", "企业"]) == ["甲合计"]


@pytest.mark.parametrize(
    "row",
    [
        ["填表人：张三", "", "审核人：李四", "日期：2015年"],
        ["填表人: 张三", "审核人：李四", "", "2015年8月"],
        ["填表人：张三", "", "", ""],
        ["制表：街道党建办", "", "审核：李四", "填报时间：2015年"],
        ["报送单位：街道党建办", "", "", ""],
    ],
)
def test_who_filled_in_a_table_is_no_row_of_it(row: list[object]) -> None:
    headings = ["单位名称", "单位类型", "简称", "备注"]
    rows, ignored = rows_in(sheet_of(headings, ["甲", "企业", "", ""], row))
    assert len(rows) == 1
    assert ignored == {3: "This row says who filled in the table."}
    alone = ["填报人：张三", "", "", "联系电话：13812345678"]
    assert len(rows_in(sheet_of(headings, ["甲", "企业", "", ""], alone))[0]) == 1


@pytest.mark.parametrize(
    "note", ["以上数据截至2024年3月", "本表数据由各居委会提供。", "说明：同上"]
)
def test_a_note_alone_below_a_table_is_passed_over(note: str) -> None:
    rows, ignored = rows_in(sheet_of(["企业名称", "简称"], ["甲物业公司", "甲"], [note, ""]))
    assert ([row.cells["name"] for row in rows], ignored) == (["甲物业公司"], {})


@pytest.mark.parametrize(
    "line",
    [
        "第1页 共2页", "第 2 页/共 3 页", "（转下页）", "（续上页）", "以下空白", "——完——", "略",
        "……", "数据来源：街道党建办", "统计口径：在册单位", "截止日期：2024年12月", "※ 为新增",
    ],
)  # fmt: skip
def test_a_line_that_ends_a_page_or_explains_a_table_is_no_body(line: str) -> None:
    rows, ignored = rows_in(
        sheet_of(["企业名称", "简称"], ["甲物业公司", "甲"], [line, ""], ["乙物业公司", "乙"])
    )
    assert ([row.cells["name"] for row in rows], ignored) == (["甲物业公司", "乙物业公司"], {})


@pytest.mark.parametrize(
    "name",
    [
        "第一页书店", "完美公司", "略阳路小学", "*星公司", "共页印务", "★为老服务中心",
        "●为民服务社", "*系统工程公司",
    ],
)  # fmt: skip
def test_a_name_that_begins_like_such_a_line_is_a_name(name: str) -> None:
    rows, ignored = rows_in(sheet_of(["企业名称", "简称"], ["甲物业公司", "甲"], [name, ""]))
    assert ([row.cells["name"] for row in rows], ignored) == (["甲物业公司", name], {})


@pytest.mark.parametrize(
    "row", [["平均", "", 3], ["其中：学校", "", "2家"], ["占比", "", "50%"], [1, "人均", "1.5"]]
)
def test_what_is_reckoned_from_the_rows_is_no_row(row: list[object]) -> None:
    headings = ["单位名称", "单位类型", "党员数"]
    _, ignored = rows_in(sheet_of(headings, ["甲", "企业", 3], ["其中路小学", "学校", 3], row))
    assert ignored == {4: "This is a row of totals."}


@pytest.mark.parametrize(
    "line", ["其中2014年度成立3家", "其中：2014年度", "其 中，２０１４年以前", "其中3家为国有企业"]
)
def test_a_line_that_tells_of_a_part_of_the_rows_is_none(line: str) -> None:
    rows, ignored = rows_in(
        sheet_of(
            ["企业名称", "简称"],
            ["甲物业公司", "甲"],
            [line, ""],
            ["其中路物业", ""],
            ["其中1号楼物业", "一"],
        )
    )
    assert [row.cells["name"] for row in rows] == ["甲物业公司", "其中路物业", "其中1号楼物业"]
    assert ignored == {3: "This is a row of totals."}


@pytest.mark.parametrize(
    "name",
    [
        "例：某某学校",
        "（样例）某某学校",
        "示例：某某学校",
        "【例】某某学校",
        "例1：某某学校",
        "示例 2:某某学校",
    ],
)
def test_an_example_is_no_row_however_it_is_called(name: str) -> None:
    rows, ignored = rows_in(
        sheet_of(["序号", "单位名称", "单位类型"], [1, name, "学校"], [2, "例句社", "企业"])
    )
    assert [row.cells["name"] for row in rows] == ["例句社"]
    assert ignored == {2: "This is the template's example row."}


def test_a_committee_below_a_residents_committee_is_another_body() -> None:
    rows, ignored = rows_in(
        sheet_of(
            HOLDINGS, ["示例甲", "主任", ""], ["治保委员会"], ["示例乙", "主任", ""],
            name="金安居委会",
        )
    )  # fmt: skip
    assert [row.cells.get("organisation") for row in rows] == ["金安居委会", None]
    assert list(ignored) == [3]


@pytest.mark.parametrize("total", ["共1家", "共 1 家", "共12户"])
def test_how_many_there_are_is_a_total(total: str) -> None:
    rows, ignored = rows_in(sheet_of(["企业名称", "简称"], ["甲物业公司", "甲"], [total, ""]))
    assert ([row.cells["name"] for row in rows], ignored) == (
        ["甲物业公司"], {3: "This is a row of totals."},
    )  # fmt: skip


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


@pytest.mark.parametrize("title", ["第八届委员会", "上届委员会"])
def test_a_committee_of_another_term_is_no_other_body(title: str) -> None:
    rows, _ = rows_in(
        sheet_of(
            HOLDINGS, ["示例甲", "主任", ""], [title], ["示例乙", "委员", ""], name="金安居委会"
        )
    )
    named = [row.cells.get("organisation") for row in rows if row.cells["role"]]
    assert named == ["金安居委会", "金安居委会"]


def test_an_example_in_a_cell_of_particulars_is_none_of_a_row() -> None:
    rows, _ = rows_in(sheet_of(["小区名称", "居民区", "地址"], ["甲苑", "金安", "例:铁岭路5号"]))
    assert [row.number for row in rows] == [2]


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


@pytest.mark.parametrize(
    "numbers", [["甲", "乙", "丙"], [1, 2, 3], ["甲", "乙", 1], ["（1）", "（2）", "（3）"],
                ["①", "②", "③"], ["栏次", 1, 2, 3]]
)  # fmt: skip
def test_a_row_that_numbers_the_columns_is_no_data(numbers: list[object]) -> None:
    headings = ["小区名称", "居民区", "地址", "建成"]
    rows, ignored = rows_in(sheet_of(headings, numbers, ["金穗苑", "密云路居委会", "", ""]))
    assert [row.cells["name"] for row in rows] == ["金穗苑"]
    assert ignored == {2: "This row numbers the columns."}


@pytest.mark.parametrize("cells", [["甲", "乙", "丁"], ["甲", "乙"], [2, 3, 4], ["甲", "二", "三"]])
def test_a_row_that_numbers_no_columns_is_data(cells: list[object]) -> None:
    rows, ignored = rows_in(sheet_of(["小区名称", "居民区", "地址", "建成"], cells))
    assert (len(rows), ignored) == (1, {})


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


def test_a_copy_whose_name_is_of_another_body_is_told_so() -> None:
    tables = Tables()
    for body in (THIRD, FOURTH):
        name = f"{body}{MEMBERS}.csv"
        tables.take(file_of(sheet_of(HOLDINGS, ["甲", "书记", ""], name=name[:-4]), name=name))
    ((_, told),) = tables.skipped
    assert told.get("en") == (
        f"{FOURTH}{MEMBERS}.csv is a copy of {THIRD}{MEMBERS}.csv and was not read: its name says "
        f"{FOURTH}, its rows are those of the other; correct one of them."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('居委会名称,居民区,备注\n甲,乙,\n丙,丁,"未闭合\n戊,己,\n庚,辛,\n', 3),
        ('单位名称,单位类型\n子书店,企业\n"寅书店,企业\n卯书店,企业\n辰书店,企业', 3),
        ('单位名称,备注\n甲,"两\n行"\n\n乙,"一\n', 5),
        ('单位名称,单位类型,备注\n甲,企业,"未闭合\n乙,企业,\n丙,企业,"好"\n', 2),
        ('单位名称,单位类型,备注\n甲,企业,"未闭合\n乙,企业,好"\n', 2),
        ('单位名称,备注\n甲,"' + "乙,丙\n" * 50_000, 2),
    ],
)
@pytest.mark.parametrize("kept", [50_000, 3])
def test_a_quotation_mark_without_its_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, kept: int
) -> None:
    monkeypatch.setattr("loaders._reading.KEPT_CELLS", kept)
    path = tmp_path / "名册.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        find_tables([read_file(path)])
    assert error.value.user_message("en").startswith(f"名册.csv, line {line}: the quotation mark")


@pytest.mark.parametrize(
    "text",
    [
        '单位名称,单位类型,备注\n甲,企业,"有花,\n有树"\n',
        '单位名称,单位类型,备注\n甲,企业,"一、甲\n二、乙\n三、丙"\n',
        '单位名称,单位类型,备注\n甲,企业,"他说""好""\n走了"\n',
        '单位名称,单位类型,备注\n甲,企业,有"花\n',
    ],
)
def test_a_quoted_cell_of_several_lines_is_a_cell(tmp_path: Path, text: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(text, encoding="utf-8")
    (candidate,) = find_tables([read_file(path)]).candidates
    assert candidate.row.cells["name"] == "甲"


@pytest.mark.parametrize(("mark", "other"), [("\t", ","), (",", ";"), (";", ",")])
def test_the_mark_is_the_one_that_parts_all_lines(tmp_path: Path, mark: str, other: str) -> None:
    leaders = other.join(["书记:张三", "副书记:李四", "委员:王五", "委员:赵六"])
    lines = [["党组织名称", "组织形式", "领导班子"], *[["甲", "党总支", leaders]] * 3]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(mark.join(line) for line in lines), encoding="utf-8")
    assert [len(row) for row in read_file(path).sheets[0].rows] == [3] * 4


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-16-le"])
def test_the_mark_of_old_programs_after_the_last_line_is_no_row(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("小区名称,居民区\n示例花苑,金安居委会\n\x1a".encode(encoding))
    rows = list(read_file(path).sheets[0].rows)
    assert rows == [["小区名称", "居民区"], ["示例花苑", "金安居委会"]]


def test_a_space_of_no_width_hides_no_heading() -> None:
    headings = ["姓\u200b名", "任职组织\ufeff", "职\u200d务"]
    (row,), _ = rows_in(sheet_of(headings, ["甲", "乙", "书记"]))
    assert set(row.cells) == {"person", "organisation", "role"}


@pytest.mark.parametrize(
    "title",
    [
        "2021年班子成员名单", "2021年6月班子成员名单", "20210615班子成员名单",
        "2021-2022年度班子成员名单", "（2021年）班子成员名单", "2021年上半年班子成员名单",
        "二〇二一年班子成员名单", "附件1：班子成员名单", "第九届班子成员名单",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["title", "sheet", "below"])
def test_a_date_names_no_body(title: str, place: str) -> None:
    rows = [*([[title]] if place == "title" else []), HOLDINGS]
    rows += [[title]] if place == "below" else []
    sheet = sheet_of(*rows, ["甲", "书记", ""], name=title if place == "sheet" else "Sheet1")
    found, _ = rows_in(sheet, name=f"{FOURTH}{MEMBERS}.xlsx")
    assert found[-1].cells["organisation"] == FOURTH


@pytest.mark.parametrize("date", ["2021年", "2021年6月", "2021-06-15_", "202106", "2021.6 ", ""])
def test_a_date_before_a_body_is_no_part_of_its_name(date: str) -> None:
    sheet = sheet_of([f"{date}{FOURTH}班子成员名单"], HOLDINGS, ["甲", "书记", ""])
    (row,), _ = rows_in(sheet)
    assert row.cells["organisation"] == FOURTH
