"""Profiles as rows of one table, and the pairs that are compared at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.linking.profiling import make_profile, on, profiles

from rashomon.linking import Profile, blocks
from rashomon.linking.bulk import bulk_row, sharing_a_block


def test_a_row_holds_what_the_profile_tells() -> None:
    told = make_profile("a", "2020-12-20", "Green Zone", target="the US embassy", actor="Red Column")
    row = bulk_row(replace(told, places=(*make_profile("b", place="Iraq").places, *told.places)))
    assert (row.first_day, row.last_day, row.span) == (date(2020, 12, 20), date(2020, 12, 20), 0)
    assert (row.latitude, row.longitude, row.place, row.country) == (33.31, 44.39, "baghdad", "IQ")
    assert (row.kind, row.family, row.weapons) == ("rocket_attack", "fires", ("rocket",))
    assert (row.target, row.actors, row.killed) == (("embassy",), ("red column",), None)


def test_what_is_not_told_is_empty() -> None:
    row = bulk_row(make_profile("a", place="Iraq"))
    assert (row.first_day, row.last_day, row.latitude, row.place, row.country) == (None, None, None, None, "IQ")
    assert (row.target, row.actors) == ((), ())


def test_a_month_is_a_long_span() -> None:
    row = bulk_row(make_profile("a", times=(on("2020-12-01", 31),)))
    assert (row.first_day, row.last_day, row.span) == (date(2020, 12, 1), date(2020, 12, 31), 30)


@given(st.lists(profiles(), max_size=8, unique_by=lambda profile: profile.account_id))
def test_pairs_are_those_of_a_block_in_common_and_two_reports(drawn: list[Profile]) -> None:
    found = {(one.account_id, other.account_id) for one, other in sharing_a_block(drawn)}
    ordered = sorted(drawn, key=lambda profile: profile.account_id)
    assert found == {
        (one.account_id, other.account_id)
        for one, other in combinations(ordered, 2)
        if blocks(one) & blocks(other) and one.report_id != other.report_id
    }
    assert sharing_a_block(list(reversed(drawn))) == sharing_a_block(drawn)
