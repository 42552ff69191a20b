"""Harm that belongs to another incident than the one it would go to: of an earlier day, or elsewhere.

In: a report's incidents and sentences, with their times and places. Out: which of its harm is told apart, in sentences
that name no happening. Never reads a time or a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.extract.accounts import Told
from rashomon.extract.beside import HARM
from rashomon.extract.homes import Homes
from rashomon.extract.other_days import tells_earlier_day
from rashomon.extract.other_places import tells_elsewhere
from rashomon.extract.settings import Settings
from rashomon.records import Mention, Sentence

#: What is done where the deed is; an arrest, a claim or a denial need not be.
_DONE_THERE = HARM | {"damage", "missing", "munitions", "munitions_failed", "munitions_intercepted"}


@dataclass(frozen=True, slots=True)
class SetApart:
    """What is needed of a report to tell whose its harm is by the days and places told with it."""

    told: Told
    homes: Homes
    sentences: Sequence[Sentence]
    settings: Settings

    def apart(self, mentions: Iterable[Mention]) -> list[Mention]:
        """Return the harm that would go to an incident, and is told of an earlier day or elsewhere."""
        homes = ((one, self.homes.home_of(one)) for one in mentions if one.label in HARM)
        return [one for one, index in homes if index is not None and self.is_apart(index, one)]

    def is_apart(self, index: int, mention: Mention) -> bool:
        """Tell a mention that words date before an incident, or place elsewhere, where they name no happening."""
        group = self.told.groups[index]
        if mention.anchor is not None or group.form != "incident":
            return False
        return self._is_earlier(index, mention) or self._is_elsewhere(index, mention)

    def _is_earlier(self, index: int, mention: Mention) -> bool:
        dates = self._dates(mention)
        if not self._is_free(dates.index):
            return False
        span = mention.span if dates.index == mention.sentence else dates.span
        return tells_earlier_day(span, dates, self.settings[dates.index].times, self.told.groups[index].times)

    def _is_elsewhere(self, index: int, mention: Mention) -> bool:
        if mention.label not in _DONE_THERE or not self._is_free(mention.sentence):
            return False
        places = self.settings[mention.sentence].places
        return tells_elsewhere(mention.span, self.sentences[mention.sentence], places, self.told.groups[index].places)

    def _dates(self, mention: Mention) -> Sentence:
        """Return the sentence that dates a mention: its own, or one before it that the passage goes on from.

        A passage goes on in a paragraph as long as its sentences tell no time, and name no happening.
        """
        index = mention.sentence
        while index > 0 and not self.settings[index].times and self._is_free(index):
            if self.sentences[index - 1].paragraph != self.sentences[index].paragraph:
                break
            index -= 1
        return self.sentences[index]

    def _is_free(self, sentence: int) -> bool:
        told = self.homes.told_in.get(sentence, ())
        return not any(self.told.groups[group].form == "incident" for _, group in told)
