"""Archive and graph brought in step with what people judged to be one.

The archive keeps facts as rosters assert them; only the numbers by which they are found
(`key`, `start` and `end`) are those of the nodes that stay. The graph notes which judgements it
follows in the transaction that follows them, so what was cut off is ended by the next act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pydantic_core import to_json

from graph.archive import Archive
from graph.changes import Changes
from graph.connection import Graph
from graph.fact_text import from_text
from graph.facts import Fact, Tie
from graph.keys import key_number, key_of, node_key
from graph.model import root_of
from graph.sameness import Sameness
from graph.statements import read_cypher, read_sql
from graph.writer import delete_nodes, delete_ties, write_states

_ROOTS = ("Organisation", "Person")
"""What people judge."""
_Place = tuple[int, int]
"""Row, and place in the row, of a fact in the archive."""


def agree(graph: Graph, archive: Archive, wanted: Sameness) -> None:
    """Let archive and graph hold as one what `wanted` says, and nothing else."""
    held = Sameness((row["goes"], row["stays"]) for row in graph.read(read_cypher("sameness")))
    before = archive.sameness
    if wanted.same == before.same == held.same:
        return
    facts = _facts(archive, before.gone | held.gone | wanted.gone)
    archive.follow(wanted, _moved(facts, before, wanted))
    _rewrite(graph, archive, list(facts.values()), held)


def _facts(archive: Archive, gone: Collection[str]) -> dict[_Place, Fact]:
    """Return the facts, as asserted, of nodes that may come or go, of their posts and terms."""
    found: dict[_Place, Fact] = {}
    waiting = {node_key(root, archive.sameness.id(each)) for each in gone for root in _ROOTS}
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        seen.add(key)
        for place, fact in _read(archive, "said_of", {"number": key_number(key)}):
            found[place] = fact
            if isinstance(fact, Tie):
                waiting |= _belonging(archive.sameness.fact(fact), key) - seen
    for each in gone:
        found.update(_read(archive, "naming", {"value": f":{to_json(each).decode()}"}))
    return found


def _read(
    archive: Archive, statement: str, values: Mapping[str, object]
) -> Iterator[tuple[_Place, Fact]]:
    for row, place, body in archive.sql.execute(read_sql(statement), values).fetchall():
        yield (row, place), from_text(body, "")


def _belonging(tie: Fact, key: str) -> set[str]:
    """Return the ends of a tie whose id holds that of the node at the other end: its posts."""
    assert isinstance(tie, Tie)
    identity = key.partition(":")[2]
    return {
        node_key(*end)
        for end in (tie.start, tie.end)
        if end[1].partition(":")[2].startswith(f"{identity}:")
    }


def _moved(
    facts: Mapping[_Place, Fact], before: Sameness, wanted: Sameness
) -> Iterator[tuple[int, int, Fact]]:
    for (row, place), fact in facts.items():
        moved = wanted.fact(fact)
        if moved != before.fact(fact):
            yield row, place, moved


def _rewrite(graph: Graph, archive: Archive, facts: Collection[Fact], held: Sameness) -> None:
    """Set in one transaction what `facts` are about, and note what the graph now follows."""
    wanted = archive.sameness
    former = {key_of(moved): moved for moved in map(held.fact, facts)}
    touched = former | {key_of(moved): moved for moved in map(wanted.fact, facts)}
    changes = Changes(archive)
    for ties in (False, True):
        changes.touch(
            (key for key, fact in touched.items() if isinstance(fact, Tie) == ties), ties=ties
        )
    lost = [fact for key, fact in former.items() if not _asserted(archive, key)]
    nodes: dict[str, list[str]] = defaultdict(list)
    for fact in lost:
        if not isinstance(fact, Tie):
            nodes[root_of(fact.label)].append(fact.id)
    with graph.transaction() as run:
        delete_ties(run, (fact for fact in lost if isinstance(fact, Tie)))
        delete_nodes(run, nodes)
        write_states(run, changes.states(ties=False))
        write_states(run, changes.states(ties=True))
        run(read_cypher("write_sameness"), {"rows": wanted.rows()})


def _asserted(archive: Archive, key: str) -> bool:
    (found,) = archive.sql.execute(read_sql("asserted"), {"number": key_number(key)}).fetchone()
    return bool(found)
