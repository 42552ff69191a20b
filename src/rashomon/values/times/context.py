"""What a time without a full date is told against, and the year, month and day numbers that its words give.

In go groups of a match, out come numbers. It never reads the clock: the publication date is the only "now".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.rules import Match
from rashomon.values.times.tense import Tense

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Years, months or weeks from the one of publication.
SHIFTS = {"last": -1, "next": 1}


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is told against: the publication date, and the tense around the words."""

    published: date
    tense: Tense | None


def month_number(words: str) -> int:
    """Read a month by name or number: 1 to 12."""
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].lower()) + 1


def day_number(words: str) -> int:
    """Read a day of the month: "3", "3rd"."""
    return int(words.rstrip("stndrhSTNDRH"))


def year_of(month: int, day: int | None, match: Match, context: Context) -> int:
    """Find the year of a month, or of a day of it, that is printed without one: the nearest by tense."""
    published, which = context.published, match["which"].lower()
    told = (month, day or published.day)
    now = (published.month, published.day)
    if which in ("last", "next") and "month" in match.spans and match.spans["which"] > match.spans["month"]:
        return published.year + SHIFTS[which]
    if which == "this":
        return published.year
    if which == "next" or (context.tense == "future" and which != "last"):
        return published.year + (told < now or (which == "next" and told == now))
    return published.year - (told > now or (which == "last" and told == now))
