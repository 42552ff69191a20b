"""Which names a pronoun or a definite noun may mean.

In: a name, and the kind of pronoun or the noun. Out: whether they fit. It looks nothing up and knows no order of names.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from rashomon.records import Name
from rashomon.values.actors import actor_word_lists
from rashomon.values.names import with_role

#: What each pronoun may mean: one person, a body, or anybody.
PRONOUNS = {"he": "person", "she": "person", "it": "body", "they": "any", "i": "any", "we": "any"}
_BODIES = frozenset({"organisation", "armed group", "state", "unnamed"})
#: Names of groups by their last word, after another capital: "Coastal Liberation Front".
_GROUP_NAME = regex.compile(r"\b\p{Lu}[\p{L}’'\-]*\s(?:Front|Movement|Resistance|Alliance|Network|Brigades?)$")
_PLURAL = regex.compile(r"(?:(?<!s)s|people|men|women|police)$", regex.IGNORECASE)


def fits(name: Name, kind: str) -> bool:
    """Tell whether a pronoun of a kind may mean a name; "it" means no people, as "officials" are."""
    if kind == "any":
        return True
    if kind == "person":
        return _is_someone(name)
    several = name.kind == "unnamed" and _PLURAL.search(with_role(name).role) is not None
    return not _is_someone(name) and (name.kind in _BODIES or _has_article(name)) and not several


def is_named_group(name: Name) -> bool:
    """Tell what "the group" may mean: an armed group, or a body with a name as such groups have ("Coastal Front")."""
    return name.kind == "armed group" or (
        name.kind == "organisation" and _GROUP_NAME.search(name.canonical) is not None
    )


@lru_cache(maxsize=1 << 13)
def is_head(noun: str, words: str) -> bool:
    """Tell whether a noun is what a description is about: "ministry" of "health ministry", not "police" of an officer.

    A name may follow it ("the channel Border Watch"); the noun alone describes nobody.
    """
    phrase = regex.sub(r"^(?:the|an?)\s", "", words.strip(), flags=regex.IGNORECASE)
    if phrase.lower() == noun:
        return False
    found = regex.search(rf"\b{noun}\b(?!['’]s)(?P<after>[^\S\n]+[\p{{L}}\-]+)?", phrase, regex.IGNORECASE)
    after = (found["after"] or "").strip() if found else ""
    named = after[:1].isupper() and found is not None and found[0][0].islower()
    return found is not None and (not after or named or after.lower() in actor_word_lists()["after"] - {"and", "or"})


def _has_article(name: Name) -> bool:
    """Tell a name that looks like a person's and has an article, which people have not: "the Black Star"."""
    return name.kind == "person" and not name.role and name.words.lower().startswith("the ")


def _is_someone(name: Name) -> bool:
    """Tell one person, named or not: "an officer", not "two officers" or "footage"."""
    if name.kind != "unnamed":
        return name.kind == "person" and not _has_article(name)
    one = name.words.lower().startswith(("a ", "an ", "one ", "the ", "another "))
    role = with_role(name).role
    return one and bool(role) and _PLURAL.search(role) is None
