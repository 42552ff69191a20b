"""Whether the words for those counted name some of others counted, or others: a journalist is one of three people.

In: what two numbers count, as their words. Out: whether one is narrower than the other, or apart from it, by
``vocabulary/counted.yaml`` and the nouns of ``vocabulary/persons.yaml``. Things are never narrower: "eight old rockets"
are eight rockets.
"""

from __future__ import annotations

from functools import cache

import regex

from rashomon.values.countries import country_of_people
from rashomon.vocabulary import load_vocabulary
from rashomon.vocabulary.persons import ones, plural

#: Those who are somebody's own: nobody of "its staff" leaves open all others.
_OWNED = regex.compile(r"\b(?:its|their|his|her|our|my)\s(?!\p{L}+$(?<=wounds|injuries))\p{L}", regex.I)
#: A noun for somebody has up to so many words: "staff member".
_LONGEST = 2


def is_narrower(one: str, other: str) -> bool:
    """Tell whether those whom ``one`` counts are some of whom ``other`` counts; "" counts anybody.

    >>> is_narrower("journalist", "people"), is_narrower("people", "journalist")
    (True, False)
    >>> is_narrower("young guards", "guards"), is_narrower("old rockets", "rockets")
    (True, False)
    """
    noun, wider = _noun(one), _noun(other)
    if not noun or noun in _anybody():
        return False
    if not other or wider in _anybody():
        return True
    if noun == wider:
        return one.lower() != other.lower() and one.lower().endswith(f" {other.lower()}")
    return wider in _wider(noun)


def is_apart(one: str, other: str) -> bool:
    """Tell whether none of those whom ``other`` counts need be one of whom ``one`` counts: civilians and a soldier.

    By their nouns, by being somebody's own ("its staff"), or by their nations where ``one`` tells nothing else
    ("Americans"). Not symmetric.

    >>> is_apart("civilians", "soldier"), is_apart("soldiers", "sergeant"), is_apart("civilians", "people")
    (True, False, False)
    >>> is_apart("Americans", "Iraqi soldier"), is_apart("Americans", "soldier")
    (True, False)
    >>> is_apart("injuries among its people", "Iraqi soldier")
    True
    """
    if _OWNED.search(one) and not _OWNED.search(other):
        return True
    noun, held = _noun(one), _noun(other)
    if noun and held:
        return noun != held and not {noun, held} & _anybody() and noun not in _wider(held)
    nations = {code for word in other.split() if (code := country_of_people(word))}
    nation = country_of_people(one)
    return bool(nation and nations) and nation not in nations


def is_beside(one: str, other: str) -> bool:
    """Tell those who attack from those attacked: two gunmen are none of nine guards. Symmetric.

    >>> is_beside("attackers", "civilians"), is_beside("attackers", "people"), is_beside("gunmen", "attackers")
    (True, False, False)
    """
    nouns = {_noun(one), _noun(other)}
    return "" not in nouns and not nouns & _anybody() and len(nouns & _attackers()) == 1


def _noun(words: str) -> str:
    """Return the noun for persons that words end with, in the singular; a word for anybody as it is; else ""."""
    parts = words.lower().split()
    for length in range(_LONGEST, 0, -1):
        last = " ".join(parts[-length:])
        if (noun := _nouns().get(last)) is not None:
            return noun
    return ""


@cache
def _nouns() -> dict[str, str]:
    """Return the nouns for persons, singular and plural, with their singular."""
    nouns = {word: word for word in ones()} | {plural(word): word for word in ones()}
    return nouns | {word: word for word in _anybody()}


@cache
def _anybody() -> frozenset[str]:
    return frozenset(load_vocabulary("counted")["anybody"])


@cache
def _attackers() -> frozenset[str]:
    return frozenset(load_vocabulary("counted")["attackers"])


@cache
def _wider(noun: str) -> frozenset[str]:
    """Return the classes that hold a noun, and those that hold these."""
    classes = load_vocabulary("counted")["classes"]
    straight = {name for name, members in classes.items() if noun in members}
    return frozenset(straight.union(*(_wider(name) for name in straight)))
