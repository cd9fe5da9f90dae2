"""What the managed server may do and take."""

from __future__ import annotations

import pytest

from graph.configuration import memory, neo4j_conf
from graph.connection import Graph
from graph.errors import InputError

GIB = 1024**3


def test_the_memory_follows_the_machine() -> None:
    small, large = memory(4 * GIB - 1), memory(4 * GIB)
    ample = memory(12 * GIB)
    assert (small.heap, small.per_transaction, small.all_transactions) == (512, 128, 256)
    assert (large.heap, large.per_transaction, large.all_transactions) == (1024, 256, 512)
    assert (ample.heap, ample.per_transaction, ample.all_transactions) == (2048, 256, 512)


def test_it_listens_on_the_loopback_only() -> None:
    conf = neo4j_conf(17687, memory(4 * GIB)).splitlines()
    addresses = [line.split("=")[1] for line in conf if "listen_address=" in line]
    assert addresses == ["127.0.0.1", "127.0.0.1:17687"]
    assert "server.http.enabled=false" in conf
    assert "dbms.usage_report.enabled=false" in conf


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://127.0.0.1:9/x.csv", "ftp://127.0.0.1:9/x.csv"]
)
def test_no_query_reaches_files_or_the_network(empty_graph: Graph, url: str) -> None:
    with pytest.raises(InputError, match=r"Cannot load from URL|blocked|configuration"):
        empty_graph.read("LOAD CSV FROM $url AS row RETURN row", {"url": url})


def test_the_server_has_what_the_configuration_says(empty_graph: Graph) -> None:
    rows = empty_graph.read("SHOW SETTINGS YIELD name, value")
    values = {row["name"]: row["value"] for row in rows}
    assert values["db.transaction.timeout"] == "1m"
    assert values["server.fleet_discovery.enabled"] == "false"
    assert values["dbms.fleet_manager.enabled"] == "false"
    assert values["dbms.security.allow_csv_import_from_file_urls"] == "false"
