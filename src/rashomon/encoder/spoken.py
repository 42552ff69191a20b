"""Tags of tokens to attributions: which spans there are, and which speaker and content belong to which cue.

In: a scan with the heads of the second graph, and what ships beside that graph. Out: attributions as spans of
characters. Spans are the likely ones of a linear chain; which cue a speaker or a content belongs to is a choice among
the cues of its window.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.chain import Tagged, Walked, likely
from rashomon.encoder.labels import LINK_SIZE, SAID
from rashomon.encoder.model import Range
from rashomon.encoder.scan import Floats, Scan

#: The chance from which a span goes before the best path. Chosen on a tenth of the training articles, with a model that
#: had not seen them; half the F1 that is reached would be 0.35.
LEAST = 0.4
#: Distances between a span and a cue, in tokens, are counted in these steps, to either side.
STEPS = (0, 1, 2, 4, 8, 16, 32, 64)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One attribution, in characters. ``score`` is the mean chance of the labels of its cue and content."""

    cue: Range | None
    speaker: Range | None
    content: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Chain:
    """What ships beside the graph: scores of one tag after another (7, 7), and of how far a span is from its cue."""

    steps: Floats
    far: Floats


def walk(scan: Scan, chain: Chain) -> list[Walked]:
    """Return the spans of each window of a scan that has the heads of the second graph, in tokens of the scan."""
    made = []
    for number in range(int(scan.window[-1]) + 1 if len(scan.offsets) else 0):
        rows = np.flatnonzero(scan.window == number)
        first = int(rows[0])
        found = likely(scan.heads["said"][rows], chain.steps, SAID, LEAST)
        spans = [Tagged(s.first + first, s.stop + first, s.label, s.goes_on) for s in found.spans]
        made.append(Walked(spans, found.chances))
    return made


def spoken_of(scan: Scan, windows: Sequence[Walked], chain: Chain) -> tuple[Spoken, ...]:
    """Return the attributions of a scan, in order of place."""
    found: list[_Linked] = []
    first = 0
    for window in windows:
        left = list(window.spans)
        _go_on(found, left, first)
        found += _linked(left, scan, chain)
        first += len(window.chances)
    chances = np.concatenate([window.chances for window in windows]) if windows else np.zeros((0, 0), np.float32)
    return tuple(sorted((_spoken(one, scan, chances) for one in found), key=_place))


def places_of(scan: Scan, windows: Sequence[Walked]) -> list[tuple[int, int, str]]:
    """Return the spans in characters, each with its label; what a window's border cuts is one again."""
    made: list[tuple[int, int, str]] = []
    last = None
    for span in (one for window in windows for one in window.spans):
        start, end = int(scan.offsets[span.first, 0]), int(scan.offsets[span.stop - 1, 1])
        if last is not None and span.goes_on and span.label == last.label and last.stop == span.first:
            start = made.pop()[0]
        made.append((start, end, span.label))
        last = span
    return made


@dataclass(slots=True)
class _Linked:
    """The spans of one attribution, in tokens."""

    cue: Tagged | None
    speaker: Tagged | None
    content: list[Tagged]


def _go_on(found: Sequence[_Linked], spans: list[Tagged], first: int) -> None:
    """Join a content that a window's border cut to its beginning in the window before; take it from the spans."""
    if not spans or not (spans[0].goes_on and spans[0].label == "CONTENT" and spans[0].first == first):
        return
    for one in found:
        for at, piece in enumerate(one.content):
            if piece.stop == first:
                one.content[at] = Tagged(piece.first, spans.pop(0).stop, piece.label, piece.goes_on)
                return


def _linked(spans: Sequence[Tagged], scan: Scan, chain: Chain) -> list[_Linked]:
    """Give every speaker and content to a cue: first among all cues, then among those that a content went to.

    A cue by which nothing is said attributes nothing, and takes no speaker from another.
    """
    speakers, cues, contents = ([span for span in spans if span.label == label] for label in SAID)
    if not cues:
        return [_Linked(None, None, [content]) for content in contents]
    first = _given(speakers, cues, contents, scan, chain)
    told = [one.cue for one in first if one.content and one.cue]
    return _given(speakers, told, contents, scan, chain) if 0 < len(told) < len(cues) else first if told else []


def _given(
    speakers: Sequence[Tagged], cues: Sequence[Tagged], contents: Sequence[Tagged], scan: Scan, chain: Chain
) -> list[_Linked]:
    """Give every speaker and content to its likeliest cue; of several speakers of one cue the likeliest stays."""
    made = [_Linked(cue, None, []) for cue in cues]
    best: dict[int, float] = {}
    for speaker, scores in zip(speakers, _scores(0, speakers, cues, scan, chain), strict=True):
        at = int(scores.argmax())
        if scores[at] > best.get(at, -np.inf):
            best[at], made[at].speaker = float(scores[at]), speaker
    for content, scores in zip(contents, _scores(1, contents, cues, scan, chain), strict=True):
        made[int(scores.argmax())].content.append(content)
    return made


def _scores(which: int, spans: Sequence[Tagged], cues: Sequence[Tagged], scan: Scan, chain: Chain) -> Floats:
    """Return scores (spans, cues) of belonging together; ``which`` 0 for speakers, 1 for contents."""
    if not spans:
        return np.zeros((0, len(cues)), np.float32)
    side = slice(which * LINK_SIZE, (which + 1) * LINK_SIZE)
    left, right = _ends(scan.heads["said_span"][:, side], spans), _ends(scan.heads["said_cue"][:, side], cues)
    gaps = [[bucket(gap((s.first, s.stop - 1), (c.first, c.stop - 1))) for c in cues] for s in spans]
    scores: Floats = left @ right.T / LINK_SIZE**0.5 + chain.far[which][np.array(gaps)]
    return scores


def _ends(vectors: Floats, spans: Sequence[Tagged]) -> Floats:
    """Return for each span the sum of the vectors of its first and last token."""
    return np.stack([vectors[span.first] + vectors[span.stop - 1] for span in spans])


def gap(span: tuple[int, int], cue: tuple[int, int]) -> int:
    """Return how many tokens a cue is after a span (positive) or before it (negative), both as (first, last)."""
    if cue[0] > span[1]:
        return cue[0] - span[1] - 1
    return min(0, cue[1] - span[0] + 1)


def bucket(distance: int) -> int:
    """Return the step that a signed distance in tokens falls into: 0 … 2 * len(STEPS)."""
    size = bisect_left(STEPS, abs(distance))
    return len(STEPS) + (size if distance > 0 else -size)


def _spoken(one: _Linked, scan: Scan, chances: Floats) -> Spoken:
    parts = [span for span in (one.cue, *one.content) if span is not None]
    sure = np.concatenate([_of_label(chances, span) for span in parts])
    return Spoken(
        _characters(one.cue, scan), _characters(one.speaker, scan),
        tuple(place for span in one.content if (place := _characters(span, scan))), float(sure.mean()),
    )  # fmt: skip


def _of_label(chances: Floats, span: Tagged) -> Floats:
    """Return for each token of a span the chance that it begins or goes on with the span's label."""
    column = 1 + 2 * SAID.index(span.label)
    chance: Floats = chances[span.first : span.stop, column : column + 2].sum(-1)
    return chance


def _characters(span: Tagged | None, scan: Scan) -> Range | None:
    return (int(scan.offsets[span.first, 0]), int(scan.offsets[span.stop - 1, 1])) if span else None


def _place(one: Spoken) -> tuple[Range, ...]:
    return tuple(sorted(part for part in (one.cue, one.speaker, *one.content) if part))
