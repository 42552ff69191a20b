"""What speaks for each place that bears a name: features of its own, and of what the other names of a report mean.

In: a name with its options, what is known of the publisher, what the other names most likely mean. Out: features by
name, as plain numbers; :mod:`rashomon.values.places.meaning` weighs them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, log10

from rashomon.values.countries import is_capital
from rashomon.values.gazetteer import Entry
from rashomon.values.places.areas import areas, key_of
from rashomon.values.places.borne import Option
from rashomon.values.places.distances import apart, contains

Parts = Mapping[str, float]
_NEAR_KM, _BY_KM = 60.0, 160.0
#: Kinds of places that are no areas by their own right, whatever they are named.
_OFFICIAL = frozenset({"country", "province", "county", "town"})


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
    if entry.country not in belief.by_country and not listed:
        return {}  # nothing speaks for it
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
