"""The ``neo4j.conf`` and the Java arguments of the managed server."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import psutil

_GIB = 1024**3
_FOLDERS = ("conf", "data", "logs", "run", "import", "plugins")


@dataclass(frozen=True)
class Memory:
    """How much the server may take, in MiB."""

    heap: int
    page_cache: int
    per_transaction: int
    all_transactions: int

    @property
    def needed(self) -> int:
        """What must be free for a start: a heap is seldom full."""
        return self.heap // 2 + self.page_cache


def memory(total_bytes: int | None = None) -> Memory:
    """Return the memory plan for a machine of `total_bytes` (this one where None).

    A batch of 5,000 rows with its provenance stays well under 128 MiB; what a transaction
    may take is also what stops a runaway query, so it is not set higher than needed. A large
    machine gives answers more room to die in: the findings of a city then take a tenth less time.
    """
    total = psutil.virtual_memory().total if total_bytes is None else total_bytes
    if total >= 12 * _GIB:
        return Memory(heap=2048, page_cache=512, per_transaction=256, all_transactions=512)
    if total >= 4 * _GIB:
        return Memory(heap=1024, page_cache=256, per_transaction=256, all_transactions=512)
    return Memory(heap=512, page_cache=128, per_transaction=128, all_transactions=256)


def neo4j_conf(port: int, plan: Memory) -> str:
    """Return the whole configuration for a server on `port` of the loopback.

    Jars alone bring no configuration, and without one a reading session can load any
    file of the machine: the lines marked "closed" are not optional.
    """
    return f"""\
# Written by Street Graph at each start; changes are lost.
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
# closed: files and the network from within a query
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# closed: reports, broadcasts on the local network, offers of the makers' cloud
dbms.usage_report.enabled=false
server.fleet_discovery.enabled=false
dbms.fleet_manager.enabled=false
# limits; our own calls name their time, which counts instead of this one
db.transaction.timeout=60s
db.memory.transaction.max={plan.per_transaction}m
dbms.memory.transaction.total.max={plan.all_transactions}m
server.memory.heap.max_size={plan.heap}m
server.memory.pagecache.size={plan.page_cache}m
# a small store and a quick stop (0.5 s instead of 10)
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=2 days 256M
internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s
"""


def java_options(plan: Memory) -> list[str]:
    """Return the Java options: those the server needs to run, and a collector for small heaps."""
    return [
        f"-Xmx{plan.heap}m",
        # What a question makes dies with its answer: with more room for it less is copied.
        f"-Xmn{plan.heap * 9 // 16}m",
        "-XX:+UseSerialGC",
        "-XX:-OmitStackTraceInFastThrow",
        "-XX:+DisableExplicitGC",
        "-Djdk.nio.maxCachedBufferSize=1024",
        "-Dio.netty.tryReflectionSetAccessible=true",
        "-Dlog4j2.disable.jmx=true",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
    ]


def java_environment(folder: Path) -> dict[str, str]:
    """Return the environment of Java for the Neo4j home `folder`.

    Without a UTF-8 locale Java can open no path with a Chinese name in it.
    """
    return {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "NEO4J_HOME": str(folder),
        "NEO4J_CONF": str(folder / "conf"),
    }


def write_configuration(folder: Path, port: int, plan: Memory, jars: list[Path]) -> Path:
    """Write all the server reads at its start under `folder`; return the file of arguments.

    The arguments stand in a file because 237 paths are too long for some command lines.
    """
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "conf" / "neo4j.conf").write_text(neo4j_conf(port, plan), encoding="utf-8")
    class_path = os.pathsep.join(map(str, jars)).replace("\\", "\\\\").replace('"', '\\"')
    arguments = folder / "java.args"
    lines = [*java_options(plan), "-cp", f'"{class_path}"']
    arguments.write_text("\n".join(lines), encoding="utf-8")
    return arguments
