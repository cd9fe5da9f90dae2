"""``python -m queries`` as people call it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

import queries.__main__ as command
from graph.connection import Graph
from tests.queries.worlds import STREET, A, World

Call = Callable[..., Result]


@pytest.fixture
def call(street: World, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the command on a street whose residents' committee r has one member x."""
    street.body("ResidentsCommittee", "r", covers=[A], name="=金安居委会")
    street.hold("x", "r")

    def opened() -> AbstractContextManager[Graph]:
        return nullcontext(street.graph)

    monkeypatch.setattr(command, "open_graph", opened)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(command.main, [*arguments])

    return run


def test_list_names_every_query(call: Call) -> None:
    result = call("list", "--lang", "en")

    assert result.exit_code == 0
    assert "overdue_terms" in result.stdout
    assert "I9 Party share of owners' committees" in result.stdout
    names = [query["name"] for query in json.loads(call("list", "--json").stdout)]
    assert sorted(names) == sorted(set(names))


def test_show_tells_parameters_columns_and_cypher(call: Call) -> None:
    result = call("show", "due_soon_terms", "--lang", "en")

    assert "$days: integer = 150  within days" in result.stdout
    assert "MATCH (body:Organisation)" in result.stdout
    assert json.loads(call("show", "due_soon_terms", "--json").stdout)["kind"] == "list"


def test_run_gives_a_table_for_a_date_and_a_place(call: Call) -> None:
    arguments = ("run", "areas_lacking_bodies", "--as-of", "2015-08-01", "--scope", "居民区1")
    result = call(*arguments, "--format", "json")

    rows = json.loads(result.stdout)
    assert len(rows) == 7
    assert {row["area_id"] for row in rows} == {A}
    assert "居民区1居委会" in call(*arguments).stdout


def test_run_takes_parameters(call: Call) -> None:
    arguments = ("run", "persons_in_several_bodies", "--as-of", "2015-08-01", "--format", "json")

    assert json.loads(call(*arguments).stdout) == []
    assert len(json.loads(call(*arguments, "-p", "minimum=1").stdout)) == 1


def test_files_are_written_in_every_format(call: Call, tmp_path: Path) -> None:
    ask = ("run", "organisation_tree", "--as-of", "2015-08-01", "--lang", "zh")
    for form in ("csv", "xlsx"):
        target = ("--format", form, "--out", str(tmp_path / f"t.{form}"))
        assert call(*ask, *target).exit_code == 0

    text = (tmp_path / "t.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeff组织编号,组织,")
    assert "'=金安居委会" in text
    book = CalamineWorkbook.from_path(tmp_path / "t.xlsx")
    assert book.get_sheet_by_name("组织树").to_python()[1][0] == "=金安居委会"


def test_indicators_follow_the_contract(call: Call) -> None:
    result = call("indicators", "--as-of", "2015-08-01", "--scope", STREET, "--format", "json")

    records = json.loads(result.stdout)
    assert {tuple(record) for record in records} == {
        (
            "id", "scope", "scope_name", "as_of", "numerator", "denominator", "unknown", "value",
            "unit", "detail_query",
        )
    }  # fmt: skip
    assert {record["scope_name"] for record in records} == {"四平路街道"}
    assert all((record["value"] is None) == (record["denominator"] == 0) for record in records)


def test_one_indicator_with_its_parts(call: Call) -> None:
    ask = ("indicators", "--as-of", "2015-08-01", "--format", "json", "--id")

    assert len(json.loads(call(*ask, "I7").stdout)) == 6
    assert [record["id"] for record in json.loads(call(*ask, "I7-PR").stdout)] == ["I7-PR"]
    assert "Cross-appointment by pair: P-R" in call("indicators", "--lang", "en").stdout


def test_a_trend_asks_each_day_apart(call: Call) -> None:
    # x joined the committee on 2014-01-01.
    ask = ("indicators", "--id", "I8", "--dates", "2013-12-31,2015-08-01", "--format", "json")

    records = [one for one in json.loads(call(*ask).stdout) if one["id"] == "I8"]
    assert [(one["as_of"], one["denominator"]) for one in records] == [
        ("2013-12-31", 0),
        ("2015-08-01", 1),
    ]


def test_a_part_has_its_own_unit(call: Call) -> None:
    ask = ("indicators", "--as-of", "2015-08-01", "--format", "json", "--id", "I19-mean")

    assert [record["unit"] for record in json.loads(call(*ask).stdout)] == ["years"]


def test_rules_shows_the_register_and_what_is_in_force(call: Call) -> None:
    register = {rule["id"]: rule for rule in json.loads(
        call("rules", "--as-of", "2018-12-29", "--json").stdout
    )}  # fmt: skip

    assert (register["RC2"]["in_force"], register["RC3"]["in_force"]) == (False, True)
    assert "● RC3" in call("rules", "--as-of", "2018-12-29", "--lang", "en").stdout


def test_own_cypher_reads(call: Call) -> None:
    result = call("cypher", "MATCH (p:Person {id: $id}) RETURN p.name AS n", "-p", "id=x",
                  "--format", "json")  # fmt: skip

    assert json.loads(result.stdout) == [{"n": "x"}]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("run", "overdue_term"), "Near it: overdue_terms"),
        (("run", "places", "-p", "x"), "'x' is no parameter of the form key=value."),
        (("run", "places", "-p", "x=1", "-p", "x=2"), "The parameter x is given twice."),
        (("run", "places", "--scope", "nowhere"), "knows no place nowhere"),
        (("run", "places", "--as-of", "2015-13-01"), "is not a date of the form YYYY-MM-DD"),
        (("run", "places", "--format", "xlsx"), "A workbook needs --out"),
        (("run", "places", "--format", "csv", "--out", "/nowhere/x.csv"), "no folder /nowhere"),
        (("run", "node"), "needs the parameter id"),
        (("cypher", "CREATE (n)"), "Only statements that read the graph"),
        (("indicators", "--id", "I99"), "There is no indicator I99"),
        (("indicators", "--dates", "2015-08-01,x"), "is not a date of the form YYYY-MM-DD"),
    ],
)
def test_wrong_use_is_one_sentence_and_code_2(
    call: Call, arguments: tuple[str, ...], sentence: str
) -> None:
    result = call(*arguments, "--lang", "en")

    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
