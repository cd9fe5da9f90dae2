"""Tables as streets and districts publish them: what each is, and what it must not be taken for.

Headings and layouts are those of real tables and forms; all persons, firms and rows are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from loaders._candidates import Recognised
from loaders._mapping import Shape
from loaders._reading import read_file
from loaders._recognition import not_read, recognise
from loaders._refused import refused_row, write_refused
from loaders._rows import Row, rows_of
from loaders._tables import find_tables

Cells = Sequence[object]
FIRM_CODE = "91310110MA0000000X"


def written(path: Path, *rows: Cells, sheet: str = "Sheet1") -> Path:
    """Write one sheet; a row of one text is a title over the table."""
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet(sheet)
        for index, row in enumerate(rows):
            page.write_row(index, 0, row)
    return path


def found_in(path: Path) -> Recognised | None:
    return recognise(path, read_file(path).sheets[0])


def kind_of(path: Path) -> str | None:
    found = found_in(path)
    return found.kind if found else None


def told(path: Path) -> str:
    return not_read(path, read_file(path).sheets[0]).get("zh")


def fields_of(path: Path) -> dict[str, str]:
    found = found_in(path)
    assert found
    return {
        found.headings.written[at]: column.field for at, column in found.headings.columns.items()
    }


def asked(path: Path) -> dict[str, str]:
    found = found_in(path)
    assert found
    return {question.column: question.field for question in found.questions}


def rows_in(path: Path) -> list[dict[str, object]]:
    file = read_file(path)
    found = recognise(path, file.sheets[0])
    assert found
    rows = (row for row in rows_of(file, file.sheets[0], found) if isinstance(row, Row))
    return [{name: cell for name, cell in row.cells.items() if cell} for row in rows]


# Lists of bodies under headings that any body may have.
ENTERPRISES = ("序号", "企业名称", "统一社会信用代码", "法定代表人", "经营地址", "成立日期")
ENTERPRISE = (1, "晴川设计咨询有限公司", FIRM_CODE, "庞知秋", "四平路1号", "2010-03-01")


def test_a_list_of_enterprises_is_no_list_of_property_firms(tmp_path: Path) -> None:
    path = written(
        tmp_path / "非公企业.xlsx", ["四平路街道非公有制企业名单"], ENTERPRISES, ENTERPRISE
    )
    assert found_in(path) is None
    assert told(path) == (
        "非公企业.xlsx 工作表 Sheet1 未读取：表头可能是“物业企业”的，但表头、标题、表名和各行名称"
        "都未说明，也可能是其他组织；如确是，请将工作表命名为“物业企业”。"
    )


@pytest.mark.parametrize(
    ("name", "title", "heading"),
    [
        ("名单", "四平路街道物业服务企业名单", "企业名称"),
        ("物业服务企业", "名单", "企业名称"),
        ("名单", "名单", "物业公司名称"),
    ],
)
def test_what_says_that_firms_are_of_property(
    tmp_path: Path, name: str, title: str, heading: str
) -> None:
    headings = ["序号", heading, *ENTERPRISES[2:]]
    path = written(tmp_path / f"{name}.xlsx", [title], headings, ENTERPRISE)
    assert kind_of(path) == "property_firms"


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        ("property_firms", ["Firm", "Unified social credit code"]),
        ("partner_units", ["Unit", "Unit type"]),
    ],
)
def test_english_headings_say_what_the_rows_are(
    tmp_path: Path, kind: str, headings: list[str]
) -> None:
    assert kind_of(written(tmp_path / "list.xlsx", headings, ["甲示", ""])) == kind


def test_the_names_of_half_the_firms_say_that_they_are_of_property(tmp_path: Path) -> None:
    others = [
        (2, "上海甲示物业管理有限公司", "", "", "", ""),
        (3, "上海乙示物业有限公司", "", "", "", ""),
    ]
    path = written(tmp_path / "名单.xlsx", ["名单"], ENTERPRISES, ENTERPRISE, *others)
    assert kind_of(path) == "property_firms"
    two = [(4, "晴空软件有限公司", "", "", "", "")]
    path = written(tmp_path / "名录.xlsx", ["名单"], ENTERPRISES, ENTERPRISE, *two, others[0])
    assert kind_of(path) is None


def test_a_list_of_committees_by_name_and_code_is_none_of_firms_or_units(tmp_path: Path) -> None:
    path = written(
        tmp_path / "名单.xlsx",
        ["基层群众性自治组织名单"],
        ["序号", "名称", "统一社会信用代码", "类型", "负责人", "住所", "发证日期", "有效期"],
        [1, "金安居民委员会", "55310110MF00000000", "居民委员会", "庞知秋", "", "2018-01-01", ""],
    )
    assert found_in(path) is None


def test_an_answer_says_what_such_a_list_is(tmp_path: Path) -> None:
    path = written(tmp_path / "非公企业.xlsx", ["名单"], ENTERPRISES, ENTERPRISE)
    sheet = read_file(path).sheets[0]
    shape = Shape("property_firms", frozenset(ENTERPRISES))
    found = recognise(path, sheet, {shape: {"法定代表人": "not_needed"}})
    assert found
    assert found.kind == "property_firms"


# Lists of persons who hold no post.
COMMITTEE = ("序号", "居委会", "姓名", "性别", "出生年月", "政治面貌", "职务")
ELECTED = (1, "金安居委会", "庞知秋", "女", "1972.05", "中共党员", "主任")


@pytest.mark.parametrize(
    ("name", "title", "word"),
    [
        ("名单", "四平路街道居委会换届选举正式候选人名单公示", "候选人"),
        ("居委会候选人", "名单", "候选人"),
        ("名单", "拟任社区工作者名单", "拟任"),
        ("名单", "居委会成员初步人选", "初步人选"),
    ],
)
def test_candidates_hold_no_post(tmp_path: Path, name: str, title: str, word: str) -> None:
    path = written(tmp_path / f"{name}.xlsx", [title], COMMITTEE, ELECTED)
    assert found_in(path) is None
    assert told(path) == (
        f"{name}.xlsx 工作表 Sheet1 未读取：“{word}”表明各行不一定都属于“任职”；"
        "请只保留属于的行，并去掉此词。"
    )


def test_not_all_who_stood_were_elected(tmp_path: Path) -> None:
    headings = [*COMMITTEE, "得票数", "是否当选"]
    rows = [(*ELECTED, 812, "是"), (2, "金安居委会", "曹书瑶", "男", "", "", "委员", 90, "否")]
    path = written(tmp_path / "名单.xlsx", ["居委会选举结果"], headings, *rows)
    assert found_in(path) is None
    assert "“是否当选”" in told(path)


@pytest.mark.parametrize("between", [["二、候选人"], ["金安居委会候选人名单"]])
def test_candidates_below_those_elected_are_told(tmp_path: Path, between: list[str]) -> None:
    path = written(tmp_path / "名单.xlsx", ["名单"], COMMITTEE, ELECTED, between, ELECTED)
    assert found_in(path) is None
    assert "“候选人”" in told(path)


def test_a_note_on_candidates_makes_those_elected_none(tmp_path: Path) -> None:
    note = ["注：候选人共三名，以上为当选者。"]
    path = written(tmp_path / "名单.xlsx", ["名单"], COMMITTEE, ELECTED, note)
    assert kind_of(path) == "holdings"


@pytest.mark.parametrize("below", [0, 2])
def test_how_to_fill_in_a_form_denies_nothing(tmp_path: Path, below: int) -> None:
    rows: list[Cells] = [COMMITTEE, ELECTED]
    rows.insert(below, ["填表说明：只填当选者，候选人不填。"])
    assert kind_of(written(tmp_path / "名单.xlsx", *rows)) == "holdings"


def test_the_post_that_is_proposed_leaves_the_one_that_is_held(tmp_path: Path) -> None:
    path = written(tmp_path / "名单.xlsx", [*COMMITTEE, "拟任职务"], [*ELECTED, "书记"])
    assert kind_of(path) == "holdings"
    assert fields_of(path)["职务"] == "role"
    assert "拟任职务" not in fields_of(path)
    path = written(tmp_path / "拟.xlsx", [*COMMITTEE[:-1], "拟任职务"], ELECTED)
    assert found_in(path) is None
    assert "“拟任”" in told(path)


def test_those_elected_hold_their_posts(tmp_path: Path) -> None:
    path = written(
        tmp_path / "名单.xlsx", ["居委会选举结果"], [*COMMITTEE, "得票数"], [*ELECTED, 812]
    )
    assert kind_of(path) == "holdings"


@pytest.mark.parametrize("sheet", ["任职", "花名册"])
def test_candidates_hold_no_post_whatever_the_sheet_is_called(tmp_path: Path, sheet: str) -> None:
    title = ["候选人名单"]
    path = written(tmp_path / "名单.xlsx", title, COMMITTEE, ELECTED, sheet=sheet)
    assert found_in(path) is None


# Part-time commissioners: 职务 beside the unit is the post there.
OF_UNITS = [
    [1, "金安居民区党总支", "庞知秋", "男", "四平康宁社区卫生站", "主任"],
    [2, "金安居民区党总支", "曹书瑶", "女", "四平和鸣小学", "书记"],
    [3, "密云路居民区党总支", "沈慕白", "男", "四平派出所", "副所长"],
]


def test_the_post_in_the_unit_is_not_that_of_a_part_time_commissioner(tmp_path: Path) -> None:
    headings = ["序号", "党组织名称", "姓名", "性别", "工作单位", "职务"]
    path = written(tmp_path / "名单.xlsx", ["四平路街道兼职委员名单"], headings, *OF_UNITS)
    assert "职务" not in fields_of(path)
    assert [row["role"] for row in rows_in(path)] == ["兼职委员"] * 3
    found = found_in(path)
    assert found
    remarks = [remark.get("zh") for remark in found.remarks]
    assert (
        "名单.xlsx 工作表 Sheet1：“职务”未作为“职务”读取，因标题或名称写明“兼职委员”，"
        "而该列并非如此。" in remarks
    )


def test_a_title_names_the_body_of_part_time_commissioners(tmp_path: Path) -> None:
    headings = ["序号", "姓名", "性别", "单位", "职务"]
    rows = [[row[0], *row[2:]] for row in OF_UNITS]
    path = written(tmp_path / "名单.xlsx", ["金安居民区党总支兼职委员名单"], headings, *rows)
    assert set(fields_of(path).values()) == {"person", "gender"}
    assert {(row["organisation"], row["role"]) for row in rows_in(path)} == {
        ("金安居民区党总支", "兼职委员")
    }


def test_roles_that_say_who_is_a_part_time_commissioner_are_read(tmp_path: Path) -> None:
    headings = ["序号", "党组织名称", "姓名", "性别", "工作单位", "职务"]
    rows = [[*OF_UNITS[0][:5], "副书记"], [*OF_UNITS[1][:5], "兼职委员"]]
    path = written(tmp_path / "名单.xlsx", ["兼职委员名单"], headings, *rows)
    assert [row["role"] for row in rows_in(path)] == ["副书记", "兼职委员"]


@pytest.mark.parametrize("heading", ["党内职务", "党组织职务", "党内任职"])
def test_a_heading_that_says_the_post_is_of_the_party_is_read(tmp_path: Path, heading: str) -> None:
    headings = ["序号", "党组织名称", "姓名", "性别", "工作单位", heading]
    path = written(tmp_path / "名单.xlsx", ["兼职委员名单"], headings, [*OF_UNITS[0][:5], "副书记"])
    assert [row["role"] for row in rows_in(path)] == ["副书记"]


@pytest.mark.parametrize(
    "title",
    [
        "党总支专职委员、兼职委员名单", "党总支专兼职委员名单", "居民区党总支书记、兼职委员名单",
        "居民区党总支委员和兼职委员名单", "居民区党总支班子成员（含兼职委员）名单",
    ],
)  # fmt: skip
def test_a_title_of_all_commissioners_says_of_none_that_they_are_part_time(
    tmp_path: Path, title: str
) -> None:
    headings = ["序号", "党组织名称", "姓名", "性别", "工作单位", "职务"]
    path = written(tmp_path / "名单.xlsx", [title], headings, *OF_UNITS)
    assert fields_of(path)["职务"] == "role"


@pytest.mark.parametrize(
    "title", ["四平路街道各居委会成员一览表", "四平路街道居民区党总支成员名单"]
)
def test_a_title_of_all_bodies_of_a_street_names_none(tmp_path: Path, title: str) -> None:
    path = written(tmp_path / "名单.xlsx", [title], COMMITTEE, ELECTED)
    found = found_in(path)
    assert found is None or not found.given


# Rows that are persons, in a sheet whose other headings are those of something else.
def test_group_leaders_are_no_estates(tmp_path: Path) -> None:
    path = written(
        tmp_path / "名册.xlsx",
        ["四平路街道楼组长名册"],
        ["序号", "居委会", "小区名称", "楼号", "姓名", "性别", "年龄", "政治面貌"],
        [1, "金安居委会", "晴岚苑", "1号", "庞知秋", "女", 66, "中共党员"],
    )
    assert found_in(path) is None


def test_a_member_who_reports_is_no_unit_that_does(tmp_path: Path) -> None:
    path = written(
        tmp_path / "登记表.xlsx",
        ["在职党员到社区报到登记表"],
        ["序号", "姓名", "性别", "政治面貌", "单位名称", "所属居民区", "报到时间", "服务岗位"],
        [1, "庞知秋", "男", "中共党员", "同济大学法学院", "金安", "2014.9", "环境整治"],
    )
    assert found_in(path) is None


def test_who_complained_does_not_make_cases_persons(tmp_path: Path) -> None:
    path = written(
        tmp_path / "台账.xlsx",
        ["事项类别", "事项编号", "事项名称", "居民区", "收到日期", "姓名", "性别"],
        ["调解", "调2015-1", "赡养纠纷", "金安", "2015-06-30", "庞知秋", "女"],
    )
    assert kind_of(path) == "cases"


# Which of two kinds.
def test_a_filing_of_owners_committees_is_no_list_of_contracts(tmp_path: Path) -> None:
    path = written(
        tmp_path / "一览表.xlsx",
        ["四平路街道业主委员会备案一览表"],
        ["序号", "所属社区", "小区名称", "业委会名称", "主任", "届次", "备案时间", "物业公司"],
        [1, "金安", "晴岚苑", "晴岚苑业主委员会", "庞知秋", "第三届", "2015.06.10", "上海甲示物业"],
    )
    assert kind_of(path) == "owners_committees"


def test_a_contract_says_when_it_was_filed(tmp_path: Path) -> None:
    path = written(
        tmp_path / "合同.xlsx",
        ["小区名称", "物业公司", "合同期限", "备案日期"],
        ["晴岚苑", "上海甲示物业", "2015.1-2017.12", "2015-02-01"],
    )
    assert fields_of(path)["备案日期"] == "filed"


# Headings of published tables.
def test_units_report_to_a_community(tmp_path: Path) -> None:
    path = written(
        tmp_path / "名单.xlsx",
        ["机关企事业单位党组织到社区报到名单"],
        ["序号", "单位名称", "单位性质", "报到社区", "报到时间", "报到党员人数"],
        [1, "同济大学法学院", "高校", "金安居委会", "2014年9月", 12],
    )
    assert kind_of(path) == "double_reporting"
    assert set(fields_of(path).values()) == {"organisation", "area", "start", "members"}


def test_what_is_due_is_no_start_of_a_term(tmp_path: Path) -> None:
    path = written(
        tmp_path / "一览表.xlsx",
        ["序号", "党组织名称", "届次", "上次换届时间", "应换届时间", "选举方式"],
        [1, "金安居民区党总支", "第五届", "2012.5", "2015.5", "公推直选"],
    )
    read = fields_of(path)
    assert (read["上次换届时间"], read["应换届时间"]) == ("start", "due")
    assert not asked(path)


def test_a_term_of_a_member_is_asked_about(tmp_path: Path) -> None:
    headings = ["姓名", "业委会名称", "职务", "任期"]
    dated = ["庞知秋", "晴岚苑业主委员会", "主任", "2015.5-2020.5"]
    path = written(tmp_path / "名单.xlsx", headings, dated)
    assert asked(path) == {"任期": "start"}
    path = written(tmp_path / "名册.xlsx", headings, [*dated[:3], "第三届"])
    assert not asked(path)


@pytest.mark.parametrize(("sheet", "listed"), [("需求清单", "需求"), ("资源清单", "资源")])
def test_the_name_of_a_list_says_which_it_is(tmp_path: Path, sheet: str, listed: str) -> None:
    headings = ["序号", "居民区", f"{listed}内容", "提出时间", "认领时间"]
    rows = [[1, "金安居委会", "法律咨询", "2015.3", "2015.4"]]
    path = written(tmp_path / "清单.xlsx", headings, *rows, sheet=sheet)
    assert kind_of(path) == "list_items"
    assert [row["list"] for row in rows_in(path)] == [sheet]


def test_a_title_of_three_lists_says_of_no_row_which_it_is_on(tmp_path: Path) -> None:
    headings = ["序号", "居民区", "清单内容", "提出时间", "认领时间"]
    row = [1, "金安居委会", "法律咨询", "2015.3", "2015.4"]
    path = written(tmp_path / "清单.xlsx", ["需求清单、资源清单汇总"], headings, row)
    assert found_in(path) is None


@pytest.mark.parametrize("count", [1, 59])
def test_a_title_further_down_says_of_its_rows_which_list_they_are_on(
    tmp_path: Path, count: int
) -> None:
    """They stayed on the first."""
    headings = ["序号", "居民区", "清单内容", "提出时间"]
    needs = [[at + 1, "金安居委会", f"法律咨询第{at}期", "2015.3"] for at in range(count)]
    means = [1, "金安居委会", "会议室", "2015.3"]
    path = written(
        tmp_path / "清单.xlsx", ["需求清单"], headings, *needs, ["资源清单"], headings, means
    )
    assert [each["list"] for each in rows_in(path)] == ["需求清单"] * count + ["资源清单"]


@pytest.mark.parametrize(
    ("headings", "heading", "field"),
    [
        (["姓名", "居委会名称", "职务", "文化程度"], "文化程度", "education"),
        (["姓名", "居委会名称", "职务", "最高学历"], "最高学历", "education"),
        (["共建单位名称", "组织机构代码", "共建单位性质"], "共建单位性质", "unit_type"),
        (["小区名称", "物业服务企业名称"], "物业服务企业名称", "firm"),
        (["小区名称", "物业公司", "物业服务合同开始时间"], "物业服务合同开始时间", "start"),
        (["小区名称", "物业公司", "物业服务合同结束时间"], "物业服务合同结束时间", "end"),
        (["清单类型", "清单内容", "居民区"], "清单类型", "list"),
    ],
)
def test_headings_of_published_tables(
    tmp_path: Path, headings: list[str], heading: str, field: str
) -> None:
    path = written(tmp_path / "名单.xlsx", headings, ["甲"] * len(headings))
    assert fields_of(path)[heading] == field


# What a title says comes back with the rows that are to be corrected.
def corrected(path: Path, folder: Path) -> Path:
    """Return the workbook of the refused rows of a file."""
    found = find_tables([read_file(path)])
    rows = [refused_row(candidate) for candidate in found.candidates if candidate.refusals]
    (folder / "再报").mkdir()
    again = folder / "再报" / "更正.xlsx"
    again.write_bytes(write_refused(rows, "zh"))
    return again


def test_refused_rows_keep_what_the_title_says_of_a_role(tmp_path: Path) -> None:
    headings = ["序号", "党组织名称", "姓名", "性别", "工作单位", "职务"]
    row = [1, "金安居民区党总支", "庞知秋", "男人", "四平康宁社区卫生站", "主任"]
    path = written(tmp_path / "名单.xlsx", ["兼职委员名单"], headings, row)
    again = corrected(path, tmp_path)
    assert fields_of(again) == fields_of(path)
    assert [each["role"] for each in rows_in(again)] == ["兼职委员"]


def test_refused_rows_keep_what_tells_their_kind(tmp_path: Path) -> None:
    row = [1, "晴川服务有限公司", FIRM_CODE, "庞知秋", "", "二月三十"]
    path = written(tmp_path / "物业企业名单.xlsx", ["名单"], ENTERPRISES, row)
    assert kind_of(path) == "property_firms"
    assert kind_of(corrected(path, tmp_path)) == "property_firms"


# Two rows of headings, the lower of which no kind knows.
def test_merged_headings_of_two_rows_are_no_row_of_data(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet("Sheet1")
        for at in (0, 1, 2, 5):
            page.merge_range(0, at, 1, at, "")
        page.merge_range(0, 3, 0, 4, "")
        page.write_row(0, 0, ["居委会名称", "姓名", "职务", "学历", "", "性别"])
        page.write_row(1, 3, ["全日制", "在职"])
        page.write_row(2, 0, ["金安居委会", "庞知秋", "主任", "大专", "本科", "女"])
    # Which of the two is a person's education nobody said: neither is read, and it is told.
    assert rows_in(path) == [
        {"organisation": "金安居委会", "person": "庞知秋", "role": "主任", "gender": "女"}
    ]
    found = found_in(path)
    assert found
    assert found.headings.unmapped == ("学历/全日制", "学历/在职")
