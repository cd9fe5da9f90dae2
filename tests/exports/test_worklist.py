"""The work list: every finding once for all and once for each of its areas."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from exports import worklist as module
from exports.worklist import areas, worklist
from graph.words import Message
from queries.finding import Finding
from queries.marks import Mark, Marks

AS_OF = date(2015, 8, 1)


def finding(**more: Any) -> Finding:
    return replace(
        Finding(
            reason="RC2",
            topic="overdue_terms",
            column="",
            identity="t",
            subject_id="r",
            subject="=某居委会",
            subject_kind="ResidentsCommittee",
            areas=("金安居委会",),
            area_ids=("1",),
            severity="violation",
            as_of=AS_OF,
            since=date(2015, 7, 2),
            numbers={"days": 31, "postponed": None},
            seen=Message("seen"),
            closing="done",
            sources=("f#换届!2", "f#换届!3"),
        ),
        **more,
    )


def sheets(
    *found: Finding, decided: Marks | None = None, streets: dict[str, str] | None = None
) -> dict[str, list[list[Any]]]:
    content = worklist(
        found,
        decided or Marks({}),
        scope="四平路街道",
        as_of=AS_OF,
        language="zh",
        files={"f": "名册.xlsx"},
        streets=streets,
    )
    read = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def test_a_finding_of_two_areas_stands_on_three_sheets() -> None:
    both = finding(areas=("金安居委会", "密云路居委会"), area_ids=("1", "2"))
    one = finding(subject="乙", subject_id="s")

    found = sheets(both, one)

    assert list(found) == ["工作清单", "金安", "密云路", "清单说明"]
    assert [row[2] for row in found["工作清单"][1:]] == ["=某居委会", "乙"]
    assert [row[2] for row in found["密云路"][1:]] == ["=某居委会"]
    assert ["截至日期", "2015-08-01"] in found["清单说明"]


def test_where_there_are_several_streets_each_line_and_sheet_tells_its_own() -> None:
    one = finding(areas=("新桥居委会",), area_ids=("310110009001",))
    other = finding(subject_id="s", areas=("新桥居委会",), area_ids=("310112001002",))
    streets = {"310110009": "四平路街道", "310112001": "某镇"}

    found = sheets(one, other, streets=streets)

    assert list(found)[1:3] == ["新桥 · 四平路街道", "新桥 · 某镇"]
    headings, *lines = found["工作清单"]
    assert headings[:4] == ["程度", "居民区", "街道", "对象"]
    assert [line[1:3] for line in lines] == [["新桥", "四平路街道"], ["新桥", "某镇"]]
    assert "街道" not in sheets(one)["工作清单"][0]


def test_a_line_tells_all_that_is_known() -> None:
    decided = Marks({finding().key: [Mark(finding().key, "dismissed", "批文在途", "甲", "x")]})

    headings, line, *_rest = sheets(finding(), decided=decided)["金安"]
    told = dict(zip(headings, line, strict=True))

    assert told["程度"] == "违规"
    assert told["所见数据"] == "逾期天数 31；批准延期至 —"
    assert (told["起始日期"], told["规定或指标"]) == (date(2015, 7, 2), "RC2")
    assert (told["状态"], told["理由"]) == ("不予列入", "批文在途")
    assert told["来源"] == "名册.xlsx，工作表 换届，第 2、3 行"
    assert told["责任人"] == ""


def test_sources_are_told_by_file_and_sheet_and_an_unknown_file_by_its_id() -> None:
    rows = ("f#任职!12", "g#!7", "f#任职!3", "f#换届!2")
    line = sheets(finding(sources=rows))["金安"][1]
    assert line[13].split("\n") == [
        "名册.xlsx，工作表 任职，第 3、12 行",
        "g，工作表 —，第 7 行",
        "名册.xlsx，工作表 换届，第 2 行",
    ]


def test_above_so_many_areas_there_is_one_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AREA_SHEETS", 1)
    found = sheets(finding(areas=("甲", "乙"), area_ids=("1", "2")))
    assert list(found) == ["工作清单", "清单说明"]


def test_areas_of_one_name_stay_apart() -> None:
    namesakes = [finding(area_ids=(code,)) for code in ("2", "1")]
    assert list(areas(namesakes)) == ["1", "2"]
    assert list(sheets(*namesakes)) == ["工作清单", "金安", "金安 2", "清单说明"]


def test_words_of_the_program_begin_with_a_capital() -> None:
    content = worklist(
        [finding()], Marks({}), scope="", as_of=AS_OF, language="en", files={"f": "名册.xlsx"}
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = {cell for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {"Violation", "Residents' committee", "Verified", "New"} <= cells
