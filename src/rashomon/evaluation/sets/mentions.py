"""Texts with mentions of events, and the event that each mention was annotated with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.coreference import TokenText


@dataclass(frozen=True, slots=True)
class Annotated:
    """Texts in the order of the files; the event of each mention, the topic and the story of each text, by their ids.

    A topic is what training and figures are kept apart by, a story what the texts of one group should share.
    """

    texts: Sequence[TokenText]
    events: Mapping[str, str]
    topics: Mapping[str, str]
    stories: Mapping[str, str]

    def of(self, topics: frozenset[str]) -> Annotated:
        """Return the part of some topics."""
        return self._part([text for text in self.texts if self.topics[text.id] in topics])

    def first(self, limit: int | None) -> Annotated:
        """Return the first texts, all where there is no limit."""
        return self._part(self.texts[:limit])

    def _part(self, texts: Sequence[TokenText]) -> Annotated:
        events = {mention.id: self.events[mention.id] for text in texts for mention in text.mentions}
        topics, stories = ({text.id: own[text.id] for text in texts} for own in (self.topics, self.stories))
        return Annotated(texts, events, topics, stories)
