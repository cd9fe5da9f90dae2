"""Which sheet is for which loader, and which of its rows are data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from loaders._headings import normal
from loaders._reading import RawFile, RawSheet, read_file
from loaders._recognition import recognise
from loaders._refused import refused_row
from loaders._rows import IgnoredRow, Row, rows_of
from loaders._tables import Tables, find_tables, heading_of

UNIVERSITIES = ["序号", "学校名称", "学校标识码", "主管部门", "所在地", "办学层次", "备注"]


def file_of(*sheets: RawSheet, name: str = "名册.xlsx") -> RawFile:
    return RawFile(Path(name), "0123456789abcdef" * 4, sheets)


def table(
    *rows: Sequence[object], name: str = "Sheet1", merged: Sequence[tuple[int, int, int, int]] = ()
) -> RawSheet:
    ranges = [((top, left), (bottom, right)) for top, left, bottom, right in merged]
    return RawSheet(name, [list(row) for row in rows], ranges)


def kind_of(sheet: RawSheet) -> str | None:
    found = recognise(Path("名册.xlsx"), sheet)
    return found.kind if found else None


def read(sheet: RawSheet) -> list[Row | IgnoredRow]:
    file = file_of(sheet)
    found = recognise(file.path, sheet)
    assert found is not None
    return list(rows_of(file, sheet, found))


def tables_of(*sheets: RawSheet) -> Tables:
    return find_tables([file_of(*sheets)])


def test_a_sheet_is_recognised_by_its_name() -> None:
    # The headings alone would do for several loaders.
    assert kind_of(table(["小区名称", "居民区"], ["甲", "乙"], name="小区")) == "estates"
    assert kind_of(table(["Estate", "Area"], ["甲", "乙"], name="estates")) == "estates"


def test_a_sheet_is_recognised_by_its_headings() -> None:
    assert kind_of(table(["code", "name", "street_code"], ["1", "2", "3"])) == "areas"
    assert kind_of(table(UNIVERSITIES)) == "universities"


def test_headings_are_compared_in_normal_form() -> None:
    assert kind_of(table([" 小区 名称* ", "居民区（必填）", "建筑面积(平方米)"])) == "estates"
    found = recognise(Path("a"), table(["小区名称", "居民区", "建筑面积（平方米）："]))
    assert found is not None
    assert [column.field for column in found.headings.columns.values()] == [
        "name", "area", "floor_area",
    ]  # fmt: skip


def test_title_rows_above_the_headings_are_passed_over() -> None:
    sheet = table(["附件1："], ["某街道小区名册\n（2015年）"], ["小区名称", "居民区"], ["甲", "乙"])
    (row,) = read(sheet)
    assert row == read(sheet)[0]
    assert isinstance(row, Row)
    assert row.number == 4
    assert row.cells["name"] == "甲"


def test_a_sheet_of_something_else_is_not_recognised() -> None:
    assert kind_of(table(["菜名", "价格"], ["面", 12])) is None
    assert kind_of(table()) is None


def test_a_sheet_with_a_rosters_name_must_have_its_required_columns() -> None:
    with pytest.raises(InputError) as error:
        kind_of(table(["小区名称", "户数"], ["甲", 1], name="小区"))
    assert error.value.user_message("en") == "名册.xlsx, sheet 小区: no column 居民区."


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("别名", ["别名", "居民区"]),
        ("别名", ["别名"]),
        ("简称", ["简称", "单位地址"]),
        ("俗称", ["编号", "俗称"]),
    ],
)
def test_names_that_cannot_be_read_do_not_keep_the_rest_from_it(
    name: str, headings: list[str]
) -> None:
    estates = table(["小区名称", "居民区"], ["甲", "乙"])
    found = tables_of(table(headings, ["九十弄", "金安"][: len(headings)], name=name), estates)
    assert [each.found.kind for each in found.tables] == ["estates"]
    assert [message.get("en") for _, message in found.skipped] == [
        f"名册.xlsx, sheet {name}: not read. Its headings are most like those of Aliases, but "
        "there is no column 正式名称."
    ]


def test_names_alone_that_cannot_be_read_are_told() -> None:
    with pytest.raises(InputError) as error:
        tables_of(table(["别名", "居民区"], ["九十弄", "金安"], name="别名"))
    assert "there is no column 正式名称" in error.value.user_message("en")


def test_personal_columns_are_dropped_before_a_value_is_read() -> None:
    headings = ["小区名称", "居民区", "联系电话", "公民身份证号码", "家庭住址", "物业地址", "颜色"]
    sheet = table(headings, ["甲", "乙", "13800000000", "110101199003070134", "某路", "某弄", "红"])
    found = recognise(Path("a"), sheet)
    assert found is not None
    assert found.headings.personal == ("联系电话", "公民身份证号码", "家庭住址")
    assert found.headings.unmapped == ("颜色",)
    (row,) = read(sheet)
    assert isinstance(row, Row)
    assert row.written == {"小区名称": "甲", "居民区": "乙", "物业地址": "某弄"}


def test_the_second_of_two_equal_headings_is_reported() -> None:
    found = recognise(Path("a"), table(["小区名称", "居民区", "户数", "户 数"]))
    assert found is not None
    assert found.headings.unmapped == ("户 数",)


def test_section_rows_hold_for_the_rows_below_and_are_no_data() -> None:
    sheet = table(
        UNIVERSITIES,
        ["北京市（92所）", "", "", "", "", "", ""],
        [1.0, "甲大学", 4111010001.0, "", "", "", ""],
        ["上海市", "", "", "", "", "", ""],
        [2.0, "乙大学", "4131010247", "", "", "", ""],
        merged=[(3, 0, 3, 6)],
    )
    rows = read(sheet)
    assert [row.number for row in rows if isinstance(row, Row)] == [3, 5]
    assert [row.context for row in rows if isinstance(row, Row)] == [
        {"section": "北京市"}, {"section": "上海市"},
    ]  # fmt: skip


def test_blank_rows_and_notes_are_no_rows_totals_and_examples_are_ignored() -> None:
    sheet = table(
        ["小区名称", "居民区", "户数"],
        ["（示例）示例花苑", "金安居委会", 640],
        ["晨曦苑", "金安居委会", 1],
        ["", "", ""],
        ["小区名称", "居民区", "户数"],
        ["合 计", "", 1],
        ["注：户数截至年底", "", ""],
        ["", "合计：1", ""],
    )
    rows = read(sheet)
    assert [row.number for row in rows if isinstance(row, Row)] == [3]
    reasons = {row.row: row.reason.sentence for row in rows if isinstance(row, IgnoredRow)}
    assert reasons == {
        2: "This is the template's example row.",
        5: "The headings are repeated here.",
        6: "This is a row of totals.",
        8: "This is a row of totals.",
    }


def test_a_cell_merged_over_rows_holds_for_each() -> None:
    sheet = table(
        ["居民区", "小区名称"], ["甲", "一"], ["", "二"], ["乙", "三"], merged=[(1, 0, 2, 0)]
    )
    assert [row.cells["area"] for row in read(sheet) if isinstance(row, Row)] == ["甲", "甲", "乙"]


def test_rows_come_in_the_order_of_their_kinds_whatever_the_order_of_sheets() -> None:
    estates = table(["小区名称", "居民区"], ["甲", "乙"], name="小区")
    areas = table(["区划代码", "居民区名称"], ["310110009018", "乙居委会"], name="居民区")
    found = tables_of(estates, areas)
    assert [candidate.row.kind for candidate in found.candidates] == ["areas", "estates"]


def test_a_cell_that_cannot_be_read_refuses_its_row() -> None:
    found = tables_of(table(["小区名", "居民区", "户数"], ["甲", "乙", "许多"], ["丙", "", 1]))
    first, second = found.candidates
    assert first.refused is not None
    assert heading_of(first, first.refused.field) == "户数"
    assert first.row.cells[first.refused.field] == "许多"
    assert second.refused is not None
    assert second.refused.field == "area"
    assert heading_of(second, "first_delivery") == "首套交付日期"


def test_a_row_is_the_same_however_its_dates_and_numbers_are_written() -> None:
    headings = ["小区名称", "居民区", "户数", "首套交付日期"]
    found = tables_of(
        table(headings, ["甲", "乙", 640.0, "2014.03"], ["甲", "乙", "640户", "2014年3月"]),
        table(headings, ["甲", "乙", 641, "2014.03"], name="Sheet2"),
    )
    first, same, other = (candidate.hash for candidate in found.candidates)
    assert first == same != other


def test_a_workbook_says_that_it_is_a_sample() -> None:
    estates = table(["小区名称", "居民区"], ["甲", "乙"])
    assert not tables_of(estates, table(["样例数据", "否"], name="说明")).sample
    assert tables_of(estates, table(["用途"], ["", "样例数据", "是"], name="说明")).sample


def test_sheets_for_which_there_is_no_loader_are_named() -> None:
    found = tables_of(
        table(["小区名称", "居民区"], ["甲", "乙"]),
        table(["菜名"], ["面"], name="食堂"),
        table(["给人看的"], name="说明"),
    )
    assert [message.get("en") for _, message in found.skipped] == [
        "名册.xlsx, sheet 食堂: not a roster, not read."
    ]


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (table(["菜名"], ["面"]), "No roster was recognised in 名册.xlsx."),
        (
            table(["姓名", "职务"], ["甲", "主任"]),
            "名册.xlsx, sheet Sheet1: not read. Its headings are most like those of Holdings, but "
            "there is no column 任职组织, and no title above it such as "
            "〈任职组织〉班子成员信息表. No roster was recognised in 名册.xlsx.",
        ),
        (
            table(["物业公司", "合同开始日期"], ["甲", "2014.3"]),
            "名册.xlsx, sheet Sheet1: not read. Its headings are most like those of Service "
            "contracts, but there is no column 小区. No roster was recognised in 名册.xlsx.",
        ),
        (table(), "No roster was recognised in 名册.xlsx."),
        (table(["小区名称", "居民区"]), "There is nothing to load in 名册.xlsx: no row of data."),
        (
            table(["小区名称", "居民区"], ["（示例）甲", "乙"]),
            "There is nothing to load in 名册.xlsx: no row of data.",
        ),
    ],
)
def test_nothing_to_load_is_told_in_one_sentence(sheet: RawSheet, sentence: str) -> None:
    with pytest.raises(InputError) as error:
        tables_of(sheet)
    assert error.value.user_message("en").startswith(sentence)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_row_with_more_cells_than_headings_is_refused_where_commas_part(ending: str) -> None:
    rows = [
        ["小区名称", "居民区", ""],
        ["戊", "己", "庚"],
        ["辛", "壬", ""],
        ["戊", "己", "", "癸"],
    ]
    found = find_tables([file_of(RawSheet("小区", rows), name=f"小区.{ending}")])
    refused = [bool(candidate.refusals) for candidate in found.candidates]
    # In a workbook a cell stands where it stands, and a remark may stand beside the table.
    assert refused == [False, False, ending == "csv"]


def test_headings_in_four_rows_are_told() -> None:
    rows = [
        ["居委会", "成员情况", ""],
        ["", "基本情况", "任职情况"],
        ["", "本人", "现任"],
        ["", "姓名", "职务"],
        ["甲居委会", "乙", "主任"],
    ]
    sheet = RawSheet("名单", rows, [((0, 0), (3, 0)), ((0, 1), (0, 2))])
    with pytest.raises(InputError) as error:
        tables_of(sheet)
    assert error.value.user_message("en").startswith(
        "名册.xlsx, sheet 名单: not read. Its headings stand in more than three rows; put them "
        "into one, two or three."
    )


def test_a_known_form_is_named_whether_it_comes_alone_or_not() -> None:
    members = table(
        ["姓名", "入党时间", "转正时间", "籍贯", "所在党组织"], ["甲", "", "", "", "乙"]
    )
    named = "名册.xlsx, sheet Sheet1: this is a register of Party members, not read: "
    with pytest.raises(InputError) as error:
        tables_of(members)
    assert error.value.user_message("en").startswith(named)
    estates = table(["小区名称", "居民区"], ["甲", "乙"], name="小区")
    ((_, told),) = tables_of(members, estates).skipped
    assert told.get("en").startswith(named)


@given(st.text())
def test_the_normal_form_of_a_heading_is_its_own(heading: str) -> None:
    assert normal(normal(heading)) == normal(heading)


WORDS = [
    "",
    " ",
    "甲",
    "合计",
    "小计：3",
    "一、",
    "北京市（92所）",
    "注：完",
    "小区名称",
    "（示例）甲",
    7.0,
]
LINES = st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=4, max_size=4))


@given(LINES)
def test_no_filled_row_is_lost_and_none_is_changed(lines: list[list[object]]) -> None:
    sheet = table(["小区名称", "居民区", "户数", "地址"], *lines, name="小区")
    found = recognise(Path("a.xlsx"), sheet)
    assert found is not None
    below = found.headings.below
    rows = list(rows_of(file_of(sheet), sheet, found))
    numbers = [row.number if isinstance(row, Row) else row.row for row in rows]
    assert numbers == sorted(set(numbers))
    for row in rows:
        if isinstance(row, Row):
            columns = found.headings.columns
            line = list(sheet.rows)[row.number - 1]
            assert dict(row.cells) == {each.field: line[at] for at, each in columns.items()}
    for number, line in enumerate(lines, start=2):
        if number > below and number not in numbers:
            # Blank, a section, or a note: at most a numeral and a text.
            assert sum(bool(str(cell).strip()) for cell in line) <= 2


SHIFTED = (
    "姓名,任职组织,职务,家庭住址,学历\n张三,鞍山三村居委会,主任,委员,四平路100弄5号302室,本科\n"
)


def test_no_cell_of_a_row_that_is_shifted_is_looked_at_or_shown(tmp_path: Path) -> None:
    path = tmp_path / "任职.csv"
    path.write_text(SHIFTED, encoding="utf-8")
    (candidate,) = find_tables([read_file(path)]).candidates
    refused = refused_row(candidate)
    (told,) = refused.refusals
    assert (told.column, told.value) == ("学历", "")
    assert told.reason.get("en").startswith("This row has more cells than headings")
    assert refused.layout == ("姓名", "任职组织", "职务", "学历", "")
    assert refused.line == ("张三", "鞍山三村居委会", "主任", None, None)
    assert "302室" not in repr(refused)


def test_a_shifted_cell_is_no_sample_of_a_question(tmp_path: Path) -> None:
    path = tmp_path / "任职.csv"
    headings = SHIFTED.replace("学历\n", "来源的系统\n")
    path.write_text(headings + "李四,鞍山三村居委会,主任,某处,大专\n", encoding="utf-8")
    (table,) = find_tables([read_file(path)]).tables
    assert [question.samples for question in table.found.questions] == [("大专",)]


@pytest.mark.parametrize(("above", "below"), [("家庭", "地址"), ("证件", "号码")])
def test_a_personal_heading_in_two_rows_is_personal(above: str, below: str) -> None:
    sheet = table(
        ["姓名", "任职组织", "职务", above], ["", "", "", below], ["张三", "金安", "主任", "x"],
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2)], name="任职",
    )  # fmt: skip
    found = recognise(Path("名册.xlsx"), sheet)
    assert found is not None
    assert (found.headings.personal, found.headings.unmapped) == ((f"{above}/{below}",), ())
    assert found.headings.layout == ("姓名", "任职组织", "职务")


def test_a_lost_zero_of_a_month_is_told_in_a_text_only(tmp_path: Path) -> None:
    rows = [
        ["小区名称", "居民区", "首套交付日期"],
        ["甲", "金安", "2015.1"],
        ["乙", "金安", "2015.10"],
    ]
    path = tmp_path / "小区.csv"
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    found = find_tables([read_file(path)])
    assert [str(each.record.date("first_delivery")) for each in found.candidates] == [
        "2015-01",
        "2015-10",
    ]
    (repair,) = found.tables[0].repairs
    assert (repair.row, repair.before, repair.after) == (2, "2015.1", "2015-01")
    assert "may have been .10" in repair.rule.get("en")
    workbook = find_tables([file_of(table(*rows, name="小区"))])
    assert [each.refused for each in workbook.candidates] == [None, None]
    assert workbook.tables[0].repairs == []


@pytest.mark.parametrize(
    ("groups", "own", "merged", "bodies", "read"),
    [
        # A group says of whom the rows are, and a row may name another body.
        (["任职组织", "居委会成员", ""], ["", "姓名", "职务"], [(0, 1, 0, 2)],
         {}, ["任职组织", "居委会成员/姓名", "居委会成员/职务"]),
        # Days stand in both groups, and a row has room for those of one.
        (["姓名", "任职组织", "居委会", "", "党组织", ""],
         ["", "", "职务", "任职日期", "职务", "任职日期"], [(0, 2, 0, 3), (0, 4, 0, 5)],
         {}, ["姓名", "任职组织", "居委会/职务", "居委会/任职日期"]),
        (["姓名", "任职组织", "任职情况", ""], ["", "", "职务", "党内职务"], [(0, 2, 0, 3)],
         {"further_role": "党组织"}, ["姓名", "任职组织", "任职情况/职务", "任职情况/党内职务"]),
    ],
)  # fmt: skip
def test_only_its_own_heading_names_the_body_of_roles(
    groups: list[str],
    own: list[str],
    merged: list[tuple[int, int, int, int]],
    bodies: dict[str, str],
    read: list[str],
) -> None:
    row = ["张示" for _ in own]
    headings = tables_of(table(groups, own, row, merged=merged)).tables[0].found.headings
    assert list(headings.written.values()) == read
    assert headings.bodies == bodies
