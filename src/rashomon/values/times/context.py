"""What a time without a full date is told against, and the year, month and day numbers that its words give.

In go groups of a match, out come numbers. It never reads the clock: the publication date is the only "now".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property

from rashomon.values.numbers import read_number
from rashomon.values.times.anniversaries import year_told_later
from rashomon.values.times.expressions import TimeExpression
from rashomon.values.times.matching import TimeMatch
from rashomon.values.times.ordinals import ordinal_number
from rashomon.values.times.tense import Tense, Told

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: A day without a year that lies so many days ahead is taken for a coming one where nothing says that it is past: two
#: months is as far as news gives days without their year, and it leaves ten for the past.
_SOON = 62
#: A day that is so many days gone is not taken for the one nearly a year ahead, even where a verb of what is to come
#: stands before it.
_JUST_NOW = 14
#: Before a day, these make it the end of something: "until Friday", "extended to Nov. 20".
_ENDING = re.compile(
    r"\b(?:until|till|to|by|through|effective|payable|due|expires?|expiring|deadline(?:\sof)?|record)\s$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till|by|as (?:soon|early|late) as|no later than)\s(?:the\s)?$", re.IGNORECASE)
#: Years, months or weeks from the one of publication.
SHIFTS = {"last": -1, "next": 1, "this past": -1, "this coming": 1}


class Context:
    """What a time is told against: the publication, the times told earlier in the text, and the tense at the words."""

    def __init__(
        self,
        published: date,
        earlier: Sequence[TimeExpression] = (),
        tense: Callable[[], Told] = Told,
        before: str = "",
    ) -> None:
        """Take a publication date, or its moment where that is known; ``tense`` is asked for only when it matters.

        ``before`` are the words just before.
        """
        self.moment = published if isinstance(published, datetime) else None
        self.published = published.date() if isinstance(published, datetime) else published
        self.earlier = earlier
        self._tense = tense
        self.before = before

    @cached_property
    def _told(self) -> Told:
        return self._tense()

    @property
    def tense(self) -> Tense | None:
        """The tense at the words."""
        return self._told.tense

    @property
    def ends(self) -> bool:
        """Whether the words are the end of something."""
        return _ENDING.search(self.before) is not None

    @property
    def surely_past(self) -> bool:
        """Whether a verb of their own clause tells the words as past, and they are not the end of something."""
        return self._told.tense == "past" and self._told.near and not self.ends

    @property
    def until(self) -> bool:
        """Whether the words are the end of something that is still to come: "gave them until Friday".

        What is told to have gone on ("it raged until Friday") had its end; "by Friday" follows the tense.
        """
        found = _UNTIL.search(self.before)
        if found is None or self._told.lasting:
            return False
        return self._told.tense != "past" or (self._told.near and not found[0].lower().startswith("by"))


def month_number(words: str) -> int:
    """Read a month by name or number: 1 to 12."""
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].lower()) + 1


def day_number(words: str) -> int:
    """Read a day of the month: "3", "3rd", "third". Raises ValueError for a word that is none."""
    return ordinal_number(words)


def year_number(words: str) -> int:
    """Read a year: "1989", "'89" (of the last hundred years), "nineteen ninety-six". Raises ValueError for others."""
    plain = words.lower().strip("'’` ")
    if plain.isdigit():
        return int(plain) if len(plain) > 2 else century_of(int(plain)) + int(plain)
    if plain.startswith("two thousand"):
        return read_number(plain) or 2000
    first, *others = plain.replace("-", " ").replace("‑", " ").split()
    rest = " ".join(others)
    hundreds, years = read_number(first), 0 if rest in ("hundred", "") else read_number(rest.removeprefix("oh "))
    if hundreds is None or years is None:
        raise ValueError(words)
    return hundreds * 100 + years


def century_of(two_digits: int) -> int:
    """Return the century of a year in two digits: up to 29 this one, else the last."""
    return 2000 if two_digits < 30 else 1900


def year_of(month: int, day: int | None, match: TimeMatch, context: Context) -> int:
    """Find the year of a month, or of a day of it, that is printed without one: the nearest by tense.

    A day of the week beside it decides where it fits one of the years around. Where no verb says that it is past, a
    day of the coming weeks is likelier than one nearly a year ago, which would be printed with its year; and the end
    of something, or a month that nothing dates, is the nearer one. It is 0 where the words say that the year is
    another one and not which ("the anniversary of the May 3 attack").
    """
    published, which = context.published, match["which"].lower()
    told = (month, day or published.day)
    now = (published.month, published.day)
    if which in ("last", "next") and "month" in match.spans and match.spans["which"] > match.spans["month"]:
        return published.year + SHIFTS[which]
    if day and match["weekday"] and (year := _year_by_weekday(month, day, match["weekday"], published)):
        return year
    if which == "this":
        return published.year
    if day and not which and (counted := year_told_later(context.before, month, day, published)) is not None:
        return counted
    ahead = published.year + (told < now or (which == "next" and told == now))
    back = published.year - (told > now or (which == "last" and told == now))
    if which:
        return back if which.endswith(("last", "past")) else ahead
    days_ahead, days_back = (_days(published, year, month, day) for year in (ahead, back))
    if context.tense == "future":
        return back if day and 0 < -days_back <= _JUST_NOW else ahead
    if context.surely_past:
        return back
    if day is None:
        open_ahead = match.rule.name == "month" and context.tense != "past"
        return ahead if (open_ahead or context.ends) and 0 < days_ahead < -days_back else back
    horizon = -days_back if context.ends else _SOON
    return ahead if 0 < days_ahead <= horizon else back


def year_before(month: int, match: TimeMatch) -> int:
    """Return 1 for a month of the year before the one printed with a month that follows it in the text, else 0."""
    return int(bool(match["following"]) and month > month_number(match["following"]))


def _days(published: date, year: int, month: int, day: int | None) -> int:
    """Return how many days after the publication a day, or the first of a month, is."""
    return (date(year, month, min(day or 1, 28)) - published).days


def _year_by_weekday(month: int, day: int, weekday: str, published: date) -> int | None:
    """Return the one of the years around in which a date falls on a day of the week, None for none or several."""
    years = range(published.year - 1, published.year + 2)
    fitting = [year for year in years if weekday_of(year, month, day) == weekday[:3].lower()]
    return fitting[0] if len(fitting) == 1 else None


def weekday_of(year: int, month: int, day: int) -> str:
    """Return the first letters of a day of the week, "" for a day that does not exist."""
    try:
        return f"{date(year, month, day):%a}".lower()
    except ValueError:
        return ""
