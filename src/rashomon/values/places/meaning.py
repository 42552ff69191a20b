"""Which place each name of a report means: one score, a sum of named parts, for every place that bears the name.

In: names with their options, what stands with them, and what is known of the publisher. Out: for each name its options
with their parts and chances. The weights are those of ``vocabulary/place_weights.yaml``, under ``meaning``; a chance is
the share of the exponential of a score (a log-linear model, fitted by ``training/places.py``). Names of one report are
weighed together: first each alone, then with what the others most likely mean, twice.

One name means one place in a report, unless the words beside it say otherwise ("Paris, Texas").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, exp, log, log10, radians, sqrt

from rashomon.values.countries import is_capital
from rashomon.values.gazetteer import Entry
from rashomon.values.places.areas import areas, key_of
from rashomon.values.places.options import Option
from rashomon.vocabulary import load_vocabulary

Parts = Mapping[str, float]
_ROUNDS = 2
#: An option less likely than this says nothing about the others.
_LEAST = 0.05
_NEAR_KM, _BY_KM = 60.0, 160.0
_DEGREE_KM = 111.2
#: Kinds of places that are no areas by their own right, whatever they are named.
_OFFICIAL = frozenset({"country", "province", "county", "town"})
#: A division reaches this many times the radius of its circle; provinces are not round.
_REACH = 1.6


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a report: its options, how often it is told, and the options of what is said to contain it.

    ``kinds`` are what the words beside it say that it is: "the state of Victoria", "the Alberta province"; ``listed``
    the numbers of the names that it stands in a list with.
    """

    options: Sequence[Option]
    times: int = 1
    within: Sequence[Option] = ()
    kinds: frozenset[str] = frozenset()
    listed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """What is known before a name is read: places of the publisher and the dateline, and the publisher's country."""

    places: Sequence[Entry] = ()
    country: str = ""
    dateline: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option with its score's parts (each weight times its feature), and its chance among those of its name."""

    option: Option
    parts: Parts
    chance: float

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(self.parts.values())


#: A row's number, what it may mean, and its chance times how often it is told.
_Said = tuple[int, Entry, float]


