"""Two accounts' days compared, at the precision each is told with, and the days their reports came out.

In: two profiles. Out: a level, one of those in :data:`TIME` or :data:`PUBLISHED`, and its reason in words. Where days
are told, they are compared; where one is not, the report that tells no day can only have come out after it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from rashomon.linking.profiles import Profile

#: From the strongest evidence against one incident to the strongest for it; what stands before "unknown" is against.
TIME = (
    "months apart", "weeks apart", "days apart", "two days apart", "next date", "next day", "out long before",
    "out long after", "one of several, days apart", "one of several, next day", "unknown",
    "out weeks after", "out days after", "spans overlap", "out soon after", "same day",
)  # fmt: skip
#: Beyond so many days two tellings are no further apart, however many more they are.
FARTHEST = 46
#: A telling that names several days may be a few days off on one of them, and no more.
_NEARBY = 8
#: Reports that came out so many days apart or fewer came out together.
NEAR_DAYS = 3
Days = tuple[int, int]
PUBLISHED = ("months apart", "weeks apart", "days apart", "unknown", "near")


def time_level(one: Profile, other: Profile) -> str:
    """Compare when it happened."""
    if not one.days or not other.days:
        return _by_publication(one, other)
    gap = _gap(one, other)
    if gap == 0:
        return "same day" if one.to_the_day and other.to_the_day else "spans overlap"
    if gap > 1 and (one.months or other.months) and (_in_months(one, other) or _in_months(other, one)):
        return "one of several, days apart"
    if gap <= _NEARBY and (len(one.days) > 1 or len(other.days) > 1):
        return f"one of several, {'next day' if gap == 1 else 'days apart'}"
    return level_of_gap(gap, dated=one.dated and other.dated)


def level_of_gap(days: int, *, dated: bool = False) -> str:
    """Return the level of two tellings of one day each that lie some days apart, one or more.

    ``dated`` tells whether both tell their day by its date.
    """
    if days == 1:
        return "next date" if dated else "next day"
    return (
        "two days apart" if days <= 3 else "days apart" if days <= 8
        else "weeks apart" if days <= 45 else "months apart"
    )  # fmt: skip


def time_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words."""
    if level == "unknown":
        return "neither tells its day"
    if not one.days or not other.days:
        return f"one tells no day; its report came out {_days(_since(one, other))} the other's day"
    mine, its = _nearest(one, other)
    if level == "same day":
        shared = max(mine[0], its[0])
        return f"both on {_shown(shared, shared)}"
    told = f"{_shown(*mine)} and {_shown(*its)}"
    if level == "spans overlap":
        return f"times overlap, one of them told no closer than a week or a month: {told}"
    gap = _gap(one, other)
    return f"{gap} {'day' if gap == 1 else 'days'} apart: {told}"


def published_level(one: Profile, other: Profile) -> str:
    """Compare the days of publication; they tell nothing where both tell one day, or the later one points back."""
    if one.to_the_day and other.to_the_day:
        return "unknown"
    early, late = in_order(one, other)
    gap = late.published.toordinal() - early.published.toordinal()
    if gap <= NEAR_DAYS:
        return "near"
    if late.back or (one.days and other.days and _gap(one, other) == 0):
        return "unknown"
    return "days apart" if gap <= 8 else "weeks apart" if gap <= 45 else "months apart"


def in_order(one: Profile, other: Profile) -> tuple[Profile, Profile]:
    """Return the two in the order in which their reports came out; of one day, in that of their ids."""
    if one.published == other.published:
        return (one, other) if one.account_id <= other.account_id else (other, one)
    return (one, other) if one.published < other.published else (other, one)


def published_reason(one: Profile, other: Profile, level: str) -> str:
    """Say it in words; "" where it tells nothing."""
    gap = abs(one.published.toordinal() - other.published.toordinal())
    return "" if level == "unknown" else f"published {gap} {'day' if gap == 1 else 'days'} apart"


def _by_publication(one: Profile, other: Profile) -> str:
    if not one.days and not other.days:
        return "unknown"
    return level_of_wait(_since(one, other))


def level_of_wait(days: int) -> str:
    """Return the level of a told day and a report that tells none and came out so many days after it."""
    if days < -1:
        return "out long before"
    return (
        "out soon after" if days <= 3 else "out days after" if days <= 8
        else "out weeks after" if days <= 45 else "out long after"
    )  # fmt: skip


def _since(one: Profile, other: Profile) -> int:
    """Return how many days after the told day the report that tells none came out; the nearest of several."""
    known, unknown = (one, other) if one.days else (other, one)
    out = unknown.published.toordinal()
    return min((out - first for first, _ in known.days), key=lambda days: (abs(days), days))


def _days(since: int) -> str:
    if since == 0:
        return "on"
    return f"{abs(since)} {'day' if abs(since) == 1 else 'days'} {'after' if since > 0 else 'before'}"


def _in_months(one: Profile, other: Profile) -> bool:
    """Tell whether one tells a month too, in which its days do not lie and those of the other do."""
    return any(start <= last and first <= end for start, end in one.months for first, last in other.days)


def _gap(one: Profile, other: Profile) -> int:
    if len(one.days) == len(other.days) == 1:  # as most are: no list of pairs is made
        (begin, end), (start, stop) = one.days[0], other.days[0]
        return max(0, start - end, begin - stop)
    return min(max(0, start - end, begin - stop) for begin, end in one.days for start, stop in other.days)


@lru_cache(maxsize=1 << 15)
def _shown(first: int, last: int) -> str:
    """Say a day, a month, a year, or the first and last day of what is neither."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    if first == last:
        return f"{start:%-d %B %Y}"
    if start == end.replace(day=1) and end.day == monthrange(end.year, end.month)[1]:
        return f"{end:%B %Y}"
    if start == date(end.year, 1, 1) and end == date(end.year, 12, 31):
        return f"{end:%Y}"
    return f"{start:%-d %B %Y} to {end:%-d %B %Y}"


def _nearest(one: Profile, other: Profile) -> tuple[Days, Days]:
    pairs = [(max(0, mine[0] - its[1], its[0] - mine[1]), mine, its) for mine in one.days for its in other.days]
    _, mine, its = min(pairs)
    return mine, its
