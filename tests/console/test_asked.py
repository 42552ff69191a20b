"""The filters of the list: what is typed, what it chooses, and what is said of what cannot be read."""

from __future__ import annotations

import pytest

from rashomon.console.asked import chosen, read_asked
from rashomon.console.index import INDEXES
from rashomon.ledger import Ledger

ALL = ["2020-12-20", "2020-12-21", "2021-02-15", "2021-06-01", "2022-03-02"]


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ({}, ALL),
        ({"since": "2021-01-01"}, ALL[2:]),
        ({"until": "2020-12-20"}, ALL[:1]),
        ({"since": "2021-02-15", "until": "2021-02-15"}, ALL[2:3]),
        ({"kind": "bombing"}, ALL[4:]),
        ({"kind": "no such kind"}, []),
        ({"actor": "ASH"}, ALL[:1]),
        ({"near": "iraq"}, ALL[:3]),
        ({"near": "Moscow"}, ALL[4:]),
        ({"box": "37,55,38,56"}, ALL[4:]),
        ({"box": "170,-90,38,90"}, [ALL[4]]),
        ({"box": "-180,-90,180,90", "kind": "air_strike"}, ALL[3:4]),
        ({"page": "x", "unknown": "1"}, ALL),
    ],
    ids=str,
)
def test_filters_choose(query: dict[str, str], days: list[str], ledger: Ledger) -> None:
    asked = read_asked(query)
    assert asked.problems == ()
    assert [str(entry.day) for entry in chosen(INDEXES.of(ledger).entries, asked)] == days


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ({"since": "yesterday"}, "yesterday"),
        ({"until": "2020-13-01"}, "2020-13-01"),
        ({"since": "2021-02-01", "until": "2021-01-01"}, "Swap"),
        ({"box": "1,2,3"}, "west, south, east, north"),
        ({"box": "nan,0,1,1"}, "no box"),
        ({"box": "0,10,1,5"}, "no box"),
        ({"box": "0,0,500,1"}, "no box"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_told(query: dict[str, str], word: str) -> None:
    assert word in " ".join(read_asked(query).problems)
