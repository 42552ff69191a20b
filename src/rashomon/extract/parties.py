"""The parties of a verbal act: each of several that act together, and whom a pronoun or "both" means.

In: a mention of an actor or recipient, and the mentions of its report. Out: names, one for each party. A denial's
pronoun goes back to whoever was accused last, not to the accuser. Never decides what an act is about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import regex

from rashomon.extract.actors import actor_of, party_of, words_of
from rashomon.extract.appositions import ONE_SUCH
from rashomon.extract.details import TOLD_BEFORE
from rashomon.extract.fitting import PRONOUNS, fits
from rashomon.extract.speakers import Speakers
from rashomon.extract.stand_ins import names_nobody
from rashomon.extract.tellings import Context, Telling
from rashomon.records import Mention, Name
from rashomon.values.actors import actor_named
from rashomon.values.countries import country_named
from rashomon.values.names import same_name
from rashomon.vocabulary import kinds

_LAST_AND = regex.compile(r"(?:,\s|\s)(?:and|as\swell\sas)\s(?:also\s)?", regex.IGNORECASE)
_COMMA = regex.compile(r",\s")
_DETERMINED = regex.compile(r"(?:the|its|their|his|her|an?)\s", regex.IGNORECASE)
_SHARED_HEAD = regex.compile(r"\b(?:of|for)\s(?!.*\b(?:of|for)\s)\S+$", regex.IGNORECASE)
_BOTH = regex.compile(
    r"(?:both|the\stwo)(?:\s(?:of\sthem|sides|parties|countries|states|governments|groups))?", regex.I
)
_PRONOUN = regex.compile(r"it|they|he|she", regex.IGNORECASE)
_THE_GROUP = regex.compile(
    r"the\s(?:group|militia|faction|movement|organi[sz]ation|country|government)", regex.IGNORECASE
)
#: What is refused, where it is nobody: "dismissed such warnings"; whoever is refused a meeting is somebody.
_REFUSED = regex.compile(
    r"(?:[\p{L}’'\-]+\s)*?(?:demand|call|offer|proposal|appeal|request|ultimatum|plan|talk|negotiation|ceasefire|truce|term|"
    r"deal|pressure|threat|warning|mediation|dialogue|petition|motion|invitation|entry|access|passage|visa)s?",
    regex.IGNORECASE,
)
#: How far back, in sentences, a denial's pronoun looks for the accused. Not fitted.
REACH = 3
#: The same for who did it, whom "he" means. Not fitted.
_DOER_REACH = 20


class Parties:
    """Who is named in the verbal acts of one report."""

    def __init__(self, mentions: Sequence[Mention], context: Context, speakers: Speakers) -> None:
        """Note who is accused, and who is named at all, in order of place."""
        self._context, self._speakers = context, speakers
        self._accusing = {m.anchor for m in mentions if m.label == "happening" and m.code == "accuse"}
        self._refusing = {m.anchor for m in mentions if m.label == "happening" and m.code == "refuse"}
        self._denying = {m.anchor for m in mentions if m.label == "happening" and m.code == "reject"}
        self._spoken = {
            m.anchor for m in mentions if m.label == "happening" and kinds().get(m.code, {}).get("form") == "said"
        }
        named = [m for m in mentions if m.label in {"perpetrator", "recipient"}]
        self._named = sorted(named, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._named]

    def names(self, mention: Mention, words: str, telling: Telling) -> tuple[Name, ...]:
        """Return the parties that a mention names, none where its words name nobody."""
        if mention.label == "recipient" and mention.anchor in self._denying and words == words.lower():
            return ()  # what is denied is a charge, and nobody
        if mention.label == "recipient" and mention.anchor in self._refusing and _REFUSED.fullmatch(words):
            return ()
        both = _BOTH.fullmatch(words) is not None
        acts = mention.label == "perpetrator"
        denying = acts and mention.anchor in self._denying
        if both or (denying and _PRONOUN.fullmatch(words)):
            accused = self.accused_before(mention)
            meant = accused or (self.last_two(mention) if both else ())
            if meant and (not both or len(meant) > 1):
                return _in_words(words, meant if both or words.lower() == "they" else _fitting(meant, words))
            if both:  # "both sides" that nobody names are called that
                return (Name(words, words.lower(), "unnamed"),) if acts and " " in words else ()
        if denying and _THE_GROUP.fullmatch(words) and not self._speakers.called(words, mention.span.start):
            accused = self.accused_before(mention)
            if accused:
                return _in_words(words, accused[-1:])
        if acts and names_nobody(words):
            return ()
        return self._but_for_others(mention, words, self._parts(mention, words, telling))

    def doers(self, mention: Mention, words: str, telling: Telling) -> tuple[Name, ...]:
        """Return who did it; a pronoun in a quotation means nobody who is told of near as saying something."""
        if mention.code == TOLD_BEFORE:
            return self._doer_before(mention, words, telling)
        found = self.names(mention, words, telling)
        if telling.speech != "direct" or not _PRONOUN.fullmatch(words):
            return found
        return tuple(name for name in found if not self._context.speaks_near(name, mention.sentence, REACH))

    def _doer_before(self, mention: Mention, words: str, telling: Telling) -> tuple[Name, ...]:
        """Return whoever was told of last as having done it, whom "he" or "she" can mean and who does not speak."""
        kind = PRONOUNS[words.lower()]
        for earlier in self._before(mention, reach=_DOER_REACH):
            if earlier.label != "perpetrator" or earlier.anchor in self._spoken or earlier.code:
                continue
            found = tuple(name for name in self._read(earlier) if fits(name, kind))
            if len(found) == 1 and not same_name(found[0], telling.speaker):
                return _in_words(words, found)
        return ()

    def accused_before(self, mention: Mention) -> tuple[Name, ...]:
        """Return whoever was accused last before a mention, within a few sentences, or by its very words.

        In "accused Tehran, which denies it" whoever is accused and whoever denies are the same words.
        """
        same = [m for m in self._named if m.span == mention.span and m.anchor != mention.anchor]
        for earlier in (*same, *self._before(mention)):
            if earlier.label == "recipient" and earlier.anchor in self._accusing:
                return self._read(earlier)
        return ()

    def actors(self, mention: Mention) -> tuple[Name, ...]:
        """Return who acts in the act that a mention belongs to; of a pronoun whoever it means."""
        acting = [m for m in self._named if m.label == "perpetrator" and m.anchor == mention.anchor]
        return tuple(name for other in acting for name in self._read(other) or self._meant(other))

    def _meant(self, mention: Mention) -> tuple[Name, ...]:
        """Return whom a pronoun means that acts."""
        words = words_of(mention, self._context.sentences[mention.sentence])
        if not _PRONOUN.fullmatch(words):
            return ()
        return self.names(mention, words, self._context.tell(mention))

    def last_two(self, mention: Mention) -> tuple[Name, ...]:
        """Return the last two parties named before a mention, within a few sentences; nobody where there are no two."""
        found: list[Name] = []
        for earlier in self._before(mention):
            for name in reversed(self._read(earlier)):
                if all(not same_name(name, other) and other.canonical not in name.canonical for other in found):
                    found.append(name)
            if len(found) > 1:
                return (found[1], found[0])
        return ()

    def _before(self, mention: Mention, *, reach: int = REACH) -> list[Mention]:
        earlier = self._named[: bisect_left(self._starts, mention.span.start)]
        return [m for m in reversed(earlier) if mention.sentence - m.sentence < reach]

    def _read(self, mention: Mention) -> tuple[Name, ...]:
        words = words_of(mention, self._context.sentences[mention.sentence])
        if _BOTH.fullmatch(words) or _PRONOUN.fullmatch(words):
            return ()
        telling = self._context.tell(mention)
        return self._parts(mention, words, telling)

    def _parts(self, mention: Mention, words: str, telling: Telling) -> tuple[Name, ...]:
        read = party_of if mention.anchor in self._spoken else actor_of
        named = ONE_SUCH.match(telling.sentence.text, mention.span.start - telling.sentence.span.start)
        words = named["name"] if named else words
        found = (read(mention, part, telling, self._speakers) for part in parts_of(words))
        return tuple(name for name in found if name is not None)

    def _but_for_others(self, mention: Mention, words: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """Leave out whom a pronoun cannot mean as the actor: whoever the act is done to ("she told Brandt to go")."""
        if mention.label != "perpetrator" or not _PRONOUN.fullmatch(words):
            return names
        others = [m for m in self._named if m.label == "recipient" and m.anchor == mention.anchor]
        told = [name for other in others for name in self._read(other)]
        return tuple(name for name in names if not any(same_name(name, other) for other in told))


def parts_of(words: str) -> tuple[str, ...]:
    """Split the words for several that act together: "Norland, Sudria and the militia". One bearer's name stays whole.

    >>> parts_of("Trinidad and Tobago")
    ('Trinidad and Tobago',)
    """
    joint = list(_LAST_AND.finditer(words))
    if len(joint) != 1 or country_named(words) or actor_named(words):
        return (words,)
    left, right = words[: joint[0].start()], words[joint[0].end() :]
    parts = (*_COMMA.split(left), right)
    whole = all(_bears_name(part) for part in parts)
    shared = _SHARED_HEAD.search(left) and not _DETERMINED.match(right) and not country_named(right)
    return parts if whole and not shared else (words,)


def _bears_name(words: str) -> bool:
    return words[:1].isupper() or _DETERMINED.match(words) is not None


def _in_words(words: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return names with the words that stand for them here: "the militia" for whoever was accused."""
    return tuple(replace(name, words=words) for name in names)


def _fitting(names: tuple[Name, ...], words: str) -> tuple[Name, ...]:
    """Return of the accused the one that a pronoun may mean: a person for "he", anything else for "it"."""
    person = words.lower() in {"he", "she"}
    return tuple(name for name in names if (name.kind == "person") == person)[:1]