class Belief:
    """What the names of a report most likely mean: for each name entries with chances, times how often it is told.

    Kept by country too, for only what lies in one country speaks for what lies there.
    """

    __slots__ = ("by_country", "entries", "whole")

    def __init__(self, entries: Sequence[Sequence[tuple[Entry, float]]] = ()) -> None:
        """Sort the entries by country."""
        self.entries = entries
        self.by_country: dict[str, list[_Said]] = {}
        self.whole = 0.0
        for number, row in enumerate(entries):
            for entry, chance in row:
                self.whole += chance
                if entry.country:
                    self.by_country.setdefault(entry.country, []).append((number, entry, chance))

    def of_row(self, number: int) -> float:
        """Return the chances of a row; 0 for one that is not there."""
        return sum(chance for _, chance in self.entries[number]) if 0 <= number < len(self.entries) else 0.0

    def alike(self, entry: Entry, listed: Sequence[int]) -> float:
        """Return the share of what some rows mean that is of an entry's kind; 0 where there is no row."""
        kinds = [(other.kind == entry.kind, chance) for number in listed for other, chance in self.entries[number]]
        whole = sum(chance for _, chance in kinds)
        return sum(chance for same, chance in kinds if same) / whole if whole else 0.0


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each part."""
    return dict(load_vocabulary("place_weights")["meaning"])


def weigh(names: Sequence[Named], home: Home, given: Mapping[str, float] | None = None) -> list[list[Weighed]]:
    """Weigh the options of all names of a report; the likeliest of each name first. ``given`` are other weights."""
    used = weights() if given is None else given
    fixed = [[own_parts(option, name, home) for option in name.options] for name in names]
    chances = [_chances([_sum(parts, used) for parts in row]) for row in fixed]
    rows = fixed
    for _ in range(_ROUNDS):
        belief = believe(names, chances)
        rows = [
            [
                {**parts, **told_parts(option.entry, index, belief, name.listed)}
                for option, parts in zip(name.options, row, strict=True)
            ]
            if len(name.options) > 1
            else row
            for index, (name, row) in enumerate(zip(names, fixed, strict=True))
        ]
        chances = [_chances([_sum(parts, used) for parts in row]) for row in rows]
    return [
        sorted(
            (
                Weighed(option, {key: used.get(key, 0.0) * value for key, value in parts.items()}, chance)
                for option, parts, chance in zip(name.options, row, shares, strict=True)
            ),
            key=lambda one: (-one.chance, -one.option.entry.population, one.option.entry.id),
        )
        for name, row, shares in zip(names, rows, chances, strict=True)
    ]


def believe(names: Sequence[Named], chances: Sequence[Sequence[float]]) -> Belief:
    """Return what each name most likely means, for the others to lean on."""
    return Belief(
        [
            [
                (option.entry, chance * (1.0 + log(max(1, name.times))))
                for option, chance in zip(name.options, row, strict=True)
                if chance >= _LEAST
            ]
            for name, row in zip(names, chances, strict=True)
        ]
    )


def own_parts(option: Option, name: Named, home: Home) -> dict[str, float]:
    """Return the features of an option that need no other name."""
    entry = option.entry
    people = log10(entry.population + 1)
    parts = {f"people of a {entry.kind}": people, f"a {entry.kind}": 1.0, f"by {option.form} name": 1.0}
    if entry.kind not in _OFFICIAL and key_of(entry.name) in areas():
        parts["a known area"] = 1.0
    if entry.kind == "town" and is_capital(entry.name, entry.country):
        parts["a capital"] = 1.0
    if name.kinds:
        parts["of the kind named beside it" if entry.kind in name.kinds else "not of the kind named beside it"] = 1.0
    if name.within:
        inside = any(contains(outer.entry, entry) for outer in name.within)
        parts["in what is named after it" if inside else "not in what is named after it"] = 1.0
    if entry.country and entry.country in (home.country, *(place.country for place in home.dateline)):
        parts["in the publisher's or dateline's country"] = 1.0
    if any(apart(place, entry) <= _BY_KM or contains(entry, place) for place in (*home.places, *home.dateline)):
        parts["near the publisher's home or the dateline"] = 1.0
    return parts


def told_parts(entry: Entry, index: int, belief: Belief, listed: Sequence[int] = ()) -> dict[str, float]:
    """Return the features of an option that lean on what the other names mean; ``index`` is that of its own name.

    ``listed`` are the numbers of those it stands in a list with: what stands in a list is mostly of one kind.
    """
    country = province = near = by = holds = named = inside = 0.0
    small, wide = entry.kind in ("town", "county"), entry.kind in ("province", "region")
    for number, other, chance in belief.by_country.get(entry.country, ()):
        if number == index:
            continue
        country += chance
        if other.kind == "country":
            named = max(named, chance)
            continue
        same = entry.admin1 != "" and other.admin1 == entry.admin1
        if same:
            province += chance
            if other.kind == "province":
                inside = max(inside, chance)
        if small and other.kind in ("town", "county"):
            away = apart(entry, other)
            near += chance if away <= _NEAR_KM else 0.0
            by += chance if away <= _BY_KM else 0.0
        elif wide and same:
            holds += chance
    whole = max(1.0, belief.whole - belief.of_row(index))
    found = {
        "names in its country": log(1.0 + country),
        "its country named": named,
        "names in its province": log(1.0 + province),
        "its province named": inside,
        "names within 60 km": log(1.0 + near),
        "names within 160 km": log(1.0 + by),
        "names inside it": log(1.0 + holds),
        "share of names in its country": country / whole,
        "share of names in its province": province / whole,
        "of the kind of those listed with it": belief.alike(entry, listed),
    }
    return {key: value for key, value in found.items() if value}


def best_of(found: Sequence[Option], home: Home, belief: Belief) -> tuple[Entry, Parts] | None:
    """Return the likeliest option of one more name, with its parts, by what a report's other names mean."""
    if not found:
        return None
    name, used = Named(found), weights()
    rows = [
        {key: used.get(key, 0.0) * value for key, value in parts.items()}
        for option in found
        for parts in [own_parts(option, name, home) | told_parts(option.entry, -1, belief)]
    ]
    best = max(
        range(len(found)),
        key=lambda index: (sum(rows[index].values()), found[index].entry.population, found[index].entry.id),
    )
    return found[best].entry, rows[best]


def contains(outer: Entry, inner: Entry) -> bool:
    """Tell whether a place lies in a country, a division or an area: by code where both have one, else by distance."""
    if outer.kind == "continent" or outer.id == inner.id:
        return False
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "province" and outer.admin1 and inner.admin1:
        return outer.admin1 == inner.admin1 and inner.kind != "province"
    if outer.kind == "town" or inner.kind in ("province", "country"):
        return False
    return apart(outer, inner) <= max(outer.radius_km, 5.0) * _REACH


def apart(one: Entry, other: Entry) -> float:
    """Return a quick distance in km; right within a percent or so up to a few hundred km."""
    north = one.latitude - other.latitude
    if abs(north) > 12.0:
        return abs(north) * _DEGREE_KM
    east = one.longitude - other.longitude
    if east > 180.0 or east < -180.0:
        east -= 360.0 if east > 0 else -360.0
    east *= cos(radians((one.latitude + other.latitude) / 2))
    return _DEGREE_KM * sqrt(north * north + east * east)


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _sum(parts: Parts, used: Mapping[str, float]) -> float:
    return sum(used.get(key, 0.0) * value for key, value in parts.items())


def _chances(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]
