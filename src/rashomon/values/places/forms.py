"""How names of places are made, by the vocabulary: abbreviations, adjectives of peoples, words for kinds of place.

Out: the entries of ``vocabulary/place_forms.yaml``, made ready once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rashomon.values.gazetteer import normal
from rashomon.vocabulary import load_vocabulary


@cache
def forms(name: str) -> Any:
    """Return one entry of ``vocabulary/place_forms.yaml``."""
    return load_vocabulary("place_forms")[name]


@cache
def abbreviated() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return divisions by their abbreviations as printed: (country, name)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for country, entries in forms("abbreviations").items():
        for name, shorts in entries.items():
            for short in shorts:
                found.setdefault(short, []).append((country, name))
    return found


@cache
def peoples() -> Mapping[str, str]:
    """Return names of places by the adjectives of their people, both as they are compared."""
    return {normal(form): name for name, people in forms("demonyms").items() for form in people}
