"""How many targets in all: only what a report states, and what is the sum of its targets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.export.muc4.classes import is_thing
from rashomon.export.muc4.human import _of_people
from rashomon.export.muc4.totals import stated_total

NUNS = "ANA RUIZ AND EVA PAZ LEFT ON 3 MAY. THE TWO NUNS WERE SEEN FOR THREE HOURS."
GUARDS = "A cook and four guards fell. In all, five people were killed."
CARS = "Three buses burned: a school bus and two others. Seven priests watched."


@pytest.mark.parametrize(
    ("numbers", "text", "counts", "total"),
    [
        (["1", "1"], NUNS, _of_people, "2"),
        (["1", "1", "1"], NUNS, _of_people, "-"),  # three hours, 3 May: nobody is counted
        (["1"], NUNS, _of_people, "-"),
        (["1", "PLURAL"], NUNS, _of_people, "-"),
        (["1", "4"], GUARDS, _of_people, "5"),
        (["1", "3-"], GUARDS, _of_people, "-"),
        (["1", "2"], CARS, is_thing, "3"),
        (["3", "4"], CARS, is_thing, "-"),
        (["3", "4"], CARS, _of_people, "7"),
        ([], "", _of_people, "-"),
    ],
)
def test_a_total_is_stated_and_adds_up(
    numbers: list[str], text: str, counts: Callable[[str], bool], total: str
) -> None:
    assert stated_total(numbers, text, counts) == total
