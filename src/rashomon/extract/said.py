"""One stretch of a report put in somebody's mouth: the type that the steps of attribution hand on.

In and out: nothing but the record. It decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Attribution, Span


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution with where its rule matched: what lies in the match but not in the content is the telling.

    ``sentence`` is an index; ``teller`` covers the printed speaker and ``cue`` the words of saying, None where there
    are none. All spans are in characters of the report.
    """

    attribution: Attribution
    match: Span
    sentence: int
    teller: Span | None = None
    cue: Span | None = None
