"""Patterns compiled and translated, and kept in a file from one process to the next.

In: a pattern as written, macros filled in. Out: the compiled pattern. Compiling all rules takes over three seconds,
loading them compiled less than a tenth of one; so a process that has a folder to keep them in (:func:`keep_patterns`)
looks there first. What is there changes no result, and where it can't be read or written it is done without.

The file holds what ``regex`` pickles of each pattern, and each one as it is written for PCRE2, behind a digest of it
all. Its name is a digest of everything but the pattern that decides what becomes of it. Loading it can call nothing but
``regex``'s own constructor.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import regex

from rashomon.rules.word_lists import word_lists

#: Entries of a file: one that holds more, as after many changes of the rules, is begun anew.
_MOST = 1200
#: Modules whose code decides how a pattern is written for PCRE2, and which words it needs.
_WRITERS = ("needed.py", "sharing.py", "translating.py")
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
    lists = {name: words for name, words in word_lists().items() if rf"\L<{name}>" in written}
    return compiled_with(written, regex.IGNORECASE | regex.VERSION1, **lists)


def compiled_with(written: str, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[str]:
    """Return what ``regex.compile`` gives, from the file where it is there."""
    given = {name: sorted(words) for name, words in lists.items()}

    def make() -> regex.Pattern[str]:
        return regex.compile(written, flags, **given)  # type: ignore[arg-type]

    found = kept(repr((written, int(flags), given)), make)
    return found if isinstance(found, regex.Pattern) else make()


def kept(key: str, make: Callable[[], Any]) -> Any:
    """Return what ``make`` gives, from the file where an earlier process put it there under the key.

    It is a pattern of ``regex``, or made of tuples, dicts, texts and numbers. The key says all that it depends on,
    but for the lists of words, how patterns are written for PCRE2 and which words they need.
    """
    digest = hashlib.sha256(key.encode()).hexdigest()
    held = _STORE.held.get(digest)
    found = _unpickled(held) if held else None
    if isinstance(found, tuple) and len(found) == 1:
        return found[0]
    made = make()
    _STORE.new[digest] = pickle.dumps((made,))
    return made


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
    code = [files(__package__).joinpath(name).read_bytes() for name in _WRITERS]
    known = (regex.__version__, sys.version, sys.byteorder, sys.maxunicode, sorted(word_lists().items()), code)
    return hashlib.sha256(repr(known).encode()).hexdigest()[:16]
