"""Measure reading: ``python3 tasks.py bench [--full] [--json]``.

Prints tables of ratios: memory over a growing ledger, the stages of the work, a second reading against the first,
start-up against a bare Python. No number is asserted. ``--full`` reads 10,000 reports and takes many minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measures import Numbers, measure

QUICK, FULL = (200, 500, 1_000), (1_000, 2_500, 5_000, 10_000)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Measure reading on synthetic reports.")
    parser.add_argument("--full", action="store_true", help=f"up to {FULL[-1]} reports, not {QUICK[-1]}")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rashomon-bench-") as folder:
        found = measure(Path(folder), FULL if given.full else QUICK, _tell)
    print(json.dumps(found, indent=2) if given.json else "\n".join(_tables(found)))


def _tell(message: str) -> None:
    print(f"[bench] {message}", file=sys.stderr, flush=True)


def _tables(found: Numbers) -> Iterator[str]:
    first, second, start = found["first"], found["second"], found["start"]
    yield from _table(
        "A growing ledger",
        ("reports", "reports/s", "memory MiB", "memory to first", "links"),
        [
            (
                f"{mark['reports']:,}",
                f"{mark['reports_per_s']:.1f}",
                f"{mark['rss_mib']:.0f}",
                f"{mark['rss_mib'] / first['marks'][0]['rss_mib']:.2f}",
                f"{mark['links']:,}",
            )
            for mark in first["marks"]
        ],
    )
    yield from _table(
        "First reading and second",
        ("", "first", "second", "second to first"),
        [
            _beside("reports/s", first["reports_per_s"], second["reports_per_s"]),
            _beside("peak MiB", first["peak_mib"], second["peak_mib"]),
            ("time", "", "", f"{second['time_second_to_first']:.3f}"),
            ("statements/s", f"{first['statements_per_s']:.1f}", "", ""),
            ("new statements", f"{first['statements']:,}", f"{second['new_statements']:,}", ""),
            ("seconds to report 1", f"{first['first_report_s']:.1f}", "", ""),
            ("ledger MiB", f"{first['ledger_mib']:.1f}", "", ""),
        ],
    )
    yield from _table(
        "Where the time goes", ("stage", "share"), [(name, f"{share:.1%}") for name, share in found["stages"].items()]
    )
    yield from _table(
        "Start-up",
        ("", "seconds", "to python"),
        [
            ("python -c pass", f"{start['python_s']:.3f}", "1.0"),
            ("rashomon --help", f"{start['help_s']:.3f}", f"{start['help_to_python']:.1f}"),
        ],
    )


def _beside(name: str, one: float, other: float) -> tuple[str, ...]:
    return name, f"{one:.1f}", f"{other:.1f}", f"{other / one:.2f}"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lay a table out: the first column to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    yield title
    for row in (head, ["-" * width for width in widths], *rows):
        left, *right = (
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"  {'  '.join((left, *right))}".rstrip()
    yield ""


if __name__ == "__main__":
    main()
