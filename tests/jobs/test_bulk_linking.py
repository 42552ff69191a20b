"""Two engines on the same accounts: what each links, how they are set side by side, and what is stored."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from tests.linking.profiling import make_profile

from rashomon.errors import UsageError
from rashomon.jobs import splink_engine
from rashomon.jobs.bulk_linking import SideBySide, side_by_side, splink_links
from rashomon.jobs.splink_engine import COMPARISONS, splink_chances
from rashomon.linking import Profile
from rashomon.linking.bulk import bulk_row
from rashomon.records import Link

WITH_SPLINK = pytest.mark.skipif(not splink_engine.splink_version(), reason="the extra 'bulk' is not installed")


def _many(incidents: int = 60) -> list[Profile]:
    """Build two accounts of each of many incidents, alike in all parts; incidents differ in the day at least."""
    made = []
    for number in range(incidents):
        chance = random.Random(number)
        day = f"2020-{1 + number // 28:02}-{1 + number % 28:02}"
        place, kind = chance.choice(["Baghdad", "Erbil", "Mogadishu"]), chance.choice(["shooting", "bombing"])
        target, actor = (
            chance.choice(["the US embassy", "a market", ""]),
            chance.choice(["Red Column", "Border Front", ""]),
        )
        made += [make_profile(f"{number:03}{side}", day, place, kind, target=target, actor=actor) for side in "ab"]
    return made


def _link(left: str, right: str, decision: str) -> Link:
    return Link("", left, right, decision, 0.5, (), "")  # type: ignore[arg-type]


def test_answers_are_counted_by_what_both_say() -> None:
    found = SideBySide(
        5, 10,
        (_link("a", "b", "same"), _link("a", "c", "different"), _link("a", "d", "same")),
        (_link("a", "b", "same"), _link("a", "d", "unsure"), _link("c", "d", "same")),
    )  # fmt: skip
    assert found.table() == {
        ("same", "same"): 1, ("different", "none"): 1, ("same", "unsure"): 1, ("none", "same"): 1, ("none", "none"): 6,
    }  # fmt: skip
    assert found.apart() == [(("a", "d"), "same", "unsure"), (("c", "d"), "none", "same")]
    assert Counter(len(found.plain()[key]) for key in ("answers", "apart")) == {5: 1, 2: 1}


def test_without_splink_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splink_engine, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"rashomon\[bulk\]"):
        splink_links([])


@WITH_SPLINK
def test_splink_joins_accounts_that_agree_and_no_others() -> None:
    links = splink_links(_many())
    same = {(link.left, link.right) for link in links if link.decision == "same"}
    assert same <= {(f"{number:03}a", f"{number:03}b") for number in range(60)}
    assert len(same) > 50  # those with no target and no actor are left unsure
    assert {link.decided_by for link in links} == {f"rashomon/splink-{splink_engine.splink_version()}"}
    assert "time: the same day" in links[0].reasons


@WITH_SPLINK
def test_splink_gives_the_same_chances_in_any_order() -> None:
    rows = [bulk_row(profile) for profile in _many()]
    again = random.Random(1).sample(rows, len(rows))
    assert splink_chances(rows) == splink_chances(again)


@WITH_SPLINK
def test_splink_compares_every_part_in_words() -> None:
    pairs = splink_chances([bulk_row(profile) for profile in _many()])
    assert {tuple(pair.parts) for pair in pairs} == {tuple(COMPARISONS)}
    assert {pair.parts["killed"] for pair in pairs} == {"not told"}
    assert splink_chances([]) == []


@WITH_SPLINK
def test_splink_says_so_where_it_has_nothing_to_learn_from() -> None:
    lone = [make_profile("a", "2020-12-20", "Baghdad"), make_profile("b", "2021-12-20", "Mogadishu")]
    with pytest.raises(UsageError, match="nothing to learn from"):
        splink_links(lone)


@WITH_SPLINK
def test_both_engines_see_the_same_pairs() -> None:
    found = side_by_side(_many())
    assert found.accounts == 120
    assert found.table()["same", "same"] > 50
    assert sum(found.table().values()) == found.compared
