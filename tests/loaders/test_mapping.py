"""Doubtful headings are asked about, and what was answered is remembered for the shape."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

import loaders
from graph.connection import Graph
from graph.errors import InputError
from loaders.__main__ import main
from loaders._headings import Label, blocks_of, normal
from loaders._mapping import NOT_NEEDED, Shape, forget, read_mapping, read_mappings, remember
from loaders._matching import NEAR, columns_of, is_smaller, names_of
from loaders._reading import RawFile, RawSheet, read_file
from loaders._recognition import Recognised, not_read, recognise
from loaders._registry import registry
from loaders._rows import Row, rows_of
from loaders._vocabulary import words

FILE = Path("名册.xlsx")
DOUBTFUL = ["党组织名字", "组织类别", "成立的日期", "备注"]
ROWS = [["甲党支部", "党支部", "2014.03", "好"], ["乙党支部", "党支部", "", ""]]


def table(headings: Sequence[str], *rows: Sequence[object], name: str = "Sheet1") -> RawSheet:
    return RawSheet(name, [list(headings), *map(list, rows)])


def found_in(sheet: RawSheet, home: Path | None = None) -> Recognised:
    found = recognise(FILE, sheet, read_mappings(home) if home else None)
    assert found is not None
    return found


def rows_in(sheet: RawSheet, home: Path) -> list[Row]:
    rows = rows_of(RawFile(FILE, "0" * 64, [sheet]), sheet, found_in(sheet, home))
    return [row for row in rows if isinstance(row, Row)]


def test_a_time_may_stand_for_a_day() -> None:
    headings = ["事项类别", "事项名称", "收到时间", "受理\n时间", "办结时间"]
    found = found_in(table(headings, ["调解", "漏水", "2024-1-1", "2024-1-2", "2024-2-1"]))
    assert list(fields_of(found).values()) == ["form", "name", "received", "accepted", "closed"]
    found = found_in(
        table([*headings[:2], "登记时间", "办结时间"], ["调解", "漏水", "2024", "2023"])
    )
    assert [(each.column, each.field) for each in found.questions] == [("登记时间", "received")]


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


def test_a_heading_near_a_field_is_asked_about_and_not_read() -> None:
    headings = ["党组织名称", "组织类别", "成立的日期"]
    found = found_in(table(headings, ["甲", "党支部", "2014.03"], ["乙", "党支部", "2015"]))
    (question,) = found.questions
    assert (question.file, question.sheet, question.column) == ("名册.xlsx", "Sheet1", "成立的日期")
    assert (question.field, question.proposed) == ("founded", "成立日期")
    assert question.samples == ("2014.03", "2015")
    # 成立日期 in 成立的日期: four letters of each are common, of nine in all.
    assert question.confidence == pytest.approx(8 / 9, abs=0.005)
    assert [column.field for column in found.headings.columns.values()] == ["name", "form"]
    assert found.headings.unmapped == ("成立的日期",)


def test_a_required_field_may_be_asked_about_too() -> None:
    found = found_in(table(["党组织名字", "组织类别", "成立日期"], ROWS[0][:3]))
    assert found.kind == "party_organisations"
    assert [question.field for question in found.questions] == ["name"]
    assert [column.field for column in found.lacking] == ["name"]


def test_a_sheet_whose_headings_are_merely_near_is_no_roster() -> None:
    assert recognise(FILE, table(["菜名称", "菜类别", "价格日期"], ["面", "热", "1"])) is None


def test_a_field_that_is_named_for_certain_is_proposed_for_no_other_column() -> None:
    found = found_in(
        table(["组织名称", "换届时间", "委员人数", "兼职委员人数"], ["甲", "2014", 5, 2])
    )
    assert found.kind == "terms"
    assert found.questions == ()
    assert found.headings.unmapped == ("兼职委员人数",)


def test_a_field_is_proposed_for_the_nearest_column_only() -> None:
    headings = ["党组织名称", "组织类别", "成立的日期", "成立之日期了"]
    found = found_in(table(headings, ["甲", "党支部", "2014", "2015"]))
    assert [question.column for question in found.questions] == ["成立的日期"]


def test_the_second_of_two_equal_headings_is_proposed_for_nothing_else() -> None:
    headings = ["姓名", "任职组织", "职务", "任职日期", "任职日期"]  # 任职日期 is near 离职日期
    assert found_in(table(headings, ["示例甲", "甲", "书记", "2014", "2015"])).questions == ()


@pytest.mark.parametrize(
    ("cells", "confidence"),
    [
        (["2014.03", "2015", ""], 0.89),
        (["2014.03", "2015", "不久"], 0.74),
        (["不久", "将来"], None),
    ],
)
def test_what_the_cells_say_counts_too(cells: list[str], confidence: float | None) -> None:
    rows = [["甲", "党支部", cell] for cell in cells]
    found = found_in(table(["党组织名称", "组织类别", "成立的日期"], *rows))
    # 8/9 of the letters are common; less a sixth where a third of the cells are no dates.
    assert [question.confidence for question in found.questions] == (
        [pytest.approx(confidence, abs=0.006)] if confidence else []
    )


def test_a_question_about_an_empty_column_says_so() -> None:
    found = found_in(table(["党组织名称", "组织类别", "成立的日期"], ["甲", "党支部", ""]))
    assert "“成立的日期” (empty in the first rows)" in found.questions[0].message.get("en")


def test_no_sample_is_personal() -> None:
    headings = ["姓名", "任职组织", "职务", "离职的日期", "身份证号码的日期"]
    rows = [
        ["示例甲", "甲", "书记", "13800000000", "110101199003070134"],
        ["示例乙", "甲", "委员", "电话13800000000", "110101199003070134"],
        ["示例丙", "甲", "委员", "2014", "110101199003070134"],
    ]
    (question,) = found_in(table(headings, *rows)).questions
    assert (question.column, question.samples) == ("离职的日期", ("2014",))


def test_at_most_five_samples_are_shown() -> None:
    rows = [["甲", "党支部", str(year)] for year in (2001, 2001, 2002, 2003, 2004, 2005, 2006)]
    (question,) = found_in(table(["党组织名称", "组织类别", "成立的日期"], *rows)).questions
    assert question.samples == ("2001", "2002", "2003", "2004", "2005")


def test_an_answer_is_remembered_for_the_shape(tmp_path: Path) -> None:
    sheet = table(DOUBTFUL, *ROWS)
    questions = found_in(sheet, tmp_path).questions
    assert [question.field for question in questions] == ["founded", "name"]
    for question in questions:
        remember(tmp_path, question.shape, {question.heading: question.field})
    first, second = rows_in(sheet, tmp_path)
    assert dict(first.cells) == {"name": "甲党支部", "form": "党支部", "founded": "2014.03"}
    assert second.cells["name"] == "乙党支部"
    assert first.written["党组织名字"] == "甲党支部"
    found = found_in(sheet, tmp_path)
    assert (found.questions, found.headings.unmapped) == ((), ("备注",))


def test_an_answer_holds_for_other_files_of_the_shape_in_any_order(tmp_path: Path) -> None:
    shape = Shape("party_organisations", frozenset(["党组织名字", "组织类别"]))
    remember(tmp_path, shape, {"党组织名字": "name"})
    other = table(["组织 类别", "“党组织名字”"], ["党支部", "丙"], name="别的")
    assert [row.cells["name"] for row in rows_in(other, tmp_path)] == ["丙"]
    wider = found_in(table(["党组织名字", "组织类别", "成立日期"], ["甲", "党支部", ""]), tmp_path)
    assert [question.field for question in wider.questions] == ["name"]  # another shape


def test_a_column_may_be_answered_to_be_not_needed(tmp_path: Path) -> None:
    sheet = table(["党组织名称", "组织类别", "成立的日期"], ["甲", "党支部", "2014"])
    (question,) = found_in(sheet).questions
    remember(tmp_path, question.shape, {question.heading: NOT_NEEDED})
    found = found_in(sheet, tmp_path)
    assert found.questions == ()
    assert (found.headings.unmapped, found.headings.unneeded) == ((), ("成立的日期",))
    assert "founded" not in rows_in(sheet, tmp_path)[0].cells


def test_a_column_for_which_nothing_was_proposed_may_be_answered(tmp_path: Path) -> None:
    sheet = table(["党组织名称", "组织类别", "甲骨文"], ["甲", "党支部", "2014"])
    shape = Shape("party_organisations", found_in(sheet).headings.block.keys)
    remember(tmp_path, shape, {"甲骨文": "founded"})
    assert rows_in(sheet, tmp_path)[0].cells["founded"] == "2014"


def test_an_answer_goes_before_what_the_heading_says(tmp_path: Path) -> None:
    headings = ["党组织名称", "组织类别", "成立日期", "成立日期"]
    sheet = table(headings, ["甲", "党支部", "1999", "2014"])
    shape = Shape("party_organisations", found_in(sheet).headings.block.keys)
    assert "成立日期#2" in shape.headings
    remember(tmp_path, shape, {"成立日期#2": "founded", "成立日期": NOT_NEEDED})
    found = found_in(sheet, tmp_path)
    assert (found.remarks, found.questions) == ((), ())
    assert rows_in(sheet, tmp_path)[0].cells["founded"] == "2014"


def test_no_answer_lets_a_personal_column_be_read(tmp_path: Path) -> None:
    headings = ["党组织名称", "组织类别", "联系电话"]
    sheet = table(headings, ["甲", "党支部", "13800000000"])
    shape = Shape("party_organisations", found_in(sheet).headings.block.keys)
    with pytest.raises(InputError):
        remember(tmp_path, shape, {"联系电话": "superior"})
    # A mapping made otherwise, too.
    forged = {Shape(shape.kind, frozenset(headings)): {"联系电话": "superior"}}
    for mappings in (forged, {shape: {"联系电话": "superior"}}):
        found = recognise(FILE, sheet, mappings)
        assert found is not None
        assert found.headings.personal == ("联系电话",)
        assert [column.field for column in found.headings.columns.values()] == ["name", "form"]


def test_answers_add_up_and_the_last_holds(tmp_path: Path) -> None:
    shape = Shape("party_organisations", frozenset(["甲", "乙"]))
    remember(tmp_path, shape, {"甲": "founded"})
    path = remember(tmp_path, shape, {"乙": "founded", "甲": NOT_NEEDED})
    assert read_mappings(tmp_path) == {shape: {"甲": NOT_NEEDED, "乙": "founded"}}
    assert [each.name for each in path.parent.iterdir()] == [f"{shape.name}.toml"]


def test_the_file_is_readable_and_can_be_sent_to_a_colleague(tmp_path: Path) -> None:
    shape = Shape("party_organisations", frozenset(['带"引号\\的', "组织类别"]))
    path = remember(tmp_path / "a", shape, {'带"引号\\的': "name"})
    body = tomllib.loads(path.read_text(encoding="utf-8"))
    assert body["answers"] == {'带"引号\\的': "name"}
    other = tmp_path / "b" / "mappings" / "from a colleague.toml"
    other.parent.mkdir(parents=True)
    other.write_bytes(path.read_bytes())
    assert read_mappings(tmp_path / "b") == read_mappings(tmp_path / "a")


def test_what_was_answered_can_be_forgotten(tmp_path: Path) -> None:
    shape = Shape("party_organisations", frozenset(["甲"]))
    remember(tmp_path, shape, {"甲": "name"})
    assert forget(tmp_path, shape)
    assert not forget(tmp_path, shape)
    assert read_mappings(tmp_path) == {}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"丙": "name"}, "Party organisations: there is no heading 丙."),
        ({"甲": "colour"}, "Party organisations: 甲 cannot be colour; expected one of: area,"),
        (
            {"甲": "name", "乙": "name"},
            "Party organisations: two columns are said to be Party organisation.",
        ),
    ],
)
def test_an_impossible_answer_is_told_and_not_kept(
    tmp_path: Path, answers: dict[str, str], sentence: str
) -> None:
    shape = Shape("party_organisations", frozenset(["甲", "乙"]))
    with pytest.raises(InputError) as error:
        remember(tmp_path, shape, answers)
    assert error.value.user_message("en").startswith(sentence)
    assert read_mappings(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    ["kind = ", 'kind = "areas"', 'kind = "areas"\nheadings = 1\n[answers]\n', "\xff"],
)
def test_a_file_that_is_no_mapping_is_told_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(InputError) as error:
        read_mapping(path)
    assert error.value.user_message("en").startswith("The mapping a.toml cannot be read")


def test_a_mapping_for_a_sheet_that_does_not_exist_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('kind = "dishes"\nheadings = ["甲"]\n[answers]\n', encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_mapping(path)
    assert error.value.user_message("en") == "a.toml names the sheet dishes, which does not exist."


def test_what_is_proposed_is_near() -> None:
    assert 0.5 < NEAR < 0.8  # 党组织名字 is 0.8 near 党组织名称, half of the letters are not


def run(home: Path, *args: object) -> Result:
    return CliRunner().invoke(
        main, ["mapping", *map(str, args)], env={"STREET_GRAPH_HOME": str(home)}
    )


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名册.csv"
    lines = [DOUBTFUL, *ROWS]
    path.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8")
    return path


def test_the_command_shows_what_is_doubtful_and_takes_answers(tmp_path: Path, roster: Path) -> None:
    asked = run(tmp_path, roster, "--json")
    assert asked.exit_code == 1
    (document,) = json.loads(asked.stdout)
    proposed = {each["heading"]: each["proposed"] for each in document["columns"]}
    assert proposed == {
        "党组织名字": "党组织名称", "组织类别": None, "成立的日期": "成立日期", "备注": None,
    }  # fmt: skip
    answers = ["党组织名字=党组织名称", "成立的日期=founded", "备注=-"]
    done = run(tmp_path, roster, "--lang", "en", *(f"--answer={each}" for each in answers))
    assert (done.exit_code, done.stderr) == (0, "")
    (path,) = (tmp_path / "mappings").glob("*.toml")
    assert read_mapping(path)[1] == {
        "党组织名字": "name", "成立的日期": "founded", "备注": NOT_NEEDED,
    }  # fmt: skip
    (document,) = json.loads(run(tmp_path, roster, "--json").stdout)
    assert [each["field"] for each in document["columns"]] == ["name", "form", "founded", None]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("甲骨文=name", "No sheet has the heading 甲骨文."),
        ("备注", "备注 is no answer; write it as heading=field, or heading=- if not needed."),
        ("备注=colour", "Party organisations: 备注 cannot be colour; expected one of: area,"),
    ],
)
def test_the_command_tells_a_wrong_answer(
    tmp_path: Path, roster: Path, given: str, sentence: str
) -> None:
    told = run(tmp_path, roster, "--lang", "en", f"--answer={given}")
    assert told.exit_code == 2
    assert told.stderr.startswith(sentence)
    assert not (tmp_path / "mappings").exists()


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize(
    "headings", ["姓名,任职组织,职务", "姓名,职务", '姓名,任职组织,职务\n甲,"乙,丙']
)
def test_the_command_shows_no_number_of_a_person_in_the_name_of_a_file(
    tmp_path: Path, options: list[str], headings: str
) -> None:
    path = tmp_path / "张三13812345670.csv"
    path.write_text(f"{headings}\n", encoding="utf-8")
    shown = run(tmp_path, path, *options)
    assert "张三.csv" in shown.output
    assert "13812345670" not in shown.output


def test_the_command_says_what_an_unknown_sheet_lacks(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("序号,姓名,职务,出生年月\n1,甲,主任,1970.5\n", encoding="utf-8")
    told = run(tmp_path, path, "--lang=en")
    assert (told.exit_code, told.output) == (
        1,
        "名册.csv, sheet 名册: not read. Its headings are most like those of Holdings, but there "
        "is no column 任职组织, and no title above it such as 〈任职组织〉班子成员信息表.\n",
    )
    (document,) = json.loads(run(tmp_path, path, "--json", "--lang=en").stdout)
    assert (document["kind"], document["why"]) == (None, told.output.strip())
    path.write_text("菜名,价格\n面,12\n", encoding="utf-8")
    told = run(tmp_path, path, "--lang=en")
    assert (told.exit_code, told.output) == (
        1, "名册.csv, sheet 名册: not a roster, not read.\n",
    )  # fmt: skip


def test_the_kind_of_a_sheet_goes_with_an_answer(tmp_path: Path, roster: Path) -> None:
    told = run(tmp_path, roster, "--kind=holdings", "--lang=en")
    assert (told.exit_code, told.stderr) == (
        2, "--kind says what the answers are for: give --answer with it.\n",
    )  # fmt: skip


def test_a_load_asks_and_the_next_one_knows(empty_graph: Graph, roster: Path) -> None:
    asked = loaders.load(empty_graph, [roster])
    assert [question.column for question in asked.questions] == ["成立的日期", "党组织名字"]
    # What no column is known to hold is missing in every row: nothing is lost in silence.
    assert (asked.total("refused"), asked.load_id) == (2, None)
    assert asked.questions[0].message.get("en") == (
        "名册.csv, sheet 名册: is “成立的日期” (2014.03) the field “成立日期”? "
        "Confidence 89%; not read until answered."
    )
    for question in asked.questions:
        remember(empty_graph.home, question.shape, {question.heading: question.field})
    try:
        known = loaders.load(empty_graph, [roster])
    finally:
        assert forget(empty_graph.home, asked.questions[0].shape)
    assert (known.total("loaded"), known.questions) == (2, ())
    named = empty_graph.read("MATCH (o:PartyOrganisation) RETURN o.name AS name ORDER BY name", {})
    assert [row["name"] for row in named] == ["乙党支部", "甲党支部"]


def test_a_sheet_that_no_heading_tells_can_be_said_to_be_of_a_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("某街道\n楼盘,归属,几户\n示例花苑,金安居委会,640\n", encoding="utf-8")
    sheet = RawSheet("a", [["某街道"], ["楼盘", "归属", "几户"], ["示例花苑", "金安居委会", "640"]])
    assert recognise(path, sheet) is None
    answers = ("--answer=楼盘=小区名称", "--answer=归属=area", "--answer=几户=-")
    done = run(tmp_path, path, "--kind=estates", *answers)
    assert (done.exit_code, done.stderr) == (0, "")
    found = recognise(path, sheet, read_mappings(tmp_path))
    assert found is not None
    rows = list(rows_of(RawFile(path, "0" * 64, [sheet]), sheet, found))
    assert [dict(row.cells) for row in rows if isinstance(row, Row)] == [
        {"name": "示例花苑", "area": "金安居委会"}
    ]
    wrong = run(tmp_path, path, "--kind=dishes", "--answer=楼盘=name", "--lang=en")
    assert (wrong.exit_code, wrong.stderr) == (
        2, "There is no kind of roster dishes; `loaders list` shows those there are.\n",
    )  # fmt: skip


def grouped(columns: Sequence[str], *rows: Sequence[object], name: str = "Sheet1") -> RawSheet:
    """Return a sheet of two heading rows; 现任/职务 is 职务 below a group 现任."""
    parts = [heading.rpartition("/") for heading in columns]
    upper = [group or own for group, _, own in parts]
    lower = [own if group else "" for group, _, own in parts]
    alone = [((0, at), (1, at)) for at, own in enumerate(lower) if not own]
    return RawSheet(name, [upper, lower, *map(list, rows)], alone)


def fields_of(found: Recognised) -> dict[str, str]:
    columns = found.headings.columns
    return {found.headings.written[at]: column.field for at, column in columns.items()}


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


def test_a_heading_in_ten_thousands_is_no_field_in_ones() -> None:
    headings = ["居民区", "年度", "工作经费（万元）"]
    sheet = table(headings, ["金安居委会", 2015, 20], name="经费与人员")
    found = found_in(sheet)
    assert found.questions == ()
    assert found.headings.unmapped == ("工作经费（万元）",)
    (remark,) = found.remarks
    assert (
        "“工作经费（万元）” is not read, for its unit is not that of “Funds (yuan)”"
        in remark.get("en")
    )
    # Nor by an answer that was given when it was still asked.
    shape = Shape("provisions", found.headings.block.keys)
    answered = recognise(FILE, sheet, {shape: {normal(headings[2]): "funds"}})
    assert answered is not None
    assert answered.headings.unmapped == ("工作经费（万元）",)
    near = found_in(table(["居民区", "年度", "工作的经费（元）"], ["金安居委会", 2015, 20]))
    assert [question.field for question in near.questions] == ["funds"]


def test_a_line_above_the_table_gives_the_unit_that_the_headings_leave_out() -> None:
    row = ["金安居委会", 2015, 20, 8]
    for line in (["单位：万元"], ["2015年经费表", "", "（单位: 万元）"]):
        headings = ["居民区", "年度", "工作经费", "社工人数"]
        found = found_in(RawSheet("经费与人员", [line, headings, row]))
        assert found.headings.unmapped == ("工作经费",)
        assert {column.field for column in found.headings.columns.values()} == {
            "area", "year", "workers",
        }  # fmt: skip
        (remark,) = found.remarks
        assert "“工作经费” is not read, for its unit is not that of" in remark.get("en")
    said = found_in(
        RawSheet("经费与人员", [["单位：万元"], ["居民区", "年度", "工作经费（元）"], row])
    )
    assert said.headings.unmapped == ("[D]",)
    plain = found_in(
        RawSheet("经费与人员", [["单位：元"], ["居民区", "年度", "工作经费"], row[:3]])
    )
    assert plain.headings.unmapped == ()


ESTATES = ["小区名称", "居民区", "建筑面积", "户数"]
PROVISIONS = ["居民区", "年度", "工作经费", "社区工作者人数"]


@pytest.mark.parametrize(
    ("sheet", "line", "headings", "unread"),
    [
        ("小区", "单位：万平方米", ESTATES, ["建筑面积"]),
        ("小区", "（面积单位：万平方米）", ESTATES, ["建筑面积"]),
        ("小区", "单位：万平方米、户", ESTATES, ["建筑面积"]),
        ("小区", "单位：户、万㎡", ESTATES, ["建筑面积"]),
        ("小区", "单位：公顷", ESTATES, ["建筑面积"]),
        ("小区", "单位：千户", ESTATES, ["户数"]),
        ("小区", "单位：千户/万平方米", ESTATES, ["建筑面积", "户数"]),
        ("小区", "单位:百户", ESTATES, ["户数"]),
        ("经费与人员", "单位：人、万元", PROVISIONS, ["工作经费"]),
        ("经费与人员", "金额单位：人民币万元", PROVISIONS, ["工作经费"]),
        ("经费与人员", "金额以万元为单位", PROVISIONS, ["工作经费"]),
        ("经费与人员", "计量单位为亿元", PROVISIONS, ["工作经费"]),
        ("经费与人员", "单位（百万元）", PROVISIONS, ["工作经费"]),
        ("经费与人员", "单位：元、人", PROVISIONS, []),
        ("经费与人员", "填报单位：四平路街道万年居委会", PROVISIONS, []),
        ("经费与人员", "单位：元（5万元以上另附说明）", PROVISIONS, []),
        ("小区", "单位：万元", ESTATES, []),
        ("小区", "面积：万平方米", ESTATES, ["建筑面积"]),
        ("小区", "万平方米、户", ESTATES, ["建筑面积"]),
        ("小区", "（万㎡，户）", ESTATES, ["建筑面积"]),
        ("小区", "平方米、户", ESTATES, []),
        ("小区", "面积在5万平方米以上", ESTATES, []),
        # What names its unit is what it says.
        ("小区", "单位：万平方米、千户", [*ESTATES[:2], "建筑面积（平方米）", "户数（户）"], []),
        ("小区", "单位：万平方米、千户", [*ESTATES[:2], "建筑面积（㎡）", "总户数"], ["总户数"]),
        ("经费与人员", "单位：万元", [*PROVISIONS[:2], "工作经费（人民币元）", "社工人数"], []),
    ],
)
def test_the_units_of_a_line_above_the_table_are_those_of_the_fields_that_count_so(
    sheet: str, line: str, headings: list[str], unread: list[str]
) -> None:
    row = ["金安居委会", 2015, 5.2, 8] if sheet == "经费与人员" else ["甲苑", "金安", 5.2, 8]
    found = found_in(RawSheet(sheet, [["一览表"], [line], headings, row]))
    told = [remark.get("en").split("“")[1].split("”")[0] for remark in found.remarks]
    asked = [question.column for question in found.questions]
    assert (told, [each for each in found.headings.unmapped if each not in asked]) == (
        unread, unread,
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_note_far_below_is_seen_in_a_sheet_that_is_not_kept_in_memory(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders._reading.KEPT_CELLS", 40)
    rows = [ESTATES, *([f"{at}苑", "金安", "5.2", "640"] for at in range(40))]
    rows.append(["注：建筑面积单位为万平方米", "", "", ""])
    path = tmp_path / f"小区.{ending}"
    if ending == "csv":
        path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    else:
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("小区")
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    (sheet,) = read_file(path).sheets
    assert not isinstance(sheet.rows, list)
    found = recognise(path, sheet)
    assert found is not None
    assert list(fields_of(found).values()) == ["name", "area", "households"]


@pytest.mark.parametrize("units", [["", "", "万平方米", "户"], ["", "", "（万平方米）", "（户）"]])
def test_a_row_of_units_below_two_rows_of_headings_is_a_part_of_them(units: list[str]) -> None:
    rows = [
        ["小区名称", "居民区", "规模", ""], ["", "", "建筑面积", "户数"], units,
        ["甲苑", "金安", 5.2, 640],
    ]  # fmt: skip
    sheet = RawSheet("小区", rows, [((0, 0), (2, 0)), ((0, 1), (2, 1)), ((0, 2), (0, 3))])
    found = found_in(sheet)
    assert found.headings.below == 3
    assert list(fields_of(found).values()) == ["name", "area", "households"]
    assert found.headings.unmapped == (f"规模/建筑面积/{units[2]}",)
    assert len(found.remarks) == 1
    (row,) = rows_of(RawFile(FILE, "0" * 64, [sheet]), sheet, found)
    assert isinstance(row, Row)
    assert row.cells["households"] == 640


@pytest.mark.parametrize(
    ("note", "unread"),
    [
        ("注：建筑面积单位为万平方米。", ("建筑面积",)),
        ("备注：1.单位：万平方米", ("建筑面积",)),
        ("注：建筑面积单位为平方米。", ()),
        ("单位：万平方米", ()),  # what stands below and is no note may be of another table
    ],
)
def test_a_note_below_the_table_gives_the_unit_too(note: str, unread: tuple[str, ...]) -> None:
    rows = [["甲苑", "金安", 5.2, 640] for _ in range(40)]
    found = found_in(table(ESTATES, *rows, [note, "", "", ""], name="小区"))
    assert (found.headings.unmapped, len(found.remarks)) == (unread, len(unread))


@pytest.mark.parametrize(
    ("units", "unread"),
    [
        (["", "年", "万元", "人"], ["工作经费/万元"]),
        (["", "", "（万元）", "（人）"], ["工作经费/（万元）"]),
        (["", "", "（单位：人民币万元）", "（名）"], ["工作经费/（单位：人民币万元）"]),
        (["", "", "元", "千人"], ["社工人数/千人"]),
        (["", "", "（元）", ""], []),
    ],
)
def test_a_row_of_units_below_the_headings_is_a_part_of_them(
    units: list[str], unread: list[str]
) -> None:
    rows = [["居民区", "年度", "工作经费", "社工人数"], units, ["金安居委会", 2015, 20, 8]]
    sheet = RawSheet("经费与人员", rows)
    found = found_in(sheet)
    assert (found.headings.below, found.headings.unmapped) == (2, tuple(unread))
    assert [each.get("en").split("“")[1].split("”")[0] for each in found.remarks] == unread
    (row,) = rows_of(RawFile(FILE, "0" * 64, [sheet]), sheet, found)
    assert isinstance(row, Row)
    assert row.cells["year"] == 2015
    assert len(row.cells) == 4 - len(unread)


@pytest.mark.parametrize("heading", ["建筑面积（公顷）", "建筑面积（亩）", "建筑面积（万㎡）"])
def test_a_heading_in_a_larger_unit_is_told_and_not_asked_about(heading: str) -> None:
    found = found_in(table(["小区名称", "居民区", heading], ["甲苑", "金安", 5.2], name="小区"))
    assert (found.questions, found.headings.unmapped) == ((), (heading,))
    (remark,) = found.remarks
    assert "is not that of “Floor area (m²)”: write the numbers in full, and 平方米 in" in (
        remark.get("en")
    )


def test_every_number_has_a_unit_or_is_none_that_a_table_could_count_larger() -> None:
    columns = {
        (kind, column.field): column
        for kind, loader in registry().items()
        for column in loader.SHEET.columns
    }
    numbers = {place for place, each in columns.items() if each.type in ("integer", "number")}
    assert {place for place in numbers if not columns[place].unit} == {
        ("agreements", "round"), ("brand_positions", "number"), ("estates", "delivered_share"),
        ("provisions", "year"), ("terms", "number"),
    }  # fmt: skip
    assert {place for place, each in columns.items() if each.unit} <= numbers
    assert {each.unit for each in columns.values()} - {""} == set(words("cells")["same"])
    # A field has no heading that says more than its unit.
    for kind in registry():
        for name, column in names_of(kind).items():
            label = Label(0, (name,), name, (name,), personal=False)
            assert not is_smaller(label, column), (kind, name)
