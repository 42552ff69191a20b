"""What is read of one time expression: its TIMEX3, and when it says a happening was, if it says that.

TIMEX3 is the notation of TimeML 1.2.1 (Pustejovsky et al. 2003; ISO 24617-1): a type, and a value such as
"1998-01-08", "1989-Q3", "P2W" or "PAST_REF". A duration, a set and a word such as "now" have a TIMEX3, but are no time
of a happening.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records import TimeRange

TimexType = Literal["DATE", "TIME", "DURATION", "SET", ""]
_FINE = frozenset({"minute", "hour", "part of day"})


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 type and value, and the time of a happening that the words can give, None where they give none.

    The type is "" where the words are a time of ours and no TIMEX3 ("since the outbreak of the war").
    """

    type: TimexType
    value: str
    time: TimeRange | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text: ``start`` and ``end`` of its TIMEX3, and ``words`` of the whole.

    ``words`` is the place of all that says when ("early on Friday"), which the TIMEX3 may be a part of ("two days" in
    "two days after"). ``time`` is None where the words can't tell when something happened.
    """

    start: int
    end: int
    type: TimexType
    value: str
    time: TimeRange | None
    words: tuple[int, int]
    rule: str


def timex_of(time: TimeRange) -> Timex:
    """Return the TIMEX3 of a time: of its day where it is exact to no more than "early" or "late"."""
    return Timex("TIME" if time.precision in _FINE else "DATE", time.timex, time)
