"""Which names of several reports have one bearer: spellings of a name joined, decisions of persons first.

In: names, and what persons decided about pairs of them. Out: links between names with reasons, and for every name the
form that stands for its bearer. Nothing is merged in the ledger: a statement keeps the name it was read with, and what
is joined here is joined each time it is asked for. "Different" binds, as it does for incidents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.records import Decision, Name, NameDecision
from rashomon.values.gazetteer import normal
from rashomon.values.names import compare_names
from rashomon.values.names.spelling import name_words, one_person, person_key

DECIDED_BY = "rashomon/names-1"


@dataclass(frozen=True, slots=True)
class NameLink:
    """A decision about two canonical names, ``one`` < ``other``, with its reason in words."""

    one: str
    other: str
    decision: Decision
    reason: str
    decided_by: str


@dataclass(slots=True)
class _Bearer:
    """What is told of one canonical name: one use of it, and the countries it is told to be of."""

    name: Name
    countries: set[str]


def link_names(names: Iterable[Name], decisions: Iterable[NameDecision] = ()) -> list[NameLink]:
    """Return what is decided about pairs of names: spellings that the machine found, and what persons decided.

    Spellings of one name are the same person where nothing tells them apart; where their middle names or countries
    differ they are unsure. A body may be named by its country in two ways. Only names that share their sound, or their
    country and last word, are compared, so that the work grows with the names.
    """
    told = _told(names)
    blocks: dict[str, list[str]] = {}
    for name in sorted(told):
        if key := _block(told[name].name):
            blocks.setdefault(key, []).append(name)
    pairs = (pair for block in blocks.values() for pair in combinations(block, 2))
    found = {(link.one, link.other): link for one, other in pairs if (link := _compare(one, other, told))}
    for pair, decision in deciding(decisions).items():
        if decision.decision == "undo":
            continue
        found[pair] = NameLink(*pair, decision.decision, decision.because, decision.decided_by)
    return [found[pair] for pair in sorted(found)]


def deciding(decisions: Iterable[NameDecision]) -> dict[tuple[str, str], NameDecision]:
    """Return for each pair of names the decision that counts: the last."""
    latest: dict[tuple[str, str], NameDecision] = {}
    for decision in sorted(decisions, key=lambda one: (one.decided_at, one.id)):
        latest[decision.one, decision.other] = decision
    return latest


def standing_for(names: Sequence[Name], links: Iterable[NameLink]) -> dict[str, str]:
    """Return for each canonical name the one that stands for its bearer: the one used most, then the first by letters.

    Names are joined in order; a pair that is kept apart, by whomever, is never in one group.
    """
    used = Counter(name.canonical for name in names)
    groups = {name: {name} for name in used}
    decided = [link for link in links if link.one in groups and link.other in groups]
    apart = {(link.one, link.other) for link in decided if link.decision != "same"}
    same = [link for link in decided if link.decision == "same"]
    for link in sorted(same, key=lambda link: (link.decided_by == DECIDED_BY, link.one, link.other)):
        one, other = groups[link.one], groups[link.other]
        if one is other or any((min(a, b), max(a, b)) in apart for a in one for b in other):
            continue
        one |= other
        for name in other:
            groups[name] = one
    return {name: min(group, key=lambda form: (-used[form], form)) for name, group in groups.items()}


def _told(names: Iterable[Name]) -> Mapping[str, _Bearer]:
    told: dict[str, _Bearer] = {}
    for name in names:
        bearer = told.setdefault(name.canonical, _Bearer(name, set()))
        if name.country:
            bearer.countries.add(name.country)
    return told


def _block(name: Name) -> str:
    """Return what names of one bearer share: of a person the sound, of a body its country and its last word."""
    if name.kind == "person":
        return person_key(name.canonical)
    words = normal(name.canonical).split()
    return f"{name.country}|{words[-1]}" if name.kind == "organisation" and name.country and words else ""


def _compare(one: str, other: str, told: Mapping[str, _Bearer]) -> NameLink | None:
    first, second = told[one].name, told[other].name
    if first.kind != second.kind:
        return None
    if first.kind == "person":
        return _by_spelling(one, other, told) if one_person(one, other) else None
    verdict = compare_names(first, second)
    return _link(one, other, "same", verdict.reason) if verdict.state == "same" else None


def _by_spelling(one: str, other: str, told: Mapping[str, _Bearer]) -> NameLink:
    mine, theirs = (told[name].countries for name in (one, other))
    between = [" ".join(name_words(name)[1:-1]) for name in (one, other)]
    if mine and theirs and not mine & theirs:
        return _link(one, other, "unsure", f"spellings of one name, but of {_list(mine)} and of {_list(theirs)}")
    if all(between) and between[0] != between[1]:
        return _link(one, other, "unsure", f"spellings of one name, but with {between[0]} and {between[1]} between")
    return _link(one, other, "same", "spellings of one name")


def _link(one: str, other: str, decision: Decision, reason: str) -> NameLink:
    return NameLink(one, other, decision, reason, DECIDED_BY)


def _list(countries: Iterable[str]) -> str:
    return ", ".join(sorted(countries))
