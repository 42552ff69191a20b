"""Attributions that the encoder found, beside those of the rules.

In: the attributions by rule, and the encoder's as spans. Out: both, in order of place. Where a rule reads a cue, its
reading stands: it knows who is relayed and what is denied. The encoder adds what is said with cues that no rule knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from rashomon.encoder.reading import ENCODER
from rashomon.encoder.spoken import Spoken
from rashomon.extract.found import Found, read_found
from rashomon.extract.said import Said
from rashomon.extract.speakers import Speakers
from rashomon.records import Sentence, Span

#: The least mean chance of its tags with which an attribution counts. Set by hand.
LEAST = 0.6
#: How a clause begins, and what is in one: a thing talked about ("condemned the attack on the mill") tells nothing.
_BEGINNING = regex.compile(r"(?:that|how|why|who|when|where|whether)\b|[“\"‘]", regex.IGNORECASE)
_AUXILIARY = regex.compile(
    r"\b(?:is|are|was|were|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should)\b|n[’']t\b",
    regex.IGNORECASE,
)
_NOBODY = regex.compile(r"(?:no|none|nobody|neither|nor)\b", regex.IGNORECASE)
_NOT_SAID = regex.compile(r"\b(?:not|never|no)\b|n[’']t\b", regex.IGNORECASE)


def add_heard(
    by_rule: Sequence[Said], spoken: Iterable[Spoken], text: str, sentences: Sequence[Sentence], speakers: Speakers
) -> list[Said]:
    """Return the attributions of both; ``speakers`` must have gone through the report already."""
    taken = [item.cue or item.match for item in by_rule]
    new = read_found(sentences, list(_new(spoken, text, taken)), speakers)
    return sorted([*by_rule, *new], key=lambda item: (item.match, item.attribution.content))


def _new(spoken: Iterable[Spoken], text: str, taken: Sequence[Span]) -> Iterator[Found]:
    """Yield the encoder's attributions of which no rule has read the cue."""
    for one in spoken:
        if one.cue is None or one.speaker is None or not _says(one, text):
            continue
        cue = Span(*one.cue)
        if not any(span.start < cue.end and cue.start < span.end for span in taken):
            yield Found(cue, tuple(Span(*part) for part in one.content), Span(*one.speaker), f"{ENCODER}:said")


def _says(one: Spoken, text: str) -> bool:
    """Tell whether somebody says something: not nobody, not what was not said, not a mere thing talked about."""
    assert one.speaker is not None
    assert one.cue is not None
    silent = _NOBODY.match(text, *one.speaker) or _NOT_SAID.search(text, *one.cue)
    clause = any(_begins(text, start) or _AUXILIARY.search(text, start, end) for start, end in one.content)
    return one.score >= LEAST and not silent and clause


def _begins(text: str, start: int) -> bool:
    """Tell whether a clause or a quotation begins at a place, or just before it."""
    return _BEGINNING.match(text, start) is not None or text[max(start - 1, 0) : start] in set('“"‘')
