"""``rashomon names``: who is named across reports, and what persons decide about two names."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

import click

from rashomon.cli.options import Moment, ledger_option, open_existing
from rashomon.cli.output import print_table, tell
from rashomon.cli.signing import by_option, open_for_deciding, signer
from rashomon.encoding import to_builtins
from rashomon.errors import UsageError
from rashomon.records import NameVerdict

if TYPE_CHECKING:
    from rashomon.jobs.naming import Bearer

TITLES = ("NAME", "KIND", "COUNTRY", "USED", "ALSO CALLED")


@click.command("names")
@click.argument("decision", type=click.Choice(get_args(NameVerdict)), required=False)
@click.argument("one", metavar="[A]", required=False)
@click.argument("other", metavar="[B]", required=False)
@click.option("--because", metavar="WHY", help="Why, in words that others can check; needed to decide.")
@by_option
@click.option("--several", is_flag=True, help="List only those who go by more than one name, or may do so.")
@click.option(
    "--as-of", type=Moment(), metavar="MOMENT", help="What the ledger held then (UTC; a date: the whole day)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@ledger_option
def command(
    *,
    decision: NameVerdict | None,
    one: str | None,
    other: str | None,
    because: str | None,
    by: str | None,
    several: bool,
    as_of: datetime | None,
    as_json: bool,
    ledger: str | None,
) -> int:
    """List who is named in the ledger, or decide whether names A and B mean the same.

    Spellings of one person's name are taken for one, unless countries or middle names differ; the list says why. A
    decision is signed and dated, binds, goes before what the machine finds, and 'undo' takes it back. Statements keep
    the names they were read with.

    \b
    Examples:
      rashomon names --several
      rashomon names same "Qasem Soleimani" "General Soleimani" --because "One man, by his office"
      rashomon names different "Ali Hassan" "Aly Hasan" --because "A mayor and a colonel"
      rashomon names undo "Ali Hassan" "Aly Hasan" --because "The second report was corrected"
    """
    if decision:
        return _decide(decision, one, other, because, by, ledger, as_json)
    from rashomon.jobs.naming import bearers

    with open_existing(ledger) as opened:
        found = [bearer for bearer in bearers(opened, as_of=as_of) if not several or bearer.links]
    if as_json:
        for bearer in found:
            click.echo(json.dumps(to_builtins(bearer), ensure_ascii=False))
    else:
        print_table(sys.stdout, TITLES, map(_row, found))
        for line in sorted({line for bearer in found for line in _reasons(bearer)}):
            click.echo(line)
    if not found:
        tell("Nobody in the ledger goes by two names." if several else "The ledger names nobody.")
    return 0


def _decide(
    decision: NameVerdict,
    one: str | None,
    other: str | None,
    because: str | None,
    by: str | None,
    ledger: str | None,
    as_json: bool,
) -> int:
    from rashomon.jobs.naming import decide_names

    if not one or not other or because is None:
        raise UsageError(f"'rashomon names {decision}' needs two names and a reason: {decision} A B --because WHY.")
    by = signer(by, ledger)
    with open_for_deciding(ledger) as opened:
        made = decide_names(opened, one, other, decision, because, by=by, at=datetime.now(UTC))
    if as_json:
        click.echo(json.dumps(to_builtins(made), ensure_ascii=False))
    tell(f"{'Undone' if decision == 'undo' else decision.capitalize()}: {made.one} and {made.other}, signed by {by}.")
    return 0


def _row(bearer: Bearer) -> tuple[str, ...]:
    others = ", ".join(form for form in bearer.forms if form != bearer.name)
    return bearer.name, bearer.kind, ", ".join(bearer.countries), str(sum(bearer.forms.values())), others


def _reasons(bearer: Bearer) -> Iterator[str]:
    for link in bearer.links:
        yield f"{link.decision}: {link.one} and {link.other} ({link.reason}; {link.decided_by})"
