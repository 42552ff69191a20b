"""Kinds of site: the words that name one, how far it reaches, and what a later sentence calls it.

In: words. Out: what ``vocabulary/sites.yaml`` says of them. It reads no sentence and no gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rashomon.records import PlacePrecision
from rashomon.values.gazetteer import normal
from rashomon.values.places.areas import areas
from rashomon.values.places.tokens import sentence_tokens
from rashomon.vocabulary import load_vocabulary

_HYPHENS = re.compile(r"[-‐'’‘ʼ`]")


@cache
def site_pattern() -> re.Pattern[str]:
    """Return the pattern of all words for sites, longest first, singular or plural, in any case."""
    words = sorted(_words(), key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{joined})(?:e?s)?\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def site_words(sentence: str) -> Sequence[re.Match[str]]:
    """Return the words for sites in a sentence, found once for all who read it one after another."""
    return tuple(_site_words(sentence))


def _site_words(sentence: str) -> Iterator[re.Match[str]]:
    """Match only where a word, or a part of one with a hyphen, begins as a word for a site does."""
    last = 0
    for word in sentence_tokens(sentence):
        if word.lower in _beginnings():
            starts = [word.start]
        elif not word.text.isalnum():
            starts = [word.start, *(match.end() for match in _HYPHENS.finditer(sentence, word.start, word.end))]
        else:
            continue
        for start in starts:
            match = site_pattern().match(sentence, start) if start >= last else None
            if match is not None:
                last = match.end()
                yield match


@cache
def _beginnings() -> frozenset[str]:
    """Return what words for sites begin with, singular and plural."""
    first = {form.split()[0].casefold() for form in _words()}
    return frozenset(word + ending for word in first for ending in ("", "s", "es"))


@cache
def kind_of(site: str) -> str:
    """Return the kind of a site by its last words: "US embassy" is an embassy. "" when no kind is named."""
    area = areas().get(normal(site))
    if area is not None and "kind" in area:
        return str(area["kind"])
    matches = list(site_pattern().finditer(site))
    return _kind(matches[-1][0]) if matches else ""


def radius_of(kind: str) -> float:
    """Return how far a site of a kind reaches, in km."""
    return float(load_vocabulary("sites")[kind]["radius_km"])


def precision_of(kind: str) -> PlacePrecision:
    """Return what a site of a kind is exact to: a site, or a district of a town."""
    return "district" if load_vocabulary("sites")[kind].get("precision") == "district" else "site"


def is_institution(kind: str) -> bool:
    """Tell whether a country named before a site of a kind is its owner: embassies, ministries, headquarters."""
    return bool(load_vocabulary("sites")[kind].get("institution"))


@cache
def anaphor_kinds(word: str) -> frozenset[str]:
    """Return the kinds of site that a later sentence may call by a word: "base" -> base, air base, outpost ..."""
    return frozenset(kind for kind, entry in load_vocabulary("sites").items() if word in entry["anaphors"])


@cache
def anaphor_words() -> frozenset[str]:
    """Return every word by which a later sentence may name a site again."""
    return frozenset(word for entry in load_vocabulary("sites").values() for word in entry["anaphors"])


# --- Helpers ----------------------------------------------------------------------------------------------------------


@cache
def _words() -> Mapping[str, str]:
    return {word: kind for kind, entry in load_vocabulary("sites").items() for word in entry["words"]}


def _kind(words: str) -> str:
    plain = " ".join(words.casefold().split())
    return next((_words()[form] for form in (plain, plain[:-1], plain[:-2]) if form in _words()), "")
