"""Mentions of one incident told apart by the kind of happening: who was hit, who died, the firing, the whole of it.

In: texts with mentions, the group of each text, and the encoder's states. Out: a cluster for each mention. Two mentions
are one when their texts are of one group and their kind is the same. What is told of no particular incident is one
cluster over all texts, as the Gun Violence Corpus has it (Vossen et al. 2018). It never tells one victim from another:
that was tried (``training/mentions/log.md``) and lost more than it won.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from rashomon.coreference.texts import EventMention, TokenText
from rashomon.coreference.words import numbers, stem
from rashomon.encoder.model import shipped
from rashomon.encoder.scan import Floats

WEIGHTS = Path(__file__).parent / "weights" / "kinds.npz"
#: Kinds in the order of the weights: an event of another incident is "other", one of none in particular "generic".
KINDS = ("death", "firing", "generic", "hit", "incident", "injury", "other")
#: How many numbers the strings of a mention are spread over.
STRINGS = 4096
#: Words on either side that count by their distance, and at all.
_STEPS, _NEAR = (-3, -2, -1, 1, 2, 3), 6


@dataclass(frozen=True, slots=True)
class Kinds:
    """Weights of a linear model of the kind of a mention, a column for each of ``KINDS``."""

    mean: Floats
    spread: Floats
    of_states: Floats
    of_strings: Floats
    bias: Floats

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
        names = ("mean", "spread", "of_states", "of_strings", "bias")
        return Kinds(*(stored[f"{part}_{name}"].astype(np.float32) for name in names))


def by_kind(
    texts: Sequence[TokenText], groups: Mapping[str, str], states: Mapping[str, Floats], kinds: Mapping[str, Kinds]
) -> dict[str, str]:
    """Return the cluster of each mention by its id; ``kinds`` are the weights for each text by its id."""
    found: dict[str, str] = {}
    for text in texts:
        rows = np.array([states[mention.id] for mention in text.mentions])
        strings = [string_numbers(text, mention) for mention in text.mentions]
        for mention, kind in zip(text.mentions, kinds[text.id].read(rows, strings), strict=True):
            found[mention.id] = kind if kind == "generic" else f"{groups[text.id]}/{kind}"
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
