"""The year of a day that is told years later: "a year ago, on 3 May", "the second anniversary of the May 3 attack".

In go the words of the sentence before the day, the day and that of publication, out comes its year. It reads no tense.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.values.numbers import read_number
from rashomon.values.times.ordinals import ordinal_number

_COUNT = r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_AGO = re.compile(
    rf"\b{_COUNT}\syears?\sago(?:\stoday)?,?\s(?:on\s)?(?:the\s(?:morning|afternoon|evening|night)\sof\s)?$",
    re.IGNORECASE,
)
#: What may stand between those words and the day: no clause of its own.
_NAMED = r"\s(?:(?!\b(?:and|but|that|when|who|which|was|were|has|had|said)\b)[^,;]){0,60}$"
_SINCE = re.compile(rf"\b{_COUNT}\syears?\s(?:after|since){_NAMED}", re.IGNORECASE)
_ANNIVERSARY = re.compile(rf"\b(?:(?P<ordinal>[\w-]+)[\s-])?anniversary\sof{_NAMED}", re.IGNORECASE)
_OF_YEARS = re.compile(rf"{_COUNT}-year", re.IGNORECASE)
#: An anniversary is told of within so many days of it.
_NEAR = timedelta(days=31)


def year_told_later(before: str, month: int, day: int, published: date) -> int | None:
    """Return the year of a day without one by the years that the words before it count; None where they count none.

    It is 0 for an anniversary that nobody counts: its year is not known.
    """
    if found := _AGO.search(before):
        return _nearest(month, day, published, _number(found["count"]))
    found = _SINCE.search(before) or _ANNIVERSARY.search(before)
    if found is None or not _is_near(month, day, published):
        return None
    years = _years(found)
    return _nearest(month, day, published, years) if years else 0


def _years(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if "count" in groups:
        return _number(found["count"])
    ordinal = groups["ordinal"] or ""
    if of_years := _OF_YEARS.fullmatch(ordinal):
        return _number(of_years["count"])
    try:
        return ordinal_number(ordinal)
    except ValueError:
        return None


def _number(words: str) -> int:
    return 1 if words.lower() in ("a", "an") else int(words) if words.isdigit() else read_number(words.lower()) or 1


def _is_near(month: int, day: int, published: date) -> bool:
    year = _nearest(month, day, published, 0)
    return abs(_date(year, month, day) - published) <= _NEAR


def _nearest(month: int, day: int, published: date, years: int) -> int:
    """Return the year in which a day is nearest to so many years before the publication."""
    near = (published.year - 1, published.year, published.year + 1)
    return min(near, key=lambda year: abs(_date(year, month, day) - published)) - years


def _date(year: int, month: int, day: int) -> date:
    """Return a day of a year; for 29 February the day after 28 February, in any year."""
    leaps = (month, day) == (2, 29)
    return date(year, 2, 28) + timedelta(days=1) if leaps else date(year, month, day)
