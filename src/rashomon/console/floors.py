"""How well the reading does at the least: the floors no change may fall below, for the page about a ledger.

In: ``evals/floors.json``, which a wheel holds beside this file and a working tree in its own folder. Out: rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__)
#: Where the file may be: in the package, else in the working tree that this is part of.
PLACES = (_HERE.with_name("floors.json"), _HERE.parents[3] / "evals" / "floors.json")


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that no change may fall below; ``split`` tells whether its data were looked at while rules were made."""

    name: str
    metric: str
    least: str
    split: str
    command: str
    note: str


@cache
def floors() -> tuple[Floor, ...]:
    """Return the floors in the order of the file, none where there is no such file."""
    for place in PLACES:
        if place.is_file():
            entries = json.loads(place.read_text("utf-8"))
            return tuple(_floor(name, entry) for name, entry in entries.items())
    return ()


def _floor(name: str, entry: dict[str, object]) -> Floor:
    floor = entry["floor"]
    least = f"{floor} of {entry['of']}" if "of" in entry else f"{floor} %"
    if "step" in entry:  # a correlation, or another figure that is no share
        least = str(floor)
    split, note = str(entry["split"]), str(entry.get("note", ""))
    return Floor(name, str(entry["metric"]), least, split, str(entry["command"]), note)
