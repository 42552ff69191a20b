"""The pairs to compare among many accounts at hand, each once, in little memory.

In: profiles. Out: the pairs that a block brings together, a stretch of accounts at a time. Which pairs these are
follows from :mod:`rashomon.linking.candidates`; here they are found for all accounts at once. Accounts go by numbers,
in the order of their ids, and what grows with them lies in flat arrays; of a block with one member nothing is kept.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.linking.candidates import HEADS, LARGEST, SORTS, draw_of_heads, draws
from rashomon.linking.profiles import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Places = NDArray[np.int64]

#: Pairs laid out at a time; those of one account may be more.
AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of more than one account. Numbers of accounts ascend with their ids.

    An entry is one account in one block. Those of account ``n`` are entries ``begins[n]`` to ``begins[n + 1]``. The
    accounts of higher numbers that its block brings it together with are ``counts`` of ``partners``, from ``starts``
    on.
    """

    ids: Sequence[str]
    begins: Places
    starts: Places
    counts: Numbers
    partners: Numbers

    def pairs(self) -> Iterator[tuple[Places, Places]]:
        """Yield all pairs, each once and in order: arrays of first and of second accounts, some at a time."""
        import numpy as np

        for first, last in self._stretches():
            begin, end = self.begins[first], self.begins[last]
            counts = self.counts[begin:end].astype(np.int64)
            ones = np.repeat(np.arange(first, last), np.diff(self.begins[first : last + 1]))
            lead = np.cumsum(counts) - counts
            at = np.arange(counts.sum()) + np.repeat(self.starts[begin:end] - lead, counts)
            codes = np.repeat(ones, counts) * len(self.ids) + self.partners[at]
            codes.sort()  # np.unique finds what is there twice by hashing, which takes longer
            codes = codes[np.diff(codes, prepend=-1) != 0]
            if len(codes):
                yield np.divmod(codes, len(self.ids))

    def after(self, account: int) -> set[int]:
        """Return the accounts of higher numbers that an account is compared with."""
        begin, end = self.begins[account], self.begins[account + 1]
        entries = zip(self.starts[begin:end].tolist(), self.counts[begin:end].tolist(), strict=True)
        return {other for start, count in entries for other in self.partners[start : start + count].tolist()}

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """Yield stretches of accounts, first and last exclusive: of ``AT_ONCE`` pairs or fewer, or of one account."""
        import numpy as np

        sums = np.concatenate([[0], np.cumsum(self.counts, dtype=np.int64)])[self.begins].tolist()
        first, total = 0, len(self.ids)
        while first < total:
            last = max(first + 1, bisect_left(sums, sums[first] + AT_ONCE, first, total))
            yield first, last
            first = last


def gather(profiles: Iterable[Profile]) -> Blocks:
    """Return the blocks of accounts; of two profiles with one id the last counts."""
    import numpy as np

    known = {profile.account_id: profile for profile in profiles}
    ids = sorted(known)
    members, of, crowded = _entries(ids, known)
    codes = of * np.int64(len(ids)) + members
    codes.sort()  # block by block, and by account in each
    of, members = (one.astype(np.int32) for one in np.divmod(codes, max(1, len(ids))))
    ends = np.cumsum(np.bincount(of)) if len(of) else np.zeros(0, np.int64)
    at = np.arange(len(of), dtype=np.int64)
    starts, counts = at + 1, (ends[of] - at - 1).astype(np.int32)
    partners, beyond = [members], len(members)
    drawn = np.fromiter(map(draws, ids) if crowded else (), np.int8, len(ids) if crowded else 0)
    for block, key in crowded.items():
        begin, end = int(ends[block - 1]) if block else 0, int(ends[block])
        told = members[begin:end]
        first = _heads(key, told, drawn[told])
        others = begin + np.flatnonzero(~np.isin(told, first))
        place = np.searchsorted(first, members[others])
        starts[others], counts[others] = beyond + place, len(first) - place
        partners.append(first)
        beyond += len(first)
    order = np.argsort(members, kind="stable")
    begins = np.concatenate([[0], np.cumsum(np.bincount(members, minlength=len(ids)))])
    return Blocks(ids, begins, starts[order], counts[order], np.concatenate(partners))


def _entries(ids: Sequence[str], known: Mapping[str, Profile]) -> tuple[Numbers, Numbers, dict[int, str]]:
    """Return the account and the block of each entry, and the keys of the crowded blocks; a sort of keys at a time.

    Accounts are taken in the order they were given in: those of one incident, which share their words, are likely to
    lie beside each other there, in memory too.
    """
    import numpy as np

    number_of = {account_id: number for number, account_id in enumerate(ids)}
    accounts, blocks, found = [], [], 0
    crowded: dict[int, str] = {}
    for keys_of in SORTS:
        members, of, numbers = array("i"), array("i"), dict[str, int]()
        for account_id, profile in known.items():
            number = number_of[account_id]
            for key in keys_of(profile):
                members.append(number)
                of.append(numbers.setdefault(key, len(numbers)))
        told = np.frombuffer(of, np.int32)
        sizes = np.bincount(told, minlength=len(numbers))
        named = np.cumsum(sizes > 1) - 1 + found  # blocks of one member get no number
        large = set(np.flatnonzero(sizes > LARGEST).tolist())
        crowded |= {int(named[block]): key for block, key in enumerate(numbers) if block in large} if large else {}
        shared = sizes[told] > 1
        accounts.append(np.frombuffer(members, np.int32)[shared])
        blocks.append(named[told[shared]].astype(np.int32))
        found += int((sizes > 1).sum())
    return np.concatenate(accounts), np.concatenate(blocks), crowded


def _heads(key: str, members: Numbers, drawn: NDArray[np.int8]) -> Numbers:
    """Return those of a crowded block that are compared with all others, in order."""
    draw = draw_of_heads(key, lambda draw: int((drawn >= draw).sum()) <= HEADS)
    return members[drawn >= draw] if draw else members[:0]
