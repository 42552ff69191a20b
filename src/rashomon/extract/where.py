"""Which of the places that a report names is that of its incident: a fitted score for each.

In: the places of one report with the words round them, where it was filed and where its publisher is at home. Out: each
place with its chance and the parts of its score (a log-linear model, as :mod:`rashomon.extract.when`). The weights are
``vocabulary/where_weights.yaml``, fitted by ``training/day_and_place.py``. Local names that towns elsewhere bear are
told by how far they are from all else that the report names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

import regex

from rashomon.extract.surroundings import surroundings
from rashomon.records import Place
from rashomon.values.places import distance_km
from rashomon.vocabulary import load_vocabulary

#: The name of the answer that no place named is the incident's.
NONE = "none of them"
#: What the statement of the place that weighs most is found by, beside what found its words.
WEIGHED = "rule:place_weighed"
_NEAR_KM, _FAR_KM = 40.0, 160.0
#: Places so near each other are taken for one in weighing.
_TOGETHER_KM = 30.0
_RADII = (0.0, 0.5, 1.0, 2.0, 3.6, 8.0, 20.0)
_POSITIONS = (0, 120, 400, 1000, 2500)
_MOST_NEAR = 4
_SENTENCE_ENDS = ".!?\"”'’)"
_NAMES = {
    "named for care": regex.compile(r"\b(?:hospitals?|medical|clinic|health|trauma)\b", regex.I),
    "named for justice": regex.compile(
        r"\b(?:jail|prison|court\w*|detention|correction\w*|barracks|headquarters)\b", regex.I
    ),
    "named for learning": regex.compile(r"\b(?:school|university|college|academy)\b", regex.I),
    "named for a street": regex.compile(
        r"\b(?:streets?|st|avenue|ave|road|rd|drive|lane|boulevard|blvd|highway|block)\b", regex.I
    ),
    "the side of a town": regex.compile(
        r"^(?:the\s)?(?:far\s)?(?:north|south|east|west)(?:\s?(?:east|west))?(?:ern)?(?:\s?(?:side|end))?$|^[NS][EW]$",
        regex.I,
    ),
}
_FROM = regex.compile(
    r"\b(?:hospitals?|medical|clinic|jail|prison|airlifted|flown|taken|transported|from|native|miles|kilomet\w+|residents?)\b[^.;]*$",
    regex.I,
)
_POLICE = regex.compile(
    r"^(?:\s(?:metropolitan|city|town|county|metro))?\s(?:police|fire|sheriff|officers|authorities|detectives|firefighters|man|woman|boy|girl|teen\w*)",
    regex.I,
)


@dataclass(frozen=True, slots=True)
class Sited:
    """A place named: the words of its sentence, where it stands there and in the report, and how it is told."""

    value: Place
    words: str
    at: int
    position: int
    how: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A place named, its score and the parts of that, its chance, and the chance that it was there or near there."""

    sited: Sited
    chance: float
    nearby: float
    score: float
    parts: tuple[tuple[str, float], ...]


def weigh_places(
    named: Sequence[Sited],
    filed: Place | None,
    home: Sequence[Place] = (),
    weights: Mapping[str, float] | None = None,
) -> list[Weighed]:
    """Return the places with coordinates, that near which it most likely was first, of those near it the likeliest.

    ``weights`` are those of the package if not given.
    """
    weights = where_weights() if weights is None else weights
    rows = [
        (one, tuple((name, weights[name]) for name in features if name in weights))
        for one, features in described(named, filed, home)
    ]
    scores = [sum(weight for _, weight in parts) for _, parts in rows]
    top = max([weights.get(NONE, 0.0), *scores])
    shares = [exp(score - top) for score in scores]
    whole = exp(weights.get(NONE, 0.0) - top) + sum(shares)
    groups = _nearby([one.value for one, _ in rows])
    weighed = [
        Weighed(one, share / whole, sum(shares[other] for other in group) / whole, score, parts)
        for (one, parts), share, score, group in zip(rows, shares, scores, groups, strict=True)
    ]
    order = sorted(range(len(weighed)), key=lambda n: _rank(weighed[n]))
    first = _likeliest([weighed[n] for n in groups[order[0]]]) if order else None
    return sorted((weighed[n] for n in order), key=lambda one: one is not first)


def _likeliest(near: Sequence[Weighed]) -> Weighed:
    """Return the best telling of the likeliest of places near each other, one known to the town or better first."""
    shares: dict[str, float] = {}
    for one in near:
        shares[one.sited.value.name] = shares.get(one.sited.value.name, 0.0) + one.chance
    return min(near, key=lambda w: (w.sited.value.precision == "province", -shares[w.sited.value.name], *_rank(w)[1:]))


