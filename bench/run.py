"""Measure reading and serving: ``python3 tasks.py bench [--full] [--json]``.

Prints tables of ratios: memory over a growing ledger, the stages of the work, a second reading against the first,
start-up against a bare Python, the encoder beside its ceiling and on streams of news, the values of reports alone. No
number is asserted. ``--full`` reads 10,000 reports and takes many minutes. ``--reading`` measures that alone,
``--encoder`` the encoder, ``--values`` the values, ``--serving`` the server: a minute of 50 readers and one writer on a
made-up ledger of 100,000 statements.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import encoding
import serving
import values
from measures import Numbers, measure
from tables import beside, table

#: The server: statements of the ledger, readers, seconds.
SERVED, READERS, SECONDS = 100_000, 50, 60
QUICK, FULL = (200, 500, 1_000), (1_000, 2_500, 5_000, 10_000)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Measure reading on synthetic reports.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--full", action="store_true", help=f"up to {FULL[-1]} reports, not {QUICK[-1]}")
    which.add_argument("--reading", action="store_true", help="reading alone")
    which.add_argument("--encoder", action="store_true", help="the encoder alone")
    which.add_argument("--values", action="store_true", help="the values of reports alone")
    which.add_argument("--serving", action="store_true", help="the server alone")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rashomon-bench-") as folder:
        alone = given.reading or given.encoder or given.values or given.serving
        found: Numbers = {}
        if given.reading or not alone:
            found = measure(Path(folder), FULL if given.full else QUICK, _tell)
        if given.encoder or not alone:
            _tell("the encoder")
            found["encoder"] = encoding.measure(Path(folder))
        if given.values or not alone:
            _tell("values")
            found["values"] = values.measure()
        if given.serving or not alone:
            _tell("the server")
            made_up = serving.build(Path(folder, "made-up.db"), SERVED)
            found["serving"] = serving.measure(made_up, readers=READERS, seconds=SECONDS)
    print(
        json.dumps(found, indent=2)
        if given.json
        else "\n".join(
            [
                *(_tables(found) if "first" in found else ()),
                *(_encoder(found["encoder"]) if "encoder" in found else ()),
                *(values.lines(found["values"]) if "values" in found else ()),
                *(serving.lines(found["serving"]) if "serving" in found else ()),
            ]
        )
    )


def _tell(message: str) -> None:
    print(f"[bench] {message}", file=sys.stderr, flush=True)


def _tables(found: Numbers) -> Iterator[str]:
    first, second, start = found["first"], found["second"], found["start"]
    yield from table(
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
    yield from table(
        "First reading and second",
        ("", "first", "second", "second to first"),
        [
            beside("reports/s", first["reports_per_s"], second["reports_per_s"]),
            beside("peak MiB", first["peak_mib"], second["peak_mib"]),
            ("time", "", "", f"{second['time_second_to_first']:.3f}"),
            ("statements/s", f"{first['statements_per_s']:.1f}", "", ""),
            ("new statements", f"{first['statements']:,}", f"{second['new_statements']:,}", ""),
            ("seconds to report 1", f"{first['first_report_s']:.1f}", "", ""),
            ("ledger MiB", f"{first['ledger_mib']:.1f}", "", ""),
        ],
    )
    yield from table(
        f"Several processes, {found['pool']['cores']} cores",
        ("", "one process", "a process a core", "second to first"),
        [beside("reports/s", found["pool"]["one"], found["pool"]["many"])],
    )
    yield from table(
        "Where the time goes", ("stage", "share"), [(name, f"{share:.1%}") for name, share in found["stages"].items()]
    )
    yield from table(
        "Start-up",
        ("", "seconds", "to python"),
        [
            ("python -c pass", f"{start['python_s']:.3f}", "1.0"),
            ("rashomon --help", f"{start['help_s']:.3f}", f"{start['help_to_python']:.1f}"),
        ],
    )


def _encoder(found: Numbers) -> Iterator[str]:
    top, every, few = found["ceiling"], found["all"], found["one_of_ten"]
    yield from table(
        f"The encoder, {top['threads']} threads; reports of {top['tokens_a_report']:.0f} tokens",
        ("", "tokens/s", "reports/s", "to ceiling", "of both graphs"),
        [
            (
                name,
                f"{row['tokens_per_s']:,.0f}",
                f"{row['reports_per_s']:.1f}" if row["reports_per_s"] else "",
                f"{row['to_ceiling']:.2f}",
                f"{row['to_both']:.2f}",
            )
            for name, row in top["rows"].items()
        ],
    )
    yield from table(
        "The gate",
        ("", "share"),
        [
            ("reports on attacks passed", f"{top['attacks_passed']:.1%}"),
            ("ordinary reports passed", f"{top['ordinary_passed']:.1%}"),
            ("tokens of passed reports kept", f"{top['tokens_kept']:.1%}"),
        ],
    )
    yield from table(
        f"A stream of news, {top['cores']} cores",
        ("", "all on attacks", "one of ten", "second to first"),
        [
            beside("reports/s, one process", every["reports_per_s"], few["reports_per_s"]),
            beside("reports/s, a process a core", every["pool_reports_per_s"], few["pool_reports_per_s"]),
            ("a process a core to one process", f"{every['pool_to_one']:.2f}", f"{few['pool_to_one']:.2f}", ""),
            ("of what the computing allows", f"{every['pool_to_cores']:.2f}", f"{few['pool_to_cores']:.2f}", ""),
            beside("reports a second of computing", every["reports_per_cpu_s"], few["reports_per_cpu_s"]),
            beside("peak MiB", every["peak_mib"], few["peak_mib"]),
            beside("seconds to report 1", every["first_report_s"], few["first_report_s"]),
        ],
    )


if __name__ == "__main__":
    main()
