"""Which times and places each sentence of a report tells, the clock put on its day and GMT on the zone of the place.

In: sentences, when the report was published, its dateline, the gazetteer. Out: Settings, the times and places sentence
by sentence with their spans. Never decides which happening a time or place belongs to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock

import regex

from rashomon.extract.beside import is_of_other_act
from rashomon.extract.undated import on_publication
from rashomon.records import TO_THE_DAY, Found, Place, Sentence, Span, TimeRange
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places import PlaceContext, find_places, read_context
from rashomon.values.times import by_clock_of, clock_of, find_times_of_text
from rashomon.values.zones import day_at

#: So long after a happening its follow-up is told of most.
_SOON = timedelta(days=7)
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
        written = _written(published, here)
        told = find_times_of_text((sentence.text for sentence in sentences), published=written)
        for sentence, times in zip(sentences, told, strict=True):
            placed, context = _read(sentence, times, context, gazetteer)
            day = _first_day(placed, sentence, day) or day
            zone = self._zone_of(placed, here) if any(_in_gmt(time) for _, time in placed.times) else ""
            placed = Placed(tuple((span, _local(time, day, zone)) for span, time in placed.times), placed.places)
            day = _first_day(placed, sentence, day) or day
            self._placed.append(placed)
        if day is None:
            undated = on_publication([one.times for one in self._placed], sentences, written, on_day)
            self._placed = [replace(one, times=tuple(t)) for one, t in zip(self._placed, undated, strict=True)]

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


def _first_day(placed: Placed, sentence: Sentence, known: TimeRange | None) -> TimeRange | None:
    """Return the first time of a sentence that is told to the day; no day of an arrest just after one known.

    "A man was shot on Sunday. Police released a picture on Monday. Shots were fired at 7 p.m." is 7 p.m. on Sunday.
    """
    days = ((span, time) for span, time in placed.times if time.start and time.precision in TO_THE_DAY)
    at = sentence.span.start
    return next(
        (
            time
            for span, time in days
            if not (_is_soon_after(time, known) and is_of_other_act(sentence.text, span.start - at, span.end - at))
        ),
        None,
    )


def _is_soon_after(time: TimeRange, known: TimeRange | None) -> bool:
    """Tell a day that lies no more than a few days behind another."""
    if known is None or known.start is None or time.start is None:
        return False
    return timedelta(0) < time.start - known.start <= _SOON


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


def _span(sentence: Sentence, found: Found[TimeRange] | Found[Place]) -> Span:
    return Span(sentence.span.start + found.start, sentence.span.start + found.end)
