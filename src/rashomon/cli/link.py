"""``rashomon link``: a person decides whether two tellings are of one incident."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from rashomon.cli.options import ledger_option
from rashomon.cli.output import count, tell
from rashomon.cli.signing import because_option, by_option, open_for_deciding, signer
from rashomon.encoding import to_builtins
from rashomon.jobs.choosing import apart, choose
from rashomon.jobs.clustering import Clusters, cluster_ledger

DECISIONS = ("same", "different", "unsure", "undo")
SHOWN = 8


@click.command("link")
@click.argument("decision", type=click.Choice(DECISIONS), help="What you decide, or undo to take that back.")
@click.argument("one", metavar="A", help="An incident or account: its id, or the first characters.")
@click.argument("other", metavar="B", help="Another one.")
@because_option
@by_option
@click.option(
    "--kind", type=click.Choice(["incident", "account"]), help="What A and B are of, where an id could be either's."
)
@click.option("--json", "as_json", is_flag=True, help="Print the rows that were stored as JSON.")
@ledger_option
def command(
    *,
    decision: str,
    one: str,
    other: str,
    because: str,
    by: str | None,
    kind: str | None,
    as_json: bool,
    ledger: str | None,
) -> int:
    """Decide that A and B tell of the same incident, or of different ones.

    The id of an account is one report's telling. The id of an incident stands for all its tellings of now: the
    decision is stored for every pair across the two. Where B is a telling of A, A stands for the rest of A. A
    decision is signed and dated, can be undone, goes before the machine's, and changes nothing that is stored:
    --as-of an earlier moment gives the incidents as they were. 'unsure' takes a pair off the list of 'rashomon
    review'.

    \b
    Examples:
      rashomon link same 3f9a 77e0 --because "Both tell of the rockets of 20 December 2020"
      rashomon link different 3f9a 77e0 --because "Two convoys, on two roads" --by "A. Reviewer"
      rashomon link undo 3f9a 77e0 --because "The second report was corrected"
    """
    from rashomon.jobs import deciding

    by, at = signer(by, ledger), datetime.now(UTC)
    with open_for_deciding(ledger) as opened:
        before = cluster_ledger(opened)
        ones, others = apart(choose(opened, before, one, kind=kind), choose(opened, before, other, kind=kind))
        rows: list[object]
        if decision == "undo":
            rows = [*deciding.undo_all(opened, ones, others, because, by=by, at=at)]
        else:
            rows = [*deciding.decide_all(opened, ones, others, decision, because, by=by, at=at)]  # type: ignore[arg-type]
        after = cluster_ledger(opened)
    if as_json:
        click.echo(json.dumps([to_builtins(row) for row in rows], ensure_ascii=False))
    stored = count(len(rows), "pair")
    tell(f"{'Undone' if decision == 'undo' else decision.capitalize()}: {stored}, signed by {by}.")
    tell(_outcome(after, ones | others))
    return 0


def _outcome(clusters: Clusters, accounts: frozenset[str]) -> str:
    """Tell which incidents the accounts belong to now."""
    found = sorted({clusters.own[account] for account in accounts if account in clusters.own})
    listing = ", ".join(
        f"{one[:SHOWN]} ({count(len({clusters.reports[a] for a in clusters.incidents[one].accounts}), 'report')})"
        for one in found
    )
    return (
        f"They are one incident now: {listing}."
        if len(found) == 1
        else f"They are of {len(found)} incidents: {listing}."
    )
