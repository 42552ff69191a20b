"""The areas and divisions of the vocabularies, by name.

In: ``vocabulary/areas.yaml`` and ``provinces.yaml``. Out: their entries by normalised name. It weighs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from rashomon.values.countries import bare
from rashomon.values.gazetteer import normal
from rashomon.vocabulary import load_vocabulary


@cache
def areas() -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of ``vocabulary/areas.yaml`` by every normalised name, each with its own name."""
    index: dict[str, Mapping[str, Any]] = {}
    for name, entry in load_vocabulary("areas").items():
        for form in (name, *entry.get("aliases", ())):
            index.setdefault(key_of(form), {**entry, "name": name})
    return index


@cache
def divisions() -> Mapping[str, tuple[str, tuple[float, float, float]]]:
    """Return country, middle and radius of the divisions of ``vocabulary/provinces.yaml`` by normalised name."""
    return {
        key_of(name): (code, (float(at[0]), float(at[1]), float(at[2])))
        for code, entry in load_vocabulary("provinces").items()
        for name, at in entry.items()
    }


@lru_cache(maxsize=1 << 14)
def key_of(words: str) -> str:
    """Return a name as the vocabularies are searched: normalised, without an article, an Arabic one too."""
    key = normal(bare(words))
    return key[3:] if key.startswith(("al ", "el ")) and len(key) > 5 else key
