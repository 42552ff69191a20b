"""The measurements of the encoder: beside its ceiling, and on streams with many and with few reports that matter.

In: a folder to work in. Out: numbers under plain names. As everywhere here it is the ratios that can be compared.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streams
from processes import python, watch
from synthetic import Row

Numbers = dict[str, Any]
REPORTS, STREAM, BEGUN = 40, 150, 50


def ceiling(folder: Path) -> Numbers:
    """Compare reading whole reports with the encoder on random ids, in one process."""
    attacks = streams.write(folder / "attacks.jsonl", streams.attacks(REPORTS), REPORTS)
    ordinary = streams.write(folder / "ordinary.jsonl", streams.news(REPORTS), REPORTS)
    found: Numbers = json.loads(watch(python("encoder_child.py", str(attacks), str(ordinary))).out)
    found["cores"] = os.cpu_count()
    most = max(row["tokens_per_s"] for name, row in found["rows"].items() if name.startswith("random"))
    for row in found["rows"].values():
        row["to_ceiling"] = row["tokens_per_s"] / most
    return found


def stream(folder: Path, name: str, rows: Iterable[Row]) -> Numbers:
    """Read a stream into a new ledger: reports a second after the first one, seconds to that, peak memory.

    A second of computing is one of all threads together, which other programs on the machine make no longer. With a
    process a core, the reports that are read while the processes start are not counted.
    """
    reports = streams.write(folder / f"{name}.jsonl", rows, STREAM)
    done = watch(python("child.py", str(folder / f"{name}.db"), str(reports), str(STREAM)))
    first, last = map(json.loads, done.out.splitlines())
    marks = (str(folder / f"{name}-many.db"), str(reports), str(BEGUN), str(STREAM), "--workers", "0")
    _, begun, end = map(json.loads, watch(python("child.py", *marks)).out.splitlines())
    return {
        "reports_per_s": (last["done"] - 1) / (last["seconds"] - first["seconds"]),
        "reports_per_cpu_s": (last["done"] - 1) / (last["cpu"] - first["cpu"]),
        "pool_reports_per_s": (end["done"] - begun["done"]) / (end["seconds"] - begun["seconds"]),
        "first_report_s": first["seconds"],
        "peak_mib": done.peak,
        "accounts": last["accounts"],
    }


def measure(folder: Path) -> Numbers:
    """Take all measurements, one after another."""
    found = {"ceiling": ceiling(folder)}
    found["all"] = stream(folder, "all", streams.attacks(STREAM))
    found["one_of_ten"] = stream(folder, "one-of-ten", streams.mixed(STREAM))
    return found
