"""Pairs of accounts: what is decided on hand-made profiles, with which reason, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import make_profile, on, profiles

from rashomon.encoding import link_id
from rashomon.linking import Profile, blocks, decide
from rashomon.linking.decide import CONFLICT, DECIDED_BY, look_alike, tells_two
from rashomon.linking.evidence import PARTS, levels
from rashomon.linking.weights import SAME, UNSURE, chance_of, load_weights, points_of
from rashomon.records import TimeRange

P = dict[str, Any]
DAY, NEXT, LATER = "2020-12-20", "2020-12-21", "2021-02-15"

WORDS, OTHER_WORDS = (frozenset(f"{letter}word{n}" for n in range(40)) for letter in "ab")
DECEMBER = on("2020-12-01", 31)
ALIKE: P = {"place": "Baghdad", "target": "the US embassy", "words": WORDS, "published": date(2020, 12, 22)}


def by(words: str, day: str) -> TimeRange:
    """Build a day told in other words than by its ISO date."""
    return replace(on(day), words=words)


# one profile, the other, the decision, a fragment of a reason
CASES: list[tuple[str, P, P, str | None, str]] = [
    ("same day, place and kind", {"day": DAY, "place": "Baghdad"}, {"day": DAY, "place": "Baghdad"},
     "same", "both on 20 December 2020"),
    ("a district and its town", {"day": DAY, "place": "Green Zone"}, {"day": DAY, "place": "Baghdad"},
     "same", "places agree: Green Zone, Baghdad and Baghdad"),
    ("a kind that leaves the weapon open", {"day": DAY, "place": "Baghdad"},
     {"day": DAY, "place": "Baghdad", "kind": "attack"}, "same", "kinds agree: rocket attack and attack"),
    ("kinds of one family", {"day": DAY, "place": "Baghdad"},
     {"day": DAY, "place": "Baghdad", "kind": "mortar_attack"}, "same", "kinds agree"),
    ("no place, but day, target and actor", {"day": DAY, "target": "the US embassy", "actor": "Red Column"},
     {"day": DAY, "target": "US embassy compound", "actor": "Red Column"}, "same", "both name Red Column"),
    ("no day, but published soon after", {"day": DAY, "place": "Baghdad", "target": "the US embassy"},
     {"place": "Baghdad", "target": "US embassy"}, "same", "came out 1 day after"),
    ("the next day", {"day": DAY, "place": "Baghdad"}, {"day": NEXT, "place": "Baghdad"},
     "different", "1 day apart: 20 December 2020 and 21 December 2020"),
    ("a look-alike of another month", {"day": DAY, "place": "Green Zone", "target": "the US embassy"},
     {"day": LATER, "place": "Green Zone", "target": "the US embassy"}, "different", "57 days apart"),
    ("another town on the same day, one target", {"day": DAY, "place": "Baghdad", "target": "a market"},
     {"day": DAY, "place": "Erbil", "target": "a market"}, "different", "different places: Baghdad and Erbil"),
    ("another town on the same day", {"day": DAY, "place": "Baghdad"}, {"day": DAY, "place": "Erbil"}, None, ""),
    ("another kind at the same time and place", {"day": DAY, "place": "Baghdad"},
     {"day": DAY, "place": "Baghdad", "kind": "stabbing"}, "different", "different kinds: rocket attack and stabbing"),
    ("another day and another town", {"day": DAY, "place": "Baghdad"}, {"day": LATER, "place": "Mogadishu"}, None, ""),
    ("another town and another kind", {"day": DAY, "place": "Baghdad"},
     {"day": DAY, "place": "Mogadishu", "kind": "stabbing"}, None, ""),
    ("another day and another kind", {"day": DAY, "place": "Baghdad"},
     {"day": LATER, "place": "Baghdad", "kind": "stabbing"}, None, ""),
    ("little known, but nothing against it", {"place": "Baghdad", "kind": "attack"},
     {"place": "Green Zone", "kind": "rocket_attack"}, "unsure", "neither tells its day"),
    ("nothing known but the kind", {}, {}, None, ""),
    ("one report's two accounts", {"day": DAY, "place": "Baghdad", "report": "one"},
     {"day": DAY, "place": "Baghdad", "report": "one"}, None, ""),
    ("no day, and published long after", {"day": "2020-10-01", "place": "Baghdad"}, {"place": "Baghdad"},
     "different", "came out 81 days after"),
    ("the month of the one beside another day", {"times": (by("15 February", LATER), DECEMBER), "place": "Baghdad",
     "words": WORDS, "published": date(2021, 2, 16)},
     {"day": DAY, "place": "Baghdad", "words": WORDS}, "same", "57 days apart"),
    ("a month beside another day, and nothing else that agrees", {"times": (by("15 February", LATER), DECEMBER),
     "place": "Baghdad", "published": date(2021, 2, 16)}, {"day": DAY, "place": "Baghdad"}, "unsure", "57 days apart"),
    ("another month beside another day", {"times": (by("15 February", LATER), on("2020-11-01", 30)), "place": "Baghdad",
     "words": WORDS}, {"day": DAY, "place": "Baghdad", "words": WORDS}, "different", "57 days"),
    ("one date and the next, all else alike", {"times": (by("20 December", DAY),), **ALIKE},
     {"times": (by("Monday, December 21", NEXT),), **ALIKE}, "different", "1 day apart"),
    ("a weekday and the next date", {"times": (by("Sunday", DAY),), **ALIKE},
     {"times": (by("December 21", NEXT),), **ALIKE}, "same", "1 day apart"),
    ("two dates round midnight", {"times": (by("late on 20 December", DAY),), **ALIKE},
     {"times": (by("21 December", NEXT),), **ALIKE}, "same", "1 day apart"),
    ("the night to the next date", {"times": (by("20 December", DAY),), **ALIKE},
     {"times": (by("the night of 21 December", NEXT),), **ALIKE}, "same", "1 day apart"),
    ("no day, few words shared", {"place": "Baghdad", "words": WORDS}, {"place": "Baghdad", "words": OTHER_WORDS},
     "unsure", "few telling words"),
    ("no day, few words shared, another kind", {"place": "Baghdad", "words": WORDS},
     {"place": "Baghdad", "kind": "stabbing", "words": OTHER_WORDS}, None, ""),
]  # fmt: skip


# Too little is known to join these: day and kind alone are not enough.
TOO_LITTLE: list[tuple[str, P, P]] = [
    ("one day and the country only, the kind left open", {"day": DAY, "place": "Iraq", "kind": "attack"},
     {"day": DAY, "place": "Baghdad"}),
    ("one day and kind, no place at all", {"day": DAY}, {"day": DAY}),
    ("one day and kind, one tells no place", {"day": DAY, "place": "Baghdad"}, {"day": DAY}),
    ("one day and kind, two countries' worth of unknown targets", {"day": DAY, "target": "a market"},
     {"day": DAY, "target": "the US embassy"}),
    ("one month only", {"times": (on("2020-12-01", 31),), "place": "Baghdad", "kind": "abduction"},
     {"times": (on("2020-12-01", 31),), "kind": "abduction"}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "decision", "reason"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_decisions(one: P, other: P, decision: str | None, reason: str) -> None:
    link = decide(make_profile("a", **one), make_profile("b", **other))
    if link is None:
        assert decision is None
        return
    assert (link.decision, link.left, link.right, link.decided_by) == (decision, "a", "b", DECIDED_BY)
    assert any(reason in told for told in link.reasons), link.reasons


@pytest.mark.parametrize(("one", "other"), [pytest.param(*c[1:], id=c[0]) for c in TOO_LITTLE])
def test_accounts_of_no_comparable_place_are_not_joined(one: P, other: P) -> None:
    link = decide(make_profile("a", **one), make_profile("b", **other))
    assert link is None or link.decision != "same"


@given(profiles(), profiles())
def test_a_decision_does_not_depend_on_the_order(one: Profile, other: Profile) -> None:
    assert decide(one, other) == decide(other, one) or one.account_id == other.account_id


@given(profiles(), profiles())
def test_every_decision_says_why_and_carries_its_own_id(one: Profile, other: Profile) -> None:
    link = decide(one, other)
    if link is None:
        return
    assert link.reasons
    assert all(link.reasons)
    assert link.id == link_id(link)
    assert link.left <= link.right
    if link.decision == "same":
        assert link.score >= chance_of(SAME)
    if link.decision == "unsure":
        seen = levels(one, other)
        assert link.score >= chance_of(UNSURE) or not tells_two(seen)
        assert link.score < chance_of(SAME) or seen[0] in CONFLICT


@given(profiles(), profiles())
def test_accounts_of_one_report_are_never_decided_on(one: Profile, other: Profile) -> None:
    assert decide(one, replace(other, report_id=one.report_id)) is None


@given(profiles(), profiles())
def test_accounts_of_one_incident_share_a_block(one: Profile, other: Profile) -> None:
    link = decide(one, other)
    if _exact(one) and _exact(other) and link is not None and link.decision == "same":
        assert blocks(one) & blocks(other)


def _exact(profile: Profile) -> bool:
    """Tell whether a profile has a place, and a time of at most a week."""
    if not profile.places or profile.first is None or profile.last is None:
        return False
    return profile.last - profile.first <= timedelta(days=7)


# Known gaps: pairs that would be joined were they compared, and share no block.
APART: list[tuple[str, P, P]] = [
    ("one tells no place", {"day": DAY, "place": "Baghdad", "target": "the US embassy", "actor": "Red Column"},
     {"day": DAY, "target": "the US embassy", "actor": "Red Column"}),
    ("one tells the month only, and a kind left open", {"times": (on("2020-12-01", 31),), "place": "Baghdad"},
     {"day": DAY, "place": "Baghdad", "kind": "attack"}),
    ("one tells the month only, and the town only", {"times": (on("2020-12-01", 31),), "place": "Baghdad"},
     {"day": DAY, "place": "Green Zone"}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pytest.param(*c[1:], id=c[0]) for c in APART])
def test_pairs_that_would_be_joined_share_a_block(one: P, other: P) -> None:
    left, right = make_profile("a", **one), make_profile("b", **other)
    link = decide(left, right)
    assert link is None or link.decision != "same" or blocks(left) & blocks(right)


def test_look_alikes_of_other_days_share_a_block() -> None:
    one = make_profile("a", DAY, "Green Zone")
    other = make_profile("b", LATER, "Green Zone")
    assert blocks(one) & blocks(other)


def test_far_apart_accounts_share_no_block() -> None:
    one = make_profile("a", DAY, "Baghdad")
    other = make_profile("b", LATER, "Mogadishu", "stabbing")
    assert not blocks(one) & blocks(other)


@pytest.mark.parametrize("name", PARTS)
def test_weights_grow_from_level_to_level_and_the_unknown_is_worth_nothing(name: str) -> None:
    worth = load_weights().parts[name]
    assert list(worth) == list(PARTS[name].levels)
    assert list(worth.values()) == sorted(worth.values())
    assert worth["unknown"] == 0


@given(st.integers(-900, 900))
def test_a_chance_tells_its_points(points: int) -> None:
    assert chance_of(points) <= chance_of(points + 1)
    assert chance_of(points_of(chance_of(points))) == chance_of(points)


@given(profiles(), profiles())
def test_what_is_passed_over_early_would_come_to_nothing(one: Profile, other: Profile) -> None:
    """The cheap look at a pair agrees with the whole one."""
    if one.report_id == other.report_id:
        return
    seen = levels(one, other)
    whole = decide(one, other, always=True)
    kept = whole is not None and (whole.decision != "different" or look_alike(seen))
    assert (decide(one, other) is not None) == kept
