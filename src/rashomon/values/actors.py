"""Known bearers of names: armed organisations, bodies of many states, offices and publishers, by all their names.

In: words as printed. Out: the entry of ``vocabulary/actors.yaml`` that bears them, or None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rashomon.records import NameKind
from rashomon.values.countries import bare
from rashomon.values.gazetteer import normal
from rashomon.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Actor:
    """A known bearer of a name: its canonical name, what it is, its ISO country or "", and its PLOVER sector.

    ``since`` and ``until`` are the years from which and to which it went by its name, None where that is not settled.
    """

    name: str
    kind: NameKind
    country: str
    sector: str = ""
    since: int | None = None
    until: int | None = None


@lru_cache(maxsize=1 << 14)
def actor_named(words: str, on: date | None = None) -> Actor | None:
    """Return the known actor of that name. Initials are known in capitals only: "is" is not Islamic State.

    Nor do they mean a body that was not founded ``on`` the day they were printed: before 2013 "RSF" is no force of
    Sudan.
    """
    plain = bare(words)
    found = _index().get(_key(plain))
    if found is None:
        return None
    actor, initials = found
    early = on is not None and actor.since is not None and on.year < actor.since
    return None if initials and (early or not plain.replace(".", "").isupper()) else actor


@cache
def actor_word_lists() -> Mapping[str, frozenset[str]]:
    """Return the lists of words for unnamed people, organisations, armed groups, titles ... by list name."""
    return {name: frozenset(words) for name, words in load_vocabulary("actors")["words"].items()}


def actor_spans(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ranges of words, as indexes, that are known actors' names, longest first at each word."""
    spans: list[tuple[int, int]] = []
    taken = 0
    for index, most in enumerate(map(_longest_from, words)):
        if not most or index < taken:
            continue
        ends = range(min(len(words), index + most), index, -1)
        end = next((end for end in ends if actor_named(" ".join(words[index:end]))), index)
        if end > index:
            spans.append((index, end))
            taken = end
    return spans


# --- Helpers ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 14)
def _key(words: str) -> str:
    key = normal(words)
    return key[3:] if key.startswith(("al ", "el ")) else key


@lru_cache(maxsize=1 << 14)
def _longest_from(word: str) -> int:
    """Return how many words a known name has at most that begins with a word; 0 for most words of a text."""
    first = _key(word).split()
    return _lengths().get(first[0], 0) if first else 0


@cache
def _lengths() -> Mapping[str, int]:
    """Return the words known names begin with, each with the most words of such a name, an Arabic article with it."""
    lengths: dict[str, int] = {}
    for key in _index():
        first, *others = key.split()
        lengths[first] = max(lengths.get(first, 0), len(others) + 2)
    return lengths


@cache
def _index() -> Mapping[str, tuple[Actor, bool]]:
    index: dict[str, tuple[Actor, bool]] = {}
    for section, kind in _SECTIONS.items():
        for name, entry in load_vocabulary("actors")[section].items():
            facts = (entry.get("sector", _SECTORS.get(kind, "")), entry.get("since"), entry.get("until"))
            actor = Actor(name, kind, entry.get("country", ""), *facts)
            for form in (name, *entry.get("aliases", ())):
                index.setdefault(_key(form), (actor, form.replace(".", "").isupper()))
    return index


_SECTIONS: Mapping[str, NameKind] = {
    "armed": "armed group",
    "bodies": "organisation",
    "publishers": "publisher",
}
#: The PLOVER sector of a kind where the entry gives none.
_SECTORS: Mapping[str, str] = {"armed group": "REB", "publisher": "JRN"}
