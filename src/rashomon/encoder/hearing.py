"""Who says what in the whole of a report, where the first graph read only a part of it for incidents.

In: scans that hold the vectors of all words between them. Out: a scan of all with the heads of the second graph, which
begins with those vectors wherever they stand, so that the first graph reads nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.encoder.labels import SAID_HEADS
from rashomon.encoder.model import START, STOP, WORDS, Encoder, Longs, Range, beside, groups, joined, padded
from rashomon.encoder.scan import Floats, Scan
from rashomon.encoder.written import written


def hear(encoder: Encoder, text: str, ranges: Sequence[Range], known: Sequence[Scan]) -> Scan:
    """Return what the second graph says of ranges of a text; ``known`` are scans with ``WORDS`` of all their tokens."""
    assert encoder.said is not None, "the second graph was not loaded"
    windows = encoder.windows(text, ranges)
    words, ends = _in_order(known), _ends(encoder)
    marks = written(text, np.array([(start, end) for row in windows for _, start, end in row], np.int64))
    first = np.cumsum([0, *(len(window) for window in windows)])
    heads = tuple(SAID_HEADS)
    parts: list[Mapping[str, Floats]] = [{} for _ in windows]
    for group in groups([len(window) for window in windows]):
        ids, mask = padded([[number for number, _, _ in windows[i]] for i in group])
        rows = [slice(first[i], first[i + 1]) for i in group]
        given = _laid_out(ids, [words[row] for row in rows], ends)
        feeds = {WORDS: given, "mask": mask, "written": beside(ids, [marks[row] for row in rows])}
        out = dict(zip(heads, encoder.said.run(heads, feeds), strict=True))
        for at, (index, row) in enumerate(zip(group, rows, strict=True)):
            parts[index] = {head: out[head][at, 1 : row.stop - row.start + 1] for head in heads}
    return joined(text, windows, heads, parts)


def _in_order(known: Sequence[Scan]) -> Floats:
    """Return the vectors of the words of scans in the order of the text: (tokens, width)."""
    begins = np.concatenate([scan.offsets[:, 0] for scan in known])
    words: Floats = np.concatenate([scan.heads[WORDS] for scan in known])[np.argsort(begins, kind="stable")]
    return words


def _ends(encoder: Encoder) -> Floats:
    """Return the vectors of what begins a window and of what ends it: (2, width)."""
    ids = np.array([[START, STOP]], np.int64)
    ends: Floats = encoder.session.run([WORDS], {"ids": ids, "mask": np.ones_like(ids)})[0][0]
    return ends


def _laid_out(ids: Longs, rows: Sequence[Floats], ends: Floats) -> Floats:
    """Return the vectors of words as their ids are laid out; nothing where a row is over."""
    laid = np.zeros((*ids.shape, ends.shape[1]), ends.dtype)
    for at, row in enumerate(rows):
        laid[at, 0], laid[at, 1 : len(row) + 1], laid[at, len(row) + 1] = ends[0], row, ends[1]
    return laid
