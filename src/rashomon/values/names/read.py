"""Read who is meant: a person, a state, a body, an armed group, a publisher, or somebody without a name.

In: the words of a noun phrase as printed, and the names the report has given before. Out: one name. It adds nothing
that was not printed, apart from the canonical names of countries and of known groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import countries, country_named, country_of_capital
from rashomon.values.names.acronyms import spelled_out
from rashomon.values.names.groups import described_group, known_group, named_behind, self_named, unnamed
from rashomon.values.names.media import described_publisher
from rashomon.values.names.people import apposed_person, bare_person, known_person, office_holder, titled_person
from rashomon.values.names.words import tidy

#: A day behind a name tells when, and is no part of it: "President Ada Lund Thursday"; "Black Friday" is a name.
_DAY = re.compile(
    r"(?<=\w)(?<!\bBlack)(?<!\bBloody)(?<!\bGood)(?<!\bSuper)(?<!\bAsh)(?<!\bPalm)(?<!\bEaster)"
    r"(?: (?:late|early|on))? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)
#: How many names are kept as they were read: reports of one day name the same ones.
_KEPT = 1 << 13


def read_name(words: str, *, known: Sequence[Name] = (), on: date | None = None) -> Name:
    """Return who the words name. ``known`` are names of the same report, in the order of the text.

    ``on`` is the day the words were printed: initials do not mean a body that was founded later.

    Kind "unknown" means that the words decide nothing; the canonical form is then the words without a determiner.
    """
    text, on = _without_day(words), on and date(on.year, 1, 1)  # the year alone counts, and reports of it share names
    return (
        _by_heart(words, text, on)
        or known_person(words, text, known)
        or _short(words, text, known)
        or (apposed_person(words, text, known) if "," in text else None)
        or titled_person(words, text, known)
        or _by_words(words, text, on)
    )


# --- Helpers ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=_KEPT)
def _without_day(words: str) -> str:
    return _DAY.sub("", tidy(words))


@lru_cache(maxsize=_KEPT)
def _by_heart(words: str, text: str, on: date | None) -> Name | None:
    return _actor(words, text, on) or _state(words, text)


@lru_cache(maxsize=_KEPT)
def _by_words(words: str, text: str, on: date | None) -> Name:
    """Read what the words alone say, whoever the report has named."""
    return (
        office_holder(words, text)
        or self_named(words, text)
        or described_publisher(words, text)
        or unnamed(words, text)
        or known_group(words, text, on)
        or described_group(words, text)
        or named_behind(words, text)
        or bare_person(words, text)
        or Name(words, text)
    )


def _actor(words: str, text: str, on: date | None) -> Name | None:
    actor = actor_named(text, on)
    return Name(words, actor.name, actor.kind, "", actor.country) if actor else None


def _state(words: str, text: str) -> Name | None:
    """Read a state by its name, its capital or another word for its government."""
    code = country_named(text) or (country_of_capital(text) if text[:1].isupper() else "")
    return Name(words, countries()[code].name, "state", "", code) if code else None


def _short(words: str, text: str, known: Sequence[Name]) -> Name | None:
    """Read the initials of a name spelled out before."""
    found = spelled_out(text, known) if known else None
    return replace(found, words=words) if found else None
