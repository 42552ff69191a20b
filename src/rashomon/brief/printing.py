"""Small wordings that every renderer shares: counts, citation numbers, and where words were printed."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.brief.model import Citation, LineSide
from rashomon.brief.phrases import MARKS, say
from rashomon.brief.wording import capital, show_day
from rashomon.records import State


def count(number: int, noun: str) -> str:
    """Return "1 report" or "3 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def numbers(citations: Sequence[int]) -> str:
    """Return citation numbers as "[1][4]"."""
    return "".join(f"[{number}]" for number in citations)


def support(side: LineSide) -> str:
    """Return what stands behind a side: "3 reports, 1 origin"."""
    return f"{count(side.reports, 'report')}, {count(side.origins, 'origin')}"


def legend() -> str:
    """Return what the marks stand for."""
    return ", ".join(f"{mark} {state}" for state, mark in MARKS.items())


def printed_in(citation: Citation) -> str:
    """Return where words were printed: "Levant Wire, 20 December 2020"."""
    date = show_day(citation.published)
    if not citation.publisher.strip():
        return capital(say("unnamed publisher", date=date))
    return say("report", publisher=citation.publisher, date=date)


def spoken_in(citation: Citation) -> str:
    """Return where words were printed and, where it is not the publisher itself, who speaks."""
    return f"{printed_in(citation)} · {citation.speaker}" if citation.speaker else printed_in(citation)


def state_counts(states: Sequence[tuple[State, int]]) -> str:
    """Return how many fields are in each state, by mark: "= 4 agreed, ≠ 1 contested"; those with none left out."""
    return ", ".join(f"{MARKS[state]} {number} {state}" for state, number in states if number)
