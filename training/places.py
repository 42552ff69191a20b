"""Fit what each part of a place's score counts for, and write ``vocabulary/place_weights.yaml``.

In: the outlets of LGL that are not held out (:mod:`rashomon.evaluation.splits`). Out: weights, rounded to hundredths.
Nothing is fitted to the held-out outlets or to GeoVirus.

``python -m training.places --data ../shared/data/places --keep-naming``
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from rashomon.evaluation.sets.toponyms import Toponym, ToponymText, digest, load
from rashomon.evaluation.splits import held_out
from rashomon.settings import read_settings
from rashomon.values.gazetteer import Gazetteer, open_gazetteer
from rashomon.values.places import meaning
from rashomon.values.places.features import Home, Named, own_parts, told_parts
from rashomon.values.places.homes import home_of
from rashomon.values.places.lookup import kilometres
from rashomon.values.places.meaning import believe
from rashomon.values.places.resolving import grouped
from rashomon.values.places.toponyms import described
from rashomon.vocabulary import load_vocabulary
from training.loglinear import descend

WEIGHTS = Path(meaning.__file__).parents[2] / "vocabulary" / "place_weights.yaml"
_RIGHT_KM = 25.0
_OUTER = 4
_PENALTY = 0.5
_STEPS = 400
_NEWTON = 12
#: The first turn weighs what every sighting means, the second what those mean that the first would keep.
_TURNS = 2
#: Weights that no text of the sets can tell, set by hand. An area of the vocabulary has no number of people, and stands
#: there because reports mean it by its name: it weighs as a town of a hundred thousand. A name that a country or a
#: capital bears means these more often than local news of Lebanon, Ohio, all that is fitted to, lets see.
FIXED: Mapping[str, float] = {"a known area": 7.0, "a capital": 0.5, "a country": 1.5}
#: A feature must be seen as often in the fitting part to have a weight.
_SEEN = 4


@dataclass(frozen=True)
class Example:
    """A text's names, its publisher's home, and for each name which of its options are right, with their times."""

    names: Sequence[Named]
    home: Home
    right: Sequence[Sequence[bool]]
    times: Sequence[int]


def example(text: ToponymText, gazetteer: Gazetteer) -> Example:
    """Make an example of a text with the spans of its toponyms."""
    spans = [(one.start, one.end) for one in text.toponyms]
    names, places = grouped(text.text, spans, gazetteer)
    golds: list[list[Toponym]] = [[] for _ in names]
    for (index, _), gold in zip(places, text.toponyms, strict=True):
        if gold.latitude is not None:
            golds[index].append(gold)
    home = Home(*home_of(text.publisher, gazetteer))
    right = [_right(name, gold) for name, gold in zip(names, golds, strict=True)]
    return Example(names, home, right, [len(gold) for gold in golds])


def _right(name: Named, golds: Sequence[Toponym]) -> list[bool]:
    for gold in golds[:1]:
        by_id = [option.entry.id == gold.id != "" for option in name.options]
        if any(by_id):
            return by_id
        assert gold.latitude is not None
        assert gold.longitude is not None
        return [
            kilometres(gold.latitude, gold.longitude, option.entry.latitude, option.entry.longitude) <= _RIGHT_KM
            for option in name.options
        ]
    return [False] * len(name.options)


def fit_meaning(examples: Sequence[Example]) -> dict[str, float]:
    """Fit by turns: what the names mean with the weights so far, then the weights with what the names mean."""
    weights: dict[str, float] = {
        "people of a town": 1.0,
        "people of a county": 0.5,
        "people of a province": 1.0,
        **FIXED,
    }
    for _ in range(_OUTER):
        rows, groups, right, times = [], [], [], []
        for number, one in enumerate(examples):
            ranked = meaning.weigh(one.names, one.home, weights)
            chances = [
                [next(w.chance for w in row if w.option is option) for option in name.options]
                for name, row in zip(one.names, ranked, strict=True)
            ]
            belief = believe(one.names, chances)
            for index, name in enumerate(one.names):
                if len(name.options) < 2 or not any(one.right[index]):
                    continue
                for option, good in zip(name.options, one.right[index], strict=True):
                    parts = own_parts(option, name, one.home) | told_parts(option.entry, index, belief, name.listed)
                    rows.append({part: value for part, value in parts.items() if part not in FIXED})
                    groups.append((number, index))
                    right.append(good)
                    times.append(one.times[index])
        weights = {**_fit(rows, groups, np.array(right), np.array(times, dtype=float)), **FIXED}
    return weights


def _fit(
    rows: Sequence[dict[str, float]],
    groups: Sequence[tuple[int, int]],
    right: NDArray[np.bool_],
    times: NDArray[np.float64],
) -> dict[str, float]:
    """Fit a conditional logit with a quadratic penalty (:func:`training.loglinear.descend`)."""
    names = sorted({name for row in rows for name in row})
    column = {name: index for index, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for index, row in enumerate(rows):
        for name, value in row.items():
            x[index, column[name]] = value
    order = {group: index for index, group in enumerate(dict.fromkeys(groups))}
    g = np.array([order[group] for group in groups])
    counts = np.zeros(len(order))
    counts[g] = np.sqrt(times)  # as often as the name is told: the same in all rows of a group
    return dict(zip(names, descend(x, g, right, counts, _PENALTY, _STEPS), strict=True))


def fit_naming(texts: Sequence[ToponymText], gazetteer: Gazetteer) -> dict[str, float]:
    """Fit a logistic regression on whether a sighting is marked as a toponym, word for word."""
    used: dict[str, float] = {}
    for _ in range(_TURNS):
        rows, right = [], []
        for text in texts:
            gold = {(one.start, one.end) for one in text.toponyms}
            home = Home(*home_of(text.publisher, gazetteer))
            for spot, _, row in described(text.text, gazetteer, home, used):
                rows.append(row)
                right.append((spot.start, spot.end) in gold)
        used = _logistic(rows, right)
    return used


def _logistic(rows: Sequence[Sequence[str]], right: Sequence[bool]) -> dict[str, float]:
    counts = Counter(name for row in rows for name in set(row))
    names = ["always", *sorted(name for name, count in counts.items() if count >= _SEEN)]
    column = {name: index for index, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1.0
    for index, row in enumerate(rows):
        for name in row:
            if name in column:
                x[index, column[name]] = 1.0
    y = np.array(right, dtype=float)
    w = np.zeros(len(names))
    for _ in range(_NEWTON):
        p = 1 / (1 + np.exp(-(x @ w)))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + _PENALTY * np.eye(len(names))
        w -= np.linalg.solve(hessian, x.T @ (p - y) + _PENALTY * w)
    found = {name: round(float(value), 2) for name, value in zip(names, w, strict=True)}
    return {name: value for name, value in found.items() if value}


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep-naming", action="store_true", help="Fit what names mean alone.")
    given = parser.parse_args()
    gazetteer = open_gazetteer(read_settings().cache)
    files = load(given.data)
    naming = load_vocabulary("place_weights")["naming"]
    texts = [text for rows in files.values() for text in rows if text.set == "lgl" and not held_out(text.id)]
    head = "".join(line for line in WEIGHTS.open(encoding="utf-8") if line.startswith("#"))
    known = [example(text, gazetteer) for text in texts]
    examples = [*known, *(replace(one, home=Home()) for one in known)]  # so that reports of no known home are met too
    weights = {
        "meaning": fit_meaning(examples),
        "naming": naming,
        "fitted": sorted({digest(text.text) for text in texts}),
    }
    _write(head, weights)
    if given.keep_naming:
        return
    load_vocabulary.cache_clear()
    meaning.weights.cache_clear()
    _write(head, weights | {"naming": fit_naming(texts, gazetteer)})


def _write(head: str, weights: Mapping[str, Any]) -> None:
    WEIGHTS.write_text(
        head + yaml.safe_dump(dict(weights), sort_keys=True, width=120, default_flow_style=None), "utf-8"
    )


if __name__ == "__main__":
    main()
