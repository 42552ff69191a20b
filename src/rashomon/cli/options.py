"""Options that several verbs share: the ledger, the filters, the output; and the values given to them.

What goes in is what was typed, what comes out is typed values. Nothing is opened here but the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rashomon.errors import UsageError
from rashomon.settings import SETTINGS, Settings, read_settings

if TYPE_CHECKING:
    from rashomon.jobs.filters import Filters
    from rashomon.jobs.matching import Vicinity
    from rashomon.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Day(click.ParamType[date]):
    """A date as 2020-12-20."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or fail saying how one is written."""
        try:
            return value if isinstance(value, date) else _day(value)
        except ValueError:
            self.fail(f"{value!r} is not a date. Write it as 2020-12-20.", param, ctx)


class Moment(click.ParamType[datetime]):
    """A moment as 2020-12-20T18:00, in UTC unless it names a zone; a bare date means the end of that day."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the moment, or fail saying how one is written."""
        if isinstance(value, datetime):
            return value
        try:
            if DAY.fullmatch(value):
                return datetime.combine(_day(value), time.max, UTC)
            moment = datetime.fromisoformat(value)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not a date or moment. Write it as 2020-12-20 or 2020-12-20T18:00.", param, ctx)


def ledger_option(command: F) -> F:
    """Add ``--ledger``, which may also stand before the verb."""
    return click.option("--ledger", metavar="FILE", help="The ledger file, as before the verb.")(command)


def settings_of(ledger: str | None, *, workers: int | None = None) -> Settings:
    """Build the settings: the verb's own --ledger, else the one before the verb, else environment and defaults."""
    context = click.get_current_context(silent=True)
    try:
        named = ledger or (context.obj if context else None)
        return read_settings(ledger=named, workers=None if workers is None else str(workers))
    except ValueError as error:
        numbers = " and ".join(SETTINGS[name].variable for name in ("max_bytes", "workers"))
        raise UsageError(f"{numbers} are whole numbers; one is not ({error}). Set it to one, or unset it.") from None


def open_existing(ledger: str | None, *, read_only: bool = True) -> Ledger:
    """Open the ledger, for looking only unless told otherwise. Raises LedgerError when there is none."""
    from rashomon.ledger import open_ledger

    return open_ledger(settings_of(ledger).ledger, create=False, read_only=read_only)


def output_option(command: F) -> F:
    """Add ``--output``, the file to write to in place of stdout."""
    kind = click.Path(dir_okay=False, path_type=Path)
    about = "Write to this file; it stays as it was until all is written."
    return click.option("--output", type=kind, metavar="FILE", help=about)(command)


_FILTERS = (
    click.option("--since", type=Day(), metavar="DATE", help="Only incidents on or after this day."),
    click.option("--until", type=Day(), metavar="DATE", help="Only incidents on or before this day."),
    click.option(
        "--near", default="", metavar="PLACE", help="Only incidents at a place, city or country of this name."
    ),
    click.option(
        "--within",
        type=click.FloatRange(min=0, min_open=True),
        metavar="KM",
        help="With --near: also incidents up to this far from it.",
    ),
    click.option("--actor", default="", metavar="NAME", help="Only incidents in which this actor is named."),
    click.option(
        "--as-of",
        type=Moment(),
        metavar="MOMENT",
        help="What the ledger held then (UTC; a bare date: all of that day).",
    ),
)


def filter_options(command: F) -> F:
    """Add the options that choose incidents; the verb takes them as ``**chosen`` for :func:`filters_of`."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def filters_of(
    *,
    ids: tuple[str, ...] = (),
    since: date | None,
    until: date | None,
    near: str,
    within: float | None,
    actor: str,
    as_of: datetime | None,
) -> Filters:
    """Turn the filter options into filters. Raises UsageError when they cannot stand together."""
    from rashomon.jobs.filters import Filters

    if within is not None and not near:
        raise UsageError("--within needs --near: say the place to measure from, as in --near Baghdad --within 50.")
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}. Swap them.")
    return Filters(ids=ids, since=since, until=until, near=near, within_km=within, actor=actor, as_of=as_of)


def vicinity(filters: Filters, ledger: str | None) -> Vicinity | None:
    """Look up the place that --near names; None without one. Raises UsageError when --within cannot be measured."""
    if not filters.near:
        return None
    from rashomon.jobs.vicinity import vicinity_of

    return vicinity_of(filters, settings_of(ledger))


def no_incident(filters: Filters, ledger: str | None) -> str:
    """Say that no incident was found; where --near is a name that no gazetteer has, that it may be misspelled."""
    if not filters.given:
        return "The ledger holds no incidents."
    from rashomon.jobs.vicinity import is_known

    said = "No incident in the ledger passes these filters."
    if not filters.near or is_known(filters.near, settings_of(ledger)):
        return said
    return f"{said} The gazetteer has no place called {filters.near!r}: check how it is written."


def _day(text: str) -> date:
    if not DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)
