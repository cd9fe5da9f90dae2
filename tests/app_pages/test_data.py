"""Data: loading, columns and records to confirm, loads taken back, and how good the data is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

import loaders
from app_pages._data import history
from graph.connection import Graph
from graph.progress import Progress
from graph.settings import Settings
from loaders import read_mappings
from tests.app_pages.conftest import Open, words

LANGUAGES = ("zh", "en")
PART = """
import streamlit as st
from app_pages._data import questions, report

kind, what = st.session_state["show"]
if kind == "report":
    report.show(what)
else:
    st.session_state["answered"] = questions.ask(what)
"""


def pick(test: AppTest, key: str, row: int) -> None:
    """Click a row of a table: what the browser would say."""
    keys = [str(each.proto.id).split("-", 2)[2] for each in test.dataframe if each.proto.id]
    own = key if key in keys else next(each for each in keys if each.startswith(f"{key}_"))
    test.session_state[own] = {"selection": {"rows": [], "columns": [], "cells": [(row, "")]}}


def load_button(test: AppTest) -> Any:
    """Return the button that loads what was checked."""
    return next(each for each in test.button if re.fullmatch("load_[0-9a-f]{8}", str(each.key)))


def chosen(test: AppTest, key: str) -> Any:
    """Return the field of a choice."""
    return next(each for each in test.selectbox if str(each.key).startswith(f"{key}_"))


def table(test: AppTest, heading: str) -> Any:
    """Return the table that has a heading."""
    return next(each.value for each in test.dataframe if heading in each.value.columns)


@pytest.fixture
def home(graph_server: Settings, empty_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a server with an empty graph."""
    monkeypatch.setenv("STREET_GRAPH_HOME", str(graph_server.home))
    assert empty_graph.size()["loads"] == 0
    return graph_server.home


def rosters(path: Path, *estates: list[object], headings: tuple[str, ...] = ()) -> Path:
    """Write one area and some estates."""
    with xlsxwriter.Workbook(path) as book:
        areas = book.add_worksheet("居民区")
        areas.write_row(0, 0, ["区划代码", "名称", "街道"])
        areas.write_row(1, 0, ["310110009018", "铁岭路九十弄居委会", "四平路街道"])
        sheet = book.add_worksheet("小区")
        sheet.write_row(0, 0, headings or ["小区名称", "居民区", "户数"])
        for index, row in enumerate(estates, start=1):
            sheet.write_row(index, 0, row)
    return path


@pytest.mark.parametrize(
    ("language", "tabs"),
    [
        ("zh", ["入库", "列对应关系", "待核对的记录", "入库记录", "数据质量"]),
        ("en", ["Load", "Confirmed columns", "Records to review", "History", "Data quality"]),
    ],
)
def test_the_page_has_its_parts(
    sample_server: Settings, open_page: Open, language: str, tabs: list[str]
) -> None:
    test = open_page(sample_server.home, "data", language)
    assert test.segmented_control(key="tab_choice").options == tabs


def test_the_history_names_the_sample(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "data", "en", tab="history")
    found = table(test, "Files")
    assert found["Files"].tolist() == ["siping_road.xlsx"]
    assert found["State"].tolist() == ["In the graph"]
    assert found["Sample data"].tolist() == ["Yes"]


def watched(shown: list[tuple[int, int]]) -> Callable[..., AbstractContextManager[Progress]]:
    """Return a bar that notes how far it was told to be."""

    @contextmanager
    def bar(_first: str, *, to_the_end: bool) -> Iterator[Progress]:
        assert to_the_end
        yield lambda _message, done, total: shown.append((done, total))

    return bar


