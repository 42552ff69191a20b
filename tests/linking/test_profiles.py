"""An account's profile: only what is asserted counts, and the most exact times decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests.linking.profiling import BAGHDAD, ERBIL, make_profile, on
from tests.strategies import make_account, make_report, make_statement

from rashomon.linking import profile
from rashomon.linking.profiles import content_words
from rashomon.records import Category, Name, Quantity, Statement, Value, Wording

REPORT = make_report("Rockets hit the embassy in Baghdad.")
ACCOUNT = make_account(REPORT, "Rockets hit the embassy")


def state(field: str, value: Value, stance: str = "asserts") -> Statement:
    return make_statement(REPORT, "Rockets", field, value, account=ACCOUNT, stance=stance)  # type: ignore[arg-type]


def test_only_what_is_asserted_counts() -> None:
    group = Name("Red Column", "Red Column", "armed group")
    told = [
        state("place", BAGHDAD),
        state("place", ERBIL, "fears"),
        state("weapon", Category("rockets", "rocket", "weapons")),
        state("weapon", Category("drones", "drone", "weapons"), "denies"),
        state("weapon", Category("projectiles", "unknown", "weapons")),
        state("perpetrator", group, "denies"),
        state("responsibility", group),
        state("killed", Quantity("three", 3, 3, "exactly")),
        state("target", Wording("the embassies"), "possible"),
        state("time", on("2020-12-20")),
    ]
    found = profile(ACCOUNT, told, REPORT)
    assert found.places == (BAGHDAD,)
    assert found.weapons == {"rocket"}
    assert found.actors == (group,)
    assert found.killed == (Quantity("three", 3, 3, "exactly"),)
    assert found.target == frozenset()
    assert (found.first, found.last) == (datetime(2020, 12, 20), datetime(2020, 12, 21))
    assert (found.account_id, found.report_id, found.published) == (ACCOUNT.id, REPORT.id, REPORT.published)


def test_days_are_more_exact_than_months_and_open_times_bound_nothing() -> None:
    day, month = on("2020-12-20"), on("2020-12-01", 31)
    since = replace(day, end=None, precision="open")
    both = replace(make_profile("a"), times=(month, day, since))
    assert (both.first, both.last) == (datetime(2020, 12, 20), datetime(2020, 12, 21))
    assert replace(both, times=(month,)).first == datetime(2020, 12, 1)
    assert replace(both, times=(since,)).first is None


def test_content_words_leave_out_what_tells_nothing_apart() -> None:
    assert content_words("the US embassies near two Buildings and a market's stalls") == content_words(
        "embassies, market stall"
    )
    assert content_words("") == frozenset()


def test_a_guess_and_a_place_for_exports_are_no_evidence() -> None:
    alone = profile(ACCOUNT, [], REPORT, main=False)
    guess = replace(state("perpetrator", Name("Hashd", "Hashd", "armed group")), score=0.19)
    placed = state("incident_place", ERBIL)
    assert profile(ACCOUNT, [guess, placed], REPORT, main=False) == alone
    assert profile(ACCOUNT, [replace(guess, score=0.2)], REPORT, main=False).actors == (guess.value,)
