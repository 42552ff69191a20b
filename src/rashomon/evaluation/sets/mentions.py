"""Texts with mentions of events, and the event that each mention was annotated with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.coreference import TokenText


@dataclass(frozen=True, slots=True)
class Annotated:
    """Texts in the order of the files; the event of each mention and the topic of each text, by their ids."""

    texts: Sequence[TokenText]
    events: Mapping[str, str]
    topics: Mapping[str, str]

    def of(self, topics: frozenset[str]) -> Annotated:
        """Return the part of some topics."""
        texts = [text for text in self.texts if self.topics[text.id] in topics]
        events = {mention.id: self.events[mention.id] for text in texts for mention in text.mentions}
        return Annotated(texts, events, {text.id: self.topics[text.id] for text in texts})

    def first(self, limit: int | None) -> Annotated:
        """Return the first texts, all where there is no limit."""
        texts = self.texts[:limit]
        events = {mention.id: self.events[mention.id] for text in texts for mention in text.mentions}
        return Annotated(texts, events, {text.id: self.topics[text.id] for text in texts})
