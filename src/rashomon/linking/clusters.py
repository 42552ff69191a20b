"""Accounts and links to incidents: a pure function of both.

In: accounts and the links between them. Out: incidents. "Different" binds: no chain of "same" links can join two
accounts that somebody, a person or the machine, has kept apart; nor two accounts of one report. "Unsure" joins nothing
by itself. Two groups are joined while what speaks for it, summed over every pair of their accounts, is more than what
speaks against it (correlation clustering, Bansal, Blum & Chawla 2004, by greedy agglomeration), so that one mistaken
link does not join two incidents that many others keep apart. What persons decided goes before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.linking.joining import Pair, by_person, join
from rashomon.records import HAPPENED, Account, Incident, Link
from rashomon.vocabulary import kinds


def cluster(accounts: Iterable[Account], links: Iterable[Link]) -> list[Incident]:
    """Join accounts of incidents that happened; what did not happen, verbal acts and series are never incidents.

    Of several decisions about one pair the last by a person counts, else the last by the machine.
    """
    told = {a.id: a for a in accounts if a.form == "incident" and a.stance in HAPPENED}
    deciding = [link for link in deciding_links(links).values() if link.left in told and link.right in told]
    groups = join({key: account.report_id for key, account in told.items()}, deciding)
    return [_incident(told, group) for group in sorted(groups, key=min)]


def deciding_links(links: Iterable[Link]) -> dict[Pair, Link]:
    """Return for each pair the link that counts: the last by a person, else the last by the machine."""
    deciding: dict[Pair, Link] = {}
    for link in links:
        current = deciding.get((link.left, link.right))
        if current is None or not by_person(current) or by_person(link):
            deciding[link.left, link.right] = link
    return deciding


def _incident(told: Mapping[str, Account], group: set[str]) -> Incident:
    accounts = tuple(sorted(group))
    counts = Counter(told[key].kind for key in accounts)
    kind = min(counts, key=lambda kind: (not kinds()[kind].get("weapon"), -counts[kind], kind))
    return Incident(accounts[0], kind, "incident", accounts)
