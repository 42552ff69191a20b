"""When and where each happening of a report is told: its times and places, sorted to the mention they stand nearest to.

In: sentences, mentions and the context of attributions. Out: one scene per happening, in order of place. Times of
saying
("said on Monday") and places that belong to somebody's name are left out. Never groups scenes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock

import regex

from rashomon.extract.grouping import Scene
from rashomon.extract.silence import UNKNOWN
from rashomon.extract.speakers import Speakers
from rashomon.extract.tellings import Context, Telling
from rashomon.records import TO_THE_DAY, Found, Mention, Name, Place, Sentence, Span, TimeRange
from rashomon.values.countries import countries, country_of_people
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places import PlaceContext, find_places, read_context
from rashomon.values.times import by_clock_of, clock_of, find_times_of_text, is_untold
from rashomon.values.zones import day_at
from rashomon.vocabulary import kinds

_OF_SOMEBODY = frozenset({"perpetrator", "recipient", "motive"})
#: Before a place that only names a longer state of things: "since the war in Aleppo began", "the crisis in Mali".
_OF_A_WAR = regex.compile(r"\b(?:war|conflict|crisis|ceasefire|truce)\s(?:in|on|over|for)\s(?:the\s)?$", regex.I)
_LOCATIVE = regex.compile(
    r"\b(?:in|at|near|inside|outside|on|around|across|over|off|into|of|through|throughout|hit|struck|to|between|and|s)"
    r"[\s’'](?:the\s|a\s|an\s|its\s|central\s|eastern\s|western\s|northern\s|southern\s|downtown\s|nearby\s|[\w\-]+\s){0,3}$",
    regex.IGNORECASE,
)
_COMMA_COSTS = 20
_ACT = regex.compile(
    r"\b(?:rose|risen|climbed|increased|reached|claimed|said|told|condemned|denied|blamed|accused|vowed|warned|threatened"
    r"|met|arrived|called|urged|announced|confirmed|rejected|ended|began|started|died)\b",
    regex.IGNORECASE,
)
_JUSTICE = regex.compile(
    r"\b(?:arrested|charged|arraigned|sentenced|convicted|indicted|pleaded|court|custody|extradited|surrendered)\b",
    regex.I,
)
_OTHER_CLAUSE = regex.compile(r"[,;:]|\b(?:before|after|when|until|while|and|but)\b", regex.I)
_SUBORDINATE = regex.compile(r"(?:\S+\s){0,3}(?:after|when|since|before|while|as)\s", regex.IGNORECASE)
_ACT_BEFORE = regex.compile(
    r"\b(?:claimed|claiming|condemned|denounced|confirmed|for|over|about|discussed)\s$", regex.I
)
#: Between a time and a happening: what comes after is what somebody says or shows, and the time is that of the saying.
_SAID_OF = regex.compile(
    r"\b(?:saying|adding|insisting|arguing|claiming|alleging|suggesting|warning|(?:believed|thought|knew|showed|proved)\sthat"
    r"|what\s(?:it|he|she|they)\s(?:said|called|described|say))\b",
    regex.I,
)
#: Words of a happening that no mention may stand for: "the rockets it says were fired on Sunday".
BLOW = regex.compile(
    r"\b(?:fired|launched|hit|struck|killed|wounded|injured|shot|attack\w*|bomb\w*|explo\w+|blasts?|raid\w*"
    r"|shell(?:ed|ing))\b",
    regex.I,
)
_NEAR_BLOW = 80
#: How words begin that only say what the happening before them was.
_FROM = regex.compile(r"^(?:\S+\s){1,3}(?:after|before|since)\s$", regex.I)
_SUPERLATIVE = regex.compile(r"(?:one\sof\s)?the\s(?:most\s|(?:\p{L}+est|worst|first|second|third)\b)", regex.I)
#: Between a happening and a time: another clause with a subject of its own, or what the happening answers.
_NEXT_CLAUSE = regex.compile(
    r",\s(?:as|while|whereas|though|although)\s|\b(?:revenge|retaliation|reprisal|retribution|response|answer)\s(?:for|to|against)\b",
    regex.I,
)
_ANSWERED = regex.compile(
    r"\b(?:revenge|retaliation|reprisal|retribution|response|answer)\s(?:for|to|against)\b", regex.I
)
#: A clause about a person, from its pronoun to the comma that ends it: ", who landed in Norport the same day,".
OF_PERSON = regex.compile(r",\s(?:who|whose|whom)\s[^,;]*(?:,|$)")
#: What goes on with the happening itself: "charged over the shooting that happened on Monday".
_ITS_OWN = regex.compile(
    r"[^.;,]{0,40}?\b(?:that|which)\s(?:\p{L}+ly\s)?(?:occurred|happened|took\splace|broke\sout|unfolded|began|occurs|left|killed)\b",
    regex.I,
)
#: A time of the clock before this hour, told of a night, is of its second day.
_DAWN = 8
_CLOCK = regex.compile(r"T\d\d(?::\d\d)?$")


@dataclass(frozen=True, slots=True)
class Placed:
    """The times and places found in one sentence, with their spans in the report."""

    times: tuple[tuple[Span, TimeRange], ...]
    places: tuple[tuple[Span, Place], ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The day that times are told from, as the publisher counts it, and the moment where that is known."""

    day: date
    at: datetime | None = None


