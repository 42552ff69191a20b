"""One place against another, and a place in words.

In: two places. Out: whether they can be one and the same, and how far apart they are. It decides by ids, containment
and distance only; it never looks a name up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rashomon.records import Place
from rashomon.values.countries import country_of_people
from rashomon.values.gazetteer import normal
from rashomon.values.places.kinds import kind_of
from rashomon.values.places.lookup import kilometres
from rashomon.values.verdicts import State, Verdict

PlaceComparison = Literal["same", "compatible", "different", "unknown"]

_BROAD = ("country", "region", "sea")
_STATES: Mapping[PlaceComparison, State] = {
    "same": "same",
    "compatible": "compatible",
    "different": "conflict",
    "unknown": "compatible",
}


def compare_places(a: Place, b: Place) -> PlaceComparison:
    """Tell whether two places can be one: the same, compatible (one may lie in the other), different, or unknown.

    Two countries, regions or seas are at most compatible: an incident "in Iraq" and one "in Iraq" are near each other
    only by the size of Iraq. Places with nothing known but differing names are unknown, not different.
    """
    return _compared(a, b)[0]


def judge_places(a: Place, b: Place) -> Verdict:
    """Return the same as a verdict with its reason in words; what nothing is known of conflicts with nothing.

    Symmetric, the reason included.
    """
    found, reason = _compared(a, b)
    return Verdict(_STATES[found], reason)


def distance_km(a: Place, b: Place) -> float | None:
    """Return the great-circle distance between two places' middles in km; None where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)


def show_place(value: Place) -> str:
    """Return a place as a reader wants it: "near Green Zone, Baghdad", "northern Iraq".

    What is told behind a site is told of its town: a hall on the edge of a city is not at the edge of the hall.
    """
    relation, (site, _, rest) = value.relation, value.name.partition(", ")
    words = value.words.casefold()
    behind = relation and value.site and rest and 0 <= words.find(site.casefold()) < words.find(relation.casefold())
    if behind:
        return f"{site}, {relation} {rest}"
    return f"{relation} {value.name}" if relation else value.name


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _compared(a: Place, b: Place) -> tuple[PlaceComparison, str]:
    names = " and ".join(sorted((show_place(a), show_place(b))))
    if _same(a, b):
        if a.precision in _BROAD:
            return "compatible", f"both are {min(a.name, b.name)}, which is too wide to tell"
        return "same", f"both are {min(show_place(a), show_place(b))}"
    if a.country and b.country and a.country != b.country and not _both_near(a, b):
        return "different", f"{names} are in different countries: {' and '.join(sorted((a.country, b.country)))}"
    for inner, outer in ((a, b), (b, a)):
        if _contained(inner, outer):
            return "compatible", _inside(inner, outer, _contained(outer, inner))
    if a.site and _label(a) == _label(b) and not (a.city and b.city):
        return "compatible", f"{names} are called alike, and a town is told of one at most"
    apart = distance_km(a, b)
    if apart is None:
        return "unknown", f"where {names} are is not known well enough to compare"
    if a.site and b.site and normal(a.city) == normal(b.city) and a.city and _kinds_differ(a, b):
        return "different", f"{names} are sites of different kinds in one town"
    within = apart <= _reach(a, b)
    how = "within" if within else "more than"
    return "compatible" if within else "different", f"{names} are {apart:.0f} km apart, {how} what they reach together"


def _inside(inner: Place, outer: Place, both: bool) -> str:
    """Say that one lies in the other; where each does, in an order that does not depend on which was given first."""
    first, second = (show_place(inner), show_place(outer))
    if both:
        first, second = sorted((first, second))
    return f"{first} lies in {second}"


def _same(a: Place, b: Place) -> bool:
    if a.precision != b.precision or bool(a.site) != bool(b.site):
        return False
    if normal(a.relation) != normal(b.relation):
        return False
    if a.site:
        return _same_site(a, b)
    if a.gazetteer_id and b.gazetteer_id:
        return a.gazetteer_id == b.gazetteer_id
    named = normal(a.name) == normal(b.name)
    return named and (a.country == b.country or not (a.country and b.country)) and bool(a.name)


def _same_site(a: Place, b: Place) -> bool:
    """One site by the same words in the same town, whatever the adjective: "US embassy", "American embassy"."""
    if normal(a.city) != normal(b.city) or a.country != b.country:
        return False
    return _label(a) == _label(b) and (bool(a.city) or normal(a.name) == normal(b.name))


def _label(place: Place) -> str:
    return " ".join(country_of_people(word) or normal(word) for word in place.site.split())


def _kinds_differ(a: Place, b: Place) -> bool:
    """Two buildings of different kinds in one town are two places; a zone or district may hold either."""
    if a.precision == "district" or b.precision == "district":
        return False
    kinds = {kind_of(a.site), kind_of(b.site)}
    return len(kinds) == 2 and "" not in kinds and not kinds & _ENCLOSING


#: Kinds that enclose others: a mosque may stand in a police compound, a checkpoint at an airport.
_ENCLOSING = frozenset(
    {
        "compound",
        "base",
        "air base",
        "airport",
        "headquarters",
        "police station",
        "zone",
        "district",
        "street",
        "junction",
        "square",
        "market",
        "university",
        "refugee camp",
        "port",
        "border crossing",
        "embassy",
        "checkpoint",
    }
)


def _contained(inner: Place, outer: Place) -> bool:
    """Tell whether one place is said to lie in another: a site in its town, anything in its country."""
    if outer.precision == "country" and not outer.site:
        return bool(outer.country) and inner.country == outer.country
    if inner.site and not outer.site and outer.precision == "town":
        return bool(inner.city) and normal(inner.city) == normal(outer.name)
    return False


def _both_near(a: Place, b: Place) -> bool:
    """A border lies between two countries: places within reach of each other may be one, told from two sides."""
    apart = distance_km(a, b)
    small = a.precision not in _BROAD and b.precision not in _BROAD
    return small and apart is not None and apart <= _reach(a, b)


def _reach(a: Place, b: Place) -> float:
    return (a.radius_km or 0.0) + (b.radius_km or 0.0)
