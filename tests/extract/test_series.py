"""Counts of attacks over a span of time: read as series with their scope, and never as incidents."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from tests.extract.told import read

from rashomon.records import Quantity, Reading, TimeRange

DAY = date(2024, 1, 29)
#: A text; the least and the most of the count; the day on which the span begins, "" where none is told; further fields.
COUNTS = [
    ("It was the 66th attack on the depot since October, officials said.", 66, 66, "2023-10-01", {"target"}),
    ("At least 12 attacks on oil tankers in the past month were blamed on the group.", 12, None, "2023-12-30",
     {"target"}),
    ("It was the third such attack this week in Kandahar.", 3, 3, "2024-01-29", {"place"}),
    ("Since January, 140 people have been killed in 31 attacks in the valley, the mayor said.", 31, 31, "2024-01-01",
     {"killed"}),
    ("There have been dozens of attacks on the garrison since mid-October, the ministry said.", 24, None, "2023-10-11",
     {"target"}),
    ("Guards on the border have been targeted in over 66 attacks since 17 October, the ministry said.", 67, None,
     "2023-10-17", {"target"}),
    ("The army has recorded 45 drone attacks on its posts this year.", 45, 45, "2024-01-01", {"weapon", "target"}),
    ("Between March and June the police counted 17 bombings in Mogadishu, in which 84 people died.", 17, 17,
     "2023-03-01", {"killed", "place"}),
    ("The town has seen nine suicide bombings in as many months.", 9, 9, "", set()),
    ("It was the second attack on the airport in a week.", 2, 2, "2024-01-23", {"target"}),
    ("Three attacks in two days killed 14 people in Beni.", 3, 3, "2024-01-28", {"killed", "place"}),
    ("The ministry said 312 drone strikes had hit the harbour during 2023, killing 95 civilians.", 312, 312,
     "2023-01-01", {"killed", "weapon"}),
    ("The northern port has come under fire more than nine times since May.", 10, None, "2023-05-01", {"target"}),
]  # fmt: skip
#: Harm told of many: a text, what is told of the incident, what of the count.
SUMMED = [
    ("A bomb hit a depot in Kirkuk on Monday, killing two. The city has seen five bombings since January. More than 60"
     " were killed in them.", {"killed two"}, {"killed More than 60"}),
    ("A rocket hit the depot on Monday, wounding three. There have been more than 66 attacks since 17 October, and 60"
     " soldiers were wounded in those attacks.", {"injured three"}, {"injured 60 soldiers"}),
    ("A rocket hit the depot on Monday, wounding three. Since October there were 66 attacks. They have left 4 dead.",
     {"injured three"}, {"killed 4"}),
    ("Gunmen attacked a village near Jos on Friday, killing four. Attacks in the state have killed more than 300 people"
     " this year.", {"killed four"}, {"killed more than 300 people"}),
    ("Gunmen attacked a village near Jos on Friday, killing four. At least 300 people have been killed in attacks in"
     " the state since January.", {"killed four"}, {"killed At least 300 people"}),
    ("A rocket hit the depot on Monday, wounding two. More than 60 soldiers have been injured since October, the army"
     " said.", {"injured two"}, {"injured More than 60 soldiers"}),
    ("Since January, the town has seen nine bombings. On Monday a bomb hit the market. Five people were killed in the"
     " attack.", {"killed Five people"}, set()),
    ("Two bombs exploded in Kirkuk on Monday. Nine people were killed in the two attacks.", {"killed Nine people"},
     set()),
]  # fmt: skip
#: What only looks like a count over a time.
NONE = [
    "Two bombings hit the market on Monday.",
    "The attack killed 40 people on Sunday.",
    "The first attack since May hit the depot on Sunday.",
    "The second attack killed him on the spot.",
    "Since January, 140 people have died on the roads.",
    "A bomb hit the depot on Monday. Nine people have been wounded since the blast.",
    "A bomb hit the depot last month. Nine people have been killed since Monday.",
]


@cache
def reading(text: str) -> Reading:
    return read(text, DAY)


@pytest.mark.parametrize(("text", "low", "high", "since", "fields"), COUNTS, ids=[case[0][:50] for case in COUNTS])
def test_a_count_is_a_series_with_its_scope(
    text: str, low: int, high: int | None, since: str, fields: set[str]
) -> None:
    assert [account.form for account in reading(text).accounts] == ["series"]
    told = reading(text).statements
    (count,) = [s.value for s in told if s.field == "incident_count"]
    assert isinstance(count, Quantity)
    assert (count.low, count.high) == (low, high)
    starts = [str(s.value.start)[:10] for s in told if isinstance(s.value, TimeRange) and s.value.start]
    assert starts == ([since] if since else [])
    assert {s.field for s in told} - {"incident_count", "since"} == fields


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_count_over_a_time_is_no_series(text: str) -> None:
    assert "series" not in {account.form for account in reading(text).accounts}


@pytest.mark.parametrize(("text", "of_one", "of_many"), SUMMED, ids=[case[0][-50:] for case in SUMMED])
def test_the_harm_of_many_is_never_that_of_one(text: str, of_one: set[str], of_many: set[str]) -> None:
    forms = {account.id: account.form for account in reading(text).accounts}
    told: dict[str, set[str]] = {"incident": set(), "series": set()}
    for s in reading(text).statements:
        if s.field in {"killed", "injured"}:
            told[forms[s.account_id]].add(f"{s.field} {s.value.words}")
    assert told == {"incident": of_one, "series": of_many}