class Settings:
    """Times and places of a whole report, read once, sentence by sentence."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        published: Published | date,
        dateline: str,
        gazetteer: Gazetteer,
        publisher: str = "",
        address: str = "",
    ) -> None:
        """Read all times and places of the report; ``publisher`` and ``address`` may tell where it is at home."""
        text = "\n".join(([f"{dateline} –"] if dateline else []) + [sentence.text for sentence in sentences])
        whole = read_context(text, dateline, gazetteer, publisher, address)
        self.context, self.gazetteer = whole, gazetteer
        self._zones: dict[str, str] = {}
        here = self._zone(whole.dateline)
        context = replace(whole, recent=())  # nothing is named yet that "the city" could mean
        self._placed: list[Placed] = []
        day: TimeRange | None = None
        told = find_times_of_text((sentence.text for sentence in sentences), published=_written(published, here))
        for sentence, times in zip(sentences, told, strict=True):
            placed, context = _read(sentence, times, context, gazetteer)
            day = _first_day(placed) or day
            zone = self._zone_of(placed, here) if any(_in_gmt(time) for _, time in placed.times) else ""
            placed = replace(placed, times=tuple((span, _local(time, day, zone)) for span, time in placed.times))
            day = _first_day(placed) or day
            self._placed.append(placed)

    def _zone_of(self, placed: Placed, here: str) -> str:
        """Return the zone of the places of a sentence, or of the dateline where it names none; "" for several."""
        zones = {self._zone(place) for _, place in placed.places}
        return (next(iter(zones)) if len(zones) == 1 else "") if zones else here

    def _zone(self, place: Place | None) -> str:
        """Return the time zone of a place, "" where it is not known."""
        if place is None or not place.gazetteer_id:
            return ""
        if place.gazetteer_id not in self._zones:
            entry = self.gazetteer.entry(place.gazetteer_id)
            self._zones[place.gazetteer_id] = entry.zone if entry else ""
        return self._zones[place.gazetteer_id]

    def retold(self, times: Mapping[int, Mapping[Span, tuple[Span, TimeRange]]]) -> Settings:
        """Return the same with other times, by sentence, in the place of those that had these spans."""
        made = copy(self)
        made._placed = list(self._placed)
        for sentence, others in times.items():
            placed = self._placed[sentence]
            told = tuple(others.get(span, (span, time)) for span, time in placed.times)
            made._placed[sentence] = replace(placed, times=told)
        return made

    def __getitem__(self, sentence: int) -> Placed:
        """Return what was found in a sentence."""
        return self._placed[sentence]


def _first_day(placed: Placed) -> TimeRange | None:
    """Return the first time of a sentence that is told to the day."""
    return next((time for _, time in placed.times if time.start and time.precision in TO_THE_DAY), None)


def _written(published: Published | date, zone: str) -> date:
    """Return the day it was where a report was filed when it was published."""
    if isinstance(published, date):
        return published
    return (day_at(published.at, zone) if published.at else None) or published.day


def _in_gmt(time: TimeRange) -> bool:
    return time.timex.endswith("Z")


def _local(time: TimeRange, day: TimeRange | None, zone: str) -> TimeRange:
    """Put a time of the clock on its day, and by the clock of a zone where it is told in GMT."""
    if zone and day is not None and day.start is not None:
        time = clock_of(zone, time, day.start.date())
    return by_clock_of(zone, on_day(time, day))


def on_day(time: TimeRange, day: TimeRange | None) -> TimeRange:
    """Put a clock time told without its day ("at about 4:15 a.m.") on the day told last; the basis is then inferred."""
    if time.start or day is None or day.start is None or not _CLOCK.match(time.timex):
        return time
    hours, minutes = int(time.timex[1:3]), int(time.timex[4:6] or 0)
    after_midnight = day.timex.endswith("TNI") and hours < _DAWN and day.end is not None
    date_ = day.end.date() if after_midnight and day.end else day.start.date()
    start = datetime.combine(date_, clock(hours % 24, minutes))
    end = start + (timedelta(minutes=1) if time.precision == "minute" else timedelta(hours=1))
    return replace(time, start=start, end=end, basis="inferred", timex=f"{start:%Y-%m-%d}{time.timex}")


def scenes(mentions: Sequence[Mention], context: Context, settings: Settings, speakers: Speakers) -> list[Scene]:
    """Return a scene per happening, with the times and places that stand nearest to it."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    return [
        _scene(mention, by_sentence[mention.sentence], context, settings, speakers)
        for mention in mentions
        if mention.label == "happening"
    ]


