"""How the words of tokens are written: capitals, digits, signs, and whether they are known names of states or bodies.

The tokenizer of the encoder knows no capitals; names are told by them. In: a scan. Out: numbers, a row for each token.
"""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import regex

from rashomon.encoder.scan import Floats, Scan
from rashomon.values.actors import actor_spans
from rashomon.values.countries import country_named, country_of_people

_WORD = regex.compile(r"[\p{L}\p{N}'’.\-]+|\S")
#: Numbers of each token.
WIDTH = 12


def shapes(scan: Scan) -> Floats:
    """Return (n, WIDTH): 1 where the word or token is so, else 0."""
    text = scan.text
    spans = [found.span() for found in _WORD.finditer(text)]
    starts = [start for start, _ in spans]
    known = _known([text[start:end] for start, end in spans])
    rows = np.zeros((len(scan.offsets), WIDTH), np.float32)
    before = -1
    for at, (start, end) in enumerate(scan.offsets.tolist()):
        number = max(0, bisect_right(starts, start) - 1)
        word = text[slice(*spans[number])] if spans else ""
        opens = int(scan.window[at]) != before or text[max(0, start - 3) : start].strip()[-1:] in {".", "!", "?"}
        rows[at, :9] = (*_written(word), text[start:end][:1].isdigit(), start == starts[number], opens)
        rows[at, 9:] = known[number]
        before = int(scan.window[at])
    return rows


def _written(word: str) -> tuple[bool, ...]:
    capitals = any(letter.isupper() for letter in word[1:])
    digits = any(letter.isdigit() for letter in word)
    return (word[:1].isupper(), word.isupper() and len(word) > 1, capitals, digits, "-" in word, not word[:1].isalnum())


def _known(words: list[str]) -> Floats:
    """Return for each word whether it is a country's name, a word for its people, part of a known body's name."""
    plain = [word.removesuffix("'s").removesuffix("’s") for word in words]
    rows = np.zeros((max(1, len(words)), 3), np.float32)
    for at, word in enumerate(plain):
        if word[:1].isupper():
            rows[at, :2] = bool(country_named(word)), bool(country_of_people(word))
    for start, end in actor_spans(plain):
        rows[start:end, 2] = 1
    return rows
