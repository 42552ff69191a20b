"""Many accounts to links, all at once; and which of the links in a ledger count.

In: the profiles of accounts. Out: the links between them. This is what the ledger comes to when reports are added one
by one (:mod:`rashomon.jobs.linking`), for who has all profiles at hand: benchmarks, and a ledger that is linked anew.

Links of "different" are kept only where they matter: between accounts that look alike and share a block, and between
two that are both the same as a third, which would join them. The first are bounded by the size of blocks, the second by
``MOST_FRIENDS``.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.linking.candidates import LARGEST, Pair, draw_of_heads, drawn_from, is_block
from rashomon.linking.decide import decide
from rashomon.linking.joining import by_person
from rashomon.linking.pairs import Blocks, gather
from rashomon.linking.profiles import Profile
from rashomon.linking.screening import Screen
from rashomon.records import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

#: An account that is the same as more others than this brings no two of them together: they have blocks enough.
MOST_FRIENDS = LARGEST
#: Account ids to the blocks of each.
BlocksOf = Callable[[Collection[str]], Mapping[str, Collection[str]]]
#: Accounts to those each is the same as, by number.
_Near = defaultdict[int, list[int]]


def link_all(profiles: Iterable[Profile]) -> list[Link]:
    """Return the links between accounts, by id."""
    return sorted(stream_links(profiles), key=lambda link: link.id)


def stream_links(profiles: Iterable[Profile]) -> Iterator[Link]:
    """Yield each link between accounts once, in an order that depends on their ids alone; none of them is kept."""
    import numpy as np

    accounts, shared, screen = _laid_out(profiles)
    near: _Near = defaultdict(list)
    known = array("q")
    for ones, others in shared.pairs():
        for one, other in screen.worth_a_look(ones, others):
            if link := decide(accounts[one], accounts[other], screened=True):
                _note(near, link, one, other)
                known.append(one * len(accounts) + other)
                yield link
    yield from _apart_by_third(accounts, near, np.frombuffer(known, np.int64))


def stream_binding(profiles: Iterable[Profile]) -> Iterator[Link]:
    """Yield, in an order that depends on ids alone, the links of :func:`stream_links` that bear on incidents.

    These are all of "same" and "unsure", and those of "different" between two accounts that links of "same" connect.
    :func:`rashomon.linking.joining.join` makes the same groups of them: it asks for no others. The rest, most links of
    a large ledger, keep apart what nothing would join; they are made only for who wants to see them.
    """
    import numpy as np

    accounts, shared, screen = _laid_out(profiles)
    near: _Near = defaultdict(list)
    known, late = array("q"), array("q")
    for ones, others in shared.pairs():
        for one, other in screen.may_join(ones, others):
            if link := decide(accounts[one], accounts[other], screened=True, apart=False):
                _note(near, link, one, other)
                known.append(one * len(accounts) + other)
                yield link
    parts, joined = np.array(_parts(near, len(accounts)), np.int32), np.frombuffer(known, np.int64)
    for ones, others in shared.pairs():
        inside = parts[ones] == parts[others]
        ones, others = ones[inside], others[inside]
        new = ~_among(ones * len(accounts) + others, joined)
        for one, other in screen.worth_a_look(ones[new], others[new]):
            if link := decide(accounts[one], accounts[other], screened=True):
                late.append(one * len(accounts) + other)
                yield link
    yield from _apart_by_third(accounts, near, np.concatenate([joined, np.frombuffer(late, np.int64)]))


def keep_apart(one: Profile, other: Profile) -> Link | None:
    """Return the link that keeps apart two accounts which a third would join; None where they need not be."""
    link = decide(one, other, always=True)
    return link if link is not None and link.decision == "different" else None


def friends(links: Iterable[Link]) -> set[Pair]:
    """Return the pairs of accounts that are both the same as a third, as the machine decided."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.decision == "same" and not by_person(link):
            near[link.left].add(link.right)
            near[link.right].add(link.left)
    return _pairs_of(near.values())


