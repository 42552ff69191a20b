"""GVA (cltl/LongTailQATask): dated reports of shootings from many outlets, and the incident that each tells of.

In: the folder with ``reports.jsonl`` and ``incidents.jsonl``. Out: reports and coded incidents, in the order of the
files. The coding is the Gun Violence Archive's: one day, one place, whole numbers of killed and injured.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rashomon.encoding import report_id
from rashomon.records import Report

REPORTS, INCIDENTS = "reports.jsonl", "incidents.jsonl"


@dataclass(frozen=True, slots=True)
class Coded:
    """An incident as it was coded: its day, state, city or county, degrees of latitude and longitude, numbers."""

    id: str
    day: date
    state: str
    city: str
    point: tuple[float, float] | None
    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class Told:
    """A report, and the ids of the coded incidents that it tells of."""

    id: str
    published: date
    title: str
    text: str
    url: str
    incidents: tuple[str, ...]


def load(folder: Path) -> tuple[list[Told], dict[str, Coded]]:
    """Read the reports, and the incidents by id. Raises OSError when a file is not there."""
    reports = [_told(line) for line in _lines(folder / REPORTS)]
    return reports, {line["id"]: _coded(line) for line in _lines(folder / INCIDENTS)}


def report_of(told: Told) -> Report:
    """Return a report as it was printed: its headline over its text. No publisher is known but by its address."""
    text = f"{told.title}\n\n{told.text}".strip()
    report = Report("", text, told.published, title=told.title, url=told.url)
    return replace(report, id=report_id(report))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _told(line: dict[str, Any]) -> Told:
    published = date.fromisoformat(line["published"])
    return Told(line["id"], published, line["title"] or "", line["text"], line["url"] or "", tuple(line["incidents"]))


def _coded(line: dict[str, Any]) -> Coded:
    day = datetime.strptime(line["date"], "%B %d, %Y").date()
    point = tuple(line["latlong"]) if line["latlong"] else None
    place = (line["state"] or "", line["city_or_county"] or "")
    return Coded(line["id"], day, *place, point, line["killed"], line["injured"])
