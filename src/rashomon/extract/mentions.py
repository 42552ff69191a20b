"""Sentences to mentions: which words tell of a happening, and which are its parts.

In: the sentences of one report. Out: mentions, each a labelled span; the parts of a happening carry its span as their
anchor. This recogniser works by rules (``rules/*_en.yaml``); another one, such as an encoder, takes its place by
being a :class:`Recogniser`. Never reads a value, never decides who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import regex

from rashomon.extract.beside import HARM
from rashomon.extract.by_means import kind_by_words
from rashomon.extract.deeds import of_deed_apart
from rashomon.extract.details import find_details
from rashomon.extract.happenings import find_happenings, find_said
from rashomon.extract.harmed import find_harmed
from rashomon.extract.responsibility import find_claims
from rashomon.extract.silence import find_silences
from rashomon.records import Mention, Sentence
from rashomon.vocabulary import kinds

#: Words of violence: harm in a report without any is nobody's deed.
_VIOLENCE = regex.compile(
    r"\b(?:kill(?:ed|ing|s)|murder\w*|homicide|slain|beaten|assault\w*|kidnapp\w*|abduct\w*|wounded|hostages?|attack\w*|ambush\w*"
    r"|shell(?:s|ed|ing|fire)|bomb\w*|(?:land)?mines?|explo\w+|rockets?|mortars?|air\s?strikes?|armed|militants?|rebels?|robb\w+|carjack\w*"
    r"|hijack\w*|raid\w*|(?:club|ston|hack|bludgeon|strangl|tortur|kick|trampl)\w*\s(?:\w+\s)?to\sdeath|clash\w*|fighting|crossfire|IEDs?|grenades?|gunm[ae]n|gunfire|gunshots?|shots?|shoots?|shootings?|stab(?:b\w+)?|gunpoint|mobs?"
    r"|machetes?|criminals?|thie(?:f|ves)|assailants?|perpetrators?|intruders?|bandits?|detonat\w+"
    r"|(?:injured|hurt|wounded|struck|hit)\sby\s(?:an?\s|the\s|two\s|three\s|unknown\s|unidentified\s)*(?:\p{L}+\s)?(?:soldiers?|police\w*|m[ae]n|youths?|guards?))\b",
    regex.I,
)
#: What kills without anybody's doing.
_MISHAP = regex.compile(
    r"\b(?:crash(?:ed|es|ing)?|derail\w*|capsiz\w+|sank|sunk|sinking|shipwreck\w*|overturn\w*|drown\w*|earthquake|landslide|mudslide"
    r"|flood\w*|hurricane|cyclone|tornado|avalanche|wildfires?)\b",
    regex.I,
)
#: Words that tell only of deaths, in a sentence of a mishap.
_KILLED = regex.compile(r"\b(?:kill(?:ed|ing|s)|wounded|(?:injured|hurt|struck|hit)\sby\san?)\b", regex.I)
_NOBODY = regex.compile(r"(?:no(?:body|ne|\sone)?|not|zero|0)\b", regex.I)


class Recogniser(Protocol):
    """Anything that labels the words of a report's sentences."""

    def __call__(self, sentences: Sequence[Sentence]) -> list[Mention]:
        """Return the mentions in the sentences, in order of place."""
        ...


def recognise(sentences: Sequence[Sentence]) -> list[Mention]:
    """Label happenings and their parts, details told apart from them, and silences, by the rules for English."""
    found: list[Mention] = []
    harmed = _by_sentence(find_harmed(sentences))
    for sentence in sentences:
        if sentence.text.endswith("?"):
            continue  # a question tells of nothing
        opened = [*find_silences(sentence), *find_claims(sentence)]
        happenings = list(find_happenings(sentence))
        details = find_details(sentence, harmed.get(sentence.index, ()))
        details = [one for one in details if not of_deed_apart(one, happenings, sentence)]
        details = [one for one in details if not _counted_with(one, happenings)]
        told = [*happenings, *find_said(sentence), *details]
        kept = [mention for mention in told if not any(_told_by(other, mention) for other in opened)]
        asked = {mention.anchor for mention in told if mention.label == "munitions" and mention not in kept}
        found.extend(mention for mention in kept if mention.anchor is None or mention.anchor not in asked)
        found.extend(opened)
    return with_happening(found, sentences)


