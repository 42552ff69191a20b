"""Pairs passed over by the look at many: never one that would be decided on, and most of those that would not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import PLACES, full_profiles, make_profile, on, profiles

from rashomon.linking import Profile, decide
from rashomon.linking.screening import Screen

MANY = st.lists(profiles() | full_profiles(), max_size=12, unique_by=lambda one: one.account_id)


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
    passed = [decide(*pair) for pair in screened(ordered, joining=True)]
    assert {link.decision for link in passed if link} <= {"different"}


@given(MANY)
def test_a_decision_is_the_same_without_the_short_look(found: list[Profile]) -> None:
    for one, other in combinations(found, 2):
        link = decide(one, other)
        assert decide(one, other, screened=True) == link
        assert decide(one, other, apart=False) == (link if link and link.decision != "different" else None)


def test_pairs_of_one_day_are_passed_over_where_nothing_could_make_them_one_incident() -> None:
    """Of one day: another town, another town and the target shared, the same town, another town and the same words."""
    words = frozenset(f"word{n}" for n in range(40))
    base = make_profile("a", "2020-12-20", "Baghdad", target="a market", words=words)
    elsewhere = make_profile("b", "2020-12-20", "Mogadishu", target="an embassy")
    alike = make_profile("c", "2020-12-20", "Mogadishu", target="a market")
    near = make_profile("d", "2020-12-20", "Baghdad", target="an embassy")
    copied = make_profile("e", "2020-12-20", "Mogadishu", target="an embassy", words=words)
    found = [base, elsewhere, alike, near, copied]
    passed = {
        joining: [other.account_id for one, other in screened(found, joining=joining) if one is base]
        for joining in (False, True)
    }
    assert passed == {False: ["b"], True: ["b", "c"]}


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
