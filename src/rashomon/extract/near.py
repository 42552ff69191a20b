"""When and where the principal incident was, where sentences beside those that name it tell it.

In: one report's groups, mentions and context. Out: times and places with the account they belong to and how they are
told; what they are read from is :mod:`rashomon.extract.beside` and :mod:`rashomon.extract.filed`. Never makes a
statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.extract.accounts import Told
from rashomon.extract.beside import Beside, is_of_other_act, places_beside, times_beside
from rashomon.extract.filed import is_astray, places_of_report
from rashomon.extract.grouping import Scene
from rashomon.extract.named import places_named, times_named
from rashomon.extract.scenes import Settings, of_another_act
from rashomon.extract.tellings import Context, Telling
from rashomon.extract.when import OWN, day_of, score_days
from rashomon.extract.where import WEIGHED, Weighed, weigh_places
from rashomon.records import TO_THE_DAY, Mention, Place, Sentence, Span, TimeRange
from rashomon.values.places.lookup import place_of

#: A day or place less likely than this is not taken from sentences that do not name the incident.
LEAST_CHANCE = 0.15
#: What is told of the incident itself gives way to another place that is as many times as likely. Set by hand; 1.3
#: is no better on the studied half of gva by more than chance.
OUTWEIGHS = 2.0
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
        yield from self._times(index, times)
        yield from self._places(index, times)

    def _places(self, index: int, times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[Detail]:
        """The place that weighs most of all that the report names, and others where none is told with the incident.

        Others must be likely enough, and lie in a country that is told with the incident where one is.
        """
        countries = self._countries(index)
        weighed, mentions = self._weighed_places(index)
        best = self._best_place(weighed)
        chosen = None if best is None else mentions[id(best.sited)]
        likely = {mentions[id(one.sited)].span for one in weighed if one.nearby >= LEAST_CHANCE}
        own = self._told_exactly(index)
        for one, telling in self._named(index, times):
            assert isinstance(one.value, Place)
            if chosen is not None and chosen.span == one.mention.span and chosen.found_by in {"", one.mention.found_by}:
                yield index, "place", one.value, _marked(telling)
            elif not own and one.mention.span in likely and _is_exact(one.value) and _within(one.value, countries):
                yield index, "place", one.value, telling

    def _named(self, index: int, times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[tuple[Beside, Telling]]:
        """Places that sentences tell, then where the report was filed and whose police it names, and how."""
        sentences = self.context.sentences
        for one in places_beside(sentences, self.mentions, [self.settings[s.index].places for s in sentences]):
            yield one, self._scene_of(index, one) or self.context.tell(one.mention, times[one.mention.sentence])
        for one in places_of_report(self.told.report.text, sentences, self.settings.context, self.settings.gazetteer):
            yield one, self._hint(one)

    def _told_exactly(self, index: int) -> bool:
        """Tell an incident with which a place is told that is known to the town or better."""
        filed = self.settings.context.dateline
        told = (place for place in self.told.groups[index].places if _is_exact(place) and not self._is_abroad(place))
        return any(not is_astray(place, filed) for place in told)

    def _is_abroad(self, place: Place) -> bool:
        """Tell a small place in a country that the report was not filed from and never names: some quarter's name."""
        context = self.settings.context
        if context.dateline is None or place.country in {"", context.dateline.country, *context.countries}:
            return False
        return is_astray(place, context.dateline)

    def _countries(self, index: int) -> frozenset[str]:
        """Return the countries that are told with an incident, in which its place must lie."""
        return frozenset(place.country for place in self.told.groups[index].places if place.country)

    def _scene_of(self, index: int, one: Beside) -> Telling | None:
        """Return the telling of the happening that a place is told with, None where it is told beside it."""
        scenes = (s for s in self.told.groups[index].scenes if s.telling.sentence.index == one.mention.sentence)
        return next((scene.telling for scene in scenes if one.value in scene.places), None)

    def _weighed_places(self, index: int) -> tuple[list[Weighed], Mapping[int, Mention]]:
        """Return the places that the report names, the likeliest first, and the mention of each by its identity."""
        named = places_named(self.told, index, self.context, self.settings)
        sited = [one for one in named if not self._is_abroad(one[0].value)]
        home = [place_of(entry, entry.name) for entry in self.settings.context.home.places]
        weighed = weigh_places([one for one, _ in sited], self.settings.context.dateline, home)
        return weighed, {id(one): mention for one, mention in sited}

    def _best_place(self, weighed: Sequence[Weighed]) -> Weighed | None:
        """Return the place that weighs most, None where it may be none of them.

        What is told of the incident itself gives way only to what is ``OUTWEIGHS`` times as likely.
        """
        own = next((one for one in weighed if one.sited.how == OWN and _is_exact(one.sited.value)), None)
        if own is not None and weighed[0].nearby < OUTWEIGHS * own.nearby:
            return own
        return weighed[0] if weighed and weighed[0].nearby >= LEAST_CHANCE else None

    def _times(self, index: int, times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[Detail]:
        """Times beside the happenings: days of the principal incident are weighed, others go by the words round them.

        The principal incident takes from other sentences each day that is likely enough to be its own.
        """
        likely = self._likely_days(index)
        dated = any(_tells_day(scene) for scene in self.told.groups[index].scenes)
        for one in times_beside(self.context.sentences, times):
            assert isinstance(one.value, TimeRange)
            rest = one.mention.found_by == "rule:time_of_report"
            home, day = self.last_told(one.mention), day_of(one.value)
            own = rest or home is None or home == index
            if own and (day not in likely if day is not None else rest or dated):
                continue
            group = index if own or home is None else home
            if self._of_another_incident(one.mention, group) or self._of_another_act(one.mention):
                continue
            yield group, "time", one.value, self.context.tell(one.mention, times[one.mention.sentence])

    def _likely_days(self, index: int) -> frozenset[date]:
        """Return the days that may be the incident's, among all that the report tells."""
        times = [*times_named(self.told, index, self.context, self.settings)]
        scored = score_days(times, self.told.report.published)
        return frozenset(day for day, one in scored.items() if one.chance >= LEAST_CHANCE)

    def _hint(self, one: Beside) -> Telling:
        span = one.mention.span
        sentence = Sentence(one.mention.sentence, span, self.told.report.text[span.start : span.end], 0, True)
        return Telling(one.mention, sentence, self.context.publisher, "asserts")

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


def _marked(telling: Telling) -> Telling:
    """Return the telling of a place as that which weighs most."""
    return replace(telling, mention=replace(telling.mention, found_by=f"{telling.mention.found_by} {WEIGHED}"))


def _is_day(time: TimeRange) -> bool:
    """Tell a time that is told to the day."""
    return time.start is not None and time.precision in TO_THE_DAY


def _tells_day(scene: Scene) -> bool:
    """Tell a scene with a day that its words do not give to another act."""
    sentence, span = scene.telling.sentence, scene.telling.mention.span
    own = (span.start - sentence.span.start, span.end - sentence.span.start)
    found = ((sentence.text.find(time.words), time) for time in scene.times if _is_day(time))
    return any(at < 0 or not is_of_other_act(sentence.text, at, at + len(time.words), own) for at, time in found)


def _within(place: Place, countries: frozenset[str]) -> bool:
    """Tell a place in one of these countries, and any where none is given."""
    return not countries or place.country in countries


def _is_exact(place: Place) -> bool:
    """Tell a place that is known to the town or better."""
    return place.latitude is not None and place.precision in {"site", "district", "town"}
