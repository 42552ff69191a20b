"""Who a mention names: a name, "we" and "they" as whom they mean, a people as its state.

In: a mention's words, who speaks, the names of the report. Out: a Name, or none where common words name nobody. Never
decides who did what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import regex

from rashomon.extract.admitted import body_of_forces
from rashomon.extract.fitting import PRONOUNS
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Telling
from rashomon.records import Mention, Name, Sentence
from rashomon.values.countries import countries, country_of_people
from rashomon.vocabulary import load_vocabulary
from rashomon.vocabulary.persons import ones, plural

#: Nouns of ``persons.yaml`` that count persons and name none who does a deed: "each other", "victims".
_NOBODY = frozenset({"other", "victim", "international", "infant", "baby", "newborn", "hostage", "captive", "casualty"})
#: A number before a noun, as in lists of headlines: who did it is told of with a number in words.
_COUNTED = regex.compile(r"\d+\s")
#: A determiner before a name, and what counts those who act: "the NRU", "dozens of | women".
_ARTICLE = regex.compile(r"(?:the|an?|its|his|her|their)\s", regex.IGNORECASE)
_MANY_OF = regex.compile(
    r"(?:an?\s(?:\p{L}+\s)?(?:number|group|series|handful|crowd|dozen|couple|majority|range)|dozens|scores|hundreds|thousands|"
    r"many|most|some|several|both|all|members|more\sthan\s\S+|\d[\d,.]*)\sof\s(?:the\s|its\s|his\s|her\s|their\s)?",
    regex.IGNORECASE,
)
#: A phrase up to what is tied to its head: "a man | with a knife".
_HEAD = regex.compile(
    r"(?:(?!\s(?:of|in|on|at|from|with|who|that|which|wearing|armed|dressed|for|to|near|by)\s)[^,;:]){1,80}"
)


def actor_of(mention: Mention, text: str, telling: Telling, speakers: Speakers) -> Name | None:
    """Read the name a mention gives; "I" and "we" are the speaker, other pronouns go back to who they mean."""
    if text.lower() in {"i", "we"}:
        who = telling.speaker  # who may be named in another sentence: then these are the words that mean them here
        return who if who.words in telling.sentence.text else replace(who, words=text)
    if text.lower() in {"he", "she", "it", "they"}:
        return speakers.resolve(text, position=mention.span.start, speaks=telling.speaker)
    own = body_of_forces(text, speakers, mention.span.start)
    name = own or speakers.called(text, mention.span.start) or speakers.name(text)
    if name.kind == "unknown" and mention.label == "perpetrator" and describes_somebody(text):
        return replace(name, kind="unnamed")
    claims = mention.label == "responsibility"  # "the Lions of the East": a group that nobody knows
    if name.kind != "unknown" or text[:1].isupper() or (claims and _ARTICLE.sub("", text, count=1)[:1].isupper()):
        return _as_state(name)
    return None  # common words that name nobody


def party_of(mention: Mention, text: str, telling: Telling, speakers: Speakers) -> Name | None:
    """Read who acts by saying something, or whom that is about: whoever has no name acts by what he is called.

    A name may have an article before it: "the NRU". Whoever does not act is nobody where common words call him.
    """
    name = actor_of(mention, text, telling, speakers)
    if name is not None or text.lower() in PRONOUNS:
        return name
    called, acts = _ARTICLE.sub("", text, count=1), mention.label == "perpetrator"
    if called[:1].isupper() and (acts or called.istitle() or called.isupper()):
        return speakers.name(text)
    return replace(speakers.name(text), kind="unnamed") if acts and says_something(text) else None


def says_something(words: str) -> bool:
    """Tell words whose head is a noun for those who say something, one or many: "some rivals", "dozens of women".

    >>> says_something("the retired surgeon"), says_something("a series of countries"), says_something("the spate")
    (True, True, False)
    """
    phrase = _MANY_OF.sub("", words.strip("“”\"'‘’ "), count=1)
    return _is_headed(phrase.lower(), _sayers())


def describes_somebody(words: str) -> bool:
    """Tell words whose head is a noun for persons, or for those who only act: "her husband", "a lone wolf".

    >>> describes_somebody("her husband"), describes_somebody("a man with a gun"), describes_somebody("the mill")
    (True, True, False)
    """
    return not _COUNTED.match(words) and _is_headed(words.lower().strip("“”\"'‘’ "), _persons())


def _is_headed(phrase: str, nouns: regex.Pattern[str]) -> bool:
    """Tell a phrase in small letters whose head is one of some nouns."""
    head = _HEAD.match(phrase)
    return head is not None and nouns.search(head[0].strip(" ,”\"’'")) is not None


@cache
def _persons() -> regex.Pattern[str]:
    """Return the pattern of a phrase that ends in a noun for persons, one or several, or for those who only act."""
    nouns = [noun for noun in ones() if noun not in _NOBODY]
    return _ending({*nouns, *map(plural, nouns), *load_vocabulary("persons")["acting"]})


@cache
def _sayers() -> regex.Pattern[str]:
    """Return the pattern of a phrase that ends in a noun for those who say something: a person, or many as one."""
    nouns = {*ones(), *load_vocabulary("persons")["saying"]}
    return _ending({*nouns, *map(plural, nouns), *load_vocabulary("persons")["acting"]})


def _ending(nouns: Iterable[str]) -> regex.Pattern[str]:
    longest = sorted(nouns, key=len, reverse=True)
    return regex.compile(rf"(?<!\p{{L}})(?<!\p{{L}}-)(?:{'|'.join(map(regex.escape, longest))}|year-olds?)$")


def _as_state(name: Name) -> Name:
    """An adjective of a people as the author of an act is its state: "an American airstrike"."""
    country = countries().get(country_of_people(name.words)) if name.kind == "unknown" else None
    return Name(name.words, country.name, "state", country=country.code) if country else name


def words_of(mention: Mention, sentence: Sentence) -> str:
    """Return a mention's words."""
    return sentence.text[mention.span.start - sentence.span.start : mention.span.end - sentence.span.start]
