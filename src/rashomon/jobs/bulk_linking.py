"""Two engines on the same accounts: ours, pair by pair, and Splink, in bulk; their answers side by side.

In: profiles, or a ledger. Out: the pairs that each takes for one incident. Splink's answers are stored only where that
is asked for, as decisions of the machine that name their engine; a person's decision goes before both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon.encoding import link_id
from rashomon.jobs.profiles import Profiles, is_linked
from rashomon.jobs.splink_engine import Chance, splink_chances, splink_version
from rashomon.linking import Profile, decide
from rashomon.linking.bulk import bulk_row, sharing_a_block
from rashomon.records import Decision, Link

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: From these chances Splink's answer is "same" and "unsure": even odds, and 19 to 1. Not fitted.
SAME, UNSURE = 0.95, 0.5
#: How links of Splink are signed; "rashomon/" marks a decision of the machine.
SIGNED = "rashomon/splink-{version}"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What two engines make of the same accounts: how many pairs were compared, and which each takes for one."""

    accounts: int
    compared: int
    ours: frozenset[Pair]
    splink: frozenset[Pair]


def own_links(profiles: Iterable[Profile]) -> list[Link]:
    """Return our links between the profiles that share a block, in the order of their accounts."""
    decided = (decide(one, other) for one, other in sharing_a_block(profiles))
    return [link for link in decided if link is not None]


def splink_links(profiles: Iterable[Profile]) -> list[Link]:
    """Return Splink's links of the chance ``UNSURE`` or more, in the order of their accounts.

    Raises UsageError when Splink is not installed.
    """
    chances = splink_chances([bulk_row(profile) for profile in profiles], least=UNSURE)
    return [_link(pair) for pair in chances]


def side_by_side(profiles: Sequence[Profile]) -> SideBySide:
    """Run both engines. Raises UsageError when Splink is not installed."""
    theirs = splink_links(profiles)
    return SideBySide(len(profiles), len(sharing_a_block(profiles)), _same(own_links(profiles)), _same(theirs))


def ledger_profiles(ledger: Ledger) -> list[Profile]:
    """Return the profiles of all accounts that may be of an incident, in the order of their ids."""
    ids = [account.id for account in ledger.accounts(form="incident") if is_linked(account)]
    return [profile for _, profile in Profiles(ledger).stream(ids)]


def store_links(ledger: Ledger, links: Sequence[Link], *, recorded: datetime) -> int:
    """Store links of an engine; return how many are new."""
    return ledger.add_links(links, recorded=recorded) if links else 0


def _link(pair: Chance) -> Link:
    reasons = tuple(f"{part}: {words}" for part, words in pair.parts.items() if words != "not told")
    decided_by = SIGNED.format(version=splink_version())
    decision: Decision = "same" if pair.chance >= SAME else "unsure"
    draft = Link("", pair.left, pair.right, decision, round(pair.chance, 3), reasons, decided_by)
    return replace(draft, id=link_id(draft))


def _same(links: Iterable[Link]) -> frozenset[Pair]:
    return frozenset((link.left, link.right) for link in links if link.decision == "same")
