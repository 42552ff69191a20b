"""Where the principal incident was, where sentences beside those that name it tell it.

In: one report's groups, mentions and context, and the number of an incident. Out: places with how they are told; what
they are read from is :mod:`rashomon.extract.beside` and :mod:`rashomon.extract.filed`. Never makes a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.extract.accounts import Told
from rashomon.extract.beside import INCIDENT, LEDE, Beside, places_beside
from rashomon.extract.filed import is_astray, places_of_report, reaches
from rashomon.extract.homes import Homes
from rashomon.extract.named import places_named
from rashomon.extract.other_acts import OF_PERSON
from rashomon.extract.settings import Settings
from rashomon.extract.tellings import Context, Telling
from rashomon.extract.when import OWN
from rashomon.extract.where import WEIGHED, Sited, Weighed, names_a_side, weigh_places
from rashomon.extract.whereabouts import is_elsewhere, is_where, is_where_held, is_where_treated
from rashomon.records import HAPPENED, Mention, Place, Sentence, Span, TimeRange
from rashomon.values.countries import is_capital
from rashomon.values.places.lookup import place_of

#: A day or place less likely than this is not taken from sentences that do not name the incident.
LEAST_CHANCE = 0.15
#: What is told of the incident itself gives way to another place that is as many times as likely. Set by hand.
OUTWEIGHS = 2.0
_WIDE = frozenset({"country", "region", "sea", "unresolved"})
#: How a place is told by whose police came.
_OF_POLICE = "place of police"
_OF_DATELINE = "place of dateline"
#: The number of a group, a field, its value, and how it is told.
Detail = tuple[int, str, TimeRange | Place, Telling]


@dataclass(frozen=True, slots=True)
class NearPlaces:
    """What is needed of a report; ``homes`` knows whose its mentions are."""

    told: Told
    mentions: Sequence[Mention]
    context: Context
    settings: Settings
    homes: Homes

    def told_beside(self, index: int, times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[Detail]:
        """Yield the place that weighs most of all that are named, and others where none is told with the incident.

        Others must be likely enough, and lie in a country that is told with the incident where one is.
        """
        countries = self._countries(index)
        weighed, mentions = self._weighed_places(index)
        best = self._best_place(weighed, index)
        chosen = None if best is None else mentions[id(best.sited)]
        likely = {mentions[id(one.sited)].span for one in weighed if one.nearby >= LEAST_CHANCE}
        own = self._told_exactly(index)
        for one, telling in self._named(index, times):
            assert isinstance(one.value, Place)
            sentence = self.context.sentences[max(one.mention.sentence, 0)]
            if telling.stance not in HAPPENED or _in_clause_of_person(one.mention.span, sentence):
                continue  # "denied that it was behind the raid in Norport" denies no place
            if chosen is not None and chosen.span == one.mention.span and chosen.found_by in {"", one.mention.found_by}:
                yield index, "place", one.value, _marked(telling)
            elif (
                not own
                and one.mention.span in likely
                and _is_exact(one.value)
                and _within(one.value, countries)
                and not self.homes.names_another(one.mention.sentence, index)
            ):
                yield index, "place", one.value, telling

    def _named(self, index: int, times: Sequence[Sequence[tuple[Span, TimeRange]]]) -> Iterator[tuple[Beside, Telling]]:
        """Places that sentences tell, then where the report was filed and whose police it names, and how."""
        sentences = self.context.sentences
        for one in places_beside(sentences, self.mentions, [self.settings[s.index].places for s in sentences]):
            yield one, self._scene_of(index, one) or self.context.tell(one.mention, times[one.mention.sentence])
        for one in places_of_report(self.told.report.text, sentences, self.settings.context, self.settings.gazetteer):
            yield one, self._hint(one)

    def _hint(self, one: Beside) -> Telling:
        span = one.mention.span
        sentence = Sentence(one.mention.sentence, span, self.told.report.text[span.start : span.end], 0, True)
        return Telling(one.mention, sentence, self.context.publisher, "asserts")

    def _told_exactly(self, index: int) -> bool:
        """Tell an incident with which a place is told that is known to the town or better."""
        filed = self.settings.context.dateline
        told = (place for place in self.told.groups[index].places if _is_exact(place) and not self._is_abroad(place))
        return any(not is_astray(place, filed) for place in told)

    def _is_abroad(self, place: Place, police: Sequence[Place] = ()) -> bool:
        """Tell a small place in a country that the report is not filed from and never names: a name of a quarter.

        Where no dateline tells where it was filed, the first of the towns whose police it names stands for it.
        """
        context = self.settings.context
        filed = context.dateline or next(iter(police), None)
        if filed is None or place.country in {"", filed.country, *context.countries, *(one.country for one in police)}:
            return False
        return is_astray(place, filed)

    def _countries(self, index: int) -> frozenset[str]:
        """Return the countries that are told with an incident, in which its place must lie."""
        return frozenset(place.country for place in self.told.groups[index].places if place.country)

    def _scene_of(self, index: int, one: Beside) -> Telling | None:
        """Return the telling of the happening that a place is told with, None where it is told beside it."""
        scenes = (s for s in self.told.groups[index].scenes if s.telling.sentence.index == one.mention.sentence)
        return next((scene.telling for scene in scenes if one.value in scene.places), None)

    def _weighed_places(self, index: int) -> tuple[list[Weighed], Mapping[int, Mention]]:
        """Return the places that the report names, the likeliest first, and the mention of each by its identity."""
        named = [*places_named(self.told, index, self.context, self.settings)]
        police = [one.value for one, _ in named if one.how == _OF_POLICE]
        sited = [
            (one, mention)
            for one, mention in named
            if not is_of_care(one)
            and not self._is_abroad(one.value, police)
            and not self._is_elsewhere(index, one, mention)
            and not self._is_ashore(index, one.value)
        ]
        home = [place_of(entry, entry.name) for entry in self.settings.context.home.places]
        weighed = weigh_places([one for one, _ in sited], self.settings.context.dateline, home)
        return weighed, {id(one): mention for one, mention in sited}

    def _is_ashore(self, index: int, place: Place) -> bool:
        """Tell a place of no relation to the sea that is told with an incident."""
        return not place.relation and any(known.precision == "sea" for known in self.told.groups[index].places)

    def _is_elsewhere(self, index: int, one: Sited, mention: Mention) -> bool:
        """Tell the place of those who only speak of it, and where correspondents are: another country, or the capital.

        A capital in a dateline is no place where something finer is told of that country, or only other countries are,
        and neither is a dateline outside the province that is told of the incident.
        """
        if mention.found_by != "rule:place_of_dateline":
            before = one.words[: one.at]
            return is_elsewhere(before) or is_where_held(before)
        told = self.told.groups[index].places
        abroad = any(
            _is_exact(place) and place.country in self.settings.context.countries and place.country != one.value.country
            for place in told
        )
        states = [place for place in told if place.precision == "province" and place.radius_km is not None]
        beyond = bool(states) and not any(reaches(state, one.value) for state in states)
        finer = any(p.relation or p.site or p.precision not in _WIDE for p in told if p.country == one.value.country)
        foreign = bool(told) and all(p.country and p.country != one.value.country for p in told)
        if foreign and is_capital(one.value.name, one.value.country):
            return True
        return abroad or beyond or (finer and is_capital(one.value.name, one.value.country))

    def _is_hit(self, one: Sited, index: int) -> bool:
        """Tell a place that stands in the words of the happening itself: "an attack on a market in | Norport".

        It is told near the top, where the news is. Not the side of a town, nor a small place far from where the report
        was filed: a quarter or a street of another town bears the name.
        """
        end = one.position + len(one.value.words)
        told = (scene.telling for scene in self.told.groups[index].scenes)
        spans = (telling.mention.span for telling in told if telling.sentence.index <= LEDE)
        inside = any(span.start <= one.position and end <= span.end for span in spans)
        placed = bool(one.value.site) or is_where(one.words[: one.at])
        named = placed and not names_a_side(one.value)
        return inside and named and not is_astray(one.value, self.settings.context.dateline)

    def _best_place(self, weighed: Sequence[Weighed], index: int) -> Weighed | None:
        """Return the place that weighs most, None where it may be none of them.

        What is told of the incident itself gives way only to what is ``OUTWEIGHS`` times as likely; what its own words
        name, neither to a dateline nor to another place of that sentence.
        """
        police = [one.sited for one in weighed if one.sited.how == _OF_POLICE]
        own = next((one for one in weighed if is_own(one.sited, police)), None)
        hit = next((one for one in weighed if is_own(one.sited, police) and self._is_hit(one.sited, index)), None)
        if hit is not None and _yields_to(weighed[0].sited, hit.sited):
            return hit
        if own is not None and weighed[0].nearby < OUTWEIGHS * own.nearby:
            return own
        return weighed[0] if weighed and weighed[0].nearby >= LEAST_CHANCE else None


def is_of_care(one: Sited) -> bool:
    """Tell a hospital that somebody was brought to or died at: "was taken to a hospital in | Norport"."""
    return is_where_treated(one.value.name, one.words[: one.at])


def is_own(one: Sited, police: Sequence[Sited]) -> bool:
    """Tell an exact place told of the incident.

    Not one where somebody died of it, nor a small one far from the town whose police its sentence names: a quarter of
    that town bears the name.
    """
    if one.how != OWN or not _is_exact(one.value) or is_where_treated(one.value.words, one.words[: one.at]):
        return False
    sentence = range(one.position - one.at, one.position - one.at + len(one.words))
    return not any(other.position in sentence and is_astray(one.value, other.value) for other in police)


def _yields_to(one: Sited, hit: Sited) -> bool:
    """Tell a place that gives way to one that a happening's words name: a dateline, or one of the same sentence."""
    same = one.position - one.at == hit.position - hit.at
    return one is not hit and (one.how == _OF_DATELINE or same)


def _in_clause_of_person(span: Span, sentence: Sentence) -> bool:
    """Tell what stands in a clause about a person that tells of no harm: "the minister, who landed in Norport, ..."."""
    at = sentence.span.start
    clauses = (clause for clause in OF_PERSON.finditer(sentence.text) if not INCIDENT.search(clause[0]))
    return any(clause.start() <= span.start - at < clause.end() for clause in clauses)


def _marked(telling: Telling) -> Telling:
    """Return the telling of a place as that which weighs most."""
    return replace(telling, mention=replace(telling.mention, found_by=f"{telling.mention.found_by} {WEIGHED}"))


def _within(place: Place, countries: frozenset[str]) -> bool:
    """Tell a place in one of these countries, and any where none is given."""
    return not countries or place.country in countries


def _is_exact(place: Place) -> bool:
    """Tell a place that is known to the town or better."""
    return place.latitude is not None and place.precision in {"site", "district", "town"}
