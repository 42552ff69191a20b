"""Accounts to groups, by what links say for and against: greedy agglomeration under constraints.

In: the accounts with their reports, and one link a pair. Out: groups of accounts. Everything is done within sets that
links of "same" connect; what is outside such a set never bears on it, so that a new account touches only its own. Sums
are of whole points, and ties go by ids: the result does not depend on any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from rashomon.linking.weights import points_of
from rashomon.records import Link

#: What a pair is worth of which no link says anything: a little against. Chosen on the part that was fitted.
UNLINKED = -50
Pair = tuple[str, str]
_MACHINE = "rashomon/"
_Near = Mapping[str, Mapping[str, Link]]


def by_person(link: Link) -> bool:
    """Tell whether a person decided."""
    return not link.decided_by.startswith(_MACHINE)


def join(reports: Mapping[str, str], links: Iterable[Link]) -> list[set[str]]:
    """Return the groups of the accounts, which ``reports`` maps to their reports; ``links`` has one link a pair."""
    given = list(links)
    parts = list(_parts(reports, given))
    home = {key: number for number, part in enumerate(parts) if len(part) > 1 for key in part}
    near: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in given:  # most are between two parts, where they bear on nothing
        if link.left in home and home[link.left] == home.get(link.right):
            near[link.left][link.right] = near[link.right][link.left] = link
    return [group for part in parts for group in _joined(part, reports, near)]


def _parts(accounts: Iterable[str], links: Iterable[Link]) -> Iterator[list[str]]:
    """Yield the sets of accounts that links of "same" connect."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.decision == "same":
            near[link.left].append(link.right)
            near[link.right].append(link.left)
    seen: set[str] = set()
    for key in accounts:
        if key in seen:
            continue
        seen.add(key)
        part, reached = [key], [key]
        while reached:
            new = {other for other in near.get(reached.pop(), ()) if other not in seen}
            seen.update(new)
            part += new
            reached += new
        yield sorted(part)


@dataclass(slots=True)
class _Group:
    """Accounts joined so far. ``worth`` is what links say for joining it with each other group, beyond ``UNLINKED``."""

    members: set[str]
    reports: set[str]
    worth: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    same: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)


def _joined(part: Sequence[str], reports: Mapping[str, str], near: _Near) -> list[set[str]]:
    if len(part) == 1:
        return [set(part)]
    within = set(part)
    links = [link for key in part for other, link in near[key].items() if key < other and other in within]
    home = _joined_by_persons(part, links)
    groups: dict[str, _Group] = {}
    for key in part:
        group = groups.setdefault(home[key], _Group(set(), set()))
        group.members.add(key)
        group.reports.add(reports[key])
    for link in links:
        one, other = home[link.left], home[link.right]
        if one != other:
            overruled = _is_overruled(link, groups[one].members, groups[other].members, near)
            _note(groups[one], link, other, overruled=overruled)
            _note(groups[other], link, one, overruled=overruled)
    _join_by_evidence(groups)
    return [group.members for group in groups.values()]


def _joined_by_persons(part: Sequence[str], links: Iterable[Link]) -> dict[str, str]:
    """Return for each account the first of those that persons say are the same; what persons keep apart stays so."""
    decided = sorted((link for link in links if by_person(link)), key=lambda link: (link.left, link.right))
    apart = {(link.left, link.right) for link in decided if link.decision == "different"}
    sets = {key: {key} for key in part}
    for link in decided:
        one, other = sets[link.left], sets[link.right]
        if link.decision != "same" or one is other or any((min(a, b), max(a, b)) in apart for a in one for b in other):
            continue
        one |= other
        for key in other:
            sets[key] = one
    return {key: min(members) for key, members in sets.items()}


def _is_overruled(link: Link, left: set[str], right: set[str], near: _Near) -> bool:
    """Tell whether the machine keeps apart an account and one of several that persons joined, with another of which the
    account is the same. Both cannot be right, and what persons joined is one incident: it is no longer kept out of it.
    """
    if link.decision != "different" or by_person(link):
        return False
    return any(near[link.left][key].decision == "same" for key in right if key in near[link.left]) or any(
        near[link.right][key].decision == "same" for key in left if key in near[link.right]
    )


def _note(group: _Group, link: Link, other: str, *, overruled: bool) -> None:
    if link.decision == "different" and not overruled:
        group.apart.add(other)
    elif link.decision == "same":
        group.same.add(other)
    group.worth[other] += (0 if overruled or by_person(link) else points_of(link.score)) - UNLINKED


def _join_by_evidence(groups: dict[str, _Group]) -> None:
    """Join the two groups whose pairs agree best, again and again, until nothing speaks for joining any two."""
    heap = [
        entry for one in groups for other in groups[one].same if one < other for entry in _entry(groups, one, other)
    ]
    heapify(heap)
    while heap:
        entry = heappop(heap)
        _, one, other = entry
        if one in groups and other in groups and [entry] == _entry(groups, one, other):
            _merge(groups, one, other)
            for third in groups[one].same:
                for again in _entry(groups, *sorted((one, third))):
                    heappush(heap, again)


def _entry(groups: Mapping[str, _Group], one: str, other: str) -> list[tuple[int, str, str]]:
    """Return what speaks for joining two groups, a pair on average, negated to sort by; nothing if they stay apart."""
    left, right = groups[one], groups[other]
    if other in left.apart or left.reports & right.reports:
        return []
    pairs = len(left.members) * len(right.members)
    total = left.worth[other] + UNLINKED * pairs
    return [(-(1000 * total // pairs), one, other)] if total > 0 else []


def _merge(groups: dict[str, _Group], one: str, other: str) -> None:
    """Put the second group into the first, which goes by the smaller id."""
    kept, gone = groups[one], groups.pop(other)
    kept.members |= gone.members
    kept.reports |= gone.reports
    for third, worth in gone.worth.items():
        if third in groups and third != one:
            kept.worth[third] += worth
            groups[third].worth[one] += worth
            groups[third].worth.pop(other, None)
    for name in ("same", "apart"):
        theirs: set[str] = getattr(gone, name)
        for third in theirs & groups.keys() - {one}:
            getattr(groups[third], name).discard(other)
            getattr(groups[third], name).add(one)
            getattr(kept, name).add(third)
        getattr(kept, name).discard(other)
    kept.worth.pop(other, None)
