"""Which names a pronoun or a definite noun may mean.

In: a name, and the kind of pronoun or the noun. Out: whether they fit. It looks nothing up and knows no order of names.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from rashomon.records import Name
from rashomon.values.actors import actor_word_lists
from rashomon.values.names import with_role

#: What each pronoun may mean: a man, a woman, one person, a body, several, or anybody.
PRONOUNS = {"he": "man", "she": "woman", "it": "body", "they": "several", "i": "person", "we": "any"}
_BODIES = frozenset({"organisation", "armed group", "state", "unnamed"})
#: Names of groups by their last word, after another capital: "Coastal Liberation Front".
_GROUP_NAME = regex.compile(r"\b\p{Lu}[\p{L}’'\-]*\s(?:Front|Movement|Resistance|Alliance|Network|Brigades?)$")
#: Offices of one person, also without an article: "army spokesman said ... he said".
_OFFICE = regex.compile(
    r"\b(?:spokes(?:man|woman|person)|official|officer|prosecutor|commander|chief|minister|governor|mayor|detective|sheriff"
    r"|lawyer|attorney|witness|doctor)$",
    regex.IGNORECASE,
)
_ARTICLE = regex.compile(r"^(?:the|an?)\s", regex.IGNORECASE)
_PLURAL = regex.compile(r"(?:(?<!s)s|people|men|women|police)$", regex.IGNORECASE)
#: Bodies told of in the plural: no "it" means the police.
_MANY = regex.compile(r"\b(?:police|authorities|officials|prosecutors)$", regex.IGNORECASE)
#: Words that are said of men, and of women, alone; "the man's wife" is no man, and "a policeman's" nobody yet.
_OF_MEN = regex.compile(
    r"\b(?:\p{L}*(?<!wo)(?<!hu)(?<!ger)man|boy|father|brother|son|husband|uncle|nephew|grandfather|king|prince|mr|sir"
    r"|imam|monk|bishop)\b(?!['’])",
    regex.IGNORECASE,
)
_OF_WOMEN = regex.compile(
    r"\b(?:\p{L}*woman|girl|mother|sister|daughter|wife|aunt|niece|grandmother|queen|princess|mrs|ms|miss|lady|dame"
    r"|widow|nun|actress)\b(?!['’])",
    regex.IGNORECASE,
)


def fits(name: Name, kind: str) -> bool:
    """Tell whether a pronoun of a kind may mean a name; "it" means no people, as "officials" are."""
    if kind == "any":
        return True
    if kind in {"person", "man", "woman"}:
        return _is_someone(name) and not (kind != "person" and _is_other(name, kind))
    if kind == "several":
        return not _is_someone(name)
    several = name.kind == "unnamed" and _PLURAL.search(with_role(name).role) is not None
    many = name.kind == "organisation" and _MANY.search(name.canonical) is not None
    return not _is_someone(name) and (name.kind in _BODIES or _has_article(name)) and not several and not many


def gender_told(name: Name) -> str | None:
    """Return whether the words of a name say that it is a "man" or a "woman": "Mrs Lund"; None where they do not."""
    if name.kind != "person":
        return None
    return "woman" if _is_other(name, "man") else "man" if _is_other(name, "woman") else None


def is_single(name: Name) -> bool:
    """Tell one person, whom no "they" in somebody's own words means."""
    return _is_someone(name)


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
    phrase = _ARTICLE.sub("", words.strip())
    if phrase.lower() == noun:
        return False
    found = _standing(noun).search(phrase)
    after = (found["after"] or "").strip() if found else ""
    named = after[:1].isupper() and found is not None and found[0][0].islower()
    return found is not None and (not after or named or after.lower() in actor_word_lists()["after"] - {"and", "or"})


@lru_cache(maxsize=1 << 8)
def _standing(noun: str) -> regex.Pattern[str]:
    """Return the pattern of a noun with the word behind it."""
    return regex.compile(rf"\b{noun}\b(?!['’]s)(?P<after>[^\S\n]+[\p{{L}}\-]+)?", regex.IGNORECASE)


def _has_article(name: Name) -> bool:
    """Tell a name that looks like a person's and has an article, which people have not: "the Black Star"."""
    return name.kind == "person" and not name.role and name.words.lower().startswith("the ")


def _is_other(name: Name, kind: str) -> bool:
    """Tell a woman's words where a man is meant, or the reverse; words of both tell nothing."""
    words = f"{name.words} {name.role} {name.canonical}"
    own, other = (_OF_MEN, _OF_WOMEN) if kind == "man" else (_OF_WOMEN, _OF_MEN)
    return other.search(words) is not None and own.search(words) is None


def _is_someone(name: Name) -> bool:
    """Tell one person, named or not: "an officer", not "two officers" or "footage"."""
    if name.kind != "unnamed":
        return name.kind == "person" and not _has_article(name)
    role = with_role(name).role
    one = name.words.lower().startswith(("a ", "an ", "one ", "the ", "another ")) or _OFFICE.search(role) is not None
    return one and bool(role) and _PLURAL.search(role) is None
