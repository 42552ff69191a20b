"""Help: quick to come, true to the commands, with examples that can be typed."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click
import pytest
from tests.cli.conftest import Rashomon

from rashomon.cli import VERBS, cli


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with the words that call it."""
    context = click.Context(cli)
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        yield verb, command
        if isinstance(command, click.Group):
            yield from ((f"{verb} {name}", inner) for name, inner in command.commands.items())


def examples(command: click.Command) -> list[str]:
    return [line.strip() for line in (command.help or "").partition("Examples:")[2].splitlines() if line.strip()]


COMMANDS = [pytest.param(words, command, id=words) for words, command in commands()]


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_of_verbs_says_what_each_says_itself(verb: str) -> None:
    command = cli.get_command(click.Context(cli), verb)
    assert command is not None
    assert (command.help or "").splitlines()[0] == VERBS[verb]


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_help_has_two_to_four_examples(words: str, command: click.Command) -> None:
    assert 2 <= len(examples(command)) <= 4


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_examples_use_options_that_exist(words: str, command: click.Command) -> None:
    inner = command.commands.values() if isinstance(command, click.Group) else []
    known = {option for one in (command, *inner) for param in one.params for option in param.opts}
    for example in examples(command):
        assert f"rashomon {words.split()[0]}" in example
        assert {word for word in shlex.split(example.split("|")[-1]) if word.startswith("--")} <= known


@pytest.mark.parametrize(("words", "command"), COMMANDS)
def test_every_command_shows_its_help(words: str, command: click.Command, rashomon: Rashomon) -> None:
    result = rashomon(*words.split(), "--help")
    assert result.code == 0
    assert "Examples:" in result.out


def test_no_verb_shows_the_help_as_an_error(rashomon: Rashomon) -> None:
    result = rashomon()
    assert (result.code, result.out) == (2, "")
    assert "Commands:" in result.err


def test_what_may_be_chosen_is_told_in_one_line(rashomon: Rashomon) -> None:
    told = rashomon("export").err
    assert told.count("\n") == 1
    assert "Choose from: statements, accounts," in told
