"""The clusters of Giveme5W1H (fhamborg): news of many outlets, by the event that each tells of.

In: the folder with ``news_cluster``, ``gold_standard`` and ``google_news``. Out: dated reports with their events. Some
texts are in two of the folders, under differing names of one event; those names count as one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.encoding import report_id
from rashomon.records import Report

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
FOLDERS = ("news_cluster", "gold_standard", "google_news")


@dataclass(frozen=True, slots=True)
class Clustered:
    """A report, the name of its event, and whether that event is an attack, as its headlines were judged."""

    report: Report
    event: str
    names: tuple[str, ...]


def load(folder: Path) -> list[Clustered]:
    """Read the dated texts with an event, each once, in the order of their ids. Raises OSError without a folder."""
    found: dict[str, dict[str, None]] = {}
    reports: dict[str, Report] = {}
    for row in _rows(folder):
        event = row.get("newsCluster", {}).get("Event") or row.get("category") or ""
        published = str(row.get("date_publish") or "")[:10]
        if event and _DATE.fullmatch(published) and row.get("text"):
            reports.setdefault(row["dId"], _report(row, published))
            found.setdefault(row["dId"], {})[event] = None
    names = _one_name(found.values())
    return [Clustered(reports[key], names[next(iter(events))], tuple(events)) for key, events in sorted(found.items())]


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for name in FOLDERS:
        for file in sorted((folder / name / "data").glob("*.json")):
            yield json.loads(file.read_text("utf-8"))


def _report(row: dict[str, Any], published: str) -> Report:
    title = row.get("title") or ""
    text = f"{title}\n\n{row['text']}" if title else row["text"]
    publisher = row.get("source_domain") or row.get("publisher") or ""
    report = Report("", text, date.fromisoformat(published), publisher, title, row.get("url") or "")
    return replace(report, id=report_id(report))


def _one_name(told: Any) -> dict[str, str]:
    """Return for each name of an event the one that all its names go by."""
    names: dict[str, str] = {}
    for events in told:
        same = {one for event in events for one, name in names.items() if name == names.get(event, event)} | set(events)
        names |= dict.fromkeys(same, min(same))
    return names
