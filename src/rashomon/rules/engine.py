"""What matches a pattern in a text: found by PCRE2 where that gives what ``regex`` gives, else by ``regex``.

In: a pattern as ``regex`` reads it, and a marked text. Out: where it matches, and where its groups do. PCRE2 turns a
pattern into machine code and takes about a tenth of the time. What it finds is the same
(`tests/rules/test_engine.py`); whatever might not be is left to ``regex``: patterns that :mod:`translating` passes over
or that are too large for PCRE2, texts with other characters than those both engines were asked of, long runs where a
lookbehind was given a bound, and matches in which two groups of one name took part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import regex

from rashomon.rules.patterns import compiled, kept
from rashomon.rules.sharing import share
from rashomon.rules.translating import BOUND, LONGEST_RUN, SHARED, UNWRITTEN, translate
from rashomon.rules.word_lists import word_lists

Stretch = tuple[int, int]
#: Start and end of a match, and the stretches of its groups that took part.
Found = tuple[int, int, dict[str, Stretch]]
#: Without it, the machine code of PCRE2 10.45 to 10.47 passes over matches of large patterns (its issue 874).
_NO_START_OPTIMISING = "(*NO_START_OPT)"
#: How many groups of a pattern that is too large are written once, at most.
_SHARED_GROUPS = 8
_SHARED = regex.compile(f"[{SHARED}{UNWRITTEN}]*+", regex.VERSION1)
_LONG_RUN = regex.compile(rf"\s{{{LONGEST_RUN},}}|\S{{{LONGEST_RUN},}}")


@dataclass(frozen=True, slots=True)
class _Quick:
    """A pattern compiled by PCRE2: its search, what it raises, and the numbers of the groups that bear each name.

    ``bounded`` is whether it misses what is longer than ``LONGEST_RUN``.
    """

    finditer: Callable[[str, int], Iterator[Any]]
    error: type[Exception]
    names: Mapping[str, Sequence[int]]
    bounded: bool


def find(written: str, text: str, start: int = 0) -> list[Found]:
    """Return the matches of a pattern in a text, from a place on."""
    quick = _quick(written) if shared(text) else None
    if quick is not None and quick.bounded and _has_long_run(text):
        quick = None
    found = _by_pcre2(quick, text, start) if quick is not None else None
    return _by_regex(written, text, start) if found is None else found


@lru_cache(maxsize=64)
def shared(text: str) -> bool:
    """Tell whether a text is one of which both engines think alike; all that ASCII prints is."""
    return (text.isascii() and text.isprintable()) or _SHARED.fullmatch(text) is not None


@lru_cache(maxsize=64)
def _has_long_run(text: str) -> bool:
    words = text.split()
    blanks = len(text) - sum(map(len, words))
    if blanks < LONGEST_RUN and all(len(word) < LONGEST_RUN for word in words):
        return False
    return _LONG_RUN.search(text) is not None


def _by_pcre2(quick: _Quick, text: str, start: int) -> list[Found] | None:
    found: list[Found] = []
    try:
        for match in quick.finditer(text, start):
            groups: dict[str, Stretch] = {}
            for name, numbers in quick.names.items():
                for number in numbers:
                    span = match.span(number)
                    if span[0] < 0:
                        continue
                    if name in groups:
                        return None  # regex takes the one that matched last
                    groups[name] = span
            found.append((*match.span(), groups))
    except quick.error:  # a limit of PCRE2's
        return None
    return found


def _by_regex(written: str, text: str, start: int) -> list[Found]:
    pattern = compiled(written)
    return [
        (*found.span(), {name: found.span(name) for name in pattern.groupindex if found.start(name) >= 0})
        for found in pattern.finditer(text, start)
    ]


@cache
def _quick(written: str) -> _Quick | None:
    import pcre2

    fitting = kept(f"pcre2 {written}", lambda: _fitting(written))
    if fitting is None:
        return None
    smaller, names = fitting
    try:
        return _Quick(_compiled(smaller).finditer, pcre2.LibraryError, names, BOUND in smaller)
    except pcre2.LibraryError:  # kept by a process whose PCRE2 takes more
        return None


def _fitting(written: str) -> tuple[str, Mapping[str, Sequence[int]]] | None:
    """Return a pattern as PCRE2 takes it, and the numbers of the groups that bear each name; None where it can't."""
    import pcre2

    translated = translate(written, word_lists())
    smaller = translated.written if translated is not None else None
    for number in range(_SHARED_GROUPS):
        if translated is None or smaller is None:
            break
        try:
            _compiled(smaller)
        except pcre2.LibraryError:  # too large, or a lookbehind too long
            smaller = share(smaller, f"s{number}")
        else:
            return smaller, translated.names
    return None


@lru_cache(maxsize=1)
def _compiled(written: str) -> Any:
    """Compile what :func:`translate` wrote; the last one is kept, since who finds that it fits wants it next."""
    import pcre2

    return pcre2.compile(_NO_START_OPTIMISING + written, flags=pcre2.IGNORECASE)
