"""The pool with real processes: order, memory, and what becomes of a report whose worker dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.jobs.crew import make_none, make_reader, report

from rashomon.jobs import pool as pools
from rashomon.jobs.pool import AHEAD, HELD_BACK, Pool
from rashomon.records import Issue, Reading, Report

Thing = tuple[int, Report | None]


def things(number: int) -> list[Thing]:
    """Reports of which every third takes long; every fifth thing has none."""
    return [(at, None if at % 5 == 4 else report(at, takes=8 * (at % 3 == 0))) for at in range(number)]


def test_readings_come_in_the_order_of_the_reports_and_from_several_workers() -> None:
    given = things(30)
    with Pool[int](make_reader, 3) as pool:
        came = list(pool.read(given))
    assert [thing for thing, _ in came] == list(range(30))
    readings = [outcome for _, outcome in came if isinstance(outcome, Reading)]
    assert [reading.report for reading in readings] == [one for _, one in given if one is not None]
    assert all(outcome is None for thing, outcome in came if thing % 5 == 4)
    assert 1 < len({reading.issues[0].message for reading in readings}) <= 3


def test_a_worker_that_dies_costs_only_the_report_it_was_at() -> None:
    deadly = {3, 4, 11}
    with Pool[int](make_reader, 2) as pool:
        came = dict(pool.read((at, report(at, deadly=at in deadly)) for at in range(20)))
    assert list(came) == list(range(20))
    issues = {at: outcome for at, outcome in came.items() if isinstance(outcome, Issue)}
    assert set(issues) == deadly
    assert {issue.code for issue in issues.values()} == {"reading-failed"}
    assert all(issues[at].report_id == report(at, deadly=True).id for at in deadly)
    assert all("SIGKILL" in issue.message and "--workers" in issue.remedy for issue in issues.values())
    assert sum(isinstance(outcome, Reading) for outcome in came.values()) == 17


def test_where_no_worker_can_begin_the_caller_reads() -> None:
    with Pool[int](make_none, 2) as pool:
        assert list(pool.read((at, report(at)) for at in range(40))) == [(at, None) for at in range(40)]


def test_a_slow_report_holds_back_a_bounded_number_of_others() -> None:
    taken = 0

    def stream() -> Iterator[Thing]:
        nonlocal taken
        for at in range(200):
            taken += 1
            yield at, report(at, takes=100 if at == 0 else 0)

    with Pool[int](make_reader, 2) as pool:
        came = pool.read(stream())
        assert next(came)[0] == 0
        assert 2 < taken <= 2 * AHEAD
        for thing, _ in came:
            assert taken - thing <= 2 * AHEAD


def test_what_is_read_already_keeps_its_place_and_keeps_no_worker_waiting() -> None:
    given = [(at, report(at, takes=100) if at == 0 else _reading(at) if at % 10 else report(at)) for at in range(100)]
    taken: list[int] = []
    with Pool[int](make_reader, 2) as pool:
        came = pool.read((taken.append(at) or at, one) for at, one in given)  # type: ignore[func-returns-value]
        first, _ = next(came)
        assert (first, taken[-1]) == (0, 99), "all were taken in while the first was read"
        rest = list(came)
    assert [thing for thing, _ in rest] == list(range(1, 100))
    assert all(outcome == given[thing][1] for thing, outcome in rest if thing % 10)


@pytest.mark.parametrize(("length", "most"), [(1, 2 * HELD_BACK), (1_000, 5)])
def test_what_waits_behind_a_slow_report_is_bounded_in_number_and_length(
    length: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "HEAVY", 4_000)
    taken: list[int] = []
    with Pool[int](make_reader, 2) as pool:
        things = [(0, report(0, takes=100)), *((at, _reading(at, length)) for at in range(1, 400))]
        came = pool.read((taken.append(at) or at, one) for at, one in things)  # type: ignore[func-returns-value]
        assert next(came)[0] == 0
        assert 2 < len(taken) <= most
        assert len(list(came)) == 399


def test_a_report_larger_than_a_pipe_holds_is_read() -> None:
    large = [_large(at) for at in range(8)]
    with Pool[int](make_reader, 2) as pool:
        came = [outcome for _, outcome in pool.read(enumerate(large))]
    assert [outcome.report for outcome in came if isinstance(outcome, Reading)] == large


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_pool_that_is_broken_off_leaves_no_process(error: type[BaseException]) -> None:
    pool = Pool[int](make_reader, 2)

    def broken_off() -> None:
        with pool:
            for thing, _ in pool.read((at, report(at, takes=50)) for at in range(20)):
                if thing == 1:
                    raise error

    with pytest.raises(error):
        broken_off()
    assert not [child for child in multiprocessing.active_children() if child.is_alive()]


def _reading(number: int, length: int = 1) -> Reading:
    return Reading(replace(report(number), text="x" * length), (), ())


def _large(number: int) -> Report:
    return replace(report(number), text=f"{'x' * 3_000_000} {number} takes 0")
