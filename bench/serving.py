"""Measure serving: ``python bench/serving.py [--seconds 60] [--readers 50] [--statements 100000] [--json]``.

Serves a made-up ledger as ``rashomon serve`` does, in a process of its own. First nobody writes: what the first page of
each list and page takes. Then readers ask, each on a line of its own, one request after another, while one writer adds
incidents to the same file and decides. Prints requests a second, how long they took, and every status that is no 200.
The readers run in this process: on few cores they take a share of what they measure.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Any

from serving_ledger import build, incident, links, moment
from tables import table

from rashomon.ledger import open_ledger

#: What is asked once, to see what a first answer takes.
FIRST = (
    "/api/v1/incidents", "/api/v1/incidents?order=newest", "/api/v1/incidents?since=2022-06-01&kind=car_bombing",
    "/api/v1/statements", "/api/v1/statements?field=killed&since=2022-06-01", "/api/v1/reports", "/api/v1/accounts",
    "/api/v1/links", "/api/v1/comparisons?state=contested", "/api/v1/incidents.geojson", "/", "/review", "/about",
    "/api/v1/reports?q=rocket*", "/api/v1/statements?q=army", "/search?q=rockets", "/search?q=rockets+baghdad",
)  # fmt: skip
#: What readers ask; each begins at another one, so that they do not ask in step.
ASKED = (
    "/api/v1/incidents", "/api/v1/statements?field=killed", "/api/v1/incidents?order=newest", "/api/v1/reports",
    "/api/v1/comparisons", "/api/v1/accounts", "/api/v1/links", "/", "/api/v1/incidents?since=2022-06-01",
    "/api/v1/statements?since=2022-06-01&limit=50", "/api/v1/corrections", "/about", "/api/v1/statements?q=rockets",
    "/search?q=rockets+baghdad",
)  # fmt: skip
#: Seconds the writer rests between two incidents.
REST = 0.1
#: Made-up incidents beyond those of any ledger built here.
BEYOND = 10_000_000
Numbers = dict[str, Any]


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Measure serving on a made-up ledger.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="keep the made-up ledger here, and use the one that is there")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rashomon-serving-") as folder:
        path = build(given.ledger or Path(folder, "made-up.db"), given.statements)
        found = measure(path, readers=given.readers, seconds=given.seconds)
    print(json.dumps(found, indent=2) if given.json else "\n".join(lines(found)))
    if found["load"]["others"]:
        sys.exit(1)


def measure(path: Path, *, readers: int, seconds: float) -> Numbers:
    """Serve a ledger and return what first answers took, in milliseconds, and what came of the load."""
    with open_ledger(path) as ledger:
        held = ledger.counts()
    with _server(path) as (host, port):
        first = asyncio.run(_first(host, port))
        stop, written = Event(), list[int]()
        writer = Thread(target=_write, args=(path, stop, written))
        writer.start()
        load = asyncio.run(_load(host, port, readers, seconds))
        stop.set()
        writer.join()
    return {"statements": held["statements"], "first": first, "load": {**load, "written": len(written)}}


@contextlib.contextmanager
def _server(path: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "rashomon", "serve", "--ledger", str(path), "--port", "0", "--rate", "none"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        said = server.stderr.readline()
        found = re.search(r"http://([\d.]+):(\d+)/", said)
        if not found:
            sys.exit(f"the server did not start: {said}{server.stderr.read()}")
        try:
            yield found[1], int(found[2])
        finally:
            server.terminate()


def _write(path: Path, stop: Event, written: list[int]) -> None:
    with open_ledger(path) as ledger:
        number = BEYOND + ledger.counts()["reports"]
        while not stop.is_set():
            readings, at = incident(number), moment(number - BEYOND)
            for reading in readings:
                ledger.add(reading, file="made-up.jsonl", reader="bench/1", recorded=at)
                written.append(number)
            ledger.add_links(links(readings), recorded=at)
            number += 1
            sleep(REST)


class Line:
    """One client's connection: asks, reads the whole answer, keeps the line open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, host: str, port: int) -> Line:
        return cls(*await asyncio.open_connection(host, port, limit=2**24))

    async def ask(self, path: str) -> tuple[int, float]:
        """Return the status, and how long the whole answer took in milliseconds."""
        began = perf_counter()
        self._writer.write(f"GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: rashomon=bench\r\n\r\n".encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        await self._reader.readexactly(int(length[1]) if length else 0)
        return int(head[9:12]), (perf_counter() - began) * 1000


async def _first(host: str, port: int) -> dict[str, float]:
    line = await Line.open(host, port)
    found = {}
    for path in FIRST:
        status, found[path] = await line.ask(path)
        assert status == 200, (path, status)
    return found


async def _load(host: str, port: int, readers: int, seconds: float) -> Numbers:
    statuses, took, until = Counter[str](), list[float](), perf_counter() + seconds

    async def read(number: int) -> None:
        line, turn = await Line.open(host, port), number
        while perf_counter() < until:
            try:
                status, milliseconds = await line.ask(ASKED[turn % len(ASKED)])
                statuses[str(status)] += 1
                took.append(milliseconds)
            except (OSError, asyncio.IncompleteReadError) as error:
                statuses[type(error).__name__] += 1
                line = await Line.open(host, port)
            turn += 1

    began = perf_counter()
    await asyncio.gather(*map(read, range(readers)))
    lasted, ordered = perf_counter() - began, sorted(took)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    return {
        "readers": readers,
        "seconds": lasted,
        "requests": len(took),
        "requests_per_s": len(took) / lasted,
        "p50_ms": at(0.5),
        "p95_ms": at(0.95),
        "p99_ms": at(0.99),
        "slowest_ms": ordered[-1],
        "others": {status: number for status, number in statuses.items() if status != "200"},
    }


def lines(found: Numbers) -> Iterator[str]:
    """Lay what was measured out in tables."""
    load = found["load"]
    yield from table(
        f"First answers, of a ledger of {found['statements']:,} statements",
        ("asked for", "ms"),
        [(path, f"{took:.0f}") for path, took in found["first"].items()],
    )
    names = ("requests_per_s", "p50_ms", "p95_ms", "p99_ms", "slowest_ms")
    yield from table(
        f"{load['readers']} readers for {load['seconds']:.0f} s, while one writer adds",
        ("", "value"),
        [
            ("requests", f"{load['requests']:,}"),
            *((name.replace("_per_s", "/s").replace("_", " "), f"{load[name]:.0f}") for name in names),
            ("reports written", f"{load['written']:,}"),
            ("other than 200", str(load["others"] or "none")),
        ],
    )


if __name__ == "__main__":
    main()
