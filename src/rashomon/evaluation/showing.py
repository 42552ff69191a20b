"""A benchmark's result on the terminal, or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from rashomon.evaluation.seeds import VERDICTS, run
from rashomon.jobs.tools import make_tools
from rashomon.settings import Settings

_MOST_WORDS = 72


def run_and_show(
    data: Path, *, settings: Settings, as_json: bool, expected: Path | None = None, split: str = "development"
) -> int:
    """Run the benchmark of expected lines and print it: every line with its verdict, then the totals. Returns 0."""
    result = run(data, make_tools(settings), expected=expected, split=split, max_bytes=settings.max_bytes)
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines_of(result)))
    return 0


def lines_of(result: dict[str, Any]) -> Iterator[str]:
    """Yield the printed lines of a result."""
    for line in result["lines"]:
        words = line["in"] if len(line["in"]) <= _MOST_WORDS else line["in"][:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
        told = f"{line.get('kind', line['incident'])} {line['field']} = {line['value'] or '–'}"
        yield f"{line['n']:>4}  {line['verdict']:<15} {told} · {line['speaker'] or '–'} · {line['stance'] or '–'}"
        if words:
            yield f"      {'':<15} “{words}”"
        nearest = line.get("nearest")
        if nearest:
            yield f"      {'':<15} read: {nearest['value']} · {nearest['speaker'] or '–'} · {nearest['stance']}"
    metrics = result["metrics"]
    yield ""
    yield f"{metrics['found']} of {metrics['of']} found ({result['split']} figures)"
    yield ", ".join(f"{verdict}: {metrics[verdict.replace(' ', '_')]}" for verdict in VERDICTS[1:])
