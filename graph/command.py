"""What all our commands share: errors in one sentence, exit codes, and the common options."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from graph.dates import read_as_of
from graph.errors import InputError, StreetGraphError
from graph.settings import Settings, read_settings
from graph.words import LANGUAGES, N_, Language, Message

DONE, FINDINGS, WRONG = 0, 1, 2
"""Exit codes: done; finished with findings or refused rows; wrong use or bad input."""

_INTERRUPTED = 130
_ARGUMENTS = "street_graph.arguments"
Function = TypeVar("Function", bound=Callable[..., Any])


class Command(click.Command):
    """A command that ends in an exit code, and in one sentence where it cannot go on.

    Its function returns the exit code, or None for `DONE`. Use as
    ``@click.command(cls=Command)``.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command's name."""
        ctx.meta[_ARGUMENTS] = list(args)
        with _sentences(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> NoReturn:
        """Run the command and end in its exit code."""
        with _sentences(ctx):
            code = super().invoke(ctx)
        ctx.exit(code if isinstance(code, int) else DONE)


class Group(Command, click.Group):
    """Several of them under one name. Use as ``@click.group(cls=Group)``."""


@contextmanager
def _sentences(context: click.Context) -> Iterator[None]:
    try:
        yield
    except (click.exceptions.Exit, click.exceptions.NoArgsIsHelpError):
        raise
    except click.ClickException as error:
        message = _usage(error)
    except StreetGraphError as error:
        message = error.message
    except (click.Abort, KeyboardInterrupt):
        context.exit(_INTERRUPTED)
    except BrokenPipeError:
        raise  # whoever read our output has enough; click ends quietly
    except OSError as error:
        message = _unprinted(error) if _was_printing(error) else _unexpected(error)
    except Exception as error:  # whatever it is, no traceback in people's faces
        message = _unexpected(error)
    else:
        return
    click.echo(message.get(_language(context.meta[_ARGUMENTS])), err=True)
    context.exit(WRONG)


def as_of_option(command: Function) -> Function:
    """Add ``--as-of``; the command receives `as_of`, a date, today where not given."""
    return click.option(
        "--as-of",
        metavar="YYYY-MM-DD",
        callback=lambda _context, _option, text: read_as_of(text),
        help="The date of the question; today where not given.",
    )(command)


def lang_option(command: Function) -> Function:
    """Add ``--lang``; the command receives `language`, as set where not given."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=lambda: read_settings().language,
        show_default="STREET_GRAPH_LANG, else zh",
        help="Language of what is printed.",
    )(command)


def json_option(command: Function) -> Function:
    """Add ``--json``; the command receives `as_json` and prints one document by `say_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document and nothing else."
    )(command)


@contextmanager
def telling(done: Message) -> Iterator[None]:
    """Print in the block what a command has done.

    Raises
    ------
    InputError
        If standard output takes no more; it says that it is done all the same.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(
            N_("{done} More cannot be printed: {reason}."), done=done, reason=error.strerror
        ) from error


def say_json(document: object) -> None:
    """Print `document` as JSON; what JSON has no form for (a date, a path) as its text."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def settings_in(language: Language) -> Settings:
    """Return the settings with the language of this command."""
    return read_settings().model_copy(update={"language": language})


def _language(args: list[str]) -> Language:
    """Return the language asked for, also when the options could not be read."""
    for word, following in zip(args, [*args[1:], ""], strict=False):
        wanted = following if word == "--lang" else word.removeprefix("--lang=")
        if wanted in LANGUAGES:
            return wanted
    try:
        return read_settings().language
    except StreetGraphError:
        return "zh"


def _usage(error: click.ClickException) -> Message:
    context = getattr(error, "ctx", None)
    values = {"reason": error.format_message(), "command": context.command_path if context else ""}
    if isinstance(error, click.NoSuchOption):
        sentence = N_("There is no option {name}; see {command} --help.")
        return Message(sentence, {**values, "name": error.option_name})
    if isinstance(error, click.MissingParameter):
        name = error.param.get_error_hint(context) if error.param and context else ""
        return Message(N_("{name} is missing; see {command} --help."), {**values, "name": name})
    return Message(N_("{reason} See {command} --help."), values)


def _was_printing(error: OSError) -> bool:
    """Say whether an error came from what we print with, which writes to nothing else."""
    *_, (frame, _line) = traceback.walk_tb(error.__traceback__)
    return str(frame.f_globals.get("__name__")).partition(".")[0] in ("click", "rich")


def _unprinted(error: OSError) -> Message:
    return Message(N_("The output cannot be printed: {reason}."), {"reason": error.strerror})


def _unexpected(error: Exception) -> Message:
    path = _log(error)
    if not path:
        return Message(N_("Something unexpected went wrong: {error}"), {"error": repr(error)})
    return Message(
        N_("Something unexpected went wrong ({error}); {file} tells more."),
        {"error": type(error).__name__, "file": path},
    )


def _log(error: Exception) -> Path | None:
    try:
        folder = read_settings().home / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "commands.log"
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().isoformat(timespec='seconds')}\n")
            traceback.print_exception(error, file=log)
    except (OSError, StreetGraphError):
        return None  # a full disk must not hide the error itself
    return path
