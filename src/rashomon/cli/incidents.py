"""``rashomon incidents``: a line for each incident."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.options import filter_options, filters_of, ledger_option, no_incident, open_existing, vicinity
from rashomon.cli.output import print_table, tell, write_lines
from rashomon.cli.words import kind_label, most_told, sides

if TYPE_CHECKING:
    from rashomon.jobs.filters import Filters
    from rashomon.jobs.incidents import Dated
    from rashomon.ledger import Ledger
    from rashomon.records import Dossier

#: Characters of an id that a table shows; more than enough to be the beginning of one id only.
SHOWN = 8
TITLES = ("ID", "DATE", "KIND", "REPORTS", "PLACE", "PERPETRATOR")


@click.command("incidents")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, as 'rashomon export incidents'.")
@ledger_option
def command(*, as_json: bool, ledger: str | None, **chosen: Any) -> int:
    """List the incidents in the ledger, by date.

    A date in brackets is the day of the first report, where no report tells when it happened; after one with ~ it may
    lie later ("in March" is listed under its first day). Where reports differ on
    the perpetrator, a slash parts what they say; of several places the one told most is shown, with "…". 'rashomon
    brief ID' shows who says what.

    \b
    Examples:
      rashomon incidents
      rashomon incidents --near Iraq --since 2020-12-01
      rashomon incidents --actor Pompeo --json
    """
    filters = filters_of(**chosen)
    with open_existing(ledger) as opened:
        if as_json:
            found = write_lines(sys.stdout, _json_rows(opened, filters, ledger))
        else:
            found = print_table(sys.stdout, TITLES, _rows(opened, filters, ledger))
    if not found:
        tell(no_incident(filters, ledger))
    return 0


def day_of(dated: Dated) -> str:
    """Return the day of an incident: in brackets where none is told, with ~ where it may lie later."""
    if not dated.stated:
        return f"[{dated.day}]"
    return f"{dated.day} ~" if dated.last > dated.day else str(dated.day)


def _rows(ledger: Ledger, filters: Filters, path: str | None) -> Iterator[tuple[str, ...]]:
    from rashomon.jobs.dossiers import gather_all
    from rashomon.jobs.incidents import dated_incidents

    listed = dated_incidents(ledger, filters, vicinity(filters, path))
    return map(_row, listed, gather_all(ledger, (dated.incident for dated in listed), as_of=filters.as_of))


def _row(dated: Dated, dossier: Dossier) -> tuple[str, ...]:
    from rashomon.brief.headline import make_heading
    from rashomon.brief.wording import capital

    told = {comparison.field: comparison for comparison in dossier.comparisons}
    return (
        dated.incident.id[:SHOWN],
        day_of(dated),
        capital(make_heading(dossier)[1].what or kind_label(dated.incident.kind)),
        str(len(dossier.reports)),
        most_told(told["place"]) if "place" in told else "",
        sides(told["perpetrator"]) if "perpetrator" in told else "",
    )


def _json_rows(ledger: Ledger, filters: Filters, path: str | None) -> Iterator[str]:
    from rashomon.export import incident_row
    from rashomon.jobs.dossiers import dossiers

    for dossier in dossiers(ledger, filters, vicinity(filters, path)):
        yield json.dumps(incident_row(dossier), ensure_ascii=False)
