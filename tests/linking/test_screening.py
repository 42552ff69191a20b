"""Pairs passed over by the look at many: never one that would be decided on, and most of those that would not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import PLACES, make_profile, on, profiles
from tests.linking.test_where import towns

from rashomon.linking import Profile, decide
from rashomon.linking.decide import beneath_notice
from rashomon.linking.screening import Screen

NAMES = st.frozensets(st.sampled_from([f"ana lund{n}" for n in range(6)]))
SEVERAL = st.sampled_from([(), tuple(PLACES.values())[:2]])


@st.composite
def told(draw: st.DrawFn) -> Profile:
    """Draw a profile with names, of a town like others or of several."""
    drawn = replace(draw(profiles()), names=draw(NAMES), places=(draw(towns()), *draw(SEVERAL)))
    return replace(drawn, report_id=draw(st.sampled_from(["", "one"])) or drawn.report_id)


MANY = st.lists(profiles() | told(), max_size=12, unique_by=lambda one: one.account_id)


def screened(found: list[Profile], *, joining: bool) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs that are passed over."""
    rows = list(combinations(range(len(found)), 2))
    ones, others = (np.array([row[end] for row in rows], np.int64) for end in (0, 1))
    screen = Screen(found)
    left = set((screen.may_join if joining else screen.worth_a_look)(ones, others))
    yield from ((found[one], found[other]) for one, other in rows if (one, other) not in left)


@given(MANY)
def test_what_is_passed_over_would_not_be_decided_on(found: list[Profile]) -> None:
    ordered = sorted(found, key=lambda one: one.account_id)
    for one, other in screened(ordered, joining=False):
        assert decide(one, other) is None
        assert one.report_id == other.report_id or beneath_notice(one, other)
    passed = [decide(*pair) for pair in screened(ordered, joining=True)]
    assert {link.decision for link in passed if link} <= {"different"}


@given(MANY)
def test_a_decision_is_the_same_without_the_short_look(found: list[Profile]) -> None:
    for one, other in combinations(found, 2):
        link = decide(one, other)
        assert decide(one, other, screened=True) == link
        assert decide(one, other, apart=False) == (link if link and link.decision != "different" else None)


def test_most_pairs_that_come_to_nothing_are_passed_over() -> None:
    """Of another day: one place and kind, another kind, another town, one that tells no day, one of several
    towns, one that shares its names."""
    names = frozenset({"ana lund", "carl berg", "dora voss"})
    base = replace(make_profile("a", "2020-12-20", "Baghdad"), names=names)
    alike = make_profile("b", "2021-02-15", "Baghdad")
    other_kind = make_profile("c", "2021-02-15", "Baghdad", "stabbing")
    elsewhere = make_profile("d", "2021-02-15", "Mogadishu")
    silent = make_profile("e", place="Mogadishu", published=on("2021-03-01").start.date())
    several = replace(alike, account_id="f", places=tuple(PLACES.values()))
    named = replace(elsewhere, account_id="g", names=names)
    found = [base, alike, other_kind, elsewhere, silent, several, named]
    with_base = [other.account_id for one, other in screened(found, joining=False) if one is base]
    assert with_base == ["c", "d", "e"]
    assert [other.account_id for one, other in screened(found, joining=True) if one is base] == list("bcdef")
