"""What the handlers of one server share: the open ledger, its snapshots, answers kept, who may ask, and the one writer.

Reading and writing go through connections of their own, so that neither waits for the other (SQLite in write-ahead
mode). One request writes at a time; what it wrote is in every answer that is made after it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock
from time import time
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from rashomon.api.access import AccessFile
from rashomon.api.answers import Answer, Answers
from rashomon.api.serving import Serving
from rashomon.api.sessions import Sessions
from rashomon.console.index import INDEXES, Index
from rashomon.errors import LedgerError
from rashomon.jobs import reading
from rashomon.jobs.kept import Kept, Made
from rashomon.jobs.snapshots import Snapshot, take
from rashomon.ledger import Ledger, open_ledger
from rashomon.pipeline import Tools
from rashomon.settings import Settings


class Desk:
    """The state of one server; made by the application factory, closed by whoever started the server.

    ``stopping`` is set when the server is about to end, so that streams of events end by themselves.
    """

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.ledger = _open(serving.settings.ledger)
        self._file = _identity(serving.settings.ledger)
        self.access = AccessFile(serving.access)
        self.sessions = Sessions()
        self.stopping = Event()
        self.streams = BoundedSemaphore(serving.streams)
        self._snapshots: Kept[Snapshot] = Kept(self.ledger, take)
        self._outlines = INDEXES.kept(self.ledger)
        self._answers = Answers()
        self._writer: Ledger | None = None
        self._writing = Lock()
        self._tools: list[Tools] = []
        self._building = Lock()

    def close(self) -> None:
        """Close the ledger."""
        self._snapshots.close()
        self._outlines.close()
        self.ledger.close()
        if self._writer:
            self._writer.close()

    def snapshot(self, as_of: datetime | None = None, *, fresh: bool = False) -> Snapshot:
        """Return the incidents as of a moment; ``fresh``: with all that was stored before the call."""
        return self._snapshots.get(as_of, fresh=fresh)

    def answer(
        self, request: Request, snapshot: Snapshot, make: Callable[[], Any], *, outline: Made[Index] | None = None
    ) -> Response:
        """Answer a GET with what ``make`` returns, as JSON, or with 304.

        An answer is made once for each edition of the ledger, and of what was computed of it that ``make`` rests on.
        Raises LedgerError where the ledger's file is another one by now.
        """
        self._check_file()
        key = (self.ledger.edition(), snapshot.edition, outline and outline.edition, _url(request))
        return self._answers.give(request, key, lambda: Answer(msgspec.json.encode(make())))

    def page(self, request: Request, as_of: datetime | None, asker: Hashable, make: Callable[[], Answer]) -> Response:
        """Answer a GET with a page, or with 304; one is made for each edition, hour of the clock and who asks.

        Raises LedgerError where the ledger's file is another one by now.
        """
        self._check_file()
        outlined, hour = self.outline(as_of).edition, int(time() // 3600)
        return self._answers.give(request, (self.ledger.edition(), outlined, _url(request), asker, hour), make)

    def tools(self, settings: Settings) -> Tools:
        """Return what reports are read with: built when the first is sent, and kept, as that takes seconds."""
        with self._building:
            if not self._tools:
                self._tools.append(reading.make_tools(settings))
            return self._tools[0]

    def outline(self, as_of: datetime | None = None) -> Made[Index]:
        """Return the incidents in outline, as pages show them, as of a moment."""
        return self._outlines.made(as_of)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Open the ledger for writing. Raises LedgerError when it cannot be written, or is another file by now."""
        with self._writing:
            self._check_file()
            if self._writer is None:
                self._writer = open_ledger(self.serving.settings.ledger, create=False)
            try:
                yield self._writer
            finally:
                self._snapshots.forget()
                self._outlines.forget()

    def _check_file(self) -> None:
        """Raise LedgerError where the file was moved, deleted or replaced: what is open is not what is at its path."""
        if _identity(self.serving.settings.ledger) != self._file:
            raise LedgerError(
                "The file of the ledger was moved, deleted or replaced while it was served. Start the server again."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells one file from another, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _url(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}"


def _open(path: Path) -> Ledger:
    """Open the ledger for reading; one of an older version is brought up first, where it can be written."""
    if path.is_file() and os.access(path, os.W_OK):
        open_ledger(path, create=False).close()
    return open_ledger(path, create=False, read_only=True)


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
