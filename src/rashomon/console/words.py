"""Values, days and speakers in the words of a brief, and the signs that stand where there is no colour."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from rashomon.brief.phrases import MARKS
from rashomon.brief.voices import own_voice, publisher_name, speaker_name
from rashomon.brief.wording import capital, one_line, show, show_day
from rashomon.records import Report, Stance, Statement, Value
from rashomon.vocabulary import fields, kinds

#: How a stance is marked where there is no colour, and how it is named in a cell.
STANCES: Mapping[Stance, tuple[str, str]] = {
    "asserts": ("●", "asserts"),
    "denies": ("✗", "denies"),
    "unclear": ("?", "says it is unclear"),
    "conditional": ("◇", "on a condition"),
    "possible": ("○", "as possible"),
    "fears": ("△", "as a fear"),
    "intends": ("▷", "as an intention"),
    "asks": ("¿", "asks"),
    "silent": ("–", "keeps silent"),
}
#: Sections of fields in the order in which a matrix lists them; those for exports alone are left out.
SECTIONS = ("what", "when", "where", "means", "harm", "who", "response", "unknown")

__all__ = [
    "MARKS",
    "SECTIONS",
    "STANCES",
    "day_span",
    "field_label",
    "in_words",
    "kind_label",
    "moment",
    "parse_moment",
    "plural",
    "publisher_name",
    "show_day",
    "who_says",
]


def in_words(value: Value) -> str:
    """Return a value on one line; its words where it holds nothing else to print."""
    return show(value) or one_line(value.words)


def kind_label(kind: str) -> str:
    """Return what a kind of happening is called; the kind itself for one of a later version."""
    return capital(str(kinds().get(kind, {}).get("label", kind)))


def field_label(field: str) -> str:
    """Return what a field is called; one of a later version goes by its own name."""
    return str(fields().get(field, {}).get("label", field))


def who_says(statement: Statement, reports: Mapping[str, Report]) -> str:
    """Return who says it as printed; the publisher of its report where that speaks in its own voice."""
    if own_voice(statement, reports):
        return publisher_name(reports[statement.report_id])
    return speaker_name(statement)


def day_span(first: date, last: date) -> str:
    """Return days as "20 December 2020" or "20 December 2020 to 2 January 2021"."""
    return show_day(first) if first == last else f"{show_day(first)} to {show_day(last)}"


def moment(when: datetime) -> str:
    """Return a moment as "2020-12-20 18:00 UTC"."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def parse_moment(text: str) -> datetime | None:
    """Read a moment in ISO 8601 with its zone; None for anything else."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else None


def plural(number: int, noun: str, more: str = "") -> str:
    """Return "1 report", "2 reports", "1,200 reports"."""
    return f"{number:,} {noun if number == 1 else more or f'{noun}s'}"
