"""Views are the prepared network queries; a scene comes from the real graph."""

from __future__ import annotations

import datetime as dt

import pytest

from exports.views import find, view_scene, views
from graph.connection import Graph
from graph.errors import InputError
from queries.scopes import Scope

TODAY = dt.date(2015, 8, 1)
SCOPE = Scope("310110009", "样例街道", "subdistrict")
FACTS = """
CREATE (a:Area {id: '310110009001', place: '310110009001', name: '甲居委会'}),
  (b:Area {id: '310110009002', place: '310110009002', name: '乙居委会'}),
  (p:Organisation:PartyOrganisation
    {id: 'p', kind: 'PartyOrganisation', name: '甲党总支', place: '310110009001'}),
  (r:Organisation:ResidentsCommittee
    {id: 'r', kind: 'ResidentsCommittee', name: '甲居委会', place: '310110009001'}),
  (p)-[:COVERS]->(a), (r)-[:COVERS]->(a), (r)-[:SUBORDINATE_TO]->(p),
  (one:Person {id: 'one', name: '赵甲乙', pinyin: 'zhao jia yi'}),
  (one)-[:HOLDS {start: date('2012-01-01')}]->(:Post {id: 'pp', role: 'member'})-[:OF]->(p),
  (one)-[:HOLDS {start: date('2012-01-01')}]->(:Post {id: 'rp', role: 'member'})-[:OF]->(r),
  (:Load {id: 'load', number: 1, status: 'done', at: 'now', sample: true})
"""


def test_views_are_the_network_queries_that_need_only_date_and_scope() -> None:
    assert {"cross_appointment", "co_building", "organisation"} <= views().keys()
    assert "ego" not in views()


def test_singular_and_plural_mean_the_same_view() -> None:
    assert find("cross_appointments").name == "cross_appointment_network"
    assert find("cross_appointment").name == "cross_appointment_network"


def test_an_unknown_view_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="organisation"):
        find("nonsense")


def test_a_scene_from_the_graph(empty_graph: Graph) -> None:
    empty_graph.write(lambda run: run(FACTS))
    drawn = view_scene(
        empty_graph,
        "cross_appointments",
        scope=SCOPE,
        as_of=TODAY,
        language="zh",
        privacy="surname",
    )
    interlocks = [tie for tie in drawn.ties if tie.type == "INTERLOCKED"]
    assert [({tie.start, tie.end}, tie.line) for tie in interlocks] == [({"p", "r"}, "wanted")]
    missing = {(node.place[-3:], node.shape) for node in drawn.nodes if node.missing}
    assert missing == {
        ("001", "owners"),
        ("001", "firm"),
        ("002", "party"),
        ("002", "residents"),
        ("002", "owners"),
        ("002", "firm"),
    }
    assert (drawn.scope, drawn.as_of, drawn.sample) == ("样例街道", TODAY, True)


@pytest.mark.parametrize("view", ["co_building", "organisation", "persons"])
def test_every_view_gives_a_scene_in_which_all_ends_are_there(
    empty_graph: Graph, view: str
) -> None:
    empty_graph.write(lambda run: run(FACTS))
    drawn = view_scene(empty_graph, view, scope=SCOPE, as_of=TODAY, language="en", privacy="full")
    assert drawn.nodes
    assert {end for tie in drawn.ties for end in (tie.start, tie.end)} <= drawn.by_id.keys()