def test_a_load_is_taken_back_only_after_a_question(
    home: Path,
    empty_graph: Graph,
    open_page: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = loaders.load(empty_graph, [rosters(tmp_path / "a.xlsx")])
    test = open_page(home, "data", "zh", tab="history")
    assert not [button for button in test.button if button.key == "undo_ask"]
    pick(test, "history", 0)
    test.run()
    test.button(key="undo_ask").click().run()
    assert "确定撤回批次" in words(test)
    assert test.query_params["undo"] == [done.load_id] or test.query_params["undo"] == done.load_id
    test.button(key="undo_no").click().run()
    assert empty_graph.size()["loads"] == 1
    pick(test, "history", 0)
    test.run()
    test.button(key="undo_ask").click().run()
    shown: list[tuple[int, int]] = []
    monkeypatch.setattr(history, "shown", watched(shown))
    test.button(key="undo_go").click().run(timeout=240)
    assert (shown[0], shown[-1]) == ((0, 3), (3, 3))  # area, subdistrict and the tie between
    assert empty_graph.size()["loads"] == 0
    (told,) = (success.value.replace("\\", "") for success in test.success)
    assert told.startswith(f"批次 {done.load_id} 已撤回：删除 ")
    found = table(test, "文件")
    assert found["状态"].tolist() == ["已撤回"]
    assert "点击一次入库可予撤回" not in words(test)  # there is none


def test_removing_the_sample_is_asked_first(sample_server: Settings, open_page: Open) -> None:
    test = open_page(sample_server.home, "data", "zh", remove="sample")
    assert "移除样例数据" in words(test)
    test.button(key="remove_sample_no").click().run()
    assert "remove" not in test.query_params
    assert "移除样例数据" not in words(test)


@pytest.mark.parametrize(
    ("language", "sentence"), [("zh", "尚未"), ("en", "Nothing is loaded yet")]
)
def test_an_empty_graph_offers_template_sample_and_upload(
    home: Path, open_page: Open, language: str, sentence: str
) -> None:
    test = open_page(home, "data", language)
    assert sentence in words(test)
    assert test.button(key="load_sample")
    assert test.get("file_uploader")


@pytest.mark.parametrize("tab", ["columns", "pairs", "quality"])
def test_each_part_says_what_will_be_there(home: Path, open_page: Open, tab: str) -> None:
    test = open_page(home, "data", "en", tab=tab)
    assert [info.value for info in test.info]
    assert not test.error


def test_the_sample_is_loaded_from_the_page_and_decides_the_view(
    home: Path, empty_graph: Graph, open_page: Open
) -> None:
    test = open_page(home, "data", "en", scope="all", as_of="2020-01-01")
    test.button(key="load_sample").click().run(timeout=400)
    assert empty_graph.size()["loads"] == 1
    assert test.query_params["scope"] == "310110009"
    assert test.query_params["as_of"] == "2015-08-01"


def upload(test: AppTest, path: Path) -> AppTest:
    """Drop a file on the page and wait until it is checked."""
    content = path.read_bytes()
    return test.file_uploader[0].set_value((path.name, content, "")).run(timeout=240)


def test_a_file_is_checked_then_loaded_then_what_it_leaves_out_is_listed_or_ended(
    home: Path, empty_graph: Graph, open_page: Open, tmp_path: Path
) -> None:
    rows = [["甲苑", "铁岭路90弄", 120], ["乙苑", "铁岭路90弄", 80], ["丙苑", "无此地", 80]]
    test = upload(open_page(home, "data", "en"), rosters(tmp_path / "a.xlsx", *rows))
    assert "4 rows read: 3 would be loaded" in words(test)
    assert "1 refused row stays out" in words(test)
    assert empty_graph.size()["nodes"] == 0
    load_button(test).click().run(timeout=240)
    assert "4 rows read: 3 loaded" in words(test)
    assert not test.exception

    test = open_page(home, "data", "en")
    test = upload(test, rosters(tmp_path / "b.xlsx", rows[0]))
    assert "There is nothing new to load" in words(test)
    chosen(test, "complete").set_value("report").run(timeout=240)
    assert table(test, "To be ended")["To be ended"].tolist() == ["No"]
    assert "There is nothing new to load" in words(test)


def committees(path: Path, *names: str) -> Path:
    """Write two areas and the residents' committees of some."""
    with xlsxwriter.Workbook(path) as book:
        areas, bodies = book.add_worksheet("居民区"), book.add_worksheet("居委会")
        areas.write_row(0, 0, ["区划代码", "名称", "街道"])
        areas.write_row(1, 0, ["310110009018", "铁岭路九十弄居委会", "四平路街道"])
        areas.write_row(2, 0, ["310110009023", "金安居委会", "四平路街道"])
        bodies.write_row(0, 0, ["居委会名称", "居民区"])
        for index, name in enumerate(names, start=1):
            bodies.write_row(index, 0, [f"{name}居委会", f"{name}居委会"])
    return path


def other_view(test: AppTest, day: str, language: str) -> AppTest:
    """Look at another day in another language."""
    test.query_params.update({"as_of": day, "lang": language})
    return test.run(timeout=240)


def test_what_was_chosen_and_checked_is_what_ends_whatever_day_and_language(
    home: Path, empty_graph: Graph, open_page: Open, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [committees(tmp_path / "a.xlsx", "铁岭路九十弄", "金安")])
    test = upload(open_page(home, "data", "zh"), committees(tmp_path / "b.xlsx", "金安"))
    chosen(test, "complete").set_value("end").run(timeout=240)
    assert "以前入库的 1 行将于 2015-08-01 终止" in words(test)
    assert load_button(test).label == "于 2015-08-01 终止 1 行"
    stale = load_button(test).key

    other_view(test, "2015-07-01", "en")
    assert chosen(test, "complete").value == "end"
    assert chosen(test, "complete").options[2].endswith("end them on 2015-07-01")
    assert "1 row loaded earlier would end on 2015-07-01" in words(test)
    assert load_button(test).label == "End 1 row on 2015-07-01"
    assert load_button(test).key != stale  # a click on the former loads nothing

    load_button(test).click().run(timeout=240)
    assert not test.exception
    assert "1 row loaded earlier ended on 2015-07-01" in words(test)
    assert table(test, "Ended")["Ended"].tolist() == ["Yes"]
    bodies = "MATCH (b:ResidentsCommittee) RETURN b.name AS name, toString(b.dissolved) AS day"
    assert {row["name"]: row["day"] for row in empty_graph.read(bodies)} == {
        "铁岭路九十弄居委会": "2015-07-01",
        "金安居委会": None,
    }


@pytest.mark.usefixtures("home")
def test_what_is_chosen_for_a_column_outlasts_a_change_of_language(
    empty_graph: Graph, tmp_path: Path
) -> None:
    headings = ("小区名称", "居民区", "建筑面积合计")
    path = rosters(tmp_path / "a.xlsx", ["甲苑", "铁岭路90弄", 120], headings=headings)
    test = AppTest.from_string(PART, default_timeout=90)
    test.query_params["lang"] = "zh"
    asked = loaders.load(empty_graph, [path], dry_run=True).questions
    test.session_state["show"] = ("questions", [*asked, *asked])  # of two files alike
    test.run()
    (box,) = test.selectbox  # asked once
    assert box.value == "floor_area"
    box.set_value("households").run()
    test.query_params["lang"] = "en"
    test.run()
    (box,) = test.selectbox
    assert (box.value, box.options[box.index]) == ("households", "Households")


def test_files_stay_at_hand_until_they_are_taken_out(
    home: Path, empty_graph: Graph, open_page: Open, tmp_path: Path
) -> None:
    assert empty_graph.size()["nodes"] == 0
    test = upload(open_page(home, "data", "en"), rosters(tmp_path / "a.xlsx"))
    for _ in range(2):
        for tab in ("history", "load"):
            test.query_params["tab"] = tab
            test.run(timeout=240)
        assert "1 row read: 1 would be loaded" in words(test)
        assert test.button(key="take_out_0").label == r"a\.xlsx"
    test.button(key="take_out_0").click().run()
    assert "would be loaded" not in words(test)
    assert not [button for button in test.button if button.key == "take_out_0"]


def test_a_file_of_another_kind_is_refused_by_a_sentence(
    home: Path, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "会议纪要.docx"
    path.write_bytes(b"PK")
    test = upload(open_page(home, "data", "en"), path)
    assert not test.file_uploader[0].proto.type  # the field leaves out no file without a word
    assert "会议纪要.docx is no roster" in words(test)


@pytest.mark.parametrize(("language", "sentence"), [("zh", "是空文件"), ("en", "is empty")])
def test_a_file_that_cannot_be_used_is_told_and_the_page_stays(
    home: Path, open_page: Open, tmp_path: Path, language: str, sentence: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"")
    test = upload(open_page(home, "data", language), path)
    assert not test.exception
    assert sentence in words(test)
    assert test.get("file_uploader")


@pytest.mark.usefixtures("home")
def test_the_report_lists_refused_rows_and_shows_the_one_clicked(
    empty_graph: Graph, tmp_path: Path
) -> None:
    path = rosters(tmp_path / "a.xlsx", ["甲苑", "铁岭路90弄", "许多"], ["乙苑", "无此地", 8])
    test = AppTest.from_string(PART, default_timeout=90)
    test.query_params["lang"] = "en"
    test.session_state["show"] = ("report", loaders.load(empty_graph, [path], dry_run=True))
    test.run()
    assert not test.exception
    assert "3 rows read: 1 would be loaded" in words(test)
    assert table(test, "Cells repaired")["Refused"].tolist() == [0, 2]
    listed = table(test, "Reason")
    assert listed["Row"].tolist() == [2, 3]
    assert listed["Value"].tolist() == ["许多", "无此地"]
    downloads = [element.proto.label for element in test.get("download_button")]
    assert downloads == ["Refused rows to correct", "Report as workbook", "JSON"]
    pick(test, "report_refusals", 0)
    test.run()
    row = table(test, "To be corrected")
    assert row["As read"].tolist() == ["甲苑", "铁岭路90弄", "许多"]
    assert [bool(reason) for reason in row["To be corrected"]] == [False, False, True]
    told = "✕ a.xlsx, sheet 小区, row 2, 户数 “许多”: This is not a number."
    assert told in words(test)


def test_a_doubtful_column_is_asked_once_and_remembered(
    home: Path, empty_graph: Graph, open_page: Open, tmp_path: Path
) -> None:
    headings = ("小区名称", "居民区", "建筑面积合计")
    path = rosters(tmp_path / "a.xlsx", ["甲苑", "铁岭路90弄", 120], headings=headings)
    asked = loaders.load(empty_graph, [path], dry_run=True).questions
    assert [question.proposed for question in asked] == ["建筑面积"]
    test = AppTest.from_string(PART, default_timeout=90)
    test.query_params["lang"] = "zh"
    test.session_state["show"] = ("questions", asked)
    test.run()
    assert not test.exception
    assert "待确认的列：1" in words(test)
    assert "120" in words(test)
    test.button[0].click().run()
    assert test.session_state["answered"]
    assert [dict(answers) for answers in read_mappings(home).values()] == [
        {"建筑面积合计": "floor_area"}
    ]
    assert loaders.load(empty_graph, [path], dry_run=True).questions == ()

    page = open_page(home, "data", "zh", tab="columns")
    found = table(page, "文件中的表头")
    assert found["数据项"].tolist() == ["建筑面积"]
    assert found["表头样式"].tolist() == ["小区名称、居民区、建筑面积合计 等 3 列"]
    page.button(key="mapping_forget").click().run()
    assert len(read_mappings(home)) == 1  # asked first
    page.button(key="mapping_forget_no").click().run()
    assert len(read_mappings(home)) == 1
    page.button(key="mapping_forget").click().run()
    page.button(key="mapping_forget_go").click().run()
    assert read_mappings(home) == {}


def test_refused_rows_of_a_sheet_that_waits_for_an_answer_wait_too(
    home: Path, open_page: Open, tmp_path: Path
) -> None:
    rows = ["甲苑", "铁岭路90弄", 120], ["乙苑", "无此地", 80]
    headings = ("小区名称", "居民区", "建筑面积合计")
    path = rosters(tmp_path / "a.xlsx", *rows, headings=headings)

    test = upload(open_page(home, "data", "en"), path)

    assert "1 row waits for the columns above to be confirmed." in words(test)
    assert "stays out" not in words(test)
    assert "refused_xlsx" not in [each.key for each in test.get("download_button")]


def two_alike(path: Path) -> Path:
    """Write two persons of one area who are probably one."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "居民区": [
                ["区划代码", "名称", "街道"],
                ["310110009018", "铁岭路九十弄居委会", "四平路街道"],
            ],
            "居委会": [["居委会名称", "居民区"], ["铁岭路九十弄居委会", "铁岭路90弄"]],
            "党组织": [
                ["党组织名称", "组织形式", "覆盖居民区"],
                ["铁岭路九十弄居民区党总支", "党总支", "铁岭路90弄"],
            ],
            "任职": [
                ["姓名", "任职组织", "职务", "出生年月", "学历"],
                ["钟示例", "铁岭路九十弄居委会", "委员", "1966-04", "大专"],
                ["钟示例", "铁岭路九十弄居民区党总支", "委员", "", ""],
            ],
        }.items():
            page = book.add_worksheet(name)
            for index, row in enumerate(rows):
                page.write_row(index, 0, row)
    return path


@pytest.mark.parametrize(("language", "glyph"), [("zh", "一方不详"), ("en", "unknown on one side")])
def test_a_pair_stands_side_by_side_and_is_decided_and_undone(
    home: Path, empty_graph: Graph, open_page: Open, tmp_path: Path, language: str, glyph: str
) -> None:
    loaders.load(empty_graph, [two_alike(tmp_path / "a.xlsx")])
    test = open_page(home, "data", language, tab="pairs")
    (pair,) = test.dataframe[0].value.itertuples(index=False)
    assert (pair[0], pair[1]) == ("钟示例", "钟示例")
    compared = test.dataframe[1].value
    assert compared.iloc[0, 1] == "钟示例"  # the name first
    assert any(glyph in cell for cell in compared.iloc[:, 3])
    test.button(key="verdict_same").click().run(timeout=240)
    assert not test.exception
    assert [each.verdict for each in loaders.decided(empty_graph)] == ["same"]
    assert len(empty_graph.read("MATCH (p:Person) RETURN p.name AS name")) == 1
    pick(test, "decisions_list", 0)
    test.run()
    test.button(key="undo_decision_go").click().run(timeout=240)
    assert not test.exception
    assert loaders.decided(empty_graph) == []
    assert len(empty_graph.read("MATCH (p:Person) RETURN p.name AS name")) == 2


@pytest.mark.parametrize(("privacy", "shown"), [("surname", "钟某"), ("posts", "×××")])
def test_a_pair_tells_no_more_of_a_name_than_is_set(
    home: Path,
    empty_graph: Graph,
    open_page: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    privacy: str,
    shown: str,
) -> None:
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", privacy)
    loaders.load(empty_graph, [two_alike(tmp_path / "a.xlsx")])
    test = open_page(home, "data", "en", tab="pairs")
    (pair,) = test.dataframe[0].value.itertuples(index=False)
    assert (pair[0], pair[1]) == (shown, shown)
    assert "Name" in test.dataframe[1].value.iloc[:, 0].tolist()
    assert "keeps back names of persons" in words(test)
    seen = [words(test), repr([each.value.values.tolist() for each in test.dataframe])]
    test.button(key="verdict_same").click().run(timeout=240)
    assert not test.exception
    seen += [words(test), repr([each.value.values.tolist() for each in test.dataframe])]
    assert [text for text in seen if "示例" in text] == []
    (decision,) = loaders.decided(empty_graph)
    assert decision.stays.name == "钟示例"  # kept whole
    loaders.undo(empty_graph, decision.id)


@pytest.mark.usefixtures("home")
def test_the_report_keeps_back_the_cells_of_sheets_that_name_persons(
    empty_graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREET_GRAPH_PRIVACY", "posts")
    path = tmp_path / "任职.csv"
    path.write_text("姓名,任职组织,职务\n钟示例 65981234,钟示例,钟示例\n", encoding="utf-8")
    test = AppTest.from_string(PART, default_timeout=90)
    test.query_params["lang"] = "en"
    test.session_state["show"] = ("report", loaders.load(empty_graph, [path], dry_run=True))
    test.run()
    assert not test.exception
    assert set(table(test, "Reason")["Value"]) == {"×××"}
    pick(test, "report_refusals", 0)
    test.run()
    assert set(table(test, "To be corrected")["As read"]) == {"×××"}
    seen = words(test) + repr([each.value.values.tolist() for each in test.dataframe])
    assert "示例" not in seen


def test_no_row_stays_picked_when_a_decision_changes_the_list(
    home: Path, empty_graph: Graph, open_page: Open, tmp_path: Path
) -> None:
    loaders.load(empty_graph, [two_alike(tmp_path / "a.xlsx")])
    test = open_page(home, "data", "en", tab="pairs")
    pick(test, "pairs_list", 0)
    test.run()
    before = test.dataframe[0].proto.id
    test.button(key="verdict_later").click().run(timeout=240)
    assert test.dataframe[0].value["Put off"].tolist() == ["Yes"]
    assert test.dataframe[0].proto.id != before  # the browser draws it anew


@pytest.mark.parametrize(("language", "field"), [("zh", "监督意见"), ("en", "Supervision opinion")])
def test_what_is_unknown_is_one_click_away(
    sample_server: Settings, open_page: Open, language: str, field: str
) -> None:
    test = open_page(sample_server.home, "data", language, tab="quality")
    fields = test.dataframe[0].value
    pick(test, "unknown_by_field", fields["field"].tolist().index(field))
    test.run()
    assert len(test.dataframe) == 2
    pick(test, "unknown_Decision.supervision", 0)
    test.run()
    assert any("siping_road.xlsx" in caption.value.replace("\\", "") for caption in test.caption)


def test_both_cells_of_a_contradiction_are_one_click_away(
    sample_server: Settings, open_page: Open
) -> None:
    test = open_page(sample_server.home, "data", "en", tab="quality", by="contradictions")
    assert test.dataframe[0].value["sort"].tolist() == ["More holders than seats"]
    pick(test, "contradictions", 0)
    test.run()
    assert len(test.dataframe) == 3  # the list, and the row as read of each side
    assert "sheet 任职" in words(test)


@pytest.mark.parametrize("by", ["file", "area"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_quality_by_file_and_by_area(
    sample_server: Settings, open_page: Open, language: str, by: str
) -> None:
    test = open_page(sample_server.home, "data", language, tab="quality", by=by)
    assert not test.exception
    (shown,) = test.dataframe
    assert len(shown.value) == (1 if by == "file" else 24)
    # Loaded after the as-of date: no number of days, and no "None" in its place.
    assert shown.proto.placeholder == "—"
    assert "—" not in [each.value for each in test.caption]  # a count is no share of anything


@pytest.mark.parametrize(
    ("language", "heading", "held"),
    [("zh", "各方记载", "在图中"), ("en", "Values", "in the graph")],
)
def test_both_cells_of_a_dispute_are_one_click_away(
    home: Path,
    empty_graph: Graph,
    open_page: Open,
    tmp_path: Path,
    language: str,
    heading: str,
    held: str,
) -> None:
    for name, households in (("a", 120), ("b", 130)):
        row = ["甲苑", "铁岭路90弄", households]
        loaders.load(empty_graph, [rosters(tmp_path / f"{name}.xlsx", row)])
    test = open_page(home, "data", language, tab="quality", by="disputes", scope="310110009018")
    assert table(test, heading)[heading].tolist() == ["120｜130"]
    pick(test, "disputes", 0)
    test.run()
    assert not test.exception
    said = words(test)
    assert "a.xlsx" in said
    assert "b.xlsx" in said
    assert f": 130** · {held}" in said
