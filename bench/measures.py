"""The measurements. Each runs processes, and returns numbers under plain names: seconds, MiB, or a ratio of two.

In: a folder to work in. Nothing is asserted, and a time means little by itself: it is the ratios, of two things
measured in the same run, that can be compared between machines and versions.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import synthetic
from processes import program, python, watch
from stages import shares

from rashomon.settings import read_settings
from rashomon.values.gazetteer import open_gazetteer

Numbers = dict[str, Any]
WARM, STAGED, STARTS = 40, 300, 7
#: Reports read by several processes; those before ``BEGUN``, read while they start, are not measured.
POOLED, BEGUN = 300, 60


def curve(folder: Path, marks: Sequence[int]) -> Numbers:
    """Read reports into one growing ledger: reports a second and memory at each mark."""
    reports = synthetic.write(folder / "reports.jsonl", marks[-1])
    done = watch(python("child.py", str(folder / "ledger.db"), str(reports), *map(str, marks)))
    first, *rows = map(json.loads, done.out.splitlines())
    stretches = [
        {
            "reports": row["done"],
            "reports_per_s": (row["done"] - before["done"]) / (row["seconds"] - before["seconds"]),
            "rss_mib": row["rss"],
            "links": row["links"],
        }
        for before, row in zip([first, *rows], rows, strict=False)
    ]
    last = rows[-1]
    return {
        "first_report_s": first["seconds"],
        "reports_per_s": last["done"] / last["seconds"],
        "statements_per_s": last["statements"] / last["seconds"],
        "reports_per_cpu_s": last["done"] / last["cpu"],
        "statements": last["statements"],
        "accounts": last["accounts"],
        "peak_mib": done.peak,
        "sampled_peak_mib": done.sampled,
        "ledger_mib": (folder / "ledger.db").stat().st_size / 1024**2,
        "marks": stretches,
        "memory_last_to_first": stretches[-1]["rss_mib"] / stretches[0]["rss_mib"],
        "speed_last_to_first": stretches[-1]["reports_per_s"] / stretches[0]["reports_per_s"],
        "seconds": last["seconds"],
    }


def again(folder: Path, first: Numbers) -> Numbers:
    """Read the same reports into the same ledger: all are known."""
    last = first["marks"][-1]["reports"]
    done = watch(python("child.py", str(folder / "ledger.db"), str(folder / "reports.jsonl"), str(last)))
    *_, row = map(json.loads, done.out.splitlines())
    return {
        "reports_per_s": row["done"] / row["seconds"],
        "new_statements": row["statements"],
        "peak_mib": done.peak,
        "time_second_to_first": row["seconds"] / first["seconds"],
    }


def stages(folder: Path) -> Numbers:
    """Say which share of reading each stage takes, with the rules compiled and the gazetteer open beforehand."""
    warm = synthetic.write(folder / "warm.jsonl", WARM)
    reports = synthetic.write(folder / "staged.jsonl", STAGED, skip=WARM)
    done = watch(python("child.py", str(folder / "staged.db"), str(reports), "--warm", str(warm), "--stages"))
    return shares(json.loads(done.out))


def pool(folder: Path) -> Numbers:
    """Compare reading in one process with reading in one for each core, once all have begun."""
    reports = synthetic.write(folder / "pooled.jsonl", POOLED)
    found: Numbers = {"cores": os.cpu_count()}
    for name, workers in (("one", "1"), ("many", "0")):
        marks = (str(folder / f"{name}.db"), str(reports), str(BEGUN), str(POOLED), "--workers", workers)
        _, begun, last = map(json.loads, watch(python("child.py", *marks)).out.splitlines())
        found[name] = (last["done"] - begun["done"]) / (last["seconds"] - begun["seconds"])
    return found


def start() -> Numbers:
    """Compare ``rashomon --help`` with a Python that does nothing; the best of some starts, taken in turns."""
    commands = {"help_s": [program("rashomon"), "--help"], "python_s": [sys.executable, "-c", "pass"]}
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(STARTS):
        for name, command in commands.items():
            best[name] = min(best[name], watch(command).seconds)
    return {**best, "help_to_python": best["help_s"] / best["python_s"]}


def measure(folder: Path, marks: Sequence[int], tell: Callable[[str], None]) -> Numbers:
    """Take all measurements, one after another."""
    tell("start-up")
    found: Numbers = {"start": start()}
    open_gazetteer(read_settings().cache)  # made where it is not there, so that no measurement sees it made
    tell("where the time goes")
    found["stages"] = stages(folder)
    tell("several processes")
    found["pool"] = pool(folder)
    tell(f"reading {marks[-1]} reports")
    found["first"] = curve(folder, marks)
    tell("reading them again")
    found["second"] = again(folder, found["first"])
    return found
