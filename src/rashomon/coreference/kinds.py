"""Mentions of one incident told apart: by the kind of happening, by whom it befell, and from what is told beside.

In: texts with mentions, the group of each text, and the encoder's states. Out: a cluster for each mention. Two mentions
are one when their texts are of one group, their kind is the same (who was hit, who died, the firing, the whole of it),
and so are their victims, where the incident has several (``parties``). What is told beside the incident
(``beside``) is one cluster a group. Shootings in general are not told from other incidents: annotators hardly did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rashomon.coreference.beside import Beside, beside_parts
from rashomon.coreference.parties import parties
from rashomon.coreference.texts import EventMention, TokenText
from rashomon.coreference.victims import Victims, victims_told
from rashomon.coreference.words import numbers, stem
from rashomon.encoder.model import shipped
from rashomon.encoder.scan import Floats

WEIGHTS = Path(__file__).parent / "weights" / "kinds.npz"
#: Kinds in the order of the weights, those that befall somebody, and what is told beside the incident.
KINDS = ("death", "firing", "hit", "incident", "injury")
OF_VICTIMS, OTHER = frozenset({"death", "hit", "injury"}), "other"
#: How many numbers the strings of a mention are spread over.
STRINGS = 4096
#: From what logit a mention is told beside. From -1 to 0.25 the figure stays within 0.7; this is the middle.
LEAST_BESIDE = -0.5
#: Words on either side that count by their distance, and at all.
_STEPS, _NEAR = (-3, -2, -1, 1, 2, 3), 6


@dataclass(frozen=True, slots=True)
class Kinds:
    """Weights of a linear model of the kind of a mention, a column for each of ``KINDS``, and those of ``beside``."""

    mean: Floats
    spread: Floats
    of_states: Floats
    of_strings: Floats
    bias: Floats
    beside: Beside

    def read(self, states: Floats, strings: Sequence[Sequence[int]]) -> list[str]:
        """Return the likeliest kind of each mention."""
        if not len(states):
            return []
        scores = ((states - self.mean) / self.spread) @ self.of_states + self.bias
        for row, numbers_ in zip(scores, strings, strict=True):
            row += self.of_strings[list(numbers_)].sum(axis=0)
        return [KINDS[at] for at in scores.argmax(axis=1)]


@cache
def load_kinds(part: str = "all") -> Kinds:
    """Load the weights that ship; ``part`` "0" to "4" are those fitted without that fold of the development texts.

    Raises DataMissing when the file is not there.
    """
    with np.load(shipped(WEIGHTS)) as stored:

        def of(name: str) -> Floats:
            found: Floats = stored[f"{part}_{name}"].astype(np.float32)
            return found

        beside = Beside(of("beside_mean"), of("beside_spread"), of("beside_weights"), of("beside_bias"))
        return Kinds(of("mean"), of("spread"), of("of_states"), of("of_strings"), of("bias"), beside)


def by_kind(
    texts: Sequence[TokenText], groups: Mapping[str, str], states: Mapping[str, Floats], kinds: Mapping[str, Kinds]
) -> dict[str, str]:
    """Return the cluster of each mention by its id; ``kinds`` are the weights for each text by its id."""
    victims = victims_told(texts, groups)
    parts = beside_parts(texts, groups, victims)
    members: dict[str, list[TokenText]] = defaultdict(list)
    found: dict[str, str] = {}
    for text in texts:
        members[groups[text.id]].append(text)
        found |= _kinds_of(text, states, parts, kinds[text.id])
    clusters: dict[str, str] = {}
    for group, own in members.items():
        clusters |= {id_: f"{group}/{name}" for id_, name in _apart(own, found, victims).items()}
    return {mention.id: clusters[mention.id] for text in texts for mention in text.mentions}


def _kinds_of(
    text: TokenText, states: Mapping[str, Floats], parts: Mapping[str, Floats], kinds: Kinds
) -> dict[str, str]:
    rows = np.array([states[mention.id] for mention in text.mentions])
    read = kinds.read(rows, [string_numbers(text, mention) for mention in text.mentions])
    logits = kinds.beside.logits(text.mentions, parts)
    return {
        mention.id: OTHER if logit > LEAST_BESIDE else kind
        for mention, kind, logit in zip(text.mentions, read, logits, strict=True)
    }


def _apart(texts: Sequence[TokenText], kinds: Mapping[str, str], victims: Mapping[str, Victims]) -> dict[str, str]:
    """Return the kind of each mention of one group, with its party where the incident has several victims.

    A mention of nobody known is of the commonest party of its kind.
    """
    of = parties([[(one, victims[one.id]) for one in text.mentions if kinds[one.id] in OF_VICTIMS] for text in texts])
    often: dict[str, Counter[str]] = defaultdict(Counter)
    for id_, party in of.items():
        often[kinds[id_]][party] += 1
    usual = {kind: min(count, key=lambda party: (-count[party], party)) for kind, count in often.items()}
    found: dict[str, str] = {}
    for text in texts:
        for mention in text.mentions:
            kind = kinds[mention.id]
            found[mention.id] = f"{kind}/{of.get(mention.id, usual[kind])}" if kind in usual else kind
    return found


def string_numbers(text: TokenText, mention: EventMention) -> list[int]:
    """Return the words of a mention, those around it, and how early it stands, as numbers below ``STRINGS``."""
    return numbers(_strings(text, mention), STRINGS)


def _strings(text: TokenText, mention: EventMention) -> Iterator[str]:
    sentence, first, stop = text.sentences[mention.sentence], mention.first, mention.stop
    words = text.tokens(mention)
    yield "text=" + " ".join(words).lower()
    yield from (f"stem={stem(word)}" for word in words)
    for step in _STEPS:
        place = (first if step < 0 else stop - 1) + step
        yield f"{step}={sentence[place].lower() if 0 <= place < len(sentence) else '#'}"
    yield from (f"left={word.lower()}" for word in sentence[max(0, first - _NEAR) : first])
    yield from (f"right={word.lower()}" for word in sentence[stop : stop + _NEAR])
    yield f"sentence={min(mention.sentence, 3)}"