def with_happening(found: Sequence[Mention], sentences: Sequence[Sentence], *, violent: bool = False) -> list[Mention]:
    """Return mentions with a happening in front where none tells of an incident, but somebody is harmed by violence.

    ``violent``: that it was violence is known already; else a word of the report must say so.
    """
    told_of = any(one.label == "happening" and _is_incident(one) for one in found)
    return list(found) if told_of else [*_harm_as_happening(found, sentences, violent=violent), *found]


def with_harm_told(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], told: Callable[[Mention], bool]
) -> list[Mention]:
    """Return mentions with a happening for the first harm that is told as fact, by ``told``; as they are without one.

    For reports whose happenings are all open or to come: "police do not know if it was a drive-by shooting".
    """
    harmed = [one for one in mentions if one.label in HARM and told(one) and not _is_nobody(one, sentences)]
    return sorted([*_harm_as_happening(harmed, sentences), *mentions], key=lambda one: one.span)


def _is_nobody(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    sentence = sentences[mention.sentence]
    return _NOBODY.match(sentence.text, mention.span.start - sentence.span.start) is not None


def _is_incident(mention: Mention) -> bool:
    return mention.code == "series" or kinds()[mention.code]["form"] == "incident"


def _harm_as_happening(
    found: Sequence[Mention], sentences: Sequence[Sentence], *, violent: bool = False
) -> Iterator[Mention]:
    """Where nothing else tells of an attack, who is harmed by violence does: "two guards died in the shelling"."""
    violent = violent or any(_VIOLENCE.search(sentence.text) for sentence in sentences)
    for one in found:
        text = sentences[one.sentence].text
        if violent and one.label in HARM and not _is_accident(text):
            yield as_happening(one, text)
            return


def as_happening(harm: Mention, text: str) -> Mention:
    """Return the happening that harm tells of, in a sentence of this text: an abduction, a shooting, an attack."""
    kind = "abduction" if harm.label == "kidnapped" else kind_by_words(text)
    return replace(harm, label="happening", code=kind, anchor=harm.span)


def with_harm_apart(
    mentions: Sequence[Mention], sentences: Sequence[Sentence], apart: Sequence[Mention]
) -> list[Mention]:
    """Return mentions with a happening for the first harm of each sentence that tells of another incident's."""
    first = {one.sentence: one for one in reversed(apart) if one.label in HARM and not _is_nobody(one, sentences)}
    told = [(one, sentences[one.sentence].text) for one in first.values()]
    happenings = [as_happening(one, text) for one, text in told if not _is_accident(text)]
    return sorted([*happenings, *mentions], key=lambda one: one.span) if happenings else list(mentions)


def is_violent(text: str) -> bool:
    """Tell a sentence with a word of violence."""
    return _VIOLENCE.search(text) is not None


def _is_accident(text: str) -> bool:
    """Tell a sentence of a mishap at sea, on the road or by nature, in which nobody does harm to anybody."""
    return _MISHAP.search(text) is not None and not _VIOLENCE.search(_KILLED.sub("", text))


def _by_sentence(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _counted_with(detail: Mention, happenings: Sequence[Mention]) -> bool:
    """Tell munitions that a happening counts already, as those it was done with."""
    return detail.label == "munitions" and any(
        one.label == "munitions" and one.span.start < detail.span.end and detail.span.start < one.span.end
        for one in happenings
    )


def _told_by(other: Mention, mention: Mention) -> bool:
    """Tell whether a silence or a claim has a mention's words already: "how many died", "on its Telegram channel"."""
    overlap = other.span.start < mention.span.end and mention.span.start < other.span.end
    return overlap and (other.label == mention.label or (other.label, mention.label) == ("claimed_through", "target"))
