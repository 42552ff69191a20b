"""Over which time a count of incidents runs, where only its length is told: "the second attack in a week".

In: the sentence of a count and the day of the report. Out: a time that ends with that day, with the words. Times that
name a beginning ("since May") are found as any other.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import time as clock

from rashomon.records import Precision, TimeRange
from rashomon.rules import find_all, load_rules
from rashomon.values.numbers import read_number

#: Days of a unit, and what a span told in it is exact to. A month and a year are so many days for want of a date.
UNITS: dict[str, tuple[int, Precision]] = {
    "day": (1, "day"),
    "week": (7, "week"),
    "month": (30, "month"),
    "year": (365, "year"),
}
_LONGEST_YEARS = 200


def span_within(text: str, published: date) -> TimeRange | None:
    """Return the span that a sentence gives by its length, up to the day of publication; None without one."""
    for match in find_all(load_rules("spans_en"), text):
        number = 1 if match["number"].lower() in {"a", "an"} else read_number(match["number"])
        days, precision = UNITS[match["unit"].lower().removesuffix("s")]
        if number is not None and 0 < number * days <= _LONGEST_YEARS * 365:
            end = datetime.combine(published, clock.min) + timedelta(days=1)
            words = text[match.start : match.end]
            return TimeRange(words, end - timedelta(days=number * days), end, precision, "relative to publication")
    return None
