"""Write docs/reference/ from what it describes: the command line, the exports, the explanations, the settings.

Run it as ``python docs/generate.py``; a test fails when a page is not what this would write.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from rashomon.cli import VERBS, cli
from rashomon.cli.codes import EXIT_CODES
from rashomon.cli.explain_keys import EXPLANATION_KEYS, OBJECT_KEYS
from rashomon.export import EXPORTS, OBJECTS, Keys
from rashomon.settings import SETTINGS
from rashomon.vocabulary import kinds, load_vocabulary
from rashomon.vocabulary.codebooks import Code, SubEvent, kind_codes, weapon_codes

FOLDER = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py: change what it describes, then run it. -->"


def cli_page() -> str:
    """Describe every verb with its options and examples, and the exit codes."""
    context = click.Context(cli, info_name="rashomon")
    parts = ["# The command line", NOTE, *_command(cli, context, level=2)]
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        parts += _command(command, click.Context(command, info_name=verb, parent=context), level=2)
    codes = [("Code", "Meaning"), *((str(code), meaning) for code, meaning in EXIT_CODES.items())]
    streams = "Data goes to stdout. Progress, summaries and issues go to stderr; the progress bar only to a terminal."
    return _page(*parts, "## Exit codes", _table(codes), "## Output", f"{streams} `NO_COLOR` turns colours off.")


def exports_page() -> str:
    """Describe every key of every kind of exported row."""
    intro = (
        "`rashomon export` writes one JSON object a line, in UTF-8. Times without a zone are local to the report; "
        "`recorded` is in UTC. Nothing is collapsed: a codebook's rules are for whoever reads the rows to apply. "
        "Only `muc4` and `plover` apply them themselves: they are codebooks' own layouts. "
        "`--format csv` writes a table with the same columns, lists and objects in it as JSON; a text that a "
        "spreadsheet would run as a formula stands behind an apostrophe there."
    )
    rows = [part for name, keys in EXPORTS.items() for part in (f"## {name}", _keys(keys))]
    objects = [part for name, keys in OBJECTS.items() for part in (f"### {name}", _keys(keys))]
    values = "A value is an object whose `type` names which of the last six it is."
    return _page("# Exports", NOTE, intro, *rows, "## Objects in rows", values, *objects)


def explanations_page() -> str:
    """Describe every key of the object that ``rashomon explain --json`` prints."""
    intro = (
        "`rashomon explain --json` prints one object. The word in brackets is the section that a key belongs to; "
        "`--only` prints the keys of one section, and `report`."
    )
    objects = [part for name, keys in OBJECT_KEYS.items() for part in (f"## {name}", _keys(keys))]
    return _page("# Explanations", NOTE, intro, _keys(EXPLANATION_KEYS), *objects)


def codebooks_page() -> str:
    """Give the codes of every kind of happening and class of weapon in the four codebooks."""
    intro = (
        "What `rashomon` calls a happening or a weapon, and what four codebooks call it: PLOVER v2.0, ACLED, MUC-4 "
        "and the GTD. A dash means that the codebook has no place for it; the reason is in the vocabulary file."
    )
    head = ("Kind", "PLOVER", "ACLED", "MUC-4", "GTD attacktype1", "GTD weaptype1")
    found = [(str(kinds()[code]["label"]), kind_codes(code)) for code in kinds()]
    rows = [
        (f"{label} (`{k.kind}`)", " / ".join(filter(None, (k.plover, k.plover_mode))), _named(k.acled), k.muc4 or "–",
         _named(k.attacktype), _named(k.weaptype))
        for label, k in found
    ]  # fmt: skip
    weapons = [weapon_codes(code) for code in load_vocabulary("weapons")]
    weapon_head = ("Weapon", "MUC-4 instrument types", "ACLED", "GTD weaptype1", "GTD weapsubtype1")
    weapon_rows = [
        (w.weapon, ", ".join(w.muc4) or "–", _named(w.acled), _named(w.weaptype), _named(w.weapsubtype))
        for w in weapons
    ]
    return _page(
        "# Codebooks", NOTE, intro, "## Kinds of happening", _table([head, *rows]), "## Weapons",
        _table([weapon_head, *weapon_rows]),
    )  # fmt: skip


def settings_page() -> str:
    """Describe every setting with its variable and default."""
    head = ("Setting", "Environment variable", "Default", "What it is")
    rows = [(name, f"`{s.variable}`", f"`{s.default}`", s.help) for name, s in SETTINGS.items()]
    order = "`--ledger` on the command line comes before the environment, and the environment before the default."
    return _page("# Settings", NOTE, order, _table([head, *rows]))


PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "codebooks.md": codebooks_page,
    "exports.md": exports_page,
    "explanations.md": explanations_page,
    "settings.md": settings_page,
}


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), "utf-8")


def _command(command: click.Command, context: click.Context, *, level: int) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    text, _, examples = inspect.cleandoc(command.help or "").partition("\b\nExamples:\n")
    yield f"{'#' * level} {context.command_path}"
    yield f"```\n{usage}\n```"
    yield text.strip()
    options = [found for param in command.params if (found := param.get_help_record(context))]
    if options:
        yield _table([("Option", "What it does"), *((f"`{names}`", about) for names, about in options)])
    yield f"```sh\n{inspect.cleandoc(examples)}\n```"
    if isinstance(command, click.Group) and command is not cli:
        for name, inner in command.commands.items():
            yield from _command(inner, click.Context(inner, info_name=name, parent=context), level=level + 1)


def _named(code: Code | SubEvent | None) -> str:
    if code is None:
        return "–"
    return f"{code.number} {code.name}" if isinstance(code, Code) else f"{code.event}: {code.sub_event}"


def _keys(keys: Keys) -> str:
    return _table([("Key", "Kind", "What it is"), *((f"`{name}`", key.kind, key.about) for name, key in keys.items())])


def _table(rows: list[tuple[str, ...]]) -> str:
    head, *body = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *body])


def _page(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
