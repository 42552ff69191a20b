"""The day that an incident is listed under: one of those told, chosen by a rule that every list and heading shares.

In: times told of one incident. Out: a day, or None. It decides nothing of when it happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.records import TimeRange

#: How far a time is from telling the day.
COARSENESS = {"week": 1, "month": 2, "season": 3, "year": 4, "open": 5}


def likeliest_day(times: Sequence[TimeRange]) -> date | None:
    """Return the day that most of the times exact to a day or less begin on, else the best of the coarser ones.

    Of days with equal support, the earliest; None where no time has a beginning. It is for sorting and listing: what
    each report says stands in its brief.
    """
    dating = finest(times)
    days = Counter(when.start.date() for when in dating if when.start)
    return min(days, key=lambda day: (-days[day], day)) if days else None


def last_day(times: Sequence[TimeRange], day: date) -> date:
    """Return the last of the days that the finest times which begin on a day reach over: it may lie as late as that."""
    here = finest([when for when in times if when.start and when.start.date() == day])
    ends = [when.end for when in here if when.end]
    return max([day, *((end - timedelta(microseconds=1)).date() for end in ends)])


def finest(times: Sequence[TimeRange]) -> list[TimeRange]:
    """Return those of the times with a beginning that come nearest to telling the day."""
    dating = [when for when in times if when.start is not None]
    best = min((COARSENESS.get(when.precision, 0) for when in dating), default=0)
    return [when for when in dating if COARSENESS.get(when.precision, 0) == best]
