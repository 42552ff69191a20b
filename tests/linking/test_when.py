"""Days compared: how they are said in a reason."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.linking.profiling import make_profile, on

from rashomon.linking import Profile
from rashomon.linking.when import time_level, time_reason
from rashomon.records import TimeRange


def telling(name: str, *times: TimeRange) -> Profile:
    return make_profile(name, times=times)


# the times of one account and of another, and what is said of them
SAID: list[tuple[Sequence[TimeRange], Sequence[TimeRange], str]] = [
    ([on("2022-03-01", 31)], [on("2022-03-12")], "a week or a month: March 2022 and 12 March 2022"),
    ([on("2024-02-01", 29)], [on("2024-02-29")], "a week or a month: February 2024 and 29 February 2024"),
    ([on("2023-02-01", 28)], [on("2023-04-01", 30)], "32 days apart: February 2023 and April 2023"),
    ([on("2022-01-01", 365)], [on("2022-03-12")], "a week or a month: 2022 and 12 March 2022"),
    ([on("2022-03-07", 7)], [on("2022-03-12")], "a week or a month: 7 March 2022 to 13 March 2022 and 12 March 2022"),
    ([on("2022-03-02", 30)], [on("2022-03-12")], "month: 2 March 2022 to 31 March 2022 and 12 March 2022"),
    ([on("2022-03-01", 61)], [on("2022-03-12")], "month: 1 March 2022 to 30 April 2022 and 12 March 2022"),
    ([on("2022-03-01")], [on("2022-03-12")], "11 days apart: 1 March 2022 and 12 March 2022"),
    ([on("2022-03-11"), on("2022-03-12")], [on("2022-03-12")], "both on 12 March 2022"),
]


@pytest.mark.parametrize(("one", "other", "said"), SAID)
def test_a_day_is_said_as_a_day_and_a_month_as_a_month(
    one: Sequence[TimeRange], other: Sequence[TimeRange], said: str
) -> None:
    pair = telling("a", *one), telling("b", *other)
    assert time_reason(*pair, time_level(*pair)).endswith(said)
