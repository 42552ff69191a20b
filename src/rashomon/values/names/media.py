"""Publishers named with what they are: "state news agency SANA", "the Border Post newspaper".

In: tidied words. Out: the publisher, or None. A description alone ("a local newspaper") is no publisher's name.
"""

from __future__ import annotations

import re

from rashomon.records import Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import country_of_people
from rashomon.values.names.words import capital, country_of, listed

_WHAT = (
    r"(?:news\s+agency|newswire|agency|newspaper|broadcaster|television|tv|radio|channel|daily|weekly|magazine|website|"
    r"outlet|station|network)"
)
_BEFORE = re.compile(
    rf"(?P<words>(?:[\w\-’']+\s+){{0,4}}?{_WHAT})(?:\s+channel)?\s+(?P<name>\S+(?:\s+\S+){{0,3}})", re.I
)
_BEHIND = re.compile(rf"(?P<name>\S+(?:\s+\S+){{0,3}}?)\s+(?P<words>{_WHAT})(?:\s+in\s+.+)?")
#: What is behind a name that is nothing but a publisher's: "the Sea Argus newspaper", not "the Hill channel".
_ONLY_MEDIA = frozenset({"newspaper", "newswire", "news agency", "magazine", "broadcaster"})


def described_publisher(words: str, text: str) -> Name | None:
    """Read a publisher with what it is before or behind its name; "state television" is nobody's name."""
    for pattern in (_BEFORE, _BEHIND):
        found = pattern.fullmatch(text)
        if found is None or not all(capital(token) for token in found["name"].split()):
            continue
        actor = actor_named(found["name"])
        if actor is not None and actor.kind == "publisher":
            return Name(words, actor.name, "publisher", "", actor.country)
        last = found["name"].split()[-1].casefold()
        plain = all(_describes(token) for token in found["words"].split())
        if pattern is _BEFORE and actor is None and plain and last not in listed("publisher"):
            return Name(words, found["name"], "publisher", "", country_of(found["words"]))
        if pattern is _BEHIND and found["words"] in _ONLY_MEDIA and _is_called(found["name"], words):
            return Name(words, found["name"], "publisher", "", country_of(found["name"]))
    return None


def _describes(token: str) -> bool:
    """Tell a word that only says what a publisher is: a country's, a kind; not a part of its name."""
    lower = token.casefold()
    return token[:1].islower() or bool(country_of_people(token)) or lower in listed("qualifiers")


def _is_called(name: str, words: str) -> bool:
    """Tell a name of two words or more from where a newspaper is printed: "a Norport newspaper"."""
    return " " in name and not words.casefold().startswith(("a ", "an ")) and not country_of_people(name.split()[0])