def actor_of(mention: Mention, text: str, telling: Telling, speakers: Speakers) -> Name | None:
    """Read the name a mention gives; "I" and "we" are the speaker, other pronouns go back to who they mean."""
    if text.lower() in {"i", "we"}:
        return telling.speaker
    if text.lower() in {"he", "she", "it", "they"}:
        return speakers.resolve(text, position=mention.span.start)
    name = speakers.called(text, mention.span.start) or speakers.name(text)
    if name.kind != "unknown" or text[:1].isupper():
        return _as_state(name)
    return None  # common words that name nobody


def _as_state(name: Name) -> Name:
    """An adjective of a people as the author of an act is its state: "an American airstrike"."""
    country = countries().get(country_of_people(name.words)) if name.kind == "unknown" else None
    return Name(name.words, country.name, "state", country=country.code) if country else name


def words_of(mention: Mention, sentence: Sentence) -> str:
    """Return a mention's words."""
    return sentence.text[mention.span.start - sentence.span.start : mention.span.end - sentence.span.start]


def _read(
    sentence: Sentence, times: Sequence[Found[TimeRange]], context: PlaceContext, gazetteer: Gazetteer
) -> tuple[Placed, PlaceContext]:
    places = find_places(sentence.text, gazetteer=gazetteer, context=context)
    placed = Placed(
        tuple((_span(sentence, found), found.value) for found in times if not _in_a_name(found, places)),
        tuple((_span(sentence, found), found.value) for found in places),
    )
    return placed, context.extend(places)


def _in_a_name(time: Found[TimeRange], places: Sequence[Found[Place]]) -> bool:
    """Tell a word for a time that is part of a place's name: "Winter" in "Winter Haven"."""
    return any(
        place.start <= time.start and time.end <= place.end and place.end - place.start > time.end - time.start
        for place in places
    )


def _scene(
    mention: Mention, parts: Sequence[Mention], context: Context, settings: Settings, speakers: Speakers
) -> Scene:
    sentence, placed = context.sentences[mention.sentence], settings[mention.sentence]
    here = [other for other in parts if other.label == "happening"]
    incidents = [other for other in here if not _is_said(other)]
    telling = context.tell(mention, placed.times)
    told = [
        (span, time)
        for span, time in placed.times
        if (mention.code == "series" or (time.start and time.end) or is_untold(time))
        and not _counts_from(mention, span, sentence)
        and _is_nearest(mention, [o for o in _told_of(here, span, sentence) if not _named_in(o, span)], span, sentence)
        and not context.telling_not_told(sentence, span)
        and not of_another_act(mention, span, sentence)
    ]
    places = [
        place
        for span, place in placed.places
        if not _is_said(mention)
        and _is_nearest(mention, _told_of(incidents, span, sentence), span, sentence)
        and _is_where(span, place, parts, context, sentence)
        and not _is_answered(mention, span, sentence)
        and not _about_person(mention, span, sentence)
    ]
    return Scene(
        telling,
        tuple(time for _, time in told if mention.code == "series" or not is_untold(time)),
        tuple(places),
        _actor(mention, parts, telling, sentence, speakers),
        sentence.text[: mention.span.start - sentence.span.start],
        tuple(span for span, time in told if is_untold(time)),
        tuple(
            span
            for span, time in placed.times
            if not (time.start or time.end or is_untold(time))
            and _is_nearest(mention, _told_of(here, span, sentence), span, sentence)
            and not context.telling_not_told(sentence, span)
            and not of_another_act(mention, span, sentence)
        ),
    )


def _actor(
    mention: Mention, parts: Sequence[Mention], telling: Telling, sentence: Sentence, speakers: Speakers
) -> Name | None:
    for part in parts:
        if part.label == "perpetrator" and part.anchor == mention.anchor:
            return actor_of(part, words_of(part, sentence), telling, speakers)
    return None


def _is_said(mention: Mention) -> bool:
    return mention.code in kinds() and kinds()[mention.code]["form"] == "said"


def _is_nearest(mention: Mention, others: Sequence[Mention], span: Span, sentence: Sentence) -> bool:
    """Tell whether a happening is the nearest of its sentence to a span; commas between count as distance."""
    nearest = min(others, key=lambda other: (_distance(other, span, sentence), other.span), default=None)
    return nearest == mention


