"""The place names of a report: which words name places, and which places they name.

In: a text, a gazetteer, what is known of the publisher. Out: toponyms with their ranges, how sure it is that they are
such, and what they mean. Metonyms ("Iran denied it") and adjectives ("Iraqi") are toponyms here; whether something
happened there is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from rashomon.values.gazetteer import Gazetteer, normal
from rashomon.values.places.cues import elsewhere, features
from rashomon.values.places.features import Home
from rashomon.values.places.resolving import Told, resolve
from rashomon.values.places.spotting import Sighting, sightings, words_of
from rashomon.values.places.tokens import Token, tokens
from rashomon.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name: what it means, the chance that it is one at all, and whether it is an adjective of people."""

    told: Told
    chance: float
    adjective: bool


def find_toponyms(
    text: str, gazetteer: Gazetteer, home: Home | None = None, words: Sequence[Token] | None = None
) -> list[Toponym]:
    """Return the place names of a text, left to right. ``words`` are those of the text, where they are known."""
    found = []
    for spot, told, row in described(text, gazetteer, home or Home(), name_weights(), words):
        chance = _chance(row, name_weights())
        if told is not None and chance >= 0.5:
            found.append(Toponym(told, chance, spot.kind == "people"))
    return found


def mean(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer, home: Home | None = None) -> list[Told]:
    """Return what given place names of a text mean, with what else it names weighed beside them."""
    at = home or Home()
    others = [
        (told.start, told.end)
        for _, told, row in described(text, gazetteer, at, name_weights())
        if told is not None
        and _chance(row, name_weights()) >= 0.5
        and all(told.end <= start or end <= told.start for start, end in spans)
    ]
    return resolve(text, [*spans, *others], gazetteer, at)[: len(spans)]


def described(
    text: str, gazetteer: Gazetteer, home: Home, used: Mapping[str, float], tokenised: Sequence[Token] | None = None
) -> list[tuple[Sighting, Told | None, list[str]]]:
    """Return what may name a place in a text, what it means, and what speaks for and against its being one.

    What is unlikely by its words alone is not asked what it means (None), so that it says nothing about the others.
    """
    words = words_of(tokens(text) if tokenised is None else tokenised)
    spots = sightings(text, words, gazetteer)
    known = elsewhere(spots, text, words)
    rows = []
    for index, spot in enumerate(spots):
        before = spots[index - 1] if index else None
        after = spots[index + 1] if index + 1 < len(spots) else None
        row = features(text, words, spot, before, after)
        rows.append([*row, *sorted(known[normal(text[spot.start : spot.end])])])
    likely = [_chance(row, used) >= _LEAST for row in rows]
    spans = [(spot.start, spot.end) for spot, may in zip(spots, likely, strict=True) if may]
    meant = iter(resolve(text, spans, gazetteer, home))
    told = [next(meant) if may else None for may in likely]
    return [
        (spot, one, [*row, *fitting(one)] if one else row) for spot, one, row in zip(spots, told, rows, strict=True)
    ]


def fitting(told: Told) -> list[str]:
    """Name how well what a name means fits the rest of the report."""
    best = told.best
    if best is None:
        return ["unknown"]
    found = [f"fits: {key}" for key in _FITS if best.parts.get(key, 0.0) > 0.5]
    if best.option.form == "own" and best.option.entry.kind == "town":
        found.append("fits: own name" if found else "fits nothing")
    return found


@cache
def name_weights() -> Mapping[str, float]:
    """Return what each feature counts for in telling whether words name a place."""
    return dict(load_vocabulary("place_weights")["naming"])


# --- Helpers ----------------------------------------------------------------------------------------------------------

#: Sightings less likely than this by their words are dropped before names are weighed.
_LEAST = 0.1
_FITS = (
    "names within 60 km",
    "names in its province",
    "names in its country",
    "near the publisher's home or the dateline",
    "in the publisher's or dateline's country",
    "in what is named after it",
    "its province named",
)


def _chance(row: Sequence[str], used: Mapping[str, float]) -> float:
    score = used.get("always", 0.0) + sum([used[name] for name in row if name in used])
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))
