"""Token probabilities to candidates: the strings of a text that may fill a role, each with all its places.

In: a :class:`~rashomon.encoder.scan.Scan`. Out: candidates at high recall, more than will be kept; which ones are
fills is decided by the scorers in :mod:`rashomon.encoder.decode`, fitted on out-of-fold scans of the training texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rashomon.encoder.labels import ROLES
from rashomon.encoder.scan import Floats, Scan

#: How much the logit of "outside" is lowered, in two passes: a strict reading, and one at high recall.
LENIENCE = (0.0, 2.0)
#: Roles that candidates are made for.
FILLED = ("PerpInd", "PerpOrg", "Target", "Victim", "Person", "Weapon")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a candidate: tokens from ``first`` up to ``stop``, characters from ``start`` up to ``end``."""

    first: int
    stop: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that may fill a role; ``words`` are folded and on one line, ``spots`` in order of place."""

    role: str
    words: str
    spots: tuple[Spot, ...]

    @property
    def best(self) -> Spot:
        """The spot with the highest score; the first of equals."""
        return max(self.spots, key=lambda spot: (spot.score, -spot.start))


def candidates(scan: Scan) -> list[Candidate]:
    """Return the candidates of a text, by role and then by first place."""
    chances = scan.roles()
    found: list[Candidate] = []
    for role in FILLED:
        column = chances[:, ROLES.index(role)]
        logs = np.log(np.maximum(column, 1e-9))
        spans = sorted({span for lenience in LENIENCE for span in _spans(logs, scan, lenience)})
        by_words: dict[str, list[Spot]] = {}
        for first, stop in spans:
            spot = _spot(scan, column, first, stop)
            by_words.setdefault(folded(scan.text[spot.start : spot.end]), []).append(spot)
        found += [Candidate(role, words, tuple(spots)) for words, spots in by_words.items() if words]
    return found


def spots_told(scan: Scan, role: str, least: float) -> list[Spot]:
    """Return the stretches that fill a role, as strictly read, with a score from ``least`` up; in order of place."""
    column = scan.roles()[:, ROLES.index(role)]
    spots = [_spot(scan, column, *span) for span in _spans(np.log(np.maximum(column, 1e-9)), scan, 0.0)]
    return [spot for spot in spots if spot.score >= least]


def folded(words: str) -> str:
    """Return words in lower case on one line."""
    return " ".join(words.lower().split())


def _spot(scan: Scan, column: Floats, first: int, stop: int) -> Spot:
    inside = 1 - column[first:stop, 0]
    return Spot(first, stop, int(scan.offsets[first, 0]), int(scan.offsets[stop - 1, 1]), float(inside.mean()))


def _spans(logs: Floats, scan: Scan, lenience: float) -> Iterator[tuple[int, int]]:
    """Read spans off the likeliest tag of each token, "outside" made less likely.

    Never over a window's edge, but to finish a word.
    """
    lenient = logs.copy()
    lenient[:, 0] -= lenience
    tags = lenient.argmax(axis=1)
    marked = np.flatnonzero(tags).tolist()  # none for most roles of most texts
    first = last = -1
    for at in marked:
        goes_on = first >= 0 and at == last + 1 and tags[at] == 2 and scan.window[at] == scan.window[last]
        if first >= 0 and not (goes_on and at - first < _LONGEST):
            yield _whole_words(scan, first, last + 1)
            first = -1
        first, last = at if first < 0 else first, at
    if first >= 0:
        yield _whole_words(scan, first, last + 1)


def _whole_words(scan: Scan, first: int, stop: int) -> tuple[int, int]:
    """Widen a span to whole words: pieces of one word touch each other, letter to letter."""
    offsets, text = scan.offsets, scan.text
    while first > 0 and _one_word(text, int(offsets[first - 1, 1]), int(offsets[first, 0])):
        first -= 1
    while stop < len(offsets) and _one_word(text, int(offsets[stop - 1, 1]), int(offsets[stop, 0])):
        stop += 1
    return first, stop


def _one_word(text: str, end: int, start: int) -> bool:
    return end == start and text[end - 1].isalnum() and text[start].isalnum()
