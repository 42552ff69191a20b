"""Profiles of accounts, as the ledger keeps them or made of what it holds; only the latest used stay in memory."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from rashomon.linking import Profile, principal, profile
from rashomon.linking.packed import MADE_BY, pack, unpack
from rashomon.records import HAPPENED, Account, Report, Statement

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

T = TypeVar("T")


#: Profiles kept; one takes a few kilobytes.
KEPT = 4096
#: Accounts asked for at a time, each with the text of its report.
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which profiles are wanted: what tells it by a profile made ``beside`` some names, and those names."""

    by: Callable[[Profile], bool]
    beside: frozenset[str]


def is_linked(account: Account) -> bool:
    """Tell whether an account may be one telling of an incident: what was threatened or denied is none."""
    return account.form == "incident" and account.stance in HAPPENED


def profiles_of(
    accounts: Iterable[Account],
    statements: Iterable[Statement],
    reports: Mapping[str, Report],
    *,
    wanted: Wanted | None = None,
) -> dict[str, Profile]:
    """Return the profiles of accounts by id, whatever the order in which their statements come.

    ``accounts`` and ``statements`` must be all that their reports have: what a report is mostly about depends on them.
    Of those that are not ``wanted`` none is made.
    """
    own: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        own[statement.account_id].append(statement)
    by_report: dict[str, list[Account]] = defaultdict(list)
    for account in filter(is_linked, accounts):
        by_report[account.report_id].append(account)
    found: dict[str, Profile] = {}
    for report_id, told in by_report.items():
        main = principal(told, (s for account in told for s in own[account.id]))
        for account in told:
            make = partial(profile, account, _in_order(own[account.id]), reports[report_id], main=account.id == main)
            if wanted is None or wanted.by(make(beside=wanted.beside)):
                found[account.id] = make()
    return found


class Profiles:
    """Gives the profiles of accounts by their ids, from memory or from the ledger."""

    def __init__(self, ledger: Ledger, *, kept: int = KEPT) -> None:
        self._ledger = ledger
        self._limit = kept
        self._kept: OrderedDict[str, Profile] = OrderedDict()
        self._stores = False

    def on(self, inside: Ledger) -> Profiles:
        """Return the same profiles, asked of the ledger in a transaction that writes; what is made is stored there."""
        found = Profiles(inside, kept=self._limit)
        found._kept, found._stores = self._kept, True
        return found

    def keep(self, profiles: Mapping[str, Profile]) -> None:
        """Remember profiles just made, and forget those that were used longest ago."""
        for account_id, made in profiles.items():
            self._kept[account_id] = made
            self._kept.move_to_end(account_id)
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)

    def stream(self, account_ids: Collection[str], *, wanted: Wanted | None = None) -> Iterator[tuple[str, Profile]]:
        """Yield the profiles of the accounts in the order of their ids, a chunk in memory at a time.

        Some that are not ``wanted`` may be among them, where they were at hand.
        """
        for ids in chunks(sorted(account_ids), CHUNK):
            known = {i: self._kept[i] for i in ids if i in self._kept}
            made = {**known, **self._load([i for i in ids if i not in known], wanted)}
            self.keep(made)
            yield from ((i, made[i]) for i in ids if i in made)

    def _load(self, account_ids: Collection[str], wanted: Wanted | None) -> dict[str, Profile]:
        if not account_ids:
            return {}
        packed = self._ledger.profiles(account_ids, MADE_BY)
        made = self._make([key for key in account_ids if key not in packed], wanted)
        return made | {key: unpack(text) for key, text in packed.items()}

    def _make(self, account_ids: Collection[str], wanted: Wanted | None) -> dict[str, Profile]:
        """Make the profiles that are not stored, as those of an older version are not."""
        if not account_ids:
            return {}
        report_ids = {account.report_id for account in self._ledger.accounts(ids=account_ids)}
        accounts = self._ledger.accounts(report_ids=report_ids)
        reports = self._ledger.reports(ids=report_ids)
        # Also what a person withdrew: the machine's links know no persons, so that no order of deciding matters.
        statements = self._ledger.statements(report_ids=report_ids, withdrawn=True)
        made = profiles_of(accounts, statements, {report.id: report for report in reports}, wanted=wanted)
        if self._stores:
            self._ledger.add_profiles({key: pack(profile) for key, profile in made.items()}, MADE_BY)
        return made


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut a stream into lists of ``size``, the last one shorter."""
    stream = iter(items)
    while chunk := list(islice(stream, size)):
        yield chunk


def _in_order(statements: Iterable[Statement]) -> Sequence[Statement]:
    return sorted(statements, key=lambda statement: (statement.span, statement.field, statement.id))
