"""One cell, by the type of its column."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.model import model
from graph.words import Message, Text
from loaders._cells import RawCell, as_text, clean, shown
from loaders._registry import registry
from loaders._sheet import CellType, Column, Named, Refused, Seat
from loaders._vocabulary import words

ROLES = model().nodes["Post"].properties["role"].choices
SECRETARY = (Seat("secretary"),)
NAMES = ("张三", "李四", "王五", "赵六", "钱七")
FORMS = {
    "general_branch": Text(zh="党总支", en="general branch"),
    "branch": Text(zh="党支部", en="branch"),
}


def column(kind: CellType, *, required: bool = False) -> Column:
    choices = {"choice": FORMS, "seats": ROLES, "persons": ROLES}.get(kind, {})
    return Column("form", Text(zh="列", en="column"), kind, required, choices=choices)


COLUMNS = {kind: column(kind) for kind in get_args(CellType)}


def repairs(raw: RawCell, kind: CellType) -> list[tuple[str, str, str]]:
    told: list[tuple[str, str, str]] = []

    def tell(field: str, before: str, after: str, rule: Message) -> None:
        assert field == "form"
        told.append((before, after, rule.get("en")))

    clean(raw, column(kind), tell)
    return told


@pytest.mark.parametrize(
    ("kind", "raw", "cleaned"),
    [
        ("text", "  金安居委会　", "金安居委会"),
        ("text", "ＡＢ１２（甲）", "AB12(甲)"),
        ("text", "全国普通\n高等学校", "全国普通高等学校"),
        ("text", 4111010001.0, "4111010001"),
        ("text", "000001", "000001"),
        ("text", "张 三", "张 三"),
        ("text", "金安\u200b居委会", "金安居委会"),
        ("text", "无", None),
        ("text", " / ", None),
        ("text", "", None),
        ("integer", "1,280户", 1280),
        ("integer", 640.0, 640),
        ("integer", "第9届", 9),
        ("integer", "—", None),
        ("integer", "九十", 90),
        ("integer", "90", 90),
        ("integer", "９０", 90),
        ("integer", "三一零", 310),
        ("integer", "二零二六", 2026),
        ("integer", "两百户", 200),
        ("integer", "廿一人", 21),
        ("integer", "第九届", 9),
        ("integer", "2014年度", 2014),
        ("integer", "不详", None),
        ("number", "未知", None),
        ("boolean", "不详", None),
        ("choice", "不详", None),
        ("number", "五万元", 50000.0),
        ("number", "52000平方米", 52000.0),
        ("number", "5.2万平方米", 52000.0),
        ("number", "68.5%", 0.685),
        ("number", "3万元", 30000.0),
        ("number", 3, 3.0),
        ("number", "1.2E+4", 12000.0),
        ("boolean", "是", True),
        ("boolean", "有", True),
        ("boolean", "√", True),
        ("boolean", "Y", True),
        ("boolean", True, True),
        ("boolean", "否", False),
        ("boolean", "无", False),
        ("boolean", 0.0, False),
        ("boolean", "", None),
        ("date", "2014.03", PartialDate(date(2014, 3, 1), "month")),
        ("choice", "党总支", "general_branch"),
        ("choice", "general_branch", "general_branch"),
        ("choice", "General Branch", "general_branch"),
        ("choice", "总支部", "general_branch"),
        ("choice", "支部", "branch"),
        ("choice", "暂无", None),
        ("choice", None, None),
        ("list", "甲、乙；丙;甲", ["甲", "乙", "丙", "甲"]),
        ("list", None, []),
        ("list", "无", []),
        ("seats", "书记", [Seat("secretary")]),
        ("seats", "党总支书记", [Seat("secretary", body="党总支")]),
        ("seats", "代书记", [Seat("secretary", acting=True)]),
        ("seats", "书记（代）", [Seat("secretary", acting=True)]),
        ("seats", "副书记兼纪检委员", [Seat("deputy_secretary"), Seat("discipline_member")]),
        ("seats", "书记、主任", [Seat("secretary"), Seat("director")]),
        ("seats", "兼职委员", [Seat("part_time_commissioner")]),
        ("seats", "代表", [Seat("representative")]),
        ("seats", "委员（兼职）", [Seat("member", full_time=False)]),
        ("seats", "书 记、副 主 任", [Seat("secretary"), Seat("deputy_director")]),
        ("seats", "书记 主任", [Seat("secretary"), Seat("director")]),
        ("seats", "", []),
        ("persons", "张三", [Named("张三")]),
        ("persons", "张 三", [Named("张三")]),
        ("persons", "张　三", [Named("张三")]),
        ("persons", "王 小 明", [Named("王小明")]),
        ("persons", "欧阳 修远", [Named("欧阳修远")]),
        ("persons", "John Smith", [Named("John Smith")]),
        ("persons", "阿依古丽 • 买买提", [Named("阿依古丽·买买提")]),
        ("persons", "张三、李四,王五；赵六\n钱七", [Named(name) for name in NAMES]),
        ("persons", "书记:张三", [Named("张三", SECRETARY)]),
        ("persons", "书记：张三（兼）", [Named("张三", SECRETARY, full_time=False)]),
        ("persons", "张三(书记)", [Named("张三", SECRETARY)]),
        ("persons", "书记 张三", [Named("张三", SECRETARY)]),
        ("persons", "张三书记", [Named("张三", SECRETARY)]),
        ("persons", "代书记:张三", [Named("张三", (Seat("secretary", acting=True),))]),
        ("persons", "张三（代）", [Named("张三", acting=True)]),
        ("persons", "书记:张三、副书记:李四、委员:王五", [
            Named("张三", SECRETARY),
            Named("李四", (Seat("deputy_secretary"),)),
            Named("王五", (Seat("member"),)),
        ]),
        ("persons", "书记:空缺;委员:李四、王五", [
            Named("", SECRETARY),
            Named("李四", (Seat("member"),)),
            Named("王五", (Seat("member"),)),
        ]),
        ("persons", "党总支书记、居委会主任:张三", [
            Named("张三", (Seat("secretary", body="党总支"), Seat("director", body="居委会")))
        ]),
        ("persons", "副书记兼纪检委员:李四", [
            Named("李四", (Seat("deputy_secretary"), Seat("discipline_member"))),
        ]),
        ("persons", "张三（女）", [Named("张三")]),
        ("persons", "张三，女、李四", [Named("张三"), Named("李四")]),
        ("persons", "1.张三、（2）李四", [Named("张三"), Named("李四")]),
        ("persons", "李和平", [Named("李和平")]),
        ("persons", "张三同志", [Named("张三")]),
        ("persons", "张三〔已删除〕李四", [Named("张三"), Named("李四")]),
        ("persons", "张三|李四&王五+赵六\\钱七", [Named(name) for name in NAMES]),
        ("persons", "张三。李四。", [Named("张三"), Named("李四")]),
        ("persons", "书记:张三。副书记:李四", [
            Named("张三", SECRETARY), Named("李四", (Seat("deputy_secretary"),)),
        ]),
        ("persons", "书记:张三。\n副书记:李四", [
            Named("张三", SECRETARY), Named("李四", (Seat("deputy_secretary"),)),
        ]),
        ("persons", "书记张三。副书记李四", [
            Named("张三", SECRETARY), Named("李四", (Seat("deputy_secretary"),)),
        ]),
        ("persons", "张三。\n李四", [Named("张三"), Named("李四")]),
        ("persons", "1.张三 2.李四", [Named("张三"), Named("李四")]),
        ("persons", "1、张三\n2、李四", [Named("张三"), Named("李四")]),
        ("persons", "书记：1.张三", [Named("张三", SECRETARY)]),
        ("persons", "①张三②李四", [Named("张三"), Named("李四")]),
        ("persons", "书记-张三", [Named("张三", SECRETARY)]),
        ("persons", "张三—书记", [Named("张三", SECRETARY)]),
        ("persons", "张三先生", [Named("张三")]),
        *(("persons", name, [Named(name)]) for name in (
            "J·K·罗琳", "乔治·W·布什", "D·特朗普", "林·Anna", "田中さくら", "タロー", "O‘Brien",
            "李々",
        )),
        # Letters that bear marks of their own, in part put together of several.
        *(("persons", name, [Named(name)]) for name in (
            "བསོད་ནམས་རྒྱལ་མཚན།", "བསོད་ནམས", "ཚེ་རིང་", "ᠪᠠᠭᠠᠲᠤᠷ", "ئابدۇللا مەمەت", "สมชาย ใจดี",
            "José Núñez", "X\u0331avier",
        )),
        *(("persons", f"阿卜杜拉{dot}买买提", [Named("阿卜杜拉·买买提")])
          for dot in "·•・‧∙⋅.．･﹒●⸱"),
        *(("persons", raw, [Named("李安娜")]) for raw in (
            "李安娜 Anna", "李安娜Anna", "李安娜（Anna）", "Anna 李安娜", "李安娜 Anna Marie",
            "李安娜 O'Neill", "李安娜 བསོད་ནམས།",
        )),
        ("persons", "李安娜 Anna（书记）、张三", [Named("李安娜", SECRETARY), Named("张三")]),
        ("persons", "阿卜杜拉·买买提 ئابدۇللا مەمەت", [Named("阿卜杜拉·买买提")]),
        ("persons", "欧阳修远书记", [Named("欧阳修远", SECRETARY)]),
        ("persons", "书记:欧阳", [Named("欧阳", SECRETARY)]),  # 欧 and 阳: a name like 张三
        ("persons", "王\ue123", [Named("王\ue123")]),  # a rare letter of a font of its own
        ("persons", "书记：张三　副书记：李四　委员：王五、赵六", [
            Named("张三", SECRETARY),
            Named("李四", (Seat("deputy_secretary"),)),
            Named("王五", (Seat("member"),)),
            Named("赵六", (Seat("member"),)),
        ]),
        ("persons", "书 记：张三", [Named("张三", SECRETARY)]),
        ("persons", "张三（书记）李四（副书记）", [
            Named("张三", SECRETARY), Named("李四", (Seat("deputy_secretary"),)),
        ]),
        ("persons", "委员（2人）：张三、李四", [
            Named("张三", (Seat("member"),)), Named("李四", (Seat("member"),)),
        ]),
        ("persons", "张三（专职）", [Named("张三", full_time=True)]),
        ("persons", "张三（副书记，主持工作）", [Named("张三", (Seat("deputy_secretary"),))]),
        ("persons", "专职委员:张三", [Named("张三", (Seat("member", full_time=True),))]),
        ("persons", "兼委员:张三", [Named("张三", (Seat("member", full_time=False),))]),
        ("seats", "专职委员", [Seat("member", full_time=True)]),
        ("seats", "专职副书记", [Seat("deputy_secretary", full_time=True)]),
        ("seats", "委员（专职）", [Seat("member", full_time=True)]),
        ("seats", "兼书记", [Seat("secretary", full_time=False)]),
        ("seats", "书记、兼主任", [Seat("secretary"), Seat("director", full_time=False)]),
        ("seats", "书记兼主任", [Seat("secretary"), Seat("director")]),
        ("seats", "副书记（主持工作）", [Seat("deputy_secretary")]),
        ("seats", "主任（一肩挑）", [Seat("director")]),
        # The seat is there, and nobody in it.
        ("persons", "空缺", [Named("")]),
        ("persons", "书记空缺、主任:空缺", [
            Named("", SECRETARY), Named("", (Seat("director"),)),
        ]),
        ("persons", "书记 空缺、副书记:无、委员:—", [Named("", SECRETARY)]),
        *(("persons", word, [Named("")]) for word in ("待定", "未定", "缺", "暂缺")),
        ("persons", "书记:待补", [Named("", SECRETARY)]),
        *(("persons", word, [Named("", SECRETARY)]) for word in (
            "书记缺", "缺书记", "书记：空 缺", "书记空 缺", "书记（空缺）", "书记 (暂缺)",
            "空缺（书记）",
        )),
        *(("persons", word, [Named("")]) for word in ("空　缺", "暂 缺", "待 定")),
        *(("persons", word, []) for word in ("不 详", "N / A", "无书记", "书记（无）")),
        *(("persons", word, []) for word in ("", "-", "/", "无", "n/a", "不详")),
        ("persons", "张三（预备党员）", [Named("张三")]),
        *(("persons", f"李晓（{word}）", [Named("李晓")]) for word in (
            "畲族", "土族", "达斡尔族", "女，汉", "珞巴族",
        )),
        *(("persons", raw, [Named("张三", (Seat("secretary"), Seat("director")))]) for raw in (
            "书记兼主任张三", "张三书记兼主任", "书记兼主任:张三", "书记、主任张三",
        )),
        ("persons", "张三书记（兼）", [Named("张三", SECRETARY, full_time=False)]),
    ],
)  # fmt: skip
def test_a_cell_becomes_what_its_column_says(kind: CellType, raw: RawCell, cleaned: object) -> None:
    assert clean(raw, column(kind)) == cleaned


ERROR = "An error of a spreadsheet, such as #N/A, is read as an empty cell."
KEPT_AS_TEXT = "A mark that keeps a number as text is left out."


@pytest.mark.parametrize("kind", get_args(CellType))
@pytest.mark.parametrize(
    "word", ["#N/A", " #REF!", "#DIV/0!", "#VALUE!", "#NAME?", "＃N/A", "#n/a"]
)
def test_the_text_of_an_error_is_an_empty_cell(kind: CellType, word: str) -> None:
    # A table of text holds it as a text, which is no name of anybody.
    assert clean(word, column(kind)) in (None, [])
    assert [rule for *_, rule in repairs(word, kind)] == [ERROR]
    with pytest.raises(Refused, match="must be filled"):
        clean(word, column(kind, required=True))


def test_a_number_sign_alone_is_no_error() -> None:
    assert clean("#3", column("text")) == "#3"
    assert clean("#N/A号楼", column("text")) == "#N/A号楼"


@pytest.mark.parametrize("kind", get_args(CellType))
def test_a_letter_that_was_lost_refuses_its_cell(kind: CellType) -> None:
    # U+FFFD stands where a program could not read a letter and saved the text all the same.
    with pytest.raises(Refused, match="lost"):
        clean("示例\ufffd苑", column(kind))


@pytest.mark.parametrize(
    ("kind", "raw", "cleaned"),
    [
        ("integer", "'100", 100), ("integer", "’1,200", 1200), ("number", "‘3.5", 3.5),
        ("number", '="12"', 12), ("integer", " ` 7 ", 7),
        ("date", "'2014.03", PartialDate(date(2014, 3, 1), "month")),
        ("date", '="201403"', PartialDate(date(2014, 3, 1), "month")),
    ],
)  # fmt: skip
def test_a_mark_that_keeps_a_number_as_text_is_no_part_of_it(
    kind: CellType, raw: str, cleaned: object
) -> None:
    assert clean(raw, column(kind)) == cleaned
    assert KEPT_AS_TEXT in [rule for *_, rule in repairs(raw, kind)]


def test_a_mark_stays_in_a_text_and_alone_it_is_no_number() -> None:
    assert clean("'甲'居委会", column("text")) == "'甲'居委会"
    for raw in ("'", "''1", '="', "'甲"):
        with pytest.raises(Refused):
            clean(raw, column("integer"))


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("integer", "12.5"), ("integer", "十几"), ("number", "1,28"), ("number", float("nan")),
     ("integer", "千百"), ("boolean", "也许"), ("date", True), ("choice", "党小组长"),
     ("seats", "副书记(挂职)"), ("seats", "书记、党员"), ("seats", "党员,书记"),
     ("persons", "张三 李四"),  # one or two?
     ("persons", "中国共产党某某有限公司第十二支部委员会"), ("persons", "张三、某某居委会"),
     ("persons", "12"), ("persons", "书记"), ("persons", "张三、李四等"), ("persons", "张三(书记"),
     # Half a name, or more than one.
     ("persons", "吴\n清扬"), ("persons", "女、张三"), ("persons", "曹书瑶和沈慕白"),
     ("persons", "任远帆→方知秋"), ("persons", "严小芳*"), ("persons", "张三，女，1975年生"),
     ("persons", "联系人:张三"), ("number", "1e999"), ("persons", "同上"), ("persons", "书记:同上"),
     ("persons", "书记：张三 65981234"), ("persons", "张三1975.3"), ("persons", "甲八己—甲九己"),
     ("persons", "张三?"), ("persons", "王××"), ("persons", "王○○"), ("persons", "王〇〇"),
     ("persons", "王XX"), ("persons", "张某某"), ("persons", "张某"), ("persons", "张先生"),
     ("persons", "张三12月任职"), ("persons", "张三（书记）主持工作"),
     ("persons", "张三（女）同志"),
     *(("persons", word) for word in (
         "张书记", "王主任", "书记王", "书记:何书记", "张组长", "李经理", "王老师", "委员王",
     )),
     # A title beside a surname of two letters names nobody either.
     *(("persons", word) for word in (
         "欧阳书记", "司马主任", "书记欧阳", "欧阳 书记", "上官同志", "诸葛先生", "欧阳老师",
         "欧阳某", "诸葛书记、张三",
     )),
     # No second name: a remark, initials, an address, a mark that stands on nothing.
     *(("persons", word) for word in (
         "张三 VIP", "张三 A", "张三A", "张三 anna", "张三(tel)", "张三 ABC公司", "A组张三",
         "张先生 John", "\u0301张三", "张三\u0301", "\u0f72\u0f72", "阿卜杜拉 买买提",
     )),
     ("persons", "书记:阿依古丽。买买提"), ("persons", "张三。李四"),  # a dot mistyped?
     ("persons", "书记(张三"), ("persons", "书记(挂职)"), ("persons", "副书记王"),
     ("persons", "王ニ"), ("persons", "王主任张三"), ("persons", "张书记李主任"),
     ("persons", "张三" + "(兼)" * 100), ("persons", "主任阿依古丽买买提"),
     # Not known: a remark that says what the cell is not to say.
     ("persons", "张三(街道)"), ("persons", "李四（已调离）"), ("persons", "李四【去世】"),
     ("persons", "书记:李四(拟任)"), ("persons", "李四（2015年起）")],
)  # fmt: skip
def test_what_is_not_of_the_type_is_refused(kind: CellType, raw: RawCell) -> None:
    with pytest.raises(Refused):
        clean(raw, column(kind))


@pytest.mark.parametrize("word", ["空缺", "空　缺", "暂缺", "缺", "空岗", "/", "-", "无"])
def test_a_row_of_a_seat_may_say_that_nobody_holds_it(word: str) -> None:
    assert clean(word, column("persons", required=True)) == [Named("")]
    bare = Column("person", Text(zh="姓名", en="Person"), "persons", required=True)
    with pytest.raises(Refused, match="must be filled"):
        clean(word, bare)  # that is not among the seats


def test_every_nationality_is_a_known_remark() -> None:
    nationalities = [word for word in words("persons")["remarks"] if word.endswith("族")]
    assert len(nationalities) == 56 + 1  # with 少数民族


@pytest.mark.parametrize("word", ["不详", "不 详", "未知", "待填"])
def test_who_holds_a_seat_must_be_known(word: str) -> None:
    with pytest.raises(Refused, match="must be filled"):
        clean(word, column("persons", required=True))


@pytest.mark.parametrize(
    ("kind", "unit", "raw", "cleaned"),
    [("integer", "户", "640套", 640), ("integer", "人", "120人次", 120)],
)
def test_a_number_may_bear_any_word_for_its_unit(
    kind: CellType, unit: str, raw: str, cleaned: int
) -> None:
    own = Column("counted", Text(zh="数", en="number"), kind, unit=unit)
    assert clean(raw, own) == cleaned
    with pytest.raises(Refused):
        clean(raw, column(kind))


@pytest.mark.parametrize(
    ("word", "education"),
    [("在职大专", "college"), ("本科（在职）", "bachelor"), ("党校本科", "bachelor"),
     ("在职研究生", "graduate"), ("研究生（在职）", "graduate")],
)  # fmt: skip
def test_an_education_beside_work_is_one(word: str, education: str) -> None:
    (own,) = (each for each in registry()["holdings"].SHEET.columns if each.field == "education")
    assert clean(word, own) == education


@pytest.mark.parametrize(
    ("word", "full_time"), [("专职", True), ("兼职", False), ("是", True), ("否", False)]
)
def test_who_is_full_time(word: str, full_time: bool) -> None:
    (own,) = (each for each in registry()["holdings"].SHEET.columns if each.field == "full_time")
    assert clean(word, own) is full_time


@pytest.mark.parametrize("kind", get_args(CellType))
def test_a_required_cell_must_be_filled(kind: CellType) -> None:
    assert not clean(" ", column(kind))
    with pytest.raises(Refused, match="must be filled"):
        clean(" ", column(kind, required=True))


@pytest.mark.parametrize("kind", get_args(CellType))
@pytest.mark.parametrize(
    "unit",
    [
        "张",
        "、",
        "张三、",
        " ",
        "(",
        "张三(",
        "书记:",
        "一",
        "1",
        "1 ",
        "兼",
        "年",
        "\n ",
        "(兼)",
        "书记、",
        "。",
        "。 ",
    ],
)
def test_a_cell_as_long_as_a_spreadsheet_allows_is_read_or_refused(
    kind: CellType, unit: str
) -> None:
    for end in ("三", ""):
        with suppress(Refused):
            assert clean(f"张{unit * (32_000 // len(unit))}{end}", COLUMNS[kind])


def test_a_refused_choice_tells_what_is_allowed_in_the_readers_language() -> None:
    with pytest.raises(Refused) as refused:
        clean("党组", column("choice"))
    assert refused.value.reason.get("en").endswith("is not one of: general branch, branch.")
    assert "党总支、党支部" in refused.value.reason.get("zh")


def test_each_part_of_a_list_is_one_of_its_choices() -> None:
    routes = Column("routes", Text(zh="途径", en="routes"), "list", choices=FORMS)
    told: list[tuple[str, str, str]] = []

    def tell(_field: str, before: str, after: str, rule: Message) -> None:
        told.append((before, after, rule.get("en")))

    assert clean("党 支 部、General Branch；无", routes, tell) == ["branch", "general_branch"]
    assert told == [
        (
            "党 支 部、General Branch；无",
            "党支部、党总支",
            "Spaces inside a word are left out.",
        )
    ]
    assert clean("无", routes) == []
    with pytest.raises(Refused) as refused:
        clean("党支部、党组", routes)
    assert refused.value.reason.get("en") == "党组 is not one of: general branch, branch."


def test_cells_are_shown_as_people_see_them() -> None:
    assert [as_text(cell) for cell in (None, True, 3.0, 3.5, date(2014, 3, 1))] == [
        "", "是", "3", "3.5", "2014-03-01",
    ]  # fmt: skip
    assert as_text(datetime(2014, 3, 1)) == "2014-03-01"


def test_what_is_read_otherwise_than_written_is_told() -> None:
    width = "Letters and digits of another width or form are read in their usual form."
    assert repairs("ＡＢ１２", "text") == [("ＡＢ１２", "AB12", width)]
    assert repairs("九十", "integer") == [("九十", "90", "A Chinese numeral is read as a number.")]
    ten_thousands = "A number of ten thousands (万) is read in full."
    assert repairs("3.2万", "number") == [("3.2万", "32000", ten_thousands)]
    assert repairs(41699, "date") == [
        (
            "41699",
            "2014-03-01",
            "A serial number of a spreadsheet is read as the date it stands for.",
        )
    ]
    assert repairs("约2014年", "date") == [
        ("约2014年", "约2014", "An approximate date is known to about the year only.")
    ]
    assert repairs("总支部", "choice") == [
        ("总支部", "党总支", "Another word for a choice is read as that choice.")
    ]
    assert repairs("不详", "integer") == [
        ("不详", "", "A word for what nobody knows is read as an empty cell.")
    ]
    assert repairs("副书记（主持工作）", "seats") == [
        ("副书记（主持工作）", "副书记", "A remark beside a role is left out.")
    ]
    assert repairs("专职委员", "seats") == [
        ("专职委员", "专职委员", "专职 beside a name or role is kept as full-time.")
    ]
    assert repairs("书记:张 三（兼）", "persons") == [
        ("书记:张 三（兼）", "张三(书记)(兼)", rule)
        for rule in (
            "A role written beside a name is kept as that person's role.",
            "兼 beside a name or role is kept as not full-time.",
            "Spaces inside a name are left out.",
        )
    ]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(" 金安居委会（甲）\n", "text", ), ("金安", "text", ), (" 1, 280户", "integer", ), ("９０",
     "integer", ), ("2014.03", "date", ), ("至今", "date", ), ("√", "boolean", ), ("党总支",
     "choice", ), ("甲；乙", "list", ), ("张三", "persons", ), ("书记", "seats", ), ("无",
     "text", ), ("", "text", )],
)  # fmt: skip
def test_space_layout_and_width_of_marks_are_not_worth_telling(raw: str, kind: CellType) -> None:
    assert repairs(raw, kind) == []


def test_a_cell_read_before_is_told_again_and_its_list_is_its_own() -> None:
    own = column("list")
    first = clean("甲、乙", own)
    assert isinstance(first, list)
    first.clear()
    assert clean("甲、乙", own) == ["甲", "乙"]
    told: list[str] = []
    for _ in range(2):
        clean("九十", COLUMNS["integer"], lambda *repair: told.append(repair[1]))
    assert told == ["九十", "九十"]


def test_cells_that_are_equal_to_python_are_told_apart_by_their_type() -> None:
    own = column("boolean")
    assert [clean(raw, column("text")) for raw in (1, True, 1.0)] == ["1", "是", "1"]
    assert clean(True, own) is True
    with pytest.raises(Refused):
        clean(True, COLUMNS["date"])
    with pytest.raises(Refused):
        clean(1, COLUMNS["date"])


def test_a_workbook_that_counts_from_1904_reads_its_serial_numbers_so() -> None:
    own = COLUMNS["date"]
    assert clean(40237.0, own, date1904=True) == PartialDate(date(2014, 3, 1))
    assert clean(40237.0, own) == PartialDate(date(2010, 2, 28))


@pytest.mark.parametrize("table", ["choices", "cells", "persons", "personal"])
def test_no_word_stands_twice_in_one_list(table: str) -> None:
    for lists in [
        words(table),
        *(part for part in words(table).values() if isinstance(part, dict)),
    ]:
        for name, listed in lists.items():
            if isinstance(listed, list):
                assert len(listed) == len(set(listed)), name


@pytest.mark.parametrize("kind", sorted(registry()))
def test_no_word_means_two_choices_of_a_column(kind: str) -> None:
    for declared in registry()[kind].SHEET.columns:
        table = "role" if declared.type in ("seats", "persons") else declared.field
        means: dict[str, str] = {}
        for key, text in declared.choices.items():
            others = words("choices").get(table, {}).get(key, [])
            for word in {key, text.zh, text.en, *others}:
                assert means.setdefault(word.casefold(), key) == key, (declared.field, word)


def test_every_key_among_the_words_is_a_choice_of_some_column() -> None:
    offered: dict[str, set[str]] = {}
    for loader in registry().values():
        for declared in loader.SHEET.columns:
            table = "role" if declared.type in ("seats", "persons") else declared.field
            offered.setdefault(table, set()).update(declared.choices)
    for field, keys in words("choices").items():
        assert keys.keys() <= offered[field], field


NOTHING = ("empty", "no_date", "open", "unknown")
MESS = st.text(
    "张三李四王五欧阳书记副主任委员代兼专职女等无空缺阿依古丽Johnབསོད་九十约是否年月日"
    "0123４-/、,，;；:：()（）·. \n〔〕|。○①②",
    max_size=14,
)
RAW = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    MESS,
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@settings(max_examples=500, deadline=None)
@given(RAW, st.sampled_from(get_args(CellType)))
def test_any_cell_is_a_value_a_word_for_none_or_refused(raw: RawCell, kind: CellType) -> None:
    own = COLUMNS[kind]
    try:
        cleaned = clean(raw, own)
    except Refused:
        return
    if cleaned is None or cleaned == []:
        nothing = {"", *(word for name in NOTHING for word in words("cells")[name])}
        parts = re.split(r"[、,;:/\s〔〕]+", unicodedata.normalize("NFKC", as_text(raw)).casefold())
        assert all(part in nothing or not part.isalnum() for part in parts) or kind == "persons"
    # What is shown of it is read as the same again, and needs no repair any more.
    assert clean(shown(cleaned, own), own) == cleaned


PIECES = (
    "张三", "李四", "书记", "副书记", "主任", "委员", "兼职委员", "专职委员", "社工", "代表", "代",
    "兼", "专职", "空缺", "无", "缺", "不详", "女", "同志", "某", "等", "和", "John", "〇", "○",
    "1.", "2、", "(1)", "①", "②", "(", ")", "（3人）", "（主持工作）", "、", ":", "：", ";", "。",
    "-", "—", "/", "|", "&", "·", " ", "　",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    st.sampled_from(["persons", "seats"]),
)
def test_persons_and_roles_that_are_shown_are_read_as_the_same(raw: str, kind: CellType) -> None:
    own = COLUMNS[kind]
    with suppress(Refused):
        cleaned = clean(raw, own)
        assert clean(shown(cleaned, own), own) == cleaned


@pytest.mark.parametrize(
    "raw",
    ["党员", "中共党员", "群 众", "入党积极分子", "在职党员", "无党派人士"],
)
def test_a_member_of_the_party_holds_no_role_by_that(raw: str) -> None:
    own, told = column("seats"), list[tuple[str, ...]]()
    assert clean(raw, own, lambda *each: told.append(each[:3])) == []
    assert told == [(own.field, raw, "")]
    with pytest.raises(Refused):
        clean(raw, column("seats", required=True))


@pytest.mark.parametrize(
    ("raw", "party"),
    [
        ("中共党员", True), ("党员", True), ("预备党员", True), ("中共党员（预备）", True),
        ("群众", False), ("共青团员", False), ("民主党派", False), ("民盟盟员", False),
        ("入党积极分子", False), ("是", True), ("否", False), ("", None),
        ("群 众", False), ("预备党员（2024年）", True), ("中共党员，2015年入党", True),
        ("中国民主同盟盟员", False), ("九三学社成员", False), ("其他", None),
    ],
)  # fmt: skip
def test_what_somebody_is_says_whether_a_party_member(raw: str, party: bool | None) -> None:
    (own,) = (each for each in registry()["holdings"].SHEET.columns if each.field == "party")
    assert clean(raw, own) is party
    if party is not None and raw not in "是否":
        with pytest.raises(Refused):  # in that column only
            clean(raw, column("boolean"))


@pytest.mark.parametrize("name", ["also_yes", "also_no"])
def test_further_words_for_yes_and_no_are_of_columns_that_say_it(name: str) -> None:
    other = {"also_yes": "also_no", "also_no": "also_yes"}[name]
    fields = {
        each.field
        for loader in registry().values()
        for each in loader.SHEET.columns
        if each.type == "boolean"
    }
    for field, listed in words("cells")[name].items():
        assert field in fields
        assert not set(listed) & {*words("cells")["empty"], *words("cells")[other].get(field, ())}
        assert all(word == unicodedata.normalize("NFKC", word).casefold() for word in listed)
