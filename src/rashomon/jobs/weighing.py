"""What the encoder's scorers made of a report: the chance of every type, and the candidates that were passed over.

In: what the encoder saw, and the scorers that decided. Out: a :class:`Verdict` for explanations. The scorers run again
on the same scan, so their numbers are those of the reading; nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.encoder.candidates import Candidate, candidates
from rashomon.encoder.counts import Weighed as Number
from rashomon.encoder.decode import Scorers, Told, chances
from rashomon.encoder.features import evidence, fill_rows, type_rows
from rashomon.encoder.labels import TYPES
from rashomon.encoder.reading import ENCODER, Seen
from rashomon.encoder.scan import Floats, Scan
from rashomon.pipeline.counted import FOUND_BY
from rashomon.records import Mention, Sentence, Span

#: Share of its threshold that a candidate must reach to be told of as passed over. Chosen by hand.
NEAR = 0.5
#: Most candidates told of as passed over, for one incident. Chosen by hand.
MOST = 5
#: From which score of its head a span is told of; candidates are made at high recall, from far below. Chosen by hand.
STRONG = 0.3
#: The head that finds spans, as ``found_by`` names it; that for counts is ``rashomon.pipeline.counted.FOUND_BY``.
ROLES_HEAD = f"{ENCODER}:roles"


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A candidate that is no fill of an incident, though its chance came near: at its best place, and why not."""

    role: str
    words: str
    start: int
    end: int
    chance: float
    threshold: float
    why: Literal["below the threshold", "overlaps a likelier one"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An incident that the encoder told, and the candidates it passed over for it, the likeliest first."""

    told: Told
    passed_over: tuple[PassedOver, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The chance of every incident type, the likeliest first; the threshold of types; the incidents told."""

    types: tuple[tuple[str, float], ...] = ()
    threshold: float = 0.0
    incidents: tuple[Weighed, ...] = ()


def weigh(seen: Seen, scorers: Scorers) -> Verdict:
    """Return what the scorers made of a report; nothing where the gate kept none of it."""
    threshold = float(scorers.thresholds["type"])
    if not len(seen.scan.offsets):
        return Verdict(threshold=threshold)
    found, given = candidates(seen.scan), evidence(seen.scan)
    by_type = chances(scorers.types, type_rows(seen.scan, given, found)).tolist()
    types = tuple(sorted(zip(TYPES, by_type, strict=True), key=lambda pair: -pair[1]))
    if not seen.told or not found:
        return Verdict(types, threshold, tuple(Weighed(told, ()) for told in seen.told))
    fills = chances(scorers.fills, fill_rows(seen.scan, given, found)).reshape(-1, len(TYPES))
    weighed = (Weighed(t, _passed_over(seen, t, found, fills[:, TYPES.index(t.type)], scorers)) for t in seen.told)
    return Verdict(types, threshold, tuple(weighed))


def encoder_spans(scan: Scan, sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Yield the spans that the head for roles found, from ``STRONG`` on, each with its role as label."""
    if not len(scan.offsets):
        return
    starts = [sentence.span.start for sentence in sentences]
    for one in candidates(scan):
        for spot in one.spots:
            if spot.score >= STRONG:
                at = max(0, bisect_right(starts, spot.start) - 1)
                yield Mention(Span(spot.start, spot.end), one.role, "", at, spot.score, ROLES_HEAD)


def number_spans(numbers: Iterable[Number]) -> Iterator[Mention]:
    """Yield the numbers that count what we have a word for, from ``STRONG`` on, with the likeliest as label."""
    for one in numbers:
        what, chance = one.best
        if what != "other" and chance >= STRONG:
            place = one.number
            yield Mention(Span(place.start, place.end), what, "", place.sentence, chance, FOUND_BY)


def _passed_over(
    seen: Seen, told: Told, found: Sequence[Candidate], scores: Floats, scorers: Scorers
) -> tuple[PassedOver, ...]:
    """Return what came near for an incident, and is no fill of another incident of its type either."""
    of_type = [one for one in seen.told if one.type == told.type]
    chosen = {(fill.role, fill.candidate.words) for one in of_type for fill in one.fills}
    near = []
    for one, score in zip(found, scores.tolist(), strict=True):
        threshold = float(scorers.thresholds[one.role])
        if (one.role, one.words) not in chosen and score >= NEAR * threshold:
            why: Literal["below the threshold", "overlaps a likelier one"]
            why = "below the threshold" if score < threshold else "overlaps a likelier one"
            best = one.best
            words = seen.scan.text[best.start : best.end]
            near.append(PassedOver(one.role, words, best.start, best.end, score, threshold, why))
    return tuple(sorted(near, key=lambda one: (-one.chance, one.start))[:MOST])
