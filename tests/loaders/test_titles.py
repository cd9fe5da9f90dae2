"""Whose the rows are, where a title, a section, a sheet or a file says it for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputError
from loaders._recognition import recognise
from loaders._tables import Tables, find_tables
from tests.loaders.rows import FOURTH, HOLDINGS, MEMBERS, THIRD, file_of, rows_in, sheet_of


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


def test_a_committee_below_a_residents_committee_is_another_body() -> None:
    rows, ignored = rows_in(
        sheet_of(
            HOLDINGS, ["示例甲", "主任", ""], ["治保委员会"], ["示例乙", "主任", ""],
            name="金安居委会",
        )
    )  # fmt: skip
    assert [row.cells.get("organisation") for row in rows] == ["金安居委会", None]
    assert list(ignored) == [3]


@pytest.mark.parametrize("title", ["第八届委员会", "上届委员会"])
def test_a_committee_of_another_term_is_no_other_body(title: str) -> None:
    rows, _ = rows_in(
        sheet_of(
            HOLDINGS, ["示例甲", "主任", ""], [title], ["示例乙", "委员", ""], name="金安居委会"
        )
    )
    named = [row.cells.get("organisation") for row in rows if row.cells["role"]]
    assert named == ["金安居委会", "金安居委会"]


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
