"""Decide which accounts in a ledger tell of the same incident, safely against being cut off.

Every account carries blocks from the moment it is stored; accounts that share one are compared, in a large block with
its heads only, and two that a third would join are looked at too. A report and the decisions about its accounts are
stored in one transaction, or not at all; the accounts then have the block ``DONE``. Older versions took two, and what
they left between them has the block ``LEFT``: it is found and finished. Decisions are a function of the two accounts
alone: the same reports give the same links in any order and any grouping.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from rashomon.jobs.profiles import Profiles, Wanted, is_linked, profiles_of
from rashomon.linking import Profile, blocks, decide
from rashomon.linking.candidates import HEADS, LARGEST, MOST_DRAWS, Pair, drawn_from, is_block, rivals
from rashomon.linking.decide import beneath_notice
from rashomon.linking.engine import friends, keep_apart
from rashomon.linking.packed import MADE_BY, pack
from rashomon.records import Link, Reading

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: The block of all accounts that have been compared with those stored before them, and that of those which an older
#: version stored and may not have compared. No two are compared for sharing them.
DONE, LEFT = "linked", "unlinked"


def link_pending(ledger: Ledger, profiles: Profiles, *, recorded: datetime) -> int:
    """Finish what an older version left unlinked; return how many links are new."""
    return sum(link_report(ledger, profiles, report_id, recorded=recorded) for report_id in _pending(ledger))


def store_and_link(
    ledger: Ledger, profiles: Profiles, reading: Reading, *, file: str, reader: str, recorded: datetime
) -> int:
    """Store a reading and compare its accounts with those that are there; return how many links are new.

    This is all that is done for a report once it has been read, in one transaction: the work grows with what shares its
    blocks, not with the ledger. Raises what :meth:`Ledger.add` does.
    """
    made = profiles_of(reading.accounts, reading.statements, {reading.report.id: reading.report})
    keys = {account: blocks(profile) for account, profile in made.items()}
    packed = {account: pack(profile) for account, profile in made.items()}
    with ledger.at_once() as inside:
        inside.add(reading, file=file, reader=reader, recorded=recorded, blocks=keys, profiles=packed, made_by=MADE_BY)
        profiles.keep(made)
        return link_accounts(inside, profiles.on(inside), list(made), recorded) if made else 0


def link_report(ledger: Ledger, profiles: Profiles, report_id: str, *, recorded: datetime) -> int:
    """Compare a stored report's accounts with all that share a block, and store the links; return how many are new."""
    with ledger.at_once() as inside:
        accounts = [account.id for account in inside.accounts(report_ids=[report_id]) if is_linked(account)]
        return link_accounts(inside, profiles.on(inside), accounts, recorded) if accounts else 0


def link_accounts(ledger: Ledger, profiles: Profiles, account_ids: Collection[str], recorded: datetime) -> int:
    """Compare accounts of one report, where the ledger holds them, with all that share a block, and store the links.

    Returns how many are new. The ledger is within a transaction, so that nobody adds an account meanwhile.
    """
    keys = shared_blocks(ledger, account_ids)
    own = {account: profile for account, profile in profiles.stream(account_ids) if account in keys}
    links = _decisions(ledger, profiles, own, keys)
    return ledger.add_linked(links, {account: [DONE] for account in own}, recorded=recorded)


def _pending(ledger: Ledger) -> list[str]:
    accounts = filter(is_linked, ledger.accounts_lacking(DONE, among=LEFT))
    return list(dict.fromkeys(account.report_id for account in accounts))


def shared_blocks(ledger: Ledger, account_ids: Collection[str]) -> dict[str, set[str]]:
    """Return the blocks of each account that bring it together with others: all but ``DONE`` and ``LEFT``."""
    return {account: keys - {DONE, LEFT} for account, keys in ledger.blocks_of(account_ids).items()}


def _decisions(
    ledger: Ledger, profiles: Profiles, own: Mapping[str, Profile], keys: Mapping[str, Collection[str]]
) -> list[Link]:
    against = _rivals(ledger, keys)
    found: dict[Pair, Link] = {}

    def worth_a_look(other: Profile) -> bool:
        return any(not beneath_notice(*sorted((mine, other), key=lambda one: one.account_id)) for mine in own.values())

    others = {account for sharing in against.values() for account in sharing}
    wanted = Wanted(worth_a_look, frozenset(name for mine in own.values() for name in mine.names))
    for other, profile in profiles.stream(others, wanted=wanted):
        for mine in own:
            if other in against[mine] and (link := decide(own[mine], profile)):
                found[link.left, link.right] = link
    apart = _kept_apart(ledger, profiles, own, found)
    return sorted([*found.values(), *apart], key=lambda link: link.id)


def _rivals(ledger: Ledger, keys: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return for each account, of which the blocks are given, the others that it is compared with."""
    own = {mine: [key for key in found if is_block(key)] for mine, found in keys.items()}
    few = ledger.some_in_blocks({key for found in own.values() for key in found}, LARGEST + 1)
    drawn = [drawn_from(key, n) for key, ids in few.items() if len(ids) > LARGEST for n in range(1, MOST_DRAWS + 1)]
    few |= ledger.some_in_blocks(drawn, HEADS + 1) if drawn else {}
    everyone = cache(ledger.accounts_in_block)
    return {
        mine: {other for key in found for other in rivals(mine, key, lambda key: few.get(key, ()), everyone)} - {mine}
        for mine, found in own.items()
    }


def _kept_apart(
    ledger: Ledger, profiles: Profiles, own: Mapping[str, Profile], found: Mapping[Pair, Link]
) -> Iterator[Link]:
    """Yield links that keep apart what a third would join: a new account and another, or two it is the same as."""
    joined = [link for link in found.values() if link.decision == "same"]
    third = {end for link in joined for end in (link.left, link.right)}
    if not third:
        return
    known = {(link.left, link.right): link for link in ledger.decided(third)} | dict(found)
    pairs = {pair for pair in friends(known.values()) if pair not in known and (pair[0] in third or pair[1] in third)}
    needed = dict(profiles.stream({end for pair in pairs for end in pair}))
    for one, other in sorted(pairs):
        if one in needed and other in needed and (link := keep_apart(needed[one], needed[other])):
            yield link
