"""One pair of accounts: the same incident, different ones, or unsure; with a chance and reasons a person can check.

In: two profiles. Out: a link, or None where the two have nothing to do with each other. What is compared is in
:mod:`rashomon.linking.evidence`, what it is worth in :mod:`rashomon.linking.weights`. Each reason says what was seen
and how many points it is worth. The decision is a function of the two profiles alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from rashomon.encoding import link_id
from rashomon.linking.evidence import PARTS, Levels, levels
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import chance_of, decision_of, load_weights
from rashomon.linking.what import kind_level, shared_names
from rashomon.linking.when import time_level
from rashomon.linking.where import place_level
from rashomon.linking.words import MANY
from rashomon.records import Decision, Link

DECIDED_BY = "rashomon/linking-4"
#: Days told so far apart, or one after the other by their dates, are another incident's, whatever else agrees: the same
#: place, kind and target are what look-alikes share. Only names of people and streets in both leave it to a person.
CONFLICT = frozenset({
    "months apart", "weeks apart", "days apart", "two days apart", "next date", "out long before", "out long after"
})  # fmt: skip
#: What tells two incidents apart for good: another day, another place, another kind, other tolls. That a report tells
#: no day, or that few words are shared, is little evidence that there were two: without any of these a pair is unsure,
#: however few its points.
APART: Mapping[str, frozenset[str]] = MappingProxyType({
    "time": CONFLICT | {"next day", "one of several, next day"},
    "place": frozenset({"elsewhere", "coarsely elsewhere"}),
    "kind": frozenset({"different"}), "killed": frozenset({"different"}), "injured": frozenset({"different"}),
})  # fmt: skip
_TIME, _PLACE, _KIND, _TARGET, _ACTOR, _NAMES = map(
    tuple(PARTS).index, ("time", "place", "kind", "target", "actor", "names")
)
_TELLING = frozenset({"three", "many"})
#: The levels of places and kinds that look-alikes share.
NEAR = frozenset({"near", "same town", "same site"})
SHARED = frozenset({"compatible", "same"})


def decide(
    one: Profile, other: Profile, *, always: bool = False, screened: bool = False, apart: bool = True
) -> Link | None:
    """Decide about two accounts. None for accounts of one report, for those too little is known of, and for different
    ones that don't even look alike.

    ``always`` decides about the last too: a third account would join them. ``screened`` tells that the short look was
    taken already; what is decided is the same without it. Without ``apart``, None for all that are different.
    """
    left, right = (one, other) if one.account_id <= other.account_id else (other, one)
    found = _judge(left, right, always=always, screened=screened)
    return _link(left, right, *found) if found and (apart or found[2] != "different") else None


def _judge(
    left: Profile, right: Profile, *, always: bool = False, screened: bool = False
) -> tuple[Levels, int, Decision] | None:
    """Return what was seen, the points it comes to, and what is decided; the accounts come in the order of their ids.

    The cheap parts are looked at first: of most pairs nothing else is.
    """
    if left.report_id == right.report_id or not (always or screened or not beneath_notice(left, right)):
        return None
    seen = levels(left, right)
    points = load_weights().points(seen)
    decision = decision_of(points)
    if decision != "different" and seen[_TIME] in CONFLICT:
        decision = "unsure" if seen[_NAMES] in _TELLING else "different"
    if decision != "different":
        return seen, points, decision
    two = tells_two(seen)
    if not told_apart(seen) or not (look_alike(seen) or (always and two)):
        return None
    return seen, points, "different" if two else "unsure"


def _link(left: Profile, right: Profile, seen: Levels, points: int, decision: Decision) -> Link:
    told = left.account_id, right.account_id, decision, chance_of(points), _reasons(left, right, seen), DECIDED_BY
    return Link(link_id(Link("", *told)), *told)


def beneath_notice(left: Profile, right: Profile) -> bool:
    """Tell, by a few cheap parts, of most pairs for which :func:`decide` returns None that it does.

    The accounts come in the order of their ids, and may lack their words. Where days are in conflict and few names
    are shared the two are different; they look alike only where their places are near and their kinds are shared.
    """
    if time_level(left, right) not in CONFLICT or shared_names(left, right) >= MANY:
        return False
    return kind_level(left, right) not in SHARED or place_level(left, right) not in NEAR


def told_apart(seen: Levels) -> bool:
    """Tell whether anything speaks against one incident; that little speaks for it makes no two accounts different."""
    return min(load_weights().each(seen)) < 0


def tells_two(seen: Levels) -> bool:
    """Tell whether a part sets the two apart for good (``APART``), so that nothing may join them."""
    return any(level in APART.get(part, ()) for part, level in zip(PARTS, seen, strict=True))


def look_alike(seen: Levels) -> bool:
    """Tell whether a person might confuse the two: near each other and of one kind, or on one day with one target.

    The same kind in the same town on another day; another kind there on the same day; another town on the same day
    where the target or the perpetrator is shared.
    """
    kind, same_day = seen[_KIND] in SHARED, seen[_TIME] == "same day"
    if seen[_PLACE] in NEAR:
        return kind or same_day
    return kind and same_day and (seen[_TARGET] in SHARED or seen[_ACTOR].startswith("same"))


def _reasons(left: Profile, right: Profile, seen: Levels) -> tuple[str, ...]:
    """Return what was seen, with the points it is worth, as ``PARTS`` has it."""
    return tuple([
        f"{words} {worth[level]}" for (reason, worth), level in zip(_said(), seen, strict=True)
        if (words := reason(left, right, level))
    ])  # fmt: skip


@cache
def _said() -> Sequence[tuple[Callable[[Profile, Profile, str], str], Mapping[str, str]]]:
    """Return for each part how it is said, and for each of its levels how its points are."""
    weights = load_weights().parts
    return [
        (part.reason, {level: f"[{points:+d}]" for level, points in weights[name].items()})
        for name, part in PARTS.items()
    ]
