"""Decide which accounts in a ledger tell of the same incident, safely against being cut off.

Every account carries blocks from the moment it is stored; accounts that share one are compared. When the decisions
about a report's accounts are stored, the accounts get the block ``DONE``; what lacks it is found again and finished, so
that it doesn't matter when a run was cut off, or who else was writing. Decisions are a function of the two accounts
alone: the same reports give the same links in any order and any grouping.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.jobs.profiles import Profiles, is_linked
from rashomon.linking import decide
from rashomon.records import Account, Link

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: The block of all accounts that have been compared with those stored before them. No two are compared for sharing it.
DONE = "linked"


def link_pending(ledger: Ledger, profiles: Profiles, *, recorded: datetime) -> int:
    """Finish what an earlier run left unlinked; return how many links are new."""
    return sum(link_report(ledger, profiles, report_id, recorded=recorded) for report_id in _pending(ledger))


def link_report(ledger: Ledger, profiles: Profiles, report_id: str, *, recorded: datetime) -> int:
    """Compare a stored report's accounts with all that share a block, and store the links; return how many are new."""
    accounts = [account for account in ledger.accounts(report_ids=[report_id]) if is_linked(account)]
    if not accounts:
        return 0
    links = _decisions(ledger, profiles, accounts)
    added = ledger.add_links(links, recorded=recorded) if links else 0
    ledger.add_blocks({account.id: [DONE] for account in accounts}, recorded=recorded)
    return added


def _pending(ledger: Ledger) -> list[str]:
    done = ledger.accounts_in_blocks([DONE]).get(DONE, set())
    accounts = filter(is_linked, ledger.accounts(form="incident"))
    return list(dict.fromkeys(account.report_id for account in accounts if account.id not in done))


def _decisions(ledger: Ledger, profiles: Profiles, accounts: Iterable[Account]) -> list[Link]:
    own = dict(profiles.stream([account.id for account in accounts]))
    rivals = _sharing(ledger, own)
    found: dict[str, Link] = {}
    for other, profile in profiles.stream({account for sharing in rivals.values() for account in sharing}):
        for mine in own:
            if other in rivals[mine]:
                pair = (own[mine], profile) if mine < other else (profile, own[mine])
                found.update((link.id, link) for link in [decide(*pair)] if link is not None)
    return [found[link_id] for link_id in sorted(found)]


def _sharing(ledger: Ledger, account_ids: Iterable[str]) -> dict[str, set[str]]:
    """Return for each account the others that share a block with it."""
    keys = ledger.blocks_of(list(account_ids))
    members = ledger.accounts_in_blocks({key for blocks in keys.values() for key in blocks if key != DONE})
    return {
        mine: {other for key in keys.get(mine, ()) for other in members.get(key, ()) if other != mine}
        for mine in account_ids
    }
