"""Whether a mention is told beside the incident of its text: of another incident, or of shootings in general.

In: texts with mentions, their victims, and the group of each text. Out: numbers for each mention (``PARTS``), and from
them and weights how likely it is told beside. What is told beside stands late, shares few words with the lead and with
other texts of the group, brings new names and numbers or somebody new ("a man was shot"), names a month, counts over
time, or supposes. Mentions side by side are mostly of one incident, so each is judged along with its neighbours.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
import regex

from rashomon.coreference.texts import EventMention, TokenText
from rashomon.coreference.victims import Victims
from rashomon.encoder.scan import Floats

#: Words that speak for something told beside, by why.
CUES = {
    "another": r"another|other|separate(?:ly)?|unrelated|similar|previous(?:ly)?|earlier|related|second|third|latest",
    "over time": r"(?:string|series|rash|wave|spate|number) of|cases|records?|statistics|data|total|so far|this year"
    r"|last year|past|since|rise|increase|more than",
    "supposed": r"if|would|could|should|may|might|can|anyone|people|you|never|any|how many|prevent\w*|hotline"
    r"|threaten\w*|stop|end|call|tell|tragedies",
    "long ago": r"in (?:19|20)\d\d|ago|years?|months?|history|was (?:convicted|sentenced|arrested)|court|record|served",
    "at large": r"violence|crime|city|cities|neighborhood|country|nation\w*|community|legislation|laws?",
}
PARTS = (
    "log of sentence", "new names", "new numbers", "month", "other texts", "length", *CUES, "told in lead",
    "told in other texts", "plural", "somebody new",
)  # fmt: skip
#: How many sentences are the lead.
LEAD = 7
#: How much the neighbours of a mention count, and over how many sentences they lose two thirds of their weight. Chosen
#: on cross-fitted figures: 0.5 and 2 have 1.5 points less of average precision.
_SHARE, _REACH = 0.7, 3.0
_CUES = [regex.compile(rf"\b(?:{cue})\b", regex.I) for cue in CUES.values()]
_PLURAL = regex.compile(r"(?:shooting|death|homicide|killing|murder|incident|injurie|crime|accident|case)s$", regex.I)
_ONE_MORE = regex.compile(
    r"(?:an?|another|one|several|two|three|four|five|six|seven|eight|nine|\d+|many|some)\b(?!-| year)", regex.I
)
_MONTHS = frozenset(name for names in (calendar.month_name, calendar.month_abbr) for name in names if name) | {"Sept"}

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Beside:
    """Weights of ``PARTS`` once each has its mean taken off and is divided by its spread, and the constant."""

    mean: Floats
    spread: Floats
    weights: Floats
    bias: Floats

    def logits(self, mentions: Sequence[EventMention], parts: Mapping[str, Floats]) -> list[float]:
        """Return for each mention of one text the logit of being told beside, evened out with its neighbours."""
        rows = np.array([parts[mention.id] for mention in mentions], np.float32).reshape(-1, len(PARTS))
        return _evened(mentions, scaled(rows, self.mean, self.spread) @ self.weights + self.bias)


def scaled(rows: Floats, mean: Floats, spread: Floats) -> Floats:
    """Return parts by mean and spread, none more than 4 spreads off."""
    found: Floats = np.clip((rows - mean) / spread, -4, 4)
    return found


def beside_parts(
    texts: Sequence[TokenText], groups: Mapping[str, str], victims: Mapping[str, Victims]
) -> dict[str, Floats]:
    """Return ``PARTS`` of each mention by its id; ``victims`` are those of each mention by its id."""
    members: dict[str, list[TokenText]] = defaultdict(list)
    for text in texts:
        members[groups[text.id]].append(text)
    words = {text.id: frozenset(word for sentence in text.sentences for word in _words(sentence)) for text in texts}
    found: dict[str, Floats] = {}
    for text in texts:
        others = [words[other.id] for other in members[groups[text.id]] if other.id != text.id]
        told = frozenset[str]().union(*others) if others else None
        sentences = {number: _of_sentence(text, number, told) for number in {m.sentence for m in text.mentions}}
        for mention in text.mentions:
            plural = _PLURAL.search(" ".join(text.tokens(mention))) is not None
            new = mention.sentence >= LEAD and _ONE_MORE.match(victims[mention.id].words) is not None
            found[mention.id] = np.array([*sentences[mention.sentence], plural, new], np.float32)
    return found


def _of_sentence(text: TokenText, number: int, elsewhere: Words | None) -> list[float]:
    """Return the parts that all mentions of a sentence share."""
    sentence = text.sentences[number]
    lead = frozenset(word for at, one in enumerate(text.sentences[:LEAD]) if at != number for word in _words(one))
    others = lead if elsewhere is None else elsewhere
    own = frozenset(_words(sentence))
    names = {word.lower() for word in sentence[1:] if word[:1].isupper() and len(word) > 2}
    numbers = {word for word in own if word[0].isdigit()}
    line = " ".join(sentence)
    return [
        log(1 + number), len(names - lead - others), len(numbers - lead - others),
        any(word.rstrip(".") in _MONTHS for word in sentence), elsewhere is not None, len(own),
        *(cue.search(line) is not None for cue in _CUES), _share(own, lead), _share(own, others),
    ]  # fmt: skip


def _words(sentence: Sequence[str]) -> list[str]:
    return [word.lower() for word in sentence if word[:1].isalnum()]


def _share(own: Words, told: Words) -> float:
    long = {word for word in own if len(word) > 3}
    return len(long & told) / len(long) if long else 0.5


def _evened(mentions: Sequence[EventMention], own: Floats) -> list[float]:
    """Return the mean of each number and of its neighbours' mean, the near ones counting more."""
    found: list[float] = []
    for mention, number in zip(mentions, own, strict=True):
        near = np.array([exp(-abs(other.sentence - mention.sentence) / _REACH) for other in mentions])
        found.append(float((1 - _SHARE) * number + _SHARE * (near @ own) / near.sum()))
    return found
