"""Several attacks told in one clause by their days: "bombs killed seven people on Monday and Tuesday".

In: the scenes of a report, and its groups. Out: whether a scene tells of several days, and the groups with such a scene
apart where the report goes on to tell of those days one by one: then it counts several incidents and is none of them. A
scene whose clause tells a place with each of its days ("at the base on Friday and at the port on Sunday") becomes a
scene for each. Never reads a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import regex

from rashomon.extract.groups import Group, Scene
from rashomon.extract.placing import Placing
from rashomon.extract.settings import Placed
from rashomon.records import TO_THE_DAY, Sentence, Span, TimeRange
from rashomon.values.times import covers

#: What stands between two days of one clause.
_AND = regex.compile(r"\s*(?:,|and|,\sand)\s(?:on\s)?", regex.I)
#: What stands between two days of one clause that each have a place: "on Friday | and at the port on | Sunday".
_AND_AT = regex.compile(
    r"(?:\s{at}\s[^,.;:]{{2,60}}?)?(?:,\sand|,|\sand)(?P<next>\s(?:then\s|later\s|again\s)?{at}\s[^,.;:]{{2,60}}?\s(?:(?:late|early)\s)?(?:on\s)?)"
    r"|\s{at}\s[^,.;:]{{2,60}}?(?:,\sand|\sand)(?P<next>\s(?:then\s|later\s|again\s)?(?:(?:late|early)\s)?(?:on\s)?)".format(
        at=r"(?:at|in|near|outside|inside|against)"
    ),
    regex.I,
)


def told_apart(scene: Scene, placed: Placed) -> list[Scene]:
    """Return a scene, or one for each of its two days where its clause tells a place with each of them.

    ``placed`` are the times and places of its sentence. The second has a mention of its own, that ends with its day.
    """
    sentence, days = (
        scene.telling.sentence,
        [(s, t) for s, t in placed.times if t in scene.times and t.precision in TO_THE_DAY],
    )
    if scene.form != "incident" or len(days) != 2 or covers(days[0][1], days[1][1]) != "different":
        return [scene]
    (first, one), (second, other) = days
    at = sentence.span.start
    between = _AND_AT.fullmatch(sentence.text, first.end - at, second.start - at)
    if between is None or scene.telling.mention.span.start > first.start:
        return [scene]
    turn = at + between.start("next")
    where = [(span, place) for span, place in placed.places if place in scene.places]
    here = tuple(place for span, place in where if span.start < turn)
    there = tuple(place for span, place in where if span.start >= turn)
    later = _second(scene, sentence, Span(turn + 1, max([second.end, *(s.end for s, p in where if p in there)])))
    return [replace(scene, times=(one,), places=here), replace(later, times=(other,), places=there)]


def _second(scene: Scene, sentence: Sentence, told: Span) -> Scene:
    """Return a scene with a mention that ends where its second day or place does, and has these as its anchor."""
    mention = replace(scene.telling.mention, span=Span(scene.telling.mention.span.start, told.end), anchor=told)
    before = sentence.text[: told.start - sentence.span.start]
    return replace(scene, telling=replace(scene.telling, mention=mention), before=before, actor=None)


def tells_several(scene: Scene) -> bool:
    """Tell a scene whose clause puts it on two days, joined by "and"."""
    return bool(_days(scene))


def with_several_apart(groups: Sequence[Group]) -> list[Group]:
    """Return the groups, each scene of several days in one of its own where other groups tell of its days singly.

    It then has the form of a count of incidents, and stands behind the others.
    """
    kept = list(groups)
    for group in groups:
        first = group.scenes[0]
        if not group.happened or not group.single or not tells_several(first):
            continue
        left = _dates(_days(first)) - _dates(group.single)
        if any(left & _dates(other.single) for other in groups if other is not group and other.happened):
            kept[group.number] = _without_first(group)
            several = Group("series", group.stance, len(kept))
            several.add(_as_count(first), group.placings[0], several=True)
            kept.append(several)
    return kept


def _without_first(group: Group) -> Group:
    rest = Group(group.form, group.stance, group.number)
    opening = Placing("nothing told of before fits")
    for scene, placing in zip(group.scenes[1:], [opening, *group.placings[2:]], strict=True):
        rest.add(scene, placing, several=tells_several(scene))
    return rest


def _as_count(scene: Scene) -> Scene:
    """Return a scene as one that counts incidents, and tells of none."""
    mention = replace(scene.telling.mention, code="series")
    return replace(scene, telling=replace(scene.telling, mention=mention), times=(_span_of(scene),))


def _span_of(scene: Scene) -> TimeRange:
    """Return the days of a clause as one time, in the words from the first to the last of them."""
    days, text = _days(scene), scene.telling.sentence.text
    first, last = days[0], days[-1]
    words = text[text.find(first.words) : text.find(last.words) + len(last.words)]
    return replace(first, words=words, end=last.end, precision="week", timex="")


def _dates(times: Iterable[TimeRange]) -> set[date]:
    """Return the dates on which times begin: of a night, that of its evening."""
    return {time.start.date() for time in times if time.start}


def _days(scene: Scene) -> list[TimeRange]:
    """Return the days that a clause joins; none where it tells fewer than two."""
    text = scene.telling.sentence.text
    days = (time for time in scene.times if time.precision in TO_THE_DAY)
    found = sorted(((text.find(time.words), time) for time in days), key=lambda pair: pair[0])
    joined: dict[TimeRange, None] = {}
    for (at, one), (next_at, other) in pairwise((at, time) for at, time in found if at >= 0):
        if _AND.fullmatch(text[at + len(one.words) : next_at]) and covers(one, other) == "different":
            joined |= {one: None, other: None}
    return list(joined)
