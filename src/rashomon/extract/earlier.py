"""Harm told of an earlier day than that of the incident: "a child who was shot last year".

In: the statements of one account and the day chosen for it. Out: the statements without the counts of such sentences.
A sentence is of an earlier day where every time in it is over a day before the incident, and another sentence tells
of harm on the day itself. Who is harmed on a later day stays: people die days after.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rashomon.extract.beside import HARM
from rashomon.records import HAPPENED, Quantity, Span, Statement, TimeRange

#: So long before the day of an incident a time must end to be of another: told about midnight, it may be the same.
_APART = timedelta(days=1)


def without_earlier(statements: Sequence[Statement], day: date | None) -> Sequence[Statement]:
    """Leave out counts of sentences that tell of earlier days alone; ``day`` is that of the incident, if known."""
    if day is None:
        return statements
    times = _times(statements)
    counts = [s for s in statements if s.field in HARM and isinstance(s.value, Quantity) and s.span in times]
    start = datetime.combine(day, datetime.min.time())
    if not any(_holds(times[s.span], start) for s in counts):
        return statements
    earlier = {s.id for s in counts if all(_end(time) <= start - _APART for time in times[s.span])}
    return [s for s in statements if s.id not in earlier]


def _times(statements: Sequence[Statement]) -> dict[Span, list[TimeRange]]:
    """Return the times told in each sentence, those that have bounds."""
    times: dict[Span, list[TimeRange]] = {}
    for statement in statements:
        value = statement.value
        if statement.stance in HAPPENED and isinstance(value, TimeRange) and value.start is not None:
            times.setdefault(statement.span, []).append(value)
    return times


def _end(time: TimeRange) -> datetime:
    end = time.end or time.start
    assert end is not None
    return end.replace(tzinfo=None)


def _holds(times: Sequence[TimeRange], start: datetime) -> bool:
    """Tell whether a time is of the day that begins then."""
    return any(
        time.start is not None and time.start.replace(tzinfo=None) < start + timedelta(days=1) and _end(time) > start
        for time in times
    )
