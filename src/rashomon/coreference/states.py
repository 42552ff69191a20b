"""What the encoder says of each mention, and of the sentence it stands in.

In: a text with mentions, and the encoder as it ships. Out: a row of states for each mention. Only sentences with a
mention, and those beside them, are read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.coreference.texts import TokenText
from rashomon.encoder.model import Encoder, Range
from rashomon.encoder.scan import Floats
from rashomon.encoder.spans import STATES, span_states

#: Width of one state of the encoder.
WIDTH = 384


def mention_states(encoder: Encoder, text: TokenText) -> Floats:
    """Return for each mention the states of its words (``STATES``), and the last state of its sentence.

    That is 3 times ``WIDTH`` columns. The order is that of the text's mentions.
    """
    if not text.mentions:
        return np.zeros((0, 3 * WIDTH), np.float32)
    written, ranges, words = _written(text)
    scan = encoder.scan(written, list(ranges.values()), STATES)
    own = [(words[m.sentence, m.first][0], words[m.sentence, m.stop - 1][1]) for m in text.mentions]
    around = span_states(scan, [ranges[m.sentence] for m in text.mentions])
    return np.concatenate([span_states(scan, own), around[:, :WIDTH]], axis=1)


def all_states(encoder: Encoder, texts: Sequence[TokenText]) -> dict[str, Floats]:
    """Return the row of each mention by its id."""
    return {
        mention.id: row
        for text in texts
        for mention, row in zip(text.mentions, mention_states(encoder, text), strict=True)
    }


def _written(text: TokenText) -> tuple[str, dict[int, Range], dict[tuple[int, int], Range]]:
    """Return the sentences that are read as one string, and in it where each sentence and each token lies."""
    near = {m.sentence + step for m in text.mentions for step in (-1, 0, 1)}
    parts: list[str] = []
    ranges: dict[int, Range] = {}
    words: dict[tuple[int, int], Range] = {}
    at = 0
    for number in sorted(near & set(range(len(text.sentences)))):
        start = at
        for place, token in enumerate(text.sentences[number]):
            words[number, place] = (at, at + len(token))
            parts.append(token)
            at += len(token) + 1
        ranges[number] = (start, at)
    return " ".join(parts) + " ", ranges, words
