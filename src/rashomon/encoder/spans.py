"""What the encoder's states are over given spans: their means, from the last layer and from a lower one.

In: a scan that holds ``STATES``. Out: a row for each span. The lower layer knows a word by its form, the last one by
what it means for an attack; together they tell more than either.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.encoder.model import LOWER, Range
from rashomon.encoder.scan import Floats, Scan

#: The outputs of the encoder that are read, to be asked of ``Encoder.scan``.
STATES = ("hidden", LOWER)


def states_of(scan: Scan, tokens: slice) -> Floats:
    """Return the states of tokens, ``STATES`` side by side: (tokens, width)."""
    return np.concatenate([scan.heads[name][tokens].astype(np.float32) for name in STATES], axis=-1)


def span_states(scan: Scan, spans: Sequence[Range]) -> Floats:
    """Return the mean states of the tokens that each span touches, ``STATES`` side by side: (spans, width).

    A span that touches no token has zeros.
    """
    states = states_of(scan, slice(None))
    rows = np.zeros((len(spans), states.shape[-1]), np.float32)
    for row, (start, end) in zip(rows, spans, strict=True):
        touched = (scan.offsets[:, 1] > start) & (scan.offsets[:, 0] < end)
        if touched.any():
            row[:] = states[touched].mean(axis=0)
    return rows
