"""Which victims of one incident a mention is of, where it has several: "the three", "the two children", "the father".

In: the texts of a group with the victims that their mentions are told with. Out: for each mention a party: words that
are the same for the same victims. An incident has several victims where enough of its mentions count more than one. A
number is a party of its own; one person is known by name, sex and age, or as the one who turned the gun on himself.
Pronouns and what tells nobody go to who was told of last. Nobody is told apart where an incident has one victim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from rashomon.coreference.texts import EventMention
from rashomon.coreference.victims import Victims
from rashomon.vocabulary import load_vocabulary

#: From how many mentions with more than one victim, and from what share of all, an incident has several. Chosen on the
#: cross-fitted figures, where shares of 0 and 0.3 are a point lower.
LEAST_COUNTS, LEAST_SHARE = 2, 0.2
#: Who is younger is a child. Set by hand.
_GROWN = 15
_AGE = regex.compile(r"\b(\d{1,2})[-\s](year|month|week|day)s?[-\s]old|(?:,\s|\(|aged?\s)(\d{1,3})\b")
#: "His wife" is she, not he: whose somebody is, is taken away.
_WHOSE = regex.compile(r"\b(?:his|her|their|\p{L}[\p{L}.\-]*['’]s)\s", regex.I)
_PRONOUN = regex.compile(r"(?:he|she|him|her|the victim|victim)", regex.I)


@dataclass(frozen=True, slots=True)
class Looks:
    """What words say of one person, each -1, 0 (unknown) or 1: young or grown, female or male."""

    young: int = 0
    female: int = 0

    def agree(self, other: Looks) -> bool:
        """Tell whether both may be of one person."""
        return self.young * other.young >= 0 and self.female * other.female >= 0


#: A number of people, somebody by looks, or who died by their own hand.
Party = int | Looks | str
OWN_HAND = "own hand"


def parties(told: Sequence[Sequence[tuple[EventMention, Victims]]]) -> dict[str, str]:
    """Return the party of each mention of one incident by its id; of none where the incident has one victim.

    Args:
        told: For each text its mentions of victims in reading order.
    """
    every = [victims for text in told for _, victims in text]
    counted = [one for one in every if one.of_murder_suicide or (one.low > 1 and not one.by_own_hand)]
    if len(counted) < LEAST_COUNTS or len(counted) < LEAST_SHARE * len(every):
        return {}
    whole = max((one.low for one in every if one.low > 1), default=2)
    names = _looks_of_names(every)
    found: dict[str, Party | None] = {}
    for text in told:
        found |= _of_text(text, whole, names)
    return {id_: str(party) for id_, party in _one_name_each(found).items() if party is not None}


def looks(words: str) -> Looks:
    """Return what words for somebody say: "his wife" is female and grown."""
    plain = _WHOSE.sub("", words)
    known = {word.lower() for word in regex.findall(r"[\p{L}\-]+", plain)}
    lists = _lists()
    age = _AGE.search(plain)
    young = bool(known & lists["young"]) - bool(known & lists["grown"] and not known & lists["young"])
    if age:
        young = 1 if age[2] in {"month", "week", "day"} or int(age[1] or age[3]) < _GROWN else -1
    return Looks(young, bool(known & lists["female"]) - bool(known & lists["male"]))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    words = load_vocabulary("persons")
    return {name: frozenset(words[name]) for name in ("female", "male", "young", "grown")}


def _looks_of_names(every: Iterable[Victims]) -> dict[str, Looks]:
    """Return how the bearer of each name looks, by all words for single people that hold the name."""
    young, female = Counter[str](), Counter[str]()
    for one in every:
        for name in one.names if one.low == 1 else ():
            own = looks(one.words)
            young[name] += own.young
            female[name] += own.female
    return {name: Looks(_sign(young[name]), _sign(female[name])) for name in young}


def _of_text(
    text: Sequence[tuple[EventMention, Victims]], whole: int, names: Mapping[str, Looks]
) -> dict[str, Party | None]:
    found: dict[str, Party | None] = {}
    many = whole
    last: Party | None = None
    for at, (mention, own) in enumerate(text):
        victims = own if own.by_own_hand or own.of_murder_suicide else _with_next(text, at)
        if victims.of_murder_suicide:
            found[mention.id] = whole
        elif victims.by_own_hand:
            found[mention.id] = last = OWN_HAND
        elif victims.low > 1:
            found[mention.id] = many = victims.low
        elif victims.low == 1:
            found[mention.id] = last = _somebody(victims, last, names)
        else:
            found[mention.id] = many if victims.several else last
    return found


def _with_next(text: Sequence[tuple[EventMention, Victims]], at: int) -> Victims:
    """Return the victims of the next mention where it follows at once: those of "fatally shot" are those of "shot"."""
    mention, victims = text[at]
    if at + 1 < len(text):
        following, theirs = text[at + 1]
        if following.sentence == mention.sentence and following.first == mention.stop:
            return theirs
    return victims


def _somebody(victims: Victims, last: Party | None, names: Mapping[str, Looks]) -> Party:
    own = looks(victims.words)
    known = [names[name] for name in victims.names if name in names]
    if known:
        young, female = sum(one.young for one in known), sum(one.female for one in known)
        own = Looks(own.young or _sign(young), own.female or _sign(female))
    if last is None or not _PRONOUN.fullmatch(victims.words.strip()):
        return own
    return own if isinstance(last, Looks) and own.female * last.female < 0 else last


def _one_name_each(found: Mapping[str, Party | None]) -> dict[str, Party | None]:
    """Return the parties with each look as the commonest look it agrees with, those that say most first."""
    often = Counter(party for party in found.values() if isinstance(party, Looks))
    named: dict[Party | None, Party] = {}
    for own in sorted(often, key=lambda one: (-abs(one.young) - abs(one.female), -often[one], one.young, one.female)):
        fitting = [one for one in dict.fromkeys(named.values()) if isinstance(one, Looks) and one.agree(own)]
        named[own] = max(fitting, key=lambda one: often[one]) if fitting else own
    return {id_: named.get(party, party) for id_, party in found.items()}


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
