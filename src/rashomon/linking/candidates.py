"""Which pairs are worth comparing: accounts that share a block.

In: a profile. Out: block keys. Two accounts of one incident share a block of day and country, or of day and a word of
the target; look-alikes of other days share a block of city and target (a site, or a word of the target). Near-linear as
long as few incidents share a day and country, and few the same target.
"""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.linking.profiles import Profile

#: A report without a time of happening is taken to tell of the days before it came out. Not fitted.
RECENT_DAYS = 3
#: Longer spans of time (a month, a year) are no help in finding pairs.
MOST_DAYS = 8


def blocks(profile: Profile) -> frozenset[str]:
    """Return the block keys of an account; accounts that share one are compared."""
    countries = {place.country for place in profile.places if place.country} or {"??"}
    days = {f"day|{day.isoformat()}|{country}" for day in _days(profile) for country in countries}
    told = {f"day|{day.isoformat()}|{word}" for day in _days(profile) for word in profile.target}
    return frozenset(days | told | _alike(profile))


def _days(profile: Profile) -> list[date]:
    if profile.first is None or profile.last is None:
        return [profile.published - timedelta(days=n) for n in range(RECENT_DAYS + 1)]
    first, last = profile.first.date(), (profile.last - timedelta(microseconds=1)).date()
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST_DAYS))]


def _alike(profile: Profile) -> set[str]:
    cities = {place.city or place.name for place in profile.places if place.precision in {"site", "district", "town"}}
    things = {place.site for place in profile.places if place.site} | profile.target or {"town"}
    return {f"alike|{city}|{thing}" for city in cities for thing in things}
