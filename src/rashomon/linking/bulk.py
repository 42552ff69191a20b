"""Profiles as rows of one flat table, for an engine that links in bulk, and the pairs that both engines decide on.

In: profiles. Out: a row for each, and the pairs that share a block. An engine that takes this table sees what
``decide`` sees: time, place, kind, weapons, target, actors, deaths; nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from rashomon.linking.candidates import blocks
from rashomon.linking.profiles import Profile
from rashomon.linking.where import COARSE
from rashomon.records import Place
from rashomon.vocabulary import kinds


@dataclass(frozen=True, slots=True)
class BulkRow:
    """An account in the table. Days are None where none is told, the point where no place is exact enough.

    ``span`` is how many days the telling leaves open, ``blocks`` the keys under which the account is compared.
    """

    unique_id: str
    report_id: str
    first_day: date | None
    last_day: date | None
    span: int
    latitude: float | None
    longitude: float | None
    place: str | None
    country: str | None
    kind: str
    family: str
    weapons: tuple[str, ...]
    target: tuple[str, ...]
    actors: tuple[str, ...]
    killed: int | None
    blocks: tuple[str, ...]


def bulk_row(profile: Profile) -> BulkRow:
    """Return the row of a profile."""
    fine = [place for place in profile.places if place.precision not in COARSE]
    point = next((place for place in fine if place.latitude is not None), None)
    first = profile.first.date() if profile.first else None
    last = (profile.last - timedelta(microseconds=1)).date() if profile.last else None
    return BulkRow(
        unique_id=profile.account_id,
        report_id=profile.report_id,
        first_day=first,
        last_day=last,
        span=(last - first).days if first and last else 0,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        place=_name(fine[0]) if fine else None,
        country=next((place.country for place in profile.places if place.country), None),
        kind=profile.kind,
        family=str(kinds()[profile.kind]["family"]),
        weapons=tuple(sorted(profile.weapons)),
        target=tuple(sorted(profile.target)),
        actors=tuple(sorted({name.canonical.casefold() for name in profile.actors})),
        killed=next((killed.low for killed in profile.killed if killed.low is not None), None),
        blocks=tuple(sorted(blocks(profile))),
    )


def sharing_a_block(profiles: Iterable[Profile]) -> list[tuple[Profile, Profile]]:
    """Return the pairs of profiles of different reports that share a block, each once, in the order of their ids."""
    members: dict[str, list[str]] = defaultdict(list)
    known: Mapping[str, Profile] = {profile.account_id: profile for profile in profiles}
    for account_id in sorted(known):
        for key in blocks(known[account_id]):
            members[key].append(account_id)
    pairs = {pair for ids in members.values() for pair in combinations(ids, 2)}
    both = ((known[one], known[other]) for one, other in sorted(pairs))
    return [(one, other) for one, other in both if one.report_id != other.report_id]


def _name(place: Place) -> str:
    return (place.city or place.name).casefold()
