"""Where an incident that the encoder read took place: the places of its report, each with the chance to be its own.

In: what the encoder says of the tokens, and the places that were read. Out: places with chances. One scorer (trees in
``encoder/weights/places.onnx``, fitted by ``training/located.py`` on MUC-4's training texts) looks at numbers that a
person can check; :data:`COLUMNS` names them. A place is never made up: each has its words in the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log1p

import numpy as np

from rashomon.encoder.decode import Fill
from rashomon.encoder.labels import ROLES
from rashomon.encoder.scan import Floats, Scan
from rashomon.records import Place, Span

#: The chance from which a place is one of an incident's. The best on training texts that the trees had not seen.
SURE = 0.5
COLUMNS = (
    "mean chance of its words to tell where", "greatest chance of its words", "greatest mean chance of its name",
    "in the dateline", "distance to the nearest fill", "number of its sentence", "times it is named",
    "share of the places in its country", "in the country of most", "town", "province", "country", "site or district",
    "places in the report", "rank by mean chance",
)  # fmt: skip
_FAR = 2000
_PLACE = ROLES.index("Place")

#: Rows (n, columns) to chances (n,).
Scorer = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where it is named: the number of its sentence, and whether that is the dateline."""

    span: Span
    place: Place
    sentence: int
    dateline: bool


@dataclass(frozen=True, slots=True)
class Located:
    """A place of an incident where it is named best, and its chance."""

    span: Span
    place: Place
    chance: float


def locate(fills: Sequence[Fill], spots: Sequence[Spot], scan: Scan, scorer: Scorer) -> list[Located]:
    """Return the places of one incident, each once: those that are sure enough, else the likeliest alone.

    They are in one country: the one that the chances of all spots favour.
    """
    if not spots:
        return []
    chances = scorer(rows(fills, spots, scan))
    votes = dict.fromkeys((spot.place.country for spot in spots), 0.0)
    for spot, chance in zip(spots, chances, strict=True):
        votes[spot.place.country] += float(chance) if spot.place.country else 0.0
    country = max(votes, key=lambda code: votes[code])
    inside = [
        Located(spot.span, spot.place, float(chance))
        for spot, chance in zip(spots, chances, strict=True)
        if spot.place.country in {"", country}
    ]
    best: dict[str, Located] = {}
    for one in sorted(inside, key=lambda one: -one.chance):
        best.setdefault(one.place.name.casefold(), one)
    return [one for one in best.values() if one.chance >= SURE] or [
        next((one for one in best.values() if one.place.country), inside[0])
    ]


def rows(fills: Sequence[Fill], spots: Sequence[Spot], scan: Scan) -> Floats:
    """Return a row of the numbers of ``COLUMNS`` for each spot: (spots, columns)."""
    means, tops = _chances(spots, scan)
    countries = Counter(spot.place.country for spot in spots if spot.place.country)
    usual = max(countries, key=lambda code: countries[code], default="")
    placed = sum(countries.values()) or 1
    of_name: dict[str, float] = {}
    for spot, mean in zip(spots, means, strict=True):
        of_name[spot.place.name] = max(mean, of_name.get(spot.place.name, 0.0))
    ranks = np.empty(len(spots))
    ranks[np.argsort(-np.array(means), kind="stable")] = np.arange(len(spots))
    lowered = scan.text.lower()
    made = []
    for number, (spot, mean, top) in enumerate(zip(spots, means, tops, strict=True)):
        place = spot.place
        made.append([
            mean, top, of_name[place.name], spot.dateline,
            log1p(min((abs(fill.start - spot.span.start) for fill in fills), default=_FAR)), log1p(spot.sentence),
            log1p(lowered.count(place.words.lower())), countries[place.country] / placed,
            bool(usual) and place.country == usual, place.precision == "town", place.precision == "province",
            place.precision == "country", place.precision in {"site", "district"}, log1p(len(spots)),
            log1p(ranks[number]),
        ])  # fmt: skip
    return np.array(made, np.float32)


def _chances(spots: Sequence[Spot], scan: Scan) -> tuple[list[float], list[float]]:
    """Return, for each spot, the mean and the greatest chance of its tokens; 0 where the encoder did not read it."""
    inside = 1 - scan.roles()[:, _PLACE, 0] if len(scan.offsets) else np.zeros(0, np.float32)
    means, tops = [], []
    for spot in spots:
        at = (scan.offsets[:, 0] < spot.span.end) & (scan.offsets[:, 1] > spot.span.start)
        found = inside[at] if at.any() else np.zeros(1, np.float32)
        means.append(float(found.mean()))
        tops.append(float(found.max()))
    return means, tops
