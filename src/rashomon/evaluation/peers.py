"""Other people's finders of place names, where they are installed: geotext and flashgeotext.

In: a text. Out: spans. They are no part of the package's needs; what isn't installed is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

Find = Callable[[str], Sequence[tuple[int, int]]]


@cache
def toponym_peers() -> Mapping[str, Find]:
    """Return the finders that are installed, by name."""
    makers = {"geotext": _geotext, "flashgeotext": _flashgeotext}
    return {name: make() for name, make in makers.items() if find_spec(name) is not None}


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _geotext() -> Find:
    """GeoText gives names without places: each is taken to be wherever it stands."""
    make = import_module("geotext").GeoText

    def find(text: str) -> list[tuple[int, int]]:
        found = make(text)
        names = sorted({*found.cities, *found.countries, *found.nationalities}, key=len, reverse=True)
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
        return [match.span() for match in pattern.finditer(text)] if names else []

    return find


def _flashgeotext() -> Find:
    make = import_module("flashgeotext.geotext").GeoText()

    def find(text: str) -> list[tuple[int, int]]:
        found = make.extract(input_text=text, span_info=True)
        return sorted(tuple(span) for kind in found.values() for entry in kind.values() for span in entry["span_info"])

    return find