def _rank(one: Weighed) -> tuple[float, float, int]:
    return -round(one.nearby, 6), -one.score, one.sited.position


def _nearby(places: Sequence[Place]) -> list[list[int]]:
    """Return for each place the numbers of those of its name or near it."""
    kinds: dict[tuple[str, float | None, float | None], list[int]] = {}
    for number, place in enumerate(places):
        kinds.setdefault((place.name, place.latitude, place.longitude), []).append(number)
    found = {
        key: [n for other, numbers in kinds.items() if _together(places[own[0]], places[numbers[0]]) for n in numbers]
        for key, own in kinds.items()
    }
    return [found[(place.name, place.latitude, place.longitude)] for place in places]


def _together(one: Place, other: Place) -> bool:
    apart = distance_km(one, other)
    return one.name == other.name or (apart is not None and apart <= _TOGETHER_KM)


def described(named: Sequence[Sited], filed: Place | None, home: Sequence[Place]) -> Iterator[tuple[Sited, list[str]]]:
    """Yield each place that has coordinates with its features."""
    known = [one for one in named if one.value.latitude is not None and one.value.precision in _EXACT]
    others = {one.value: one for one in known}
    for one in known:
        yield one, [*_telling(one), *_standing(one, list(others), filed, home)]


def names_a_side(place: Place) -> bool:
    """Tell the name of a part of a town, whatever other town bears it: "the Westside"."""
    return _NAMES["the side of a town"].search(place.words) is not None


@cache
def where_weights() -> Mapping[str, float]:
    """Return what each feature counts for."""
    return load_vocabulary("where_weights")["weights"]


# --- Helpers ----------------------------------------------------------------------------------------------------------

_EXACT = frozenset({"site", "district", "town", "province"})


def _telling(one: Sited) -> Iterator[str]:
    """Yield what one telling of a place shows by itself."""
    place, end = one.value, one.at + len(one.value.words)
    yield one.how
    yield f"exact to a {place.precision}"
    if place.radius_km is not None:
        yield f"{place.precision} of {max(limit for limit in _RADII if place.radius_km >= limit)} km"
    yield from surroundings(one.words, one.at, end)
    yield from (name for name, form in _NAMES.items() if form.search(place.words) or form.search(place.name))
    if _FROM.search(one.words[max(0, one.at - 40) : one.at]):
        yield "where somebody comes from or was taken"
    if _POLICE.match(one.words[end:]):
        yield "whose police or people are named"
    if "," in place.words:
        yield "told with what contains it"
    if place.relation:
        yield "told by its distance" if any(mark.isdigit() for mark in place.relation) else "told as near"
    if place.words.isupper():
        yield "in capitals"
    if one.words.rstrip()[-1:] not in _SENTENCE_ENDS:
        yield "in a line without a full stop"
    yield f"from {max(limit for limit in _POSITIONS if one.position >= limit)} characters on"


def _standing(one: Sited, others: Sequence[Place], filed: Place | None, home: Sequence[Place]) -> Iterator[str]:
    """Yield how a place stands to the others, to where the report was filed and to where its publisher is."""
    apart = [
        km for other in others if other.name != one.value.name and (km := distance_km(one.value, other)) is not None
    ]
    near = sum(km <= _NEAR_KM for km in apart)
    yield f"near {min(near, _MOST_NEAR)} others" if apart else "the only place named"
    if apart:
        yield "near most others" if 2 * near >= len(apart) else "far from most others"
        if min(apart) > _FAR_KM:
            yield "far from all others"
    abroad = sum(
        other.country != one.value.country for other in others if other.country and other.name != one.value.name
    )
    if one.value.country and 2 * abroad > len(others):
        yield "in another country than most others"
    told = sum(other.name == one.value.name for other in others)
    yield f"named in {min(told, 3)} ways"
    for name, points in (("filed", [filed] if filed is not None else []), ("publisher's home", home)):
        known = {point.country for point in points if point.country}
        if one.value.country and known and one.value.country not in known:
            yield f"in another country than the {name}"
        km = min((km for point in points if (km := distance_km(one.value, point)) is not None), default=None)
        if km is not None:
            yield (
                f"near the {name}"
                if km <= _NEAR_KM
                else f"about the {name}"
                if km <= _FAR_KM
                else f"far from the {name}"
            )
