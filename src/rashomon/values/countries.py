"""Countries: which one a name, an adjective or a capital stands for, and where its middle is.

In: words as printed. Out: an ISO 3166-1 alpha-2 code, or "" when the words stand for none. It never looks at what is
round the words; whether "Washington" is a government or a town is for the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.values.gazetteer import normal
from rashomon.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO code, canonical name, capital or "", middle in degrees, and the circle with its area, in km."""

    code: str
    name: str
    capital: str
    geonames: str
    latitude: float
    longitude: float
    radius_km: float


@cache
def countries() -> Mapping[str, Country]:
    """Return every country by its ISO code."""
    return {
        code: Country(
            code,
            entry["name"],
            entry.get("capital", ""),
            f"geonames:{entry['geonames']}",
            float(entry["at"][0]),
            float(entry["at"][1]),
            float(entry["radius_km"]),
        )
        for code, entry in load_vocabulary("countries").items()
    }


def country_named(words: str) -> str:
    """Return the code of the country with that name: "Iraq", "the US", "Côte d'Ivoire"."""
    return _find("names", words)


def country_of_people(words: str) -> str:
    """Return the code of the country of an adjective or of its people: "Iraqi", "Americans". "US" counts too."""
    return _find("demonyms", words)


def country_of_capital(words: str) -> str:
    """Return the code of the country whose capital or government seat is so named: "Tehran", "the Kremlin"."""
    return _find("metonyms", words)


@lru_cache(maxsize=1 << 14)
def begins_country(word: str) -> bool:
    """Tell whether a name of a country, of its people or of its capital begins with a word."""
    return normal(word).split(" ")[0] in _first_words()


def is_capital(name: str, country: str = "") -> bool:
    """Tell whether a town's name is the name of a national capital; of a country's own, where its code is given."""
    return country in known if (known := _capitals().get(normal(name))) and country else known is not None


@lru_cache(maxsize=1 << 14)
def bare(words: str) -> str:
    """Return the words without a leading article, outer spaces and a possessive."""
    stripped = words.strip()
    if stripped[:1] not in _OPENING_ARTICLES and "'" not in stripped and "’" not in stripped:
        return stripped
    return _TO_BARE.sub("", stripped).strip()


@cache
def country_keys() -> frozenset[str]:
    """Return the normalised names of countries and of their people, by which they are found."""
    return frozenset({*_tables()["names"], *_tables()["demonyms"]})


# --- Helpers ----------------------------------------------------------------------------------------------------------

_TO_BARE = re.compile(r"^(?:the|a|an)\s+|['’]s$|['’]$", re.IGNORECASE)
_OPENING_ARTICLES = frozenset("tTaA")
#: Abbreviations used as adjectives: "US embassy", "UAE officials".
_ADJECTIVES = frozenset({"us", "uk", "uae", "drc"})


@lru_cache(maxsize=1 << 14)
def _find(table: str, words: str) -> str:
    plain = bare(words)
    code = _tables()[table].get(normal(plain), "")
    if code and normal(plain) in _initials() and not plain.replace(".", "").isupper():
        return ""  # "us" is not the US
    return code


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    entries = load_vocabulary("countries").items()
    names = _index((code, [entry["name"], *entry.get("aliases", ())]) for code, entry in entries)
    demonyms = _index((code, entry.get("demonyms", ())) for code, entry in entries)
    metonyms = _index((code, [entry.get("capital", ""), *entry.get("metonyms", ())]) for code, entry in entries)
    adjectives = {key: names[key] for key in _ADJECTIVES}
    return {"names": names, "demonyms": {**demonyms, **adjectives}, "metonyms": metonyms}


def _index(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for code, forms in pairs:
        for form in forms:
            index.setdefault(normal(form), code)
    index.pop("", None)
    return index


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split(" ")[0] for table in _tables().values() for form in table)


@cache
def _initials() -> frozenset[str]:
    entries = load_vocabulary("countries").values()
    return frozenset(
        normal(form) for entry in entries for form in entry.get("aliases", ()) if form.replace(".", "").isupper()
    )


@cache
def _capitals() -> Mapping[str, frozenset[str]]:
    """Return the codes of the countries of each capital, by its name."""
    found: dict[str, set[str]] = {}
    for country in countries().values():
        if country.capital:
            found.setdefault(normal(country.capital), set()).add(country.code)
    return {name: frozenset(codes) for name, codes in found.items()}
