"""How every command of ours ends: an exit code, and a sentence where it cannot go on."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from graph.command import (
    Command,
    Group,
    as_of_option,
    json_option,
    lang_option,
    say_json,
    settings_in,
    telling,
)
from graph.errors import InputError
from graph.settings import ROOT
from graph.words import N_, Language, Message

BAD_DATE = N_("{value} is not a date of the form YYYY-MM-DD.")


@click.group(cls=Group)
def main() -> None:
    """Commands to try."""


@main.command()
@as_of_option
@lang_option
@json_option
def say(as_of: date, language: Language, as_json: bool) -> None:
    if as_json:
        say_json({"as_of": as_of, "name": "四平路"})
    else:
        click.echo(f"{as_of} {language}")


@main.command()
@click.argument("how")
@lang_option
def end(how: str, language: Language) -> int:  # noqa: ARG001 -- read by the group
    if how == "sentence":
        raise InputError(BAD_DATE, value="x", detail="a secret path")
    if how == "crash":
        raise ZeroDivisionError("a secret value")
    if how == "interrupt":
        raise KeyboardInterrupt
    return int(how)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize(("code", "expected"), [("0", 0), ("1", 1), ("interrupt", 130)])
def test_a_command_ends_in_its_code(code: str, expected: int) -> None:
    assert run("end", code).exit_code == expected


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (["--lang", "en"], "x is not a date of the form YYYY-MM-DD.\n"),
        (["--lang=zh"], "x 不是“年-月-日”（YYYY-MM-DD）格式的日期。\n"),
        ([], "x 不是“年-月-日”（YYYY-MM-DD）格式的日期。\n"),
    ],
)
def test_an_error_is_one_sentence_on_standard_error(lang: list[str], sentence: str) -> None:
    result = run("end", "sentence", *lang)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", sentence)


def test_the_setting_chooses_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREET_GRAPH_LANG", "en")
    assert "is not a date" in run("end", "sentence").stderr
    assert run("say", "--as-of", "2015-08-01").stdout == "2015-08-01 en\n"


def test_a_wrong_setting_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREET_GRAPH_LANG", "fr")
    result = run("say")
    assert result.exit_code == 2
    assert "STREET_GRAPH_LANG" in result.stderr


def test_what_is_done_is_told_where_the_rest_cannot_be_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("click.echo", full)
    with pytest.raises(InputError) as error, telling(Message("Load 3-ab: 5 new nodes.")):
        say_json({})
    assert error.value.user_message("en") == (
        "Load 3-ab: 5 new nodes. More cannot be printed: No space left on device."
    )


def test_a_crash_is_a_sentence_and_a_log(
    clean_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", str(clean_settings))
    result = run("end", "crash", "--lang", "en")
    log = clean_settings / "logs" / "commands.log"
    assert result.exit_code == 2
    assert (
        result.stderr == f"Something unexpected went wrong (ZeroDivisionError); {log} tells more.\n"
    )
    assert "a secret value" in log.read_text()
    assert "Traceback" in log.read_text()


def test_a_crash_on_a_full_disk_is_still_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREET_GRAPH_HOME", "/dev/null/home")
    result = run("end", "crash", "--lang", "en")
    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--wrong", "--lang", "en"], "There is no option --wrong; see main --help."),
        (["say", "--wrong", "--lang", "en"], "There is no option --wrong; see main say --help."),
        (["say", "--wrong"], "没有选项 --wrong，用法见 main say --help。"),
        (["end", "--lang", "en"], "'HOW' is missing; see main end --help."),
        (["nothing", "--lang", "en"], "No such command 'nothing'. See main --help."),
        (["say", "more", "--lang", "en"], "Got unexpected extra argument (more)"),
    ],
)
def test_wrong_use_is_one_sentence(words: list[str], sentence: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1


def test_the_date_is_read_or_refused() -> None:
    assert run("say", "--as-of", "2015-08-01", "--lang", "en").stdout == "2015-08-01 en\n"
    assert run("say").stdout == f"{date.today()} zh\n"
    wrong = run("say", "--as-of", "2015-13-01", "--lang", "en")
    assert (wrong.exit_code, wrong.stderr) == (
        2,
        "'2015-13-01' is not a date of the form YYYY-MM-DD.\n",
    )


def test_json_is_the_whole_output_with_dates_as_text() -> None:
    result = run("say", "--json", "--as-of", "2015-08-01")
    assert json.loads(result.stdout) == {"as_of": "2015-08-01", "name": "四平路"}
    assert "四平路" in result.stdout
    assert result.stderr == ""


def test_the_language_of_a_command_reaches_what_it_starts() -> None:
    assert settings_in("en").language == "en"


@pytest.mark.parametrize(
    "words",
    [
        ["graph", "status"],
        ["graph", "status", "--json"],
        ["loaders", "list"],
        ["loaders", "list", "--json"],
        ["queries", "list"],
        ["queries", "show", "places"],
        ["queries", "rules"],
    ],
)
def test_an_output_that_takes_no_more_is_told_in_one_sentence(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", *words, "--lang", "en"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        2,
        "The output cannot be printed: No space left on device.\n",
    )


def test_a_disk_that_is_full_elsewhere_is_not_taken_for_the_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv("STREET_GRAPH_HOME", str(tmp_path))
    command = click.command(cls=Command)(full)
    done = CliRunner().invoke(command, [])
    assert done.exit_code == 2
    assert "OSError" in done.stderr
    assert "print" not in done.stderr
