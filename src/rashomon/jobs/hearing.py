"""Who is heard in a report, and by what: the attributions with the score of what found them, for explanations.

In: the steps of a reading. Out: the attributions that count, and the encoder's with the reasons for which the reading
passed them over. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.extract.said import Said
from rashomon.pipeline.heard import HEARD, Judged, judge
from rashomon.pipeline.reading import Steps


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution that counts; ``score`` is how sure the encoder is of it, None where a rule found it."""

    said: Said
    score: float | None = None


def judged(steps: Steps, text: str) -> tuple[Judged, ...]:
    """Return the encoder's attributions, each with why it is passed over; none where the encoder was not asked."""
    heard = steps.seen.said if steps.seen is not None else None
    return tuple(judge(steps.by_rule, heard.spoken, text)) if heard is not None else ()


def voices(said: Sequence[Said], heard: Sequence[Judged]) -> tuple[Voice, ...]:
    """Return the attributions that count, in order of place, those of the encoder with their scores."""
    return tuple(Voice(one, _score(one, heard)) for one in said)


def _score(one: Said, heard: Sequence[Judged]) -> float | None:
    """Return the score of the encoder's attribution that one comes from: by its cue, or by what it says elsewhere."""
    if one.attribution.found_by != HEARD:
        return None
    content = one.attribution.content
    for spoken in (item.spoken for item in heard if not item.why):
        if one.cue is not None and spoken.cue == (one.cue.start, one.cue.end):
            return spoken.score
        if one.cue is None and any(start <= content.start and content.end <= end for start, end in spoken.content):
            return spoken.score
    return None
