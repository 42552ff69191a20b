"""Mentions of one incident told apart by the kind of happening: who was hit, who died, the firing, the whole of it.

In: texts with mentions, the group of each text, and the encoder's states. Out: a cluster for each mention. Two mentions
are one when their texts are of one group, their kind is the same, and both are of one person or both of several. What
is told of no particular incident is one cluster over all texts, as the Gun Violence Corpus has it (Vossen et al. 2018).
It does not tell one victim from another, nor the text's incident from others that are told in passing.
"""

from __future__ import annotations

import re
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
#: Kinds that happen to somebody, of whom there may be several.
_SUFFERED = frozenset({"death", "hit", "injury"})
#: How many numbers the strings of a mention are spread over.
STRINGS = 4096
_SEVERAL = re.compile(r"(?:two|three|four|five|six|seven|eight|several|multiple|both|double|triple|[2-9]|1\d)", re.I)
_PEOPLE = frozenset(
    [
        "people", "persons", "men", "women", "victims", "teens", "teenagers", "children", "brothers", "sisters",
        "couple", "family", "others", "them", "they", "their", "lives", "parents", "officers", "boys", "girls",
        "soldiers", "policemen", "civilians", "bodies",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kinds:
    """Weights of kind and number, a column for each; the last column says whether several people are meant."""

    mean: Floats
    spread: Floats
    of_states: Floats
    of_strings: Floats
    bias: Floats

    def read(self, states: Floats, strings: Sequence[Sequence[int]]) -> list[tuple[str, bool]]:
        """Return the kind of each mention, and whether it is of several people."""
        scores = ((states - self.mean) / self.spread) @ self.of_states + self.bias
        for row, numbers_ in zip(scores, strings, strict=True):
            row += self.of_strings[list(numbers_)].sum(axis=0)
        best = scores[:, : len(KINDS)].argmax(axis=1)
        return [(KINDS[at], bool(several > 0)) for at, several in zip(best, scores[:, len(KINDS)], strict=True)]


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
        rows = [states[mention.id][: len(kinds[text.id].mean)] for mention in text.mentions]
        strings = [string_numbers(text, mention) for mention in text.mentions]
        read = kinds[text.id].read(np.array(rows), strings) if rows else []
        for mention, (kind, several) in zip(text.mentions, read, strict=True):
            found[mention.id] = _cluster(groups[text.id], kind, several)
    return found


def string_numbers(text: TokenText, mention: EventMention) -> list[int]:
    """Return the words of a mention and around it, and signs of several people, as numbers."""
    return numbers(_strings(text, mention), STRINGS)


def _cluster(group: str, kind: str, several: bool) -> str:
    if kind == "generic":
        return kind
    return f"{group}/{kind}/{'several' if several and kind in _SUFFERED else 'one'}"


def _strings(text: TokenText, mention: EventMention) -> Iterator[str]:
    sentence, first, stop = text.sentences[mention.sentence], mention.first, mention.stop
    words = text.tokens(mention)
    yield "text=" + " ".join(words).lower()
    yield from (f"stem={stem(word)}" for word in words)
    for step in (-3, -2, -1, 1, 2, 3):
        place = (first if step < 0 else stop - 1) + step
        yield f"{step}={sentence[place].lower() if 0 <= place < len(sentence) else '#'}"
    yield from (f"left={word.lower()}" for word in sentence[max(0, first - 6) : first])
    yield from (f"right={word.lower()}" for word in sentence[stop : stop + 6])
    yield f"sentence={min(mention.sentence, 3)}"
    parts = {"left": sentence[max(0, first - 10) : first], "right": sentence[stop : stop + 8], "whole": sentence}
    parts["lead"] = tuple(word for lead in text.sentences[:3] for word in lead)
    for name, part in parts.items():
        yield from (f"{name}:{sign}" for sign in _signs(part))


def _signs(words: Sequence[str]) -> Iterator[str]:
    """Yield what speaks for several people: numbers before a word for people, and such words."""
    small = [word.lower() for word in words]
    for place, word in enumerate(small):
        if word in _PEOPLE:
            yield "people"
        if _SEVERAL.fullmatch(word):
            yield "number of people" if _PEOPLE & set(small[place + 1 : place + 3]) else "number"
