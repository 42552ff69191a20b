"""Patterns compiled, and kept in a file from one process to the next.

In: a pattern as written, macros filled in. Out: the compiled pattern. Compiling all rules takes over three seconds,
loading them compiled less than a tenth of one; so a process that has a folder to keep them in (:func:`keep_patterns`)
looks there first. What is there changes no result, and where it can't be read or written it is done without.

The file holds what ``regex`` pickles of each pattern, behind a digest of it all. Its name is a digest of everything but
the pattern that decides what a pattern compiles to. Loading it can call nothing but ``regex``'s own constructor.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import regex

from rashomon.rules.word_lists import word_lists

#: Patterns in a file: one that holds more, as after many changes of the rules, is begun anew.
_MOST = 600
_DIGEST_BYTES = 32


class _Store:
    """The file, the patterns it holds as pickled, and those that this process compiled."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.held: dict[str, bytes] = {}
        self.new: dict[str, bytes] = {}


_STORE = _Store()


def keep_patterns(folder: Path) -> None:
    """Take compiled patterns from a folder from now on; :func:`save_patterns` puts new ones there."""
    path = folder / f"patterns-{_surroundings()}.bin"
    if path != _STORE.path:
        _STORE.path, _STORE.held = path, _read(path)


def save_patterns() -> None:
    """Put the patterns that this process compiled beside those in the folder given; nothing where none was given."""
    path, new = _STORE.path, _STORE.new
    if path is None or not new.keys() - _STORE.held.keys():
        return
    held = _read(path)  # another process may have put some there meanwhile
    _STORE.held = {**(held if len(held) < _MOST else {}), **new}
    try:
        _write(path, pickle.dumps(_STORE.held))
    except OSError:
        return  # a folder that can't be written costs time, nothing else


@contextmanager
def saved_patterns() -> Iterator[None]:
    """Save what is compiled in a ``with`` statement at its end, however it ends."""
    try:
        yield
    finally:
        save_patterns()


@cache
def compiled(written: str) -> regex.Pattern[str]:
    """Return a compiled pattern, case-insensitive; ``\\L<name>`` in it is one of the lists of words."""
    kept = _STORE.held.get(written)
    found = _unpickled(kept) if kept else None
    if isinstance(found, regex.Pattern):
        return found
    lists = {name: words for name, words in word_lists().items() if rf"\L<{name}>" in written}
    pattern = regex.compile(written, regex.IGNORECASE | regex.VERSION1, **lists)  # type: ignore[arg-type]
    _STORE.new[written] = pickle.dumps(pattern)
    return pattern


# --- The file ---------------------------------------------------------------------------------------------------------


class _Unpickler(pickle.Unpickler):
    """Unpickles patterns, texts and numbers; anything else in a file is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != ("regex._regex", "compile"):
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a pattern")
        return super().find_class(module, name)


def _unpickled(content: bytes) -> Any:
    try:
        return _Unpickler(io.BytesIO(content)).load()
    except Exception:  # pickle raises whatever its content leads to
        return None


def _read(path: Path) -> dict[str, bytes]:
    try:
        content = path.read_bytes()
    except OSError:
        return {}
    digest, pickled = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    found = _unpickled(pickled) if hashlib.sha256(pickled).digest() == digest else None
    return found if isinstance(found, dict) else {}


def _write(path: Path, pickled: bytes) -> None:
    """Write beside the file and rename, so that no process ever sees a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    try:
        with open(handle, "wb") as file:
            file.write(hashlib.sha256(pickled).digest() + pickled)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _surroundings() -> str:
    known = (regex.__version__, sys.version, sys.byteorder, sys.maxunicode, sorted(word_lists().items()))
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]
