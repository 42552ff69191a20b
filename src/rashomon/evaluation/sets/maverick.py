"""MAVERICK: reports of electoral violence in Kenya and Ivory Coast, a row for each report of each event (R package
eventreport, CC BY 4.0). Reports of one event often disagree on its days, place, actors and numbers.

In: the folder with the file. Out: the rows in its order. The id of the event is what is to be found.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = "event_reports.csv"
_PUBLISHED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
_ACTORS = range(1, 7)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What one report tells of one event, as it was coded; "" and None for what it does not tell.

    ``report`` names the report, which may tell of several events. ``precision`` goes from 1 (the country) to 6 (the
    exact spot); ``killed`` and ``injured`` are (lowest, highest).
    """

    id: str
    event: str
    report: str
    published: date
    first: date
    last: date
    country: str
    city: str
    location: str
    point: tuple[float, float] | None
    precision: int
    actors: tuple[str, ...]
    violence: tuple[str, ...]
    target: str
    killed: tuple[int, int]
    injured: tuple[int, int]


def load(folder: Path) -> list[ReportRow]:
    """Read the rows. Raises OSError when the file is not there."""
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        return [_row(row) for row in csv.DictReader(file)]


def _row(row: Mapping[str, str]) -> ReportRow:
    first, last = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    dated = _PUBLISHED.search(row["source"])
    point = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] and row["longitude"] else None
    return ReportRow(
        id=row["id"],
        event=row["event_id"],
        report=row["source"].strip(),
        published=date.fromisoformat(dated[1]) if dated else last,
        first=min(first, last),
        last=max(first, last),
        country=row["country"],
        city=row["city"],
        location=row["location"],
        point=point,
        precision=int(float(row["geo_precision"] or 1)),
        actors=tuple(_told(row, "")),
        violence=tuple(_told(row, "_violence")),
        target=row["target"] if row["target"] != "Unknown" else "",
        killed=_bounds(row, "deaths"),
        injured=_bounds(row, "injuries"),
    )


def _told(row: Mapping[str, str], part: str) -> Iterator[str]:
    """Yield what is told of the actors, each once; who or what is unknown is not told."""
    cells = (row[f"actor{number}{part}"] for number in _ACTORS)
    values = dict.fromkeys(value.strip() for cell in cells for value in cell.split(";"))
    yield from (value for value in values if value and not value.startswith("Unknown"))


def _bounds(row: Mapping[str, str], name: str) -> tuple[int, int]:
    low, high = (int(float(row[f"{name}_{end}"] or 0)) for end in ("low", "high"))
    return min(low, high), max(low, high)
