"""``python -m loaders review | decide | undo``: pairs of records for people to decide on."""

from __future__ import annotations

from typing import cast

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.command import DONE, FINDINGS, json_option, lang_option, say_json, telling
from graph.settings import read_settings
from graph.words import N_, Language, Message, Text
from loaders._decisions import VERDICTS, Decision, Verdict
from loaders._identity import Pair, Side
from loaders._opened import opened
from loaders._review import decide, decided, review, undo
from loaders._withheld import NAMES_KEPT_BACK, withheld_decision, withheld_pair

SHOWN = 50
"""Pairs listed in the terminal."""


@click.command("review")
@click.option("--decided", "past", is_flag=True, help="List what was decided instead.")
@json_option
@lang_option
def review_command(past: bool, as_json: bool, language: Language) -> int:
    """List records that may be one. Exit code 1: there are some to decide on."""
    with opened(language) as graph:
        if past:
            return _say_decisions(decided(graph), as_json, language)
        pairs = [withheld_pair(pair, read_settings().privacy) for pair in review(graph)]
    if as_json:
        say_json([pair.document() for pair in pairs])
    else:
        _print_pairs(pairs, language)
    return FINDINGS if pairs else DONE


@click.command("decide")
@click.argument("pair")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--by", help="Who decides; the user of this machine where not given.")
@json_option
@lang_option
def decide_command(
    pair: str, verdict: str, by: str | None, as_json: bool, language: Language
) -> int:
    """Decide on a pair: two that are the same are one from now on."""
    with opened(language) as graph:
        decision = decide(graph, pair, cast(Verdict, verdict), by)
    return _say(decision, _DECIDED[decision.verdict], as_json, language)


@click.command("undo")
@click.argument("decision")
@click.option("--by", help="Who takes it back; the user of this machine where not given.")
@json_option
@lang_option
def undo_command(decision: str, by: str | None, as_json: bool, language: Language) -> int:
    """Take a decision back: the graph is as if it had never been made."""
    with opened(language) as graph:
        undone = undo(graph, decision, by)
    sentence = N_("The decision on {first} and {second} was taken back.")
    return _say(undone, sentence, as_json, language)


COMMANDS = (review_command, decide_command, undo_command)

_DECIDED = {
    "same": N_("{first} and {second} are one from now on."),
    "different": N_("{first} and {second} are two; the pair is not proposed again."),
    "later": N_("{first} and {second} stay in the list, at its end."),
}


def _say(decision: Decision, sentence: str, as_json: bool, language: Language) -> int:
    decision = withheld_decision(decision, read_settings().privacy)
    done = Message(sentence, {"first": decision.stays.name, "second": decision.goes.name})
    with telling(done):
        if as_json:
            say_json(decision.model_dump())
        else:
            click.echo(done.get(language))
    return DONE


def _say_decisions(decisions: list[Decision], as_json: bool, language: Language) -> int:
    decisions = [withheld_decision(each, read_settings().privacy) for each in decisions]
    if as_json:
        say_json([decision.model_dump() for decision in decisions])
        return DONE
    table = _table(
        language,
        Text(zh="编号", en="Id"),
        Text(zh="认定", en="Verdict"),
        Text(zh="记录", en="Records"),
        Text(zh="时间", en="Time"),
        Text(zh="操作人", en="By"),
    )
    for each in decisions:
        names = f"{each.stays.name} · {each.goes.name}"
        at = each.at[:16].replace("T", " ")
        verdict = VERDICTS[each.verdict].get(language)
        table.add_row(each.id, verdict, escape(names), at, escape(each.by))
    Console().print(table)
    return DONE


def _print_pairs(pairs: list[Pair], language: Language) -> None:
    console = Console()
    if not pairs:
        message = Message(N_("There are no records to decide on."))
        console.print(message.get(language), soft_wrap=True)
        return
    table = _table(
        language,
        Text(zh="编号", en="Id"),
        Text(zh="得分", en="Score"),
        Text(zh="记录一", en="First"),
        Text(zh="记录二", en="Second"),
        Text(zh="依据", en="What speaks for it"),
    )
    for pair in pairs[:SHOWN]:
        parts = "\n".join(f"{part.words.get(language)} +{part.points}" for part in pair.parts)
        table.add_row(
            pair.id, str(pair.score), _described(pair.first), _described(pair.second), escape(parts)
        )
    console.print(table)
    how = Message(
        N_("To decide on: {count}. python -m loaders decide ID same|different|later"),
        {"count": len(pairs)},
    )
    console.print(how.get(language), markup=False, soft_wrap=True)
    if read_settings().privacy != "full":
        kept_back = Message(NAMES_KEPT_BACK)
        console.print(kept_back.get(language), markup=False, soft_wrap=True)


def _described(side: Side) -> str:
    known = [side.name, str(side.properties.get("code") or ""), *side.around[:3]]
    return escape("\n".join(text for text in known if text))


def _table(language: Language, *headings: Text) -> Table:
    return Table(*(heading.get(language) for heading in headings), show_lines=True)
