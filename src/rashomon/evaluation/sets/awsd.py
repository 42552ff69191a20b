"""Aid Worker Security Database (Humanitarian Outcomes), to June 2023: a line on each incident and its coded fields.

The class is the means of attack; incidents whose means are unknown are left out. The counts are those of aid workers
killed, wounded and kidnapped; others who were hurt are not in them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rashomon.evaluation.sets.texts import ClassText

SPLIT = "to_2023-06"
FILE = "awsd/incidents_{split}.csv"
_UNKNOWN = "Unknown"
#: What stands in place of a text that is not given.
_WITHHELD = frozenset({"", "archived"})


@dataclass(frozen=True, slots=True)
class Counted:
    """An incident's line of text and its coded counts; the date is that of its last day, as far as it is coded."""

    id: str
    published: date
    text: str
    killed: int
    wounded: int
    kidnapped: int


def load(data: Path, split: str = SPLIT) -> list[ClassText]:
    """Read the incidents under `data`/awsd. Raises OSError when the file is not there."""
    with (data / FILE.format(split=split)).open(encoding="utf-8", newline="") as file:
        rows = [(row["Incident ID"], row["Details"], row["Means of attack"].strip()) for row in csv.DictReader(file)]
    return [ClassText(f"awsd/{number}", text, means) for number, text, means in rows if means != _UNKNOWN]


def load_counts(path: Path) -> list[Counted]:
    """Read texts and counts of a file; rows without a text are left out. Raises OSError when the file is not there."""
    with path.open(encoding="utf-8", newline="") as file:
        return [*_counts(csv.DictReader(file))]


def _counts(rows: Iterable[dict[str, str]]) -> Iterator[Counted]:
    for row in rows:
        text = row["Details"].strip()
        if text.lower() not in _WITHHELD:
            counts = (int(float(row[f"Total {what}"] or 0)) for what in ("killed", "wounded", "kidnapped"))
            yield Counted(f"awsd/{row['Incident ID']}", _day(row), text, *counts)


def _day(row: dict[str, str]) -> date:
    """Return the coded day, the last there is where month or day are not coded."""
    year, month = int(row["Year"]), int(row["Month"] or 12)
    for day in (int(row["Day"] or 31), 30, 29, 28):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, 1)
