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
from typing import Literal

import regex

from rashomon.coreference.looks import Looks, looks
from rashomon.coreference.texts import EventMention
from rashomon.coreference.victims import Victims

#: From what share of mentions with more than one victim an incident has several. Shares of 0.1 to 0.25 give the same
#: figure; of these, it was chosen on incidents of GVA by the numbers that these are coded with.
LEAST_SHARE = 0.2
_OPEN = regex.compile(r"(?:several|multiple|numerous|many|some|dozens)\b", regex.I)
_PRONOUN = regex.compile(r"(?:he|she|him|her|the victim|victim)", regex.I)


@dataclass(frozen=True, slots=True)
class Person:
    """One person as told: by looks, and by names where there are any."""

    looks: Looks
    names: frozenset[str] = frozenset()

    def agrees(self, other: Person) -> bool:
        """Tell whether both may be one: no name is shared only where one of them has none."""
        named = not self.names or not other.names or bool(self.names & other.names)
        return named and self.looks.agree(other.looks)


#: A number of people, one person, or a number that is left open ("several people", "at least one").
Party = int | Person | Literal["several", "one or more"]


def parties(told: Sequence[Sequence[tuple[EventMention, Victims]]]) -> dict[str, str]:
    """Return the party of each mention of one incident by its id; of none where the incident has one victim.

    Args:
        told: For each text its mentions of victims in reading order.
    """
    every = [victims for text in told for _, victims in text]
    counted = [one for one in every if one.of_murder_suicide or (one.low > 1 and not one.by_own_hand)]
    if not counted or len(counted) < LEAST_SHARE * len(every):
        return {}
    whole = max((one.low for one in every if one.low > 1), default=2)
    names = _looks_of_names(every)
    found: dict[str, Party | None] = {}
    for text in told:
        found |= _of_text(text, whole, names)
    persons = _known_once([party for party in found.values() if isinstance(party, Person)])
    return {
        id_: f"person {persons[party]}" if isinstance(party, Person) else str(party)
        for id_, party in found.items()
        if party is not None
    }


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
    many: Party = whole
    last: Person | None = None
    for at, (mention, own) in enumerate(text):
        victims = own if own.by_own_hand or own.of_murder_suicide else _with_next(text, at)
        if victims.of_murder_suicide:
            found[mention.id] = whole
        elif victims.by_own_hand:
            found[mention.id] = last = _by_own_hand(victims)
        elif victims.low > 1:
            found[mention.id] = many = "several" if _OPEN.match(victims.words) else victims.low
        elif victims.low == 1 and victims.high is None:
            found[mention.id] = "one or more"
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


def _by_own_hand(victims: Victims) -> Person:
    """Return who did it: grown, and of the sex that "himself" or the words for one person say."""
    sex = looks(regex.sub("self$", "", victims.by_own_hand.split()[0].lower())).female
    return Person(Looks(-1, sex or (looks(victims.words).female if victims.low == 1 else 0)))


def _somebody(victims: Victims, last: Person | None, names: Mapping[str, Looks]) -> Person:
    own = looks(victims.words)
    known = [names[name] for name in victims.names if name in names]
    if known:
        young, female = sum(one.young for one in known), sum(one.female for one in known)
        own = Looks(own.young or _sign(young), own.female or _sign(female))
    pronoun = _PRONOUN.fullmatch(victims.words.strip())
    return last if pronoun and last and last.looks.agree(own) else Person(own, victims.names)


def _known_once(told: Sequence[Person]) -> dict[Person, int]:
    """Return a number for each person: those who agree with somebody told more of are the one told most often."""
    often = Counter(told)
    found: dict[Person, int] = {}
    members: list[Person] = []
    counts: list[int] = []
    for own in sorted(often, key=lambda one: (-_told(one), -often[one], sorted(one.names), repr(one.looks))):
        fitting = [at for at, other in enumerate(members) if other.agrees(own)]
        if not fitting:
            members.append(own)
            counts.append(0)
            fitting = [len(members) - 1]
        best = max(fitting, key=lambda at: (len(members[at].names & own.names), counts[at], -at))
        members[best] = Person(_filled(members[best].looks, own.looks), members[best].names | own.names)
        counts[best] += often[own]
        found[own] = best
    return found


def _told(one: Person) -> int:
    """Return how much is told of somebody."""
    return 2 * bool(one.names) + abs(one.looks.young) + abs(one.looks.female)


def _filled(one: Looks, other: Looks) -> Looks:
    return Looks(one.young or other.young, one.female or other.female)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
