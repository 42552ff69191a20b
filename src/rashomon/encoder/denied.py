"""How plainly a text says that what a word names did not happen, or has not: by its value and by the words around it.

In: a text, where the word stands, the value that the encoder gives it, and the stance that the rules give it. Out: a
score, at home around zero: from :data:`LEAST` on the word is taken for denied. The words are weighed by a linear model
(``weights/denied.json``, from :mod:`training.denied`), which sees what a value misses: imperatives, wishes, questions,
what "without" or "instead of" governs. Never decides a stance.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import regex

from rashomon.encoder.labels import FACTS
from rashomon.encoder.model import WEIGHTS, shipped
from rashomon.records import Stance

#: The score from which a word is taken for denied.
LEAST = -0.6
#: How much the sum of the words weighs beside the value, and what the rules' "denies" adds in news. Set by hand.
OF_WORDS, OF_RULES = 0.8, 3.0
#: The set whose predicates are denied for other reasons more often: letters and posts, with what they ask and wish for.
LETTERS = "UDS_IH2"
#: How many tokens before and behind a word are looked at.
BEFORE, BEHIND = 8, 6
#: A token: a word, "n't" and "'s" apart from it, or a mark.
_TOKEN = regex.compile(
    r"n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[\p{L}\p{N}]+?(?=n['’]t\b)|[\p{L}\p{N}]+(?:[.\-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]",
    regex.IGNORECASE,
)


def denied_score(text: str, start: int, end: int, value: float, stance: Stance, scale: str = FACTS[0]) -> float:
    """Return how plainly the words at these characters are said not to have happened, in steps of the scale of values.

    ``text`` is a sentence; ``value`` goes from -3 (no) to +3 (yes) on the scale of the set that ``scale`` names (of
    :data:`~rashomon.encoder.labels.FACTS`), ``stance`` is that of the rules.
    """
    weights = load_weights()
    words = sum(weights.get(name, 0.0) for name in looks(text, start, end, stance, scale))
    told = OF_RULES if stance == "denies" and scale != LETTERS else 0.0
    return OF_WORDS * (weights[""] + words) + told - value


def is_denied(text: str, start: int, end: int, value: float, stance: Stance, scale: str = FACTS[0]) -> bool:
    """Tell whether the words at these characters are said not to have happened; as :func:`denied_score`."""
    return denied_score(text, start, end, value, stance, scale) >= LEAST


def looks(text: str, start: int, end: int, stance: Stance, scale: str) -> Iterator[str]:
    """Yield the names of what holds of a word: its ending, the words around it, how it is told; each once."""
    before = [token[0].lower() for token in _TOKEN.finditer(text, 0, start)][-BEFORE:]
    behind = [token[0].lower() for token in _TOKEN.finditer(text, end)][:BEHIND]
    word = text[start:end].lower()
    own = [f"ends {word[-2:]}", f"ends {word[-3:]}", f"told {stance}"]
    own += [] if before else ["first"]
    own += ["question"] if text.rstrip().endswith("?") else []
    yield from own
    yield from (f"{scale} {name}" for name in (*own, ""))
    yield f"word {word}"
    yield from dict.fromkeys(f"before {token}" for token in before)
    yield from (f"{-at} {token}" for at, token in enumerate(before[:-3:-1], start=1))
    yield f"pair {' '.join(before[-2:])}"
    yield from (f"next {token}" for token in behind[:1])


@cache
def load_weights(folder: Path = WEIGHTS) -> Mapping[str, float]:
    """Load the weights that ship, the base under "". Raises DataMissing when they are not there."""
    weights: Mapping[str, float] = json.loads(shipped(folder / "denied.json").read_text("utf-8"))
    return weights
