"""Places: from words to where something happened, and one place against another.

In: sentences and a gazetteer. Out: :class:`rashomon.records.Place` values with the ranges of their words. It never
guesses: a name the gazetteer does not hold stays a name.
"""

from rashomon.values.places.compare import PlaceComparison, compare_places, distance_km, judge_places, show_place
from rashomon.values.places.context import PlaceContext, resolve_anaphor
from rashomon.values.places.find import find_places
from rashomon.values.places.reading import read_context
from rashomon.values.places.toponyms import Toponym, find_toponyms, mean

__all__ = [
    "PlaceComparison",
    "PlaceContext",
    "Toponym",
    "compare_places",
    "distance_km",
    "find_places",
    "find_toponyms",
    "judge_places",
    "mean",
    "read_context",
    "resolve_anaphor",
    "show_place",
]
