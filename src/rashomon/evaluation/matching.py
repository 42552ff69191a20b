"""Whether a statement carries what a careful person put down in words.

In: expected strings ("over 66", "2020-12-20", "Green Zone, Baghdad"; alternatives split by "|") and values.
Out: yes or no. The same rules for every value of a type; none knows a text.
"""

from __future__ import annotations

from datetime import date

import regex

from rashomon.records import Category, Name, Place, Quantity, TimeRange, Value, Wording
from rashomon.values.names import read_name, same_name
from rashomon.values.places import show_place
from rashomon.values.quantities import read_quantity

#: The share of the expected words that a free wording must contain. Set beforehand.
SHARE = 0.5
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "and",
        "to",
        "for",
        "from",
        "by",
        "with",
        "its",
        "their",
        "his",
        "her",
        "s",
        "is",
        "was",
        "were",
    ]
)


def alternatives(text: str) -> list[str]:
    """Split "a|b" into what is either right."""
    return [part.strip() for part in text.split("|")]


def speaker_fits(expected: str, speaker: Name) -> bool:
    """Tell whether a speaker is one of those expected."""
    return any(_one_speaker(one, speaker) for one in alternatives(expected))


def value_fits(expected: str, value: Value) -> bool:
    """Tell whether a value is one of those expected."""
    return any(_one_value(one, value) for one in alternatives(expected))


def _one_speaker(expected: str, speaker: Name) -> bool:
    if expected == "publisher":
        return speaker.kind == "publisher"
    if expected == "unknown":
        return speaker.kind == "unknown"
    if expected.startswith("unnamed") and speaker.kind == "unnamed":
        wanted = _words(expected) - {"unnamed"}
        return not wanted or bool(wanted & _words(f"{speaker.words} {speaker.canonical}"))
    return _one_name(expected, speaker)


def _one_value(expected: str, value: Value) -> bool:
    match value:
        case TimeRange():
            return _time(expected, value)
        case Quantity():
            return _quantity(expected, value)
        case Place():
            return _place(expected, value)
        case Name():
            return _one_name(expected, value)
        case Category():
            return _plain(expected) in {_plain(value.code), _plain(value.words)}
        case Wording():
            return _shares(expected, value.words)


def _time(expected: str, value: TimeRange) -> bool:
    stated, _, rest = expected.partition(" ")
    if value.start is None:
        return False
    if regex.fullmatch(r"\d{4}-\d\d-\d\d", stated) is None:
        return value.timex.startswith(stated)
    finer = value.precision in {"minute", "hour", "part of day"}
    return value.start.date() == date.fromisoformat(stated) and (finer or not rest)


def _quantity(expected: str, value: Quantity) -> bool:
    if expected == "unknown":
        return value.exactness == "unknown"
    wanted = read_quantity(expected)
    return wanted is not None and (wanted.low, wanted.high) == (value.low, value.high)


def _place(expected: str, value: Place) -> bool:
    wanted = _words(expected.split(",")[0])
    return wanted <= _words(
        " ".join((show_place(value), value.words, value.name, value.site, value.city, value.relation))
    )


def _one_name(expected: str, value: Name) -> bool:
    if same_name(read_name(expected), value):
        return True
    wanted, given = _words(expected), _words(value.canonical)
    shared = len(wanted & given)
    return shared > 0 and 2 * shared / (len(wanted) + len(given)) > SHARE


def _shares(expected: str, words: str) -> bool:
    wanted = _words(expected)
    return len(wanted & _words(words)) >= SHARE * len(wanted)


def _words(text: str) -> set[str]:
    return {word.lower().removesuffix("s") for word in _WORD.findall(text)} - _LITTLE


def _plain(text: str) -> str:
    return regex.sub(r"[\s\-]", "", text.lower()).removesuffix("s")
