"""The pairs to compare among many accounts at hand, each once, in little memory.

In: profiles. Out: for each account those after it that a block brings it together with. Which pairs these are follows
from :mod:`rashomon.linking.candidates`; here they are found for all accounts at once. Accounts go by numbers, in the
order of their ids; of a block only its members are kept, and of one with a single member nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.linking.candidates import HEADS, LARGEST, MOST_DRAWS, SORTS, draws
from rashomon.linking.profiles import Profile


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of more than one account. Numbers of accounts ascend with their ids.

    ``members`` are the accounts of each block in order, ``of`` the blocks of each account, ``heads`` those that head a
    crowded block.
    """

    ids: Sequence[str]
    members: Sequence[list[int]]
    of: Sequence[list[int]]
    heads: dict[int, frozenset[int]]

    def after(self, account: int) -> set[int]:
        """Return the accounts of higher numbers that an account is compared with."""
        found: set[int] = set()
        for block in self.of[account]:
            heads = self.heads.get(block)
            if heads is None or account in heads:
                members = self.members[block]
                found.update(members[bisect_right(members, account) :])
            else:
                found.update(head for head in heads if head > account)
        return found

    def bring(self, one: int, other: int) -> bool:
        """Tell whether a block brings two accounts together."""
        return any(
            heads is None or one in heads or other in heads
            for heads in map(self.heads.get, set(self.of[one]).intersection(self.of[other]))
        )


def gather(profiles: Iterable[Profile]) -> Blocks:
    """Return the blocks of accounts; of two profiles with one id the last counts."""
    known = {profile.account_id: profile for profile in profiles}
    ids = sorted(known)
    members = [numbers for sort in range(len(SORTS)) for numbers in _of_sort(sort, ids, known)]
    of: list[list[int]] = [[] for _ in ids]
    for block, numbers in enumerate(members):
        for number in numbers:
            of[number].append(block)
    heads = {block: _heads(numbers, ids) for block, numbers in enumerate(members) if len(numbers) > LARGEST}
    return Blocks(ids, members, of, heads)


def _of_sort(sort: int, ids: Sequence[str], known: dict[str, Profile]) -> Iterator[list[int]]:
    """Yield the members of each block of a sort that has more than one, one sort at a time to save memory."""
    first: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    for number, account_id in enumerate(ids):
        for key in SORTS[sort](known[account_id]):
            earlier = first.setdefault(key, number)
            if earlier != number:
                more.setdefault(key, [earlier]).append(number)
    yield from more.values()


def _heads(numbers: Sequence[int], ids: Sequence[str]) -> frozenset[int]:
    """Return those of a crowded block that were drawn as often as leaves few enough; none where none leaves so few."""
    drawn = list(numbers)
    for draw in range(1, MOST_DRAWS + 1):
        drawn = [number for number in drawn if draws(ids[number]) >= draw]
        if len(drawn) <= HEADS:
            return frozenset(drawn)
    return frozenset()
