"""Who a mention names: a name, "we" and "they" as whom they mean, a people as its state.

In: a mention's words, who speaks, the names of the report. Out: a Name, or none where common words name nobody. Never
decides who did what.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.extract.admitted import body_of_forces
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Telling
from rashomon.records import Mention, Name, Sentence
from rashomon.values.countries import countries, country_of_people


def actor_of(mention: Mention, text: str, telling: Telling, speakers: Speakers) -> Name | None:
    """Read the name a mention gives; "I" and "we" are the speaker, other pronouns go back to who they mean."""
    if text.lower() in {"i", "we"}:
        who = telling.speaker  # who may be named in another sentence: then these are the words that mean them here
        return who if who.words in telling.sentence.text else replace(who, words=text)
    if text.lower() in {"he", "she", "it", "they"}:
        return speakers.resolve(text, position=mention.span.start, speaks=telling.speaker)
    own = body_of_forces(text, speakers, mention.span.start)
    name = own or speakers.called(text, mention.span.start) or speakers.name(text)
    if name.kind != "unknown" or text[:1].isupper():
        return _as_state(name)
    return None  # common words that name nobody


def _as_state(name: Name) -> Name:
    """An adjective of a people as the author of an act is its state: "an American airstrike"."""
    country = countries().get(country_of_people(name.words)) if name.kind == "unknown" else None
    return Name(name.words, country.name, "state", country=country.code) if country else name


def words_of(mention: Mention, sentence: Sentence) -> str:
    """Return a mention's words."""
    return sentence.text[mention.span.start - sentence.span.start : mention.span.end - sentence.span.start]
