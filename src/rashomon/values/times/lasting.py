"""How long and how often, and words such as "now": TIMEX3 that are no time of a happening.

In go the groups of a match and its context, out comes a TIMEX3; only "recent weeks" and the like are a time of a
happening too, without bounds.
"""

from __future__ import annotations

from rashomon.values.times import ranges
from rashomon.values.times.context import Context, month_number
from rashomon.values.times.counts import count_of
from rashomon.values.times.days import weekday_number
from rashomon.values.times.expressions import Timex
from rashomon.values.times.matching import TimeMatch

_PART_CODES = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}


def read_duration(match: TimeMatch, context: Context) -> Timex | None:
    """Read a count of units."""
    return Timex("DURATION", count_of(match).duration)


def read_each(match: TimeMatch, context: Context) -> Timex | None:
    """Read what comes again with every unit, day of the week or month."""
    part = next((code for words, code in _PART_CODES.items() if match.text[: match.end].lower().endswith(words)), "")
    if match["weekday"]:
        return Timex("SET", f"XXXX-WXX-{weekday_number(match['weekday']) + 1}{part}")
    if match["month"]:
        return Timex("SET", f"XXXX-{month_number(match['month']):02}")
    if not match["unit"]:
        return Timex("SET", "P1D")
    if season := ranges.SEASONS.get(match["unit"].lower()):
        return Timex("SET", f"XXXX-{season[1]}")
    count = count_of(match)
    return Timex("SET", count.duration if match["quant"].lower() != "other" else f"P2{count.duration[-1]}")


def read_reference(match: TimeMatch, context: Context) -> Timex | None:
    """Read a word that points at the present, the past or the future."""
    return Timex("DATE", match.rule.gives["value"])


def read_recent(match: TimeMatch, context: Context) -> Timex | None:
    """Read a stretch that has just gone by or will soon begin: a time without bounds."""
    return Timex("DATE", match.rule.gives["value"], ranges.unresolved())
