"""``python -m graph backup | restore | rebuild``: what cannot be made again, kept and put back."""

from __future__ import annotations

from pathlib import Path

import click

from graph.backup import Manifest, back_up
from graph.command import (
    DONE,
    FINDINGS,
    json_option,
    lang_option,
    say_json,
    settings_in,
    telling,
)
from graph.connection import open_graph
from graph.progress import progress_bar
from graph.rebuilding import rebuild as make_anew
from graph.restoring import Restored
from graph.restoring import restore as put_back
from graph.words import N_, Language, Message

_FILE = click.argument("file", type=click.Path(path_type=Path))
_REPLACE = "Move what the folder holds aside, and drop loads of the graph that the backup lacks."


@click.command()
@_FILE
@json_option
@lang_option
def backup(file: Path, as_json: bool, language: Language) -> int:
    """Keep all that cannot be made again in a new FILE. Exit code 1: a load was cut off."""
    with progress_bar(language) as bar:
        manifest = back_up(settings_in(language).home, file, bar)
    values = {"file": file, "size": _megabytes(file)}
    with telling(Message(N_("Written: {file} ({size} MB)."), values)):
        if as_json:
            say_json({"file": file, **manifest.model_dump()})
        else:
            click.echo(Message(N_("Written: {file} ({size} MB)."), values).get(language))
            for message in _described(manifest):
                click.echo(message.get(language))
    return FINDINGS if manifest.cut_off else DONE


@click.command()
@_FILE
@click.option("--replace", is_flag=True, help=_REPLACE)
@json_option
@lang_option
def restore(file: Path, replace: bool, as_json: bool, language: Language) -> int:
    """Put the backup FILE back, graph and all. Exit code 1: it is not what it was."""
    settings = settings_in(language)
    with progress_bar(language) as bar:
        restored = put_back(
            settings.home,
            file,
            lambda: open_graph(settings),
            replace=replace,
            progress=bar,
        )
    with telling(restored.graph.message):
        if as_json:
            say_json(
                {
                    "file": file,
                    "made": restored.manifest.made,
                    "aside": restored.aside,
                    "as_it_was": restored.as_it_was,
                    **vars(restored.graph),
                }
            )
        else:
            for message in _told(file, restored):
                click.echo(message.get(language))
    return DONE if restored.as_it_was else FINDINGS


@click.command()
@click.option(
    "--replace", is_flag=True, help="Drop also loads of the graph that the archive does not know."
)
@json_option
@lang_option
def rebuild(replace: bool, as_json: bool, language: Language) -> int:
    """Make the graph anew from the archive. What others hold in the database stays."""
    settings = settings_in(language)
    with progress_bar(language) as bar:
        rebuilt = make_anew(
            settings.home, lambda: open_graph(settings), replace=replace, progress=bar
        )
    with telling(rebuilt.message):
        if as_json:
            say_json(vars(rebuilt))
        else:
            click.echo(rebuilt.message.get(language))
            click.echo(Message(_DIGEST, {"digest": rebuilt.digest}).get(language))
    return DONE


COMMANDS = (backup, restore, rebuild)
_DIGEST = N_("Digest of the graph: {digest}")


def _described(manifest: Manifest) -> list[Message]:
    decisions = sum(manifest.ledgers.values())
    held = N_(
        "It holds {loads} {loads:load|loads} of {files} {files:file|files} with {rows} "
        "{rows:row|rows}: {nodes} {nodes:node|nodes} and {relationships} "
        "{relationships:tie|ties} of the graph; {decisions} {decisions:line|lines} of decisions; "
        "what headings mean in {mappings} {mappings:shape|shapes} of rosters."
    )
    found = [
        Message(held, {**manifest.model_dump(), "decisions": decisions}),
        Message(_DIGEST, {"digest": manifest.digest}),
    ]
    if manifest.cut_off:
        sentence = N_(
            "Load {loads} was cut off, so a restore will not bring it back. `python -m loaders "
            "recover` ends it; make the backup again after that."
        )
        found.append(Message(sentence, {"loads": "、".join(manifest.cut_off)}))
    return found


def _told(file: Path, restored: Restored) -> list[Message]:
    values = {"file": file, "made": restored.manifest.made[:16].replace("T", " ")}
    found = [Message(N_("Put back: {file}, made {made}."), values)]
    if restored.aside:
        sentence = N_("What was there before stands in {folder}.")
        found.append(Message(sentence, {"folder": restored.aside}))
    found += [restored.graph.message, Message(_DIGEST, {"digest": restored.graph.digest})]
    if restored.graph.marked:
        sentence = N_(
            "Load {loads}, which was cut off when the backup was made, is in it: the graph held it "
            "whole."
        )
        found.append(Message(sentence, {"loads": "、".join(restored.graph.marked)}))
    if not restored.as_it_was:
        sentence = N_(
            "The backup was made of a graph with the digest {digest}: this version of the program "
            "makes something else of the same rows."
        )
        found.append(Message(sentence, {"digest": restored.manifest.digest}))
    return found


def _megabytes(file: Path) -> str:
    return f"{file.stat().st_size / 1024**2:.1f}"
