"""Every command that the documents tell a reader to type is one that there is, with options that it takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from rashomon.cli import VERBS, Verbs

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *(ROOT / "docs" / "how-to").glob("*.md")])
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)
_INLINE = re.compile(r"`(rashomon [a-z][^`]*)`")


def typed(page: Path) -> Iterator[list[str]]:
    """Yield the words of each call of rashomon in a page, without what comes before it, after a pipe or into a file."""
    text = page.read_text("utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.replace("\\\n", " ").splitlines()]
    for line in [*lines, *_INLINE.findall(text.replace("\n", " "))]:
        for part in re.split(r"\s\|\s|\$\(|\s&&\s", line):
            words = shlex.split(part.partition(" #")[0].replace(")", ""), posix=True)
            while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
                words = words[1:]
            if words and words[0].rpartition("/")[2] == "rashomon" and len(words) > 1:
                yield words[1:]


def wrong(words: list[str]) -> str:
    """Return what is wrong with a call, or ""."""
    command: click.Command = Verbs("rashomon")
    context = click.Context(command)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            return f"no verb {words[0]}"
        command, words = found, words[1:]
    known = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help", "--version"}
    asked = {word.partition("=")[0] for word in words if word.startswith("--")}
    return f"no {', '.join(sorted(asked - known))}" if asked - known else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_says_to_type_is_there(page: Path) -> None:
    calls = [words for words in typed(page) if words[0] in VERBS or not words[0].startswith("-")]
    assert {" ".join(words): found for words in calls if (found := wrong(words))} == {}


def test_what_is_not_there_is_found() -> None:
    assert wrong(["brief", "--near", "Erbil", "--colour"]) == "no --colour"
    assert wrong(["breif"]) == "no verb breif"
    assert wrong(["user", "create", "ada", "--scope", "read"]) == ""
    assert sum(len(list(typed(page))) for page in PAGES) > 100
