"""One pair of accounts: the same incident, different ones, or unsure; with a score and reasons a person can check.

In: two profiles. Out: a link, or None where the two have nothing to do with each other. The score is the sum of named
parts
(:data:`WEIGHTS`); the weights are set by hand on written examples, not fitted on data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from rashomon.encoding import link_id
from rashomon.linking.profiles import Profile
from rashomon.records import Decision, Link
from rashomon.values.names import same_name
from rashomon.values.places import compare_places, show_place
from rashomon.vocabulary import kinds

DECIDED_BY = "rashomon/linking-1"
SAME, UNSURE, UNTIED = 0.60, 0.50, 0.59
#: Places no finer than these are no evidence that two incidents are near one another.
_COARSE = frozenset({"country", "region", "sea", "unresolved"})
_SHARED = frozenset({"same", "compatible"})
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "time": {"same": 0.40, "compatible": 0.30, "unknown": 0.15, "vague": 0.10, "different": 0.0},
    "place": {"same": 0.25, "compatible": 0.15, "unknown": 0.05, "different": 0.0},
    "kind": {"same": 0.20, "compatible": 0.12, "different": 0.0},
    "target": {"same": 0.15, "compatible": 0.08, "unknown": 0.03, "different": 0.0},
    "actor": {"same": 0.05, "unknown": 0.0, "different": 0.0},
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing compared: its name, the verdict, and the reason in words."""

    name: str
    verdict: str
    reason: str


def decide(one: Profile, other: Profile) -> Link | None:
    """Decide about two accounts. None for accounts of one report, and for pairs that don't even look alike."""
    if one.report_id == other.report_id:
        return None
    left, right = sorted((one, other), key=lambda profile: profile.account_id)
    parts = [_time(left, right), _place(left, right), _kind(left, right), _target(left, right), _actor(left, right)]
    verdicts = {part.name: part.verdict for part in parts}
    score = _score(parts, verdicts)
    decision = _decision(verdicts, score)
    if decision is None:
        return None
    reasons = tuple(part.reason for part in parts if part.reason)
    draft = Link("", left.account_id, right.account_id, decision, score, reasons, DECIDED_BY)
    return replace(draft, id=link_id(draft))


def _score(parts: Sequence[Part], verdicts: Mapping[str, str]) -> float:
    """Add up the parts. Never enough for "same": day and kind without place, target or actor; no day but a month."""
    score = round(sum(WEIGHTS[part.name][part.verdict] for part in parts), 3)
    tied = verdicts["place"] != "unknown" or verdicts["target"] in _SHARED or verdicts["actor"] in _SHARED
    return score if tied and verdicts["time"] != "vague" else min(score, UNTIED)


def _decision(verdicts: Mapping[str, str], score: float) -> Decision | None:
    alike = verdicts["place"] in {"same", "compatible"} and verdicts["kind"] != "different"
    if "different" in (verdicts["time"], verdicts["place"], verdicts["kind"]):
        others = [name for name in ("time", "place", "kind") if verdicts[name] == "different"]
        looks = alike if others == ["time"] else verdicts["time"] == "same"
        return "different" if looks and len(others) == 1 else None
    if score >= SAME:
        return "same"
    return "unsure" if score >= UNSURE else None


def _time(left: Profile, right: Profile) -> Part:
    if not (left.first and left.last and right.first and right.last):
        return _time_by_publication(left, right)
    told = f"{left.first:%-d %B %Y} and {right.first:%-d %B %Y}"
    if left.first >= right.last or right.first >= left.last:
        days = abs((left.first.date() - right.first.date()).days)
        return Part("time", "different", f"{days} {'day' if days == 1 else 'days'} apart: {told}")
    if not (left.to_the_day and right.to_the_day):
        return Part("time", "vague", f"times overlap, one of them told no closer than a month or a week: {told}")
    if left.first.date() == right.first.date():
        return Part("time", "same", f"both on {left.first:%-d %B %Y}")
    return Part("time", "compatible", f"times overlap: {told}")


def _time_by_publication(left: Profile, right: Profile) -> Part:
    """One of the two tells no day: then it can only be that its report came out soon after the other's day."""
    known, unknown = (left, right) if left.first else (right, left)
    if known.first is None:
        days = abs((left.published - right.published).days)
        near = days <= 2
        return Part("time", "unknown" if near else "different", f"neither tells its day; published {days} days apart")
    since = unknown.published - known.first.date()
    if timedelta(0) <= since <= timedelta(days=7):
        return Part("time", "unknown", f"one tells no day; it was published {since.days} days after the other's")
    return Part("time", "different", "one tells no day, and was not published in the week after the other's")


def _place(left: Profile, right: Profile) -> Part:
    """Compare places; two that agree only on the country are no evidence of nearness, nor of the contrary."""
    compared = [(compare_places(a, b), a, b) for a in left.places for b in right.places]
    fine = [(verdict, a, b) for verdict, a, b in compared if not {a.precision, b.precision} & _COARSE]
    for wanted, words in (("same", "same place"), ("compatible", "places agree")):
        for verdict, a, b in fine:
            if verdict == wanted:
                return Part("place", verdict, f"{words}: {_both(show_place(a), show_place(b))}")
    if any(verdict in {"same", "compatible"} for verdict, _, _ in compared):
        return Part("place", "unknown", "no place exact enough to compare")
    for verdict, a, b in compared:
        if verdict == "different":
            return Part("place", verdict, f"different places: {_both(show_place(a), show_place(b))}")
    return Part("place", "unknown", "no place exact enough to compare")


def _both(one: str, other: str) -> str:
    return one if one == other else f"{one} and {other}"


def _kind(left: Profile, right: Profile) -> Part:
    one, other = kinds()[left.kind], kinds()[right.kind]
    if left.kind == right.kind or left.weapons & right.weapons:
        return Part("kind", "same", f"same kind: {one['label']}")
    both = f"{one['label']} and {other['label']}"
    if one["family"] == other["family"] or "any" in (one["family"], other["family"]):
        return Part("kind", "compatible", f"kinds agree: {both}")
    return Part("kind", "different", f"different kinds: {both}")


def _target(left: Profile, right: Profile) -> Part:
    if not left.target or not right.target:
        return Part("target", "unknown", "")
    shared = left.target & right.target
    if not shared:
        return Part("target", "different", "")
    share = len(shared) / min(len(left.target), len(right.target))
    words = ", ".join(sorted(shared))
    return Part("target", "same" if share >= 0.5 else "compatible", f"targets share words: {words}")


def _actor(left: Profile, right: Profile) -> Part:
    for a in left.actors:
        for b in right.actors:
            if same_name(a, b):
                return Part("actor", "same", f"both name {a.canonical}")
    return Part("actor", "unknown", "")
