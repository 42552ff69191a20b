"""Tellings of happenings to accounts: which of them tell of the same incident within one report.

In: the tellings of one report in order, each with the time and place told beside it. Out: groups, each of which
becomes an account. Two tellings stay apart when their stance, kind, day, or place can't be one incident's; a definite
noun ("this attack") goes with the nearest group that fits. Never looks at another report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import regex

from rashomon.extract.tellings import Telling
from rashomon.records import HAPPENED, Form, Name, Place, Stance, TimeRange
from rashomon.values.names import same_name
from rashomon.values.places import compare_places
from rashomon.values.times import covers
from rashomon.vocabulary import kinds

#: Words before a noun that make it another incident than the one told of so far.
_OTHER = regex.compile(
    r"(?:(?:an?|the)\s)?(?:another|earlier|previous|similar|separate|second|last\s(?:year|month|week)[’']s)\b", regex.I
)
#: What happened longer ago than this is background to a report, not its news. Not fitted.
NEWS = timedelta(days=31)
#: Words before "another attack" that make it the same one after all.
_SAME_AFTER_ALL = regex.compile(r"\b(?:marking|in|as|was|is|became|becoming|the latest in)\s(?:yet\s)?$", regex.I)
_POINTS_BACK = regex.compile(r"^(?:the|this|these|that|those|such|it)\b", regex.I)
_INEXACT = frozenset({"country", "region", "province", "unresolved"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A telling with what stands beside it: the times and places of its clause, the text before it."""

    telling: Telling
    times: tuple[TimeRange, ...] = ()
    places: tuple[Place, ...] = ()
    actor: Name | None = None
    before: str = ""

    @property
    def kind(self) -> str:
        """The kind of happening; a series has none of its own."""
        code = self.telling.mention.code
        return "attack" if code == "series" else code

    @property
    def form(self) -> Form:
        """Whether this tells of an incident, a verbal act or a count of incidents."""
        if self.telling.mention.code == "series":
            return "series"
        return "said" if kinds()[self.kind]["form"] == "said" else "incident"

    @property
    def words(self) -> str:
        """The words that tell of it."""
        span, sentence = self.telling.mention.span, self.telling.sentence
        return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


@dataclass(slots=True)
class Group:
    """Scenes of one incident of one report, first told first."""

    form: Form
    stance: Stance
    scenes: list[Scene] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    times: dict[TimeRange, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)

    def add(self, scene: Scene) -> None:
        """Take in a scene, and note each kind, time and place once: a long report tells the same many times."""
        self.scenes.append(scene)
        self.kinds[scene.kind] += 1
        self.times.update(dict.fromkeys(scene.times))
        self.places.update(dict.fromkeys(scene.places))

    @property
    def kind(self) -> str:
        """The kind most often told, a kind that names its weapon before one that doesn't, the first told of equals."""
        return max(self.kinds, key=lambda kind: (_specific(kind), self.kinds[kind]))

    @property
    def happened(self) -> bool:
        """Whether it is told as an incident that took place."""
        return self.form == "incident" and self.stance in HAPPENED


def group(scenes: Sequence[Scene], published: date) -> list[Group]:
    """Group the scenes of one report, in order of place; ``published`` tells news from background."""
    groups: list[Group] = []
    recent: list[Group] = []
    for scene in scenes:
        found = _home(scene, recent, published)
        if found is None:
            found = Group(scene.form, scene.telling.stance)
            groups.append(found)
        found.add(scene)
        recent = [found, *(other for other in recent if other is not found)]
    return groups


def is_background(group: Group, published: date) -> bool:
    """Tell whether all the days a group is told to have happened on are long past when the report comes out."""
    ends = [time.end or time.start for time in group.times]
    known = [end.date() for end in ends if end]
    return bool(known) and all(published - day > NEWS for day in known)


def _home(scene: Scene, recent: Sequence[Group], published: date) -> Group | None:
    """Find the group a scene belongs to: the last told of that fits, what is news before what is background."""
    if scene.form == "incident" and _is_other(scene):
        return None
    fitting = [candidate for candidate in recent if _fits(scene, candidate)]
    same_sentence = [g for g in fitting if g.scenes[-1].telling.sentence.index == scene.telling.sentence.index]
    news = [candidate for candidate in fitting if not is_background(candidate, published)]
    return next(iter([*same_sentence, *news, *fitting]), None)


def _is_other(scene: Scene) -> bool:
    other = _OTHER.match(scene.words)
    return other is not None and not _SAME_AFTER_ALL.search(scene.before)


def _fits(scene: Scene, candidate: Group) -> bool:
    if scene.form != candidate.form or scene.telling.stance != candidate.stance:
        return False
    if scene.form == "series":
        return False
    if scene.form == "said":
        return _same_act(scene, candidate)
    if not candidate.happened:
        return scene.telling.sentence.index == candidate.scenes[-1].telling.sentence.index
    points_back = _POINTS_BACK.match(scene.words) is not None and not scene.places
    kinds_fit = all(kinds_compatible(scene.kind, kind) for kind in candidate.kinds)
    return (
        (kinds_fit or (points_back and scene.kind == "attack"))
        and _times_fit(scene, candidate)
        and _places_fit(scene, candidate)
    )


def kinds_compatible(one: str, other: str) -> bool:
    """Tell whether two kinds can be tellings of one incident: the same family, or one that leaves it open."""
    families = {str(kinds()[one]["family"]), str(kinds()[other]["family"])}
    return len(families) == 1 or "any" in families


def _same_act(scene: Scene, candidate: Group) -> bool:
    """A verbal act told again: the same kind of act by the same actor, at no other time."""
    first = candidate.scenes[0]
    if scene.actor is None or first.actor is None or scene.kind != first.kind:
        return False
    return same_name(scene.actor, first.actor) and _times_fit(scene, candidate)


def _times_fit(scene: Scene, candidate: Group) -> bool:
    told = candidate.times
    return not told or all(any(covers(time, known) != "different" for known in told) for time in scene.times)


def _places_fit(scene: Scene, candidate: Group) -> bool:
    told = candidate.places
    return not told or all(any(not _apart(place, known) for known in told) for place in scene.places)


def _apart(one: Place, other: Place) -> bool:
    """Tell two places that cannot be one incident's: both exact to a town or better, and different."""
    exact = not {one.precision, other.precision} & _INEXACT
    return exact and compare_places(one, other) == "different"


def _specific(kind: str) -> int:
    entry = kinds()[kind]
    return 2 if entry.get("weapon") else int(str(entry["family"]) != "any")
