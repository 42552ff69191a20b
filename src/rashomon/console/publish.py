"""The pages as a folder of files that opens without a server, for sharing and archiving.

In: a read-only ledger and a folder. Out: the same pages, with links that lead from file to file and all data in the
pages themselves. The folder is made beside its place and takes it whole, or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.console.assets import NAMES, asset
from rashomon.console.index import INDEXES
from rashomon.console.links import FOLDERS, Links
from rashomon.console.marking import parts
from rashomon.console.page import Page, Visit
from rashomon.console.routes import ROUTES
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

#: The file by which a published folder is known; only such a folder, or an empty one, is replaced.
SIGN = "published-by-rashomon.txt"
#: Pages that only a server can answer.
_SERVED = frozenset({"signin"})


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the folder, and how many pages of each kind."""

    folder: Path
    pages: int
    incidents: int
    reports: int


def publish(
    ledger: Ledger,
    folder: Path,
    *,
    now: datetime,
    as_of: datetime | None = None,
    on_page: Callable[[int, int], None] = lambda done, of: None,
) -> Published:
    """Write the pages of a ledger, as it stands or as it stood at a moment, into a folder.

    ``now`` is the moment that the pages tell of their making. Raises UsageError when the folder holds anything that
    this did not write, and OSError when it cannot be written.
    """
    _refuse(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:  # told of the folder that was asked for
        raise OSError(error.errno, error.strerror, str(folder)) from error
    try:
        result = _write(ledger, made, now, as_of, on_page)
        made.chmod(0o777 & ~_umask())
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return Published(folder, *result)


def _write(
    ledger: Ledger, folder: Path, now: datetime, as_of: datetime | None, on_page: Callable[[int, int], None]
) -> tuple[int, int, int]:
    index = INDEXES.of(ledger, as_of)
    incidents = [entry.id for entry in index.entries]
    reports = {report.id: len(parts(report.text)) for report in ledger.reports(as_of=as_of)}
    visits = list(_visits(incidents, reports, now, as_of))
    for name in ("static", *FOLDERS.values()):
        (folder / name).mkdir()
    for name in NAMES:
        (folder / "static" / name).write_bytes(asset(name)[0])
    for number, (file, render, visit) in enumerate(visits, start=1):
        (folder / file).write_text(render(ledger, visit).html, "utf-8")
        on_page(number, len(visits))
    (folder / SIGN).write_text("Open index.html in a browser. 'rashomon publish' wrote this folder.\n", "utf-8")
    return len(visits), len(incidents), len(reports)


Visited = tuple[str, "Callable[[Ledger, Visit], Page]", Visit]


def _visits(incidents: list[str], reports: dict[str, int], now: datetime, as_of: datetime | None) -> Iterator[Visited]:
    """Yield the file of each page, what renders it, and the visit to render it for."""
    here, below = Links("./"), Links("")
    for route in ROUTES:
        if route.name in _SERVED:
            continue
        if route.name not in FOLDERS:
            visit = Visit({}, {}, as_of=as_of, root=here.root, now=now)
            yield below.page(route.name), route.render, visit
        elif route.name == "incident":
            for one in incidents:
                yield below.page("incident", one), route.render, _below(one, {}, now, as_of)
        else:
            for one, number in reports.items():
                for part in range(1, number + 1):
                    file = below.page("report", one, part=part)
                    yield file, route.render, _below(one, {"part": str(part)}, now, as_of)


def _below(identity: str, query: dict[str, str], now: datetime, as_of: datetime | None) -> Visit:
    return Visit({"id": identity}, query, as_of=as_of, root="../", now=now)


def _refuse(folder: Path) -> None:
    if folder.is_file():
        raise UsageError(f"{folder} is a file. Give the path of a folder, for example {folder.with_suffix('')}-pages.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SIGN).is_file():
        raise UsageError(f"{folder} holds files that publish did not write. Give an empty or a new folder.")


def _umask() -> int:
    """Return the process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
