"""Where, as MUC-4 writes it: "COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)".

In: place values of one account, or plain names with what they are. Out: slot 3, country first, then from the largest to
the smallest. MUC-4 task documentation, part 1, section 7.4, and its set list of locations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from rashomon.export.muc4.nations import nation_name
from rashomon.export.muc4.notation import NOTHING
from rashomon.records import Place
from rashomon.values.countries import country_named

#: Words for kinds of place, as the set list has them, from the largest to the smallest.
KINDS = (
    "REGION", "PROVINCE", "DEPARTMENT", "STATE", "INTENDANCY", "ZONE", "ISLAND", "MOUNTAIN", "VALLEY", "RIVER",
    "DISTRICT", "MUNICIPALITY", "JURISDICTION", "CANTON", "CITY", "TOWN", "TOWNSHIP", "VILLAGE", "HAMLET", "SUBURB",
    "NEIGHBORHOOD", "SECTOR", "REFUGEE CAMP", "FARM", "AIRPORT", "PORT", "UNIVERSITY", "JAIL",
)  # fmt: skip
_SAME = {"governorate": "PROVINCE", "neighbourhood": "NEIGHBORHOOD", "quarter": "NEIGHBORHOOD", "prison": "JAIL"}
_WORD = regex.compile(rf"\b(?:{'|'.join(kind.lower() for kind in KINDS)}|{'|'.join(_SAME)})\b", regex.IGNORECASE)
_BY_PRECISION = {"town": "CITY", "district": "NEIGHBORHOOD", "region": "REGION", "sea": "REGION"}
#: Countries whose first divisions are departments; elsewhere they are provinces.
_DEPARTMENTS = frozenset({"BO", "CO", "FR", "GT", "HN", "HT", "NI", "PE", "PY", "SV", "UY"})
#: Sites that the set list counts as locations.
_SITES = frozenset({"AIRPORT", "PORT", "UNIVERSITY", "JAIL", "REFUGEE CAMP", "FARM"})


def location_fill(places: Sequence[Place], country: str = "") -> str:
    """Return slot 3 from the places told; ``country`` (ISO 3166-1 alpha-2) stands in where no place has one."""
    code = next((place.country for place in places if place.country), country)
    within = [place for place in places if not place.country or place.country == code]
    return location(nation_name(code), [part for place in within for part in parts_of(place)])


def location(country: str, parts: Iterable[tuple[str, str]]) -> str:
    """Return slot 3 from a country as MUC-4 writes it and (name, kind) pairs in any order; each name once."""
    kept: dict[str, tuple[str, str]] = {}
    for name, kind in parts:
        if name.strip():
            kept.setdefault(name.strip().upper(), (name.strip().upper(), kind))
    ordered = sorted(kept.values(), key=lambda part: KINDS.index(part[1]))
    return ": ".join([country, *(f"{name} ({kind})" for name, kind in ordered)]) if country or ordered else NOTHING


def place_kind(words: str, precision: str, country: str) -> str:
    """Return what kind of place words name: by a word among them ("San Miguel department"), else by the precision."""
    named = _WORD.search(words)
    if named:
        return _SAME.get(named.group().lower(), named.group().upper())
    if precision == "province":
        return "DEPARTMENT" if country in _DEPARTMENTS else "PROVINCE"
    return _BY_PRECISION.get(precision, "")


def parts_of(place: Place) -> Iterable[tuple[str, str]]:
    """Yield what of a place goes into slot 3 below the country: (name, kind), the city of a site or district first."""
    kind = place_kind(place.words, place.precision, place.country)
    if place.city and place.precision in {"site", "district"}:
        yield place.city, "CITY"
    if place.precision == "site":
        if kind in _SITES and place.site:
            yield place.site, kind
    elif kind and place.precision not in {"country", "unresolved"}:
        yield _bare(place.name.split(",")[0]), kind


def _bare(name: str) -> str:
    """Return a name without the word for its kind; not where a country would be left ("Guatemala City")."""
    plain = " ".join(_WORD.sub("", name).split())
    return name if not plain or (name.lower().endswith(" city") and country_named(plain)) else plain
