"""Every time told to a day and every place that a report names, and whether they are told with its incident.

In: a report's groups, its sentences, and the times and places found in them. Out: what :mod:`rashomon.extract.when` and
:mod:`rashomon.extract.where` weigh, a place with the mention that stands for it. Never chooses.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from rashomon.extract.accounts import Told
from rashomon.extract.beside import is_of_broadcast, is_of_incident
from rashomon.extract.filed import places_of_report
from rashomon.extract.groups import Scene
from rashomon.extract.scenes import is_of_a_war
from rashomon.extract.settings import Settings
from rashomon.extract.tellings import Context
from rashomon.extract.when import BESIDE, OF_ANOTHER, OWN, Timed, day_of
from rashomon.extract.where import Sited
from rashomon.records import Mention, Place, Sentence, TimeRange

#: A line of a page that names a film by how long it runs: "1:17 Storm closes roads". It tells of another matter.
_FILM = regex.compile(r"\d:[0-5]\d\s(?=[\p{Lu}'‘“\"])[^\n]*[^.?!\s]\s*$")

_IN_THE = regex.compile(r"\b(?:in|inside|at|outside)\s(?:his|her|their|an?|the)\s$", regex.I)
_HOME = regex.compile(
    r"\s(?:homes?|houses?|apartments?|residences?|condominium|condo|duplex|trailer|mansion)\b", regex.I
)


def times_named(told: Told, index: int, context: Context, settings: Settings) -> Iterator[Timed]:
    """Yield every time of a report told to a day; ``index`` is the group of the incident it is weighed for."""
    how = _How(told, index)
    for sentence in _telling(context):
        for span, time in settings[sentence.index].times:
            day = day_of(time)
            if day is not None:
                at = span.start - sentence.span.start
                yield Timed(time, day, sentence.text, at, span.start, how.told(sentence.index, time))


def places_named(told: Told, index: int, context: Context, settings: Settings) -> Iterator[tuple[Sited, Mention]]:
    """Yield every place of a report but those that name a war, where it was filed, and whose police it names."""
    how = _How(told, index)
    for sentence in _telling(context):
        for span, place in settings[sentence.index].places:
            mention = Mention(span, "place", "", sentence.index, 1.0, "")
            at = span.start - sentence.span.start
            if is_of_a_war(sentence.text[:at]):
                continue
            way = how.told(sentence.index, place)
            if way == BESIDE and at_home(sentence.text, at, span.end - sentence.span.start):
                way = OWN
            yield Sited(place, sentence.text, at, span.start, way), mention
    text = told.report.text
    for one in places_of_report(text, _telling(context), settings.context, settings.gazetteer):
        assert isinstance(one.value, Place)
        span, rule = one.mention.span, one.mention.found_by.removeprefix("rule:")
        yield Sited(one.value, text[span.start : span.end], 0, span.start, rule.replace("_", " ")), one.mention


def _telling(context: Context) -> list[Sentence]:
    """Return the sentences of a report without the lines that name films, and those of what is to be broadcast."""
    told = (sentence for sentence in context.sentences if not _FILM.match(sentence.text))
    return [sentence for sentence in told if not is_of_broadcast(sentence.text)]


def at_home(text: str, start: int, end: int) -> bool:
    """Tell the town of a home where an incident was: "accused of shooting his wife in their | Arden | home"."""
    home = _IN_THE.search(text[:start]) is not None and _HOME.match(text, end) is not None
    return home and is_of_incident(text, start, end)


class _How:
    """Where times and places are told with the happenings of one incident, and with those of others."""

    def __init__(self, told: Told, index: int) -> None:
        self.own, self.others = set[tuple[int, str]](), set[tuple[int, str]]()
        for number, group in enumerate(told.groups):
            for scene in group.scenes if group.form == "incident" else ():
                (self.own if number == index else self.others).update(_told_in(scene))

    def told(self, sentence: int, value: TimeRange | Place) -> str:
        key = (sentence, value.words)
        return OWN if key in self.own else OF_ANOTHER if key in self.others else BESIDE


def _told_in(scene: Scene) -> Iterator[tuple[int, str]]:
    values: tuple[TimeRange | Place, ...] = (*scene.times, *scene.places)
    yield from ((scene.telling.sentence.index, value.words) for value in values)
