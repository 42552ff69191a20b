"""The lines of a long file, one at a time.

In: an opened file. Out: its lines as text, with their line ends. Memory holds one line; what makes a row longer than
the limit is passed over without being held. What is odd about the bytes of the lines given since is collected aside.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from rashomon.readers.decoding import BOMS, decode, too_long, undecodable
from rashomon.readers.items import Opened
from rashomon.records import Issue

_CHUNK = 65_536


class BadLine(Exception):
    """A line that cannot be given; the next call goes on after it. ``issue`` says what is wrong with it."""

    def __init__(self, issue: Issue) -> None:
        """Keep the issue."""
        super().__init__(issue.message)
        self.issue = issue


class Lines(Iterator[str]):
    """The lines of a file. ``warnings`` collects what is odd; ``ended`` tells whether the last line had a line end."""

    def __init__(self, opened: Opened) -> None:
        """Begin at the file's first line."""
        self.warnings: list[Issue] = []
        self.ended = True
        self._max_bytes = opened.max_bytes
        self._given = 0
        codec = next((codec for bom, codec in BOMS if opened.head.startswith(bom)), "utf-8")
        wide = codec != "utf-8"  # a line end takes more than one byte there, so lines are cut after decoding
        self._stream = io.TextIOWrapper(opened.stream, codec, "replace", newline="\n") if wide else opened.stream

    def __next__(self) -> str:
        """Give the next line. Raises :class:`BadLine` for one that is not text or makes its row too long."""
        line = self._stream.readline(self._max_bytes + 1)
        if not line:
            raise StopIteration
        self._given += len(line)
        if self._given > self._max_bytes:
            self._skip(line)
            raise BadLine(too_long(self._max_bytes))
        text = self._decoded(line) if isinstance(line, bytes) else self._looked_over(line)
        self.ended = text.endswith("\n")
        return text

    def begin_row(self) -> None:
        """Let a new row begin: the lines of one row together may be as long as the limit."""
        self._given = 0

    def take_warnings(self) -> tuple[Issue, ...]:
        """Return the warnings collected since the last call, and forget them."""
        taken, self.warnings = tuple(self.warnings), []
        return taken

    def _skip(self, line: str | bytes) -> None:
        while line and line[-1:] not in ("\n", b"\n"):
            line = self._stream.readline(_CHUNK)

    def _looked_over(self, line: str) -> str:
        if "\ufffd" in line:
            self.warnings.append(undecodable("the file's character set"))
        return line.lstrip("\ufeff")

    def _decoded(self, line: bytes) -> str:
        if not line.strip():
            return line.decode("ascii", "ignore")
        decoded = decode(line)
        if decoded.text is None:
            raise BadLine(decoded.issues[0])
        self.warnings.extend(decoded.issues)
        return decoded.text
