"""``rashomon statements``: who says what, in which words."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

import click

from rashomon.cli.options import Day, Moment, ledger_option, open_existing
from rashomon.cli.output import print_table, tell, write_lines
from rashomon.errors import UsageError
from rashomon.export import EXPORTS, cell, statement_row
from rashomon.records import Stance
from rashomon.vocabulary import fields

if TYPE_CHECKING:
    from rashomon.jobs.exporting import InContext
    from rashomon.ledger import Ledger

TITLES = ("ID", "PUBLISHED", "SPEAKER", "STANCE", "FIELD", "VALUE", "WORDS")
#: Most characters of a cell; a speaker with whom it came through needs some forty.
WIDEST = 44
SHOWN = 8


@click.command("statements")
@click.option("--incident", metavar="ID", help="Only those that bear on this incident.")
@click.option("--report", metavar="ID", help="Only those of this report.")
@click.option("--field", "wanted_fields", multiple=True, metavar="NAME", help="Only this field; may be given again.")
@click.option("--speaker", metavar="NAME", help="Only those by a speaker with this in the name, in any case.")
@click.option("--stance", type=click.Choice(get_args(Stance)), help="Only those told with this stance.")
@click.option("--since", type=Day(), metavar="DATE", help="Only those published on or after this day.")
@click.option("--until", type=Day(), metavar="DATE", help="Only those published on or before this day.")
@click.option(
    "--least", type=click.FloatRange(0, 1), metavar="SCORE", help="Only those at least so likely true, from 0 to 1."
)
@click.option(
    "--as-of", type=Moment(), metavar="MOMENT", help="What the ledger held then (UTC; a bare date: all of it)."
)
@click.option(
    "--json", "form", flag_value="json", help="Print one JSON object a line, as 'rashomon export statements'."
)
@click.option("--csv", "form", flag_value="csv", help="Print a table as CSV with the same columns; objects are JSON.")
@ledger_option
def command(*, form: str | None, ledger: str | None, least: float | None, **chosen: Any) -> int:
    """List statements, by date of publication: who says what, in which words.

    \b
    Examples:
      rashomon statements --field killed --field injured
      rashomon statements --incident 3f9a --stance denies
      rashomon statements --speaker "iraqi military" --csv > military.csv
      rashomon statements --field killed --least 0.8
    """
    with open_existing(ledger) as opened:
        told = _told(opened, **chosen)
        written = _FORMS[form or "table"](one for one in told if one.statement.score >= (least or 0))
    if not written:
        tell("No statement in the ledger passes these filters.")
    return 0


def _told(
    ledger: Ledger,
    *,
    incident: str | None,
    report: str | None,
    wanted_fields: tuple[str, ...],
    speaker: str | None,
    stance: Stance | None,
    since: date | None,
    until: date | None,
    as_of: datetime | None,
) -> Iterable[InContext]:
    from rashomon.jobs.clustering import cluster_ledger
    from rashomon.jobs.exporting import Wanted, statements
    from rashomon.jobs.showing import find

    for name in wanted_fields:
        if name not in fields():
            raise UsageError(f"There is no field {name!r}. The fields are {', '.join(fields())}.")
    clusters = cluster_ledger(ledger, as_of=as_of)
    wanted = Wanted(
        incident_id=clusters.named(incident) if incident else None,
        report_id=find(ledger, clusters, report, kind="report").id if report else None,
        fields=wanted_fields or None,
        speaker=speaker,
        stance=stance,
        since=since,
        until=until,
        as_of=as_of,
    )
    return statements(ledger, wanted, clusters=clusters)


def _print_table(told: Iterable[InContext]) -> int:
    from rashomon.brief.clean import visible
    from rashomon.brief.wording import one_line
    from rashomon.cli import words

    def row(s: Any) -> tuple[str, ...]:
        shown = (words.speaker(s), s.stance, s.field, words.in_words(s.value))
        return (s.id[:SHOWN], str(s.published), *map(short, shown), visible(one_line(s.words)))

    return print_table(sys.stdout, TITLES, (row(one.statement) for one in told))


def short(part: str) -> str:
    """Cut what a column has no room for; the mark tells that there is more."""
    return part if len(part) <= WIDEST else f"{part[: WIDEST - 1].rstrip()}…"


def _print_json(told: Iterable[InContext]) -> int:
    return write_lines(sys.stdout, (json.dumps(statement_row(*one), ensure_ascii=False) for one in told))


def _print_csv(told: Iterable[InContext]) -> int:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(EXPORTS["statements"])
    return sum(1 for one in told if writer.writerow(list(map(cell, statement_row(*one).values()))))


_FORMS: Mapping[str, Callable[[Iterable[InContext]], int]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
}
