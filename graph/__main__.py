"""``python -m graph``: the managed Neo4j from the command line."""

from __future__ import annotations

import signal
from typing import Any

import click

from graph import server as managed
from graph.backup_commands import COMMANDS
from graph.child import Child
from graph.command import DONE, FINDINGS, Group, json_option, lang_option, say_json, settings_in
from graph.connection import connect, open_graph, start_server
from graph.constraints import ensure_schema
from graph.doctor import examine
from graph.errors import ServerError, StreetGraphError
from graph.settings import Settings
from graph.shell import shell as prompt
from graph.state import read_state
from graph.words import N_, Language, Message

_MARKS = {"good": "✓", "notice": "△", "bad": "✕"}
_ASKED = (0, 128 + signal.SIGTERM)
"""Exit codes of a Neo4j that was asked to end: when it is up, and while it starts."""


@click.group(cls=Group)
def main() -> None:
    """Start, stop and look into the graph database; keep what it is made of, and make it anew."""


for _command in COMMANDS:
    main.add_command(_command)


@main.command()
@click.option("--detach", is_flag=True, help="Leave it running when this command ends.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port for the driver's protocol.")
@lang_option
def up(detach: bool, port: int | None, language: Language) -> None:
    """Start the managed Neo4j; without --detach it runs until Ctrl-C."""
    settings = settings_in(language)
    if settings.neo4j_uri:
        raise ServerError(
            N_("NEO4J_URI is set: the server at {address} is used and none is started here."),
            address=settings.neo4j_uri,
        )
    # A stop by the system takes the same way out as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = start_server(settings, lifetime="detached" if detach else "parent", port=port)
    try:
        with open_graph(settings) as graph:
            ensure_schema(graph)
        state = server.state
        _say(
            N_("Neo4j runs at {address} as process {pid}; user neo4j, password in {file}."),
            language,
            address=state.uri,
            pid=state.pid,
            file=settings.home / "neo4j-password",
        )
        if server.child:
            _stay(server, server.child, language)
    except KeyboardInterrupt:
        _say(N_("Stopping Neo4j."), language)
    finally:
        server.release()


def _stay(server: managed.Server, child: Child, language: Language) -> None:
    _say(N_("Press Ctrl-C to stop it."), language)
    code = child.wait()
    if code not in _ASKED:  # by somebody's `down`, or the system: as good an end as Ctrl-C
        raise ServerError(
            N_("Neo4j ended by itself (exit code {code}); {log} tells more."),
            code=code,
            log=managed.log_file(server.home),
            detail=managed.last_error(server.home),
        )


@main.command()
@lang_option
def down(language: Language) -> None:
    """Stop the managed Neo4j."""
    stopped = managed.stop(settings_in(language).home)
    _say(N_("Neo4j is stopped.") if stopped else N_("Neo4j was not running."), language)


@main.command()
@json_option
@lang_option
def status(as_json: bool, language: Language) -> int:
    """Tell which graph database is used, whether it answers, and what it holds."""
    found, message = _status(settings_in(language))
    if as_json:
        say_json({**found, "message": message.get(language)})
    else:
        click.echo(message.get(language))
    return DONE if found["running"] else FINDINGS


def _status(settings: Settings) -> tuple[dict[str, Any], Message]:
    state = None if settings.neo4j_uri else read_state(settings.home)
    found: dict[str, Any] = {
        "managed": not settings.neo4j_uri,
        "running": False,
        "address": state.uri if state else settings.neo4j_uri,
        "pid": state.pid if state else None,
        "home": str(settings.home),
        "nodes": None,
        "relationships": None,
        "loads": None,
    }
    if not state and not settings.neo4j_uri:
        return found, Message(N_("Neo4j is not running; it is started when needed."))
    try:
        graph = connect(settings, lifetime="block")
    except StreetGraphError as error:
        return found, error.message
    try:
        found |= {"running": True, **graph.size()}
        half = "、".join(graph.running())
    finally:
        graph.close()
    if half:
        return found, Message(
            N_(
                "{address} answers: {nodes} nodes, {relationships} relationships; load {half} is "
                "not complete."
            ),
            {**found, "half": half},
        )
    return found, Message(
        N_("{address} answers: {nodes} nodes, {relationships} relationships."), found
    )


@main.command()
@lang_option
def shell(language: Language) -> None:
    """Ask in Cypher: at a prompt, or one statement from standard input. It only reads."""
    with open_graph(settings_in(language)) as graph:
        prompt(graph, language)


@main.command()
@json_option
@lang_option
def doctor(as_json: bool, language: Language) -> int:
    """Look at the machine and say what to do; exit code 1 where something is wrong."""
    found = []
    for finding in examine(settings_in(language)):
        found.append(finding)
        if not as_json:
            title, text = finding.title.get(language), finding.message.get(language)
            click.echo(f"{_MARKS[finding.level]} {title}: {text}")
    if as_json:
        say_json(
            [
                {"subject": f.subject, "level": f.level, "message": f.message.get(language)}
                for f in found
            ]
        )
    return FINDINGS if any(finding.level == "bad" for finding in found) else DONE


def _say(sentence: str, language: Language, **values: object) -> None:
    click.echo(Message(sentence, values).get(language), err=True)


if __name__ == "__main__":
    main()
