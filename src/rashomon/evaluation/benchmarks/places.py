"""Places: the names in LGL, GeoVirus and other sets of their layouts, given and found.

In: a folder with XML files. Out: a result with the figures of :mod:`rashomon.evaluation.toponyms`. Names that are given
are resolved by the function that reads reports, with the spans imposed and nothing else of the gold. Texts that the
weights were fitted to are left out, by their digests; where there were such, figures are those of held-out outlets.
A set that doesn't mark adjectives ("Iraqi") is not measured on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rashomon.evaluation.benchmarks.look import DEVELOPMENT, Look
from rashomon.evaluation.muc4.counts import Counts
from rashomon.evaluation.peers import toponym_peers
from rashomon.evaluation.results import Result
from rashomon.evaluation.sets.toponyms import Toponym, ToponymText, fitted_on, load
from rashomon.evaluation.toponyms import Judged, spans_counts, summarise
from rashomon.records import Place
from rashomon.settings import read_settings
from rashomon.values.gazetteer import Gazetteer, open_gazetteer
from rashomon.values.places import find_toponyms, mean
from rashomon.values.places.features import Home
from rashomon.values.places.homes import home_of
from rashomon.values.places.lookup import kilometres, place_of
from rashomon.values.places.options import exact_options
from rashomon.values.places.resolving import Told


def measure_places(folder: Path, look: Look, *, gazetteer: Gazetteer | None = None) -> Result:
    """Measure on every file of the folder; a limit counts for each of them.

    Raises DataMissing when there is no file or no gazetteer, UsageError when no text is left.
    """
    places = gazetteer or open_gazetteer(read_settings().cache)
    files = load(folder)
    left = {name: [text for text in texts if not fitted_on(text.text)] for name, texts in files.items()}
    fitted = any(len(left[name]) < len(texts) for name, texts in files.items())
    chosen = [(name, text) for name, texts in left.items() for text in look.first(texts)]
    judged: dict[str, list[Judged]] = {name: [] for name, _ in chosen}
    for name, text in look.counted(chosen):
        judged[name].append(judge(text, places))
    return summarise("places", DEVELOPMENT if fitted else look.split or "development", judged)


def judge(text: ToponymText, gazetteer: Gazetteer) -> Judged:
    """Resolve the names that are marked in a text, find names in it, and hold both against what is marked."""
    home = Home(*home_of(text.publisher, gazetteer))
    spans = [(one.start, one.end) for one in text.toponyms]
    given = [_place(text.text, told) for told in mean(text.text, spans, gazetteer, home)]
    found = {
        (one.told.start, one.told.end): _place(text.text, one.told)
        for one in find_toponyms(text.text, gazetteer, home)
        if text.adjectives or not one.adjective
    }
    pairs = [(gold, place) for gold, place in zip(text.toponyms, given, strict=True) if gold.latitude is not None]
    exact, overlap = spans_counts(spans, list(found))
    return Judged(
        [_error(gold, place) for gold, place in pairs],
        [place is not None and place.gazetteer_id == gold.id for gold, place in pairs if gold.id],
        [_error(gold, _largest(gold.words, gazetteer)) for gold, _ in pairs],
        [_error(gold, found[gold.start, gold.end]) for gold, _ in pairs if (gold.start, gold.end) in found],
        exact,
        overlap,
        _peers(text.text, spans),
    )


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _place(text: str, told: Told) -> Place | None:
    best = told.best
    return place_of(best.option.entry, text[told.start : told.end]) if best else None


def _largest(words: str, gazetteer: Gazetteer) -> Place | None:
    """Return the place of the most people with that name: the baseline."""
    options = exact_options(words, gazetteer)
    best = max(options, key=lambda option: option.entry.population, default=None)
    return place_of(best.entry, words) if best else None


def _error(gold: Toponym, place: Place | None) -> float | None:
    known = (gold.latitude, gold.longitude, place.latitude if place else None, place.longitude if place else None)
    a, b, c, d = known
    return None if a is None or b is None or c is None or d is None else kilometres(a, b, c, d)


def _peers(text: str, spans: Sequence[tuple[int, int]]) -> Mapping[str, Counts]:
    return {name: spans_counts(spans, find(text))[0] for name, find in toponym_peers().items()}
