"""The measurements of the encoder: beside its ceiling, and on streams with many and with few reports that matter.

In: a folder to work in. Out: numbers under plain names. As everywhere here it is the ratios that can be compared.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import streams
from encoder_child import BOTH
from processes import python, watch
from synthetic import Row

from rashomon.jobs.pool import cores

Numbers = dict[str, Any]
REPORTS, ROUNDS = 40, 3
#: Of a stream: reports, and how many of them are read before several processes are measured: they start meanwhile.
ALL, ONE_OF_TEN = (150, 50), (600, 200)


def ceiling(folder: Path) -> Numbers:
    """Compare reading whole reports with the encoder on random ids, in one process.

    There are two ceilings: of the first graph, which reads incidents, and of both, since reading runs both.
    """
    attacks = streams.write(folder / "attacks.jsonl", streams.attacks(REPORTS), REPORTS)
    ordinary = streams.write(folder / "ordinary.jsonl", streams.news(REPORTS), REPORTS)
    command = python("encoder_child.py", str(attacks), str(ordinary), "--rounds", str(ROUNDS))
    found: Numbers = json.loads(watch(command).out)
    found["cores"] = os.cpu_count()
    random = {name: row["tokens_per_s"] for name, row in found["rows"].items() if name.startswith("random")}
    first = max(speed for name, speed in random.items() if not name.endswith(BOTH))
    both = max(speed for name, speed in random.items() if name.endswith(BOTH))
    for row in found["rows"].values():
        row["to_ceiling"], row["to_both"] = row["tokens_per_s"] / first, row["tokens_per_s"] / both
    return found


def stream(folder: Path, name: str, rows: Callable[[int], Iterable[Row]], number: int, begun_at: int) -> Numbers:
    """Read a stream into a new ledger: reports a second after the first one, seconds to that, peak memory.

    A second of computing is one of all threads together, which other programs on the machine make no longer. With a
    process a core, the reports that are read while the processes start are not counted.
    """
    reports = streams.write(folder / f"{name}.jsonl", rows(number), number)
    done = watch(python("child.py", str(folder / f"{name}.db"), str(reports), str(number)))
    first, last = map(json.loads, done.out.splitlines())
    marks = (str(folder / f"{name}-many.db"), str(reports), str(begun_at), str(number), "--workers", "0")
    _, begun, end = map(json.loads, watch(python("child.py", *marks)).out.splitlines())
    one = (last["done"] - 1) / (last["seconds"] - first["seconds"])
    many = (end["done"] - begun["done"]) / (end["seconds"] - begun["seconds"])
    a_cpu_second = (last["done"] - 1) / (last["cpu"] - first["cpu"])
    return {
        "reports_per_s": one,
        "reports_per_cpu_s": a_cpu_second,
        "pool_reports_per_s": many,
        "pool_to_one": many / one,
        "pool_to_cores": many / (a_cpu_second * cores()),
        "first_report_s": first["seconds"],
        "peak_mib": done.peak,
        "accounts": last["accounts"],
    }


def measure(folder: Path) -> Numbers:
    """Take all measurements, one after another."""
    found = {"ceiling": ceiling(folder)}
    found["all"] = stream(folder, "all", streams.attacks, *ALL)
    found["one_of_ten"] = stream(folder, "one-of-ten", streams.mixed, *ONE_OF_TEN)
    return found
