"""When the incidents of a report were, where sentences beside those that name them tell it.

In: one report's groups, mentions and context. Out: times, and the places of :mod:`rashomon.extract.near_places`, with
the account they belong to and how they are told; what they are read from is :mod:`rashomon.extract.beside`. Never makes
a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from rashomon.extract.accounts import Told
from rashomon.extract.beside import is_of_other_act, times_beside
from rashomon.extract.groups import Scene
from rashomon.extract.homes import Homes
from rashomon.extract.named import times_named
from rashomon.extract.near_places import LEAST_CHANCE, Detail, NearPlaces
from rashomon.extract.other_acts import BLOW, RELEASE, is_up_to, of_another_act
from rashomon.extract.settings import Settings
from rashomon.extract.tellings import Context
from rashomon.extract.when import day_of, score_days
from rashomon.records import HAPPENED, TO_THE_DAY, Mention, Span, TimeRange
from rashomon.values.times import covers

#: What follows an incident, and whose time is not the incident's.
_FOLLOWS = regex.compile(
    r"\bof\sthe\s(?:injured|wounded)\s(?:had\s|have\s|has\s|later\s|also\s)*died\b|\bdied\sof\s(?:his|her|their)\s(?:wounds|injuries)\b"
    r"|\b(?:the|its|a|that)\s(?:claim|message|recording)\b(?=[,\s])",
    regex.I,
)
#: The end of a count of days from another day: "a day after".
_COUNTED = regex.compile(r"\b(?:after|before)$", regex.I)


@dataclass(frozen=True, slots=True)
class Near:
    """What is needed of a report; ``homes`` knows whose its mentions are."""

    told: Told
    mentions: Sequence[Mention]
    context: Context
    settings: Settings
    homes: Homes

    def told_beside(self) -> Iterator[Detail]:
        """When and where the principal incident was, told in sentences that do not name it."""
        index = self.told.principal
        if index is None:
            return
        sentences = self.context.sentences
        times = [self.settings[sentence.index].times for sentence in sentences]
        yield from self._times(index, times)
        near = NearPlaces(self.told, self.mentions, self.context, self.settings, self.homes)
        yield from near.told_beside(index, times)

    def _times(self, index: int, times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[Detail]:
        """Times beside the happenings: days of the principal incident are weighed, others go by the words round them.

        The principal incident takes from other sentences each day that is likely enough to be its own.
        """
        likely = self._likely_days(index)
        dated = any(_tells_day(scene) for scene in self.told.groups[index].scenes)
        for one in times_beside(self.context.sentences, times):
            assert isinstance(one.value, TimeRange)
            rest = one.mention.found_by == "rule:time_of_report"
            home, day = self.homes.last_told(one.mention), day_of(one.value)
            own = rest or home is None or home == index
            if own and (day not in likely if day is not None else rest or dated):
                continue
            group = index if own or home is None else home
            if (
                self._of_what_follows(one.mention)
                or self._counted_from(group, one.mention)
                or (rest and self._of_release(group, one.mention))
                or (rest and self._told_to_the_day(group, day) and not _of_blow(one.mention, self.context))
                or (group != index and self._at_odds(group, one.value))
            ):
                continue
            if self.homes.names_another(one.mention.sentence, group) or self._of_another_act(one.mention):
                continue
            telling = self.context.tell(one.mention, times[one.mention.sentence])
            if telling.stance in HAPPENED:
                yield group, "time", one.value, telling

    def _of_what_follows(self, time: Mention) -> bool:
        """Tell the time of a death in hospital, or of a claim: "five of the wounded died overnight"."""
        return _FOLLOWS.search(self.context.sentences[time.sentence].text) is not None

    def _counted_from(self, index: int, time: Mention) -> bool:
        """Tell a day that an incident's own is counted from in its sentence: "on Monday, a day after a mine killed"."""
        here = (scene for scene in self.told.groups[index].scenes if scene.telling.sentence.index == time.sentence)
        return any(_COUNTED.search(own.words) is not None for scene in here for own in scene.times if own.start)

    def _of_release(self, index: int, time: Mention) -> bool:
        """Tell the time at which those taken in an abduction came free: "the girls were freed on Thursday"."""
        abducted = self.told.groups[index].kind == "abduction"
        return abducted and RELEASE.search(self.context.sentences[time.sentence].text) is not None

    def _told_to_the_day(self, index: int, day: date | None) -> bool:
        """Tell a day that is told with the incident itself already."""
        return day is not None and any(day_of(time) == day for time in self.told.groups[index].times)

    def _at_odds(self, index: int, time: TimeRange) -> bool:
        """Tell a time that differs from all that are told with an incident."""
        own = [known for known in self.told.groups[index].times if known.start]
        return bool(own) and all(covers(time, known) == "different" for known in own)

    def _likely_days(self, index: int) -> frozenset[date]:
        """Return the days that may be the incident's, among all that the report tells."""
        times = [*times_named(self.told, index, self.context, self.settings)]
        scored = score_days(times, self.told.report.published)
        return frozenset(day for day, one in scored.items() if one.chance >= LEAST_CHANCE)

    def _of_another_act(self, time: Mention) -> bool:
        """Tell a time of saying, and one that the sentence gives to another act than the happening it names."""
        sentence = self.context.sentences[time.sentence]
        named = [
            mention for mention, index in self.homes.told_in.get(time.sentence, ()) if self.told.groups[index].happened
        ]
        other = any(of_another_act(mention, time.span, sentence) for mention in named)
        return other or is_up_to(time.span, sentence) or self.context.telling_not_told(sentence, time.span)


def _of_blow(time: Mention, context: Context) -> bool:
    """Tell a time whose sentence tells of a blow: "the first van hit the wall at about 2 p.m."."""
    return BLOW.search(context.sentences[time.sentence].text) is not None


def _is_day(time: TimeRange) -> bool:
    """Tell a time that is told to the day."""
    return time.start is not None and time.precision in TO_THE_DAY


def _tells_day(scene: Scene) -> bool:
    """Tell a scene with a day that its words do not give to another act."""
    sentence, span = scene.telling.sentence, scene.telling.mention.span
    own = (span.start - sentence.span.start, span.end - sentence.span.start)
    found = ((sentence.text.find(time.words), time) for time in scene.times if _is_day(time))
    return any(at < 0 or not is_of_other_act(sentence.text, at, at + len(time.words), own) for at, time in found)
