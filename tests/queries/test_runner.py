from __future__ import annotations

from datetime import date

import pytest

from graph.connection import Graph
from graph.errors import InputError, LoadUnderWay
from queries.catalogue import Query, read
from queries.runner import arguments, find, run
from tests.queries.worlds import A, World

TODAY = date(2015, 8, 1)
QUERY = """\
// title = { zh = "题", en = "Title" }
// description = { zh = "说明", en = "What it answers." }
// kind = "list"
// [parameters]
// as_of = { type = "date" }
// scope = { type = "string" }
// text = { type = "string", zh = "词", en = "text" }
// key = { type = "string", name_key_of = "text", zh = "键", en = "key" }
// number = { type = "integer", default = 2, zh = "数", en = "number" }
// share = { type = "float", default = 0.5, zh = "比", en = "share" }
// flag = { type = "boolean", default = false, zh = "否", en = "flag" }
// since = { type = "date", default = "2015-01-01", zh = "起", en = "since" }
// kinds = { type = "strings", default = [], zh = "类", en = "kinds" }
// rules = { type = "rules", topic = "term", zh = "规则", en = "rules" }
// [parameters.pair]
// type = "string"
// default = "PR"
// choices = { PR = { zh = "党居", en = "P-R" }, RO = { zh = "居业", en = "R-O" } }
// zh = "组合"
// en = "pair"
// [columns]
// n = { zh = "数", en = "number", type = "integer" }

RETURN [$as_of, $scope, $text, $key, $number, $share, $flag, $since, $kinds, $rules, $pair] AS n
"""


@pytest.fixture
def query() -> Query:
    return read(QUERY, "many", "topic")


def values(query: Query, **given: object) -> dict[str, object]:
    return arguments(query, TODAY, "310110009", {"text": "九十弄", **given})


def test_values_are_read_by_their_type(query: Query) -> None:
    found = values(
        query, number="3", share="0.25", flag="是", since="2014-02-03", kinds="school、hospital"
    )

    assert found["as_of"] == TODAY
    assert found["scope"] == "310110009"
    assert found["number"] == 3
    assert found["share"] == 0.25
    assert found["flag"] is True
    assert found["since"] == date(2014, 2, 3)
    assert found["kinds"] == ["school", "hospital"]
    assert found["key"] == "90弄"


def test_defaults_stand_where_nothing_is_given(query: Query) -> None:
    found = values(query)

    assert (found["number"], found["flag"], found["pair"]) == (2, False, "PR")


def test_rules_are_filled_in_by_the_program(query: Query) -> None:
    rules = values(query)["rules"]

    assert isinstance(rules, list)
    assert {"RC2", "RC3"} <= {rule["id"] for rule in rules}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"number": "two"}, "number of many takes a whole number, not 'two'"),
        ({"number": True}, "number of many takes a whole number, not True"),
        ({"share": "half"}, "share of many takes a number, not 'half'"),
        ({"flag": "maybe"}, "flag of many takes yes or no, not 'maybe'"),
        ({"since": "2014-13-01"}, "since of many takes a date of the form YYYY-MM-DD"),
        ({"text": 7}, "text of many takes a text, not 7"),
        ({"pair": "PP"}, "pair of many is one of PR, RO, not 'PP'"),
        ({"rules": "x"}, "many has no parameter rules. It takes: text, number"),
        ({"key": "x"}, "many has no parameter key"),
        ({"colour": "x"}, "many has no parameter colour"),
    ],
)
def test_what_does_not_fit_is_said(query: Query, given: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence.replace(".", r"\.")):
        values(query, **given)


def test_a_needed_parameter_is_asked_for(query: Query) -> None:
    with pytest.raises(InputError, match="many needs the parameter text"):
        arguments(query, TODAY, "", {})


@pytest.mark.parametrize("scope", ["3", "31011", "四平路", "3101100091"])
def test_a_scope_is_a_division_code(query: Query, scope: str) -> None:
    with pytest.raises(InputError, match="division code"):
        arguments(query, TODAY, scope, {"text": "x"})


def test_an_unknown_query_is_answered_with_near_ones() -> None:
    with pytest.raises(InputError, match="Near it: overdue_terms"):
        find("overdue_term")
    with pytest.raises(InputError, match="queries list"):
        find("zzzz")


def test_rows_come_in_the_order_of_the_declared_columns(street: World) -> None:
    table = run(street.graph, "places", as_of=TODAY)

    assert list(table.rows[0]) == ["code", "name", "subdistrict", "district"]
    assert [row["code"] for row in table.rows] == ["310110009", A, "310110009002"]


def test_no_answer_is_given_while_the_graph_holds_a_part_of_a_load(empty_graph: Graph) -> None:
    assert run(empty_graph, "places", as_of=TODAY).rows == []
    empty_graph.write(lambda do: do("CREATE (:Load {id: '3-ab', number: 3, status: 'running'})"))
    with pytest.raises(LoadUnderWay, match="3-ab"):
        run(empty_graph, "places", as_of=TODAY)
    assert [row["id"] for row in run(empty_graph, "loads", as_of=TODAY).rows] == ["3-ab"]
