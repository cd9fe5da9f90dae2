"""``python -m queries``: the prepared queries, own Cypher and the indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from graph.command import Group, as_of_option, json_option, lang_option, say_json
from graph.connection import open_graph
from graph.dates import read_as_of
from graph.errors import InputError
from graph.privacy import kept_back
from graph.rules import rules as rule_register
from graph.settings import read_settings
from graph.words import N_, Language, Message, Text
from queries import guard, scopes
from queries.catalogue import Column, Query, catalogue
from queries.indicators import Figure, trend
from queries.runner import find, run
from queries.tables import FORMATS, Format, Table, as_csv, as_json, as_text, as_xlsx

Command = TypeVar("Command", bound=Callable[..., object])


@click.group(cls=Group)
def main() -> None:
    """Ask the graph: prepared queries, own Cypher, indicators."""


def format_option(command: Command) -> Command:
    """Add ``--format`` and ``--out``; the command receives `form` and `out`."""
    command = click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
    )(command)
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True
    )(command)


def parameter_option(command: Command) -> Command:
    """Add ``-p key=value``; the command receives `given`, pairs of texts."""
    return click.option(
        "-p", "given", metavar="KEY=VALUE", multiple=True, help="A parameter; may be repeated."
    )(command)


def scope_option(command: Command) -> Command:
    """Add ``--scope``; the command receives a code or a name."""
    return click.option(
        "--scope", default="", metavar="CODE", help="Code or name of a place; all if empty."
    )(command)


@main.command("list")
@json_option
@lang_option
def list_queries(as_json: bool, language: Language) -> None:
    """List the prepared queries."""
    queries = list(catalogue().values())
    if as_json:
        say_json([_outline(query) for query in queries])
        return
    widest = max(len(query.name) for query in queries)
    for topic in dict.fromkeys(query.topic for query in queries):
        click.echo(topic)
        for query in queries:
            if query.topic == topic:
                number = f"{query.id} " if query.id else ""
                click.echo(f"  {query.name:<{widest}}  {number}{query.title.get(language)}")


@main.command()
@click.argument("name")
@json_option
@lang_option
def show(name: str, as_json: bool, language: Language) -> None:
    """Show what a query answers, its parameters, its columns and its Cypher."""
    query = find(name)
    if as_json:
        say_json(_outline(query) | {"cypher": query.text})
        return
    click.echo(f"{query.name}: {query.title.get(language)}")
    click.echo(query.description.get(language))
    for parameter, declared in query.parameters.items():
        title = declared.zh if language == "zh" else declared.en
        default = "" if declared.default is None else f" = {declared.default}"
        click.echo(f"  ${parameter}: {declared.type}{default}  {title}")
    for name, column in query.columns.items():
        click.echo(f"  {name}: {column.type}  {column.title(language)}")
    click.echo(query.text)


@main.command("run")
@click.argument("name")
@parameter_option
@scope_option
@as_of_option
@format_option
@lang_option
def run_query(
    name: str,
    given: tuple[str, ...],
    scope: str,
    as_of: date,
    form: Format,
    out: Path | None,
    language: Language,
) -> None:
    """Run a prepared query."""
    find(name)
    parameters = _parameters(given)
    _writable(form, out)
    with open_graph() as graph:
        place = scopes.resolve(graph, scope)
        table = run(graph, name, as_of=as_of, scope=place.code, **parameters)
    _give(table, form, out, language)


@main.command()
@click.argument("text")
@parameter_option
@format_option
@lang_option
def cypher(
    text: str, given: tuple[str, ...], form: Format, out: Path | None, language: Language
) -> None:
    """Run own Cypher that only reads; at most 1,000 rows and 10 seconds."""
    parameters = _parameters(given)
    _writable(form, out)
    with open_graph() as graph:
        columns, rows = guard.ask(graph, text, parameters)
    query = Query(
        name="cypher",
        topic="",
        text=text,
        title=Text(zh="自写查询", en="Own query"),
        description=Text(zh=text, en=text),
        kind="list",
        columns={column: Column(zh=column, en=column) for column in columns},
    )
    answer = [dict(zip(columns, row, strict=True)) for row in rows]
    _give(Table(query, answer, date.today()), form, out, language)
    if len(rows) == guard.MOST_ROWS:
        cut = Message(N_("Only the first {count} rows are given."), {"count": len(rows)})
        click.echo(cut.get(language), err=True)
    if (privacy := read_settings().privacy) != "full":
        click.echo(kept_back(privacy).get(language), err=True)


@main.command()
@click.option("--id", "number", default="", metavar="I9", help="One indicator; all if empty.")
@click.option(
    "--dates",
    default="",
    metavar="DAY,DAY",
    help="Compute them on each of these days instead of --as-of.",
)
@scope_option
@as_of_option
@format_option
@lang_option
def indicators(
    number: str,
    dates: str,
    scope: str,
    as_of: date,
    form: Format,
    out: Path | None,
    language: Language,
) -> None:
    """Compute the indicators of a place."""
    days = [read_as_of(text.strip()) for text in dates.split(",") if text.strip()] or [as_of]
    _writable(form, out)
    with open_graph() as graph:
        place = scopes.resolve(graph, scope)
        found = trend(graph, days, scope=place.code, scope_name=place.title(language), id=number)
    if form == "json":
        _write(as_json([figure.record() for figure in found]), out)
    else:
        _give(_figure_table(found, days[-1], place.code, language), form, out, language)


@main.command()
@as_of_option
@json_option
@lang_option
def rules(as_of: date, as_json: bool, language: Language) -> None:
    """List the rules register: what is in force on a day, and what is not."""
    register = [
        rule.model_dump(mode="json") | {"in_force": rule.in_force(as_of)}
        for rule in sorted(rule_register().values(), key=lambda rule: (rule.topic, rule.id))
    ]
    if as_json:
        say_json(register)
        return
    for rule in register:
        mark = "●" if rule["in_force"] else "○"
        days = f"{rule['valid_from'] or '?'} – {rule['valid_to'] or ''}"
        click.echo(f"{mark} {rule['id']:<5} {rule['jurisdiction']} {rule['status']} {days}")
        click.echo(f"    {rule['text'][language]}")
        click.echo(f"    {rule['source']}")


def _figure_table(found: list[Figure], as_of: date, scope: str, language: Language) -> Table:
    rows = [
        figure.record()
        | {
            "as_of": figure.as_of,
            "title": figure.title(language),
            "benchmark": figure.benchmark(language),
        }
        for figure in found
    ]
    query = Query(
        name="indicators",
        topic="indicators",
        text="",
        title=Text(zh="指标", en="Indicators"),
        description=Text(
            zh="分母为零时值为空。", en="The value is empty where the denominator is 0."
        ),
        kind="list",
        columns={
            "as_of": Column(zh="截至日期", en="as of", type="date"),
            "id": Column(zh="编号", en="id"),
            "title": Column(zh="指标", en="indicator"),
            "numerator": Column(zh="分子", en="numerator", type="integer"),
            "denominator": Column(zh="分母", en="denominator", type="integer"),
            "unknown": Column(zh="不详", en="unknown", type="integer"),
            "value": Column(zh="值", en="value", type="float"),
            "benchmark": Column(zh="参照", en="benchmark"),
            "detail_query": Column(zh="明细查询", en="list behind it"),
        },
    )
    return Table(query, rows, as_of, scope)


def _outline(query: Query) -> dict[str, object]:
    outline = query.model_dump(mode="json", exclude={"text"}, exclude_defaults=True)
    return {"name": query.name, **outline}


def _parameters(given: tuple[str, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in given:
        key, sign, value = pair.partition("=")
        if not (key and sign):
            raise InputError(N_("{pair} is no parameter of the form key=value."), pair=repr(pair))
        if key in found:
            raise InputError(N_("The parameter {name} is given twice."), name=key)
        found[key] = value
    return found


def _writable(form: Format, out: Path | None) -> None:
    if form == "xlsx" and out is None:
        raise InputError(N_("A workbook needs --out FILE.xlsx to be written to."))
    if out is not None and not out.parent.is_dir():
        raise InputError(N_("There is no folder {folder}."), folder=out.parent)


def _give(table: Table, form: Format, out: Path | None, language: Language) -> None:
    if form == "xlsx":
        _write(as_xlsx(table, language), out)
    elif form == "csv":
        _write(as_csv(table, language), out)
    elif form == "json":
        _write(as_json(table.rows), out)
    else:
        _write(as_text(table, language), out)


def _write(content: str | bytes, out: Path | None) -> None:
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        raise InputError(
            N_("The file {file} cannot be written: {reason}."), file=out, reason=error.strerror
        ) from error


if __name__ == "__main__":
    main(prog_name="python -m queries")
