"""Accounts and links to incidents: a pure function of both.

In: accounts and the links between them. Out: incidents. "Different" binds: no chain of "same" links can join two
accounts that
somebody, a person or the machine, has kept apart; nor two accounts of one report. "Unsure" joins nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.records import HAPPENED, Account, Incident, Link
from rashomon.vocabulary import kinds

_MACHINE = "rashomon/"


def cluster(accounts: Iterable[Account], links: Iterable[Link]) -> list[Incident]:
    """Join accounts of incidents that happened; what did not happen, verbal acts and series are never incidents.

    Links of stronger score join first; of several decisions about one pair the last by a person counts.
    """
    told = {a.id: a for a in accounts if a.form == "incident" and a.stance in HAPPENED}
    deciding = deciding_links(links)
    apart = {pair for pair, link in deciding.items() if link.decision == "different"}
    members = {key: {key} for key in told}
    same = [link for link in deciding.values() if link.decision == "same"]
    for link in sorted(same, key=lambda link: (-link.score, link.left, link.right)):
        if link.left in members and link.right in members:
            _join(members, link, told, apart)
    unique = {min(group): group for group in members.values()}
    return [_incident(told, group) for _, group in sorted(unique.items())]


def deciding_links(links: Iterable[Link]) -> dict[tuple[str, str], Link]:
    """Return for each pair the link that counts: the last by a person, else the last by the machine."""
    deciding: dict[tuple[str, str], Link] = {}
    for link in links:
        current = deciding.get((link.left, link.right))
        if current is None or not _by_person(current) or _by_person(link):
            deciding[link.left, link.right] = link
    return deciding


def _by_person(link: Link) -> bool:
    return not link.decided_by.startswith(_MACHINE)


def _join(members: dict[str, set[str]], link: Link, told: Mapping[str, Account], apart: set[tuple[str, str]]) -> None:
    one, other = members[link.left], members[link.right]
    if one is other:
        return
    for a in one:
        for b in other:
            pair = (min(a, b), max(a, b))
            if pair in apart or (told[a].report_id == told[b].report_id and not _by_person(link)):
                return
    one |= other
    for key in other:
        members[key] = one


def _incident(told: Mapping[str, Account], group: set[str]) -> Incident:
    accounts = tuple(sorted(group))
    counts = Counter(told[key].kind for key in accounts)
    kind = min(counts, key=lambda kind: (not kinds()[kind].get("weapon"), -counts[kind], kind))
    return Incident(accounts[0], kind, "incident", accounts)