def counting(links: Iterable[Link], crowded: Mapping[str, Collection[str]], blocks_of: BlocksOf) -> list[Link]:
    """Return the links that count: those of persons, and those that linking all accounts at once would give.

    A pair that was compared while a block was small counts no more when it has grown too large, unless another block or
    a third account brings the two together. So what is joined follows from the accounts, not from their order.

    Args:
        links: All links, in any order.
        crowded: The accounts of each block that has more than ``HEADS``, those drawn from a block among them.
        blocks_of: Gives the blocks of accounts; asked for those in crowded blocks alone.
    """
    kept = list(links)
    inside = {
        account for key, members in crowded.items() if is_block(key) and len(members) > LARGEST for account in members
    }
    if not inside:
        return kept
    keys = blocks_of(inside)
    good = [link for link in kept if by_person(link) or _brought(link, crowded, keys)]
    by_third, first = friends(good), {link.id for link in good}
    return [
        link
        for link in kept
        if link.id in first or (link.decision == "different" and (link.left, link.right) in by_third)
    ]


def _laid_out(profiles: Iterable[Profile]) -> tuple[Sequence[Profile], Blocks, Screen]:
    by_id = {profile.account_id: profile for profile in profiles}
    shared = gather(by_id.values())
    accounts = [by_id[account_id] for account_id in shared.ids]
    return accounts, shared, Screen(accounts)


def _note(near: _Near, link: Link, one: int, other: int) -> None:
    if link.decision == "same":
        near[one].append(other)
        near[other].append(one)


def _apart_by_third(accounts: Sequence[Profile], near: _Near, known: Numbers) -> Iterator[Link]:
    """Yield the links that keep apart two accounts that are both the same as a third, and were not decided on yet."""
    import numpy as np

    pairs = array("q")
    for others in near.values():
        if 2 <= len(others) <= MOST_FRIENDS:
            pairs.extend(one * len(accounts) + other for one, other in combinations(sorted(others), 2))
    found = np.unique(np.frombuffer(pairs, np.int64))
    for code in found[~_among(found, np.sort(known))].tolist():
        one, other = divmod(code, len(accounts))
        if link := keep_apart(accounts[one], accounts[other]):
            yield link


def _among(codes: Numbers, known: Numbers) -> Flags:
    """Tell which codes are among others, which ascend."""
    import numpy as np

    at = np.searchsorted(known, codes)
    found: Flags = known[np.minimum(at, len(known) - 1)] == codes if len(known) else np.zeros(len(codes), np.bool_)
    return found


def _parts(near: _Near, count: int) -> list[int]:
    """Return for each account the first of those that links of "same" connect it with."""
    first = [-1] * count
    for number in range(count):
        if first[number] < 0:
            first[number], reached = number, [number]
            while reached:
                new = [other for other in near.get(reached.pop(), ()) if first[other] < 0]
                for other in new:
                    first[other] = number
                reached += new
    return first


def _pairs_of(friends: Iterable[Collection[str]]) -> set[Pair]:
    """Return the pairs among the friends of each account, where they are few enough."""
    return {pair for others in friends if len(others) <= MOST_FRIENDS for pair in combinations(sorted(others), 2)}


def _brought(link: Link, crowded: Mapping[str, Collection[str]], keys: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a block brings the two together: one that is not crowded, or one that either heads."""
    if link.left not in keys or link.right not in keys:
        return True
    shared = filter(is_block, set(keys[link.left]) & set(keys[link.right]))
    return any(
        len(crowded.get(key, ())) <= LARGEST or _heads(key, crowded, keys[link.left], keys[link.right])
        for key in shared
    )


def _heads(key: str, crowded: Mapping[str, Collection[str]], *holders: Collection[str]) -> bool:
    """Tell whether one of two accounts heads a crowded block: it was drawn as often as leaves few enough."""
    draw = draw_of_heads(key, lambda draw: drawn_from(key, draw) not in crowded)
    return draw > 0 and any(drawn_from(key, draw) in held for held in holders)
