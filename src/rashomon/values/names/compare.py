"""One name against another, and a name in words.

In: two names. Out: whether they can be taken for the same bearer, and why. Within one report spelling may differ in
case and accents, a person may be named by surname alone, a body by "US" for "American", a known group by any of its
names. Two spellings of a foreign name are "compatible": a person, or what several reports say, decides
(:mod:`rashomon.values.names.spelling`).
"""

from __future__ import annotations

from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.gazetteer import normal
from rashomon.values.names.people import surname
from rashomon.values.names.spelling import one_person, one_spelling
from rashomon.values.names.words import tidy
from rashomon.values.verdicts import Verdict

_COUNTRY_WORDS = 3


def same_name(a: Name, b: Name) -> bool:
    """Tell whether two names have one bearer, as far as their words can tell."""
    return compare_names(a, b).state == "same"


def compare_names(a: Name, b: Name) -> Verdict:
    """Compare two names: the same bearer, possibly the same, or two bearers, with the reason. Symmetric."""
    one, other = sorted((a, b), key=lambda name: (name.canonical, name.kind, name.role, name.country, name.words))
    both = f"{one.canonical} and {other.canonical}"
    if one.country and other.country and one.country != other.country:
        return Verdict("conflict", f"{both} are of different countries: {one.country} and {other.country}")
    if _key(one) == _key(other):
        return Verdict("same", f"both are called {one.canonical}")
    known, theirs = actor_named(one.canonical), actor_named(other.canonical)
    if known is not None and known == theirs:
        return Verdict("same", f"{both} are names of {known.name}")
    if known is not None or theirs is not None:
        return _unlike(one, other, f"{both} are not names of one body")
    if one.kind == other.kind == "person":
        return _people(one, other, both)
    if one.kind == other.kind and one.country and one.country == other.country and _rest(one) == _rest(other):
        return Verdict("same", f"{both} are one body of {one.country}")
    return _unlike(one, other, f"{both} are different names")


def show_name(name: Name) -> str:
    """Return a name as a reader wants it: "Lloyd Austin (US Secretary of Defense)"."""
    told = name.role and name.role != name.canonical and name.kind != "unnamed"
    return f"{name.canonical} ({name.role})" if told else name.canonical


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _key(name: Name) -> str:
    return normal(tidy(name.canonical)) or normal(name.canonical)


def _people(one: Name, other: Name, both: str) -> Verdict:
    """Compare two people: a surname alone is the same as a full name with it; spellings only may be."""
    alone = 1 in (len(one.canonical.split()), len(other.canonical.split()))
    first, second = surname(one.canonical), surname(other.canonical)
    if alone and first == second:
        return Verdict("same", f"{both} share the surname, and one is named by it alone")
    if one_person(one.canonical, other.canonical) or (alone and first and second and one_spelling(first, second)):
        return Verdict("compatible", f"{both} may be spellings of one name")
    return Verdict("conflict", f"{both} are different people")


def _unlike(one: Name, other: Name, reason: str) -> Verdict:
    """Whoever has no name may be anybody, also somebody who is named."""
    if "unnamed" in (one.kind, other.kind):
        return Verdict("compatible", f"{reason}, but one of them is unnamed")
    return Verdict("conflict", reason)


def _rest(name: Name) -> str:
    """Return a body's name without the country before it: "military" of "US military", "American military"."""
    tokens = tidy(name.canonical).replace("’", "'").split()
    for length in range(min(_COUNTRY_WORDS, len(tokens) - 1), 0, -1):
        words = " ".join(tokens[:length]).removesuffix("'s").removesuffix("'")
        if country_of_people(words) or country_named(words):
            return normal(" ".join(tokens[length:]))
    return normal(" ".join(tokens))
