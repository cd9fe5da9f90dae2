"""Rows that are no data, and data that looks like it: none vanishes without a word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import InputError
from loaders._reading import RawSheet, read_file
from loaders._recognition import recognise
from loaders._tables import find_tables
from tests.loaders.rows import rows_in, sheet_of


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


@pytest.mark.parametrize("total", ["共1家", "共 1 家", "共12户"])
def test_how_many_there_are_is_a_total(total: str) -> None:
    rows, ignored = rows_in(sheet_of(["企业名称", "简称"], ["甲物业公司", "甲"], [total, ""]))
    assert ([row.cells["name"] for row in rows], ignored) == (
        ["甲物业公司"], {3: "This is a row of totals."},
    )  # fmt: skip


def test_an_example_in_a_cell_of_particulars_is_none_of_a_row() -> None:
    rows, _ = rows_in(sheet_of(["小区名称", "居民区", "地址"], ["甲苑", "金安", "例:铁岭路5号"]))
    assert [row.number for row in rows] == [2]


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
