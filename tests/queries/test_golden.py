"""Every query on the sample at 1 August 2015, compared with the result kept in tests/golden.

``make golden`` writes the results anew; the difference is to be read before it is committed.
"""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from graph.connection import Graph
from queries.catalogue import catalogue
from queries.runner import run
from queries.tables import Table

GOLDEN = Path(__file__).parents[1] / "golden"
AS_OF = date(2015, 8, 1)
STREET = "310110009"
AREA = "310110009018"
VOLATILE = {
    "loads": ("id", "at", "by"),
    "source_rows": ("load_id", "loaded_at", "loaded_by"),
    "unknown_by_file": ("loaded",),
}
"""Columns that tell when and by whom the sample was loaded."""

_CANDIDATES = {
    "body_candidates": {"of_kind": "PropertyFirm"},
    "partner_candidates": {"unit_type": "hospital"},
    "position_candidates": {},
}
"""What the queries of candidates ask for besides the area."""


@pytest.fixture(scope="session")
def subjects(sample_graph: Graph) -> dict[str, str]:
    """Ids that queries of one subject are asked about."""
    bodies = run(sample_graph, "areas_lacking_bodies", as_of=AS_OF, scope=AREA).rows
    branch = next(row for row in bodies if row["kind"] == "PartyOrganisation")["body_ids"][0]
    several = run(sample_graph, "persons_in_several_bodies", as_of=AS_OF, scope=AREA).rows
    return {"body": branch, "person": str(several[0]["person_id"])}


def arguments(name: str, subjects: dict[str, str]) -> dict[str, object]:
    """Return what a query asks for besides scope and date."""
    if name == "members_of_body":
        return {"body": subjects["body"]}
    if name in _CANDIDATES:
        return {"area": AREA, **_CANDIDATES[name]}
    if name == "search":
        return {"text": "铁岭路90弄"}
    if "id" in catalogue()[name].parameters:
        return {"id": subjects["person" if name == "person_holdings" else "body"]}
    return {}


def answer(graph: Graph, name: str, subjects: dict[str, str]) -> list[str]:
    """Return the rows as lines of JSON, one a row."""
    table = run(graph, name, as_of=AS_OF, scope=STREET, **arguments(name, subjects))
    hidden = VOLATILE.get(name, ())
    return [
        json.dumps(
            {column: value for column, value in row.items() if column not in hidden},
            ensure_ascii=False,
            sort_keys=True,
            default=str,
        )
        for row in table.rows
    ]


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_query_answers_as_before(
    name: str, sample_graph: Graph, subjects: dict[str, str]
) -> None:
    path = GOLDEN / f"{name}.jsonl"
    found = answer(sample_graph, name, subjects)
    if os.environ.get("REFRESH_GOLDEN"):
        path.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    assert found == path.read_text(encoding="utf-8").splitlines()


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.jsonl")} == set(catalogue())


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_no_code_of_the_program_stands_in_a_chinese_file(name: str) -> None:
    query = catalogue()[name]
    kept = [json.loads(line) for line in (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in kept if row.keys() >= query.columns.keys()]
    columns = list(query.columns.values())
    places = [at for at, column in enumerate(columns) if column.type != "maps"]
    words = {
        word
        for cells in Table(query, rows, AS_OF).cells("zh")
        for place in places
        for word in str(cells[place]).split("、")
    }
    assert {word for word in words if re.fullmatch(r"[a-z]+(_[a-z]+)*", word)} == set()
