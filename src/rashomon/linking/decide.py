"""One pair of accounts: the same incident, different ones, or unsure; with a chance and reasons a person can check.

In: two profiles. Out: a link, or None where the two have nothing to do with each other. What is compared is in
:mod:`rashomon.linking.evidence`, what it is worth in :mod:`rashomon.linking.weights`. Each reason says what was seen
and how many points it is worth. The decision is a function of the two profiles alone.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.encoding import link_id
from rashomon.linking.evidence import PARTS, Levels, levels, reason
from rashomon.linking.profiles import Profile
from rashomon.linking.weights import chance_of, decision_of, load_weights
from rashomon.records import Link

DECIDED_BY = "rashomon/linking-2"
#: Days told so far apart are another incident's, whatever else agrees: the same place, kind and target are what
#: look-alikes share. Only names of people and streets in both texts leave it to a person.
CONFLICT = frozenset({
    "months apart", "weeks apart", "days apart", "two days apart", "out long before", "out long after"
})  # fmt: skip
_TIME, _NAMES = (tuple(PARTS).index(name) for name in ("time", "names"))
_TELLING = frozenset({"three", "many"})
_NEAR = frozenset({"near", "same town", "same site"})
_SHARED = frozenset({"compatible", "same"})


def decide(one: Profile, other: Profile, *, always: bool = False) -> Link | None:
    """Decide about two accounts. None for accounts of one report, for those too little is known of, and for different
    ones that don't even look alike.

    ``always`` decides about the last too: a third account would join them.
    """
    if one.report_id == other.report_id:
        return None
    seen = levels(one, other)
    points = load_weights().points(seen)
    decision = decision_of(points)
    if decision != "different" and seen[_TIME] in CONFLICT:
        decision = "unsure" if seen[_NAMES] in _TELLING else "different"
    if decision == "different" and not (told_apart(seen) and (always or look_alike(seen))):
        return None
    left, right = sorted((one.account_id, other.account_id))
    draft = Link("", left, right, decision, chance_of(points), _reasons(one, other, seen), DECIDED_BY)
    return replace(draft, id=link_id(draft))


def told_apart(seen: Levels) -> bool:
    """Tell whether anything speaks against one incident; that little speaks for it makes no two accounts different."""
    worth = load_weights().parts
    return any(worth[name][level] < 0 for name, level in zip(PARTS, seen, strict=True))


def look_alike(seen: Levels) -> bool:
    """Tell whether a person might confuse the two: near each other and of one kind, or on one day with one target.

    The same kind in the same town on another day; another kind there on the same day; another town on the same day
    where the target or the perpetrator is shared.
    """
    at = dict(zip(PARTS, seen, strict=True))
    kind = at["kind"] in _SHARED
    if at["place"] in _NEAR:
        return kind or at["time"] == "same day"
    shared = at["target"] in _SHARED or at["actor"].startswith("same")
    return kind and at["time"] == "same day" and shared


def _reasons(one: Profile, other: Profile, seen: Levels) -> tuple[str, ...]:
    """Return what was seen, with the points it is worth, as ``PARTS`` has it."""
    worth = load_weights().parts
    found = []
    for name, level in zip(PARTS, seen, strict=True):
        if words := reason(one, other, name, level):
            found.append(f"{words} [{worth[name][level]:+d}]")
    return tuple(found)
