"""Rows of one load that say different things of one record are told with both cells."""

from __future__ import annotations

from pathlib import Path

import loaders
from graph.connection import Graph
from graph.words import Language

AREAS = "区划代码,居民区名称,街道\n310110009018,铁岭路九十弄居委会,四平路街道\n"


def noted(graph: Graph, folder: Path, language: Language = "en", **sheets: str) -> list[str]:
    """Load sheets; return what is to be known of them."""
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    paths = [folder / f"{name}.csv" for name in sheets]
    return [each.get(language) for each in loaders.load(graph, paths).noted]


def test_both_cells_are_named(empty_graph: Graph, tmp_path: Path) -> None:
    told = noted(
        empty_graph, tmp_path,
        居民区=AREAS,
        小区="小区名称,居民区,户数\n晨曦苑,铁岭路九十弄居委会,640\n晨曦苑,铁岭路九十弄居委会,700\n",
        居委会="居委会名称,居民区,成立日期\n铁岭路九十弄居委会,310110009018,1998\n"
        "铁岭路九十弄居委会,310110009018,2003.5\n",
    )  # fmt: skip
    assert sorted(told) == [
        "小区.csv, sheet 小区, row 2: households 640; "
        "but 小区.csv, sheet 小区, row 3: 700, which stands.",
        "居委会.csv, sheet 居委会, row 2: founded 1998; "
        "but 居委会.csv, sheet 居委会, row 3: 2003-05, which stands.",
    ]


def test_a_check_tells_them_before_anything_is_loaded(empty_graph: Graph, tmp_path: Path) -> None:
    areas, estates = tmp_path / "居民区.csv", tmp_path / "小区.csv"
    areas.write_text(AREAS, encoding="utf-8")
    rows = "晨曦苑,铁岭路九十弄居委会,640\n", "晨曦苑,铁岭路九十弄居委会,700\n"
    estates.write_text("小区名称,居民区,户数\n" + "".join(rows), encoding="utf-8")
    sentence = (
        "小区.csv, sheet 小区, row 2: households 640; "
        "but 小区.csv, sheet 小区, row 3: 700, which stands."
    )
    first = loaders.load(empty_graph, [areas, estates], dry_run=True)
    assert [each.get("en") for each in first.noted] == [sentence]
    assert empty_graph.size()["nodes"] == 0
    loaders.load(empty_graph, [areas])
    # With an earlier load that counts, and as often as one likes.
    for _ in range(2):
        later = loaders.load(empty_graph, [estates], dry_run=True)
        assert [each.get("en") for each in later.noted] == [sentence]
    assert [each.get("en") for each in loaders.load(empty_graph, [estates]).noted] == [sentence]


def test_a_choice_is_told_in_words_and_sheets_of_two_files_are_compared(
    empty_graph: Graph, tmp_path: Path
) -> None:
    head = "姓名,任职组织,职务,任职日期,出生年月,学历\n"
    noted(
        empty_graph, tmp_path,
        居民区=AREAS,
        居委会="居委会名称,居民区\n铁岭路九十弄居委会,310110009018\n",
    )  # fmt: skip
    told = noted(
        empty_graph, tmp_path, "zh",
        任职=f"{head}甲示,铁岭路九十弄居委会,主任,2012-08,1970-05,本科\n",
        任职二=f"{head}甲示,铁岭路九十弄居委会,委员,2011-08,1970-05,大专\n",
    )  # fmt: skip
    assert told == [
        "任职.csv，工作表 任职，第 2 行：学历为“本科”；"
        "而任职二.csv，工作表 任职二，第 2 行为“大专”，以后者为准。"
    ]


def test_what_a_later_load_says_otherwise_is_a_correction(
    empty_graph: Graph, tmp_path: Path
) -> None:
    rows = "小区名称,居民区,户数\n晨曦苑,铁岭路九十弄居委会,640\n"
    assert noted(empty_graph, tmp_path, 居民区=AREAS, 小区=rows) == []
    assert noted(empty_graph, tmp_path, 小区=rows.replace("640", "700")) == []


def test_many_are_counted(empty_graph: Graph, tmp_path: Path) -> None:
    rows = [
        f"小区{number},铁岭路九十弄居委会,{households}"
        for number in range(21)
        for households in (640, 700)
    ]
    told = noted(
        empty_graph, tmp_path, 居民区=AREAS, 小区="小区名称,居民区,户数\n" + "\n".join(rows) + "\n"
    )
    assert len(told) == 21
    assert told[-1].startswith("Rows of this load differ in 1 more field;")
