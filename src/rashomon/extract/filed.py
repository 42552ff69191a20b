"""Where a report was filed and whose police it names: hints at the place of an incident that no sentence tells.

In: a report's text, its sentences, and what it says of places. Out: the dateline, and places that stand for an incident
where nothing better is told, each with the rule that says so (``place_of_dateline``, ``place_of_police``). A dateline
tells where a report comes from, and a police force works in its own town: both are weaker than any place that is told,
and carry a score of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

import regex

from rashomon.extract.beside import Beside
from rashomon.extract.lines import DATELINE
from rashomon.records import Mention, Place, Sentence, Span
from rashomon.values.gazetteer import Gazetteer
from rashomon.values.places import PlaceContext, distance_km
from rashomon.values.places.lookup import division_entry, place_of, town_place
from rashomon.values.times import find_times

#: How sure it is that an incident was where its report was filed, or where the police that looked into it are.
SCORE = 0.5
#: Lines from the top of a report in which a dateline is looked for: pages of the web begin with much else.
_LINES = 40
_LINE = regex.compile(r"[^\n]*\S[^\n]*")
_NAME = regex.compile(
    r"\s*(?P<name>\p{Lu}[\p{L}’'. -]*?\p{L}\.?)(?P<outer>\s?,\s(?:\p{L}\.){2,3}|\s?,\s\p{Lu}[\p{L}. ]*\p{L}\.?)?"
    r"\s*(?:,|\(|[-–—_]|>>)"
)
#: A line of running text, by which a dateline that is not in capitals is told from a heading.
_RUNNING = 60
#: A report is filed on the day it is published, or up to so long before.
_FILED_BEFORE = timedelta(days=2)
_POLICE = regex.compile(
    r"(?<!\p{Lu}[\p{L}.’'-]{0,20}\s)\b(?P<name>\p{Lu}\p{Ll}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’-]*){0,2}?)"
    r"(?:(?:\s(?:city|metropolitan|Metropolitan|metro|Metro|town|township|Township))?"
    r"\s(?:[Pp]olice|PD|[Ss]heriff(?:[’']?s)?|[Dd]eput(?:y|ies)|[Ff]ire\s[Dd]epartment|[Ff]irefighters|[Mm]ayor)\b"
    r"|[’']s\s(?:\p{L}[\p{Ll}-]+\s){0,2}(?:side|neighbou?rhood|district)\b)"
)
_COUNTY = regex.compile(r"\s(?:County|Parish)$")
_MOST = 3
#: Farther than this a report is not filed from, as a rule; and the circle of a town of some 200,000. Set by hand.
_ASTRAY_KM, _CITY_KM = 160.0, 3.6

#: A province reaches this many times the radius of its circle.
REACH = 1.6


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words of a dateline that name a place ("RICHMOND, Va."), and where they stand in the report.

    ``day`` are the words of its day ("Dec. 20"), "" where it has none.
    """

    words: str
    span: Span
    day: str = ""


@lru_cache(maxsize=8)
def find_dateline(text: str) -> Dateline | None:
    """Return the first dateline of a report, None where it has none."""
    for line in islice(_LINE.finditer(text), _LINES):
        if not ((whole := DATELINE.match(line[0])) and (found := _NAME.match(line[0]))):
            continue
        if found["name"].isupper() or (len(line[0]) > _RUNNING and line.start() > 0):
            end = found.end("outer") if found["outer"] else found.end("name")
            return Dateline(
                line[0][found.start("name") : end],
                Span(line.start() + found.start("name"), line.start() + end),
                whole["day"] or "",
            )
    return None


def written_on(dateline: Dateline | None, published: date) -> date | None:
    """Return the day that a dateline bears, where it is the day of publication or one of the two before it.

    "Today" and "Sunday" are told from that day: a report that is filed in the evening is printed on the day after.
    """
    found = find_times(dateline.day, published=published, past=True) if dateline and dateline.day else []
    days = [one.value.start.date() for one in found if one.value.start and one.value.precision == "day"]
    return next((day for day in days if timedelta(0) <= published - day <= _FILED_BEFORE), None)


def places_of_report(
    text: str, sentences: Sequence[Sentence], context: PlaceContext, gazetteer: Gazetteer
) -> Iterator[Beside]:
    """Yield where the report was filed, then the towns and counties whose police it names, in order of place."""
    dateline = find_dateline(text)
    if dateline is not None and context.dateline is not None and context.dateline.latitude is not None:
        filed = replace(context.dateline, words=dateline.words)
        yield Beside(_mention(dateline.span, -1, "place_of_dateline"), filed)
    found = ((sentence, match) for sentence in sentences for match in _POLICE.finditer(sentence.text))
    seen = set[str]()
    for sentence, match in found:
        place = None if match["name"] in seen else _home(match["name"], context, gazetteer)
        seen.add(match["name"])
        if place is not None and len(seen) <= _MOST:
            start = sentence.span.start + match.start("name")
            yield Beside(_mention(Span(start, start + len(match["name"])), sentence.index, "place_of_police"), place)


def is_astray(place: Place, filed: Place | None) -> bool:
    """Tell a small place, told without what contains it, that is far from where the report was filed.

    Most of those are names of streets, quarters and persons that a town elsewhere bears.
    """
    if filed is None or "," in place.words or place.radius_km is None or place.radius_km >= _CITY_KM:
        return False
    apart = distance_km(place, filed)
    return apart is not None and apart > _ASTRAY_KM


def reaches(province: Place, place: Place) -> bool:
    """Tell whether a place can lie in a province, whose circle holds nine tenths of its towns; True where unknown."""
    apart = distance_km(province, place)
    return apart is None or province.radius_km is None or apart <= province.radius_km * REACH


# --- Helpers ----------------------------------------------------------------------------------------------------------


def _home(name: str, context: PlaceContext, gazetteer: Gazetteer) -> Place | None:
    if _COUNTY.search(name):
        entry = division_entry(name, gazetteer, context)
        return place_of(entry, name) if entry is not None else None
    return town_place(name, gazetteer, context)


def _mention(span: Span, sentence: int, rule: str) -> Mention:
    return Mention(span, "place", "", sentence, SCORE, f"rule:{rule}")
