"""One name against another, and a name in words.

In: two names. Out: whether they can be taken for the same bearer. There is no fuzzy matching: spelling may differ in
case and accents, a person by surname alone, a body by "US" for "American", a known group by any of its names.
"""

from __future__ import annotations

from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import country_named, country_of_people
from rashomon.values.gazetteer import normal
from rashomon.values.names.people import surname
from rashomon.values.names.words import tidy

_COUNTRY_WORDS = 3


def same_name(a: Name, b: Name) -> bool:
    """Tell whether two names have one bearer, as far as their words can tell."""
    if a.country and b.country and a.country != b.country:
        return False
    if _key(a) == _key(b):
        return True
    known = actor_named(a.canonical)
    if known is not None:
        return known == actor_named(b.canonical)
    if a.kind == b.kind == "person":
        return _same_person(a, b)
    if a.kind == b.kind:
        return bool(a.country) and a.country == b.country and _rest(a) == _rest(b)
    return False


def show_name(name: Name) -> str:
    """Return a name as a reader wants it: "Lloyd Austin (US Secretary of Defense)"."""
    told = name.role and name.role != name.canonical and name.kind != "unnamed"
    return f"{name.canonical} ({name.role})" if told else name.canonical


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _key(name: Name) -> str:
    return normal(tidy(name.canonical)) or normal(name.canonical)


def _same_person(a: Name, b: Name) -> bool:
    """One of two people is named by surname only."""
    alone = 1 in (len(a.canonical.split()), len(b.canonical.split()))
    return alone and surname(a.canonical) == surname(b.canonical)


def _rest(name: Name) -> str:
    """Return a body's name without the country before it: "military" of "US military", "American military"."""
    tokens = tidy(name.canonical).replace("’", "'").split()
    for length in range(min(_COUNTRY_WORDS, len(tokens) - 1), 0, -1):
        words = " ".join(tokens[:length]).removesuffix("'s").removesuffix("'")
        if country_of_people(words) or country_named(words):
            return normal(" ".join(tokens[length:]))
    return normal(" ".join(tokens))
