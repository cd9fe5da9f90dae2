"""Doubtful headings are asked about, and what was answered is remembered for the shape."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import loaders
from graph.connection import Graph
from graph.errors import InputError
from loaders.__main__ import main
from loaders._mapping import NOT_NEEDED, Shape, forget, read_mapping, read_mappings, remember
from loaders._matching import NEAR
from loaders._reading import RawFile, RawSheet
from loaders._recognition import recognise
from loaders._rows import Row, rows_of
from tests.loaders.recognised import FILE, found_in, table

DOUBTFUL = ["党组织名字", "组织类别", "成立的日期", "备注"]
ROWS = [["甲党支部", "党支部", "2014.03", "好"], ["乙党支部", "党支部", "", ""]]


def rows_in(sheet: RawSheet, home: Path) -> list[Row]:
    rows = rows_of(RawFile(FILE, "0" * 64, [sheet]), sheet, found_in(sheet, home))
    return [row for row in rows if isinstance(row, Row)]


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
