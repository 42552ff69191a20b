"""Tellings of happenings to accounts: which of them tell of the same incident within one report.

In: the tellings of one report in order, each with the time and place told beside it. Out: groups, each of which
becomes an account. Two tellings stay apart when their stance, kind, day, or place can't be one incident's; a definite
noun ("this attack") goes with the nearest group that fits. Why each went where it did is kept beside it. Never looks at
another report.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

import regex

from rashomon.extract.another import behind_asides, opens_another, told_beside
from rashomon.extract.aside import without_asides
from rashomon.extract.groups import Group, Scene
from rashomon.extract.lapses import POINTS_BACK
from rashomon.extract.one_attack import goes_with, has_parts, kinds_compatible
from rashomon.extract.other_places import are_apart
from rashomon.extract.placing import NOTED, Apart, Decided, Fit, Misfit, Placing
from rashomon.extract.several import tells_several, with_several_apart
from rashomon.records import Place, TimeRange
from rashomon.values.names import same_name
from rashomon.values.places import compare_places
from rashomon.values.times import covers

#: What happened longer ago than this is background to a report, not its news. Not fitted.
NEWS = timedelta(days=31)
#: What means the last told of, be it long past: "on 8 May bombs hit the school. Nobody claimed that attack".
_LAST = regex.compile(r"^th(?:at|ose)\b", regex.I)
#: How far from a loose part of a day an hour may lie that is told with it. Set by hand.
_BESIDE = timedelta(hours=2)
#: A time with bounds at least this far apart is a part of a day, and no hour of the clock.
_PART_OF_DAY = timedelta(hours=3)
_INEXACT = frozenset({"country", "region", "sea", "province", "unresolved"})


def group(scenes: Sequence[Scene], published: date, *, dated: bool = False) -> list[Group]:
    """Group the scenes of one report, in order of place; ``published`` tells news from background.

    ``dated``: the report dates its news apart from any happening, so that what is long past is told of another one.
    """
    groups: list[Group] = []
    recent: list[Group] = []
    for scene in scenes:
        recent = behind_asides(recent, scene)
        found, placing = _home(scene, recent, published, dated=dated)
        if found is None and recent and (bare := without_asides(scene)) is not None:
            found, placing = _home(bare, recent, published, dated=dated)
            scene = scene if found is None else bare
        if found is None:
            found = Group(scene.form, scene.telling.stance, len(groups))
            groups.append(found)
        found.add(scene, placing, several=tells_several(scene))
        recent = [found, *(other for other in recent if other is not found)]
    return with_several_apart(groups)


def is_background(group: Group, published: date) -> bool:
    """Tell whether all the days a group is told to have happened on are long past when the report comes out."""
    return _is_long_past(list(group.times), published)


def _is_long_past(times: Sequence[TimeRange], published: date) -> bool:
    """Tell whether times are told, and all of them lie long before a report came out."""
    ends = [end for time in times if (end := time.end or time.start)]
    return bool(ends) and all(published - end.date() > NEWS for end in ends)


def _home(scene: Scene, recent: Sequence[Group], published: date, *, dated: bool) -> tuple[Group | None, Placing]:
    """Find the group a scene belongs to: the last told of that fits, what is news before what is background."""
    if opens_another(scene, recent):
        return None, Placing("its words say that it is another one")
    dated = dated or any(one.happened and one.times and not is_background(one, published) for one in recent)
    background = _is_long_past(scene.times, published)
    beside = told_beside(scene, recent)
    misfits: list[tuple[Group, Misfit | None]] = [
        (candidate, _misfit(scene, candidate, far=dated and background, beside=candidate is beside))
        for candidate in recent
    ]
    fitting = [candidate for candidate, misfit in misfits if misfit is None]
    same_sentence = [g for g in fitting if g.scenes[-1].telling.sentence.index == scene.telling.sentence.index]
    news = [candidate for candidate in fitting if not is_background(candidate, published)]
    last = _LAST.match(scene.words) is not None
    found = next(iter([*same_sentence, *(fitting if last else news), *fitting]), None)
    decided: Decided
    if found is None:
        decided = "nothing told of before fits" if recent else "the first told of"
    elif same_sentence:
        decided = "the last told of in this sentence"
    else:
        decided = "the last told of that is news" if news and not last else "the last told of"
    apart = (Apart(candidate.number, misfit) for candidate, misfit in misfits if misfit not in (None, "another form"))
    return found, Placing(decided, _fits(scene, found) if found else (), tuple(islice(apart, NOTED)))


def _misfit(scene: Scene, candidate: Group, *, far: bool, beside: bool) -> Misfit | None:
    """Return the first thing that keeps a scene out of a group; None where it fits.

    ``far``: the scene is long past, and others are dated; ``beside``: it is told to have come before or after this one.
    """
    if far and not candidate.times:
        return "another time"
    if beside:
        return "told beside it as another"
    if scene.form != candidate.form:
        return "another form"
    if scene.telling.stance != candidate.stance:
        return "another stance"
    if scene.form == "series":
        return "a count stands alone"
    if scene.form == "said":
        return _other_act(scene, candidate)
    if not candidate.happened:
        together = scene.telling.sentence.index == candidate.scenes[-1].telling.sentence.index
        return None if together else "did not happen, and told in another sentence"
    if not (_kinds_fit(scene, candidate) or _points_back_to_any(scene) or goes_with(scene, candidate)):
        return "another kind"
    if not _times_fit(scene, candidate):
        return "another time"
    return None if _places_fit(scene, candidate) else "another place"


def _fits(scene: Scene, found: Group) -> tuple[Fit, ...]:
    """Say what speaks for the group that a scene goes to, before it is added."""
    time: Fit = "times that agree" if scene.times and found.times else "no time told twice"
    if scene.form == "said":
        return "the same act by the same actor", time
    if not found.happened:
        return ("told in one sentence as not having happened",)
    kind: Fit = "kinds that agree" if _kinds_fit(scene, found) else "points back to it"
    place: Fit = "places that agree" if scene.places and found.places else "no place told twice"
    return kind, time, place


def _kinds_fit(scene: Scene, candidate: Group) -> bool:
    fitting = [kinds_compatible(scene.kind, kind) for kind in candidate.kinds]
    return all(fitting) or (any(fitting) and has_parts(candidate))


def _points_back(scene: Scene) -> bool:
    return POINTS_BACK.match(scene.words) is not None and not scene.places


def _points_back_to_any(scene: Scene) -> bool:
    return _points_back(scene) and scene.kind == "attack"


def _other_act(scene: Scene, candidate: Group) -> Misfit | None:
    """A verbal act told again is the same kind of act by the same actor, at no other time."""
    first = candidate.scenes[0]
    if scene.actor is None or first.actor is None or scene.kind != first.kind:
        return "another act or actor"
    if not same_name(scene.actor, first.actor):
        return "another act or actor"
    return None if _times_fit(scene, candidate) else "another time"


def _times_fit(scene: Scene, candidate: Group) -> bool:
    told = candidate.single or candidate.times
    return not told or all(
        any(covers(time, known) != "different" or _is_the_hour_of(scene, time, known) for known in told)
        for time in scene.times
    )


def _is_the_hour_of(scene: Scene, time: TimeRange, known: TimeRange) -> bool:
    """Tell an hour that what a report points back to is told with, on the day that it gave a loose part of.

    "A bomb went off late on Friday. ... The blast came just before 5:30 p.m."
    """
    if not _points_back(scene) or not (time.start and time.end and known.start and known.end):
        return False
    loose = known.precision == "part of day" and known.end - known.start >= _PART_OF_DAY
    beside = known.start - _BESIDE < time.end and time.start < known.end + _BESIDE
    return loose and beside and time.precision in {"hour", "minute"}


def _places_fit(scene: Scene, candidate: Group) -> bool:
    told = candidate.places
    return not told or all(any(not _apart(place, known) for known in told) for place in scene.places)


def _apart(one: Place, other: Place) -> bool:
    """Tell two places that cannot be one incident's: both exact to a town or better, and different, or far apart."""
    exact = not {one.precision, other.precision} & _INEXACT
    return (exact and compare_places(one, other) == "different") or are_apart(one, other)
