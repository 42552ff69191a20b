"""When and where the principal incident was, where sentences beside those that name it tell it.

In: one report's groups, mentions and context. Out: times and places with the account they belong to and how they are
told; what they are read from is :mod:`rashomon.extract.beside` and :mod:`rashomon.extract.filed`. Never makes a
statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.extract.accounts import Told
from rashomon.extract.beside import is_of_other_act, places_beside, times_beside
from rashomon.extract.filed import is_astray, places_of_report
from rashomon.extract.grouping import Scene
from rashomon.extract.scenes import Settings, of_another_act
from rashomon.extract.tellings import Context, Telling
from rashomon.records import TO_THE_DAY, Mention, Place, Sentence, TimeRange

#: The number of a group, a field, its value, and how it is told.
Detail = tuple[int, str, TimeRange | Place, Telling]


@dataclass(frozen=True, slots=True)
class Near:
    """What is needed of a report: ``told_in`` are happenings by sentence with their groups.

    ``last_told`` gives the group of the incident that was told of last before a mention.
    """

    told: Told
    mentions: Sequence[Mention]
    context: Context
    settings: Settings
    told_in: Mapping[int, Sequence[tuple[Mention, int]]]
    last_told: Callable[[Mention], int | None]

    def told_beside(self) -> Iterator[Detail]:
        """When and where the principal incident was, told in sentences that do not name it."""
        index = self.told.principal
        if index is None:
            return
        sentences = self.context.sentences
        times = [self.settings[sentence.index].times for sentence in sentences]
        told = dated = any(_tells_day(scene) for scene in self.told.groups[index].scenes)
        for one in times_beside(sentences, times):
            assert isinstance(one.value, TimeRange)
            home = self.last_told(one.mention)
            fallback = one.mention.found_by == "rule:time_of_report"
            if self._of_another_incident(one.mention, index if fallback or home is None else home):
                continue
            if home is None or self._of_another_act(one.mention) or (fallback and (told or not _is_day(one.value))):
                continue
            if home == index and dated:
                continue  # its own sentences tell the day; words beside them seldom do as well
            told = told or (home == index and _is_day(one.value) and not fallback)
            telling = self.context.tell(one.mention, times[one.mention.sentence])
            yield index if fallback else home, "time", one.value, telling
        filed = self.settings.context.dateline
        if any(_is_exact(place) and not is_astray(place, filed) for place in self.told.groups[index].places):
            return
        for one in places_beside(sentences, self.mentions, [self.settings[s.index].places for s in sentences]):
            assert isinstance(one.value, Place)
            if _is_exact(one.value):
                telling = self.context.tell(one.mention, times[one.mention.sentence])
                yield index, "place", one.value, telling
        yield from self._filed(index)

    def _filed(self, index: int) -> Iterator[Detail]:
        """Where the report was filed and whose police it names: hints at a place that is not told."""
        report = self.told.report
        for one in places_of_report(
            report.text, self.context.sentences, self.settings.context, self.settings.gazetteer
        ):
            span = one.mention.span
            sentence = Sentence(one.mention.sentence, span, report.text[span.start : span.end], 0, True)
            yield index, "place", one.value, Telling(one.mention, sentence, self.context.publisher, "asserts")

    def _of_another_incident(self, time: Mention, index: int) -> bool:
        """Tell a time in a sentence that names another incident: the day of an earlier attack is not this one's."""
        found = (group for _, group in self.told_in.get(time.sentence, ()))
        named = {group for group in found if self.told.groups[group].form == "incident"}
        return bool(named) and index not in named

    def _of_another_act(self, time: Mention) -> bool:
        """Tell a time of saying, and one that the sentence gives to another act than the happening it names."""
        sentence = self.context.sentences[time.sentence]
        named = [mention for mention, index in self.told_in.get(time.sentence, ()) if self.told.groups[index].happened]
        other = any(of_another_act(mention, time.span, sentence) for mention in named)
        return other or self.context.telling_not_told(sentence, time.span)


def _is_day(time: TimeRange) -> bool:
    """Tell a time that is told to the day."""
    return time.start is not None and time.precision in TO_THE_DAY


def _tells_day(scene: Scene) -> bool:
    """Tell a scene with a day that its words do not give to another act."""
    sentence, span = scene.telling.sentence, scene.telling.mention.span
    own = (span.start - sentence.span.start, span.end - sentence.span.start)
    found = ((sentence.text.find(time.words), time) for time in scene.times if _is_day(time))
    return any(at < 0 or not is_of_other_act(sentence.text, at, at + len(time.words), own) for at, time in found)


def _is_exact(place: Place) -> bool:
    """Tell a place that is known to the town or better."""
    return place.latitude is not None and place.precision in {"site", "district", "town"}
