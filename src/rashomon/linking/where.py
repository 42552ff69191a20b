"""Two accounts' places compared, at the precision each is told with.

In: two profiles. Out: a level, one of :data:`PLACE`, and its reason in words. Two places that agree only on a country
or a province are no evidence that two incidents were near one another.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.linking.profiles import Profile
from rashomon.records import Place
from rashomon.values.places import compare_places, distance_km, show_place

#: From the strongest evidence against one incident to the strongest for it; what stands before "unknown" is against.
PLACE = (
    "elsewhere", "coarsely elsewhere", "another part of town", "some way off", "unknown", "near", "same town",
    "same site",
)  # fmt: skip
#: Places no finer than these are no evidence of nearness.
COARSE = frozenset({"country", "region", "province", "sea", "unresolved"})
#: A town's neighbours, and what a report may still call by the name of the nearest town.
NEAR_KM, OFF_KM = 25, 100
#: No degree of latitude is shorter, on the globe that distances are worked on; rounded down.
LEAST_DEGREE_KM = 110.0


def place_level(one: Profile, other: Profile) -> str:
    """Return the level of the two places that agree best."""
    if len(one.places) == len(other.places) == 1:
        return _pair(one.places[0], other.places[0]) or "unknown"
    found = {_pair(a, b) for a in one.places for b in other.places} - {""}
    return max(found, key=PLACE.index, default="unknown")


def place_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    if level == "unknown":
        return "no places exact enough to compare"
    pairs = [(a, b) for a in one.places for b in other.places]
    a, b = pairs[0] if len(pairs) == 1 else next((a, b) for a, b in pairs if _pair(a, b) == level)
    names = show_place(a) if show_place(a) == show_place(b) else f"{show_place(a)} and {show_place(b)}"
    one_place = level == "same site" or (level == "same town" and show_place(a) == show_place(b))
    agreed = "same place" if one_place else "places agree" if level in ("same town", "near") else "different places"
    return f"{agreed}: {names}"


def _pair(a: Place, b: Place) -> str:
    """Return the level of two places: "unknown" where they agree only on a country, "" where nothing can be said."""
    return "elsewhere" if _far_apart(a, b) else _compared(a, b)


def _far_apart(a: Place, b: Place) -> bool:
    """Tell, by their latitudes alone, of most towns that are elsewhere that they are: no more need be compared."""
    if not is_located(a) or not is_located(b) or a.gazetteer_id == b.gazetteer_id:
        return False
    assert a.latitude is not None
    assert b.latitude is not None  # both are located
    reach = OFF_KM + (a.radius_km or 0.0) + (b.radius_km or 0.0)
    return abs(a.latitude - b.latitude) * LEAST_DEGREE_KM > reach


def is_located(place: Place) -> bool:
    """Tell whether a place is a town of the gazetteer, which its latitude alone may tell from another."""
    located = place.latitude is not None and place.longitude is not None
    return located and place.precision == "town" and not place.site and bool(place.gazetteer_id)


@lru_cache(maxsize=1 << 16)
def _compared(a: Place, b: Place) -> str:
    fine = a.precision not in COARSE and b.precision not in COARSE
    verdict = compare_places(a, b)
    if not fine:
        return {"different": "coarsely elsewhere", "unknown": ""}.get(verdict, "unknown")
    sites = a.precision != "town" and b.precision != "town"
    if verdict == "same":
        return "same site" if sites else "same town"
    apart = distance_km(a, b)
    if verdict == "compatible":
        return "same town" if _one_town(a, b) else "near"
    if apart is None:
        return "elsewhere" if verdict == "different" else ""
    if sites and _one_town(a, b):
        return "another part of town" if verdict == "different" else "same town"
    return "near" if apart <= NEAR_KM else "some way off" if apart <= OFF_KM else "elsewhere"


def _one_town(a: Place, b: Place) -> bool:
    return bool(a.city or b.city) and (a.city or a.name) == (b.city or b.name) and a.country == b.country
