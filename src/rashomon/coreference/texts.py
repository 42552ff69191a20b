"""What is read here: texts as tokens, and mentions of events in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of an event: tokens ``first`` to ``stop`` (exclusive) of a sentence, counted from 0."""

    id: str
    sentence: int
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class TokenText:
    """A text as sentences of tokens, the day it came out where that is known, and its mentions in reading order."""

    id: str
    published: date | None
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[EventMention, ...]

    def tokens(self, mention: EventMention) -> tuple[str, ...]:
        """Return the words of a mention."""
        return self.sentences[mention.sentence][mention.first : mention.stop]