def _named_in(mention: Mention, time: Span) -> bool:
    """Tell a happening that only the words of a time name: "two days after the raid"."""
    return time.start < mention.span.start and mention.span.end <= time.end


def _counts_from(mention: Mention, time: Span, sentence: Sentence) -> bool:
    """Tell a happening that a time counts from: "four days after | gunmen killed two guards, the town mourns"."""
    at = sentence.span.start
    told = sentence.text[time.start - at : max(mention.span.start - at, 0)]
    return time.start < mention.span.start and _FROM.search(told) is not None


def _told_of(mentions: Sequence[Mention], span: Span, sentence: Sentence) -> list[Mention]:
    """Leave out what only says what the happening before a time was: "on 4 May, the worst attack in its history"."""
    return [
        mention
        for mention in mentions
        if span.end > mention.span.start
        or not sentence.text[: (start := mention.span.start - sentence.span.start)].endswith(", ")
        or not _SUPERLATIVE.match(sentence.text, start)
    ]


def _distance(mention: Mention, span: Span, sentence: Sentence) -> int:
    focus = mention.span
    if focus.start <= span.start and span.end <= focus.end:
        return 0
    start, end = (focus.end, span.start) if focus.end <= span.start else (span.end, focus.start)
    between = sentence.text[max(0, start - sentence.span.start) : max(0, end - sentence.span.start)]
    return len(between) + _COMMA_COSTS * between.count(",")


def of_another_act(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell a time of another act: "claimed the attack on Monday", "the toll of the raid rose on Monday"."""
    if span.start >= mention.span.end and _ITS_OWN.match(sentence.text, mention.span.end - sentence.span.start):
        return False
    if _of_justice(mention, span, sentence) or _about_person(mention, span, sentence):
        return True
    if span.end <= mention.span.start:
        low, high = span.end - sentence.span.start, mention.span.start - sentence.span.start
        before = sentence.text[max(0, span.start - sentence.span.start - _NEAR_BLOW) : low]
        return _SAID_OF.search(sentence.text, low, high) is not None and BLOW.search(before) is None
    if span.start < mention.span.end:
        return False
    between = sentence.text[mention.span.end - sentence.span.start : span.start - sentence.span.start]
    before = sentence.text[: mention.span.start - sentence.span.start]
    main_clause = "," in between and _SUBORDINATE.match(before) is not None
    acts = _ACT.search(between) or _NEXT_CLAUSE.search(between)
    return main_clause or acts is not None or _ACT_BEFORE.search(before) is not None


def _about_person(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell what stands in a clause about a person, which the happening is no part of."""
    at = sentence.span.start
    clauses = (clause.span() for clause in OF_PERSON.finditer(sentence.text))
    time, told = span.start - at, mention.span.start - at
    return any(start <= time < end and not start <= told < end for start, end in clauses)


def _is_answered(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell a place behind what the happening answers: "revenge for the killing of a priest in Norport"."""
    if span.start < mention.span.end:
        return False
    at = sentence.span.start
    return _ANSWERED.search(sentence.text, mention.span.end - at, span.start - at) is not None


def _of_justice(mention: Mention, span: Span, sentence: Sentence) -> bool:
    """Tell the time of an arrest or a hearing over it: "was arrested Friday for the shooting"."""
    start, apart = sentence.span.start, _distance(mention, span, sentence)
    for found in _JUSTICE.finditer(sentence.text):
        first, last = start + found.start(), start + found.end()
        gap = span.start - last if last <= span.start else first - span.end
        low, high = (
            sorted((span.end - start, found.start())) if last > span.start else (found.end(), span.start - start)
        )
        if 0 <= gap < apart and not _OTHER_CLAUSE.search(sentence.text[low:high]):
            return True
    return False


def is_of_a_war(before: str) -> bool:
    """Tell, by the words before it, a place that only names a war or another longer state of things."""
    return _OF_A_WAR.search(before) is not None


def _is_where(span: Span, place: Place, parts: Sequence[Mention], context: Context, sentence: Sentence) -> bool:
    """Tell a place of happening from a place in somebody's name or in the act of saying."""
    if context.telling_not_told(sentence, span):
        return False
    named = (part for part in parts if part.label in _OF_SOMEBODY and part.code != UNKNOWN)
    if any(part.span.start <= span.start < part.span.end for part in named):
        return False
    before = sentence.text[: span.start - sentence.span.start]
    if is_of_a_war(before):
        return False
    inside = place.relation != "" or any(p.label == "target" and p.span.start <= span.start < p.span.end for p in parts)
    return inside or _LOCATIVE.search(before) is not None


def _span(sentence: Sentence, found: Found[TimeRange] | Found[Place]) -> Span:
    return Span(sentence.span.start + found.start, sentence.span.start + found.end)
