"""Which fields of the incidents in a list are contested or denied: what to look at first.

In: entries of an index. Out: their fields in dispute, remembered in the index. Whether two origins agree is not asked:
that needs who repeats whom, which the page of an incident finds out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.compare import compare
from rashomon.console.index import Dispute, Entry, Index
from rashomon.console.words import SECTIONS, field_label
from rashomon.jobs.incidents import TOLD
from rashomon.records import Report, State, Statement
from rashomon.vocabulary import fields

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

_SHOWN: tuple[State, ...] = ("contested", "denied")


def disputes(
    ledger: Ledger, index: Index, entries: Sequence[Entry], as_of: datetime | None = None
) -> Mapping[str, Dispute]:
    """Return for each entry its states in dispute, with the names of the fields in each."""
    wanted = [entry.id for entry in entries if entry.id not in index.disputes]
    accounts = [account for one in wanted for account in index.clusters.incidents[one].accounts]
    told: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in ledger.statements(account_ids=accounts, as_of=as_of) if accounts else ():
        if statement.score >= TOLD and fields().get(statement.field, {}).get("section") in SECTIONS:
            told[index.clusters.own[statement.account_id]].append(statement)
    index.disputes.update((one, _dispute(one, told[one])) for one in wanted)
    return {entry.id: index.disputes[entry.id] for entry in entries}


def _dispute(identity: str, statements: Iterable[Statement]) -> Dispute:
    told = list(statements)
    without_text = {s.report_id: Report(s.report_id, "", s.published) for s in told}
    found: dict[State, list[str]] = {state: [] for state in _SHOWN}
    for comparison in compare(identity, told, without_text):
        if comparison.state in found:
            found[comparison.state].append(field_label(comparison.field))
    return tuple((state, tuple(names)) for state, names in found.items() if names)
